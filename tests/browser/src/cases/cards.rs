//! Short forms and cited documents explain themselves where they stand.

use serde_json::json;

use super::steps::{
    focus, id, read_sample, read_with_a_card, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_short_form_explains_itself_by_mouse,
    a_short_form_explains_itself_by_keyboard,
    a_short_form_from_the_list_says_so,
    the_next_use_moves_on_to_the_next_place,
    all_uses_of_a_short_form_are_one_press_away,
    escape_closes_the_card_and_gives_the_focus_back,
    a_cited_document_tells_number_issuer_and_date,
    the_next_mention_opens_the_note_that_holds_it,
    a_suspected_error_is_explained_and_nothing_is_changed,
    a_card_stays_inside_a_narrow_window,
];

/// Gives the trigger whose words are `words` the id that tests may use, and says which id it has.
#[track_caller]
fn trigger(page: &Page, kind: &str, words: &str) -> String {
    let found = page.script(
        "return [...document.querySelectorAll(arguments[0])].find((e) => e.textContent === arguments[1] && e.checkVisibility())?.id",
        json!([format!(".{kind}"), words]),
    );
    let found = found.as_str().unwrap_or_default().to_owned();
    assert!(!found.is_empty(), "no {kind} “{words}”");
    id(&found)
}

#[track_caller]
fn open(page: &Page, trigger: &str) {
    page.scroll_to(trigger);
    page.click(trigger);
    page.wait_for(".card[role=dialog]");
}

fn a_short_form_explains_itself_by_mouse(page: &Page) {
    read_sample(page, "nghi-quyet");
    let short = trigger(page, "abbreviation", "TCCSĐ");
    open(page, &short);
    let card = page.text(".card");
    for part in [
        "TCCSĐ",
        "tổ chức cơ sở đảng",
        "Định nghĩa tại mục I",
        "Cũng in là TCCSD",
        "Dùng ",
    ] {
        assert!(card.contains(part), "“{part}” is not in {card}");
    }
    assert_eq!(
        page.attribute(".card", "aria-label").as_deref(),
        Some("Viết tắt TCCSĐ")
    );
    wait_for_state(page, &short, "aria-expanded", "true");
    assert!(page.rect(".card").left >= 0.0);
    // The origin leads to where it is defined.
    page.click(".card__lines a[href='#I']");
    wait_in_view(page, &id("I"));
    // A second press on the word closes the card.
    page.scroll_to(&short);
    page.click(&short);
    page.wait_gone(".card");
    wait_for_state(page, &short, "aria-expanded", "false");
}

fn a_short_form_explains_itself_by_keyboard(page: &Page) {
    read_sample(page, "ket-luan");
    let short = trigger(page, "abbreviation", "UBND");
    page.scroll_to(&short);
    for key in ["Enter", "Space"] {
        focus(page, &short);
        page.press(key);
        page.wait_for(".card");
        assert!(page.text(".card").contains("Ủy ban nhân dân"), "{key}");
        wait_for_focus(page, ".card");
        page.press("Escape");
        page.wait_gone(".card");
    }
}

fn a_short_form_from_the_list_says_so(page: &Page) {
    read_sample(page, "ket-luan");
    open(page, &trigger(page, "abbreviation", "UBND"));
    let card = page.text(".card");
    assert!(
        card.contains("Ủy ban nhân dân") && card.contains("Theo "),
        "{card}"
    );
}

fn the_next_use_moves_on_to_the_next_place(page: &Page) {
    read_sample(page, "ke-hoach");
    let short = trigger(page, "abbreviation", "UBND");
    open(page, &short);
    page.wait_until("the card counts the uses", |page| {
        page.text(".card").contains("Dùng 17 lần, đây là lần ")
    });
    let uses = "[data-card=abbreviation][data-entry='1'][aria-expanded=true]";
    let first = page.attribute(uses, "id").unwrap_or_default();
    let at: usize = page
        .attribute(uses, "data-usage")
        .and_then(|usage| usage.parse().ok())
        .unwrap_or_default();
    page.click(".card [aria-label='Lần dùng sau']");
    page.wait_until("the card tells of the next use", |page| {
        page.text(".card")
            .contains(&format!("đây là lần {}", at + 2))
    });
    wait_for_state(
        page,
        &format!("[id='a1-{}']", at + 1),
        "aria-expanded",
        "true",
    );
    wait_in_view(page, &format!("[id='a1-{}']", at + 1));
    wait_for_state(page, &id(&first), "aria-expanded", "false");
    page.click(".card [aria-label='Lần dùng trước']");
    wait_for_state(page, &id(&first), "aria-expanded", "true");
}

fn all_uses_of_a_short_form_are_one_press_away(page: &Page) {
    read_sample(page, "ke-hoach");
    open(page, &trigger(page, "abbreviation", "UBND"));
    page.click(".card__foot .link");
    page.wait_for(".panel[aria-labelledby=tab-abbreviations]");
    page.wait_for(".panel details[open] .mentions__one");
    assert_eq!(page.count(".panel details[open] .mentions__one"), 17);
    wait_for_focus(page, ".panel details[open] summary");
}

fn escape_closes_the_card_and_gives_the_focus_back(page: &Page) {
    read_sample(page, "ket-luan");
    let short = trigger(page, "abbreviation", "UBND");
    open(page, &short);
    wait_for_focus(page, ".card");
    page.press("Escape");
    page.wait_gone(".card");
    wait_for_focus(page, &short);
    // And by its own button.
    page.press("Enter");
    page.click(".card__close");
    page.wait_gone(".card");
    wait_for_focus(page, &short);
}

fn a_cited_document_tells_number_issuer_and_date(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to("#c1");
    focus(page, "#c1");
    page.press("Enter");
    page.wait_for(".card");
    let card = page.text(".card").replace('\n', " ");
    for part in [
        "17-NQ/TU",
        "Cơ quan Ban Chấp hành Đảng bộ tỉnh",
        "Ngày 28/11/2025",
        "Về việc xây dựng chi bộ gần dân, sát việc",
        "NQ: Nghị quyết",
    ] {
        assert!(card.contains(part), "“{part}” is not in {card}");
    }
    assert_eq!(page.attribute("#c1", "role").as_deref(), Some("button"));
    page.press("Escape");
    page.wait_gone(".card");
    wait_for_focus(page, "#c1");
}

fn the_next_mention_opens_the_note_that_holds_it(page: &Page) {
    read_sample(page, "ket-luan");
    // 912-QĐ/TW stands in the text and in note 2.
    let inside = page.script(
        "return [...document.querySelectorAll('.citation[id]')].filter((e) => e.textContent.includes('912-QĐ/TW'))
           .map((e) => [e.id, e.closest('aside.footnote')?.id ?? ''])",
        json!([]),
    );
    assert_eq!(inside.as_array().map(Vec::len), Some(2), "{inside}");
    let place = |note: &str| {
        let found = inside
            .as_array()
            .into_iter()
            .flatten()
            .find(|at| at[1] == note);
        id(found.and_then(|at| at[0].as_str()).unwrap_or_default())
    };
    let (in_text, in_note) = (place(""), place("n2"));
    open(page, &in_text);
    assert_eq!(page.count(".card__steps button:enabled"), 1);
    page.click(".card__steps button:enabled");
    wait_for_state(page, &in_note, "aria-expanded", "true");
    page.wait_until("the note is open", |page| page.is_visible("#n2"));
    wait_in_view(page, &in_note);
}

fn a_suspected_error_is_explained_and_nothing_is_changed(page: &Page) {
    read_sample(page, "ket-luan");
    let doubt = trigger(page, "repair", "Đây mạnh");
    open(page, &doubt);
    let card = page.text(".card");
    assert!(
        card.contains("Đẩy mạnh") && card.contains("không bị đổi"),
        "{card}"
    );
    assert!(
        page.text(".sheet__text")
            .contains("Đây mạnh sinh hoạt chuyên đề")
    );
}

fn a_card_stays_inside_a_narrow_window(page: &Page) {
    page.resize(700, 800);
    read_with_a_card(page);
    page.wait_until("the card is whole in the window", |page| {
        let card = page.rect(".card");
        card.left >= 0.0 && card.right <= 700.0 && card.top >= 0.0 && card.bottom <= 800.0
    });
    // A press elsewhere in the text sends it away.
    page.click(".masthead__title, .running-head");
    page.wait_gone(".card");
}

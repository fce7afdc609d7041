//! The outline: folding, going to places, and telling where the reader is.

use serde_json::json;

use super::steps::{
    focus, id, read_sample, read_text, show_table, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_row_folds_and_unfolds,
    the_outline_folds_to_a_level_and_opens_whole,
    a_row_leads_to_its_place_and_marks_it,
    the_row_of_the_place_being_read_is_marked,
    between_two_sections_the_one_above_is_marked,
    the_last_row_is_marked_when_its_place_was_gone_to,
    a_section_of_the_text_folds_and_says_what_is_in_it,
    an_address_opens_the_section_it_names,
    an_address_opens_the_note_it_names,
    going_into_a_folded_section_unfolds_it,
    arrow_keys_walk_through_the_outline,
    bracket_keys_go_from_heading_to_heading,
    rows_are_found_without_marks_and_keep_those_above,
    rows_tell_the_pages_of_the_source,
    pictures_of_the_outline,
];

/// The addresses of the rows that can be seen.
#[track_caller]
fn rows(page: &Page) -> Vec<String> {
    let rows = page.script(
        "return [...document.querySelectorAll('.contents__link')].filter((e) => e.checkVisibility()).map((e) => e.getAttribute('href'))",
        json!([]),
    );
    rows.as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| Some(row.as_str()?.to_owned()))
        .collect()
}

fn row(id: &str) -> String {
    format!(".contents__link[href='#{id}']")
}

/// The fold button of a row.
fn fold(id: &str) -> String {
    format!(".contents__row:has(> [href='#{id}']) .contents__fold")
}

const ALL: [&str; 12] = [
    "#I", "#I.1", "#I.2", "#II", "#II.1", "#II.2", "#II.2.1", "#II.2.2", "#II.3", "#II.4", "#II.5",
    "#III",
];

fn a_row_folds_and_unfolds(page: &Page) {
    read_sample(page, "ket-luan");
    assert_eq!(rows(page), ALL);
    page.click(&fold("II.2"));
    wait_for_state(page, &fold("II.2"), "aria-expanded", "false");
    page.wait_until("its rows are gone", |page| {
        rows(page).len() == ALL.len() - 2 && !rows(page).contains(&"#II.2.1".into())
    });
    page.click(&fold("II.2"));
    page.wait_until("they are back", |page| rows(page) == ALL);
}

fn the_outline_folds_to_a_level_and_opens_whole(page: &Page) {
    read_sample(page, "ket-luan");
    page.click("[data-level='1']");
    page.wait_until("only the top is left", |page| {
        rows(page) == ["#I", "#II", "#III"]
    });
    wait_for_state(page, "[data-level='1']", "aria-pressed", "true");
    page.click("[data-level='2']");
    page.wait_until("two levels can be seen", |page| {
        rows(page).len() == 10 && !rows(page).contains(&"#II.2.1".into())
    });
    page.click(".contents__levels button:last-child");
    // Items of lists are the deepest rows; at first they are folded.
    page.wait_until("all levels can be seen", |page| {
        let rows = rows(page);
        rows.len() > ALL.len() && ALL.iter().all(|row| rows.contains(&(*row).into()))
    });
    assert_eq!(page.count(".contents__fold[aria-expanded=false]"), 0);
}

fn a_row_leads_to_its_place_and_marks_it(page: &Page) {
    read_sample(page, "ket-luan");
    page.click(&row("II.2.2"));
    wait_in_view(page, &id("II.2.2"));
    wait_for_focus(page, &id("II.2.2"));
    wait_for_state(page, &row("II.2.2"), "aria-current", "location");
    assert!(page.address().ends_with("#II.2.2"), "{}", page.address());
    // It stands at the top, clear of the running head.
    let (place, head) = (page.rect(&id("II.2.2")), page.rect(".running-head"));
    assert!(
        place.top >= head.bottom - 1.0 && place.top < 300.0,
        "{place:?} {head:?}"
    );
}

fn the_row_of_the_place_being_read_is_marked(page: &Page) {
    read_sample(page, "ket-luan");
    for place in ["II.4", "I.2", "II.2.1"] {
        let block = format!("[id='{place}'] ~ .section__content > .block");
        page.script(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'start', behavior: 'instant' })",
            json!([block]),
        );
        wait_for_state(page, &row(place), "aria-current", "location");
        assert_eq!(page.count("[aria-current=location]"), 1);
        wait_in_view(page, &row(place));
    }
    page.wait_until("the running head tells it too", |page| {
        page.text(".running-head").contains("2.1. Sinh hoạt chi bộ")
    });
}

fn between_two_sections_the_one_above_is_marked(page: &Page) {
    read_sample(page, "ket-luan");
    // The line that is read lies in the white above II.2.2, and above II.
    for (below, above) in [("II.2.2", "II.2.1"), ("II", "I.2")] {
        let white = page.script(
            "const top = () => document.getElementById(arguments[0]).getBoundingClientRect().top;
             const line = document.querySelector('.running-head').getBoundingClientRect().bottom + 48;
             const pane = document.querySelector('.pane__scroll');
             for (let looks = 0; looks < 4; looks++) pane.scrollBy({ top: top() - line - 6, behavior: 'instant' });
             const column = document.querySelector('.sheet__text').getBoundingClientRect();
             return document.elementFromPoint(column.left + column.width * 0.4, line)?.matches('.sheet__text, .section, .section__content, .bundle')",
            json!([below]),
        );
        assert_eq!(white, true, "the line lies in the white above {below}");
        wait_for_state(page, &row(above), "aria-current", "location");
        page.settle();
        assert_eq!(page.count(".contents__link[aria-current=location]"), 1);
        wait_for_state(page, &row(above), "aria-current", "location");
    }
}

fn the_last_row_is_marked_when_its_place_was_gone_to(page: &Page) {
    read_sample(page, "ket-luan");
    // The text ends soon after: the place cannot come up to the line where others are read.
    page.click(&row("III"));
    wait_in_view(page, &id("III"));
    wait_for_state(page, &row("III"), "aria-current", "location");
}

fn a_section_of_the_text_folds_and_says_what_is_in_it(page: &Page) {
    read_sample(page, "ket-luan");
    page.click("[id='I'] .heading__fold");
    wait_for_state(page, "[id='I'] .heading__fold", "aria-expanded", "false");
    assert!(!page.is_visible(&id("I.1")));
    let stand_in = ".section:has(> [id='I']) > .section__stand-in";
    let words = page.text(stand_in);
    assert!(
        words.contains("Mục I đang thu gọn") && words.contains("chữ"),
        "{words}"
    );
    page.click(stand_in);
    page.wait_until("the section is open", |page| page.is_visible(&id("I.1")));
    assert_eq!(page.count(".section__stand-in"), 0);
}

fn an_address_opens_the_section_it_names(page: &Page) {
    read_sample(page, "nghi-quyet#II.3.5.2");
    wait_in_view(page, &id("II.3.5.2"));
    wait_for_focus(page, &id("II.3.5.2"));
    wait_for_state(page, &row("II.3.5.2"), "aria-current", "location");
}

fn an_address_opens_the_note_it_names(page: &Page) {
    read_sample(page, "ket-luan#n3");
    page.wait_until("the note is open", |page| page.is_visible("#n3"));
    wait_in_view(page, "#n3");
    wait_for_focus(page, "#n3");
    assert_eq!(page.count(".noteref[aria-expanded=true]"), 1);
    // A changed address is followed too, and an unknown one does no harm.
    page.script("location.hash = 'n7'", json!([]));
    page.wait_until("the other note is open", |page| page.is_visible("#n7"));
    wait_in_view(page, "#n7");
    page.script("location.hash = 'khong-co-%E1%BA'", json!([]));
    assert!(page.is_visible("#n7"));
}

fn going_into_a_folded_section_unfolds_it(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to(&id("II"));
    page.click("[id='II'] .heading__fold");
    page.wait_until("the section is folded", |page| {
        !page.is_visible(&id("II.2.2"))
    });
    page.click(&row("II.2.2"));
    wait_in_view(page, &id("II.2.2"));
    wait_for_state(page, "[id='II'] .heading__fold", "aria-expanded", "true");
    // The same through the address.
    page.scroll_to(&id("II"));
    page.click("[id='II'] .heading__fold");
    page.wait_until("the section is folded", |page| {
        !page.is_visible(&id("II.3"))
    });
    page.script("location.hash = 'II.3'", json!([]));
    wait_in_view(page, &id("II.3"));
}

fn arrow_keys_walk_through_the_outline(page: &Page) {
    read_sample(page, "ket-luan");
    focus(page, &row("I"));
    page.press("ArrowDown");
    wait_for_focus(page, &row("I.1"));
    page.press("ArrowLeft");
    wait_for_focus(page, &row("I"));
    page.press("ArrowLeft");
    page.wait_until("I is folded", |page| !rows(page).contains(&"#I.1".into()));
    page.press("ArrowDown");
    wait_for_focus(page, &row("II"));
    page.press("ArrowUp");
    page.press("ArrowRight");
    page.wait_until("I is open", |page| rows(page).contains(&"#I.1".into()));
    page.press("ArrowDown");
    page.press("ArrowDown");
    page.press("Enter");
    wait_in_view(page, &id("I.2"));
    wait_for_focus(page, &id("I.2"));
}

const FIELD: &str = ".contents__field";

fn rows_are_found_without_marks_and_keep_those_above(page: &Page) {
    read_sample(page, "ket-luan");
    focus(page, FIELD);
    page.type_into(FIELD, "phat trien va quan ly");
    page.wait_until("only what was looked for is left", |page| {
        rows(page) == ["#II", "#II.2", "#II.2.2"]
    });
    assert_eq!(page.text(".contents__found"), "1 mục");
    // The rows above are there to tell the way, and are no hits.
    assert_eq!(page.count("[data-found=above]"), 2);
    assert_eq!(page.count(".contents__level"), 0);
    // Left and right move in the field, down goes into the list.
    page.press("ArrowLeft");
    page.press("x");
    page.wait_until("nothing is found", |page| {
        rows(page).is_empty() && page.text(".contents__found") == "Không có mục nào"
    });
    assert_eq!(page.property(FIELD, "value"), "phat trien va quan lxy");
    page.press("Escape");
    page.wait_until("all rows are back", |page| rows(page) == ALL);
    assert_eq!(page.property(FIELD, "value"), "");
    assert!(page.has_focus(FIELD));
    page.type_into(FIELD, "2.2");
    page.wait_until("labels are found too", |page| rows(page).len() == 3);
    page.press("ArrowDown");
    wait_for_focus(page, &row("II"));
    page.press("ArrowDown");
    page.press("ArrowDown");
    page.press("Enter");
    wait_for_focus(page, &id("II.2.2"));
    // The field goes with its table.
    show_table(page, "notes");
    show_table(page, "contents");
    assert_eq!(rows(page), ALL);
}

fn rows_tell_the_pages_of_the_source(page: &Page) {
    read_text(
        page,
        "KẾT LUẬN\nvề việc thử\n\nI. MỤC MỘT\n\nCâu một của trang đầu còn dài và sẽ\n\n- 2 -\n\ntiếp tục sang trang sau.\n\n\
         II. MỤC HAI\n\nCâu hai.\n\n- 3 -\n\nIII. MỤC BA\n\nCâu ba.",
    );
    page.wait_for(".contents__page");
    let numbers = page.all(".contents__page > [aria-hidden]");
    assert!(numbers.ends_with(&["2".into(), "3".into()]), "{numbers:?}");
    let last = page.all(".contents__page .hidden-text");
    assert_eq!(last.last().map(String::as_str), Some("Trang gốc 3"));
    // They stand in one line at the right.
    let edges = page.script(
        "return [...new Set([...document.querySelectorAll('.contents__page')].map((e) => e.getBoundingClientRect().right))].length",
        json!([]),
    );
    assert_eq!(edges, json!(1));
    page.screenshot("contents-pages");
    // A copy has neither the number nor the line between the pages.
    page.press("Control+a");
    let (copied, _) = page.copied();
    let healed = "Câu một của trang đầu còn dài và sẽ tiếp tục sang trang sau.";
    assert!(copied.lines().any(|line| line == healed), "{copied}");
}

fn pictures_of_the_outline(page: &Page) {
    for (width, height) in [(1366, 768), (1440, 900), (390, 844)] {
        page.resize(width, height);
        for theme in ["light", "dark"] {
            page.prefer(&[("prefers-color-scheme", theme)]);
            page.open("");
            read_sample(page, "ket-luan#II.2.1");
            wait_in_view(page, &id("II.2.1"));
            show_table(page, "contents");
            page.screenshot(&format!("contents-{width}-{theme}"));
            page.type_into(FIELD, "chi bo");
            page.wait_for("[data-found]");
            page.screenshot(&format!("contents-filter-{width}-{theme}"));
        }
    }
}

fn bracket_keys_go_from_heading_to_heading(page: &Page) {
    read_sample(page, "ket-luan#II.2");
    wait_for_focus(page, &id("II.2"));
    page.press("]");
    wait_for_focus(page, &id("II.2.1"));
    page.press("]");
    wait_for_focus(page, &id("II.2.2"));
    page.press("[");
    wait_for_focus(page, &id("II.2.1"));
}

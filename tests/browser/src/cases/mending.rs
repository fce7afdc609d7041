//! What a person changes: errors corrected, meanings of their own, doubts looked at, sentences cut again. It stays on
//! the device; the source stays as it came.

use serde_json::json;

use super::steps::{
    id, pictures, read_sample, read_text, show_table, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    an_error_is_fixed_and_the_next_one_comes,
    the_same_error_is_fixed_everywhere_and_taken_back_at_once,
    a_corrected_heading_is_correct_in_the_tables,
    words_quoted_in_the_tables_are_corrected,
    another_form_is_typed_and_a_word_is_kept,
    a_correction_is_found_again_on_the_next_visit,
    corrections_refused_by_the_browser_still_hold_for_the_visit,
    a_meaning_of_ones_own_wins_in_every_text,
    short_forms_are_written_out_by_one_switch,
    only_sentences_with_a_short_form_stand_out,
    doubts_are_marked_as_looked_at,
    a_joined_sentence_is_cut_again_and_joined_again,
    a_lifted_note_stands_again_where_it_stood,
    pictures_of_what_a_person_changes,
];

const TEXT: &str = "KẾT LUẬN
về công tác cán bộ

I. Đánh giá
Các cấp ủy bảo đảm tiến độ, bảo đảm chất lượng; bảo đảm nguồn lực. Công tác cán bộ bảo đảm đúng quy định.
II. Nhiệm vụ
1. Rà soát, bổ sung quy hoạch, bao đảm cơ cấu cán bộ nữ. Ban Tổ chức (BTC) chủ trì.
2. Kiểm tra, giám sát thường xuyên, bao đảm kỷ luật. Đây mạnh sinh hoạt chuyên đề. UBND tỉnh bố trí kinh phí; UBND xã tổ chức thực hiện.
3. Tuyên truyền sâu rộng, bao đảm thống nhất. Đẩy mạnh cải cách hành chính.
";

/// Opens the card of a suspected error.
#[track_caller]
fn open(page: &Page, error: &str) {
    page.scroll_to(error);
    page.click(error);
    page.wait_for(".card .card__repair");
    wait_for_focus(page, ".card");
}

/// Presses the button with these words in the card.
#[track_caller]
fn press(page: &Page, words: &str) {
    let marked = page.script(
        "document.querySelectorAll('[data-pressed]').forEach((b) => b.removeAttribute('data-pressed'));
         const button = [...document.querySelectorAll('.card button')].find((b) => b.textContent === arguments[0]);
         button?.setAttribute('data-pressed', ''); return !!button",
        json!([words]),
    );
    assert_eq!(marked, true, "no button “{words}” in the card");
    page.click("[data-pressed]");
}

#[track_caller]
fn wait_for_words(page: &Page, css: &str, words: &str) {
    page.wait_until(&format!("{css} says “{words}”"), |page| {
        page.all(css)
            .first()
            .is_some_and(|text| text.contains(words))
    });
}

#[track_caller]
fn source(page: &Page) -> String {
    page.click("#cach-hien-thi");
    page.click("[data-source]");
    page.wait_for("[data-source-text]");
    let source = page.property(".source__text", "textContent");
    page.click(".source__note button");
    page.wait_for(".masthead");
    source.as_str().unwrap_or_default().to_owned()
}

fn an_error_is_fixed_and_the_next_one_comes(page: &Page) {
    read_text(page, TEXT);
    open(page, "#e0");
    press(page, "Sửa");
    wait_for_words(page, "#e0", "bảo đảm");
    wait_for_state(page, "#e0", "data-verdict", "fixed");
    // The card and the focus have gone on.
    wait_for_state(page, "#e1", "aria-expanded", "true");
    wait_for_words(page, ".card__foot", "2 / 4 chỗ");
    wait_for_focus(page, ".card");
    wait_in_view(page, "#e1");
    // What was fixed says what it was.
    page.click(".card [aria-label='Chỗ nghi sai trước']");
    wait_for_words(page, ".card__lines", "Bản gốc: bao đảm");
    assert_eq!(source(page), TEXT);
    show_table(page, "tasks");
    // Rows out of view have no words to an engine that leaves them alone.
    page.wait_until("the list of tasks takes the correction over", |page| {
        let list = page.property(".task-list", "textContent");
        list.as_str()
            .is_some_and(|text| text.contains("quy hoạch, bảo đảm cơ cấu"))
    });
    // A selection takes the words that are drawn.
    let copied = page.script(
        "getSelection().selectAllChildren(document.querySelector('#e0').closest('.block')); return getSelection().toString()",
        json!([]),
    );
    assert!(
        copied
            .as_str()
            .is_some_and(|text| text.contains("quy hoạch, bảo đảm cơ cấu")),
        "{copied}"
    );
    // Ctrl+Z takes it back and goes there.
    page.press("Escape");
    page.press("Control+z");
    wait_for_words(page, "#e0", "bao đảm");
    wait_for_focus(page, "#e0");
}

fn the_same_error_is_fixed_everywhere_and_taken_back_at_once(page: &Page) {
    read_text(page, TEXT);
    open(page, "#e0");
    press(page, "Sửa cả 3 chỗ");
    for error in ["#e0", "#e1", "#e3"] {
        wait_for_words(page, error, "bảo đảm");
    }
    wait_for_words(page, "#e2", "Đây mạnh");
    wait_for_state(page, "#e2", "aria-expanded", "true");
    page.press("Control+z");
    for error in ["#e0", "#e1", "#e3"] {
        wait_for_words(page, error, "bao đảm");
    }
}

fn a_corrected_heading_is_correct_in_the_tables(page: &Page) {
    read_sample(page, "ket-luan");
    let row = ".contents__link[href='#II.1']";
    wait_for_words(page, row, "sáp xếp");
    let error = page.script(
        "return [...document.querySelectorAll('.heading .repair')].find((e) => e.textContent === 'sáp xếp')?.id",
        json!([]),
    );
    open(page, &id(error.as_str().unwrap_or_default()));
    press(page, "Sửa");
    wait_for_words(page, row, "sắp xếp");
}

fn words_quoted_in_the_tables_are_corrected(page: &Page) {
    read_text(page, TEXT);
    show_table(page, "abbreviations");
    let quoted = |page: &Page| {
        let words = page.all(".mentions__words");
        words.into_iter().find(|w| w.contains("mạnh sinh hoạt"))
    };
    page.script(
        "document.querySelectorAll('.glossary details').forEach((d) => d.open = true)",
        json!([]),
    );
    assert!(quoted(page).is_some_and(|words| words.contains("Đây mạnh sinh hoạt")));
    open(page, "#e2");
    press(page, "Sửa");
    page.wait_until("the quoted words are corrected", |page| {
        quoted(page).is_some_and(|words| words.contains("Đẩy mạnh sinh hoạt"))
    });
}

fn another_form_is_typed_and_a_word_is_kept(page: &Page) {
    read_text(page, TEXT);
    open(page, "#e2");
    press(page, "Khác…");
    wait_for_focus(page, ".card__input");
    assert_eq!(page.property(".card__input", "value"), "Đẩy mạnh");
    page.clear(".card__input");
    page.type_into(".card__input", "  Tăng   cường ");
    page.press("Enter");
    wait_for_words(page, "#e2", "Tăng cường");
    wait_for_state(page, "#e3", "aria-expanded", "true");
    press(page, "Giữ nguyên");
    wait_for_state(page, "#e3", "data-verdict", "kept");
    assert_eq!(page.text("#e3"), "bao đảm");
    // The last one: the card stays, with the way back in focus.
    wait_for_focus(page, ".card__buttons button");
    press(page, "Hoàn tác");
    page.wait_gone("#e3[data-verdict]");
    // Esc gives the field up, not the card.
    press(page, "Khác…");
    wait_for_focus(page, ".card__input");
    page.press("Escape");
    page.wait_gone(".card__input");
    wait_for_focus(page, "[data-opens-field]");
    page.press("Escape");
    page.wait_gone(".card");
    wait_for_focus(page, "#e3");
}

fn a_correction_is_found_again_on_the_next_visit(page: &Page) {
    read_text(page, TEXT);
    open(page, "#e0");
    press(page, "Sửa");
    wait_for_words(page, "#e0", "bảo đảm");
    read_text(page, TEXT);
    wait_for_words(page, "#e0", "bảo đảm");
    wait_for_words(page, ".panel__foot", "Cần xem lại 3 chỗ");
    // Another text has its own.
    read_text(page, &TEXT.replace("cán bộ nữ", "cán bộ trẻ"));
    wait_for_words(page, "#e0", "bao đảm");
}

fn corrections_refused_by_the_browser_still_hold_for_the_visit(page: &Page) {
    read_text(page, TEXT);
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        json!([]),
    );
    open(page, "#e0");
    press(page, "Sửa");
    wait_for_words(page, "#e0", "bảo đảm");
    wait_for_words(page, ".card__refused", "Trình duyệt không cho lưu");
}

/// The card of a short form, by the id of its use.
#[track_caller]
fn explain(page: &Page, short: &str) -> String {
    let found = page.script(
        "return [...document.querySelectorAll('.abbreviation')].find((e) => e.textContent === arguments[0])?.id",
        json!([short]),
    );
    let use_ = id(found.as_str().unwrap_or_default());
    page.scroll_to(&use_);
    page.click(&use_);
    page.wait_for(".card .card__meaning");
    use_
}

fn a_meaning_of_ones_own_wins_in_every_text(page: &Page) {
    read_text(page, TEXT);
    let use_ = explain(page, "UBND");
    press(page, "Thêm nghĩa…");
    wait_for_focus(page, ".card__input");
    page.type_into(".card__input", "Uỷ ban nhân dân các cấp");
    page.press("Enter");
    wait_for_words(page, ".card__meaning", "Uỷ ban nhân dân các cấp");
    wait_for_words(page, ".card__lines", "Do bạn thêm");
    assert!(
        page.text(".card__lines")
            .contains("Nghĩa khác: Ủy ban nhân dân")
    );
    page.press("Escape");
    page.wait_gone(".card");
    wait_for_focus(page, &use_);
    show_table(page, "abbreviations");
    assert!(
        page.text(".glossary")
            .contains("UBND – Uỷ ban nhân dân các cấp")
    );
    // In another text and on another visit, until it is taken away.
    read_sample(page, "ket-luan");
    explain(page, "UBND");
    wait_for_words(page, ".card__meaning", "Uỷ ban nhân dân các cấp");
    press(page, "Bỏ nghĩa này");
    page.wait_until("the meaning is the old one", |page| {
        page.text(".card__meaning") == "Ủy ban nhân dân"
    });
    wait_for_focus(page, "[data-opens-field]");
}

fn short_forms_are_written_out_by_one_switch(page: &Page) {
    read_text(page, TEXT);
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    page.click("[data-switch=in-full]");
    wait_for_words(
        page,
        ".sheet__text",
        "Ủy ban nhân dân tỉnh bố trí kinh phí; Ủy ban nhân dân xã",
    );
    // Where the text itself says what it means the short form stays.
    assert!(
        page.text(".sheet__text")
            .contains("Ban Tổ chức (BTC) chủ trì")
    );
    page.press("Escape");
    page.wait_gone(".display__panel");
    explain(page, "Ủy ban nhân dân");
    wait_for_words(page, ".card__head", "UBND");
    page.press("Escape");
    // It is remembered, and stays out of numbers of documents.
    read_sample(page, "nghi-quyet");
    page.wait_for(".abbreviation[data-long]");
    let numbers = page.script(
        "return [...document.querySelectorAll('.citation + .abbreviation[data-long]')].map((e) => e.textContent)",
        json!([]),
    );
    assert_eq!(numbers, json!([]));
}

fn only_sentences_with_a_short_form_stand_out(page: &Page) {
    read_text(page, TEXT);
    show_table(page, "abbreviations");
    let row = ".glossary .row:has([data-first^='a1-'])";
    page.click(&format!("{row} summary"));
    let toggle = format!("{row} .row__only");
    page.click(&toggle);
    wait_for_state(page, &toggle, "aria-pressed", "true");
    wait_for_words(page, ".only", "Chỉ hiện 1 câu dùng UBND");
    let faded = |page: &Page, word: &str| {
        page.script(
            "const walker = document.createTreeWalker(document.querySelector('.sheet__text'), NodeFilter.SHOW_TEXT);
             while (walker.nextNode()) if (walker.currentNode.data.includes(arguments[0])) {
               for (let e = walker.currentNode.parentElement; e; e = e.parentElement) if (getComputedStyle(e).opacity < 1) return true;
               return false;
             }",
            json!([word]),
        )
    };
    for (word, expected) in [
        ("tỉnh bố trí kinh phí", false),
        ("Kiểm tra, giám sát", true),
        ("Rà soát, bổ sung", true),
        ("Nhiệm vụ", true),
    ] {
        assert_eq!(faded(page, word), expected, "{word}");
    }
    page.press("Escape");
    page.wait_gone(".sheet__text[data-only]");
    wait_for_state(page, &toggle, "aria-pressed", "false");
    assert_eq!(faded(page, "Kiểm tra, giám sát"), false);
}

fn doubts_are_marked_as_looked_at(page: &Page) {
    read_text(page, TEXT);
    wait_for_words(page, ".panel__foot", "Cần xem lại 4 chỗ");
    page.click("[data-dialog=review]");
    page.wait_for("dialog[open]");
    page.click(".look-over__seen input");
    wait_for_words(page, ".modal__title", "Cần xem lại 3 chỗ");
    page.press("Escape");
    page.wait_gone("dialog");
    wait_for_words(page, ".panel__foot", "Cần xem lại 3 chỗ");
    read_text(page, TEXT);
    wait_for_words(page, ".panel__foot", "Cần xem lại 3 chỗ");
}

fn a_joined_sentence_is_cut_again_and_joined_again(page: &Page) {
    read_sample(page, "ket-luan");
    page.click("[data-dialog=receipt]");
    page.wait_for("dialog[open]");
    let undo = ".look-over__item:has([href^='#p']) .look-over__undo";
    wait_for_words(page, undo, "Trả lại như bản gốc");
    page.click(undo);
    wait_for_words(page, undo, "Nối lại");
    page.press("Escape");
    page.wait_gone("dialog");
    assert_eq!(page.style(".page-break[data-cut]", "display"), "block");
    read_sample(page, "ket-luan");
    page.wait_for(".page-break[data-cut]");
    page.click("[data-dialog=receipt]");
    page.wait_for("dialog[open]");
    page.click(undo);
    page.wait_gone(".page-break[data-cut]");
}

fn a_lifted_note_stands_again_where_it_stood(page: &Page) {
    read_sample(page, "ket-luan");
    page.click("[data-dialog=receipt]");
    page.wait_for("dialog[open]");
    let row = ".look-over__item:has([href='#n1'])";
    page.click(&format!("{row} .look-over__undo"));
    wait_for_words(page, &format!("{row} .look-over__undo"), "Tách lại");
    let words = page.text(&format!("{row} .look-over__words"));
    page.press("Escape");
    page.wait_gone("dialog");
    let first: String = words.chars().take(30).collect();
    wait_for_words(page, ".note-back", &first);
    assert_eq!(page.count(".note-back"), 1);
    // The note itself is still called by its mark.
    assert_eq!(page.count("#n1"), 1);
}

fn pictures_of_what_a_person_changes(page: &Page) {
    page.prefer(&[("prefers-reduced-motion", "reduce")]);
    for (window, width, height) in [
        ("large", 1440, 900),
        ("laptop", 1366, 768),
        ("phone", 390, 844),
    ] {
        page.resize(width, height);
        let both = |state: &str| pictures(page, &format!("mending-{window}"), state);
        // A text of this window's own: what is decided for one is not decided for the next.
        read_text(
            page,
            &TEXT.replace("công tác cán bộ\n", &format!("công tác cán bộ, {window}\n")),
        );
        open(page, "#e0");
        both("open");
        press(page, "Sửa");
        wait_for_state(page, "#e1", "aria-expanded", "true");
        press(page, "Khác…");
        wait_for_focus(page, ".card__input");
        both("field");
        page.press("Escape");
        page.wait_gone(".card__input");
        page.click(".card [aria-label='Chỗ nghi sai trước']");
        wait_for_words(page, ".card__lines", "Bản gốc");
        both("fixed");
        page.press("Escape");
        page.wait_gone(".card");
        explain(page, "UBND");
        press(page, "Thêm nghĩa…");
        wait_for_focus(page, ".card__input");
        both("meaning");
        page.press("Escape");
        page.press("Escape");
        page.wait_gone(".card");
        show_table(page, "abbreviations");
        page.click(".glossary .row:has([data-first^='a1-']) summary");
        page.click(".glossary .row:has([data-first^='a1-']) .row__only");
        page.wait_for(".only__line");
        both("only");
        page.press("Escape");
        page.press("Escape");
        page.wait_gone(".only__line");
        read_sample(page, "ket-luan");
        show_table(page, "contents");
        page.click("[data-dialog=review]");
        page.wait_for("dialog[open]");
        page.click(".look-over__seen input");
        both("review");
        page.press("Escape");
        page.wait_gone("dialog");
        page.click("[data-dialog=receipt]");
        page.wait_for("dialog[open]");
        page.script(
            "document.querySelector('.look-over__undo').scrollIntoView()",
            json!([]),
        );
        for place in ["[href^='#p']", "[href='#n1']"] {
            let undo = format!(".look-over__item:has({place}) .look-over__undo");
            if page.text(&undo) == "Trả lại như bản gốc" {
                page.click(&undo);
            }
        }
        both("receipt");
        page.press("Escape");
        page.wait_gone("dialog");
        page.scroll_to(".page-break[data-cut]");
        both("cut");
        page.scroll_to(".note-back");
        both("note");
    }
}

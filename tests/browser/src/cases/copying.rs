//! Copying: healed words, and words with their source.

use serde_json::json;

use super::steps::{focus, id, read_sample, show_table, wait_for_focus};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_copy_reads_as_the_text_does,
    a_copy_leaves_out_open_notes_and_gives_a_note_by_itself,
    a_copy_of_everything_is_the_whole_text,
    a_copy_from_a_field_or_the_source_is_left_alone,
    words_are_copied_with_their_source_in_three_forms,
    the_menu_opens_by_keyboard_for_the_paragraph_in_focus,
    a_refused_clipboard_leaves_the_words_to_be_copied_by_hand,
    pictures_of_the_quote_menu,
];

/// Selects from the start of the first match to the end of the second.
#[track_caller]
fn select(page: &Page, from: &str, to: &str) {
    page.wait_for(from);
    page.script(
        "const [from, to] = [...arguments].map((css) => document.querySelector(css));
         const range = document.createRange();
         range.setStart(from, 0);
         range.setEnd(to, to.childNodes.length);
         getSelection().removeAllRanges();
         getSelection().addRange(range)",
        json!([from, to]),
    );
}

/// Has the clipboard keep what it is given where the test can see it, or refuse it.
#[track_caller]
fn watch_clipboard(page: &Page, takes: bool) {
    page.script(
        "const takes = arguments[0];
         navigator.clipboard.writeText = (text) => {
             if (!takes) return Promise.reject(new Error('refused'));
             window.copied = text;
             return Promise.resolve();
         }",
        json!([takes]),
    );
}

#[track_caller]
fn on_the_clipboard(page: &Page) -> String {
    let text = page.script("return window.copied ?? ''", json!([]));
    text.as_str().unwrap_or_default().to_owned()
}

fn a_copy_reads_as_the_text_does(page: &Page) {
    read_sample(page, "ket-luan");
    select(
        page,
        &id("II.1"),
        "[id='II.1'] ~ .section__content > .block:last-child",
    );
    let (text, html) = page.copied();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines.first().copied(),
        Some("1. Kiện toàn tổ chức cơ sở đảng sau sáp xếp đơn vị hành chính")
    );
    // Source bullets are kept; a sentence cut by a page is whole; no mark of a note stands in it.
    assert!(lines[1].starts_with("- Rà soát chức năng"), "{}", lines[1]);
    assert!(
        lines[1].contains("hoàn thành bàn giao, số hóa hồ sơ đảng viên của 12 đảng bộ cũ"),
        "{}",
        lines[1]
    );
    assert!(
        lines.iter().skip(1).all(|line| line.starts_with("- ")),
        "{text}"
    );
    assert!(html.starts_with("<p>1. Kiện toàn"), "{html}");
    assert!(!html.contains("class="), "{html}");
}

fn a_copy_leaves_out_open_notes_and_gives_a_note_by_itself(page: &Page) {
    read_sample(page, "ket-luan");
    let opening = "[id='II'] ~ .section__content > .block";
    select(page, opening, opening);
    let (closed, _) = page.copied();
    assert!(
        closed.contains("05 nhóm nhiệm vụ nêu trong Nghị quyết"),
        "{closed}"
    );
    page.press("Shift+E");
    page.wait_for("#n1:not([hidden])");
    select(page, opening, opening);
    assert_eq!(page.copied().0, closed);
    select(page, "#n1", "#n1");
    let (note, _) = page.copied();
    let items: Vec<&str> = note.lines().collect();
    assert_eq!(items.len(), 5, "{note}");
    assert_eq!(items[0], "(1) Kiện toàn chi bộ thôn, tổ dân phố;");
}

fn a_copy_of_everything_is_the_whole_text(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to(&id("I"));
    page.click("[id='I'] .heading__fold");
    page.wait_for(".section__stand-in");
    page.press("Control+a");
    let (text, _) = page.copied();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.contains(&"KẾT LUẬN"), "{text}");
    // Folded sections are part of it, bar and tables are not.
    assert!(lines.contains(&"1. Ưu điểm"), "{text}");
    for foreign in ["Mục lục", "Chú Giải", "đang thu gọn", "Cần xem lại"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
}

fn a_copy_from_a_field_or_the_source_is_left_alone(page: &Page) {
    read_sample(page, "ket-luan");
    select(page, &id("II.1"), &id("II.1"));
    focus(page, ".contents__field");
    assert_eq!(page.copied().0, "");
    page.click("#cach-hien-thi");
    page.click("[data-source]");
    page.wait_for("[data-source-text]");
    select(page, ".source__text", ".source__text");
    assert_eq!(page.copied().0, "");
}

fn words_are_copied_with_their_source_in_three_forms(page: &Page) {
    read_sample(page, "ket-luan");
    watch_clipboard(page, true);
    let item = "[id='II.1'] ~ .section__content > .block";
    let mut given = Vec::new();
    for form in ["report", "press", "link"] {
        page.scroll_to(item);
        page.script("getSelection().removeAllRanges()", json!([]));
        select(page, item, item);
        page.wait_for(".quote");
        page.click(&format!("[data-quote={form}]"));
        page.wait_gone(".quote");
        page.wait_until("it is said", |page| page.text(".toast") == "Đã chép");
        given.push(on_the_clipboard(page));
    }
    let [report, press, link] = &given[..] else {
        panic!("three forms")
    };
    assert!(report.starts_with("- Rà soát chức năng"), "{report}");
    assert!(
        report.ends_with(" (Mục II.1, Kết luận số 06-KL/BTCTU, ngày 12/02/2026)"),
        "{report}"
    );
    assert!(press.starts_with("“Rà soát chức năng"), "{press}");
    assert!(
        press.contains("” — Kết luận 06-KL/BTCTU ngày 12/02/2026 của "),
        "{press}"
    );
    let (_, address) = link.rsplit_once('\n').expect("the address has a line");
    assert!(
        address.ends_with("/mot/hai/?sample=ket-luan#II.1.-1"),
        "{address}"
    );
    assert_eq!(page.attribute(".toast", "role").as_deref(), Some("status"));
    page.settle();
    // Across sections the smallest that holds all is named; in a note the note.
    page.scroll_to(&id("II.2.1"));
    select(page, &id("II.2.1"), &id("II.2.2"));
    page.wait_for(".quote");
    assert!(
        page.text("[data-quote=report]")
            .contains("(Mục II.2, Kết luận")
    );
    page.script("getSelection().removeAllRanges()", json!([]));
    page.wait_gone(".quote");
    page.scroll_to(".noteref[href='#n1']");
    page.click(".noteref[href='#n1']");
    page.wait_for("#n1:not([hidden])");
    select(page, "#n1 .footnote__item", "#n1 .footnote__item");
    page.wait_for(".quote");
    let said = page.text("[data-quote=report]");
    assert!(said.contains("(Chú thích 1, Mục II, Kết luận"), "{said}");
}

fn the_menu_opens_by_keyboard_for_the_paragraph_in_focus(page: &Page) {
    read_sample(page, "ket-luan#II.2.2");
    wait_for_focus(page, &id("II.2.2"));
    watch_clipboard(page, true);
    page.press("Control+Shift+c");
    wait_for_focus(page, "[data-quote=report]");
    page.press("ArrowDown");
    wait_for_focus(page, "[data-quote=press]");
    page.press("ArrowUp");
    page.press("Enter");
    page.wait_gone(".quote");
    let text = on_the_clipboard(page);
    assert!(text.contains("(Mục II.2.2, Kết luận số"), "{text}");
    page.press("Control+Shift+c");
    wait_for_focus(page, "[data-quote=report]");
    page.press("Escape");
    page.wait_gone(".quote");
    wait_for_focus(page, "#van-ban");
}

fn a_refused_clipboard_leaves_the_words_to_be_copied_by_hand(page: &Page) {
    read_sample(page, "ket-luan#II.2.2");
    wait_for_focus(page, &id("II.2.2"));
    watch_clipboard(page, false);
    page.press("Control+Shift+c");
    wait_for_focus(page, "[data-quote=report]");
    page.press("Enter");
    page.wait_for("#chep-tay");
    wait_for_focus(page, "#chep-tay");
    let chosen = page.script(
        "const field = document.querySelector('#chep-tay');
         return field.value.slice(field.selectionStart, field.selectionEnd)",
        json!([]),
    );
    assert!(
        chosen
            .as_str()
            .is_some_and(|t| t.contains("(Mục II.2.2, Kết luận số")),
        "{chosen}"
    );
    page.screenshot("copy-by-hand");
    page.press("Escape");
    page.wait_gone("#chep-tay");
    assert_eq!(page.text(".toast"), "");
}

fn pictures_of_the_quote_menu(page: &Page) {
    let item = "[id='II.1'] ~ .section__content > .block";
    for (width, height) in [(1440, 900), (1366, 768), (820, 1180), (390, 844)] {
        page.resize(width, height);
        for theme in ["light", "dark"] {
            page.prefer(&[("prefers-color-scheme", theme)]);
            page.open("");
            read_sample(page, "ket-luan");
            page.wait_for(item);
            if width == 1366 {
                show_table(page, "contents");
            }
            page.scroll_to(item);
            select(page, item, item);
            page.wait_for(".quote");
            page.screenshot(&format!("quote-{width}-{theme}"));
        }
    }
}

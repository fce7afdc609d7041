//! Notes open where they are called.

use serde_json::{Value, json};

use super::steps::{
    focus, id, read_sample, read_text, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    every_mark_names_its_note_and_all_are_closed_at_first,
    a_note_opens_right_after_its_sentence,
    a_note_parts_a_paragraph_that_goes_on,
    several_notes_are_open_at_once,
    the_keyboard_opens_a_note_and_gives_the_focus_back,
    all_notes_open_and_close_together,
    the_line_being_read_stays_while_notes_open_above_it,
    a_number_announced_is_compared_with_what_the_note_lists,
    notes_at_the_end_lead_back_to_their_marks,
    notes_in_the_margin_stand_at_the_height_of_their_marks,
    a_mark_without_a_note_says_so,
    a_note_without_a_mark_stands_at_the_end,
];

/// The mark of the note with this label.
pub fn mark(label: usize) -> String {
    format!(".noteref[href='#n{label}']")
}

/// Labels of the notes that can be seen.
#[track_caller]
pub fn shown(page: &Page) -> Vec<String> {
    let seen = page.script(
        "return [...document.querySelectorAll('aside.footnote')].filter((note) => note.checkVisibility()).map((note) => note.id)",
        json!([]),
    );
    let ids = seen.as_array().cloned().unwrap_or_default();
    ids.iter()
        .filter_map(|id| Some(id.as_str()?.to_owned()))
        .collect()
}

#[track_caller]
pub fn wait_shown(page: &Page, ids: &[&str]) {
    page.wait_until(&format!("these notes can be seen: {ids:?}"), |page| {
        shown(page) == ids
    });
}

/// The text before and after an open note in its paragraph, by the order in the document.
#[track_caller]
fn around(page: &Page, note: &str) -> [String; 2] {
    let words = page.script(
        "const note = document.getElementById(arguments[0]);
         const block = note.parentElement, before = document.createRange(), after = document.createRange();
         before.setStart(block, 0); before.setEndBefore(note);
         after.setStartAfter(note); after.setEnd(block, block.childNodes.length);
         const text = (range) => { const copy = range.cloneContents(); copy.querySelectorAll('aside').forEach((e) => e.remove()); return copy.textContent.trim() };
         return [text(before), text(after)]",
        json!([note]),
    );
    [0, 1].map(|i| words[i].as_str().unwrap_or_default().to_owned())
}

fn every_mark_names_its_note_and_all_are_closed_at_first(page: &Page) {
    read_sample(page, "ket-luan");
    let marks = page.script(
        "return [...document.querySelectorAll('[role=doc-noteref]')].map((mark) => {
           const note = document.getElementById(mark.getAttribute('aria-controls'));
           return [mark.textContent, mark.getAttribute('aria-label'), mark.getAttribute('aria-expanded'), mark.hash,
             note.getAttribute('role'), note.getAttribute('aria-label'), note.checkVisibility()] })",
        json!([]),
    );
    let expected: Vec<Value> = (1..=8)
        .map(|n| {
            let name = format!("chú thích {n}");
            json!([
                n.to_string(),
                name,
                "false",
                format!("#n{n}"),
                "doc-footnote",
                name,
                false
            ])
        })
        .collect();
    assert_eq!(marks, json!(expected));
}

fn a_note_opens_right_after_its_sentence(page: &Page) {
    read_sample(page, "ket-luan");
    let five = mark(5);
    page.scroll_to(&five);
    page.click(&five);
    wait_shown(page, &["n5"]);
    wait_for_state(page, &five, "aria-expanded", "true");
    assert_eq!(page.count(".noteref[aria-expanded=true]"), 1);
    assert!(
        page.text("#n5")
            .contains("Kể cả đảng viên đang đi làm ăn xa")
    );
    let follows = page.script(
        "return document.getElementById('n5').previousElementSibling.querySelector('.noteref')?.hash",
        json!([]),
    );
    assert_eq!(follows, "#n5", "the note follows the words with its mark");
    let [before, after] = around(page, "n5");
    assert!(
        before.ends_with("cho đảng viên5 trước buổi sinh hoạt ít nhất ba ngày."),
        "{before}"
    );
    assert_eq!(after, "");
    assert!(page.rect("#n5").top >= page.rect(&five).bottom - 4.0);
    // The same place on the second press; the note goes away.
    page.click(&five);
    wait_shown(page, &[]);
    wait_for_state(page, &five, "aria-expanded", "false");
}

fn a_note_parts_a_paragraph_that_goes_on(page: &Page) {
    read_sample(page, "ket-luan");
    for (label, ends, begins) in [
        (
            6,
            "cơ cấu cán bộ nữ, cán bộ trẻ.",
            "Đánh giá cán bộ phải lấy",
        ),
        (
            8,
            "báo cáo tiến độ theo mẫu8.",
            "Phòng Cơ sở đảng, đảng viên",
        ),
    ] {
        page.scroll_to(&mark(label));
        page.click(&mark(label));
        let note = format!("n{label}");
        page.wait_until("the note is open", |page| page.is_visible(&id(&note)));
        let [before, after] = around(page, &note);
        assert!(before.ends_with(ends), "{before}");
        assert!(after.starts_with(begins), "{after}");
        let heights = page.script(
            "const note = document.getElementById(arguments[0]), next = note.nextElementSibling;
             const mark = document.querySelector(`.noteref[href='#${note.id}']`);
             return [mark, note, next].map((e) => e.getClientRects()[0].top)",
            json!([note]),
        );
        let [at_mark, at_note, at_next] =
            [0, 1, 2].map(|i| heights[i].as_f64().unwrap_or_default());
        assert!(at_mark < at_note && at_note < at_next, "{heights}");
    }
}

fn several_notes_are_open_at_once(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to(&mark(1));
    page.click(&mark(2));
    page.click(&mark(1));
    // Both stand after the same sentence, in the order of their marks.
    wait_shown(page, &["n1", "n2"]);
    assert!(page.rect("#n1").bottom <= page.rect("#n2").top + 1.0);
    page.click(&mark(2));
    wait_shown(page, &["n1"]);
}

fn the_keyboard_opens_a_note_and_gives_the_focus_back(page: &Page) {
    read_sample(page, "ket-luan");
    page.press("n");
    wait_for_focus(page, &mark(1));
    wait_in_view(page, &mark(1));
    page.press("Enter");
    wait_shown(page, &["n1"]);
    page.press("n");
    wait_for_focus(page, &mark(2));
    page.press("Shift+n");
    wait_for_focus(page, &mark(1));
    // The note's own button closes it.
    focus(page, "#n1 .footnote__close");
    page.press("Enter");
    wait_shown(page, &[]);
    wait_for_focus(page, &mark(1));
    page.press("Enter");
    wait_shown(page, &["n1"]);
    page.press("Enter");
    wait_shown(page, &[]);
    assert!(page.has_focus(&mark(1)));
}

fn all_notes_open_and_close_together(page: &Page) {
    read_sample(page, "ket-luan");
    page.click(".app-bar [data-all-notes]");
    wait_shown(page, &["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"]);
    let strays = page.script(
        "return [...document.querySelectorAll('aside.footnote')].filter((note) => {
           let words = note.previousElementSibling;
           while (words.matches('aside')) words = words.previousElementSibling;
           return !words.querySelector(`.noteref[href='#${note.id}']`) }).map((note) => note.id)",
        json!([]),
    );
    assert_eq!(
        strays,
        json!([]),
        "notes that do not follow the words with their mark"
    );
    // The bar has room for its sign only at this width; the words are its name.
    wait_for_state(
        page,
        ".app-bar [data-all-notes]",
        "title",
        "Thu gọn tất cả chú thích",
    );
    // One closed by hand: the button opens all again.
    page.scroll_to(&mark(8));
    page.click(&mark(8));
    wait_for_state(
        page,
        ".app-bar [data-all-notes]",
        "title",
        "Mở tất cả chú thích",
    );
    page.click(".app-bar [data-all-notes]");
    wait_shown(page, &["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"]);
    page.click(".app-bar [data-all-notes]");
    wait_shown(page, &[]);
}

fn the_line_being_read_stays_while_notes_open_above_it(page: &Page) {
    read_sample(page, "ket-luan#II.4");
    wait_for_focus(page, &id("II.4"));
    wait_in_view(page, &id("II.4"));
    let before = page.rect(&id("II.4")).top;
    for shown_now in [8, 0] {
        page.press("Shift+E");
        page.wait_until("the notes have changed", |page| {
            shown(page).len() == shown_now
        });
        page.wait_until("the heading stands where it stood", |page| {
            (page.rect(&id("II.4")).top - before).abs() < 2.0
        });
    }
}

fn a_number_announced_is_compared_with_what_the_note_lists(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to(&mark(3));
    page.click(&mark(3));
    wait_shown(page, &["n3"]);
    assert_eq!(page.count("#n3 .footnote__item"), 3);
    let check = page.text("#n3 .footnote__count");
    assert!(
        check.contains("Văn bản nêu") && check.contains("chỉ có 3 ý"),
        "{check}"
    );
    assert!(check.contains('4'), "{check}");
    assert_eq!(page.count("#n3 .footnote__count[data-differs]"), 1);
    page.click(&mark(4));
    wait_shown(page, &["n3", "n4"]);
    assert_eq!(page.count("#n4 [data-differs]"), 0);
}

fn notes_at_the_end_lead_back_to_their_marks(page: &Page) {
    read_sample(page, "ket-luan");
    page.click(".app-bar [data-placement=end]");
    page.wait_for("[role=doc-endnotes]");
    assert_eq!(page.count("[role=doc-endnotes] li.endnotes__note"), 8);
    assert_eq!(shown(page), Vec::<String>::new());
    page.scroll_to(&mark(5));
    page.click(&mark(5));
    wait_in_view(page, ".endnotes [id='n5']");
    wait_for_focus(page, ".endnotes [id='n5']");
    page.click(".endnotes [id='n5'] [role=doc-backlink]");
    wait_in_view(page, &mark(5));
    wait_for_focus(page, &mark(5));
}

fn notes_in_the_margin_stand_at_the_height_of_their_marks(page: &Page) {
    page.resize(1440, 900);
    read_sample(page, "ket-luan");
    page.click(".app-bar [data-placement=margin]");
    page.wait_until("all notes can be seen", |page| shown(page).len() == 8);
    page.scroll_to(&mark(5));
    for label in [3, 5] {
        let (note, at) = (
            page.rect(&id(&format!("n{label}"))),
            page.rect(&mark(label)),
        );
        assert!(note.left > at.right, "note {label} is beside the text");
        assert!(
            (note.top - at.top).abs() < 40.0,
            "note {label}: {note:?} {at:?}"
        );
    }
    let overlaps = page.script(
        "const notes = [...document.querySelectorAll('aside.footnote')].map((n) => n.getBoundingClientRect());
         return notes.filter((n, i) => i > 0 && n.top < notes[i - 1].bottom).length",
        json!([]),
    );
    assert_eq!(overlaps, 0, "notes that lie over the one before");
    // No room any more: the notes open in the text again.
    page.resize(1000, 800);
    page.wait_until("no note stands beside the text", |page| {
        shown(page).is_empty()
    });
    assert_eq!(page.count("[data-reader][data-notes=inline]"), 1);
}

fn a_mark_without_a_note_says_so(page: &Page) {
    read_text(
        page,
        "KẾT LUẬN\nvề việc thử\n\nI. MỘT\n\nTập trung thực hiện 05 nhóm nhiệm vụ¹ đã nêu. Câu sau của đoạn.\n\n\
         ² Hai chú thích.\n\nCâu khác gọi 02 đề án² của tỉnh.\n",
    );
    page.click(".noteref[data-lost]");
    page.wait_until("the sentence can be seen", |page| {
        page.all("aside.footnote")
            .iter()
            .any(|note| note.contains("Chưa tìm thấy chú thích 1."))
    });
}

fn a_note_without_a_mark_stands_at_the_end(page: &Page) {
    read_text(
        page,
        "KẾT LUẬN\nvề việc thử\n\nI. MỘT\n\nTập trung thực hiện 02 nhóm nhiệm vụ¹ đã nêu.\n\n\
         ¹ (1) Việc một; (2) Việc hai.\n\n² Chú thích không ai gọi.\n\nII. HAI\n\nCâu cuối của văn bản.\n",
    );
    let end = page.text("[role=doc-endnotes]");
    assert!(
        end.contains("Chú thích 2 chưa tìm thấy dấu") && end.contains("Chú thích không ai gọi"),
        "{end}"
    );
}

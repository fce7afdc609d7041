//! Real documents from beside the repository, where there are any.

use serde_json::json;

use super::steps::{id, read_beside, real_documents, show_table};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    every_real_document_opens,
    a_real_conclusion_shows_number_and_notes,
    each_note_of_a_real_conclusion_follows_its_sentence,
    items_of_notes_are_sub_tasks_of_a_real_conclusion,
];

/// The notes of the real conclusion: words round the mark in its sentence, first words of the note.
const NOTES: [(&str, &str); 8] = [
    (
        "10 nhóm nhiệm vụ, giải pháp",
        "Tăng cường xây dựng Đảng về chính trị",
    ),
    (
        "03 nhiệm vụ, giải pháp đột phá chiến lược",
        "Tiếp tục hoàn thiện thể chế",
    ),
    (
        "03 nội dung triển khai từ năm 2022",
        "Báo cáo việc thực hiện chính sách",
    ),
    (
        "02 nội dung triển khai trong năm 2023",
        "Cơ chế, chính sách phát hiện",
    ),
    ("04 nhóm nhiệm vụ, giải pháp", "Củng cố, nâng cao năng lực"),
    (
        "06 đề án, nhiệm vụ hoàn thành trong năm 2023",
        "Sửa đổi, bổ sung Quy định số 132-QĐ/TW",
    ),
    (
        "nhất là các đề án, nhiệm vụ",
        "Sửa đổi, bổ sung Quy định số 164-QĐ/TW",
    ),
    ("", "Mô hình tổ chức tổng thể"),
];

fn every_real_document_opens(page: &Page) {
    for (name, content) in real_documents() {
        read_beside(page, &name, content);
        let text = page.text(".sheet__text");
        assert!(text.chars().count() > 1000, "{name}: {text}");
        assert!(
            !page.text(".app-bar__document").is_empty()
                || !page.text(".masthead").is_empty()
                || text.len() > 2000
        );
        show_table(page, "tasks");
        assert!(page.is_visible(".panel"));
    }
}

/// Opens the real conclusion; false where it is not there.
#[track_caller]
fn open_conclusion(page: &Page) -> bool {
    let Some((name, content)) = real_documents()
        .into_iter()
        .find(|(name, _)| name == "000.txt")
    else {
        return false;
    };
    read_beside(page, &name, content);
    true
}

fn a_real_conclusion_shows_number_and_notes(page: &Page) {
    if !open_conclusion(page) {
        return;
    }
    let head = page.text(".masthead");
    assert!(
        head.contains("KẾT LUẬN") && head.contains("Hội nghị toàn quốc"),
        "{head}"
    );
    assert!(
        page.text(".app-bar__document").contains("08-KL/BTCTW"),
        "{}",
        page.text(".app-bar__document")
    );
    assert!(page.title().contains("08-KL/BTCTW"), "{}", page.title());
    assert_eq!(page.count(".noteref"), 8);
    show_table(page, "notes");
    let rows = page.all(".note-list .row");
    assert_eq!(rows.len(), 8);
    for (row, (_, words)) in rows.iter().zip(NOTES) {
        assert!(row.contains(words), "“{words}” is not in {row}");
    }
}

fn each_note_of_a_real_conclusion_follows_its_sentence(page: &Page) {
    if !open_conclusion(page) {
        return;
    }
    page.click(".app-bar [data-all-notes]");
    page.wait_until("eight notes are open", |page| {
        page.count("aside.footnote:not([hidden])") == 8
    });
    for (label, (called, words)) in (1..).zip(NOTES) {
        let note = format!("n{label}");
        let first: String = page
            .text(&format!("{} .footnote__body", id(&note)))
            .trim_start_matches(['(', '1', ')', ' ', '\n'])
            .to_owned();
        assert!(first.starts_with(words), "note {label}: {first}");
        let before = page.script(
            "const note = document.getElementById(arguments[0]);
             let words = note.previousElementSibling;
             while (words.matches('aside')) words = words.previousElementSibling;
             const mark = words.querySelector(`.noteref[href='#${note.id}']`);
             if (!mark) return null;
             const range = document.createRange();
             range.setStart(words, 0); range.setEndBefore(mark);
             return [range.toString(), words.textContent]",
            json!([note]),
        );
        let to_mark = before[0].as_str().unwrap_or_default();
        assert!(
            to_mark.ends_with(called) && !to_mark.is_empty(),
            "note {label} is called after: {to_mark}"
        );
        let sentence = before[1].as_str().unwrap_or_default().trim_end();
        assert!(
            sentence.ends_with(['.', ':', ';']),
            "note {label} stands after: {sentence}"
        );
        let lower = page.rect(&id(&note)).top > page.rect(&format!(".noteref[href='#{note}']")).top;
        assert!(lower, "note {label} stands below its mark");
    }
}

fn items_of_notes_are_sub_tasks_of_a_real_conclusion(page: &Page) {
    if !open_conclusion(page) {
        return;
    }
    show_table(page, "tasks");
    let closed = ".chip--note[aria-expanded=false]";
    page.wait_for(closed);
    for left in (0..page.count(closed)).rev() {
        page.script(
            "document.querySelector(arguments[0]).click()",
            json!([closed]),
        );
        page.wait_until("the items are shown", |page| page.count(closed) == left);
    }
    let items = |note: usize| format!(".task .task[data-task^='n{note}.']");
    for (note, count) in [(3, 3), (4, 2), (6, 6), (8, 2)] {
        assert_eq!(page.count(&items(note)), count, "note {note}");
    }
    let dated = format!("{} .chip--deadline", items(6));
    assert_eq!(page.all(&dated), ["trong năm 2023"; 6]);
    page.screenshot("real-sub-tasks");
}

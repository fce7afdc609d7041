//! The other tables beside the text: tasks, notes, short forms, cited documents.

use serde_json::json;

use super::plan::wait_for_words;
use super::steps::{
    id, read_sample, read_text, show_table, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    tasks_stand_under_their_headings_and_each_group_folds,
    ticking_tasks_counts_the_progress,
    items_of_a_note_are_tasks_of_their_own,
    a_task_leads_to_its_sentence,
    the_notes_table_lists_every_note,
    the_table_of_short_forms_lists_meanings_and_uses,
    the_table_of_cited_documents_lists_every_mention,
    a_plain_text_leaves_the_tables_empty_and_says_so,
    a_second_press_on_a_tab_hides_the_table,
    what_was_moved_and_doubted_is_listed_with_its_places,
];

/// "0/21" of the group with this label, the first of its kind.
#[track_caller]
fn share(page: &Page, name: &str) -> String {
    let found = page.script(
        "return [...document.querySelectorAll('.task-list__section')].find((e) => e.textContent.includes(arguments[0]))
           ?.querySelector('.task-list__share > [aria-hidden]').textContent",
        json!([name]),
    );
    found.as_str().unwrap_or_default().to_owned()
}

fn tasks_stand_under_their_headings_and_each_group_folds(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    let tasks = page.count(".task-list .task");
    assert_eq!(page.text(".panel__count"), tasks.to_string());
    assert_eq!(share(page, "Nhiệm vụ trọng tâm năm 2026"), "0/18");
    assert_eq!(share(page, "Nâng cao chất lượng sinh hoạt"), "0/6");
    assert_eq!(share(page, "Sinh hoạt chi bộ"), "0/3");
    // Three levels: II, II.2, II.2.1.
    assert!(page.count(".task-list__group .task-list__group .task-list__group .task") > 0);
    let group =
        ".task-list__groups[data-depth='1'] > .task-list__group:nth-child(2) > .task-list__section";
    page.click(group);
    wait_for_state(page, group, "aria-expanded", "false");
    page.wait_until("its six tasks are gone", |page| {
        page.count(".task-list .task") == tasks - 6
    });
    page.click("[data-fold-tasks]");
    page.wait_until("all tasks are gone", |page| {
        page.count(".task-list .task") == 0
    });
    page.click("[data-fold-tasks]");
    page.wait_until("all tasks are back", |page| {
        page.count(".task-list .task") == tasks
    });
}

/// The row of the task with these words.
#[track_caller]
fn task(page: &Page, words: &str) -> String {
    let id = page.script(
        "const rows = [...document.querySelectorAll('.task-list .task')];
         const row = rows.find((row) => row.querySelector('.task__text').textContent.includes(arguments[0]));
         return row ? row.dataset.task : null;",
        json!([words]),
    );
    format!(
        ".task[data-task='{}']",
        id.as_str().expect("a task with these words")
    )
}

fn ticking_tasks_counts_the_progress(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    let first = task(page, "Rà soát chức năng, nhiệm vụ");
    page.click(&format!("{first} input"));
    page.click(&format!("{} input", task(page, "Căn cứ Kết luận này")));
    page.wait_until("two are done", |page| {
        page.text(".progress").contains("Đã xong 2 / 21")
    });
    assert_eq!(share(page, "Nhiệm vụ trọng tâm năm 2026"), "1/18");
    assert_eq!(share(page, "Tổ chức thực hiện"), "1/3");
    wait_for_state(page, &first, "data-done", "");
    // Ticks stay while other tables are looked at.
    show_table(page, "notes");
    show_table(page, "tasks");
    assert_eq!(page.property(&format!("{first} input"), "checked"), true);
    page.click(&format!("{first} input"));
    page.wait_until("one is left", |page| {
        page.text(".progress").contains("Đã xong 1 / 21")
    });
}

fn items_of_a_note_are_tasks_of_their_own(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    let task = task(page, "Giám sát 02 chuyên đề");
    let chip = format!("{task} > .task__chips .chip--note");
    page.scroll_to(&chip);
    page.click(&chip);
    wait_for_state(page, &chip, "aria-expanded", "true");
    assert_eq!(page.count(&format!("{task} .task__items .task")), 2);
    page.click(".task[data-task='n7.(1)'] input");
    page.wait_until("the task is half done", |page| {
        page.property(&format!("{task} > .task__box input"), "indeterminate") == true
    });
    wait_for_words(page, &chip, "1/2");
    assert!(page.text(".progress").contains("Đã xong 0 / 21"));
    page.click(".task[data-task='n7.(2)'] input");
    page.wait_until("the task is done", |page| {
        page.property(&format!("{task} > .task__box input"), "checked") == true
    });
    assert!(page.text(".progress").contains("Đã xong 1 / 21"));
    // An item leads into its note.
    page.click(".task[data-task='n7.(2)'] .task__text");
    page.wait_until("the note is open", |page| page.is_visible("#n7"));
    wait_in_view(page, &id("n7.(2)"));
}

fn a_task_leads_to_its_sentence(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    let task = task(page, "Xây dựng tủ sách, kho câu hỏi");
    page.click(&format!("{task} .task__text"));
    page.wait_for("[data-current-task]");
    wait_in_view(page, "[data-current-task]");
    let block = page.text("[data-current-task]");
    assert!(
        block.contains("Xây dựng tủ sách, kho câu hỏi nghiệp vụ dùng chung"),
        "{block}"
    );
    wait_for_state(page, &task, "aria-current", "true");
    let id = page.attribute(&task, "data-task").unwrap_or_default();
    assert!(
        page.address().ends_with(&format!("#{id}")),
        "{}",
        page.address()
    );
}

fn the_notes_table_lists_every_note(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "notes");
    let rows = page.all(".note-list .row");
    assert_eq!(rows.len(), 8);
    for (row, part) in rows.iter().zip([
        "Kiện toàn chi bộ thôn",
        "Quy định số 912-QĐ/TW",
        "Chuẩn bị và ban hành nghị quyết",
        "Công chức xã về làm phó bí thư",
        "Kể cả đảng viên đang đi làm ăn xa",
        "Đề án bồi dưỡng bí thư chi bộ",
        "Việc thực hiện quy chế làm việc",
        "Mẫu báo cáo kèm theo",
    ]) {
        assert!(row.contains(part), "“{part}” is not in {row}");
    }
    assert!(rows[2].contains("chỉ có 3 ý"), "{}", rows[2]);
    page.click(".note-list [href='#n6']");
    page.wait_until("the note is open", |page| page.is_visible("aside#n6"));
    wait_in_view(page, "aside#n6");
}

fn the_table_of_short_forms_lists_meanings_and_uses(page: &Page) {
    read_sample(page, "nghi-quyet");
    show_table(page, "abbreviations");
    let rows = page.all(".glossary .row");
    assert_eq!(page.text(".panel__count"), rows.len().to_string());
    let of = |short: &str| {
        rows.iter()
            .find(|row| row.starts_with(short))
            .cloned()
            .unwrap_or_default()
    };
    assert!(of("TCCSĐ").contains("tổ chức cơ sở đảng") && of("TCCSĐ").contains("10 lần"));
    assert!(of("CĐS").contains("huyển đổi số"), "{}", of("CĐS"));
    let row = ".glossary .row:nth-child(4)";
    page.click(&format!("{row} summary"));
    page.wait_for(&format!("{row} details[open]"));
    let uses = page.all(&format!("{row} .mentions__one"));
    assert!(
        uses.len() == 6 && uses.iter().all(|u| u.contains("CĐS")),
        "{uses:?}"
    );
    page.click(&format!("{row} .mentions__one:nth-child(4) a"));
    wait_in_view(page, &id("a3-3"));
}

fn the_table_of_cited_documents_lists_every_mention(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "citations");
    let rows = page.all(".cited-documents .row");
    assert_eq!(rows.len(), 12);
    let row = rows
        .iter()
        .position(|row| row.contains("912-QĐ/TW"))
        .expect("a row of 912-QĐ/TW");
    assert!(
        rows[row].contains("Ban Bí thư")
            && rows[row].contains("03/")
            && rows[row].contains("2 lần"),
        "{}",
        rows[row]
    );
    let row = format!(".cited-documents .row:nth-child({})", row + 1);
    page.click(&format!("{row} summary"));
    assert_eq!(page.all(&format!("{row} .mentions__one")).len(), 2);
    page.click(&format!("{row} .mentions__one a[href='#c4']"));
    wait_in_view(page, "#c4");
}

fn a_plain_text_leaves_the_tables_empty_and_says_so(page: &Page) {
    read_text(
        page,
        "Trời hôm nay nắng đẹp.\n\nCon mèo nằm ngủ bên cửa sổ.\n",
    );
    for (table, says) in [
        ("contents", "Không nhận ra đề mục nào"),
        ("tasks", "Không nhận ra nhiệm vụ nào"),
        ("notes", "không có chú thích"),
        ("abbreviations", "Không có chữ viết tắt"),
        ("citations", "không viện dẫn văn bản khác"),
    ] {
        show_table(page, table);
        let text = page.text(".panel__empty");
        assert!(text.contains(says), "{table}: {text}");
    }
    assert!(page.text(".sheet__text").contains("Con mèo nằm ngủ"));
    assert_eq!(
        page.count(".app-bar [data-all-notes]"),
        0,
        "there are no notes to open"
    );
}

fn a_second_press_on_a_tab_hides_the_table(page: &Page) {
    read_sample(page, "ket-luan");
    let width = page.rect(".pane").right - page.rect(".pane").left;
    page.click("#tab-contents");
    page.wait_gone(".panel");
    assert!(page.rect(".pane").right - page.rect(".pane").left > width);
    wait_for_state(page, "#tab-contents", "aria-selected", "false");
    page.press("Alt+3");
    page.wait_for(".panel[aria-labelledby=tab-notes]");
    wait_for_focus(page, "#tab-notes");
    page.press("ArrowDown");
    page.wait_for(".panel[aria-labelledby=tab-abbreviations]");
    page.click("#tab-abbreviations");
    page.wait_gone(".panel");
}

fn what_was_moved_and_doubted_is_listed_with_its_places(page: &Page) {
    read_sample(page, "ket-luan");
    page.click("[data-dialog=receipt]");
    page.wait_for("dialog[open]");
    let receipt = page.text("dialog");
    for label in 1..=8 {
        assert!(
            receipt.contains(&format!("Tách chú thích {label}")),
            "{receipt}"
        );
    }
    page.press("Escape");
    page.wait_gone("dialog");
    page.click("[data-dialog=review]");
    page.wait_for("dialog[open]");
    let review = page.text("dialog");
    assert!(
        review.contains("chỉ có 3 ý") && review.contains("Đây mạnh"),
        "{review}"
    );
    page.click("dialog .look-over__row");
    page.wait_gone("dialog");
    page.wait_until("the place is marked in the address", |page| {
        page.address().contains('#')
    });
}

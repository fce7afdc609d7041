//! Which tasks are shown, and the wide table with its keys.

use serde_json::json;

use super::plan::{choose, read_tasks, row, task, wait_for_progress, wait_for_words};
use super::steps::{assert_no_sideways_scrolling, focus, wait_for_focus, wait_for_state};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    filters_leave_what_was_asked_for_and_are_cleared,
    tasks_are_found_without_typing_marks,
    tasks_are_grouped_by_body_and_by_deadline,
    deadlines_are_held_against_a_chosen_day,
    the_wide_table_is_walked_and_written_in_by_keys,
    columns_are_made_wider_by_keys_and_by_hand,
    the_wide_table_prints_with_its_headings,
    work_on_tasks_has_no_barriers,
];

#[track_caller]
fn wait_for_rows(page: &Page, count: usize) {
    page.wait_until(&format!("{count} tasks are shown"), |page| {
        page.count(".panel .task") == count
    });
}

/// How many a filter says there are.
#[track_caller]
fn said(page: &Page, only: &str) -> usize {
    let words = page.text(&format!("[data-only={only}] .filters__count"));
    words.parse().expect("a number")
}

fn filters_leave_what_was_asked_for_and_are_cleared(page: &Page) {
    read_tasks(page);
    wait_for_rows(page, 21);
    for only in ["dated", "no-lead", "no-date", "open"] {
        page.click(&format!("[data-only={only}]"));
        wait_for_state(page, &format!("[data-only={only}]"), "aria-pressed", "true");
        wait_for_rows(page, said(page, only));
    }
    assert_eq!(said(page, "dated") + said(page, "no-date"), 21);
    // What is done leaves the open ones; the keyboard goes on beside it.
    let first = row(&task(page, ""));
    focus(page, &format!("{first} .task__text"));
    page.press("Space");
    page.wait_gone(&first);
    wait_for_rows(page, 20);
    wait_for_focus(page, ".panel .task__text");
    page.click("[data-clear]");
    wait_for_rows(page, 21);
    wait_for_focus(page, "[data-only=all]");
}

fn tasks_are_found_without_typing_marks(page: &Page) {
    read_tasks(page);
    page.type_into(".filters__field", "chi BO thon");
    page.wait_until("few are left", |page| {
        let count = page.count(".panel .task");
        count > 0 && count < 21
    });
    page.clear(".filters__field");
    page.type_into(".filters__field", "khongcotrongvanban");
    page.wait_for(".panel__empty");
    assert!(
        page.text(".panel__empty")
            .contains("Không có nhiệm vụ nào khớp bộ lọc")
    );
    page.click(".panel__empty [data-clear]");
    wait_for_rows(page, 21);
    assert_eq!(page.property(".filters__field", "value"), "");
    page.type_into(".filters__field", "giam sat");
    page.wait_until("few are left", |page| page.count(".panel .task") < 21);
    page.press("Escape");
    wait_for_rows(page, 21);
}

/// Chooses in a list of the finer filters.
#[track_caller]
fn pick(page: &Page, list: &str, words: &str) {
    if page.count(".finer") == 0 {
        page.click(".filters__more");
    }
    page.wait_for(".finer");
    let done = page.script(
        "const list = document.querySelector(`[data-choice='${arguments[0]}']`);
         const option = [...list.options].find((o) => o.textContent.includes(arguments[1]));
         if (!option) return false;
         list.value = option.value;
         list.dispatchEvent(new Event('change', { bubbles: true }));
         return true",
        json!([list, words]),
    );
    assert_eq!(done, true, "no {words} in {list}");
}

fn tasks_are_grouped_by_body_and_by_deadline(page: &Page) {
    read_tasks(page);
    pick(page, "tasks.by", "Đơn vị chủ trì");
    page.wait_until("nobody named comes last", |page| {
        page.all(".task-list__name")
            .last()
            .is_some_and(|name| name == "Chưa giao đầu mối")
    });
    assert!(
        page.all(".task-list__name")
            .iter()
            .any(|n| n.contains("Ban Tuyên giáo"))
    );
    pick(page, "tasks.by", "Thời hạn");
    page.wait_until("no deadline comes last", |page| {
        page.all(".task-list__name")
            .last()
            .is_some_and(|name| name == "Chưa có hạn")
    });
    wait_for_rows(page, 21);
    pick(page, "tasks.by", "Mục");
    pick(page, "tasks.body", "Ban Tuyên giáo");
    page.wait_until("only its tasks are left", |page| {
        let count = page.count(".panel .task");
        count > 0 && count < 6
    });
    pick(page, "tasks.body", "Tất cả");
    pick(page, "tasks.section", "2.1");
    wait_for_rows(page, 3);
    page.press("Escape");
    page.wait_gone(".finer");
    page.click("[data-clear]");
    wait_for_rows(page, 21);
}

fn deadlines_are_held_against_a_chosen_day(page: &Page) {
    read_tasks(page);
    let id = task(page, "biên soạn tài liệu");
    choose(page, &id, "tasks.edit-deadline");
    page.type_into("#viec-chu", "5/3/2020");
    page.press("Enter");
    page.wait_gone(".task-form");
    page.click(".filters__more");
    page.wait_for(".finer");
    if page.property("[data-check='tasks.against']", "checked") == false {
        page.click("[data-check='tasks.against']");
    }
    page.wait_for(&format!("{} .chip--overdue", row(&id)));
    page.script(
        "const day = document.querySelector('.finer__day'); day.value = '2020-03-06'; day.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    page.click("[data-check='tasks.only-overdue']");
    wait_for_rows(page, 1);
    page.script(
        "const day = document.querySelector('.finer__day'); day.value = '2020-03-05'; day.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    page.wait_for(".panel__empty");
    page.click("[data-check='tasks.against']");
    wait_for_rows(page, 21);
    page.wait_gone(".chip--overdue");
}

#[track_caller]
pub fn cell(id: &str, column: usize) -> String {
    format!(".ledger [data-task='{id}'] [data-cell='{column}']")
}

fn the_wide_table_is_walked_and_written_in_by_keys(page: &Page) {
    page.resize(1440, 900);
    read_tasks(page);
    page.click("[data-widen]");
    page.wait_for(".ledger__row");
    assert!(page.rect(".panel").right - page.rect(".panel").left >= 660.0);
    assert_no_sideways_scrolling(page, "the page with the wide table");
    let heads = page.all(".ledger__head");
    assert_eq!(heads.len(), 10);
    assert_eq!((heads[0].as_str(), heads[9].as_str()), ("Việc", "Ghi chú"));
    let ids = page.script(
        "return [...document.querySelectorAll('.ledger [data-task]')].map((r) => r.dataset.task)",
        json!([]),
    );
    let id = |at: usize| ids[at].as_str().unwrap_or_default().to_owned();
    let (first, second) = (id(0), id(1));
    focus(page, &cell(&first, 0));
    page.press("ArrowRight");
    wait_for_focus(page, &cell(&first, 1));
    page.press("ArrowDown");
    wait_for_focus(page, &cell(&second, 1));
    page.press("ArrowUp");
    // Enter writes, Enter takes.
    page.press("Enter");
    wait_for_focus(page, "[data-edit]");
    page.clear("[data-edit]");
    page.type_into("[data-edit]", "Văn phòng Tỉnh ủy");
    page.press("Enter");
    wait_for_words(page, &cell(&first, 1), "Văn phòng Tỉnh ủy");
    wait_for_focus(page, &cell(&first, 1));
    // F2 and Tab go on to the next cell; Esc leaves a cell as it was.
    page.press("ArrowRight");
    page.press("ArrowRight");
    wait_for_focus(page, &cell(&first, 3));
    page.press("F2");
    wait_for_focus(page, "[data-edit]");
    page.clear("[data-edit]");
    page.type_into("[data-edit]", "31-12-2026");
    page.press("Tab");
    wait_for_words(page, &cell(&first, 3), "31/12/2026");
    wait_for_focus(page, &cell(&first, 4));
    page.press("Enter");
    wait_for_focus(page, "[data-edit]");
    page.type_into("[data-edit]", "bỏ dở");
    page.press("Escape");
    page.wait_gone("[data-edit]");
    assert_eq!(page.text(&cell(&first, 4)), "");
    wait_for_focus(page, &cell(&first, 4));
    // The state is chosen, Space ticks, Delete gives the text its word back.
    page.press("Home");
    wait_for_focus(page, &cell(&first, 0));
    page.press("Space");
    wait_for_progress(page, "1 / 21");
    wait_for_words(page, &cell(&first, 8), "Xong");
    page.press("Space");
    wait_for_progress(page, "0 / 21");
    page.press("ArrowRight");
    page.press("Delete");
    page.wait_until("the word is gone", |page| {
        !page.text(&cell(&first, 1)).contains("Văn phòng")
    });
    page.press("Control+z");
    wait_for_words(page, &cell(&first, 1), "Văn phòng Tỉnh ủy");
    // A press chooses a cell, a second one writes; a press beside takes what was written.
    page.scroll_to(&cell(&second, 9));
    page.click(&cell(&second, 9));
    wait_for_focus(page, &cell(&second, 9));
    page.click(&cell(&second, 9));
    wait_for_focus(page, "[data-edit]");
    page.type_into("[data-edit]", "gấp");
    page.click(".panel__title");
    wait_for_words(page, &cell(&second, 9), "gấp");
    page.click("[data-widen]");
    page.wait_gone(".ledger");
    assert!(page.text(&row(&second)).contains("gấp"));
}

fn columns_are_made_wider_by_keys_and_by_hand(page: &Page) {
    read_tasks(page);
    page.click("[data-widen]");
    page.wait_for(".ledger__row");
    let width = |page: &Page| page.rect(".ledger__head").right - page.rect(".ledger__head").left;
    let before = width(page);
    focus(page, "[data-grip='0']");
    page.press("ArrowRight");
    page.wait_until("the column is wider", |page| width(page) > before + 10.0);
    page.press("ArrowLeft");
    page.wait_until("the column is as before", |page| {
        (width(page) - before).abs() < 2.0
    });
    page.script(
        "const grip = document.querySelector(\"[data-grip='0']\");
         const at = grip.getBoundingClientRect().left;
         const send = (target, type, x) => target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, clientX: x }));
         send(grip, 'pointerdown', at); send(window, 'pointermove', at + 80); send(window, 'pointerup', at + 80)",
        json!([]),
    );
    page.wait_until("it was dragged", |page| {
        (width(page) - before - 80.0).abs() < 3.0
    });
    page.settle();
    page.script(
        "window.dispatchEvent(new PointerEvent('pointermove', { clientX: 0 }))",
        json!([]),
    );
    page.settle();
    assert!((width(page) - before - 80.0).abs() < 3.0);
}

fn the_wide_table_prints_with_its_headings(page: &Page) {
    read_tasks(page);
    page.click("[data-widen]");
    page.wait_for(".ledger__row");
    page.script("window.print = () => {}", json!([]));
    page.click(".app-bar__print");
    page.wait_for(".print-dialog");
    page.click("[data-paper=tasks]");
    page.click("[data-print-now]");
    page.wait_for(".print-table");
    page.show_print();
    assert!(page.is_visible(".print-table thead"));
    assert_eq!(
        page.style(".print-table thead", "display"),
        "table-header-group"
    );
    assert!(
        page.all(".print-table thead th")
            .contains(&"Đơn vị chủ trì".to_owned())
    );
    // No column is printed in which nothing stands.
    assert!(
        !page
            .all(".print-table thead th")
            .contains(&"Ghi chú".to_owned())
    );
    assert!(page.count(".print-table td:first-child") >= 21);
    page.print("plan-table");
}

fn work_on_tasks_has_no_barriers(page: &Page) {
    let mut found: Vec<String> = Vec::new();
    let mut look = |page: &Page, what: &str| {
        for theme in ["light", "dark"] {
            page.prefer(&[
                ("prefers-color-scheme", theme),
                ("prefers-reduced-motion", "reduce"),
            ]);
            let all = page.barriers();
            // What a menu lies over is not there to be pressed while it is open.
            let all = all
                .into_iter()
                .filter(|barrier| !barrier.contains("partially obscured"));
            found.extend(all.map(|barrier| format!("{what}, {theme}: {barrier}")));
        }
    };
    read_tasks(page);
    let id = task(page, "biên soạn tài liệu");
    choose(page, &id, "tasks.edit-bodies");
    look(page, "form");
    page.type_into("#viec-lead", "Văn phòng");
    page.press("Enter");
    page.wait_gone(".task-form");
    look(page, "list");
    page.click(&format!("[data-menu-of='{id}']"));
    page.wait_for(".task-menu");
    look(page, "menu");
    page.click("[data-item='tasks.split']");
    page.wait_for(".task-split");
    look(page, "split");
    page.press("Escape");
    choose(page, &id, "tasks.drop");
    page.wait_for(".toast__button");
    look(page, "removed");
    page.click(".filters__more");
    page.wait_for(".finer");
    look(page, "finer filters");
    page.press("Escape");
    page.click("[data-widen]");
    page.wait_for(".ledger__row");
    look(page, "wide table");
    page.resize(390, 844);
    read_tasks(page);
    look(page, "phone");
    page.click("[data-menu-of]");
    page.wait_for(".task-menu");
    look(page, "phone, menu");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

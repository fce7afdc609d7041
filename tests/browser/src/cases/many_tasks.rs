//! Fifteen hundred tasks, in the list and in the wide table.

use serde_json::json;

use super::plan::wait_for_progress;
use super::plan_table::cell;
use super::steps::{focus, read_text, show_table, wait_for_focus, wait_in_view};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    fifteen_hundred_tasks_are_ticked_at_once,
    many_tasks_come_in_parts_and_are_walked_by_keys,
];

/// Thirty sections with fifty tasks each.
fn many() -> String {
    let mut text = String::from("KẾ HOẠCH\nvề công tác năm 2026\n\n");
    for section in 1..=30 {
        text.push_str(&format!("{section}. Nhóm việc thứ {section}\n\n"));
        for item in 1..=50 {
            text.push_str(&format!(
                "- Rà soát, bổ sung quy chế số {section}.{item} của cơ quan; hoàn thành trước ngày 30/6/2026.\n\n"
            ));
        }
    }
    text
}

/// What a script answers after a while.
#[track_caller]
fn later(page: &Page, script: &str, ticks: bool) -> serde_json::Value {
    page.script(&format!("window.answer = null; ((...given) => {{ {script} }})(...arguments, (answer) => {{ window.answer = answer }})"), json!([ticks]));
    page.wait_until("the figures are there", |page| {
        !page.script("return window.answer", json!([])).is_null()
    });
    page.script("return window.answer", json!([]))
}

/// Ticks a box in the middle of what is drawn and tells the longest frame, beside that of a page at rest.
#[track_caller]
fn tick_and_tell(page: &Page, what: &str) {
    let measure = "
        const [ticks, done] = given;
        const boxes = document.querySelectorAll('.panel [data-task] input');
        let [last, longest, clicked] = [performance.now(), 0, 0];
        const end = last + 1200;
        const loop = () => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            if (now < end) requestAnimationFrame(loop);
            else done([longest, clicked].map(Math.round));
        };
        requestAnimationFrame(loop);
        if (ticks) {
            boxes[boxes.length >> 1].click();
            clicked = performance.now() - last;
        }";
    let rest = later(page, measure, false);
    let tick = later(page, measure, true);
    println!(
        "         {what}: longest frame {} ms at rest, {} ms with a tick",
        rest[0], tick[0]
    );
}

fn fifteen_hundred_tasks_are_ticked_at_once(page: &Page) {
    read_text(page, &many());
    show_table(page, "tasks");
    wait_for_progress(page, "/ 1.500");
    let folded = page.count(".task-list__section[aria-expanded=false]");
    assert!(folded >= 29, "long groups begin folded, {folded} did");
    page.click(".task-list__section");
    page.wait_until("one group is drawn", |page| {
        page.count(".panel .task") == 50
    });
    tick_and_tell(page, "1,500 tasks, one group open");
    wait_for_progress(page, "1 / 1.500");
    page.click("[data-fold-tasks]");
    page.wait_gone(".panel .task");
    page.click("[data-fold-tasks]");
    page.wait_until("all are drawn", |page| page.count(".panel .task") == 1500);
    page.settle();
    tick_and_tell(page, "1,500 tasks, all open");
    wait_for_progress(page, "2 / 1.500");
    page.click("[data-widen]");
    page.wait_until("the table is drawn", |page| {
        page.count(".ledger__row") == 1500
    });
    page.settle();
    tick_and_tell(page, "1,500 tasks in the wide table");
    wait_for_progress(page, "1 / 1.500");
}

/// Waits until the rows that come one slice after another are all there.
#[track_caller]
fn wait_for_all(page: &Page, row: &str) {
    page.wait_until("all rows are drawn", |page| {
        page.count(row) == 1500 && page.count("[aria-busy]") == 0
    });
}

fn many_tasks_come_in_parts_and_are_walked_by_keys(page: &Page) {
    page.resize(1440, 900);
    read_text(page, &many());
    show_table(page, "tasks");
    wait_for_progress(page, "/ 1.500");
    // Unfolded at once, they come slice by slice.
    page.script(
        "window.counts_ = new Set();
         const look = () => { window.counts_.add(document.querySelectorAll('.panel [data-task]').length); requestAnimationFrame(look) };
         requestAnimationFrame(look)",
        json!([]),
    );
    page.click("[data-fold-tasks]");
    wait_for_all(page, ".panel .task");
    let steps = page.script("return window.counts_.size", json!([]));
    assert!(steps.as_u64() > Some(5), "unfolded in {steps} pictures");
    page.script("window.counts_.clear()", json!([]));
    page.click("[data-widen]");
    wait_for_all(page, ".ledger__row");
    let steps = page.script("return window.counts_.size", json!([]));
    assert!(steps.as_u64() > Some(5), "widened in {steps} pictures");
    // Who does not see the table hears how long it is.
    let rows = page.count(".ledger__table [role=row]");
    assert_eq!(rows, 1 + 30 + 1500);
    let said = page.script(
        "return document.querySelector('.ledger__table').getAttribute('aria-rowcount')",
        json!([]),
    );
    assert_eq!(said, rows.to_string());
    assert_eq!(page.count(".ledger [role=gridcell][tabindex='0']"), 1);
    // All cells stand under the heads of their columns.
    let crooked = page.script(
        "const left = (e) => Math.round(e.getBoundingClientRect().left);
         const heads = [...document.querySelectorAll('.ledger__head')].map(left);
         return [...document.querySelectorAll('.ledger__row')].slice(0, 80).filter((row) => [...row.children].some((cell, i) => left(cell) !== heads[i])).length",
        json!([]),
    );
    assert_eq!(crooked, 0);
    // From the last row of a part the arrow goes on in the next.
    let ids = page.script(
        "return [...document.querySelectorAll('.ledger [data-task]')].map((r) => r.dataset.task)",
        json!([]),
    );
    let id = |at: usize| ids[at].as_str().unwrap_or_default().to_owned();
    focus(page, &cell(&id(49), 1));
    page.press("ArrowDown");
    wait_for_focus(page, &cell(&id(50), 1));
    focus(page, &cell(&id(1498), 3));
    page.press("ArrowDown");
    wait_for_focus(page, &cell(&id(1499), 3));
    wait_in_view(page, &cell(&id(1499), 3));
    // The first column stays while the others scroll by.
    page.script(
        "document.querySelector('.ledger').scrollLeft = 400",
        json!([]),
    );
    page.settle();
    let task = page.rect(&cell(&id(1499), 0));
    assert!((task.left - page.rect(".ledger").left).abs() < 2.0);
    let head = page.rect(".ledger__head");
    assert!((head.top - page.rect(".ledger").top).abs() < 2.0);
}

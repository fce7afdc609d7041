//! Work on the tasks: ticking, filling in, dropping, adding, splitting, joining, and all of it taken back.

use serde_json::json;

use super::steps::{
    pictures, read_sample, read_text, show_table, wait_for_focus, wait_for_state, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    corrections_and_steps_of_the_plan_are_undone_in_one_order,
    a_dropped_task_comes_back_by_the_button_or_from_its_list,
    a_person_fills_in_each_field_beside_what_the_text_says,
    a_task_is_begun_and_done_by_its_menu,
    a_sentence_is_split_into_parts_and_made_whole_again,
    a_task_is_joined_to_the_one_above_and_parted_again,
    a_selected_sentence_becomes_a_task_in_its_place,
    a_text_without_tasks_tells_how_to_add_one,
    a_line_in_the_gutter_tells_which_sentences_are_tasks,
    pictures_of_the_plan,
];

/// Opens the sample at its tasks.
#[track_caller]
pub fn read_tasks(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
}

/// The id of the task with these words.
#[track_caller]
pub fn task(page: &Page, words: &str) -> String {
    let id = page.script(
        "const rows = [...document.querySelectorAll('.panel [data-task]')];
         return rows.find((row) => row.querySelector('.task__text').textContent.includes(arguments[0]))?.dataset.task",
        json!([words]),
    );
    id.as_str().expect("a task with these words").to_owned()
}

/// The selector of a row.
pub fn row(id: &str) -> String {
    format!(".panel [data-task='{id}']")
}

/// Chooses in the menu of a row.
#[track_caller]
pub fn choose(page: &Page, id: &str, item: &str) {
    let button = format!("[data-menu-of='{id}']");
    page.scroll_to(&button);
    page.click(&button);
    wait_for_focus(page, ".task-menu__item");
    page.click(&format!(".task-menu [data-item='{item}']"));
}

#[track_caller]
pub fn wait_for_progress(page: &Page, words: &str) {
    page.wait_until(&format!("the progress says {words}"), |page| {
        page.text(".progress").contains(words)
    });
}

#[track_caller]
pub fn wait_for_words(page: &Page, css: &str, words: &str) {
    page.wait_until(&format!("{css} says “{words}”"), |page| {
        page.all(css)
            .first()
            .is_some_and(|text| text.contains(words))
    });
}

const FIRST: &str = "Rà soát chức năng, nhiệm vụ";
const LAST: &str = "Căn cứ Kết luận này";

fn corrections_and_steps_of_the_plan_are_undone_in_one_order(page: &Page) {
    read_tasks(page);
    let (first, last) = (row(&task(page, FIRST)), row(&task(page, LAST)));
    page.click(&format!("{first} input"));
    wait_for_progress(page, "1 / 21");
    page.scroll_to("#e0");
    let printed = page.text("#e0");
    page.click("#e0");
    page.wait_for(".card__repair");
    page.click(".card .button--main");
    wait_for_state(page, "#e0", "data-verdict", "fixed");
    page.press("Escape");
    page.click(&format!("{last} input"));
    wait_for_progress(page, "2 / 21");
    page.press("Control+z");
    wait_for_progress(page, "1 / 21");
    wait_for_words(page, ".toast__words", "Đã hoàn tác");
    wait_for_state(page, &first, "data-done", "");
    page.press("Control+z");
    page.wait_gone("#e0[data-verdict]");
    assert_eq!(page.text("#e0"), printed);
    page.press("Control+z");
    wait_for_progress(page, "0 / 21");
    // Forth again, by either of the two chords.
    page.press("Control+y");
    wait_for_progress(page, "1 / 21");
    page.press("Control+Shift+z");
    wait_for_state(page, "#e0", "data-verdict", "fixed");
    page.press("Control+y");
    wait_for_state(page, &last, "data-done", "");
    // A new step ends what could be made again.
    page.press("Control+z");
    wait_for_progress(page, "1 / 21");
    page.click(&format!("{first} input"));
    wait_for_progress(page, "0 / 21");
    page.press("Control+y");
    page.settle();
    assert!(page.text(".progress").contains("0 / 21"));
}

fn a_dropped_task_comes_back_by_the_button_or_from_its_list(page: &Page) {
    read_tasks(page);
    let id = task(page, FIRST);
    choose(page, &id, "tasks.drop");
    wait_for_progress(page, "0 / 20");
    page.wait_gone(&row(&id));
    wait_for_words(page, ".toast__words", "Đã bỏ.");
    page.wait_until("the focus is on a row beside it", |page| {
        page.has_focus(".task__text")
    });
    page.click(".toast__button");
    wait_for_progress(page, "0 / 21");
    wait_for_focus(page, &format!("{} .task__text", row(&id)));
    choose(page, &id, "tasks.drop");
    wait_for_progress(page, "0 / 20");
    page.scroll_to(".dropped__head");
    page.click(".dropped__head");
    wait_for_words(page, ".dropped", FIRST);
    page.click(".dropped .link");
    wait_for_progress(page, "0 / 21");
    page.wait_gone(".dropped");
    wait_for_focus(page, &format!("{} .task__text", row(&id)));
}

/// Fills a field of the open form and takes it.
#[track_caller]
fn fill(page: &Page, field: &str, words: &str) {
    page.clear(field);
    page.type_into(field, words);
    page.click(".task-form [data-take]");
    page.wait_gone(".task-form");
}

fn a_person_fills_in_each_field_beside_what_the_text_says(page: &Page) {
    read_tasks(page);
    let id = task(page, "biên soạn tài liệu sinh hoạt");
    let row = row(&id);
    choose(page, &id, "tasks.edit-bodies");
    wait_for_focus(page, "#viec-lead");
    assert!(
        page.text(".task-form")
            .contains("Văn bản nêu: Ban Tuyên giáo và Dân vận")
    );
    page.type_into("#viec-partners", "Sở Nội vụ");
    fill(page, "#viec-lead", "Văn phòng Tỉnh ủy");
    let own = format!("{row} > .task__chips > .chip[data-own]");
    wait_for_words(page, &own, "Văn phòng Tỉnh ủy");
    let title = page.attribute(&own, "title").unwrap_or_default();
    assert!(
        title.contains("Của bạn. Văn bản nêu: Ban Tuyên giáo"),
        "{title}"
    );
    assert_eq!(page.count(&own), 2);
    wait_for_focus(page, &format!("[data-menu-of='{id}']"));
    for (item, field, words) in [
        ("tasks.edit-product", "#viec-product", "Bộ tài liệu"),
        ("tasks.edit-target", "#viec-target", "100% chi bộ"),
        ("tasks.edit-note", "#viec-note", "Xin ý kiến trước"),
    ] {
        choose(page, &id, item);
        fill(page, field, words);
        page.wait_until(&format!("the row says {words}"), |page| {
            page.text(&row).contains(words)
        });
    }
    // Words that are a day become one; other words stay what they are.
    choose(page, &id, "tasks.edit-deadline");
    fill(page, "#viec-chu", "5/6/2026");
    wait_for_words(page, &format!("{row} .chip--deadline"), "05/06/2026");
    choose(page, &id, "tasks.edit-deadline");
    assert_eq!(page.property("#viec-ngay", "value"), "2026-06-05");
    page.script("document.querySelector('#viec-ngay').value = ''", json!([]));
    fill(page, "#viec-chu", "sau Đại hội");
    wait_for_words(page, &format!("{row} .chip--deadline"), "sau Đại hội");
    page.screenshot("plan-own-words");
    // Emptied, the text's word holds again; Esc changes nothing.
    choose(page, &id, "tasks.edit-bodies");
    page.type_into("#viec-lead", "x");
    page.press("Escape");
    page.wait_gone(".task-menu");
    wait_for_words(page, &own, "sau Đại hội");
    choose(page, &id, "tasks.edit-bodies");
    page.clear("#viec-partners");
    page.clear("#viec-lead");
    page.click(".task-form [data-take]");
    page.wait_until("the text's word holds", |page| {
        page.all(&format!("{row} > .task__chips > .chip"))
            .iter()
            .any(|chip| chip.contains("Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì"))
    });
}

fn a_task_is_begun_and_done_by_its_menu(page: &Page) {
    read_tasks(page);
    let id = task(page, LAST);
    let tick = format!("{} > .task__box input", row(&id));
    choose(page, &id, "state.begun");
    page.wait_until("it is begun", |page| {
        page.property(&tick, "indeterminate") == true
    });
    choose(page, &id, "state.done");
    wait_for_progress(page, "1 / 21");
    assert_eq!(page.property(&tick, "checked"), true);
    // By keyboard: the menu opens on its first item and arrows walk it.
    page.press("Enter");
    wait_for_focus(page, "[data-item='state.open']");
    page.press("ArrowUp");
    wait_for_focus(page, "[data-item='tasks.drop']");
    page.press("Home");
    page.press("Enter");
    wait_for_progress(page, "0 / 21");
    wait_for_focus(page, &format!("[data-menu-of='{id}']"));
}

fn a_sentence_is_split_into_parts_and_made_whole_again(page: &Page) {
    read_tasks(page);
    let id = task(page, FIRST);
    choose(page, &id, "tasks.split");
    page.wait_for(".task-split__seam");
    let few = page.count(".task-split__seam");
    assert!(page.text(".task-form").contains("Thành 1 phần"));
    page.click(".task-split__seam[aria-label*='mối quan hệ']");
    wait_for_state(
        page,
        ".task-split__seam[aria-label*='mối quan hệ']",
        "aria-pressed",
        "true",
    );
    wait_for_words(page, ".task-form [role=status]", "Thành 2 phần");
    page.screenshot("plan-split");
    page.click(".task-form input[type=checkbox]");
    page.wait_until("every word can be cut before", |page| {
        page.count(".task-split__seam") > few + 5
    });
    page.click(".task-form [data-take]");
    let parts = format!("{} .task__items .task", row(&id));
    page.wait_until("there are two parts", |page| page.count(&parts) == 2);
    let words = page.all(&format!("{parts} .task__text"));
    assert_eq!(words[0], FIRST);
    page.click(&format!("{parts} input"));
    page.wait_until("the task is begun", |page| {
        page.property(&format!("{} > .task__box input", row(&id)), "indeterminate") == true
    });
    choose(page, &id, "tasks.unsplit");
    page.wait_gone(&parts);
    assert_eq!(
        page.property(&format!("{} > .task__box input", row(&id)), "indeterminate"),
        false
    );
    page.press("Control+z");
    page.wait_until("the parts are back", |page| page.count(&parts) == 2);
}

fn a_task_is_joined_to_the_one_above_and_parted_again(page: &Page) {
    read_tasks(page);
    let id = task(page, "Tham mưu Ban Thường vụ Tỉnh ủy tách");
    let all = page.count(".panel [data-task]");
    choose(page, &id, "tasks.join-above");
    page.wait_gone(&row(&id));
    wait_for_progress(page, "0 / 20");
    let above = page.script(
        "return [...document.querySelectorAll('.task__remark')].find((e) => e.textContent.includes('Tham mưu Ban Thường vụ'))?.closest('[data-task]').dataset.task",
        json!([]),
    );
    let above = above.as_str().expect("a row it was joined to").to_owned();
    wait_for_focus(page, &format!("[data-menu-of='{above}']"));
    choose(page, &above, "tasks.part");
    page.wait_until("both stand alone", |page| {
        page.count(".panel [data-task]") == all
    });
    choose(page, &id, "tasks.join-other");
    wait_for_focus(page, "#viec-khac");
    let last = task(page, LAST);
    page.script(
        "document.querySelector('#viec-khac').value = arguments[0]",
        json!([last]),
    );
    page.click(".task-form [data-take]");
    page.wait_gone(&row(&id));
    assert!(page.text(&row(&last)).contains("+ Tham mưu Ban Thường vụ"));
    page.press("Control+z");
    page.wait_for(&row(&id));
}

/// Selects the words of a paragraph from one place to another.
#[track_caller]
fn select(page: &Page, css: &str, from: &str, to: &str) {
    let found = page.script(
        "const block = document.querySelector(arguments[0]);
         const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
         const range = document.createRange();
         let [began, ended] = [false, false];
         for (let node = walker.nextNode(); node; node = walker.nextNode()) {
             const start = node.data.indexOf(arguments[1]);
             if (!began && start >= 0) { range.setStart(node, start); began = true; }
             const end = node.data.indexOf(arguments[2], began && start >= 0 ? start : 0);
             if (began && !ended && end >= 0) { range.setEnd(node, end + arguments[2].length); ended = true; }
         }
         getSelection().removeAllRanges();
         getSelection().addRange(range);
         return began && ended",
        json!([css, from, to]),
    );
    assert_eq!(found, true, "no “{from} … {to}” in {css}");
}

fn a_selected_sentence_becomes_a_task_in_its_place(page: &Page) {
    read_tasks(page);
    let block = page.script(
        "return '#' + [...document.querySelectorAll('.block')].find((b) => b.textContent.includes('Năm 2026 là năm đầu')).id",
        json!([]),
    );
    let block = block.as_str().unwrap_or_default().to_owned();
    page.scroll_to(&block);
    select(page, &block, "Năm 2026 là", "của Đảng");
    page.wait_for("[data-add-task]");
    page.screenshot("plan-add");
    page.click("[data-add-task]");
    wait_for_progress(page, "0 / 22");
    wait_for_words(page, ".toast__words", "Đã thêm nhiệm vụ");
    let words = page.all(".panel .task__text");
    // It stands before the tasks of its paragraph.
    let begin = "Năm 2026 là năm đầu thực hiện Nghị quyết Đại hội XIV của Đảng";
    assert_eq!(words[0], begin);
    let id = task(page, "Năm 2026 là năm đầu");
    // It leads to its paragraph, is edited like any other, and goes again.
    page.click(&format!("{} .task__text", row(&id)));
    wait_in_view(page, &block);
    choose(page, &id, "tasks.edit-note");
    fill(page, "#viec-note", "hỏi lại");
    choose(page, &id, "tasks.remove");
    wait_for_progress(page, "0 / 21");
    page.click(".toast__button");
    wait_for_progress(page, "0 / 22");
    assert!(page.text(&row(&id)).contains("hỏi lại"));
}

fn a_text_without_tasks_tells_how_to_add_one(page: &Page) {
    read_text(
        page,
        "THÔNG BÁO\n\nMột câu không giao việc gì. Trời hôm nay đẹp.",
    );
    show_table(page, "tasks");
    assert!(
        page.text(".panel__empty")
            .contains("Chọn một câu rồi bấm “Thêm nhiệm vụ”")
    );
    let block = ".sheet__text .block:last-of-type";
    select(page, block, "Trời", "đẹp.");
    page.click("[data-add-task]");
    wait_for_progress(page, "0 / 1");
    assert_eq!(page.all(".panel .task__text"), ["Trời hôm nay đẹp"]);
}

fn a_line_in_the_gutter_tells_which_sentences_are_tasks(page: &Page) {
    page.needs_chromium("lines that hang on words");
    read_tasks(page);
    let tasks = page.count(".sheet__text .task-words");
    assert!(tasks >= 21, "{tasks}");
    let id = task(page, LAST);
    page.click(&format!("{} .task__text", row(&id)));
    page.wait_for(".task-words[data-current]");
    assert_eq!(page.count(".task-words[data-current]"), 1);
    // It calls a note: the line stands beside its paragraph.
    let block = page.script(
        "const block = document.querySelector('.task-words[data-current]').closest('.block');
         const column = block.closest('.sheet__text').getBoundingClientRect();
         return [parseFloat(getComputedStyle(block).borderLeftWidth), block.getBoundingClientRect().left - column.left]",
        json!([]),
    );
    assert_eq!(block, json!([2, -20]));
    // The line begins and ends with its words, and stands beside the column.
    let line = page.script(
        "const words = document.querySelector('.block[data-alone] .task-words');
         words.scrollIntoView({ block: 'center', behavior: 'instant' });
         const line = getComputedStyle(words, '::before');
         const [column, box] = [words.closest('.sheet__text'), words.getBoundingClientRect()];
         return [parseFloat(line.height), box.height, parseFloat(line.left), box.left - column.getBoundingClientRect().left]",
        json!([]),
    );
    let number = |at: usize| line[at].as_f64().unwrap_or_default();
    assert!((number(0) - number(1)).abs() < 2.0, "{line}");
    assert!(number(2) < -10.0 && number(3) >= 0.0, "{line}");
    pictures(page, "plan", "gutter");
}

fn pictures_of_the_plan(page: &Page) {
    for (width, height) in [(1440, 900), (1366, 768), (390, 844)] {
        page.resize(width, height);
        read_tasks(page);
        let id = task(page, "biên soạn tài liệu sinh hoạt");
        page.click(&format!("{} input", row(&task(page, FIRST))));
        choose(page, &id, "tasks.edit-bodies");
        fill(page, "#viec-lead", "Văn phòng Tỉnh ủy");
        let size = format!("{width}");
        page.scroll_to(&row(&id));
        page.click(&format!("[data-menu-of='{id}']"));
        page.wait_for(".task-menu");
        pictures(page, "plan", &format!("menu-{size}"));
        page.click(".task-menu [data-item='tasks.edit-deadline']");
        page.wait_for(".task-form");
        pictures(page, "plan", &format!("form-{size}"));
        page.press("Escape");
        page.wait_gone(".task-menu");
        page.click(".filters__more");
        page.wait_for(".finer");
        pictures(page, "plan", &format!("finer-{size}"));
        page.press("Escape");
        page.wait_gone(".finer");
        if width > 640 {
            page.click("[data-widen]");
            page.wait_for(".ledger__row");
            pictures(page, "plan", &format!("table-{size}"));
            page.click("[data-widen]");
        }
        pictures(page, "plan", &format!("list-{size}"));
    }
}

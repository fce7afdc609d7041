//! Reading a text asks nobody for anything.

use super::steps::{
    focus, go_home, read_sample, show_table, targets, wait_for_state, wait_for_text,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    reading_a_sample_makes_no_request_at_all,
    reading_goes_on_without_a_network,
];

/// Everything a reader does in one go.
#[track_caller]
fn use_everything(page: &Page) {
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    for table in ["tasks", "notes", "abbreviations", "citations", "contents"] {
        show_table(page, table);
    }
    show_table(page, "tasks");
    page.click(".task input");
    page.click(".task .task__text");
    page.wait_for("[data-current-task]");
    page.scroll_to("#c1");
    page.click("#c1");
    page.wait_for(".card");
    page.press("Escape");
    page.wait_gone(".card");
    show_table(page, "contents");
    page.click(".contents__link[href='#II.2.2']");
    wait_for_state(
        page,
        ".contents__link[href='#II.2.2']",
        "aria-current",
        "location",
    );
    page.click("[id='II.2.2'] .heading__fold");
    page.wait_for(".section__stand-in");
    for placement in ["end", "margin", "inline"] {
        page.click(&format!(".app-bar [data-placement={placement}]"));
        wait_for_state(page, "[data-reader]", "data-notes", placement);
    }
    page.click("#cach-hien-thi");
    page.click("[data-theme-choice=dark]");
    page.click(".display__panel [data-lang=en]");
    page.click("[data-source]");
    page.wait_for("[data-source-text]");
    page.click(".app-bar .wordmark");
    page.wait_for("[data-start]");
    page.click("[data-lang=vi]");
    page.paste("KẾT LUẬN\nvề việc dán\n\nCâu đầu.");
    wait_for_text(page);
    focus(page, "#van-ban");
}

fn reading_a_sample_makes_no_request_at_all(page: &Page) {
    read_sample(page, "ket-luan");
    let before = targets(page);
    use_everything(page);
    assert_eq!(targets(page), before);
}

fn reading_goes_on_without_a_network(page: &Page) {
    read_sample(page, "nghi-quyet");
    go_home(page);
    page.set_offline(true);
    page.paste(include_str!("../../../../samples/ket-luan.txt"));
    wait_for_text(page);
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    show_table(page, "tasks");
    page.click(".task input");
    page.wait_for(".task[data-done]");
    page.set_offline(false);
}

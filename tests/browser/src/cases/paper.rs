//! Printing: the text with its notes at the end of their sections, the tasks, or both.

use miniz_oxide::inflate::decompress_to_vec_zlib;
use serde_json::json;

use super::steps::{
    go_home, id, read_sample, read_text, show_table, wait_for_state, wait_for_text,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    notes_print_at_the_end_of_the_smallest_section_that_calls_them,
    paper_is_light_and_whole_and_without_marks,
    notes_print_once_wherever_they_are_shown,
    the_dialog_prints_the_text_the_tasks_or_both,
    a_text_without_tasks_prints_as_text,
    pages_come_out_of_the_printer,
];

/// What the browser does before it prints, and the look of paper.
#[track_caller]
fn begin_printing(page: &Page) {
    page.script("dispatchEvent(new Event('beforeprint'))", json!([]));
    page.show_print();
}

#[track_caller]
fn end_printing(page: &Page) {
    page.prefer(&[]);
    page.script("dispatchEvent(new Event('afterprint'))", json!([]));
}

/// How many pages a PDF has. Firefox packs the objects that tell into streams.
fn pages(pdf: &[u8]) -> usize {
    let stream = b"stream\n";
    let starts = (0..pdf.len()).filter(|at| pdf[*at..].starts_with(stream));
    let unpacked = starts.filter_map(|at| decompress_to_vec_zlib(&pdf[at + stream.len()..]).ok());
    page_objects(pdf)
        + unpacked
            .map(|objects| page_objects(&objects))
            .sum::<usize>()
}

fn page_objects(pdf: &[u8]) -> usize {
    let mark = b"/Type /Page";
    let follows = |at: usize| pdf.get(at + mark.len());
    let all = pdf.windows(mark.len()).enumerate();
    all.filter(|(at, bytes)| bytes == mark && follows(*at) != Some(&b's'))
        .count()
}

fn notes_print_at_the_end_of_the_smallest_section_that_calls_them(page: &Page) {
    read_sample(page, "ket-luan");
    begin_printing(page);
    let heads = page.all(".print-notes__head");
    assert_eq!(heads.first().map(String::as_str), Some("Chú thích mục II"));
    assert!(
        heads.contains(&"Chú thích mục II.2.1".to_owned()),
        "{heads:?}"
    );
    // Notes of the opening words of II stand before its first subsection.
    let order = page.script(
        "const of = (css) => document.querySelector(css);
         const notes = of('.print-notes'), first = of('[id=\"II.1\"]'), mark = of('.noteref');
         const follows = (a, b) => !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
         return [follows(mark, notes), follows(notes, first)]",
        json!([]),
    );
    assert_eq!(order, json!([true, true]));
    // Each note once, and none where it opens on the screen.
    assert_eq!(page.count(".print-notes__note"), 8);
    assert!(page.is_visible(".print-notes") && !page.is_visible("aside.footnote"));
    let ids = page.script(
        "const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.length - new Set(ids).size",
        json!([]),
    );
    assert_eq!(ids, json!(0));
    end_printing(page);
    assert_eq!(page.count(".print-notes"), 0);
}

fn paper_is_light_and_whole_and_without_marks(page: &Page) {
    page.prefer(&[("prefers-color-scheme", "dark")]);
    read_sample(page, "ket-luan");
    page.scroll_to("#c1");
    page.click("#c1");
    page.wait_for(".card");
    page.scroll_to(&id("I"));
    page.click("[id='I'] .heading__fold");
    page.wait_for(".section__stand-in");
    begin_printing(page);
    let ground = page.style("body", "background-color");
    assert!(ground.contains("255, 255, 255"), "{ground}");
    let ink = page.style(".block", "color");
    assert!(ink.contains("(0, 0, 0"), "{ink}");
    for gone in [
        ".app-bar",
        ".rail",
        ".panel",
        ".running-head",
        ".card",
        ".section__stand-in",
        ".page-number",
        ".page-break",
        ".heading__fold .icon",
        ".set-aside",
    ] {
        assert!(!page.is_visible(gone), "{gone} prints");
    }
    assert!(
        page.is_visible(&id("I.1")),
        "a folded section does not print"
    );
    for plain in [".citation", ".abbreviation", ".repair"] {
        assert_eq!(page.style(plain, "text-decoration-line"), "none", "{plain}");
    }
    end_printing(page);
}

fn notes_print_once_wherever_they_are_shown(page: &Page) {
    read_sample(page, "ket-luan");
    for placement in ["margin", "end", "inline"] {
        page.click(&format!(".app-bar [data-placement={placement}]"));
        wait_for_state(page, "[data-reader]", "data-notes", placement);
        begin_printing(page);
        assert_eq!(page.count(".print-notes__note"), 8, "{placement}");
        let seen = page.script(
            "return [...document.querySelectorAll('.footnote__body')].filter((e) => e.checkVisibility()).length",
            json!([]),
        );
        assert_eq!(seen, json!(8), "{placement}");
        end_printing(page);
    }
    // A note that nothing calls prints after the text.
    go_home(page);
    page.paste(
        "KẾT LUẬN\nvề việc thử\n\nCâu đầu có dấu¹ ở đây.\n\n¹ Chú thích một.\n\n⁷ Chú thích bảy.",
    );
    wait_for_text(page);
    begin_printing(page);
    assert_eq!(page.all(".print-notes__head"), ["Chú thích"]);
    assert!(page.is_visible(".endnotes__note:not([data-note])"));
    end_printing(page);
}

/// Has the printing of the browser count instead.
#[track_caller]
fn count_printing(page: &Page) {
    page.script(
        "window.printed = []; window.print = () => window.printed.push(document.querySelector('[data-reader]').dataset.print)",
        json!([]),
    );
}

#[track_caller]
fn choose_paper(page: &Page, paper: &str) {
    page.click(".app-bar__print");
    page.wait_for(".print-dialog");
    page.click(&format!("[data-paper={paper}]"));
    page.wait_until("the paper is chosen", |page| {
        page.property(&format!("[data-paper={paper}]"), "checked") == true
    });
    page.click("[data-print-now]");
    page.wait_gone(".print-dialog");
    page.wait_until("it is printed", |page| {
        page.script("return window.printed.at(-1)", json!([])) == paper
    });
}

fn the_dialog_prints_the_text_the_tasks_or_both(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    page.click(".task input");
    page.wait_for(".task[data-done]");
    count_printing(page);
    choose_paper(page, "both");
    page.show_print();
    assert!(page.is_visible(".print-tasks") && page.is_visible(".sheet"));
    assert_eq!(page.style(".print-tasks", "break-before"), "page");
    let tasks = page.count(".task");
    assert_eq!(
        page.count(".print-tasks__group ~ ul > .print-tasks__task"),
        tasks
    );
    assert!(page.count(".print-tasks__box .icon") >= 1);
    end_printing(page);
    page.wait_gone(".print-tasks");
    choose_paper(page, "tasks");
    page.show_print();
    assert!(page.is_visible(".print-tasks") && !page.is_visible(".sheet"));
    end_printing(page);
    choose_paper(page, "text");
    page.show_print();
    assert!(page.is_visible(".sheet") && page.count(".print-tasks") == 0);
    end_printing(page);
    wait_for_state_gone(page);
}

/// What was printed no longer waits to be.
#[track_caller]
fn wait_for_state_gone(page: &Page) {
    page.wait_gone("[data-reader][data-print]");
}

fn a_text_without_tasks_prints_as_text(page: &Page) {
    read_text(page, "THÔNG BÁO\n\nMột câu không giao việc gì.");
    page.click(".app-bar__print");
    page.wait_for(".print-dialog");
    assert_eq!(page.property("[data-paper=tasks]", "disabled"), true);
    assert_eq!(page.property("[data-paper=text]", "checked"), true);
    assert!(
        page.text(".print-dialog__hint")
            .starts_with("Không nhận ra nhiệm vụ")
    );
}

fn pages_come_out_of_the_printer(page: &Page) {
    read_sample(page, "ket-luan");
    let text = pages(&page.print("paper-text"));
    // Engines differ in letters and margins by a page.
    assert!((4..=9).contains(&text), "{text} pages");
    page.wait_gone(".print-notes");
    count_printing(page);
    choose_paper(page, "tasks");
    let tasks = pages(&page.print("paper-tasks"));
    page.wait_gone(".print-tasks");
    choose_paper(page, "both");
    let both = pages(&page.print("paper-both"));
    assert_eq!(both, text + tasks, "the tasks begin a page of their own");
    page.wait_gone(".print-tasks");
    for (width, height) in [(1366, 768), (390, 844)] {
        page.resize(width, height);
        for theme in ["light", "dark"] {
            page.prefer(&[("prefers-color-scheme", theme)]);
            read_sample(page, "ket-luan");
            if width < 640 {
                page.click("#cach-hien-thi");
                page.click(".display__print");
            } else {
                page.click(".app-bar__print");
            }
            page.wait_for(".print-dialog");
            page.screenshot(&format!("print-dialog-{width}-{theme}"));
        }
    }
}

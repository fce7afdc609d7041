//! Whose words are whose: screen readers speak each run in its own language.

use serde_json::json;

use super::steps::{id, read_sample, read_text, show_table};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    every_run_tells_its_language_in_an_english_page,
    numbers_are_written_as_the_language_does,
];

/// The language in which the first match is spoken.
#[track_caller]
fn spoken(page: &Page, css: &str) -> String {
    page.wait_for(css);
    let lang = page.script(
        "return document.querySelector(arguments[0]).closest('[lang]').lang",
        json!([css]),
    );
    lang.as_str().unwrap_or_default().to_owned()
}

fn every_run_tells_its_language_in_an_english_page(page: &Page) {
    page.speak("en");
    read_sample(page, "ket-luan");
    assert_eq!(
        page.attribute("[data-all-notes]", "title").as_deref(),
        Some("Open all notes"),
        "the page is not English"
    );
    page.press("Shift+E");
    page.wait_for("#n1:not([hidden])");
    page.click("[id='I'] .heading__fold");
    page.wait_for(".section__stand-in");
    for (css, lang) in [
        (".app-bar__name", "vi"),
        (".contents__text", "vi"),
        (".set-aside__button", "en"),
        (".section__stand-in", "en"),
        (".noteref", "en"),
        (".footnote__body", "vi"),
        (".footnote__count", "en"),
        (".footnote__close", "en"),
    ] {
        assert_eq!(spoken(page, css), lang, "{css}");
    }
    show_table(page, "tasks");
    // "led by Ban Tổ chức Tỉnh ủy": two languages in one chip.
    let chips = page.script(
        "return [...document.querySelectorAll('.chip')].filter((e) => e.textContent.startsWith('led by '))
             .map((e) => [e.closest('[lang]').lang, e.querySelector('[lang]').lang])",
        json!([]),
    );
    assert_eq!(chips[0], json!(["en", "vi"]));
    show_table(page, "citations");
    assert_eq!(spoken(page, ".row__text"), "vi");
    page.scroll_to(&id("II"));
    page.click(".app-bar__print");
    page.wait_for(".print-dialog");
    assert_eq!(spoken(page, ".print-dialog__hint"), "en");
}

fn numbers_are_written_as_the_language_does(page: &Page) {
    let long = "Cán bộ làm việc. ".repeat(300);
    let text = format!("KẾT LUẬN\nvề việc thử\n\nI. MỤC MỘT\n\n{long}");
    for (language, words) in [("vi", "1.200 chữ"), ("en", "1,200 words")] {
        page.speak(language);
        read_text(page, &text);
        page.click("[id='I'] .heading__fold");
        page.wait_for(".section__stand-in");
        let said = page.text(".section__stand-in");
        assert!(said.contains(words), "{said}");
    }
}

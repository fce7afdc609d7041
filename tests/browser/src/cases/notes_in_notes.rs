//! Notes that are called elsewhere than in the running text: in the title, in another note, nowhere.

use serde_json::json;

use super::notes::{mark, shown, wait_shown};
use super::steps::{id, read_text, show_table, wait_for_focus};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_note_of_the_title_opens_under_it,
    a_note_of_a_note_opens_after_it_and_closes_with_it,
    going_to_a_note_of_a_note_opens_both,
    notes_of_title_and_notes_stand_in_the_margin_and_at_the_end,
    a_text_that_is_one_note_is_shown,
    a_text_of_nothing_but_page_numbers_is_shown,
];

const TEXT: &str = include_str!("../../../fixtures/notes_in_notes_and_in_the_title.txt");

fn a_note_of_the_title_opens_under_it(page: &Page) {
    read_text(page, TEXT);
    assert_eq!(shown(page), Vec::<String>::new());
    page.click(&mark(1));
    wait_shown(page, &["n1"]);
    assert!(page.rect("#n1").top >= page.rect(".masthead__title").bottom - 1.0);
    assert_eq!(page.count("h1 aside"), 0, "no note in the name of the text");
    page.click("#n1 .footnote__close");
    wait_shown(page, &[]);
    wait_for_focus(page, &mark(1));
}

fn a_note_of_a_note_opens_after_it_and_closes_with_it(page: &Page) {
    read_text(page, TEXT);
    page.click(&mark(1));
    wait_shown(page, &["n1"]);
    page.click(&mark(3));
    wait_shown(page, &["n1", "n3"]);
    assert_eq!(
        page.attribute(&mark(3), "aria-expanded").as_deref(),
        Some("true")
    );
    page.click(&mark(1));
    wait_shown(page, &[]);
    page.click(&mark(1));
    wait_shown(page, &["n1"]);
}

fn going_to_a_note_of_a_note_opens_both(page: &Page) {
    read_text(page, TEXT);
    show_table(page, "notes");
    page.click(".panel a[href='#n3']");
    wait_shown(page, &["n1", "n3"]);
}

fn notes_of_title_and_notes_stand_in_the_margin_and_at_the_end(page: &Page) {
    page.resize(1440, 900);
    read_text(page, TEXT);
    page.click(".app-bar [data-placement=margin]");
    wait_shown(page, &["n1", "n3", "n2", "n4"]);
    page.wait_until("the notes stand beside what calls them", |page| {
        let [one, three] = [1, 3].map(|label| page.rect(&id(&format!("n{label}"))));
        let title = page.rect(".masthead__title");
        one.left > title.right && (one.top - title.top).abs() < 40.0 && three.top >= one.bottom
    });
    page.click(".app-bar [data-placement=end]");
    page.wait_for("[role=doc-endnotes]");
    assert_eq!(page.count("[role=doc-endnotes] li.endnotes__note"), 4);
    assert_eq!(page.count(".endnotes__lost"), 0);
}

fn a_text_that_is_one_note_is_shown(page: &Page) {
    read_text(page, "¹²³ [1] (2) * ** ¹²³ [1] (2) * ** ¹²³ [1] (2) * **");
    page.wait_for("[role=doc-endnotes]");
    let shown = page.text("[role=doc-endnotes]");
    assert!(shown.contains("[1] (2) * **"), "{shown}");
}

fn a_text_of_nothing_but_page_numbers_is_shown(page: &Page) {
    read_text(page, "- 3 -\n\n4/12\n\n-------\n");
    page.wait_for(".set-aside__line");
    let lines = page.script(
        "return [...document.querySelectorAll('.set-aside__line')].filter((e) => e.checkVisibility()).map((e) => e.textContent)",
        json!([]),
    );
    assert_eq!(lines, json!(["- 3 -", "4/12", "-------"]));
}

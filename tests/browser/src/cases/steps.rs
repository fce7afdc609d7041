//! Steps that many tests begin with.

use std::path::PathBuf;

use serde_json::json;

use crate::Page;

/// Opens one of the texts that come with the page: `"ket-luan"`, or with a place `"ket-luan#n3"`.
#[track_caller]
pub fn read_sample(page: &Page, name: &str) {
    page.open(&format!("?sample={name}"));
    wait_for_text(page);
}

/// Opens the sample with notes, and the card of its first citation.
#[track_caller]
pub fn read_with_a_card(page: &Page) {
    read_sample(page, "ket-luan");
    page.scroll_to("#c1");
    page.click("#c1");
    page.wait_for(".card");
}

/// Waits until a text is drawn and the page has done what follows: the keyboard is in it, keys are heard.
#[track_caller]
pub fn wait_for_text(page: &Page) {
    page.wait_for(".reader .masthead");
    page.wait_until("the text has the keyboard", |page| {
        page.script("return document.activeElement !== document.body", json!([])) == true
    });
}

/// Opens a text by pasting it on the start page.
#[track_caller]
pub fn read_text(page: &Page, text: &str) {
    page.open("");
    page.wait_for("[data-start]");
    page.paste(text);
    wait_for_text(page);
}

/// Opens a text beside the page through the address.
#[track_caller]
pub fn read_beside(page: &Page, name: &str, content: impl Into<Vec<u8>>) {
    page.site().put(name, content);
    page.open(&format!("?doc={name}"));
    wait_for_text(page);
}

/// Back to the start page, by the wordmark.
#[track_caller]
pub fn go_home(page: &Page) {
    page.click(".app-bar .wordmark");
    page.wait_for("[data-start]");
}

/// Shows one of the five tables: `"contents"`, `"tasks"`, `"notes"`, `"abbreviations"`, `"citations"`.
#[track_caller]
pub fn show_table(page: &Page, name: &str) {
    if page
        .attribute(&format!("#tab-{name}"), "aria-selected")
        .as_deref()
        != Some("true")
    {
        page.click(&format!("#tab-{name}"));
    }
    page.wait_for(&format!(".panel[aria-labelledby='tab-{name}']"));
}

/// A selector for the element with this id, whatever signs are in it.
pub fn id(id: &str) -> String {
    format!("[id='{id}']")
}

/// Gives the keyboard to the first match, without scrolling to it.
#[track_caller]
pub fn focus(page: &Page, css: &str) {
    page.wait_for(css);
    page.script(
        "document.querySelector(arguments[0]).focus({ preventScroll: true })",
        json!([css]),
    );
}

/// Waits until the keyboard acts on the first match.
#[track_caller]
pub fn wait_for_focus(page: &Page, css: &str) {
    page.wait_until(&format!("{css} has the focus"), |page| page.has_focus(css));
}

/// Waits until an attribute has this value.
#[track_caller]
pub fn wait_for_state(page: &Page, css: &str, name: &str, value: &str) {
    page.wait_for(css);
    page.wait_until(&format!("{css} has {name}={value}"), |page| {
        page.count(&format!("{css}[{name}='{value}']")) > 0
    });
}

/// Waits until the first match stands whole in the view, and stays where it is.
#[track_caller]
pub fn wait_in_view(page: &Page, css: &str) {
    page.wait_until(&format!("{css} has come into view"), |page| {
        let before = page.rect(css);
        let [width, height] = view(page);
        let inside = before.top >= 0.0
            && before.top < height
            && before.left >= 0.0
            && before.left < width
            && page.is_visible(css);
        inside && page.rect(css) == before
    });
}

/// Width and height of the view, without scroll bars.
#[track_caller]
pub fn view(page: &Page) -> [f64; 2] {
    let size = page.script(
        "const root = document.documentElement; return [root.clientWidth, root.clientHeight]",
        json!([]),
    );
    [0, 1].map(|side| size[side].as_f64().unwrap_or_default())
}

/// Fails when the page is wider than its window.
#[track_caller]
pub fn assert_no_sideways_scrolling(page: &Page, where_: &str) {
    // Names what sticks out, not only that something does.
    let wide = page.script(
        "const root = document.documentElement;
         const out = [...document.body.querySelectorAll('*')].filter((e) =>
           e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute');
         return root.scrollWidth <= root.clientWidth && document.body.scrollWidth <= document.body.clientWidth
           ? [] : [root.scrollWidth, root.clientWidth, ...out.slice(0, 5).map((e) => e.tagName + '.' + e.className)]",
        json!([]),
    );
    assert_eq!(wide, json!([]), "{where_} scrolls sideways");
}

/// What the page has asked the server for so far.
pub fn targets(page: &Page) -> Vec<String> {
    let requests = page.site().requests().into_iter();
    requests.map(|request| request.target).collect()
}

/// The real documents beside the repository: name and bytes. They are not part of it, so none is a fact, not an error.
pub fn real_documents() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut documents: Vec<(String, Vec<u8>)> = files
        .filter(|file| file.path().extension().is_some_and(|e| e == "txt"))
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            Some((name, std::fs::read(file.path()).ok()?))
        })
        .collect();
    documents.sort();
    if documents.is_empty() {
        println!("         (no real documents in ../shared/seeds: this test has nothing to read)");
    }
    documents
}

/// Keeps a picture of the view in light and one in dark: `NAME-light-STATE`, `NAME-dark-STATE`.
#[track_caller]
pub fn pictures(page: &Page, name: &str, state: &str) {
    for theme in ["light", "dark"] {
        page.show_scheme(theme);
        page.screenshot(&format!("{name}-{theme}-{state}"));
    }
}

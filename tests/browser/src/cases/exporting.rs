//! Saving the text and its plan as files.

use serde_json::json;

use super::steps::{focus, read_sample, show_table, wait_for_focus};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_export_menu_opens_by_keys_and_gives_the_focus_back,
    each_format_is_exported_as_a_file_of_its_kind,
    an_exported_page_reads_by_itself,
    an_exported_page_is_opened_again_with_its_plan,
    a_writer_that_cannot_be_fetched_is_told_in_a_sentence,
    nothing_that_writes_is_fetched_before_an_export,
    on_a_phone_the_export_menu_stands_in_the_display_settings,
    pictures_of_the_export_menu,
];

const NAME: &str = "Kết luận 06-KL-BTCTU";

#[track_caller]
fn open_menu(page: &Page) {
    page.click("#xuat");
    page.wait_for(".export__menu");
}

/// Exports and gives the file, once the page says that it is saved.
#[track_caller]
fn exported(page: &Page, format: &str, file: &str) -> Vec<u8> {
    open_menu(page);
    page.click(&format!("[data-export='{format}']"));
    page.wait_gone(".export__menu");
    page.wait_until(&format!("{file} is said to be saved"), |page| {
        page.all("[data-said=saved]")
            .iter()
            .any(|said| said.contains(file))
    });
    page.downloaded(file)
}

fn the_export_menu_opens_by_keys_and_gives_the_focus_back(page: &Page) {
    read_sample(page, "ket-luan");
    focus(page, "#xuat");
    page.press("Enter");
    wait_for_focus(page, "[data-export=word]");
    assert_eq!(
        page.attribute("#xuat", "aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.attribute(".export__menu", "role").as_deref(),
        Some("menu")
    );
    page.press("ArrowUp");
    wait_for_focus(page, "[data-export=plan-json]");
    page.press("ArrowDown");
    page.press("ArrowDown");
    wait_for_focus(page, "[data-export=markdown]");
    page.press("End");
    wait_for_focus(page, "[data-export=plan-json]");
    page.press("Home");
    wait_for_focus(page, "[data-export=word]");
    page.press("Escape");
    page.wait_gone(".export__menu");
    wait_for_focus(page, "#xuat");
    open_menu(page);
    page.click(".masthead");
    page.wait_gone(".export__menu");
}

fn each_format_is_exported_as_a_file_of_its_kind(page: &Page) {
    read_sample(page, "ket-luan");
    for (format, ending, begins) in [
        ("word", ".docx", &b"PK\x03\x04"[..]),
        ("markdown", ".md", "TỈNH ỦY THANH LÂM\\\n".as_bytes()),
        ("page", ".html", b"<!doctype html>"),
        ("xlsx", " – nhiệm vụ.xlsx", b"PK\x03\x04"),
        ("word-plan", " – nhiệm vụ.docx", b"PK\x03\x04"),
        ("csv", " – nhiệm vụ.csv", b"\xEF\xBB\xBFSTT,"),
        (
            "plan-json",
            " – nhiệm vụ.json",
            b"{\n  \"schema\": \"chugiai-plan\"",
        ),
    ] {
        let bytes = exported(page, format, &[NAME, ending].concat());
        assert!(bytes.starts_with(begins), "{format}");
        assert!(bytes.len() > 2000, "{format}: {}", bytes.len());
    }
}

fn an_exported_page_reads_by_itself(page: &Page) {
    read_sample(page, "ket-luan");
    let saved = exported(page, "page", &[NAME, ".html"].concat());
    page.site().put("luu.html", saved);
    page.go("luu.html");
    page.wait_for(".plan table");
    assert!(page.title().contains("06-KL/BTCTU"), "{}", page.title());
    let policy = page.attribute("meta[http-equiv='Content-Security-Policy']", "content");
    assert!(policy.is_some_and(|p| p.starts_with("default-src 'none'; style-src 'unsafe-inline'")));
    assert!(
        page.all("h2")
            .iter()
            .any(|h| h.contains("II. NHIỆM VỤ TRỌNG TÂM"))
    );
    // A note opens right after its sentence, and closes.
    assert!(!page.is_visible("#o2"));
    page.click(".call[href='#o2']");
    page.wait_until("the note is open", |page| page.is_visible("#o2"));
    page.screenshot("exported-page-note");
    page.click("#o2 nav a");
    page.wait_until("the note is closed", |page| !page.is_visible("#o2"));
    assert_eq!(page.count(".note"), 8);
    assert!(page.count(".plan tbody tr") > 20);
    page.scroll_to("#nhiem-vu");
    page.screenshot("exported-page-plan");
    page.prefer(&[("prefers-color-scheme", "dark")]);
    page.screenshot("exported-page-dark");
    // Nothing is fetched, nothing runs.
    let scripts = page.script(
        "return [...document.scripts].map((script) => script.type)",
        json!([]),
    );
    assert_eq!(scripts, json!(["application/json"]));
}

fn an_exported_page_is_opened_again_with_its_plan(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    page.click(".task:not([data-done]) input[type=checkbox]");
    page.wait_for(".task[data-done]");
    let done = page.text("[data-progress]");
    let name = [NAME, ".html"].concat();
    let saved = exported(page, "page", &name);
    // On another machine: nothing is kept there.
    page.script(
        "localStorage.clear();
         return new Promise((done) => { const asked = indexedDB.databases(); asked.then((all) => {
           all.forEach((one) => indexedDB.deleteDatabase(one.name)); done(); }) })",
        json!([]),
    );
    page.open("");
    page.upload("#tep", "da-luu.html", saved);
    page.wait_for(".reader .masthead");
    show_table(page, "tasks");
    page.wait_for(".task[data-done]");
    assert_eq!(page.text("[data-progress]"), done);
}

fn a_writer_that_cannot_be_fetched_is_told_in_a_sentence(page: &Page) {
    page.site().remove("writing.wasm");
    page.expect_error("404");
    read_sample(page, "ket-luan");
    open_menu(page);
    page.click("[data-export=markdown]");
    page.wait_for("[data-said=missing]");
    let said = page.text("[data-said=missing]");
    assert!(
        said.contains("writing.wasm") && said.contains("chưa mất gì"),
        "{said}"
    );
    assert_eq!(page.count(".boot--failed"), 0);
    page.screenshot("export-missing");
}

fn nothing_that_writes_is_fetched_before_an_export(page: &Page) {
    read_sample(page, "ket-luan");
    open_menu(page);
    page.settle();
    let requests = format!("{:?}", page.site().requests());
    assert!(!requests.contains("writing.wasm"), "{requests}");
}

fn on_a_phone_the_export_menu_stands_in_the_display_settings(page: &Page) {
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    page.click("#cach-hien-thi");
    page.click(".display__export");
    page.wait_for(".export__menu");
    page.wait_gone(".display__panel");
    page.screenshot("export-phone");
    page.press("Escape");
    page.wait_gone(".export__menu");
    wait_for_focus(page, "#cach-hien-thi");
}

fn pictures_of_the_export_menu(page: &Page) {
    for (width, height) in [(1440, 900), (1366, 768)] {
        page.resize(width, height);
        for theme in ["light", "dark"] {
            page.prefer(&[("prefers-color-scheme", theme)]);
            page.open("");
            read_sample(page, "ket-luan");
            open_menu(page);
            page.screenshot(&format!("export-{width}-{theme}"));
        }
    }
}

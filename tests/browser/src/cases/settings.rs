//! Language and looks: chosen once, remembered, complete.

use serde_json::json;

use super::steps::{read_sample, show_table, wait_for_focus, wait_for_state, wait_for_text};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_language_changes_at_once_and_is_remembered,
    a_browser_in_another_language_gets_english,
    the_theme_changes_at_once_and_is_remembered,
    a_dark_system_gets_a_dark_page,
    every_setting_acts_at_once_and_is_remembered,
    a_browser_that_keeps_nothing_says_so,
    the_text_grows_and_the_source_can_be_seen,
    vietnamese_is_complete_on_screen,
    english_is_complete_on_screen,
];

fn lang(page: &Page) -> String {
    page.attribute("html", "lang").unwrap_or_default()
}

fn the_language_changes_at_once_and_is_remembered(page: &Page) {
    page.open("");
    page.wait_for("[data-lang=en]");
    assert_eq!(lang(page), "vi");
    page.click("[data-lang=en]");
    wait_for_state(page, "html", "lang", "en");
    assert!(page.text("[data-drop]").contains("Drop a file here"));
    read_sample(page, "ket-luan");
    assert_eq!(lang(page), "en");
    assert!(page.text("#tab-tasks").contains("Tasks"));
    assert_eq!(
        page.attribute(".sheet__text", "lang").as_deref(),
        Some("vi")
    );
    page.click("#cach-hien-thi");
    page.click(".display__panel [data-lang=vi]");
    wait_for_state(page, "html", "lang", "vi");
    assert!(page.text("#tab-tasks").contains("Nhiệm vụ"));
    page.open("");
    assert_eq!(lang(page), "vi");
}

fn a_browser_in_another_language_gets_english(page: &Page) {
    page.speak("fr-FR");
    page.open("");
    wait_for_state(page, "html", "lang", "en");
    assert!(page.text("h1").starts_with("Read "), "{}", page.text("h1"));
}

fn the_theme_changes_at_once_and_is_remembered(page: &Page) {
    read_sample(page, "ket-luan");
    let light = page.style("body", "background-color");
    page.click("#cach-hien-thi");
    wait_for_focus(page, ".display__panel");
    page.click("[data-theme-choice=dark]");
    wait_for_state(page, "html", "data-theme", "dark");
    assert_ne!(page.style("body", "background-color"), light);
    wait_for_state(page, "[data-theme-choice=dark]", "aria-checked", "true");
    page.press("Escape");
    page.wait_gone(".display__panel");
    wait_for_focus(page, "#cach-hien-thi");
    page.open("");
    wait_for_state(page, "html", "data-theme", "dark");
    assert_ne!(page.style("body", "background-color"), light);
}

fn a_dark_system_gets_a_dark_page(page: &Page) {
    page.prefer(&[("prefers-color-scheme", "dark")]);
    page.open("");
    let brightness = page.script(
        "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b",
        json!([]),
    );
    assert!(
        brightness.as_f64().is_some_and(|sum| sum < 200.0),
        "{brightness}"
    );
    page.click("#cach-hien-thi");
    wait_for_state(page, "[data-theme-choice=dark]", "aria-checked", "true");
}

fn every_setting_acts_at_once_and_is_remembered(page: &Page) {
    page.resize(1680, 1000);
    read_sample(page, "ket-luan");
    let width = |page: &Page| {
        let text = page.rect(".sheet__text");
        text.right - text.left
    };
    let before = width(page);
    page.click("#cach-hien-thi");
    page.click(".display__panel [data-name=narrow]");
    wait_for_state(page, "html", "data-measure", "narrow");
    assert!(width(page) < before, "lines are shorter");
    page.click(".display__sizes button:last-child");
    page.wait_for("html[data-size]");
    let size = page.style(".sheet__text .block", "font-size");
    for switch in ["abbreviations", "repairs", "pages"] {
        page.click(&format!(".display__mark:has([data-switch={switch}])"));
        wait_for_state(page, "html", &format!("data-{switch}"), "off");
    }
    assert_eq!(page.style(".repair", "text-decoration-line"), "none");
    assert!(!page.is_visible(".page-number"));
    page.screenshot("display-settings");
    read_sample(page, "ke-hoach");
    assert_eq!(page.style(".sheet__text .block", "font-size"), size);
    for state in [
        "[data-measure=narrow]",
        "[data-abbreviations=off]",
        "[data-repairs=off]",
        "[data-pages=off]",
    ] {
        assert_eq!(page.count(&format!("html{state}")), 1, "{state}");
    }
    // What was turned back on is remembered as well, though it is what everyone begins with.
    page.click("#cach-hien-thi");
    for switch in ["abbreviations", "repairs", "pages"] {
        page.click(&format!(".display__mark:has([data-switch={switch}])"));
    }
    page.click(".display__panel [data-name=medium]");
    wait_for_state(page, "html", "data-measure", "medium");
    page.open("");
    for state in ["[data-abbreviations]", "[data-repairs]", "[data-pages]"] {
        assert_eq!(page.count(&format!("html{state}")), 0, "{state}");
    }
    wait_for_state(page, "html", "data-measure", "medium");
}

fn a_browser_that_keeps_nothing_says_so(page: &Page) {
    page.open("");
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        json!([]),
    );
    page.click("[data-lang=en]");
    wait_for_state(page, "html", "lang", "en");
    page.wait_for(".start-page__foot [role=status]");
    page.paste("KẾT LUẬN\nvề việc dán\n\nCâu đầu.");
    wait_for_text(page);
    page.click("#cach-hien-thi");
    page.click("[data-theme-choice=dark]");
    wait_for_state(page, "html", "data-theme", "dark");
    let sentence = page.text(".display__refused");
    assert!(sentence.contains("until the page is closed"), "{sentence}");
}

fn the_text_grows_and_the_source_can_be_seen(page: &Page) {
    read_sample(page, "ket-luan");
    let size = |page: &Page| page.style(".sheet__text .block", "font-size");
    let before = size(page);
    page.press("Alt+=");
    page.wait_until("the text is larger", |page| size(page) > before);
    page.click("#cach-hien-thi");
    page.click("[data-source]");
    page.wait_for("[data-source-text]");
    let source = page.property(".source__text", "textContent");
    let sample = include_str!("../../../../samples/ket-luan.txt");
    assert_eq!(source, sample, "every character of the file");
    page.click(".source__note button");
    page.wait_for(".masthead");
}

fn vietnamese_is_complete_on_screen(page: &Page) {
    look_everywhere(page, "vi");
}

fn english_is_complete_on_screen(page: &Page) {
    look_everywhere(page, "en");
}

/// Goes through everything that has words and looks for keys without a text, unfilled places and wrong languages.
#[track_caller]
fn look_everywhere(page: &Page, lang: &str) {
    let mut wrong = Vec::new();
    let mut look = |page: &Page, place: &str| wrong.extend(look(page, place));
    page.open("");
    page.click(&format!("[data-lang={lang}]"));
    wait_for_state(page, "html", "lang", lang);
    look(page, "start page");
    page.click(".start-page__foot .link");
    page.wait_for("dialog[open]");
    look(page, "shortcuts");
    page.press("Escape");
    page.wait_gone("dialog");
    page.click("[data-paste]");
    page.wait_for("dialog[open]");
    page.click("[data-paste-read]");
    look(page, "paste window");
    page.press("Escape");
    page.wait_gone("dialog");
    page.upload("[data-drop] input", "trống.txt", "");
    page.wait_for("[data-error]");
    look(page, "error");
    read_sample(page, "ket-luan");
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    look(page, "display");
    page.press("Escape");
    for dialog in ["review", "receipt"] {
        page.click(&format!("[data-dialog={dialog}]"));
        page.wait_for("dialog[open]");
        look(page, dialog);
        page.press("Escape");
        page.wait_gone("dialog");
    }
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    for table in ["tasks", "notes", "abbreviations", "citations", "contents"] {
        show_table(page, table);
        page.script(
            "document.querySelectorAll('.panel details').forEach((e) => { e.open = true })",
            json!([]),
        );
        look(page, table);
    }
    for trigger in ["#c1", "[id='a9-0']", ".repair[id]"] {
        page.scroll_to(trigger);
        page.click(trigger);
        page.wait_for(".card");
        look(page, trigger);
        page.press("Escape");
        page.wait_gone(".card");
    }
    page.click("[id='I'] .heading__fold");
    page.wait_for(".section__stand-in");
    look(page, "folded section");
    assert_eq!(wrong, Vec::<String>::new());
}

/// Words, labels and titles that are not as they should be now.
#[track_caller]
fn look(page: &Page, place: &str) -> Vec<String> {
    let keys: Vec<&str> = include_str!("../../../../src/app/texts/vi.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once('=')?.0.trim()))
        .filter(|key| key.contains('.'))
        .collect();
    let wrong = page.script(
        "const keys = new Set(arguments[0]), wrong = [];
         const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯ\\u1ea0-\\u1ef9]/;
         const seen = (e) => e.checkVisibility();
         const check = (text, what) => {
           for (const word of text.match(/[a-z-]+(?:\\.[a-z-]+)+/g) ?? []) if (keys.has(word)) wrong.push(`${what}: key ${word}`);
           if (/\\{[a-z]+\\}/.test(text)) wrong.push(`${what}: unfilled ${text}`);
         };
         const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (walker.nextNode()) {
           const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
           if (!text || !seen(parent)) continue;
           check(text, parent.className || parent.tagName);
           if (vietnamese.test(text.replaceAll('Chú Giải', '').replaceAll('Chú giải', '')) && parent.closest('[lang]').lang !== 'vi')
             wrong.push(`not marked as Vietnamese: ${parent.className || parent.tagName}: ${text.slice(0, 40)}`);
         }
         for (const e of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
           if (!seen(e)) continue;
           for (const name of ['aria-label', 'title', 'placeholder']) {
             const text = e.getAttribute(name);
             if (text === null) continue;
             if (!text.trim()) wrong.push(`${name} is empty: ${e.className || e.tagName}`);
             check(text, `${name} of ${e.className || e.tagName}`);
           }
         }
         for (const e of document.body.querySelectorAll('button, a[href], [role=button], [role=tab], [role=radio], input, textarea')) {
           const labels = [...(e.labels ?? [])].map((l) => l.textContent).join('');
           const ids = (e.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
           const named = ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
           if (seen(e) && !(e.textContent + labels + named + (e.getAttribute('aria-label') ?? '')).trim())
             wrong.push(`without a name: ${e.outerHTML.slice(0, 120)}`);
         }
         return [...new Set(wrong)].slice(0, 12)",
        json!([keys]),
    );
    let wrong = wrong.as_array().into_iter().flatten();
    wrong
        .map(|what| format!("{place}: {}", what.as_str().unwrap_or_default()))
        .collect()
}

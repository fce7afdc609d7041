//! The harness itself: a helper that does nothing would let every test of the reader pass.

use serde_json::json;

use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    keys_and_mouse_reach_the_page,
    files_and_pasted_text_reach_the_page,
    screen_and_wishes_are_what_the_test_asked_for,
    texts_and_states_are_read_as_a_person_sees_them,
    a_network_that_is_cut_is_cut,
];

/// A page that writes down what happens to it.
const DIARY: &str = r#"<!doctype html><html lang="vi"><link rel="icon" href="data:,"><title>Nhật ký</title>
<style>@media print { body { color: red } } button:hover { color: blue }</style>
<button id="b" aria-expanded="false">Nút</button> <input id="t"> <input id="f" type="file" hidden>
<p>một</p><p>hai</p><p hidden>ba</p><ul></ul>
<script>
  const note = (text) => document.querySelector("ul").append(Object.assign(document.createElement("li"), { textContent: text }));
  b.onclick = () => note("click");
  addEventListener("keydown", (e) => note([e.ctrlKey && "Control", e.shiftKey && "Shift", e.key].filter(Boolean).join("+")));
  f.onchange = async () => note(f.files[0].name + ": " + await f.files[0].text());
  addEventListener("paste", (e) => note("paste " + e.clipboardData.getData("text/plain")));
  addEventListener("dragover", (e) => e.preventDefault());
  addEventListener("drop", async (e) => note("drop " + e.dataTransfer.files[0].name + ": " + await e.dataTransfer.files[0].text()));
</script>"#;

fn open_diary(page: &Page) {
    page.site().put("diary.html", DIARY);
    page.go("diary.html");
}

#[track_caller]
fn assert_noted(page: &Page, line: &str) {
    page.wait_until(&format!("the page noted “{line}”"), |page| {
        page.all("li").last().is_some_and(|last| last == line)
    });
}

fn keys_and_mouse_reach_the_page(page: &Page) {
    open_diary(page);
    page.click("#b");
    assert_noted(page, "click");
    page.hover("#b");
    page.wait_until("the button is hovered", |page| {
        page.style("#b", "color").contains("0, 0, 255")
    });
    page.press("Escape");
    assert_noted(page, "Escape");
    page.press("Control+Shift+f");
    assert!(
        page.all("li")
            .iter()
            .any(|line| line.eq_ignore_ascii_case("Control+Shift+f")),
        "{:?}",
        page.all("li")
    );
    page.type_into("#t", "Chú giải");
    assert!(page.has_focus("#t"));
    assert_eq!(page.property("#t", "value"), "Chú giải");
    page.clear("#t");
    assert_eq!(page.property("#t", "value"), "");
}

fn files_and_pasted_text_reach_the_page(page: &Page) {
    open_diary(page);
    page.upload("#f", "văn bản.txt", "nội dung");
    assert_noted(page, "văn bản.txt: nội dung");
    page.drop_file("body", "kéo.md", "thả");
    assert_noted(page, "drop kéo.md: thả");
    page.paste("dán");
    assert_noted(page, "paste dán");
}

fn screen_and_wishes_are_what_the_test_asked_for(page: &Page) {
    open_diary(page);
    let size = |page: &Page| page.script("return [innerWidth, innerHeight]", json!([]));
    assert_eq!(size(page), json!([1366, 768]));
    page.resize(390, 844);
    assert_eq!(size(page), json!([390, 844]));
    let dark = |page: &Page| {
        page.script(
            "return matchMedia('(prefers-color-scheme: dark)').matches",
            json!([]),
        )
    };
    assert_eq!(dark(page), false);
    page.prefer(&[("prefers-color-scheme", "dark")]);
    assert_eq!(dark(page), true);
    page.show_print();
    assert!(page.style("body", "color").contains("255, 0, 0"));
    assert_eq!(page.script("return navigator.language", json!([])), "vi");
    page.speak("en");
    page.go("diary.html");
    assert_eq!(page.script("return navigator.language", json!([])), "en");
}

fn texts_and_states_are_read_as_a_person_sees_them(page: &Page) {
    open_diary(page);
    assert_eq!(page.title(), "Nhật ký");
    assert_eq!(page.all("p:not([hidden])"), ["một", "hai"]);
    assert_eq!(
        (
            page.is_visible("p"),
            page.is_visible("p[hidden]"),
            page.is_visible("nav")
        ),
        (true, false, false)
    );
    assert_eq!(
        page.attribute("#b", "aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(page.attribute("#b", "title"), None);
    let (first, second) = (page.rect("p"), page.rect("p:nth-of-type(2)"));
    assert!(
        first.bottom <= second.top && first.right > first.left,
        "{first:?} {second:?}"
    );
    page.go("diary.html?a=1#b");
    assert_eq!(page.address(), "diary.html?a=1#b");
}

fn a_network_that_is_cut_is_cut(page: &Page) {
    open_diary(page);
    page.set_offline(true);
    page.expect_error("ERR_INTERNET_DISCONNECTED");
    page.script(
        "fetch('diary.html').catch(() => window.cut = true)",
        json!([]),
    );
    page.wait_until("the page noticed", |page| {
        page.script("return window.cut", json!([])) == true
    });
    page.set_offline(false);
}

//! When the page cannot start or must stop, it says so.

use serde_json::json;

use super::steps::{read_sample, wait_for_text};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_missing_program_is_explained,
    a_damaged_program_is_explained,
    an_engine_that_cannot_be_fetched_is_explained,
    a_second_part_that_cannot_be_fetched_is_explained_and_tried_again,
    an_engine_that_stops_is_explained_and_the_text_can_be_saved,
    a_page_that_never_starts_says_what_it_needs,
    a_panic_is_explained_and_the_text_can_be_saved,
    a_panic_while_reading_never_leaves_a_blank_page,
    a_trap_is_explained_and_reloading_helps,
    an_ordinary_script_error_does_not_close_the_page,
];

fn a_missing_program_is_explained(page: &Page) {
    page.site().remove("chugiai_bg.wasm");
    page.expect_error("404");
    page.open("");
    page.screenshot("trouble-missing");
    let text = page.text(".boot--failed");
    assert!(
        text.contains("Chưa mở được Chú Giải") && text.contains("could not be fetched"),
        "{text}"
    );
}

fn a_damaged_program_is_explained(page: &Page) {
    page.site()
        .put("chugiai_bg.wasm", "<p>Sign in to the network");
    page.open("");
    let text = page.text(".boot--failed");
    assert!(
        text.contains("tệp tải về bị hỏng") && text.contains("Nothing of your text was sent"),
        "{text}"
    );
}

fn an_engine_that_cannot_be_fetched_is_explained(page: &Page) {
    page.site().remove("reading.wasm");
    page.expect_error("404");
    page.open("");
    page.wait_for("[data-start]");
    page.paste("Văn bản bất kỳ.");
    page.wait_for("[data-error]");
    let text = page.text("[data-error]");
    assert!(text.contains("Chưa tải được phần đọc văn bản"), "{text}");
    assert_eq!(page.count("[data-paste]"), 1, "another text can be opened");
}

fn a_second_part_that_cannot_be_fetched_is_explained_and_tried_again(page: &Page) {
    page.site().remove("later.wasm");
    page.expect_error("404");
    page.open("");
    page.wait_for("[data-start]");
    page.paste("Văn bản bất kỳ.");
    page.wait_for("[data-error]");
    let text = page.text("[data-error]");
    assert!(text.contains("Chưa tải được phần đọc văn bản"), "{text}");
    page.site().restore("later.wasm");
    page.paste("Văn bản bất kỳ.");
    page.wait_for(".reader");
}

fn an_engine_that_stops_is_explained_and_the_text_can_be_saved(page: &Page) {
    page.open("");
    page.wait_for("[data-start]");
    // Stands in for an engine that traps: an answer that a worker would give to the page.
    page.site().put(
        "reading.js",
        "export const prepare = () => {};
         export const ask = async () => { throw new WebAssembly.RuntimeError('unreachable'); };",
    );
    page.paste("Văn bản bất kỳ.");
    page.wait_for(".boot--failed");
    page.click(".boot button:nth-of-type(2)");
    assert_eq!(page.downloaded("van-ban.txt"), "Văn bản bất kỳ.".as_bytes());
}

fn a_page_that_never_starts_says_what_it_needs(page: &Page) {
    page.site().remove("boot.js");
    page.expect_error("404");
    page.go("");
    page.script(
        "document.getAnimations().forEach((animation) => animation.finish())",
        json!([]),
    );
    let text = page.text(".boot--opening");
    assert!(
        text.contains("cần một máy chủ web") && text.contains("needs a web server"),
        "{text}"
    );
}

fn a_panic_is_explained_and_the_text_can_be_saved(page: &Page) {
    page.open("");
    let text = "KẾT LUẬN\nvề việc thử nghiệm¹";
    page.script(
        "window.__chugiaiText = arguments[0]; chugiaiPanic('thử hoảng loạn')",
        json!([text]),
    );
    page.screenshot("trouble-stopped");
    assert!(
        page.text(".boot--failed")
            .contains("Chú Giải gặp lỗi và đã dừng")
    );
    page.click(".boot summary");
    assert_eq!(page.text(".boot pre"), "thử hoảng loạn");
    page.click(".boot button:nth-of-type(2)");
    assert_eq!(page.downloaded("van-ban.txt"), text.as_bytes());
}

fn a_panic_while_reading_never_leaves_a_blank_page(page: &Page) {
    read_sample(page, "ket-luan");
    page.expect_error("unreachable");
    // A browser that refuses what no browser refuses: Yew takes it for granted and panics. Whoever else asks first is
    // refused as well, so that it does not matter who does.
    page.script(
        "const real = Element.prototype.setAttribute;
         Element.prototype.setAttribute = function (...given) {
           if (!this.matches('.boot')) throw new Error('refused');
           real.apply(this, given);
         };",
        json!([]),
    );
    page.press("Shift+E");
    page.wait_for("[role=alert].boot--failed");
    let text = page.text("body");
    assert!(
        text.contains("đã dừng") && text.contains("Mở lại") && text.contains("tệp gốc vẫn nguyên"),
        "{text}"
    );
    page.click(".boot button:nth-of-type(2)");
    let sample = include_str!("../../../../samples/ket-luan.txt");
    assert_eq!(page.downloaded("van-ban.txt"), sample.as_bytes());
    // The address still names the text: it opens again.
    page.click(".boot button");
    wait_for_text(page);
}

fn a_trap_is_explained_and_reloading_helps(page: &Page) {
    page.open("");
    page.expect_error("unreachable");
    throw(page, "new WebAssembly.RuntimeError('unreachable')");
    page.wait_for(".boot--failed");
    assert_eq!(page.count(".boot button"), 1, "there is no text to save");
    page.click(".boot button");
    page.wait_until("the page is back", |page| page.count(".boot") == 0);
    assert!(page.text("body").contains("Chú Giải"));
}

fn an_ordinary_script_error_does_not_close_the_page(page: &Page) {
    page.open("");
    page.expect_error("of no weight");
    throw(page, "new TypeError('of no weight')");
    page.settle();
    assert_eq!(page.count(".boot"), 0);
}

/// Throws from a file of the page's own host: the browser hides from a page what other scripts throw.
fn throw(page: &Page, error: &str) {
    page.site().put("throw.js", format!("throw {error}"));
    page.script(
        "document.body.append(Object.assign(document.createElement('script'), { src: 'throw.js' }))",
        json!([]),
    );
}

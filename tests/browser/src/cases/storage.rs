//! A device that keeps nothing: storage that is refused, is full or does not answer.

use serde_json::json;

use super::keeping::{ONE, TWO, tick, wait_for_kept, wait_for_tick};
use super::state_files::exported;
use super::steps::{go_home, read_sample};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    refused_storage_is_said_once_and_loses_nothing,
    full_storage_is_said_and_written_later,
    storage_that_does_not_answer_is_explained,
];

const KEEPING: &str = include_str!("../../../../web/keeping.js");

fn refused_storage_is_said_once_and_loses_nothing(page: &Page) {
    for refusal in [
        "throw new DOMException('refused', 'SecurityError')",
        "const r = {}; setTimeout(() => { r.error = new DOMException('refused', 'UnknownError'); r.onerror() }); return r",
    ] {
        let stub = format!("IDBFactory.prototype.open = () => {{ {refusal} }};\n{KEEPING}");
        page.site().put("keeping.js", stub);
        read_sample(page, "ket-luan");
        tick(page, ONE);
        page.wait_for("[data-not-kept]");
        let words = page.text(".notice");
        assert!(
            words.contains("dấu tích chưa được giữ") && words.contains("Xuất .json"),
            "{words}"
        );
        let state = exported(page);
        let plan = state["documents"][0]["plan"].as_str().unwrap_or_default();
        assert!(plan.contains("\tstate\tdone\n"), "{plan}");
        page.click(".notice__close");
        tick(page, TWO);
        wait_for_tick(page, ONE);
        wait_for_tick(page, TWO);
        assert_eq!(page.count("[data-not-kept]"), 0, "it is said once");
        go_home(page);
        page.wait_for(".recent__none");
        page.script("window.onbeforeunload = null", json!([]));
    }
}

fn full_storage_is_said_and_written_later(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, TWO);
    wait_for_kept(page, 1);
    page.script(
        "const real = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (stores, mode) {
           if (window.full && mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
           return real.call(this, stores, mode);
         };
         window.full = true",
        json!([]),
    );
    tick(page, ONE);
    page.wait_for("[data-not-kept]");
    assert!(
        page.text("[data-not-kept]")
            .contains("Trình duyệt hết chỗ lưu")
    );
    page.screenshot("keeping-full");
    wait_for_tick(page, ONE);
    page.script("window.full = false", json!([]));
    tick(page, "Đổi mới cách ra nghị quyết");
    wait_for_kept(page, 3);
}

fn storage_that_does_not_answer_is_explained(page: &Page) {
    // Another window may hold the stores; nobody waits for it as long as a person would.
    let stub = "IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ get: () => ({}), getAll: () => ({}) }) });";
    let hasty = KEEPING.replace("PATIENCE = 4000", "PATIENCE = 100");
    assert_ne!(hasty, KEEPING);
    page.site().put("keeping.js", [stub, &hasty].concat());
    page.open("?luu=123");
    page.wait_for("[data-error]");
    let words = page.text("[data-error]");
    assert!(words.contains("không đưa ra được"), "{words}");
}

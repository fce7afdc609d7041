//! What is kept on the device: ticks, texts, the list of them.

use serde_json::json;

use super::steps::{go_home, pictures, read_sample, read_text, show_table};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    ticks_are_found_again_after_a_reload,
    a_text_that_was_handed_over_has_an_address_of_its_own,
    two_windows_keep_the_ticks_of_both,
    texts_opened_before_are_listed_and_removed,
    a_large_text_is_listed_but_not_kept,
    everything_is_erased_when_asked,
    the_plan_of_a_corrected_text_is_offered,
    an_offer_that_was_refused_is_not_made_again,
    a_file_that_cannot_be_opened_leaves_the_open_text,
    pictures_of_what_is_kept,
];

pub const SAMPLE: &str = include_str!("../../../../samples/ket-luan.txt");

pub const INPUT: &str = "input[type=file]";

/// A selector for the box of the task with these words.
#[track_caller]
pub fn box_of(page: &Page, words: &str) -> String {
    show_table(page, "tasks");
    page.wait_for(".task-list .task");
    let id = page.script(
        "const rows = [...document.querySelectorAll('.task-list .task')];
         return rows.find((row) => row.querySelector('.task__text').textContent.includes(arguments[0]))?.dataset.task",
        json!([words]),
    );
    let id = id.as_str().expect("a task with these words");
    format!(".task[data-task='{id}'] > .task__box input")
}

/// Ticks the task with these words, or takes the tick away.
#[track_caller]
pub fn tick(page: &Page, words: &str) {
    page.click(&box_of(page, words));
}

#[track_caller]
pub fn wait_for_tick(page: &Page, words: &str) {
    let css = box_of(page, words);
    page.wait_until(&format!("“{words}” is ticked"), |page| {
        page.property(&css, "checked") == true
    });
}

/// The lines that the device holds of all plans.
#[track_caller]
pub fn lines(page: &Page) -> Vec<String> {
    let held = page.script(
        "return new Promise((done) => {
           const open = indexedDB.open('chugiai');
           open.onsuccess = () => {
             const base = open.result;
             if (!base.objectStoreNames.contains('facts')) { base.close(); return done([]); }
             const all = base.transaction('facts').objectStore('facts').getAll();
             all.onsuccess = () => { base.close(); done(all.result); };
           };
         })",
        json!([]),
    );
    let held = held.as_array().cloned().unwrap_or_default();
    held.iter()
        .filter_map(|line| Some(line.as_str()?.to_owned()))
        .collect()
}

/// Waits until the device holds so many ticks.
#[track_caller]
pub fn wait_for_kept(page: &Page, ticks: usize) {
    page.wait_until(&format!("{ticks} ticks are kept"), |page| {
        lines(page)
            .iter()
            .filter(|line| line.ends_with("\tstate\tdone"))
            .count()
            == ticks
    });
}

#[track_caller]
pub fn wait_for_words(page: &Page, css: &str, words: &str) {
    page.wait_until(&format!("{css} says “{words}”"), |page| {
        page.all(css).iter().any(|text| text.contains(words))
    });
}

pub const ONE: &str = "Rà soát chức năng, nhiệm vụ";
pub const TWO: &str = "Căn cứ Kết luận này";

fn ticks_are_found_again_after_a_reload(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    tick(page, TWO);
    wait_for_kept(page, 2);
    tick(page, TWO);
    wait_for_kept(page, 1);
    read_sample(page, "ket-luan");
    wait_for_tick(page, ONE);
    assert_eq!(page.property(&box_of(page, TWO), "checked"), false);
    assert!(page.text(".progress").contains("Đã xong 1 / 21"));
}

fn a_text_that_was_handed_over_has_an_address_of_its_own(page: &Page) {
    read_text(page, SAMPLE);
    page.wait_until("the address names the text", |page| {
        page.address().starts_with("?luu=")
    });
    tick(page, ONE);
    wait_for_kept(page, 1);
    let address = page.address();
    page.open(&address);
    page.wait_for(".reader .masthead");
    wait_for_tick(page, ONE);
    // Back leads to the start page, forth to the text.
    page.script("history.back()", json!([]));
    page.wait_for("[data-start]");
    page.script("history.forward()", json!([]));
    page.wait_for(".reader .masthead");
    // WebKit never ends what a page was writing when it was left for another.
    page.settle();
    // A text that is not here is explained.
    page.open("?luu=123");
    page.wait_for("[data-error]");
    assert!(page.text("[data-error]").contains("không còn được giữ"));
}

fn two_windows_keep_the_ticks_of_both(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    wait_for_kept(page, 1);
    let first = page.open_beside("?sample=ket-luan");
    page.wait_for(".reader .masthead");
    wait_for_tick(page, ONE);
    tick(page, TWO);
    wait_for_kept(page, 2);
    let second = page.turn_to(&first);
    // The other window's tick is here, and ticking goes on without taking it away.
    wait_for_tick(page, TWO);
    tick(page, ONE);
    tick(page, "Đổi mới cách ra nghị quyết");
    page.wait_until("both are kept", |page| {
        let held = lines(page);
        held.iter()
            .filter(|line| line.ends_with("\tstate\tdone"))
            .count()
            == 2
    });
    page.turn_to(&second);
    wait_for_tick(page, "Đổi mới cách ra nghị quyết");
    let one = box_of(page, ONE);
    page.wait_until("the tick is gone here, too", |page| {
        page.property(&one, "checked") == false
    });
    assert_eq!(page.property(&box_of(page, TWO), "checked"), true);
    page.close_for(&first);
}

fn texts_opened_before_are_listed_and_removed(page: &Page) {
    page.open("");
    page.wait_for(".recent__none");
    assert!(page.text(".recent").contains("Chưa mở văn bản nào"));
    read_sample(page, "ket-luan");
    tick(page, ONE);
    wait_for_kept(page, 1);
    go_home(page);
    page.wait_for("[data-recent]");
    wait_for_words(page, "[data-recent]", "1/21");
    let row = page.text("[data-recent]");
    for part in ["06-KL/BTCTU", "Hội nghị tổng kết", "hôm nay, "] {
        assert!(row.contains(part), "“{part}” is not in {row}");
    }
    assert!(page.text(".recent__where").contains("giữ cả nội dung"));
    page.click(".recent__link");
    page.wait_for(".reader .masthead");
    wait_for_tick(page, ONE);
    go_home(page);
    page.click("[aria-label='Bỏ 06-KL/BTCTU khỏi danh sách']");
    page.wait_for("[data-restore]");
    page.wait_for(".recent__none");
    assert!(lines(page).is_empty());
    page.click("[data-restore]");
    page.wait_for("[data-recent]");
    wait_for_kept(page, 1);
    wait_for_words(page, "[data-recent]", "1/21");
    page.wait_gone("[data-restore]");
}

fn a_large_text_is_listed_but_not_kept(page: &Page) {
    page.open("");
    let text = format!(
        "KẾT LUẬN\nvề việc lớn\n\n{}\n",
        "một hai ba ".repeat(420_000)
    );
    page.upload(INPUT, "lớn.txt", text);
    page.wait_for(".reader .masthead");
    page.settle();
    assert_eq!(page.address(), "");
    go_home(page);
    page.wait_for("[data-recent]");
    assert!(page.text("[data-recent]").contains("không giữ nội dung"));
    assert_eq!(page.count(".recent__link"), 0);
}

fn everything_is_erased_when_asked(page: &Page) {
    read_text(page, SAMPLE);
    tick(page, ONE);
    wait_for_kept(page, 1);
    page.click("#cach-hien-thi");
    page.click("[data-switch='pages']");
    page.press("Escape");
    go_home(page);
    page.wait_for("[data-recent]");
    page.click("[data-erase]");
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_gone("dialog");
    assert_eq!(page.count("[data-recent]"), 1);
    page.click("[data-erase]");
    page.click("[data-erase-now]");
    page.wait_for(".recent__none");
    wait_for_words(page, ".toast", "Đã xóa mọi dữ liệu");
    assert!(lines(page).is_empty());
    page.wait_until("nothing is in the other storage either", |page| {
        page.script(
            "return Object.keys(localStorage).filter((n) => n.startsWith('chugiai')).length",
            json!([]),
        ) == 0
    });
    read_text(page, SAMPLE);
    assert_eq!(page.property(&box_of(page, ONE), "checked"), false);
}

/// The sample with one task worded otherwise, and a letter mended elsewhere.
fn corrected() -> String {
    SAMPLE
        .replace("không chạy theo phong trào", "tránh chạy theo phong trào")
        .replace(
            "- Rà soát chức năng, nhiệm vụ, mối quan hệ",
            "- Rà soát kỹ chức năng, nhiệm vụ, quan hệ",
        )
}

/// Ticks two tasks of the sample, then opens its corrected form.
#[track_caller]
pub fn open_corrected(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    tick(page, TWO);
    wait_for_kept(page, 2);
    read_text(page, &corrected());
}

fn the_plan_of_a_corrected_text_is_offered(page: &Page) {
    open_corrected(page);
    page.wait_for("[data-kin]");
    let offer = page.text("[data-kin]");
    for part in ["06-KL/BTCTU", "hôm nay", "1 việc khớp, 1 việc gần giống"] {
        assert!(offer.contains(part), "“{part}” is not in {offer}");
    }
    // Nothing is assumed.
    assert_eq!(page.property(&box_of(page, TWO), "checked"), false);
    page.click("[data-kin-take]");
    page.wait_for("dialog[open]");
    wait_for_words(page, ".kin", "Rà soát kỹ chức năng");
    page.click(".kin input");
    page.click("[data-kin-chosen]");
    page.wait_gone("dialog");
    wait_for_tick(page, TWO);
    wait_for_tick(page, "Rà soát kỹ chức năng");
    wait_for_kept(page, 4);
    page.open(&page.address());
    page.wait_for(".reader .masthead");
    wait_for_tick(page, "Rà soát kỹ chức năng");
    assert_eq!(page.count("[data-kin]"), 0);
}

fn an_offer_that_was_refused_is_not_made_again(page: &Page) {
    open_corrected(page);
    page.wait_for("[data-kin]");
    page.click("[data-kin-look]");
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_for("[data-kin]");
    page.click("[data-kin-no]");
    page.wait_gone("[data-kin]");
    page.open(&page.address());
    page.wait_for(".reader .masthead");
    page.settle();
    assert_eq!(page.count("[data-kin]"), 0);
    wait_for_kept(page, 2);
}

fn a_file_that_cannot_be_opened_leaves_the_open_text(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    page.upload(INPUT, "quét.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj");
    wait_for_words(page, ".notice [role=alert]", "văn bản đang đọc vẫn nguyên");
    assert!(page.text(".notice").contains("quét.pdf"));
    wait_for_tick(page, ONE);
    assert!(page.text(".masthead").contains("06-KL/BTCTU"));
    page.upload(
        INPUT,
        "khác.txt",
        "THÔNG BÁO\nvề việc khác\n\nĐây là câu đầu.\n",
    );
    wait_for_words(page, ".masthead", "về việc khác");
    page.wait_gone(".notice [role=alert]");
}

fn pictures_of_what_is_kept(page: &Page) {
    page.needs_chromium("pictures of both themes");
    read_sample(page, "nghi-quyet");
    go_home(page);
    open_corrected(page);
    page.wait_for("[data-kin]");
    for (size, (width, height)) in [("1366", (1366, 768)), ("390", (390, 844))] {
        page.resize(width, height);
        page.settle();
        pictures(page, "keeping-offer", size);
    }
    page.click("[data-kin-look]");
    page.wait_for("dialog[open]");
    pictures(page, "keeping-kin", "390");
    page.resize(1366, 768);
    pictures(page, "keeping-kin", "1366");
    page.press("Escape");
    page.click("[data-kin-no]");
    go_home(page);
    page.wait_until("all are listed", |page| page.count("[data-recent]") == 3);
    for (size, (width, height)) in [
        ("1440", (1440, 900)),
        ("1366", (1366, 768)),
        ("390", (390, 844)),
    ] {
        page.resize(width, height);
        page.settle();
        pictures(page, "keeping-recent", size);
        page.screenshot_whole(&format!("keeping-recent-whole-{size}"));
    }
    page.click("[data-erase]");
    page.wait_for("dialog[open]");
    pictures(page, "keeping-erase", "390");
    page.press("Escape");
    page.click(".recent__remove button");
    page.wait_for("[data-restore]");
    pictures(page, "keeping-removed", "390");
}

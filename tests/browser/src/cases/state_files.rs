//! All that is kept as one file: saved, and taken over on a device that has something already.

use serde_json::{Value, json};

use super::keeping::{
    INPUT, ONE, SAMPLE, lines, tick, wait_for_kept, wait_for_tick, wait_for_words,
};
use super::steps::{go_home, read_sample};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_state_file_brings_everything_back,
    a_state_file_adds_and_never_overrules,
    a_state_file_that_does_not_fit_changes_nothing,
];

/// The state as the page exports it.
#[track_caller]
pub fn exported(page: &Page) -> Value {
    let today = page.script("return new Date().toISOString().slice(0, 10)", json!([]));
    let name = format!("chu-giai-{}.json", today.as_str().unwrap_or_default());
    page.click("[data-state-save]");
    let file = page.downloaded(&name);
    serde_json::from_slice(&file).expect("the file is JSON")
}

fn a_state_file_brings_everything_back(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    wait_for_kept(page, 1);
    go_home(page);
    page.wait_for("[data-recent]");
    let state = exported(page);
    assert_eq!(state["format"], "chugiai-state");
    assert_eq!(state["version"], 1);
    let text = &state["documents"][0];
    assert_eq!(text["text"], SAMPLE);
    assert_eq!([&text["done"], &text["all"]], [1, 21]);
    assert!(
        text["plan"]
            .as_str()
            .is_some_and(|plan| plan.contains("\tstate\tdone\n"))
    );
    page.click("[data-erase]");
    page.click("[data-erase-now]");
    page.wait_for(".recent__none");
    page.upload(INPUT, "giữ lại.json", state.to_string());
    // One text alone is opened.
    page.wait_for(".reader .masthead");
    wait_for_tick(page, ONE);
    wait_for_kept(page, 1);
    go_home(page);
    wait_for_words(page, "[data-recent]", "1/21");
    // Several are listed, and what came is told.
    let mut two = state.clone();
    let other = json!({ "hash": "77", "title": "Một văn bản lớn", "plan": "t-1\tstate\tdone\n", "done": 1, "all": 4 });
    two["documents"].as_array_mut().expect("a list").push(other);
    two["meanings"] = json!("BTC\tBan Tổ chức\n");
    page.upload(INPUT, "hai.json", two.to_string());
    wait_for_words(
        page,
        ".notice",
        "2 văn bản, 1 điều ghi về nhiệm vụ, 1 nghĩa",
    );
    page.wait_until("both are listed", |page| page.count("[data-recent]") == 2);
}

fn a_state_file_adds_and_never_overrules(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    wait_for_kept(page, 1);
    go_home(page);
    page.wait_for("[data-recent]");
    let mut state = exported(page);
    let plan = state["documents"][0]["plan"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let task = plan.split('\t').next().unwrap_or_default().to_owned();
    state["documents"][0]["plan"] = json!(format!("{task}\tstate\tbegun\n{task}\tnote\ttừ tệp\n"));
    read_sample(page, "ket-luan");
    wait_for_tick(page, ONE);
    page.upload(INPUT, "khác.json", state.to_string());
    wait_for_words(page, ".notice", "1 văn bản, 1 điều ghi");
    page.wait_until("the note is there and the tick has stayed", |page| {
        let held = lines(page);
        held.iter().any(|line| line.ends_with("\tnote\ttừ tệp"))
            && held.iter().any(|line| line.ends_with("\tstate\tdone"))
    });
    wait_for_tick(page, ONE);
}

fn a_state_file_that_does_not_fit_changes_nothing(page: &Page) {
    read_sample(page, "ket-luan");
    tick(page, ONE);
    wait_for_kept(page, 1);
    let held = lines(page);
    let document = json!({ "hash": "123", "name": "a.txt", "text": "Văn bản khác", "plan": "t-1\tstate\tdone\n" });
    let state = |version: u32, documents: Value| {
        json!({ "format": "chugiai-state", "version": version, "documents": documents, "meanings": "" }).to_string()
    };
    for (name, content, said) in [
        (
            "gãy.json",
            "{ \"format\": \"chugiai-st".to_owned(),
            "bị hỏng",
        ),
        ("lạ.json", "{\"a\": 1}".to_owned(), "bị hỏng"),
        ("thiếu.json", state(1, json!([{ "plan": "x" }])), "bị hỏng"),
        ("sau.json", state(2, json!([])), "phiên bản Chú Giải khác"),
        (
            "lẫn.json",
            state(1, json!([document])),
            "của một văn bản khác",
        ),
    ] {
        page.upload(INPUT, name, content);
        wait_for_words(page, ".notice [role=alert]", name);
        let words = page.text(".notice");
        assert!(words.contains(said), "{name}: {words}");
        assert_eq!(lines(page), held, "{name}");
    }
    wait_for_tick(page, ONE);
    page.click(".notice__close");
    page.wait_gone(".notice [role=alert]");
}

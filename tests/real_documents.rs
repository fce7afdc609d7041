//! The tasks of the real documents beside the repository, read against what a person found in them.
//!
//! The documents are not ours to publish: without the folder `../shared` the tests say so and pass.

use chugiai::{export, import, read, view};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// How many of our tasks may be missing from a person's list, in all five documents.
const EXTRA: usize = 1;

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if folder.join("seeds").is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is not there", folder.display());
    None
}

fn directive(shared: &Path, name: &str) -> chugiai::model::Directive {
    let path = shared.join("seeds").join(name).with_extension("txt");
    let bytes = std::fs::read(path).expect("a document is readable");
    read(&import::import(&bytes, "").expect("a document is text"))
}

/// Path and first words of a task, blanks and case aside.
fn key(task: &Value) -> (String, String) {
    let head = task["head"].as_str().unwrap_or_default().to_lowercase();
    let head: String = head.split_whitespace().collect();
    let under = task["under"].as_str().unwrap_or_default();
    (under.to_owned(), head.chars().take(40).collect())
}

#[test]
fn every_task_a_person_found_is_found_where_it_stands_with_its_deadline() {
    let Some(shared) = shared() else { return };
    let mut extra = Vec::new();
    for name in ["000", "001", "002", "003", "004"] {
        let gold = shared.join("gold").join(name).with_extension("json");
        let gold = std::fs::read(gold).expect("the list of a person is readable");
        let gold: Value = serde_json::from_slice(&gold).expect("the list of a person is JSON");
        let facts = export::facts(&directive(&shared, name));
        let facts = serde_json::to_value(facts).expect("facts are JSON");
        let list = |value: &Value| value["tasks"].as_array().cloned().unwrap_or_default();
        let (gold, found) = (list(&gold), list(&facts));
        for task in &gold {
            let same = found.iter().find(|it| key(it) == key(task));
            let same = same.unwrap_or_else(|| panic!("{name}: {task} is missing"));
            // The anniversary of a prize is the time of its feast, not of the work.
            let feast = |due: &Value| due.as_str().is_some_and(|due| due.starts_with("nhân dịp"));
            if !feast(&task["deadline"]) {
                assert_eq!(same["deadline"], task["deadline"], "{name}: {task}");
            }
        }
        let known = |it: &&Value| gold.iter().any(|task| key(task) == key(it));
        let beyond = found.iter().filter(|it| !known(it));
        extra.extend(beyond.map(|it| format!("{name}: {it}")));
    }
    assert!(extra.len() <= EXTRA, "{}", extra.join("\n"));
}

#[test]
fn items_of_called_notes_are_parts_of_their_task_with_the_deadline_before_their_mark() {
    let Some(shared) = shared() else { return };
    let reading = view::reading(&directive(&shared, "000"));
    let mut rows = Vec::new();
    gather(&reading.tasks, &mut rows);
    let parts = |note: &str| -> Vec<(usize, Vec<String>, Option<String>)> {
        let parts = rows.iter().enumerate().flat_map(|(at, row)| {
            let parts = row.sub_tasks.iter().filter(|part| part.note == note);
            parts.map(move |part| {
                let due = part.deadlines.iter().map(|i| row.deadlines[*i].clone());
                (at, due.collect(), part.product.clone())
            })
        });
        parts.collect()
    };
    for (note, count) in [("3", 3), ("4", 2), ("6", 6), ("8", 2)] {
        let found = parts(note);
        assert_eq!(found.len(), count, "note {note}");
        assert!(
            found.iter().all(|(row, ..)| *row == found[0].0),
            "note {note}"
        );
    }
    for (_, due, product) in parts("6") {
        assert_eq!(due, ["trong năm 2023"]);
        assert!(product.is_some(), "each of the six brings forth a paper");
    }
    // "03 nội dung³, 02 nội dung⁴ … trong năm 2023": the year is said of the two alone.
    assert!(parts("3").iter().all(|(_, due, _)| due.is_empty()));
    assert!(
        parts("4")
            .iter()
            .all(|(_, due, _)| due == &["trong năm 2023"])
    );
}

fn gather<'a>(groups: &'a [view::TaskGroup], rows: &mut Vec<&'a view::TaskRow>) {
    for group in groups {
        rows.extend(&group.tasks);
        gather(&group.groups, rows);
    }
}

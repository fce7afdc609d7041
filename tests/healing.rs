//! Hard papers, text beside tree: what the reading makes of each file of `tests/fixtures`.
//!
//! A missing tree is written, and the test fails once. `UPDATE_TREES=1 cargo test --test healing`
//! rewrites all of them; then a person reads the difference. The papers are invented.

use chugiai::model::{Directive, Move, Referent, Role};
use chugiai::{export, import, read, view};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn each_paper_reads_as_its_tree_says() {
    let update = std::env::var_os("UPDATE_TREES").is_some();
    let mut wrong = Vec::new();
    for paper in papers() {
        let text = std::fs::read(&paper).expect("a fixture is readable");
        let source = import::import(&text, "").expect("a fixture is text");
        let found = tree(&read(&source));
        let expected = paper.with_extension("tree");
        if update || !expected.exists() {
            std::fs::write(&expected, &found).expect("a tree can be written");
            if !update {
                wrong.push(format!(
                    "{} was missing and has been written: read it",
                    expected.display()
                ));
            }
        } else if std::fs::read_to_string(&expected).expect("a tree is text") != found {
            wrong.push(format!("{} reads otherwise now:\n{found}", paper.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn papers() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut papers: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of fixtures")
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    papers.sort();
    assert!(papers.len() >= 8, "fixtures are missing");
    papers
}

/// What a person would check first, one fact a line.
fn tree(directive: &Directive) -> String {
    let mut out = String::new();
    let preface = &directive.preface;
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let number = preface.number.as_ref().map(|n| n.text.clone());
    let date = preface.date.map(|d| d.to_string());
    let _ = writeln!(
        out,
        "head: {} | {} | {} | {} | {}",
        or_none(&preface.kind),
        or_none(&number),
        or_none(&preface.issuer),
        or_none(&preface.place),
        or_none(&date)
    );
    let _ = writeln!(out, "title: {}", or_none(&preface.title));
    let end = &directive.conclusions;
    let _ = writeln!(
        out,
        "end: {} | {}",
        or_none(&end.signer_role),
        or_none(&end.signer)
    );
    for recipient in preface.addressees.iter().chain(&end.recipients) {
        let _ = writeln!(out, "to: {recipient}");
    }
    if let Some(copy) = &directive.copy {
        let number = copy.number.as_ref().map(|n| n.text.clone());
        let _ = writeln!(
            out,
            "copy: {} | {} | {} | {}",
            or_none(&copy.form),
            or_none(&number),
            or_none(&copy.office),
            or_none(&copy.conclusions.signer)
        );
    }
    let reading = view::reading(directive);
    out.push_str(&export::outline(&reading));
    for list in &directive.lists {
        let (stated, found) = (list.count.stated, list.count.found);
        let first = &directive.outline.sections[list.items[0]].id;
        let _ = writeln!(out, "list {first}: says {stated}, has {found}");
    }
    for reference in &directive.note_refs {
        let text = &directive.paragraphs[reference.place.paragraph].text;
        let before: String = text[..reference.place.start]
            .chars()
            .rev()
            .take(24)
            .collect();
        let before: String = before.chars().rev().collect();
        let _ = writeln!(out, "mark {}: …{before}", reference.label);
    }
    for note in &directive.footnotes {
        let words = |p: usize| directive.paragraphs[p].text.as_str();
        let first = note.paragraphs.first().map_or("", |p| words(*p));
        let last = note.paragraphs.last().map_or("", |p| words(*p));
        let head: String = first.chars().take(24).collect();
        let end: String = last.chars().rev().take(24).collect();
        let end: String = end.chars().rev().collect();
        let parts = note.paragraphs.len();
        let _ = writeln!(out, "note {}: {head} … {end} [{parts}]", note.label);
        if let Some(count) = note.count {
            let _ = writeln!(
                out,
                "note {}: says {}, lists {}",
                note.label, count.stated, count.found
            );
        }
    }
    for moved in &directive.receipt.moves {
        if let Move::Joined { at, .. } = moved {
            let text = &directive.paragraphs[at.paragraph].text;
            let left: String = text[..at.start].trim_end().chars().rev().take(20).collect();
            let left: String = left.chars().rev().collect();
            let right: String = text[at.start..].chars().take(20).collect();
            let _ = writeln!(out, "joined: {left} | {right}");
        }
    }
    for entry in &directive.glossary.entries {
        let long: Vec<&str> = entry
            .senses
            .iter()
            .take(2)
            .map(|s| s.long.as_str())
            .collect();
        let _ = writeln!(out, "short: {} = {}", entry.short, long.join(" / "));
    }
    for citation in &directive.citations {
        let _ = writeln!(out, "cites: {} [{}]", citation.text, citation.kind);
    }
    for reference in &directive.references {
        let to = match reference.referent {
            Referent::Section(i) => directive.outline.sections[i].id.clone(),
            Referent::Citation(i) => directive.citations[i].text.clone(),
            Referent::ThisDocument => continue,
            other => format!("{other:?}"),
        };
        let _ = writeln!(out, "refers: {} = {to}", reference.text);
    }
    for task in &directive.tasks {
        let words: String = directive.words(task.place).chars().take(48).collect();
        let by: Vec<&str> = task
            .deadlines
            .iter()
            .map(|d| directive.deadlines[*d].normalized.as_str())
            .collect();
        let who = task.actor.as_ref().map_or("-", |a| a.name.as_str());
        let _ = writeln!(out, "task: {words} | {who} | {}", by.join(", "));
        for partner in &task.partners {
            let _ = writeln!(out, "  with: {}", partner.name);
        }
        if let Some(product) = task.product {
            let _ = writeln!(out, "  makes: {}", directive.words(product));
        }
        for part in &task.sub_tasks {
            let by = part.deadlines.iter();
            let by: Vec<&str> = by
                .map(|d| directive.deadlines[*d].normalized.as_str())
                .collect();
            let id = &directive.outline.sections[part.section].id;
            let product = part.product.map_or("-", |place| directive.words(place));
            let _ = writeln!(out, "  part {id}: {product} | {}", by.join(", "));
        }
    }
    leads(&reading.tasks, &mut out);
    for target in &directive.targets {
        let (what, how) = (directive.words(target.what), directive.words(target.place));
        let _ = writeln!(out, "target: {what} | {how} | {:?}", target.comparison);
    }
    for paragraph in &directive.paragraphs {
        if let Role::Furniture(kind) = paragraph.role {
            let _ = writeln!(out, "aside: {kind:?} {}", paragraph.text);
        }
    }
    for row in reading.review {
        let _ = writeln!(out, "review: {:?}", row.kind);
        if let Some(label) = row.suggestion {
            let _ = writeln!(out, "  perhaps: {label}");
        }
    }
    out
}

/// What the words before a list say once for all tasks of a group.
fn leads(groups: &[view::TaskGroup], out: &mut String) {
    for group in groups {
        if group.actor.is_some() || !group.deadlines.is_empty() {
            let who = group.actor.as_deref().unwrap_or("-");
            let _ = writeln!(
                out,
                "group {}: {who} | {}",
                group.id,
                group.deadlines.join(", ")
            );
        }
        leads(&group.groups, out);
    }
}

//! The outline as an indented tree of plain text, for people.

use crate::view::{ContentsRow, NoteView, Reading};

/// Name and title, the sections of the body, then the notes that have items.
pub fn outline(reading: &Reading) -> String {
    let mut out = String::new();
    for line in [&reading.name, &reading.title] {
        if !line.is_empty() && !out.trim_end().ends_with(line.as_str()) {
            out.push_str(line);
            out.push('\n');
        }
    }
    if !out.is_empty() && !reading.contents.is_empty() {
        out.push('\n');
    }
    for row in &reading.contents {
        section(row, 0, &mut out);
    }
    let listed = |note: &&NoteView| !note.items.is_empty();
    if reading.notes.iter().any(|note| listed(&note)) {
        out.push('\n');
    }
    for note in reading.notes.iter().filter(listed) {
        line(
            0,
            &format!("[{}]", note.label),
            &words(&note.lead),
            &mut out,
        );
        for item in &note.items {
            line(1, &item.marker, &words(&item.runs), &mut out);
        }
    }
    out
}

fn section(row: &ContentsRow, depth: usize, out: &mut String) {
    line(depth, &row.label, &row.text, out);
    for child in &row.children {
        section(child, depth + 1, out);
    }
}

fn line(depth: usize, label: &str, text: &str, out: &mut String) {
    let words = [label, text].into_iter().filter(|part| !part.is_empty());
    let words: Vec<&str> = words.collect();
    out.push_str(&"  ".repeat(depth));
    out.push_str(&words.join(" "));
    out.push('\n');
}

fn words(runs: &[crate::view::Run]) -> String {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    crate::view::words::opening(text.trim(), 140)
}

//! The table of contents: every labelled unit of the body, nested as in the outline.

use super::beside::Beside;
use super::{ContentsRow, paths, words};

/// How many characters of a heading or item a row shows.
const WIDTH: usize = 140;

/// The rows, those of the first level with their children in them.
pub fn rows(beside: &Beside) -> Vec<ContentsRow> {
    let sections = &beside.directive.outline.sections;
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); sections.len()];
    let mut roots = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        if section.note.is_some() {
            continue;
        }
        match section.parent.filter(|parent| *parent < i) {
            Some(parent) => children[parent].push(i),
            None => roots.push(i),
        }
    }
    roots
        .into_iter()
        .map(|root| row(beside, &children, root))
        .collect()
}

fn row(beside: &Beside, children: &[Vec<usize>], index: usize) -> ContentsRow {
    let section = &beside.directive.outline.sections[index];
    let label = if section.heading {
        paths::of_heading(&section.label)
    } else {
        paths::bare(&section.label)
    };
    ContentsRow {
        section: index,
        id: section.id.clone(),
        label: label.to_owned(),
        text: words::opening(head(beside, index), WIDTH),
        heading: section.heading,
        page: beside.page(section.place),
        children: children[index]
            .iter()
            .map(|child| row(beside, children, *child))
            .collect(),
    }
}

/// The words of a section after its label.
pub fn head<'a>(beside: &Beside<'a>, section: usize) -> &'a str {
    let section = &beside.directive.outline.sections[section];
    let text = beside.text(section.place.paragraph);
    text.get(section.head..section.place.end)
        .unwrap_or("")
        .trim()
}

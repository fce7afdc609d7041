//! DOM ids of what the page draws. They come from the document, so links and tests may rest on them.
//!
//! Sections, notes and tasks carry their own ids in the model.

use crate::model::{Directive, Role};

/// The block of a paragraph: "p12".
pub fn block(paragraph: usize) -> String {
    format!("p{paragraph}")
}

/// The mark of a note reference: "r3".
pub fn note_ref(reference: usize) -> String {
    format!("r{reference}")
}

/// A use of a short form: "a3-1".
pub fn abbreviation(entry: usize, usage: usize) -> String {
    format!("a{entry}-{usage}")
}

/// A mention of a document: "c12".
pub fn citation(index: usize) -> String {
    format!("c{index}")
}

/// A suspected error: "e4".
pub fn repair(index: usize) -> String {
    format!("e{index}")
}

/// What holds a paragraph on the page: its note, or its own block.
pub fn holder(directive: &Directive, paragraph: usize) -> String {
    match directive.paragraphs.get(paragraph).map(|p| p.role) {
        Some(Role::Note(note)) => directive
            .footnotes
            .get(note as usize)
            .map_or_else(|| block(paragraph), |n| n.id.clone()),
        _ => block(paragraph),
    }
}

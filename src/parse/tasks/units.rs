//! Sentences and items of enumerations: what may be a task.
//!
//! *Reads* one paragraph and the items inside it. *Writes* its [`Unit`]s in order. *Never* cuts an item.

use crate::model::Section;
use crate::parse::letters::is_letter;

use super::super::letters::sentences;
use super::Context;

/// A stretch of a paragraph that may be a task.
pub struct Unit {
    pub start: usize,
    pub end: usize,
    pub section: Option<usize>,
    /// Whether it is an item of an inline enumeration.
    pub item: bool,
}

/// Sentences, and items of enumerations whole.
pub fn units(
    context: &Context,
    text: &str,
    start: usize,
    items: &[usize],
    home: Option<usize>,
) -> Vec<Unit> {
    let section = |i: usize| &context.outline.sections[i];
    let mut units = Vec::new();
    let mut at = start;
    for &item in items {
        let Section { place, head, .. } = section(item);
        push_sentences(text, at, place.start, home, &mut units);
        units.push(Unit {
            start: *head,
            end: place.end,
            section: Some(item),
            item: true,
        });
        at = place.end;
    }
    push_sentences(text, at, text.len(), home, &mut units);
    units
}

fn push_sentences(
    text: &str,
    from: usize,
    to: usize,
    section: Option<usize>,
    units: &mut Vec<Unit>,
) {
    if from >= to {
        return;
    }
    let slice = &text[from..to];
    let mut cuts = vec![0];
    cuts.extend(sentences::starts(slice));
    cuts.push(slice.len());
    for pair in cuts.windows(2) {
        let sentence = slice[pair[0]..pair[1]].trim();
        if sentence.chars().any(is_letter) {
            let start = from + pair[0] + slice[pair[0]..pair[1]].len()
                - slice[pair[0]..pair[1]].trim_start().len();
            units.push(Unit {
                start,
                end: start + sentence.len(),
                section,
                item: false,
            });
        }
    }
}

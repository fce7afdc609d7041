//! Footnotes with the words round their marks, and paragraphs healed over a gap.

use crate::model::{Directive, Footnote, Join, Span};
use crate::view::words;
use serde::Serialize;

/// The longest string on either side of a mark or a join, in characters.
const SIDE: usize = 45;
/// The longest opening or ending of a note.
const ENDS: usize = 60;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    pub label: String,
    /// The words that meet at the mark; they stop at a neighbouring mark or the paragraph's end.
    pub anchor_before: String,
    pub anchor_after: String,
    pub text_start: String,
    pub text_end: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Joint {
    pub left: String,
    pub right: String,
    /// The labels of the notes printed in the gap.
    pub interrupted_by_notes: Vec<String>,
}

pub fn footnotes(directive: &Directive) -> Vec<Note> {
    let anchors = anchors(directive);
    let notes = directive.footnotes.iter();
    notes
        .map(|note| {
            let text = |paragraph: Option<&usize>| {
                paragraph
                    .and_then(|p| directive.paragraphs.get(*p))
                    .map_or("", |p| p.text.as_str())
            };
            let (before, after) = note
                .called_by
                .and_then(|r| anchors.get(r).copied())
                .unwrap_or_default();
            Note {
                label: note.label.clone(),
                anchor_before: words::last(before, SIDE).to_owned(),
                anchor_after: words::first(after.trim_start(), SIDE).to_owned(),
                text_start: words::first(text(note.paragraphs.first()), ENDS).to_owned(),
                text_end: words::last(text(note.paragraphs.last()), ENDS).to_owned(),
            }
        })
        .collect()
}

/// By reference: the text of its paragraph before and after it, up to the neighbouring marks.
fn anchors(directive: &Directive) -> Vec<(&str, &str)> {
    let refs = &directive.note_refs;
    let mut order: Vec<usize> = (0..refs.len()).collect();
    order.sort_by_key(|r| refs[*r].place);
    let mut anchors = vec![("", ""); refs.len()];
    for (i, reference) in order.iter().copied().enumerate() {
        let place = refs[reference].place;
        let Some(paragraph) = directive.paragraphs.get(place.paragraph) else {
            continue;
        };
        let neighbour = |i: Option<usize>| {
            i.and_then(|i| order.get(i))
                .map(|r| refs[*r].place)
                .filter(|other| other.paragraph == place.paragraph)
        };
        let from = neighbour(i.checked_sub(1)).map_or(0, |other| other.start);
        let to = neighbour(Some(i + 1)).map_or(paragraph.text.len(), |other| other.start);
        anchors[reference] = (
            paragraph.text.get(from..place.start).unwrap_or(""),
            paragraph.text.get(place.start..to).unwrap_or(""),
        );
    }
    anchors
}

pub fn joins(directive: &Directive) -> Vec<Joint> {
    let mut notes: Vec<(usize, &Footnote)> = directive
        .footnotes
        .iter()
        .filter_map(|note| {
            let first = directive.paragraphs.get(*note.paragraphs.first()?)?;
            Some((first.span().start, note))
        })
        .collect();
    notes.sort_by_key(|(start, _)| *start);

    let mut joins = Vec::new();
    for paragraph in directive.paragraphs.iter().filter(|p| p.role.is_text()) {
        for pair in paragraph.pieces.windows(2) {
            let (left, right) = (&pair[0], &pair[1]);
            if right.join != Join::Break {
                continue;
            }
            let gap = Span::new(left.span.end, right.span.start);
            let first = notes.partition_point(|(start, _)| *start < gap.start);
            let inside = notes[first..]
                .iter()
                .take_while(|(start, _)| gap.contains(*start));
            joins.push(Joint {
                left: words::last(paragraph.text.get(..right.at).unwrap_or(""), SIDE).to_owned(),
                right: words::first(paragraph.text.get(right.at..).unwrap_or(""), SIDE).to_owned(),
                interrupted_by_notes: inside.map(|(_, note)| note.label.clone()).collect(),
            });
        }
    }
    joins
}

//! The receipt: what the reading lifted, joined and set aside.

use super::beside::Beside;
use super::{ReceiptRow, anchors, words};
use crate::model::{Move, Place};

/// How many characters of a line or of either side of a join are shown.
const SIDE: usize = 60;

/// One row per move, in the order of the source.
pub fn rows(beside: &Beside) -> Vec<ReceiptRow> {
    let moves = beside.directive.receipt.moves.iter();
    moves.map(|what| row(beside, what)).collect()
}

fn row(beside: &Beside, what: &Move) -> ReceiptRow {
    let directive = beside.directive;
    let mut row = ReceiptRow {
        what: what.clone(),
        label: String::new(),
        words: (String::new(), String::new()),
        anchor: String::new(),
        page: None,
        seam: None,
    };
    match what {
        Move::NoteLifted { note, .. } => {
            if let Some(note) = directive.footnotes.get(*note) {
                let first = note.paragraphs.first().copied().unwrap_or(usize::MAX);
                row.label.clone_from(&note.label);
                row.anchor.clone_from(&note.id);
                row.words.0 = words::opening(beside.text(first), SIDE);
                row.page = beside.page(Place::new(first, 0, 0));
            }
        }
        Move::Joined { at, .. } => {
            let text = beside.text(at.paragraph);
            let left = text.get(..at.start).unwrap_or("");
            let right = text.get(at.start..).unwrap_or("");
            row.words = (
                words::last(left, SIDE).to_owned(),
                words::first(right, SIDE).to_owned(),
            );
            row.anchor = anchors::holder(directive, at.paragraph);
            row.page = beside.page(*at);
            let paragraph = directive.paragraphs.get(at.paragraph);
            row.seam = paragraph.map(|p| p.source_offset(at.start));
        }
        Move::SetAside { paragraph } => {
            row.words.0 = words::opening(beside.text(*paragraph), SIDE);
            row.anchor = anchors::block(*paragraph);
            row.page = beside.page(Place::new(*paragraph, 0, 0));
        }
    }
    row
}

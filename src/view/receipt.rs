//! The receipt: what the reading lifted, joined and set aside.

use super::beside::Beside;
use super::{ReceiptRow, Stood, anchors, words};
use crate::model::{Move, Place, Role};

/// How many characters of a line or of either side of a join are shown.
const SIDE: usize = 60;

/// One row per move, in the order of the source.
pub fn rows(beside: &Beside) -> Vec<ReceiptRow> {
    let moves = beside.directive.receipt.moves.iter();
    let stood = stood(beside);
    moves.map(|what| row(beside, what, &stood)).collect()
}

/// By note: where it stood.
fn stood(beside: &Beside) -> Vec<Option<Stood>> {
    let directive = beside.directive;
    let mut stood = vec![None; directive.footnotes.len()];
    let text = directive.paragraphs.iter().enumerate();
    let text = text.filter(|(_, p)| matches!(p.role, Role::Body | Role::Heading));
    let ends: Vec<(usize, usize)> = text.map(|(i, p)| (p.span().end, i)).collect();
    for what in &directive.receipt.moves {
        match what {
            Move::NoteLifted { note, span } => {
                let after = ends.partition_point(|(end, _)| *end <= span.start);
                let after = after.checked_sub(1).and_then(|last| ends.get(last));
                if let Some(place) = stood.get_mut(*note).filter(|place| place.is_none()) {
                    *place = after.map(|(_, paragraph)| Stood::After(*paragraph));
                }
            }
            Move::Joined { at, notes, .. } => {
                let paragraph = directive.paragraphs.get(at.paragraph);
                let seam = paragraph.map(|p| Stood::Seam(p.source_offset(at.start)));
                for note in notes {
                    if let Some(place) = stood.get_mut(*note) {
                        *place = seam;
                    }
                }
            }
            Move::SetAside { .. } => {}
        }
    }
    stood
}

fn row(beside: &Beside, what: &Move, stood: &[Option<Stood>]) -> ReceiptRow {
    let directive = beside.directive;
    let mut row = ReceiptRow {
        what: what.clone(),
        label: String::new(),
        words: (String::new(), String::new()),
        anchor: String::new(),
        page: None,
        at: None,
        stood: None,
    };
    match what {
        Move::NoteLifted { note, span } => {
            row.stood = stood.get(*note).copied().flatten();
            row.at = row.stood.map(|_| span.start);
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
            row.at = paragraph.map(|p| p.source_offset(at.start));
        }
        Move::SetAside { paragraph } => {
            row.words.0 = words::opening(beside.text(*paragraph), SIDE);
            row.anchor = anchors::block(*paragraph);
            row.page = beside.page(Place::new(*paragraph, 0, 0));
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Draft;
    use super::*;
    use crate::model::Span;

    #[test]
    fn a_note_stood_at_the_seam_that_passed_over_it_or_after_the_paragraph_before() {
        let mut draft = Draft::default()
            .body("Câu bị|cắt¹ và².")
            .note("1", "một")
            .note("2", "hai");
        let moves = &mut draft.0.receipt.moves;
        for note in [0, 1] {
            let span = Span::new(500 + note, 600);
            moves.push(Move::NoteLifted { note, span });
        }
        moves.push(Move::Joined {
            at: Place::new(0, 12, 12),
            gap: Span::new(11, 12),
            notes: vec![1],
        });
        let rows = rows(&Beside::new(&draft.0));
        let seam = rows[2].at;
        assert_eq!(rows[0].stood, Some(Stood::After(0)));
        assert_eq!(rows[1].stood, seam.map(Stood::Seam));
        assert_eq!((rows[0].at, rows[2].stood), (Some(500), None));
    }
}

//! Marks of notes in healed text.
//!
//! *Reads* the marks found in the source and the paragraphs. *Writes* [`NoteRef`]s with zero-length
//! places. *Never* pairs: the footnotes stage did.

use crate::model::order;
use crate::model::{NoteRef, Paragraph, Place};

use super::super::footnotes::Sifted;

/// One reference for each mark, in source order.
pub fn note_refs(paragraphs: &[Paragraph], sifted: &Sifted) -> Vec<NoteRef> {
    // Pieces of all paragraphs in source order, to find what stands before a mark.
    let mut pieces: Vec<(usize, usize, usize)> = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(i, p)| {
            p.pieces
                .iter()
                .enumerate()
                .map(move |(k, piece)| (piece.span.start, i, k))
        })
        .collect();
    order::sort_by_key(&mut pieces, |(start, i, k)| [*start, *i, *k]);
    sifted
        .marks
        .iter()
        .map(|mark| {
            let after = pieces.partition_point(|(start, ..)| *start < mark.span.start);
            let place = after.checked_sub(1).map(|before| {
                let (_, i, k) = pieces[before];
                let piece = paragraphs[i].pieces[k];
                let at =
                    piece.healed() + (mark.span.start - piece.span.start).min(piece.span.len());
                Place::new(i, at, at)
            });
            NoteRef {
                place: place.unwrap_or_default(),
                label: mark.label.clone(),
                note: mark.note,
            }
        })
        .collect()
}

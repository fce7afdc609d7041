//! The books are closed: every byte of the source in exactly one leaf.
//!
//! *Reads* paragraphs, notes and marks. *Writes* [`Leaf`]s in order. *Never* drops a byte: what no
//! paragraph claims is blanks and markup, and says so.

use crate::model::order;
use crate::model::{Leaf, LeafKind, Paragraph, Span};

use super::footnotes::Sifted;

/// Cuts `0..length` into leaves.
pub fn leaves(length: usize, paragraphs: &[Paragraph], sifted: &Sifted) -> Vec<Leaf> {
    let text = paragraphs.iter().enumerate().flat_map(|(i, paragraph)| {
        paragraph.pieces.iter().map(move |piece| Leaf {
            span: piece.span,
            kind: LeafKind::Text(i as u32),
        })
    });
    let marks = sifted.marks.iter().enumerate().map(|(i, mark)| Leaf {
        span: mark.span,
        kind: LeafKind::NoteRef(i as u32),
    });
    let labels = sifted.notes.iter().enumerate().map(|(i, note)| Leaf {
        span: note.label_span,
        kind: LeafKind::NoteLabel(i as u32),
    });
    let pieces: usize = paragraphs.iter().map(|p| p.pieces.len()).sum();
    let mut claimed = Vec::with_capacity(pieces + sifted.marks.len() + sifted.notes.len());
    claimed.extend(text.chain(marks).chain(labels));
    order::sort_by_key(&mut claimed, |leaf| leaf.span.key());
    let mut at = 0;
    let apart = |leaf: &&Leaf| std::mem::replace(&mut at, leaf.span.end) < leaf.span.start;
    let gaps = claimed.iter().filter(apart).count();
    let mut leaves = Vec::with_capacity(claimed.len() + gaps + usize::from(at < length));
    at = 0;
    for leaf in claimed {
        if at < leaf.span.start {
            leaves.push(Leaf {
                span: Span::new(at, leaf.span.start),
                kind: LeafKind::Markup,
            });
        }
        at = leaf.span.end;
        leaves.push(leaf);
    }
    if at < length {
        leaves.push(Leaf {
            span: Span::new(at, length),
            kind: LeafKind::Markup,
        });
    }
    leaves
}

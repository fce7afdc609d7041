//! A directive as exactly what the page shows: plain data, ready to draw.
//!
//! *Reads* [`crate::model::Directive`]. *Writes* [`Reading`]. *Never* patterns, Yew, the browser.

mod reading;

pub use reading::{
    AbbreviationRow, Aside, AsideKind, Block, BlockKind, CitationGroup, ConclusionsView,
    ContentsRow, Line, Masthead, Mention, Node, NoteItem, NoteView, Reading, ReceiptRow,
    ReviewKind, ReviewRow, Run, RunKind, SectionView, Segment, TaskGroup, TaskRow,
};

use crate::model::Directive;

/// Everything the page shows of `directive`. Pure; the same directive gives the same reading.
pub fn reading(directive: &Directive) -> Reading {
    let _ = directive;
    Reading::default()
}

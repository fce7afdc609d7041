//! Footnotes and the marks that call them (DPUB-ARIA doc-footnote, doc-noteref).

use super::Place;
use serde::Serialize;

/// A note lifted out of the page stream.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// "n3", made unique within the document.
    pub id: String,
    /// The label without brackets: "3", "*".
    pub label: String,
    /// Its paragraphs, indices into [`super::Directive::paragraphs`].
    pub paragraphs: Vec<usize>,
    /// The mark that calls it, index into [`super::Directive::note_refs`]; none = unpaired.
    pub called_by: Option<usize>,
    /// The sections that are its items (1)…(n), indices into the outline.
    pub items: Vec<usize>,
    /// The announced number against the note's own items, where a number is announced.
    pub count: Option<CountCheck>,
}

/// A mark in the running text that calls a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NoteRef {
    /// Zero-length place: the mark itself is no part of the healed text.
    pub place: Place,
    pub label: String,
    /// The note it calls; none = not found.
    pub note: Option<usize>,
}

/// "06 đề án⁶" against the items of note 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CountCheck {
    pub stated: u32,
    /// Where the number stands.
    pub stated_at: Place,
    pub found: u32,
}

impl CountCheck {
    pub const fn is_equal(self) -> bool {
        self.stated == self.found
    }
}

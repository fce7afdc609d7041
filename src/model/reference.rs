//! Mentions of sections, and of documents by a word that points.

use super::Place;
use serde::Serialize;

/// A mention of a section, of this document, or of one named before (dẫn chiếu): "điểm a khoản 2
/// Điều 5", "khoản này", "Nghị quyết này", "văn bản nêu trên".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    pub place: Place,
    /// As printed.
    pub text: String,
    pub referent: Referent,
}

/// What a reference means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Referent {
    /// A section of this document: its index in the outline.
    Section(usize),
    /// This document itself.
    ThisDocument,
    /// A cited document, or a section of it: the index of the citation.
    Citation(usize),
    /// Another document that is no citation: "khoản 2 Điều 10 Luật Đất đai".
    Elsewhere,
    /// It could not be told.
    #[default]
    Unknown,
}

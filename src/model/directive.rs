//! The whole document.

use super::{
    Agency, AnnouncedList, Citation, Conclusions, CopyNotice, Deadline, Diagnostic, Footnote,
    Glossary, IncomingStamp, NoteRef, Outline, Paragraph, Preface, Receipt, Reference, Repair,
    Source, Span, Target, Task,
};
use serde::Serialize;

/// A directive, read: the source untouched, the text healed, facts beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Directive {
    pub source: Source,
    /// Every byte of the source in exactly one leaf, in order.
    pub leaves: Vec<Leaf>,
    /// All units of text in the order of their first byte.
    pub paragraphs: Vec<Paragraph>,
    pub preface: Preface,
    pub conclusions: Conclusions,
    pub copy: Option<CopyNotice>,
    pub stamp: Option<IncomingStamp>,
    pub outline: Outline,
    /// Lists of the running text that a number announces.
    pub lists: Vec<AnnouncedList>,
    pub footnotes: Vec<Footnote>,
    /// In reading order.
    pub note_refs: Vec<NoteRef>,
    pub glossary: Glossary,
    pub citations: Vec<Citation>,
    /// In reading order.
    pub references: Vec<Reference>,
    pub deadlines: Vec<Deadline>,
    pub targets: Vec<Target>,
    pub agencies: Vec<Agency>,
    pub tasks: Vec<Task>,
    pub repairs: Vec<Repair>,
    pub diagnostics: Vec<Diagnostic>,
    pub receipt: Receipt,
}

/// A stretch of the source and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Leaf {
    pub span: Span,
    pub kind: LeafKind,
}

/// The numbers are short: a text has as many leaves as all else together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LeafKind {
    /// Characters of the paragraph with this index.
    Text(u32),
    /// The mark of the note reference with this index.
    NoteRef(u32),
    /// The label at the head of the note with this index.
    NoteLabel(u32),
    /// Spaces, line ends, and marks of Markdown or HTML that are not shown.
    Markup,
}

impl Directive {
    /// The source again, byte for byte, put together from the leaves.
    pub fn source_from_leaves(&self) -> String {
        self.leaves
            .iter()
            .map(|leaf| leaf.span.of(&self.source.text))
            .collect()
    }

    /// The paragraph's healed text between two bytes; empty where they do not fit.
    pub fn words(&self, place: super::Place) -> &str {
        self.paragraphs
            .get(place.paragraph)
            .and_then(|p| p.text.get(place.start..place.end))
            .unwrap_or("")
    }
}

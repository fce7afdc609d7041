//! What a person should look at, and what the reading moved.

use super::{Place, Span};
use serde::{Deserialize, Serialize};

/// Something unclear, with its place. Reading never fails; it says so here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub kind: DiagnosticKind,
    /// Bytes of the source.
    pub span: Span,
    /// The same in healed text, where there is one.
    pub place: Option<Place>,
    /// The label it probably is or belongs to, where the evidence is good.
    pub suggestion: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiagnosticKind {
    /// A note whose mark was not found: its label.
    NoteWithoutMark(String),
    /// A mark whose note was not found: its label.
    MarkWithoutNote(String),
    /// A label used for two notes.
    NoteRepeated(String),
    /// The number stated before a mark differs from the items of the note.
    CountDiffers {
        label: String,
        stated: u32,
        found: u32,
    },
    /// The number that announces a list differs from its items.
    ListDiffers { stated: u32, found: u32 },
    /// Numbering skips: what stood before, what came.
    NumberSkipped { before: String, after: String },
    /// The same number twice in a row.
    NumberRepeated(String),
    /// The document's number was read out of a damaged line: as printed, as read.
    NumberRepaired { printed: String, read: String },
    /// A fragment repeated at a seam between two pages.
    SeamFragment(String),
    /// One short form printed in two ways, joined: right form, other form.
    TwinJoined { short: String, variant: String },
    /// A section of this document is named that it does not have.
    SectionMissing(String),
}

/// A suspected error of recognition. A suggestion: letters change only when a person says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    pub place: Place,
    pub wrong: String,
    pub right: String,
    pub kind: RepairKind,
    pub confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum RepairKind {
    /// A known confusion of letters or tone marks.
    Confusion,
    /// A short form that lost its bar: TCCSD for TCCSĐ.
    Twin,
    /// A fragment doubled at a page seam.
    Seam,
    /// A number whose code is cut or damaged.
    Number,
    /// A quotation mark that does not pair.
    Quotation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    Low,
    High,
}

/// Everything the reading moved or joined, in source order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Receipt {
    pub moves: Vec<Move>,
}

/// One move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// A note lifted out of the stream: index of the note, its bytes in the source.
    NoteLifted { note: usize, span: Span },
    /// Two halves of a paragraph joined over a gap; `at` is where the right half begins.
    Joined {
        at: Place,
        gap: Span,
        notes: Vec<usize>,
    },
    /// A line set aside: index of its paragraph.
    SetAside { paragraph: usize },
}

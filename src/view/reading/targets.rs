//! Where the indices of a reading lead.

use serde::{Deserialize, Serialize};

/// What the indices in runs, marks and rows lead to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Targets {
    /// By their index in the outline.
    pub sections: Vec<SectionTarget>,
    pub tasks: Vec<TaskTarget>,
    pub note_refs: Vec<NoteRefView>,
    /// The byte of its paragraph at which each citation begins.
    pub citations: Vec<usize>,
    pub repairs: Vec<RepairView>,
    /// The byte of the source at which each paragraph begins, and its index, in the order of the source.
    pub parts: Vec<(usize, usize)>,
    /// By section: its heading in usual letters, where capitals would shout in a table.
    pub quiet: Vec<(usize, String)>,
    /// A Party paper prints a star under the issuing body.
    pub party: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionTarget {
    /// "II.2.2".
    pub id: String,
    /// The label as printed: "2.2.".
    pub printed: String,
    /// The place in words: "Mục II.2.2", "Điểm a khoản 2 Điều 5"; empty where nothing is numbered.
    pub cited: String,
    /// The paragraph of its heading or item, and the byte of it at which it begins.
    pub paragraph: usize,
    pub start: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskTarget {
    pub id: String,
    pub paragraph: usize,
    /// The byte of its paragraph at which it begins.
    pub start: usize,
}

/// A mark in the text; without a note it is lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteRefView {
    pub label: String,
    pub note: Option<usize>,
    pub paragraph: usize,
}

/// A suspected error: as printed, as proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepairView {
    pub paragraph: usize,
    /// The byte of its paragraph at which it begins.
    pub start: usize,
    /// The byte of the source at which it begins: by it, what a person decided is found again.
    pub source: usize,
    pub wrong: String,
    pub right: String,
}

//! The rows of the tables beside the text.

use serde::{Deserialize, Serialize};

use super::NoteItem;
use crate::model::{Confidence, DiagnosticKind, Move, Origin, Place};

/// A row of the table of contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContentsRow {
    pub section: usize,
    pub id: String,
    pub label: String,
    /// The heading, or the first words of an item.
    pub text: String,
    pub heading: bool,
    pub page: Option<u32>,
    pub children: Vec<ContentsRow>,
}

/// Tasks under one heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskGroup {
    /// None: tasks before the first heading, or a text without headings.
    pub section: Option<usize>,
    pub id: String,
    pub label: String,
    pub text: String,
    pub groups: Vec<TaskGroup>,
    pub tasks: Vec<TaskRow>,
    /// Tasks here and below, sub-tasks not counted.
    pub count: usize,
    /// Said once before its tasks and the same for all of them, here and below; not again in the groups below.
    pub deadlines: Vec<String>,
    pub actor: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Index of the task.
    pub task: usize,
    /// Its stable id, the anchor in the text.
    pub id: String,
    pub text: String,
    /// As printed.
    pub deadlines: Vec<String>,
    pub actor: Option<String>,
    pub leads: bool,
    /// Who joins in.
    pub partners: Vec<String>,
    /// Labels and words of items in called notes: sub-tasks.
    pub items: Vec<NoteItem>,
    /// What more is known of each of the items, in the same order.
    pub sub_tasks: Vec<SubTaskRow>,
    /// The label of the note they come from.
    pub note: Option<String>,
    /// The paper or data to be made, as printed.
    pub product: Option<String>,
    /// The targets in its sentence, as printed with what is measured.
    pub targets: Vec<String>,
    /// The citations in its sentence: indices into [`super::Targets::citations`].
    pub citations: Vec<usize>,
    /// The deadlines as [`crate::model::Deadline::normalized`], in the same order.
    pub dates: Vec<String>,
    /// The place in words: "Mục II.2.2"; empty where nothing is numbered.
    pub path: String,
    /// The source page on which the sentence begins, where the source tells.
    pub page: Option<u32>,
    /// The paragraph of the sentence, and the byte of it at which it begins.
    pub begin: (usize, usize),
}

/// What is known of an item of a note as a part of the task that calls the note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubTaskRow {
    /// The label of its note.
    pub note: String,
    pub product: Option<String>,
    /// The deadlines it has from the words that call its note: indices into those of the task's row.
    pub deadlines: Vec<usize>,
}

/// A short form in panel and card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbbreviationRow {
    pub short: String,
    pub long: Option<String>,
    /// Further possible meanings.
    pub others: Vec<String>,
    pub origin: Option<Origin>,
    /// Where it is defined: section id and label ("I").
    pub defined_in: Option<(String, String)>,
    pub variants: Vec<String>,
    pub uses: Vec<Mention>,
    /// The sentences that use it, in order.
    pub sentences: Vec<Place>,
}

/// One place where something is used or cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// DOM id of the run: "a3-1", "c12".
    pub anchor: String,
    /// Path of section labels: "II › 2.2", empty outside.
    pub path: String,
    /// A few words round it: before, itself, after.
    pub context: (String, String, String),
    pub place: Place,
}

/// All mentions of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CitationGroup {
    /// "Nghị quyết số 21-NQ/TW".
    pub name: String,
    pub kind: String,
    pub issuer: Option<String>,
    /// dd/mm/yyyy as read, empty when unknown.
    pub date: Option<String>,
    pub subject: Option<String>,
    /// Meaning of the codes in the number: ("KL", "Kết luận").
    pub codes: Vec<(String, String)>,
    pub mentions: Vec<Mention>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewRow {
    pub kind: ReviewKind,
    /// DOM id to go to.
    pub anchor: String,
    pub context: (String, String, String),
    /// The label it probably is or belongs to.
    pub suggestion: Option<String>,
    /// Index of the suspected error, where it is one.
    pub repair: Option<usize>,
    /// The byte of the source it stands at, and which of several there: the same at each reading.
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReviewKind {
    Diagnostic(DiagnosticKind),
    /// Wrong, right.
    Repair {
        wrong: String,
        right: String,
        confidence: Confidence,
    },
}

/// A move of the reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReceiptRow {
    pub what: Move,
    /// The note's label for lifted notes.
    pub label: String,
    /// The words on both sides of a join, or the line set aside.
    pub words: (String, String),
    pub anchor: String,
    pub page: Option<u32>,
    /// The byte of the source at which a joined right half, or a lifted note, begins: by it the move is taken back.
    pub at: Option<usize>,
    /// Where a lifted note stood.
    pub stood: Option<Stood>,
}

/// Where in the running text a note stood before it was lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stood {
    /// In the gap of a joined sentence whose right half begins at this byte of the source.
    Seam(usize),
    /// After this paragraph.
    After(usize),
}

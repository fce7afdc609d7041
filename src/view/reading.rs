//! The shapes the page draws. Indices point into the [`crate::model::Directive`] they came from.

use serde::{Deserialize, Serialize};

use crate::model::{
    Confidence, DiagnosticKind, EmphasisKind, FurnitureKind, Move, Origin, Place, PrefacePart,
};

/// The whole page of one directive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// "Kết luận 08-KL/BTCTW · 04/01/2023", or the title, or the source's name.
    pub name: String,
    /// The title for the second line of the bar; may be empty.
    pub title: String,
    /// How it is named where its words are quoted.
    pub reference: Reference,
    pub masthead: Masthead,
    /// Stamp lines and other furniture before the text, folded.
    pub before: Vec<Aside>,
    pub body: Vec<Node>,
    pub conclusions: ConclusionsView,
    /// Copy notice, running heads and page numbers, folded.
    pub after: Vec<Aside>,
    pub notes: Vec<NoteView>,
    pub contents: Vec<ContentsRow>,
    pub tasks: Vec<TaskGroup>,
    pub abbreviations: Vec<AbbreviationRow>,
    pub citations: Vec<CitationGroup>,
    pub review: Vec<ReviewRow>,
    pub receipt: Vec<ReceiptRow>,
    pub targets: Targets,
    /// Words (syllables between spaces) of body and notes.
    pub words: usize,
}

/// What a quote says of the document it is from; empty where the text does not tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// "Kết luận".
    pub kind: String,
    /// "08-KL/BTCTW".
    pub number: String,
    /// "04/01/2023".
    pub date: String,
    /// "Ban Tổ chức Trung ương".
    pub issuer: String,
}

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

/// The letterhead card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Masthead {
    /// Issuing bodies and number, left column.
    pub left: Vec<Line>,
    /// Motto, place and date, right column.
    pub right: Vec<Line>,
    pub kind: Option<Line>,
    /// Title, its printed lines joined.
    pub title: Option<Line>,
    /// Subject, addressees, căn cứ: below the title, in order.
    pub below: Vec<Line>,
}

/// A line of letterhead, conclusions or furniture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// What it is in a letterhead, where it is one.
    pub part: Option<PrefacePart>,
    pub runs: Vec<Run>,
}

/// Lines set aside together, folded under one button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    pub kind: AsideKind,
    pub lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsideKind {
    /// "Dấu công văn đến, N dòng".
    Stamp,
    /// "Phần sao lục".
    Copy,
    /// Page numbers, running heads, rules, remarks.
    Furniture(FurnitureKind),
}

/// A node of the running text: a foldable section or a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    Section(SectionView),
    Block(Block),
}

/// A section with a heading; everything under it folds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionView {
    /// Index into the outline.
    pub section: usize,
    /// "II.2.2": the DOM id and the deep link.
    pub id: String,
    /// Without its final mark: "2.1".
    pub label: String,
    /// Heading level for the page: 2 for depth 1, at most 6.
    pub level: usize,
    pub heading: Block,
    /// No small letter stands in its heading.
    pub capitals: bool,
    pub content: Vec<Node>,
    /// Words under the heading, for the line that stands in for folded content.
    pub words: usize,
    pub citations: usize,
    pub tasks: usize,
}

/// A paragraph as drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// "p12": DOM id, from the index of the paragraph.
    pub id: String,
    pub paragraph: usize,
    pub kind: BlockKind,
    /// The item's section id ("II.2.2.-1"), a second anchor.
    pub anchor: Option<String>,
    /// Innermost section with a heading it stands in: index into the outline.
    pub section: Option<usize>,
    pub segments: Vec<Segment>,
    /// Source page on which it begins, where the source tells.
    pub page: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    Heading,
    Paragraph,
    /// A list item: its label as printed, and how deep it hangs under its heading (1 = directly).
    Item {
        marker: String,
        depth: usize,
    },
}

/// Runs up to the end of a sentence that calls notes; those notes open right after it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    pub runs: Vec<Run>,
    /// Indices of notes called in the runs.
    pub notes: Vec<usize>,
}

/// A stretch of text drawn in one way. The texts of a block's runs, without those of note marks
/// and page breaks, rejoin to the paragraph's healed text (an item's label excepted).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    pub kind: RunKind,
    pub emphasis: Option<EmphasisKind>,
    /// The task whose sentence holds this run.
    pub task: Option<usize>,
    /// Byte of the paragraph's healed text at which the run begins.
    pub at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunKind {
    Text,
    /// The mark of a note: index of the reference; the note, where found. `text` is the label.
    NoteRef {
        reference: usize,
        note: Option<usize>,
    },
    /// A short form: entry of the glossary and which of its uses. `marked`: first use of the
    /// document or of a top section, to be underlined by default. `spells`: its meaning may stand in
    /// its place; not in a document's number, not where the text itself defines it.
    Abbreviation {
        entry: usize,
        usage: usize,
        marked: bool,
        spells: bool,
    },
    /// A mention of a document: index of the citation.
    Citation(usize),
    /// A suspected error: index of the repair.
    Repair(usize),
    /// Words that mean a section of this document ("khoản 2 Điều này"): its index.
    Reference(usize),
    /// The label of an inline item "(1)": index of its section.
    ItemLabel(usize),
    /// A break between source pages was healed here: the page that begins, where known, and the byte of
    /// the source at which the right half does.
    PageBreak {
        page: Option<u32>,
        seam: usize,
    },
}

/// A footnote as drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteView {
    /// "n3".
    pub id: String,
    pub label: String,
    /// Whether a mark calls it; those without stand at the end.
    pub called: bool,
    /// The block that holds its mark: "p12".
    pub block: Option<String>,
    /// Index of the reference that calls it.
    pub reference: Option<usize>,
    /// Text before the items, or the whole note where it has none.
    pub lead: Vec<Run>,
    pub items: Vec<NoteItem>,
    /// First words, for the panel.
    pub excerpt: String,
    /// Stated and found numbers, where a number is announced.
    pub count: Option<(u32, u32)>,
    pub page: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteItem {
    /// "n3.(1)".
    pub id: String,
    /// "(1)".
    pub marker: String,
    pub runs: Vec<Run>,
}

/// Signature and recipients.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConclusionsView {
    /// Authority and title lines, then the signer.
    pub signature: Vec<Line>,
    pub signer: Option<Line>,
    pub recipients: Vec<Line>,
}

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
    /// The citations in its sentence: indices into [`Targets::citations`].
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

//! The shapes the page draws. Indices point into the [`crate::model::Directive`] they came from.

mod tables;
mod targets;

use serde::{Deserialize, Serialize};

use crate::model::{EmphasisKind, FurnitureKind, PrefacePart};
pub use tables::{
    AbbreviationRow, CitationGroup, ContentsRow, Mention, ReceiptRow, ReviewKind, ReviewRow, Stood,
    SubTaskRow, TaskGroup, TaskRow,
};
pub use targets::{NoteRefView, RepairView, SectionTarget, Targets, TaskTarget};

/// The whole page of one directive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// "Kết luận 08-KL/BTCTW · 04/01/2023", or the title, or the source's name.
    pub name: String,
    /// The title for the second line of the bar; may be empty.
    pub title: String,
    /// How it is named where its words are quoted.
    pub attribution: Attribution,
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
pub struct Attribution {
    /// "Kết luận".
    pub kind: String,
    /// "08-KL/BTCTW".
    pub number: String,
    /// "04/01/2023".
    pub date: String,
    /// "Ban Tổ chức Trung ương".
    pub issuer: String,
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
    /// Indices of notes called in the runs, and in those notes.
    pub notes: Vec<usize>,
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
    /// Indices of notes called in the runs, each followed by those that are called in it.
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
    /// Whether a mark in the text calls it, or one in a note that opens there; those without stand at the end.
    pub called: bool,
    /// The block that holds its mark: "p12".
    pub block: Option<String>,
    /// Index of the reference that calls it.
    pub reference: Option<usize>,
    /// The note that its mark stands in, where it is not called in the text.
    pub inside: Option<usize>,
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

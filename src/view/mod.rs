//! A directive as exactly what the page shows: plain data, ready to draw.
//!
//! *Reads* [`crate::model::Directive`]. *Writes* [`Reading`]. *Never* patterns, Yew, the browser.

pub mod anchors;
mod attribution;
mod beside;
mod body;
mod casing;
mod citations;
mod contents;
pub mod decisions;
pub mod due;
pub mod escape;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fold;
mod glossary;
pub mod index;
pub mod kin;
mod layer;
pub mod ledger;
pub mod ledger_view;
mod lines;
pub mod meanings;
mod mentions;
mod notes;
pub(crate) mod paths;
mod reading;
mod receipt;
mod review;
mod runs;
mod segments;
mod targets;
mod tasks;
mod uses;
#[cfg(feature = "wire")]
pub mod wire;
pub(crate) mod words;

pub use reading::{
    AbbreviationRow, Aside, AsideKind, Attribution, Block, BlockKind, CitationGroup,
    ConclusionsView, ContentsRow, Line, Masthead, Mention, Node, NoteItem, NoteRefView, NoteView,
    Reading, ReceiptRow, RepairView, ReviewKind, ReviewRow, Run, RunKind, SectionTarget,
    SectionView, Segment, Stood, SubTaskRow, Targets, TaskGroup, TaskRow, TaskTarget,
};

use crate::model::Directive;
use beside::Beside;

/// Everything the page shows of `directive`. Pure; the same directive gives the same reading.
pub fn reading(directive: &Directive) -> Reading {
    let beside = Beside::new(directive);
    let (before, after) = lines::asides(&beside);
    let notes = notes::views(&beside);
    let contents = contents::rows(&beside);
    let text = directive.paragraphs.iter().filter(|p| p.role.is_text());
    Reading {
        name: name(directive),
        attribution: attribution::of(&directive.preface),
        title: directive.preface.title.clone().unwrap_or_default(),
        masthead: lines::masthead(&beside),
        before,
        body: body::nodes(&beside),
        conclusions: lines::conclusions(&beside),
        after,
        tasks: tasks::groups(&beside, &notes),
        notes,
        targets: targets::targets(directive, &contents),
        contents,
        abbreviations: glossary::rows(&beside),
        citations: citations::groups(&beside),
        review: review::rows(&beside),
        receipt: receipt::rows(&beside),
        words: text.map(|p| words::count(&p.text)).sum(),
    }
}

/// "Kết luận 08-KL/BTCTW · 04/01/2023", else the title, else the name of the source.
fn name(directive: &Directive) -> String {
    let preface = &directive.preface;
    let number = preface.number.as_ref().map(|n| n.text.as_str());
    let Some(number) = number.filter(|number| !number.is_empty()) else {
        let title = preface.title.as_deref().filter(|title| !title.is_empty());
        return title.unwrap_or(&directive.source.name).to_owned();
    };
    let kind = preface.kind.as_deref().unwrap_or_default();
    let mut name = format!("{kind} {number}").trim().to_owned();
    if let Some(date) = preface.date {
        name.push_str(" · ");
        name.push_str(&citations::printed(date));
    }
    name
}

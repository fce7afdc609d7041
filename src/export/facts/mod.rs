//! The facts contract: what a directive says, as one plain tree that a ruler can be laid to.
//!
//! *Reads* [`Directive`]. *Writes* [`Facts`], field by field what `chugiai facts` prints: strings
//! without marks of emphasis or notes, cut at words.

mod meta;
mod notes;
mod outline;
mod rest;
mod terms;
mod work;

use crate::model::{Directive, Place};
use crate::view::words;
use serde::Serialize;

pub use meta::{Copy, Meta};
pub use notes::{Joint, Note};
pub use outline::Node;
pub use rest::{Boilerplate, OcrError};
pub use terms::{Mention, Term};
pub use work::{Due, Work};

/// The longest head of a section or task, in characters.
const HEAD: usize = 80;

/// All facts of one directive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facts {
    pub meta: Meta,
    pub footnotes: Vec<Note>,
    pub joins: Vec<Joint>,
    pub outline: Vec<Node>,
    pub abbreviations: Vec<Term>,
    pub citations: Vec<Mention>,
    pub deadlines: Vec<Due>,
    pub tasks: Vec<Work>,
    pub ocr_errors: Vec<OcrError>,
    pub boilerplate: Vec<Boilerplate>,
}

/// The facts of `directive`.
pub fn facts(directive: &Directive) -> Facts {
    Facts {
        meta: meta::meta(directive),
        footnotes: notes::footnotes(directive),
        joins: notes::joins(directive),
        outline: outline::nodes(directive),
        abbreviations: terms::abbreviations(directive),
        citations: terms::citations(directive),
        deadlines: work::deadlines(directive),
        tasks: work::tasks(directive),
        ocr_errors: rest::ocr_errors(directive),
        boilerplate: rest::boilerplate(directive),
    }
}

/// The words at `place` with some `side` characters before and after them.
fn context(directive: &Directive, place: Place, side: usize) -> String {
    let paragraph = directive.paragraphs.get(place.paragraph);
    let text = paragraph.map_or("", |p| p.text.as_str());
    let (before, words, after) = words::around(text, place.start, place.end, side);
    format!("{before}{words}{after}").trim().to_owned()
}

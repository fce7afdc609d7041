//! Facts beside the text, one finder per file. Finders never edit the text or each other's facts.

pub mod agencies;
mod bodies;
pub mod citations;
pub mod confusions;
pub mod counts;
pub mod deadlines;
pub mod definitions;
pub mod fields;
pub mod instructions;
pub mod named;
mod near;
pub mod note_refs;
pub mod partners;
pub mod products;
mod recurrences;
pub mod references;
pub mod section_kinds;
pub mod short_forms;
pub mod tails;
pub mod targets;
mod turning_points;

use crate::model::{Paragraph, Role};

use self::citations::Found;
use self::confusions::Garbled;
use self::deadlines::{Own, When};
use self::short_forms::ShortForm;
use super::grammar::numbers::numbers_in;
use super::prose::Prose;

/// What the finders see, each with the paragraph it stands in, in order.
#[derive(Debug, Default)]
pub struct Finds {
    pub citations: Vec<(usize, Found)>,
    pub times: Vec<(usize, When)>,
    pub short_forms: Vec<(usize, ShortForm)>,
    pub garbled: Vec<(usize, Garbled)>,
    /// Where words stand that sections are named with.
    pub telling: Vec<(usize, usize)>,
}

/// Sends the finders over all paragraphs, one after the other: the words of each are cut once for all of them.
/// `own` is the document's time, `defined` tells the short forms that it defines.
pub fn finds(paragraphs: &[Paragraph], own: Own, defined: &dyn Fn(&str) -> bool) -> Finds {
    let mut finds = Finds::default();
    let mut words = Vec::new();
    for (p, paragraph) in paragraphs.iter().enumerate() {
        let prose = Prose::new(&paragraph.text, &mut words);
        let mut numbers = Vec::new();
        for word in words.iter().filter(|word| word.figure) {
            numbers_in(prose.text, (word.start, word.end), &mut numbers);
        }
        if paragraph.role.cites() {
            let found = citations::citations(&prose, &numbers);
            finds.citations.extend(found.into_iter().map(|f| (p, f)));
            let telling = references::tells(&prose);
            finds.telling.extend(telling.map(|at| (p, at)));
        }
        if matches!(paragraph.role, Role::Body | Role::Heading) {
            let found = deadlines::deadlines(&prose, own);
            finds.times.extend(found.into_iter().map(|f| (p, f)));
        }
        let found = short_forms::short_forms(prose.text, &words, &numbers, defined);
        finds.short_forms.extend(found.into_iter().map(|f| (p, f)));
        let found = confusions::garbled(&prose, &words);
        finds.garbled.extend(found.into_iter().map(|f| (p, f)));
    }
    finds
}

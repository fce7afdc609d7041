//! Superscripts whose notes begin with plain figures.
//!
//! *Reads* the lines. *Writes* the places of such marks by number. *Never* those of a number that a note is printed with
//! as a superscript too: "cán bộ³" above "3 Nghị quyết số 27-NQ/TW" is one, "cán bộ³" above "³ Nghị quyết" is none.

use crate::model::Role;
use crate::model::index::{Groups, Index};
use crate::parse::letters::signs::Signs;

use super::super::lines::Lines;
use super::calls;
use super::figures::{is_unit, last_word};
use super::marks::{Form, mark_at, unmarked};

/// Superscripts in the text.
#[derive(Default)]
pub struct Raised {
    /// Their places in the source by their figures, in order: of those whose notes begin with plain figures.
    pub places: Groups<usize>,
    /// The figures of all of them.
    pub printed: Index,
}

pub fn gather(lines: &Lines, roles: &[Option<Role>]) -> Raised {
    let mut heads = Index::default();
    let mut marks = Vec::new();
    for (i, line) in lines.lines.iter().enumerate() {
        if !(line.signs.any(Signs::MARK) && calls(roles[i])) {
            continue;
        }
        let words = line.span.of(lines.source);
        let mut at = 0;
        loop {
            at += unmarked(&words.as_bytes()[at..]);
            let Some(first) = words[at..].chars().next() else {
                break;
            };
            match mark_at(&words[at..]) {
                Some((label, len, Form::Superscript)) => {
                    if at == 0 {
                        heads.number(&label, i);
                    } else if !is_unit(last_word(&words[..at]), &label) {
                        marks.push((label, line.span.start + at));
                    }
                    at += len;
                }
                _ => at += first.len_utf8(),
            }
        }
    }
    let mut raised = Raised::default();
    for (label, at) in &marks {
        raised.printed.number(label, *at);
        if !heads.has(label) {
            raised.places.add(label, *at);
        }
    }
    raised
}

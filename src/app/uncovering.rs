//! What hides words of a text: closed notes, folded sections, what is set aside; what is open at first, and how a place is
//! uncovered.

use super::document::{Document, Mark};
use super::state::Reader;
use std::rc::Rc;

/// What hides a place that someone goes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hidden {
    pub sections: Vec<usize>,
    pub mark: Option<Mark>,
    pub aside: Option<usize>,
}

impl Reader {
    /// A note that closes takes with it those that opened in it.
    pub fn toggle_note(&mut self, mark: Mark) {
        let open = Rc::make_mut(&mut self.open_notes);
        open.toggle(mark);
        if open.contains(&mark) {
            return;
        }
        let mut closed = vec![mark];
        while let Some(outer) = closed.pop() {
            let inner = open
                .iter()
                .filter(|m| self.document.outer(**m) == Some(outer));
            let inner: Vec<Mark> = inner.copied().collect();
            for mark in &inner {
                open.remove(mark);
            }
            closed.extend(inner);
        }
    }

    pub fn uncover(&mut self, hidden: Hidden) {
        if hidden.sections.iter().any(|s| self.folded.contains(s)) {
            let folded = Rc::make_mut(&mut self.folded);
            for section in hidden.sections {
                folded.remove(&section);
            }
        }
        let mut covered = hidden.mark;
        while let Some(mark) = covered {
            if !self.open_notes.contains(&mark) {
                Rc::make_mut(&mut self.open_notes).insert(mark);
            }
            covered = self.document.outer(mark);
        }
        if let Some(aside) = hidden.aside.filter(|a| !self.asides_open.contains(a)) {
            Rc::make_mut(&mut self.asides_open).insert(aside);
        }
    }
}

/// What is set aside is open at first where nothing else stands on the sheet.
pub fn first_open(document: &Document) -> Vec<usize> {
    let reading = &document.reading;
    let end = &reading.conclusions;
    let lines = &reading.masthead;
    let lines = lines.left.iter().chain(&lines.right).chain(&lines.below);
    let mut lines = lines
        .chain(&reading.masthead.kind)
        .chain(&reading.masthead.title);
    let mut end = end
        .signature
        .iter()
        .chain(&end.signer)
        .chain(&end.recipients);
    let alone = document.body.is_empty()
        && reading.notes.is_empty()
        && lines.next().is_none()
        && end.next().is_none();
    let asides = if alone {
        reading.before.len() + reading.after.len()
    } else {
        0
    };
    (0..asides).collect()
}

/// Rows of the contents that are folded at first: those with nothing but items under them, and in a long table those below
/// the last level that can be looked over.
pub fn first_folded(document: &Document) -> Vec<usize> {
    const LOOKED_OVER: usize = 300;
    let rows = document.rows();
    let down_to = |level: usize| rows.iter().filter(|(depth, _)| *depth <= level).count();
    let last = (2..=9)
        .take_while(|level| down_to(*level) <= LOOKED_OVER)
        .last();
    let deep = |depth: usize| rows.len() > LOOKED_OVER && depth >= last.unwrap_or(1);
    let folds = rows.iter().filter(|(depth, row)| {
        !row.children.is_empty() && (deep(*depth) || row.children.iter().all(|c| !c.heading))
    });
    folds.map(|(_, row)| row.section).collect()
}

//! Notes and marks paired by label, order and page; what does not pair is said.
//!
//! *Reads* the notes and marks found. *Writes* which answers which, and diagnostics. *Never* drops
//! a note or a mark.

use crate::model::DiagnosticKind;
use crate::model::index::Index;

use super::super::lines::Lines;
use super::Sifted;

/// A note answers the oldest mark of its label that has none yet; where numbering began anew, one
/// behind the notes before. Notes before their marks (at the head of an annex, say) take what is
/// left.
pub fn pair(sifted: &mut Sifted) {
    let mut waiting = Waiting::default();
    let mut next = 0;
    let mut anew = 0;
    for n in 0..sifted.notes.len() {
        let start = sifted.notes[n].label_span.start;
        while next < sifted.marks.len() && sifted.marks[next].span.start < start {
            waiting.add(&sifted.marks[next].label, next);
            next += 1;
        }
        let label = |n: usize| (sifted.notes[n].label.len(), &sifted.notes[n].label);
        if n > 0 && label(n) <= label(n - 1) {
            anew = sifted.notes[n - 1].label_span.start;
        }
        waiting.answer(n, anew, sifted);
    }
    for (m, mark) in sifted.marks.iter().enumerate().skip(next) {
        waiting.add(&mark.label, m);
    }
    for n in 0..sifted.notes.len() {
        if sifted.notes[n].mark.is_none() {
            waiting.answer(n, 0, sifted);
        }
    }
}

/// Marks without a note yet, by label.
#[derive(Default)]
struct Waiting {
    labels: Index,
    /// For each label its marks in order, and how many of them are answered.
    queues: Vec<(Vec<usize>, usize)>,
}

impl Waiting {
    fn add(&mut self, label: &str, mark: usize) {
        let queue = self.labels.number(label, self.queues.len());
        if queue == self.queues.len() {
            self.queues.push((Vec::new(), 0));
        }
        self.queues[queue].0.push(mark);
    }

    /// Pairs note `n` with the first mark that waits under its label, if it can with one behind
    /// the place `anew`.
    fn answer(&mut self, n: usize, anew: usize, sifted: &mut Sifted) {
        let note = &mut sifted.notes[n];
        let Some(queue) = self.labels.get(&note.label) else {
            return;
        };
        let (marks, answered) = &mut self.queues[queue];
        let older = marks[*answered..].partition_point(|m| sifted.marks[*m].span.start < anew);
        if *answered + older < marks.len() {
            *answered += older;
        }
        if let Some(&mark) = marks.get(*answered) {
            *answered += 1;
            note.mark = Some(mark);
            sifted.marks[mark].note = Some(n);
        }
    }
}

/// Takes a note from its mark where marks lead from it through notes back to itself: nothing in the text would open it.
pub fn part_rings(lines: &Lines, sifted: &mut Sifted) {
    /// On the way that is gone now, or gone before.
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Now,
        Before,
    }
    let mut seen = vec![Seen::Not; sifted.notes.len()];
    let mut way = Vec::new();
    for first in 0..sifted.notes.len() {
        let mut at = Some(first);
        while let Some(note) = at.filter(|n| seen[*n] == Seen::Not) {
            seen[note] = Seen::Now;
            way.push(note);
            at = sifted.notes[note].mark.and_then(|mark| {
                let start = sifted.marks[mark].span.start;
                let line = lines.lines.partition_point(|l| l.span.start <= start);
                sifted.note_of(line.checked_sub(1)?)
            });
        }
        if let Some(ring) = at.filter(|n| seen[*n] == Seen::Now)
            && let Some(mark) = sifted.notes[ring].mark.take()
        {
            sifted.marks[mark].note = None;
        }
        for note in way.drain(..) {
            seen[note] = Seen::Before;
        }
    }
}

pub fn diagnose(sifted: &mut Sifted) {
    let mut seen = Index::default();
    let mut found = Vec::new();
    for note in &sifted.notes {
        let again = seen.count(&note.label) > 1;
        if note.mark.is_none() {
            let label = note.label.clone();
            let kind = if again {
                DiagnosticKind::NoteRepeated(label)
            } else {
                DiagnosticKind::NoteWithoutMark(label)
            };
            found.push((kind, note.label_span));
        }
    }
    for mark in sifted.marks.iter().filter(|m| m.note.is_none()) {
        found.push((
            DiagnosticKind::MarkWithoutNote(mark.label.clone()),
            mark.span,
        ));
    }
    sifted.diagnostics = found;
}

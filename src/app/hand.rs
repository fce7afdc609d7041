//! What a person's hand changes in the drawing of the text: corrections, seams, meanings written out, sentences that
//! stand out. Each block is given only what touches it, so that one decision draws few blocks again.

use super::document::Document;
use super::state::{Reader, State};
use crate::model::Place;
use crate::view::decisions::Decisions;
use crate::view::meanings::Meanings;
use crate::view::{Block, NoteView, Run, RunKind, Stood};
use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    pub decisions: Rc<Decisions>,
    pub meanings: Rc<Meanings>,
    /// Short forms are written out in full.
    pub in_full: bool,
    /// Only sentences that use this entry of the glossary stand out.
    pub only: Option<usize>,
}

impl Hand {
    pub fn of(state: &State, reader: &Reader) -> Self {
        let in_full = state.settings.in_full;
        Self {
            decisions: reader.decisions.clone(),
            // Meanings are drawn only where short forms are written out.
            meanings: if in_full {
                state.meanings.clone()
            } else {
                Rc::default()
            },
            in_full,
            only: reader.only,
        }
    }

    /// What of it touches a block with these notes.
    pub fn on(&self, document: &Document, block: &Block) -> Self {
        let mut runs = block.segments.iter().flat_map(|s| &s.runs);
        let decided = runs.any(|run| {
            matches!(
                run.kind,
                RunKind::Repair(_) | RunKind::PageBreak { .. } | RunKind::NoteRef { .. }
            )
        });
        Self {
            decisions: if decided || !self.notes_after(document, block.paragraph).is_empty() {
                self.decisions.clone()
            } else {
                Rc::default()
            },
            only: self
                .only
                .filter(|entry| block_uses(document, block, *entry)),
            ..self.clone()
        }
    }

    /// The notes that stand again after this paragraph.
    pub fn notes_after(&self, document: &Document, paragraph: usize) -> Vec<usize> {
        let receipt = &document.reading.receipt;
        self.decisions.notes_back(receipt, Stood::After(paragraph))
    }

    /// What a short form stands for, where it is to be written out.
    pub fn long<'a>(&'a self, document: &'a Document, entry: usize) -> Option<&'a str> {
        let row = document.reading.abbreviations.get(entry)?;
        let own = self.meanings.get(&row.short);
        own.or(row.long.as_deref()).filter(|_| self.in_full)
    }

    /// Whether runs use the short form whose sentences stand out: an attribute.
    pub fn is_used_in(&self, runs: &[Run]) -> Option<&'static str> {
        runs_use(runs, self.only?).then_some("")
    }

    /// The same of a note.
    pub fn is_used_in_note(&self, note: &NoteView) -> Option<&'static str> {
        note_uses(note, self.only?).then_some("")
    }
}

fn runs_use(runs: &[Run], only: usize) -> bool {
    let uses = |run: &Run| matches!(run.kind, RunKind::Abbreviation { entry, .. } if entry == only);
    runs.iter().any(uses)
}

fn note_uses(note: &NoteView, only: usize) -> bool {
    runs_use(&note.lead, only) || note.items.iter().any(|item| runs_use(&item.runs, only))
}

/// The sentences of a paragraph that use a short form.
pub fn sentences(document: &Document, paragraph: usize, entry: usize) -> Vec<Place> {
    let row = document.reading.abbreviations.get(entry);
    let all = row.map_or(&[][..], |row| &row.sentences);
    let here = all.iter().filter(|place| place.paragraph == paragraph);
    here.copied().collect()
}

fn block_uses(document: &Document, block: &Block, entry: usize) -> bool {
    let notes = block.segments.iter().flat_map(|s| &s.notes);
    let mut notes = notes.filter_map(|note| document.reading.notes.get(*note));
    !sentences(document, block.paragraph, entry).is_empty()
        || notes.any(|note| note_uses(note, entry))
}

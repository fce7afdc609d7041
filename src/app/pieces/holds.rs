//! What stands in a piece of the text, and about how high it is.

use super::marks;
use crate::app::document::Mark;
use crate::view::{Block, BlockKind};

/// What stands in a piece of the text, from the first to the last of each kind: by it, a change elsewhere passes the
/// piece by.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    pub sections: Numbers,
    pub paragraphs: Numbers,
    pub notes: Numbers,
    pub references: Numbers,
    pub slices: Numbers,
    /// About how many half lines it is high.
    pub halves: usize,
}

/// Numbers from the first to the last of some; none before the first is put in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbers(Option<(usize, usize)>);

impl Numbers {
    pub fn holds(self, number: usize) -> bool {
        self.0
            .is_some_and(|(first, last)| (first..=last).contains(&number))
    }

    pub fn first(self) -> usize {
        self.0.map_or(0, |(first, _)| first)
    }

    pub fn last(self) -> usize {
        self.0.map_or(0, |(_, last)| last)
    }

    pub(super) fn put(&mut self, number: usize) {
        let (first, last) = self.0.unwrap_or((number, number));
        self.0 = Some((first.min(number), last.max(number)));
    }

    fn put_all(&mut self, other: Self) {
        if let Some((first, last)) = other.0 {
            self.put(first);
            self.put(last);
        }
    }
}

impl Holds {
    pub fn mark(&self, mark: Mark) -> bool {
        match mark {
            Mark::Note(note) => self.notes.holds(note),
            Mark::Lost(reference) => self.references.holds(reference),
        }
    }

    pub fn has_marks(&self) -> bool {
        self.notes.0.or(self.references.0).is_some()
    }

    pub(super) fn block(&mut self, block: &Block, slice: usize) {
        self.paragraphs.put(block.paragraph);
        self.slices.put(slice);
        self.halves += halves(block);
        for mark in block.segments.iter().flat_map(|s| marks(&s.runs, &s.notes)) {
            match mark {
                Mark::Note(note) => self.notes.put(note),
                Mark::Lost(reference) => self.references.put(reference),
            }
        }
    }

    pub(super) fn all(&mut self, other: &Self) {
        self.sections.put_all(other.sections);
        self.paragraphs.put_all(other.paragraphs);
        self.notes.put_all(other.notes);
        self.references.put_all(other.references);
        self.slices.put_all(other.slices);
        self.halves += other.halves;
    }
}

/// About how many half lines a block takes, with the room round it.
pub(super) fn halves(block: &Block) -> usize {
    const LETTERS_IN_A_LINE: usize = 72;
    let around = match block.kind {
        BlockKind::Heading => 3,
        _ => 1,
    };
    let runs = block.segments.iter().flat_map(|s| &s.runs);
    let letters: usize = runs.map(|run| run.text.chars().count()).sum();
    2 * letters.div_ceil(LETTERS_IN_A_LINE) + around
}

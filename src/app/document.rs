//! An opened text as the page holds it: shared pieces that are compared by address.

use super::pieces::{Maker, Piece};
use super::search_state;
use crate::model::fingerprint;
use crate::view::decisions::Decisions;
use crate::view::index::Index;
use crate::view::{ContentsRow, Reading};
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// A shared value; two are equal when they are the same one. Props hold it cheaply.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A text with everything the page shows of it.
#[derive(Debug)]
pub struct Document {
    /// The very characters that came in.
    pub source: String,
    /// The name under which the device keeps what a person decided about it.
    pub fingerprint: u64,
    /// Its `body` is empty: it lives in [`Document::body`].
    pub reading: Reading,
    pub body: Vec<Piece>,
    /// In how many slices the body is drawn.
    pub slices: usize,
    index: OnceCell<Index>,
}

/// The document that is open.
pub type Opened = Shared<Document>;

/// What a mark in the text opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The note with this index.
    Note(usize),
    /// The sentence that no note was found, for the reference with this index.
    Lost(usize),
}

impl Document {
    /// Takes the reading of `source` apart into shared pieces.
    pub fn of(source: String, mut reading: Reading) -> Opened {
        let mut maker = Maker::default();
        let body = maker.body(std::mem::take(&mut reading.body));
        Shared::new(Self {
            fingerprint: fingerprint(&source),
            source,
            body,
            slices: maker.slice + 1,
            reading,
            index: OnceCell::new(),
        })
    }

    /// What can be sought in the text; made when it is first asked for.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| search_state::index(self))
    }

    /// The note that a mark stands in, where it is not in the text.
    pub fn outer(&self, mark: Mark) -> Option<Mark> {
        match mark {
            Mark::Note(note) => self.reading.notes.get(note)?.inside.map(Mark::Note),
            Mark::Lost(_) => None,
        }
    }

    /// Everything that marks in the text can open.
    pub fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        let notes = (0..self.reading.notes.len())
            .filter(|i| self.reading.notes[*i].called)
            .map(Mark::Note);
        let refs = self.reading.targets.note_refs.iter().enumerate();
        let lost = refs.filter(|(_, r)| r.note.is_none());
        let lost = lost.map(|(i, _)| Mark::Lost(i));
        notes.chain(lost)
    }

    /// Rows of the table of contents with their depth from 1, top down.
    pub fn rows(&self) -> Vec<(usize, &ContentsRow)> {
        fn walk<'a>(
            rows: &'a [ContentsRow],
            depth: usize,
            out: &mut Vec<(usize, &'a ContentsRow)>,
        ) {
            for row in rows {
                out.push((depth, row));
                walk(&row.children, depth + 1, out);
            }
        }
        let mut out = Vec::new();
        walk(&self.reading.contents, 1, &mut out);
        out
    }

    /// The headings from the top down to `section`.
    pub fn trail(&self, section: usize) -> Vec<&ContentsRow> {
        fn walk<'a>(
            rows: &'a [ContentsRow],
            section: usize,
            trail: &mut Vec<&'a ContentsRow>,
        ) -> bool {
            for row in rows.iter().filter(|row| row.heading) {
                trail.push(row);
                if row.section == section || walk(&row.children, section, trail) {
                    return true;
                }
                trail.pop();
            }
            false
        }
        let mut trail = Vec::new();
        walk(&self.reading.contents, section, &mut trail);
        trail
    }

    /// "II › 2.1": the headings over the mark of a note.
    pub fn path_of(&self, reference: usize) -> Option<String> {
        fn holds(pieces: &[Piece], paragraph: usize) -> Option<usize> {
            let mut here = pieces
                .iter()
                .filter(|piece| piece.holds().paragraphs.holds(paragraph));
            here.find_map(|piece| match piece {
                Piece::Stretch(stretch) => {
                    let mut blocks = stretch.blocks.iter();
                    blocks.find(|block| block.paragraph == paragraph)?.section
                }
                Piece::Section(part) if part.heading.paragraph == paragraph => {
                    Some(part.view.section)
                }
                Piece::Section(part) => holds(&part.content, paragraph),
                Piece::Bundle(bundle) => holds(&bundle.pieces, paragraph),
            })
        }
        let paragraph = self.reading.targets.note_refs.get(reference)?.paragraph;
        let trail = self.trail(holds(&self.body, paragraph)?);
        let labels: Vec<&str> = trail.iter().map(|row| row.label.as_str()).collect();
        Some(labels.join(" › "))
    }

    /// A heading for the tables: capitals that shout on paper are quietened.
    fn heading<'a>(&'a self, section: usize, printed: &'a str) -> &'a str {
        let quiet = self
            .reading
            .targets
            .quiet
            .iter()
            .find(|(s, _)| *s == section);
        quiet.map_or(printed, |(_, text)| text)
    }

    /// The same with its errors as they were decided.
    pub fn mended(&self, decisions: &Decisions, section: usize, printed: &str) -> String {
        let quiet = self.heading(section, printed);
        let targets = &self.reading.targets;
        targets.sections.get(section).map_or_else(
            || quiet.to_owned(),
            |s| decisions.mend(&targets.repairs, (s.paragraph, s.start), quiet),
        )
    }
}

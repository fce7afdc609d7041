//! How the text was printed: hard-wrapped or not, how wide, with first lines set in or not.
//!
//! *Reads* the lines, and which are notes'. *Writes* [`Print`]. *Never* joins: that is the paragraphs' work.
//!
//! A text out of a PDF has a line end at each printed line: most lines are about equally long, and
//! none is much longer. A line that ends where the next word would still have fitted ends its
//! paragraph.

mod measure;

use super::labels::label;
use super::letters::starts_lower;
use super::lines::Line;
use measure::{Measure, measures};

/// The printed shape of a text.
#[derive(Debug, Default)]
pub struct Print {
    /// For each line, how its text is wrapped.
    measures: Vec<Measure>,
    /// Whether first lines are set in and others are not.
    pub stepped: bool,
    /// The indent of the other lines.
    margin: u32,
    /// Whether blank lines set paragraphs apart: what stands below a line without one goes on.
    pub spaced: bool,
}

/// Measures the lines; `notes` says for each whether it is a note's.
pub fn print(lines: &[Line], notes: &[Option<u32>]) -> Print {
    let mut print = Print {
        measures: measures(lines, notes),
        ..Print::default()
    };
    let mut labelled = 0;
    let mut apart = 0;
    for pair in lines.windows(2).filter(|pair| !pair[1].is_blank()) {
        // The commonest forms are enough to tell, and quick to see: "1.", "a)".
        let bytes = pair[1].text.as_bytes();
        let quick = bytes[0].is_ascii_digit() || matches!(bytes.get(1), Some(b')' | b'.'));
        if quick && label(&pair[1].text).is_some_and(|(l, _)| !l.path.is_empty()) {
            labelled += 1;
            apart += usize::from(pair[0].is_blank());
        }
    }
    print.spaced = labelled > 5 && apart * 10 >= labelled * 9;
    // Lines that begin with a small letter are inner lines, all equally far from the edge.
    let is_inner = |line: &Line| starts_lower(&line.text) && label(&line.text).is_none();
    let inner: Vec<bool> = lines.iter().map(is_inner).collect();
    let lines = || {
        lines
            .iter()
            .zip(&inner)
            .filter(|(line, _)| !line.is_blank())
    };
    let mut votes = 0;
    for (line, _) in lines().filter(|(_, inner)| **inner) {
        if votes == 0 {
            print.margin = line.indent;
        }
        votes += if line.indent == print.margin { 1 } else { -1 };
    }
    let (mut inner, mut even, mut set_in) = (0, 0, 0);
    for (line, is_inner) in lines() {
        if *is_inner {
            inner += 1;
            even += usize::from(line.indent == print.margin);
        } else if (print.margin + 2..print.margin + 13).contains(&line.indent) {
            set_in += 1;
        }
    }
    print.stepped = even * 10 > inner * 8 && set_in >= 3 && set_in * 10 >= inner;
    print
}

impl Print {
    /// Whether the text at line `i` is hard-wrapped.
    pub fn is_wrapped(&self, i: usize) -> bool {
        self.measures[i].width > 0
    }

    /// Whether line `i` goes on where line `before` was full.
    pub fn wraps(&self, lines: &[Line], before: usize, i: usize) -> bool {
        let measure = &self.measures[before];
        if measure.width == 0 || self.stepped && lines[i].indent > self.margin + 1 {
            return false;
        }
        // Where first lines are set in, this one is not.
        let least = if self.stepped { Some(70) } else { None };
        measure.is_full(lines, before, &lines[i].text, least)
    }

    /// Whether line `before` leaves much room for the next word.
    pub fn ends_early(&self, lines: &[Line], before: usize, i: usize) -> bool {
        let measure = &self.measures[before];
        measure.width > 0 && measure.taken(&lines[before].text, &lines[i].text) < 80
    }

    /// Whether a line of a set-in text stands in the middle.
    pub fn is_centred(&self, line: &Line) -> bool {
        self.stepped && line.indent > self.margin + 12
    }
}

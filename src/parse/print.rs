//! How the text was printed: hard-wrapped or not, how wide, with first lines set in or not.
//!
//! *Reads* the lines. *Writes* [`Print`]. *Never* joins: that is the paragraphs' work.
//!
//! A text out of a PDF has a line end at each printed line: most lines are about equally long, and
//! none is much longer. A line that ends where the next word would still have fitted ends its
//! paragraph.

use super::labels::label;
use super::letters::starts_lower;
use super::lines::Line;

/// The printed shape of a text.
#[derive(Debug, Default)]
pub struct Print {
    /// For each line, the width to which its text is wrapped, 0 where it is not.
    pub width: Vec<u8>,
    /// Whether first lines are set in and others are not.
    pub stepped: bool,
    /// The indent of the other lines.
    margin: u32,
    /// Whether blank lines set paragraphs apart: what stands below a line without one goes on.
    pub spaced: bool,
}

/// Measures the lines.
pub fn print(lines: &[Line]) -> Print {
    let mut print = Print {
        width: wrap_widths(lines),
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
    /// Whether line `i` goes on where line `before` was full.
    pub fn wraps(&self, lines: &[Line], before: usize, i: usize) -> bool {
        let width = usize::from(self.width[before]);
        if width == 0 || self.stepped && lines[i].indent > self.margin + 1 {
            return false;
        }
        let next = lines[i].text.as_str();
        let word = next.find(' ').unwrap_or(next.len());
        let length = length(&lines[before]);
        // Where first lines are set in, this one is not; letters are not all equally wide.
        let least = if self.stepped { 70 } else { 90 };
        length * 100 >= width * 60 && (length + 1 + word) * 100 >= width * least
    }

    /// Whether a line of a set-in text stands in the middle.
    pub fn is_centred(&self, line: &Line) -> bool {
        self.stepped && line.indent > self.margin + 12
    }
}

fn length(line: &Line) -> usize {
    line.text.chars().count()
}

/// For each line, the width of the text, or of its block, where that looks hard-wrapped, else 0.
fn wrap_widths(lines: &[Line]) -> Vec<u8> {
    let mut widths = vec![0; lines.len()];
    if let Some(width) = wrap_width(lines, 12) {
        widths.fill(width);
        return widths;
    }
    let mut start = 0;
    while start < lines.len() {
        let len = lines[start..].iter().take_while(|l| !l.is_blank()).count();
        // Nothing else can be wrapped twice.
        if len > 1
            && let Some(width) = wrap_width(&lines[start..start + len], 2)
        {
            widths[start..start + len].fill(width);
        }
        start += len.max(1);
    }
    widths
}

/// The longest line of a wrapped text.
const LONGEST: usize = 260;

/// The width of lines of which many are nearly as long as the longest. `least`: how many there must
/// be; a longer text may have a few longer lines (tables), and more short ones (lists).
fn wrap_width(lines: &[Line], least: usize) -> Option<u8> {
    // How many lines there are of each length.
    let mut lengths = [0; LONGEST + 1];
    let mut count = 0;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        // No letter takes more than four bytes.
        let long = line.text.len() > 4 * LONGEST;
        let length = if long { LONGEST + 1 } else { length(line) };
        *lengths.get_mut(length)? += 1;
        count += 1;
    }
    if count < least {
        return None;
    }
    let mut shorter = count * 19 / 20;
    let width = lengths.iter().position(|lines| {
        let found = shorter < *lines;
        shorter -= if found { 0 } else { *lines };
        found
    })?;
    // Those with four fifths of it.
    let full: usize = lengths[(width * 4).div_ceil(5)..].iter().sum();
    ((50..=140).contains(&width) && full * 10 >= count * 3).then_some(width as u8)
}

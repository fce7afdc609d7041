//! What a note has been so far, as its lines are read: its last words, the list and the quotation in it.
//!
//! *Reads* the words of lines. *Writes* whether the note may go on with a line. *Never* looks at other lines.

use crate::model::Series;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_capitals, starts_lower};

use super::super::labels::label;
use super::figures::DIGITS;

/// The series and the number of an item; 0 for a bullet.
pub type Item = (Series, u32);

#[inline(never)]
pub fn item(text: &str) -> Option<Item> {
    label(text).map(|(label, _)| (label.series, label.number))
}

/// What a note has been so far, and the text before it.
pub struct Body<'a> {
    /// Whether the sentence before the notes is still open.
    pub text_open: bool,
    /// Whether it ends with a stop: what does not may be a heading.
    pub text_stopped: bool,
    /// How wide the text is printed, in letters.
    width: usize,
    pub last: &'a str,
    /// The last item of a list in it.
    pub list: Option<Item>,
    /// The line that closes the quotation in it.
    pub quoted_to: Option<usize>,
}

impl<'a> Body<'a> {
    pub fn behind(text: Option<&str>) -> Self {
        Self {
            text_open: text.is_some_and(is_open),
            text_stopped: text.is_none_or(stops),
            width: text.map_or(0, |t| t.chars().count()),
            last: "",
            list: None,
            quoted_to: None,
        }
    }

    pub fn is_quoted(&self, line: usize) -> bool {
        self.quoted_to.is_some_and(|to| to > line)
    }

    pub fn lists(&self, (series, number): Item) -> bool {
        self.list
            .is_some_and(|(of, last)| of == series && (number == 0 || number == last + 1))
    }

    /// Whether the line right below belongs to it.
    pub fn goes_on(&self, line: usize, text: &str) -> bool {
        if self.is_quoted(line) {
            return true;
        }
        // The text's sentence waits, and the last line of the note is not full.
        let short = self.text_open && self.last.chars().count() * 4 < self.width * 3;
        let item = item(text);
        // Where a line is a whole paragraph, the text's sentence goes on below the note.
        let whole = is_paragraph(self.last) || self.width > PARAGRAPH;
        if !ends(self.last) {
            let resumed = short && item.is_none() && starts_lower(text) && is_open(self.last);
            return !(resumed || whole && self.text_open);
        }
        match item {
            Some(item) => self.lists(item) && (item.1 > 0 || !short && !whole),
            // "… bằng cụm từ “cơ quan”": a quotation is no end of a sentence.
            None if starts_lower(text) => {
                !self.text_open && !without_marks(self.last).ends_in(".!?…")
            }
            None => !(is_capitals(text) || short || whole && self.text_open),
        }
    }
}

/// No line of a printed page has more letters.
const PARAGRAPH: usize = 180;

/// Whether a line is too long for one of a printed page.
fn is_paragraph(line: &str) -> bool {
    line.chars().count() > PARAGRAPH
}

/// A page number behind the end of a note, or what stands behind the text: recipients, a signature.
pub fn is_foreign(words: &str, last: &str) -> bool {
    words.starts_with("Nơi nhận")
        || words.starts_with("Đã ký")
        || ends(last) && words.trim_start_of(DIGITS).is_empty()
}

/// Without the marks behind its end.
fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|c| ")”\"»*0123456789⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c))
}

/// Whether a sentence ends with the line.
pub fn ends(text: &str) -> bool {
    text.ends_in("”") || without_marks(text).ends_in(".!?…")
}

fn stops(text: &str) -> bool {
    ends(text) || without_marks(text).ends_in(";:")
}

/// Whether a line's sentence goes on: no stop at its end, and no heading.
pub fn is_open(text: &str) -> bool {
    let numbered = item(text).is_some_and(|item| item.1 > 0);
    let heading = is_capitals(text) || numbered && text.chars().count() < 120;
    !stops(text) && !heading
}

//! "khoản 2", "Điều 7a", "Mục II.1", "Chương này": one unit of a document as it is named.
//!
//! *Reads* the words at one place. *Writes* a [`Unit`].

use crate::model::Series;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{first_syllable, is_word, starts_with_word};

use super::super::super::labels::{WORDS, is_numeral};

/// "khoản 2"; without a number it is the one the words stand in, "khoản này".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub series: Series,
    pub numeral: String,
}

/// Where the unit word begins whose last syllable, "số" behind it aside, stands at byte `at`.
pub fn unit_before(text: &str, at: usize) -> Option<usize> {
    let end = at + first_syllable(&text[at..]);
    let after = text[end..].strip_prefix(' ')?;
    let end = if after.starts_with("số ") {
        end + " số".len()
    } else {
        end
    };
    let starts = |word: &str| {
        let start = end.checked_sub(word.len())?;
        let fits = starts_with_word(text.get(start..end)?, word);
        (fits && !text[..start].ends_with(is_word)).then_some(start)
    };
    let words = WORDS.iter().chain(&UNITS);
    words.filter_map(|(word, _)| starts(word)).min()
}

/// Units that are no words at the head of a paragraph.
const UNITS: [(&str, Series); 2] = [("khoản", Series::Arabic), ("điểm", Series::Letter)];

/// The unit at byte `at` and where it ends: "khoản 2", "Điều này".
pub fn unit_at(text: &str, at: usize) -> Option<(Unit, usize)> {
    let rest = &text[at..];
    let (word, series) = WORDS
        .iter()
        .chain(&UNITS)
        .find(|(word, _)| starts_with_word(rest, word))?;
    let start = at + word.len() + 1;
    let after = rest[word.len()..].strip_prefix(' ')?;
    let mut numeral = "";
    let mut end = start + "này".len();
    if !starts_with_word(after, "này") {
        (numeral, end) = numeral_at(text, start)?;
    } else if *series == Series::Article && rest.starts_with('đ') {
        // "điều này cho thấy": no article.
        return None;
    }
    let unit = Unit {
        series: *series,
        numeral: numeral.to_owned(),
    };
    Some((unit, end))
}

/// "5", "7a", "II.1", "2.2", "đ" at byte `at`, and where it ends.
pub fn numeral_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let len = rest
        .find(|c: char| !is_word(c) && c != '.')
        .unwrap_or(rest.len());
    let numeral = rest[..len].trim_end_of(".");
    let whole = !rest[numeral.len()..].begins_in("/%-–(");
    (whole && numeral.split('.').all(is_numeral)).then_some((numeral, at + numeral.len()))
}

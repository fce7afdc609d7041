//! Patterns run only near the words they need.
//!
//! *Reads* one healed text. *Writes* what a pattern catches. A pattern over a whole directive costs
//! more than all else together; its telling words ("Trung ương", "ngày") are rare and found fast.

use crate::model::order;
use regex_lite::{Captures, Regex};

use super::super::letters::tail;

/// What a pattern caught, and where its window begins in the text.
pub struct Caught<'t> {
    captures: Captures<'t>,
    offset: usize,
}

impl<'t> Caught<'t> {
    /// Bytes of the text.
    pub fn bounds(&self) -> (usize, usize) {
        self.captures
            .get(0)
            .map_or((0, 0), |m| (m.start() + self.offset, m.end() + self.offset))
    }

    /// The words of a group, if it took part.
    pub fn group(&self, name: &str) -> Option<&'t str> {
        self.captures.name(name).map(|m| m.as_str())
    }

    /// Bytes of a group in the text.
    pub fn group_bounds(&self, name: &str) -> Option<(usize, usize)> {
        self.captures
            .name(name)
            .map(|m| (m.start() + self.offset, m.end() + self.offset))
    }
}

/// All catches of `pattern` within `reach` characters of one of `words`.
pub fn captures<'t>(
    pattern: &Regex,
    text: &'t str,
    words: &[&str],
    reach: usize,
) -> Vec<Caught<'t>> {
    let mut places: Vec<usize> = words
        .iter()
        .flat_map(|word| text.match_indices(word).map(|(at, _)| at))
        .collect();
    order::sort(&mut places);
    let mut caught = Vec::new();
    let mut places = places.into_iter().peekable();
    while let Some(first) = places.next() {
        let start = first - tail(&text[..first], reach).len();
        let mut end = after(text, first, reach);
        while let Some(next) = places.next_if(|next| *next <= end) {
            end = after(text, next, reach);
        }
        let found = pattern.captures_iter(&text[start..end]);
        caught.extend(found.map(|captures| Caught {
            captures,
            offset: start,
        }));
    }
    caught
}

fn after(text: &str, at: usize, reach: usize) -> usize {
    text[at..]
        .char_indices()
        .nth(reach)
        .map_or(text.len(), |(i, _)| at + i)
}

//! What begins with a syllable: patterns, phrases, bodies, garbled phrases. One look for all of them.

use std::str::Lines;

use super::syllables::LONGEST;
use super::{Confusion, Guard, Known, PATTERNS, known, list, longest_first};
use crate::parse::letters::{first_syllable, is_upper, is_word, lower};

/// What begins with a syllable.
#[derive(Debug, Default)]
pub struct Opening {
    /// Patterns, a bit for each syllable of [`PATTERNS`].
    pub patterns: u64,
    /// Which lists the phrases are of, all bits together.
    lists: u8,
    /// Phrases of the lists, those of each list the longest first.
    phrases: Vec<(u8, &'static str)>,
    /// Bodies by their numbers, the longest first.
    bodies: Vec<usize>,
    /// The longest first.
    confusions: Vec<Confusion>,
    /// A bit for the number of each second syllable of theirs.
    seconds: u64,
}

pub const VERB: u8 = 1;
pub const ADVERB: u8 = 2;
pub const NOUN: u8 = 4;

impl Opening {
    /// The verb phrase with which `text` begins, as it would open an instruction.
    pub fn verb(&self, text: &str) -> Option<&'static str> {
        self.first(text, VERB)
    }

    /// All such verb phrases.
    pub fn verbs(&self) -> impl Iterator<Item = &'static str> {
        let verbs = self.phrases.iter().filter(|(list, _)| *list == VERB);
        verbs.map(|(_, verb)| *verb)
    }

    /// The words with which `text` begins that may stand before such a verb.
    pub fn adverb(&self, text: &str) -> Option<&'static str> {
        self.first(text, ADVERB)
    }

    /// The opening of `text` that looks like such a verb and is a noun.
    pub fn noun(&self, text: &str) -> Option<&'static str> {
        self.first(text, NOUN)
    }

    /// The name of the body at the head of `lower`, as [`body_at`] gives it.
    pub fn body(&self, lower: &str, ends: fn(&str) -> bool) -> Option<&'static str> {
        if self.bodies.is_empty() {
            return None;
        }
        let known = known();
        let fits = |i: &&usize| {
            lower
                .strip_prefix(known.bodies_lower[**i].as_str())
                .is_some_and(ends)
        };
        let found = self.bodies.iter().find(fits);
        found.map(|i| known.bodies[*i])
    }

    /// The garbled phrases that may stand here with the syllable `next` behind it; mostly none.
    pub fn garbled(&self, next: Option<u16>) -> &[Confusion] {
        match self.seconds & next.map_or(u64::MAX, bit_of) {
            0 => &[],
            _ => &self.confusions,
        }
    }

    /// Whether garbled phrases begin with this syllable.
    pub fn garbles(&self) -> bool {
        self.seconds > 0
    }

    /// Whether such a verb or what may stand before it begins `text`.
    pub fn asks(&self, text: &str) -> bool {
        self.first(text, VERB | ADVERB).is_some()
    }

    /// The first phrase of `lists` that `text`, which begins with this opening's syllable, begins with as with whole words.
    fn first(&self, text: &str, lists: u8) -> Option<&'static str> {
        if self.lists & lists > 0 {
            self.look_through(text, lists)
        } else {
            None
        }
    }

    #[inline(never)]
    fn look_through(&self, text: &str, lists: u8) -> Option<&'static str> {
        // The first letter may be of either case.
        let fits = |phrase: &str| {
            let first = phrase.chars().next().map_or(0, char::len_utf8);
            let rest = text.get(first..).zip(phrase.get(first..));
            rest.and_then(|(rest, phrase)| rest.strip_prefix(phrase))
                .is_some_and(|after| !after.starts_with(is_word))
        };
        let mut phrases = self.phrases.iter();
        let found = phrases.find(|(list, phrase)| list & lists > 0 && fits(phrase));
        found.map(|(_, phrase)| *phrase)
    }
}

impl Known {
    /// Gathers what begins with each syllable: the rows of `lists`, and of the `garbled` phrases.
    pub fn open(&mut self, lists: [(u8, Lines<'static>); 3], garbled: Lines<'static>) {
        for (bit, syllable) in PATTERNS.split('|').enumerate() {
            self.opening_mut(syllable).patterns = 1 << bit;
        }
        for i in 0..self.bodies.len() {
            let body = self.bodies_lower[i].clone();
            self.opening_mut(&body[..first_syllable(&body)])
                .bodies
                .push(i);
        }
        for (list, rows) in lists {
            for row in longest_first(rows) {
                let opening = self.opening_mut(&row[..first_syllable(row)]);
                opening.lists |= list;
                opening.phrases.push((list, row));
            }
        }
        let rows = longest_first(garbled);
        // First all that open something, so that their numbers are small.
        for row in &rows {
            self.opening_mut(first_of_phrase(row));
        }
        for row in rows {
            if let Some(confusion) = self.read_confusion(row) {
                let opening = self.opening_mut(first_of_phrase(row));
                opening.seconds |= confusion.wrong.get(1).map_or(u64::MAX, |n| bit_of(*n));
                opening.confusions.push(confusion);
            }
        }
    }

    /// What begins with `syllable`; a new entry where nothing did.
    fn opening_mut(&mut self, syllable: &str) -> &mut Opening {
        let number = usize::from(self.syllables.add(syllable));
        if number >= self.openings.len() {
            self.openings.resize_with(number + 1, Opening::default);
        }
        &mut self.openings[number]
    }

    fn read_confusion(&mut self, row: &'static str) -> Option<Confusion> {
        let mut columns = row.split('\t');
        let (wrong, right) = (columns.next()?, columns.next()?);
        let certain = columns.next() != Some("low");
        let guards = list(columns.next().unwrap_or("")).into_iter();
        let guard = |guard: &str| {
            let before = guard.strip_prefix('<');
            Guard {
                words: self.syllables.phrase(before.unwrap_or(guard)),
                before: before.is_some(),
            }
        };
        Some(Confusion {
            guards: guards.map(guard).collect(),
            wrong: self.syllables.phrase(wrong),
            right,
            certain,
        })
    }
}

/// A bit for the number of a syllable.
fn bit_of(number: u16) -> u64 {
    1 << (number % 64)
}

/// The first syllable of the first column of a row.
fn first_of_phrase(row: &str) -> &str {
    row.split([' ', '\t']).next().unwrap_or("")
}

/// What begins with the first syllable of `text`, the case of its first letter aside.
#[inline(never)]
pub fn opening(text: &str) -> &'static Opening {
    let syllable = &text[..first_syllable(text)];
    let known = known();
    let Some(first) = syllable.chars().next().filter(|c| is_upper(*c)) else {
        return known.opening(known.number(text.as_bytes(), syllable.len()));
    };
    let mut small = [0; LONGEST];
    let Some(spelled) = small.get_mut(..syllable.len()) else {
        return known.opening(0);
    };
    spelled.copy_from_slice(syllable.as_bytes());
    // Which moves no byte.
    lower(first).encode_utf8(spelled);
    known.opening(known.number(&small, syllable.len()))
}

impl Known {
    /// What begins with the syllable of this number.
    pub fn opening(&self, number: u16) -> &Opening {
        let openings = &self.openings;
        openings.get(usize::from(number)).unwrap_or(&openings[0])
    }

    /// The number of the syllable that the first `len` of some bytes in lower case spell; nought for one of no list.
    pub fn number(&self, bytes: &[u8], len: usize) -> u16 {
        self.syllables.number(bytes, len)
    }
}

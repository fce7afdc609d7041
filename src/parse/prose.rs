//! A healed text as its finders read it: its words cut and numbered once.
//!
//! *Reads* one healed text. *Writes* [`Prose`]. *Never* says what a word means: it marks the few words with which
//! patterns begin, so that each pattern is tried there and nowhere else.
//!
//! "Trước ngày 30/6, theo Luật …" → "trước" and "luật" are openings.

use super::known::{self, PATTERNS};
use super::letters::words::{self, Word};

/// A healed text, ready for its finders.
#[derive(Debug)]
pub struct Prose<'t> {
    pub text: &'t str,
    /// Where words stand with which patterns begin, and which of them.
    openings: Vec<(usize, Openings)>,
    /// All of them together.
    any: Openings,
}

/// A set of words with which patterns begin, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Openings(u64);

/// Words that begin with a figure.
const FIGURE: u64 = 1 << 63;

impl Openings {
    /// A figure.
    pub const FIGURE: Self = Self(FIGURE);

    /// The syllables of `list`, which stand between bars. Each must be in [`PATTERNS`]: else this does not compile.
    pub const fn of(list: &str) -> Self {
        let (list, all) = (list.as_bytes(), PATTERNS.as_bytes());
        let (mut set, mut from) = (0, 0);
        while from < list.len() {
            let (mut at, mut bit) = (0, 0);
            let len = loop {
                assert!(at < all.len(), "the syllable is none of PATTERNS");
                let mut len = 0;
                while from + len < list.len()
                    && at + len < all.len()
                    && list[from + len] == all[at + len]
                    && list[from + len] != b'|'
                {
                    len += 1;
                }
                let whole = (at + len == all.len() || all[at + len] == b'|')
                    && (from + len == list.len() || list[from + len] == b'|');
                if whole {
                    break len;
                }
                while at < all.len() && all[at] != b'|' {
                    at += 1;
                }
                at += 1;
                bit += 1;
            };
            assert!(bit < 63, "there is a bit for each syllable");
            set |= 1 << bit;
            from += len + 1;
        }
        Self(set)
    }

    /// The words of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl<'t> Prose<'t> {
    /// Cuts `text` into `words`, which hold another text's before.
    pub fn new(text: &'t str, words: &mut Vec<Word>) -> Self {
        words::cut(text, words);
        // One word in ten opens something.
        let mut openings = Vec::with_capacity(words.len() / 8);
        let mut any = Openings(0);
        let mut lower = String::new();
        let known = known::known();
        for word in words {
            let bytes = &text.as_bytes()[word.start..];
            word.number = match word.capital {
                false => known.number(bytes, word.end - word.start),
                true => {
                    // Which moves no byte.
                    words::lower_word(text, word, &mut lower);
                    known.number(lower.as_bytes(), lower.len())
                }
            };
            let opening = known.opening(word.number);
            word.garbles = opening.garbles();
            let patterns = match word.figure && bytes[0].is_ascii_digit() {
                true => FIGURE,
                false => opening.patterns,
            };
            if patterns > 0 {
                any.0 |= patterns;
                openings.push((word.start, Openings(patterns)));
            }
        }
        Self {
            text,
            openings,
            any,
        }
    }

    /// The bytes at which words of `openings` begin, in order.
    pub fn starts(&self, openings: Openings) -> impl Iterator<Item = usize> {
        let all = match self.any.0 & openings.0 {
            0 => &[],
            _ => self.openings.as_slice(),
        };
        let ours = all
            .iter()
            .filter(move |(_, opening)| opening.0 & openings.0 > 0);
        ours.map(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_find_the_words_they_begin_with() {
        let prose = Prose::new(
            "Trước ngày 30/6, theo Luật số 5 và kết luận",
            &mut Vec::new(),
        );
        let at = |openings| prose.starts(openings).collect::<Vec<_>>();
        assert_eq!(at(Openings::of("trước|luật")), [0, 26]);
        assert_eq!(at(Openings::FIGURE).len(), 3);
        assert_eq!(at(Openings::of("kết").and(Openings::of("hội"))).len(), 1);
    }
}

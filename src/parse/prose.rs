//! A healed text as its finders read it: its words cut once, the same in lower case beside it.
//!
//! *Reads* one healed text. *Writes* [`Prose`]. *Never* says what a word means: it marks the few words with which
//! patterns begin, so that each pattern is tried there and nowhere else.
//!
//! "Trước ngày 30/6, theo Luật …" → "trước" and "luật" are openings.

use super::letters::{lower_text, words};

/// A healed text, ready for its finders.
#[derive(Debug)]
pub struct Prose<'t> {
    pub text: &'t str,
    /// In lower case, which moves no byte.
    pub lower: String,
    /// Bytes of its runs of letters and digits.
    pub words: Vec<(usize, usize)>,
    /// Where words stand with which patterns begin, and which of them.
    openings: Vec<(usize, Openings)>,
}

/// A set of words with which patterns begin, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Openings(u64);

/// First syllables of all patterns.
const SYLLABLES: &str = "nghị|kết|chỉ|quy|quyết|văn|báo|chương|điều|cương|hiến|luật|bộ|pháp|\
    trước|đến|trong|vào|cả|cuối|đầu|chậm|muộn|thời|tiến|nhiệm|năm|quý|tháng|hằng|hàng|mỗi|định|\
    hội|sau|ngay|nhân";

/// Words that begin with a figure.
const FIGURE: u64 = 1 << 63;

/// Where each syllable stands, in a table without collisions left: its place in `SYLLABLES`, its bytes and its bit.
const TABLE: [Slot; 256] = {
    let mut table = [Slot {
        at: 0,
        len: 0,
        bit: 0,
    }; 256];
    let all = SYLLABLES.as_bytes();
    let (mut at, mut bit) = (0, 0);
    while at < all.len() {
        let mut len = 0;
        while at + len < all.len() && all[at + len] != b'|' {
            len += 1;
        }
        let mut slot = slot(all[at], all[at + len - 1], len);
        while table[slot].len > 0 {
            slot = (slot + 1) % 256;
        }
        table[slot] = Slot {
            at: at as u16,
            len: len as u8,
            bit,
        };
        at += len + 1;
        bit += 1;
    }
    assert!(bit < 63, "there is a bit for each syllable");
    table
};

#[derive(Clone, Copy)]
struct Slot {
    at: u16,
    len: u8,
    bit: u8,
}

const fn slot(first: u8, last: u8, len: usize) -> usize {
    (first as usize * 7 + last as usize * 13 + len * 37) % 256
}

/// The bit of a syllable in lower case; 0 for one with which no pattern begins.
fn bit_of(syllable: &str) -> u64 {
    let bytes = syllable.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return 0;
    };
    if first.is_ascii_digit() {
        return FIGURE;
    }
    let mut slot = slot(*first, *last, bytes.len());
    while TABLE[slot].len > 0 {
        let Slot { at, len, bit } = TABLE[slot];
        if &SYLLABLES.as_bytes()[usize::from(at)..][..usize::from(len)] == bytes {
            return 1 << bit;
        }
        slot = (slot + 1) % 256;
    }
    0
}

impl Openings {
    /// A figure.
    pub const FIGURE: Self = Self(FIGURE);

    /// The syllables of `list`, which stand between bars. Each must be in `SYLLABLES`: else this does not compile.
    pub const fn of(list: &str) -> Self {
        let (list, all) = (list.as_bytes(), SYLLABLES.as_bytes());
        let (mut set, mut from) = (0, 0);
        while from < list.len() {
            let (mut at, mut bit) = (0, 0);
            let len = loop {
                assert!(at < all.len(), "the syllable is none of SYLLABLES");
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
    /// Cuts `text` into its words.
    pub fn new(text: &'t str) -> Self {
        let lower = lower_text(text);
        let words: Vec<(usize, usize)> = words(text).collect();
        let bits = words
            .iter()
            .map(|(start, end)| (*start, Openings(bit_of(&lower[*start..*end]))));
        Self {
            text,
            openings: bits.filter(|(_, opening)| opening.0 > 0).collect(),
            lower,
            words,
        }
    }

    /// The bytes at which words of `openings` begin, in order.
    pub fn starts(&self, openings: Openings) -> impl Iterator<Item = usize> {
        let ours = self
            .openings
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
        let prose = Prose::new("Trước ngày 30/6, theo Luật số 5 và kết luận");
        let at = |openings| prose.starts(openings).collect::<Vec<_>>();
        assert_eq!(at(Openings::of("trước|luật")), [0, 26]);
        assert_eq!(at(Openings::FIGURE).len(), 3);
        assert_eq!(at(Openings::of("kết").and(Openings::of("hội"))).len(), 1);
    }

    #[test]
    fn every_syllable_has_a_bit_of_its_own() {
        let mut seen = 0;
        for syllable in SYLLABLES.split('|') {
            let bit = bit_of(syllable);
            assert_eq!(bit.count_ones(), 1, "{syllable}");
            assert_eq!(seen & bit, 0, "{syllable}");
            seen |= bit;
        }
        assert_eq!(bit_of("ngày"), 0);
    }
}

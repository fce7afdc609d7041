//! A text cut into its words, once for all its finders.
//!
//! *Reads* one text, by bytes: all words of all paragraphs pass here. *Writes* where its runs of letters and digits
//! stand and what they look like. *Never* says what a word means: its number among the known syllables is the key to
//! that (`known/syllables.rs`).

use super::{is_letter, is_upper, lower};

/// A run of letters and digits.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    pub start: usize,
    pub end: usize,
    /// Its number among the known syllables; nought for others.
    pub number: u16,
    /// There is a capital in it.
    pub capital: bool,
    /// There is one behind its first letter.
    pub shouted: bool,
    /// There is a figure in it.
    pub figure: bool,
    /// It opens a phrase that recognition garbles.
    pub garbles: bool,
}

/// What a character is to words: bits, so that those of a whole word can be put together.
type Look = u8;
const GAP: Look = 0;
const SMALL: Look = 1;
const CAPITAL: Look = 2;
const FIGURE: Look = 4;
/// The first byte of a character beyond ASCII, which must be looked at ([`beyond`]).
const BEYOND: Look = 8;

/// What each byte is, or begins.
const LOOKS: [Look; 256] = {
    let mut looks = [GAP; 256];
    let mut byte = 0;
    while byte < 256 {
        looks[byte] = match byte as u8 {
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => SMALL,
            b'0'..=b'9' => FIGURE,
            0x80.. => BEYOND,
            _ => GAP,
        };
        byte += 1;
    }
    looks
};

/// What the letters of Vietnamese beyond ASCII are, by the last six bits of their last byte. First those of two bytes,
/// which begin with C3 to C6, then those that begin with E1 BA and E1 BB. The capitals: À to Þ, Ă Đ Ĩ, Ũ, Ơ Ư; Ạ to Ỹ with
/// an even last byte.
const LETTERS: [Look; 6 * 64] = {
    let mut looks = [SMALL; 6 * 64];
    let mut place = 0;
    while place < looks.len() {
        let last = place as u8 % 64 + 0x80;
        let capital = match place / 64 {
            0 => last < 0x9f,
            1 => matches!(last, 0x82 | 0x90 | 0xa8),
            2 => last == 0xa8,
            3 => matches!(last, 0xa0 | 0xaf),
            4 => last >= 0xa0 && last.is_multiple_of(2),
            _ => last < 0xba && last.is_multiple_of(2),
        };
        if capital {
            looks[place] = CAPITAL;
        }
        place += 1;
    }
    // × and ÷.
    looks[0x17] = GAP;
    looks[0x37] = GAP;
    looks
};

/// What the character at byte `at` is, and its bytes.
#[inline]
fn look_at(text: &str, at: usize) -> (Look, usize) {
    match LOOKS[usize::from(text.as_bytes()[at])] {
        BEYOND => beyond(text, at),
        look => (look, 1),
    }
}

/// The same beyond ASCII. The letters of Vietnamese are told by their bytes.
#[inline]
fn beyond(text: &str, at: usize) -> (Look, usize) {
    let bytes = text.as_bytes();
    let byte = |i: usize| bytes.get(at + i).copied().unwrap_or_default();
    let (row, last, len) = match (byte(0), byte(1)) {
        (first @ 0xc3..=0xc6, second) => (first - 0xc3, second, 2),
        (0xe1, second @ (0xba | 0xbb)) => (second - 0xba + 4, byte(2), 3),
        _ => return other(text, at),
    };
    let place = usize::from(row) * 64 + usize::from(last % 64);
    (LETTERS[place], len)
}

/// The same for any other character.
#[inline(never)]
fn other(text: &str, at: usize) -> (Look, usize) {
    let c = text[at..].chars().next().unwrap_or_default();
    let look = match is_letter(c) {
        true if is_upper(c) => CAPITAL,
        true => SMALL,
        false => GAP,
    };
    (look, c.len_utf8())
}

/// Cuts `text` into `words`, which hold another text's before; their numbers are left out.
pub fn cut(text: &str, words: &mut Vec<Word>) {
    words.clear();
    let mut at = 0;
    while at < text.len() {
        let (first, len) = look_at(text, at);
        let start = at;
        at += len;
        if first == GAP {
            continue;
        }
        let mut rest = GAP;
        let mut end = at;
        while at < text.len() {
            let (look, len) = look_at(text, at);
            at += len;
            if look == GAP {
                break;
            }
            rest |= look;
            end = at;
        }
        let (shouted, all) = (rest & CAPITAL > 0, first | rest);
        words.push(Word {
            start,
            end,
            number: 0,
            capital: all & CAPITAL > 0,
            shouted,
            figure: all & FIGURE > 0,
            garbles: false,
        });
    }
}

/// Lower case of one of the words of `text`, put into `lowered` for what stood there.
pub fn lower_word(text: &str, word: &Word, lowered: &mut String) {
    let end = match word.shouted {
        true => word.end,
        false => word.start + 1,
    };
    lowered.clear();
    let mut at = word.start;
    while let Some(c) = text[at..].chars().next().filter(|_| at < end) {
        lowered.push(lower(c));
        at += c.len_utf8();
    }
    lowered.push_str(&text[at..word.end]);
}

/// Lower case of a whole text. Most stretches hold no capital beyond ASCII, and those within it are changed at one go.
pub fn lower_text(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut lowered = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        if let Some(stretch) = bytes[at..].first_chunk()
            && !may_hold_capital(stretch)
        {
            at += STRETCH;
            continue;
        }
        let end = bytes.len().min(at + STRETCH);
        while at < end {
            // In the middle of a character, behind a stretch that ended there.
            if LOOKS[usize::from(bytes[at])] != BEYOND || !text.is_char_boundary(at) {
                at += 1;
                continue;
            }
            let (look, len) = beyond(text, at);
            if look == CAPITAL {
                lowered.push_str(&text[from..at]);
                lowered.extend(text[at..].chars().next().map(lower));
                from = at + len;
            }
            at += len;
        }
    }
    lowered.push_str(&text[from..]);
    lowered.make_ascii_lowercase();
    lowered
}

/// How many bytes are asked at once whether a capital begins there; the two behind them are looked at, too.
const STRETCH: usize = 16;

/// Whether a capital beyond ASCII may begin in a stretch: told without a branch, so that all bytes are looked at at once.
#[inline]
fn may_hold_capital(stretch: &[u8; STRETCH + 2]) -> bool {
    let mut any = false;
    for at in 0..STRETCH {
        let (first, second, third) = (stretch[at], stretch[at + 1], stretch[at + 2]);
        let even = |byte: u8| byte & 1 == 0;
        any |= (first == 0xc3) & (second < 0x9f)
            | ((first == 0xc4) | (first == 0xc5)) & even(second)
            | (first == 0xc6) & ((second == 0xa0) | (second == 0xaf))
            | (first == 0xe1) & even(third);
    }
    any
}

/// Runs of letters and digits: their bytes, in order.
pub fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = stretch(text, at, false);
        at = stretch(text, start, true);
        (start < at).then_some((start, at))
    })
}

/// The bytes of the first syllable of `text`, which begins with a letter or digit; else none.
pub fn first_syllable(text: &str) -> usize {
    stretch(text, 0, true)
}

/// Where the characters from byte `at` on that belong to words, or that do not, end.
#[inline(never)]
fn stretch(text: &str, mut at: usize, of_words: bool) -> usize {
    while at < text.len() {
        let (look, len) = look_at(text, at);
        if (look != GAP) != of_words {
            break;
        }
        at += len;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_looks_as_its_tables_say() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let (look, len) = look_at(c.encode_utf8(&mut [0; 4]), 0);
            let letter = super::super::is_word(c);
            assert_eq!((look != GAP, len), (letter, c.len_utf8()), "{c:?}");
            assert_eq!(look == CAPITAL, is_upper(c), "{c:?}");
        }
    }

    #[test]
    fn a_text_is_cut_into_its_words() {
        let text = "Số 8, ĐƯỢC Ỹ×a";
        let mut words = Vec::new();
        cut(text, &mut words);
        let shown = words.iter().map(|w| (&text[w.start..w.end], w.capital));
        let expected = [
            ("Số", true),
            ("8", false),
            ("ĐƯỢC", true),
            ("Ỹ", true),
            ("a", false),
        ];
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        let mut lowered = String::new();
        for (word, expected) in words.iter().zip(["số", "8", "được", "ỹ", "a"]) {
            lower_word(text, word, &mut lowered);
            assert_eq!(lowered, expected);
        }
        assert_eq!(lower_text(text), "số 8, được ỹ×a");
        for blanks in 0..2 * STRETCH {
            let (before, long) = (" ".repeat(blanks), "quyết định ".repeat(blanks));
            let lowered = lower_text(&[&before, "ƯỜNĐ×Ờ", &long, "ÝƠĨ"].concat());
            assert_eq!(lowered, [&before, "ườnđ×ờ", &long, "ýơĩ"].concat());
        }
    }
}

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

/// What a character is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Gap,
    Small,
    Capital,
    Figure,
}

/// What the bytes of ASCII are; the others begin characters that must be looked at ([`beyond`]).
const LOOKS: [Look; 128] = {
    let mut looks = [Look::Gap; 128];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_uppercase() {
            looks[byte as usize] = Look::Capital;
        } else if byte.is_ascii_lowercase() {
            looks[byte as usize] = Look::Small;
        } else if byte.is_ascii_digit() {
            looks[byte as usize] = Look::Figure;
        }
        byte += 1;
    }
    looks
};

/// What the character at byte `at` is, and its bytes.
#[inline]
fn look_at(text: &str, at: usize) -> (Look, usize) {
    match LOOKS.get(usize::from(text.as_bytes()[at])) {
        Some(look) => (*look, 1),
        None => beyond(text, at),
    }
}

/// The same beyond ASCII. The letters of Vietnamese are told by their bytes; most of them are small.
#[inline]
fn beyond(text: &str, at: usize) -> (Look, usize) {
    let bytes = text.as_bytes();
    let byte = |i: usize| bytes.get(at + i).copied().unwrap_or_default();
    // The capitals: À to Þ, Ă Đ Ĩ, Ũ, Ơ Ư; Ạ to Ỹ with an even last byte.
    let (capital, len) = match (byte(0), byte(1)) {
        (0xc3, second) if second & 0xdf != 0x97 => (second < 0x9f, 2),
        (0xc4, second) => (matches!(second, 0x82 | 0x90 | 0xa8), 2),
        (0xc5, second) => (second == 0xa8, 2),
        (0xc6, second) => (matches!(second, 0xa0 | 0xaf), 2),
        (0xe1, 0xba) => (byte(2) >= 0xa0 && byte(2).is_multiple_of(2), 3),
        (0xe1, 0xbb) => (byte(2) < 0xba && byte(2).is_multiple_of(2), 3),
        _ => return other(text, at),
    };
    let look = if capital { Look::Capital } else { Look::Small };
    (look, len)
}

/// The same for any other character.
fn other(text: &str, at: usize) -> (Look, usize) {
    let c = text[at..].chars().next().unwrap_or_default();
    let look = match is_letter(c) {
        true if is_upper(c) => Look::Capital,
        true => Look::Small,
        false => Look::Gap,
    };
    (look, c.len_utf8())
}

/// Cuts `text` into `words`, which hold another text's before; their numbers are left out.
pub fn cut(text: &str, words: &mut Vec<Word>) {
    words.clear();
    let mut at = 0;
    while at < text.len() {
        let (mut look, mut len) = look_at(text, at);
        let start = at;
        at += len;
        if look == Look::Gap {
            continue;
        }
        let mut capital = look == Look::Capital;
        let (mut shouted, mut figure) = (false, look == Look::Figure);
        let mut end = at;
        while at < text.len() {
            (look, len) = look_at(text, at);
            at += len;
            match look {
                Look::Gap => break,
                Look::Small => {}
                Look::Capital => shouted = true,
                Look::Figure => figure = true,
            }
            end = at;
        }
        capital |= shouted;
        words.push(Word {
            start,
            end,
            number: 0,
            capital,
            shouted,
            figure,
            garbles: false,
        });
    }
}

/// Lower case of a text cut into `words`: what is no part of them has no case.
pub fn lower_words(text: &str, words: &[Word]) -> String {
    let mut lowered = String::with_capacity(text.len());
    let mut from = 0;
    for word in words.iter().filter(|word| word.capital) {
        lowered.push_str(&text[from..word.start]);
        let end = if word.shouted {
            word.end
        } else {
            word.start + 1
        };
        let mut chars = text[word.start..].chars();
        from = word.start;
        while let Some(c) = chars.next().filter(|_| from < end) {
            lowered.push(lower(c));
            from += c.len_utf8();
        }
    }
    lowered.push_str(&text[from..]);
    lowered
}

/// Lower case of a whole text.
pub fn lower_text(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let (look, len) = beyond(text, at);
        if look == Look::Capital {
            lowered.push_str(&text[from..at]);
            lowered.extend(text[at..].chars().next().map(lower));
            from = at + len;
        }
        at += len;
    }
    lowered.push_str(&text[from..]);
    lowered.make_ascii_lowercase();
    lowered
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
        if (look != Look::Gap) != of_words {
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
            assert_eq!((look != Look::Gap, len), (letter, c.len_utf8()), "{c:?}");
            assert_eq!(look == Look::Capital, is_upper(c), "{c:?}");
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
        assert_eq!(lower_words(text, &words), "số 8, được ỹ×a");
        assert_eq!(lower_text(text), "số 8, được ỹ×a");
    }
}

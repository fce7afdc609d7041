//! Which words of a list a text begins with, or holds.
//!
//! A list stands in one string, its words between bars: that costs the page less than many strings. All lists are
//! looked through by one loop over bytes, for every sentence meets dozens of them.

use crate::model::index::Groups;

use super::{is_word, lower, words};

/// How the words of a list are compared with the head of a text.
#[derive(Clone, Copy)]
struct Fit {
    /// The first letters may be of either case.
    cased: bool,
    /// The text goes on with no letter or digit.
    whole: bool,
}

/// The first word of `list` that the text begins with: its number in the list and its bytes.
#[inline(never)]
fn first(text: &str, list: &str, fit: Fit) -> Option<(usize, usize)> {
    let (bytes, words) = (text.as_bytes(), list.as_bytes());
    let small = text.chars().next().filter(|_| fit.cased).map(lower);
    let (mut at, mut number) = (0, 0);
    loop {
        let mut len = 0;
        // The two cases of a letter take the same number of bytes.
        if let (Some(small), Some(c)) = (small, list[at..].chars().next())
            && lower(c) == small
        {
            len = c.len_utf8();
        }
        while let Some(byte) = words.get(at + len)
            && *byte != b'|'
            && bytes.get(len) == Some(byte)
        {
            len += 1;
        }
        let ends = words.get(at + len).is_none_or(|byte| *byte == b'|');
        if ends && !(fit.whole && text[len..].starts_with(is_word)) {
            return Some((number, len));
        }
        at += len;
        while *words.get(at)? != b'|' {
            at += 1;
        }
        at += 1;
        number += 1;
    }
}

/// Whether `text` begins with one of `words`, which stand between bars.
pub fn begins(text: &str, words: &str) -> bool {
    first_of(text, words).is_some()
}

/// The bytes of the first of `words`, which stand between bars, that `text` begins with.
pub fn first_of(text: &str, words: &str) -> Option<usize> {
    let fit = Fit {
        cased: false,
        whole: false,
    };
    first(text, words, fit).map(|(_, len)| len)
}

/// The same; the first letters may be of either case.
pub fn cased(text: &str, words: &str) -> Option<usize> {
    let fit = Fit {
        cased: true,
        whole: false,
    };
    first(text, words, fit).map(|(_, len)| len)
}

/// Which of `list`, divided by "|", the text begins with as a whole word, the first letters of either case.
pub fn which_word(text: &str, list: &str) -> Option<usize> {
    let fit = Fit {
        cased: true,
        whole: true,
    };
    first(text, list, fit).map(|(number, _)| number)
}

/// The bytes of the first of `list`, divided by "|", that the text begins with as a whole word, the first letters of either
/// case.
pub fn whole_of(text: &str, list: &str) -> Option<usize> {
    let fit = Fit {
        cased: true,
        whole: true,
    };
    first(text, list, fit).map(|(_, len)| len)
}

/// Whether `text` begins with the whole word `prefix`, the case of the first letter aside.
pub fn starts_with_word(text: &str, prefix: &str) -> bool {
    which_word(text, prefix).is_some()
}

/// Whether `text` holds one of `words`, which stand between bars.
#[inline(never)]
pub fn holds(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}

/// The first of the phrases in `lists`, each under its first syllable, with which `text` begins as with whole words.
#[inline(never)]
pub fn first_word<'l>(text: &str, lists: &Groups<&'l str>) -> Option<&'l str> {
    let found = phrases(text, lists)
        .iter()
        .find(|word| starts_with_word(text, word));
    found.copied()
}

/// The phrases in `lists` that begin with the first syllable of `text`, the case of its first letter aside.
pub fn phrases<'l, T>(text: &str, lists: &'l Groups<T>) -> &'l [T] {
    let syllable = &text[..first_syllable(text)];
    let mut small = [0; 32];
    let Some(small) = small.get_mut(..syllable.len()) else {
        // No syllable of the lists is so long.
        return &[];
    };
    small.copy_from_slice(syllable.as_bytes());
    if let Some(first) = syllable.chars().next() {
        lower(first).encode_utf8(small);
    }
    lists.of(std::str::from_utf8(small).unwrap_or_default())
}

/// The bytes of the first syllable of `text`, which begins with a letter or digit; else none.
pub fn first_syllable(text: &str) -> usize {
    words(text)
        .next()
        .map_or(0, |(start, end)| if start == 0 { end } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_whole_word() {
        assert!(starts_with_word("Tham mưu thành lập", "tham mưu"));
        assert!(!starts_with_word("phần đầuu", "phần đầu"));
    }

    #[test]
    fn the_first_word_of_a_list_that_fits_is_found() {
        assert_eq!(which_word("Đến hết năm", "trước|đến|đến hết"), Some(1));
        assert_eq!(which_word("đếnn", "trước|đến"), None);
        assert_eq!(first_of("IV/2023", "I|II|IV"), Some(1));
        assert_eq!(first_of("đến", "đế|đến"), Some("đế".len()));
        assert_eq!(first_of("", "a|b"), None);
        assert_eq!(which_word("nghị định này", "Luật|Nghị định"), Some(1));
        assert_eq!(cased("Ủy ban", "ban|ủy ban"), Some("Ủy ban".len()));
        assert!(!begins("Đến", "đến|Đếnn"));
    }
}

//! What labels count with: figures, letters, Roman numerals, ordinals.
//!
//! "5", "7a", "II", "đ", "thứ nhất".

use crate::parse::letters::{begins_lower, is_letter, is_word, lower_text};

/// The order of điểm (NĐ 30/2020/NĐ-CP, Annex I, II.6): no f, j, w, z.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Arabic or Roman digits, or "thứ nhất" … "thứ mười"; with its length in bytes.
/// `near`: how many bytes of words are looked at.
pub(super) fn word_numeral(text: &str, near: usize) -> Option<(u32, usize)> {
    const ORDINALS: [(&str, u32); 12] = [
        ("nhất", 1),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
    ];
    const ORDINAL: &str = "thứ ";
    if near >= ORDINAL.len() && begins_lower(text, ORDINAL) {
        let rest = &text[ORDINAL.len()..near];
        let (word, number) = ORDINALS.into_iter().find(|(w, _)| begins_lower(rest, w))?;
        return Some((number, ORDINAL.len() + word.len()));
    }
    if let Some(misread) = misread(text) {
        return Some(misread);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let inserted = inserted(&text[digits..]);
        return Some((text[..digits].parse().ok()?, digits + inserted));
    }
    let roman = text.bytes().take_while(|b| b"IVXLC".contains(b)).count();
    let end = roman + inserted(&text[roman..]);
    let ends = text[end..].chars().next().is_none_or(|c| !is_word(c));
    (roman > 0 && ends)
        .then(|| roman_value(&text[..roman]))
        .flatten()
        .map(|n| (n, end))
}

/// "l", "l0", "1l" behind the word of a unit: recognition takes 1 for the letter that looks like it, 0 for a capital O.
fn misread(text: &str) -> Option<(u32, usize)> {
    let length = text
        .bytes()
        .take_while(|b| b"0123456789lO".contains(b))
        .count();
    let printed = &text[..length];
    let ends = text[length..].chars().next().is_none_or(|c| !is_word(c));
    let number = printed.replace('l', "1").replace('O', "0");
    (printed.contains('l') && ends && length <= 3)
        .then(|| Some((number.parse().ok()?, length)))
        .flatten()
}

/// The length of the letter of a unit put in later: "Điều 7a.", "1a.", "2đ)".
pub(super) fn inserted(text: &str) -> usize {
    let length = letters_length(text);
    let ends = matches!(
        text.as_bytes().get(length),
        None | Some(b'.' | b')' | b':' | b' ')
    );
    match letter_number(&text[..length]) {
        Some(_) if ends => length,
        _ => 0,
    }
}

/// The length of the letters at the head of `text`.
pub(super) fn letters_length(text: &str) -> usize {
    text.char_indices()
        .find(|(_, c)| !is_letter(*c))
        .map_or(text.len(), |(i, _)| i)
}

/// The place of a letter in the order of điểm.
pub(super) fn letter_number(word: &str) -> Option<u32> {
    let mut chars = word.chars();
    let letter = chars.next()?;
    if chars.next().is_some() {
        return None;
    }
    LETTERS
        .chars()
        .position(|c| c == letter)
        .map(|i| i as u32 + 1)
}

/// Whether `word` is what a label counts with: "5", "7a", "II", "đ".
pub fn is_numeral(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        0 => roman_value(word).is_some() || letter_number(&lower_text(word)).is_some(),
        1..=3 => word.len() == digits || letter_number(&word[digits..]).is_some(),
        _ => false,
    }
}

/// The value of a Roman numeral in small letters.
pub(super) fn lower_roman(word: &str) -> Option<u32> {
    word.chars()
        .all(|c| "ivx".contains(c))
        .then(|| roman_value(&word.to_ascii_uppercase()))
        .flatten()
}

/// The value of a well-formed Roman numeral up to 89.
pub fn roman_value(word: &str) -> Option<u32> {
    const TENS: [&str; 9] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let value = |tens: usize| {
        let rest = word.strip_prefix(TENS[tens])?;
        let ones = ONES.iter().position(|ones| *ones == rest)?;
        Some((tens * 10 + ones) as u32)
    };
    (0..TENS.len()).find_map(value).filter(|n| *n > 0)
}

//! Where short forms stand.
//!
//! *Reads* one healed text. *Writes* [`ShortForm`]s: the word, its bytes, whether it is part of a
//! document's number. *Never* says what they mean: that is the glossary's.
//!
//! "VPTU: CVP, PCVP, P.TH" → four; "08-KL/BTCTW" → KL and BTCTW in a number; "Đại hội XIII",
//! "Covid-19" and words of a heading in capitals → none.

use super::super::grammar::numbers::{FoundNumber, unfilled};
use super::super::known;
use super::super::labels::roman_value;
use super::super::letters::words::Word;
use super::super::letters::{begins, has_vowel, is_capitals, is_syllable};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_letter, is_upper, is_word};

/// A short form in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortForm {
    pub start: usize,
    pub end: usize,
    pub in_number: bool,
    /// In a number: whether it is the code of the type (else of an issuer).
    pub of_type: bool,
}

/// All short forms of a text; `numbers` are the document numbers in it, `defined` tells the forms
/// that the document itself defines.
pub fn short_forms(
    text: &str,
    all: &[Word],
    numbers: &[FoundNumber],
    defined: &dyn Fn(&str) -> bool,
) -> Vec<ShortForm> {
    let capitals = is_capitals(text);
    let mut found = Vec::new();
    let (mut next_number, mut number_start) = (0, 0);
    let mut skip_to = 0;
    let unfilled = unfilled(text);
    for (i, word) in all.iter().enumerate() {
        let (start, end) = (word.start, word.end);
        if let Some((codes, _)) = unfilled.filter(|(from, to)| (*from..*to).contains(&start)) {
            found.push(ShortForm {
                start,
                end: code_end(text, start, end),
                in_number: true,
                of_type: start == codes && known::is_type_code(&text[start..end]),
            });
            continue;
        }
        // Most words are neither joined to the next nor have a capital, which each short form has.
        let cased = word.capital || capitals;
        let joined = match text.as_bytes().get(end) {
            Some(b'/' | b'.' | b'-') => true,
            Some(b'&' | b',') => word.capital,
            _ => false,
        };
        if !cased && !joined && start < number_start {
            continue;
        }
        while numbers.get(next_number).is_some_and(|n| n.end <= start) {
            next_number += 1;
        }
        number_start = numbers.get(next_number).map_or(usize::MAX, |n| n.start);
        if let Some(number) = numbers.get(next_number).filter(|n| n.start <= start) {
            if let Some(k) = number.codes.iter().position(|(s, _)| *s == start) {
                let of_type = k == 0 && !number.number.kind_code.is_empty();
                found.push(ShortForm {
                    start,
                    end: code_end(text, start, end),
                    in_number: true,
                    of_type,
                });
            }
            continue;
        }
        if start < skip_to {
            continue;
        }
        if let Some(end) = joined.then(|| compound(text, all, i)).flatten() {
            found.push(ShortForm {
                start,
                end,
                in_number: false,
                of_type: false,
            });
            skip_to = end;
        } else if cased && is_short_form(text, start, end, capitals, defined) {
            found.push(ShortForm {
                start,
                end,
                in_number: false,
                of_type: false,
            });
        }
    }
    found
}

/// "QH13": the code is QH, the figures count terms.
fn code_end(text: &str, start: usize, end: usize) -> usize {
    start
        + text[start..end]
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .len()
}

/// "K/T", "P.TH", "Đ/c", "KT-XH", "TM.": forms with a mark inside or behind, by the dictionary.
fn compound(text: &str, all: &[Word], i: usize) -> Option<usize> {
    let Word { start, end, .. } = all[i];
    if let Some(end) = joined_names(text, all, i) {
        return Some(end);
    }
    let mark = text[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '.' | '-' | '&'))?;
    if let Some(next) = all
        .get(i + 1)
        .filter(|next| next.start == end + mark.len_utf8())
        && !known::senses(&text[start..next.end]).is_empty()
    {
        return Some(next.end);
    }
    let dotted = end + 1;
    (mark == '.'
        && !known::senses(&text[start..dotted]).is_empty()
        && text[dotted..].begins_in(" \u{a0}"))
    .then_some(dotted)
    .filter(|_| text[dotted..].trim_start().starts_with(is_upper))
}

/// "TT&TT", "LĐ-TB&XH": the names of a ministry's fields, joined by "&".
fn joined_names(text: &str, all: &[Word], i: usize) -> Option<usize> {
    let upper = |word: &Word| text[word.start..word.end].chars().all(is_upper);
    let mut last = i;
    while let Some(next) = all.get(last + 1) {
        let mark = &text[all[last].end..next.start];
        if !matches!(mark, "&" | "-" | ",") || !upper(&all[last]) || !upper(next) {
            break;
        }
        last += 1;
    }
    let end = all[last].end;
    let names = &text[all[i].start..end];
    // "HĐND&UBND": two bodies, each known by itself.
    let bodies = || {
        let known = |name: &str| name.chars().count() > 3 && !known::senses(name).is_empty();
        names.split('&').all(known) && known::senses(names).is_empty()
    };
    (names.contains('&') && !bodies()).then_some(end)
}

fn is_short_form(
    text: &str,
    start: usize,
    end: usize,
    capitals: bool,
    defined: &dyn Fn(&str) -> bool,
) -> bool {
    let word = &text[start..end];
    let letters = word.chars().count();
    if !(2..=14).contains(&letters) || word.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    if defined(word) {
        return true;
    }
    // "VTV.vn", "GMT+7": an address and an hour.
    if begins(&text[end..], const { list!(".vn|.com|.org|+") }) {
        return false;
    }
    let is_known = !known::senses(word).is_empty();
    let upper = word.chars().all(|c| is_upper(c) || c.is_ascii_digit());
    if upper && word.chars().all(|c| "IVX".contains(c)) && roman_value(word).is_some() {
        return false;
    }
    if capitals {
        // Among capitals only the dictionary tells a short form from a word.
        return is_known && (!has_vowel(word) || letters > 3);
    }
    if is_known {
        // "Ch", "To" and the like never stand in the dictionary in small letters.
        return upper || word.chars().any(is_upper);
    }
    let toned = || word.chars().any(is_toned) || is_syllable(word);
    let first = word.chars().next().is_some_and(is_upper);
    let disease = word.starts_with("COVID");
    // "H5N1", "QL1A" are names of things; "B1IL" is a misread word.
    upper
        && first
        && !disease
        && word.chars().all(is_letter)
        && !toned()
        && !neighbour_is_capitals(text, start, end)
}

/// A letter with a tone mark: short forms do not carry one.
fn is_toned(c: char) -> bool {
    !matches!(
        c,
        'Đ' | 'Ă' | 'Â' | 'Ê' | 'Ô' | 'Ơ' | 'Ư' | 'đ' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'
    ) && !c.is_ascii()
}

/// "VIỆT NAM": a word set in capitals beside another is emphasis, not a short form.
fn neighbour_is_capitals(text: &str, start: usize, end: usize) -> bool {
    let word = |w: Option<&str>| {
        w.is_some_and(|w| {
            let w = w.trim_matches(|c: char| !is_word(c));
            w.chars().count() > 1 && w.chars().all(is_upper) && w.chars().any(is_toned)
        })
    };
    let before = text[..start].trim_end().rsplit(' ').next();
    let after = text[end..].trim_start().split(' ').next();
    word(before) || word(after)
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::numbers::numbers;
    use super::super::super::letters::words;
    use super::*;

    fn forms(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        words::cut(text, &mut words);
        short_forms(text, &words, &numbers(text), &|_| false)
            .into_iter()
            .map(|f| &text[f.start..f.end])
            .collect()
    }

    #[test]
    fn short_forms_are_told_from_words() {
        assert_eq!(
            forms("VPTU: CVP, PCVP, P.TH,"),
            ["VPTU", "CVP", "PCVP", "P.TH"]
        );
        assert_eq!(forms("K/T TRƯỞNG BAN"), ["K/T"]);
        assert_eq!(forms("TM. ỦY BAN NHÂN DÂN"), ["TM."]);
        assert_eq!(forms("Số 08-KL/BTCTW"), ["KL", "BTCTW"]);
        assert_eq!(forms("Các Đ/c Ủy viên"), ["Đ/c"]);
        assert_eq!(forms("Luật số 80/2015/QH13"), ["QH"]);
        assert_eq!(forms("Sở TT&TT, Sở LĐ-TB&XH"), ["TT&TT", "LĐ-TB&XH"]);
        assert_eq!(forms("dịch cúm H5N1 trên QL1A"), [] as [&str; 0]);
        for text in [
            "Đại hội XIII của Đảng",
            "dịch bệnh Covid-19",
            "I. ĐÁNH GIÁ TÌNH HÌNH CHUNG",
            "MAI VĂN AN",
        ] {
            assert_eq!(forms(text), [] as [&str; 0], "{text}");
        }
    }
}

//! Document numbers (số, ký hiệu) taken apart by their grammar.
//!
//! *Reads* a text. *Writes* [`DocumentNumber`]s with their places. *Never* looks at other words.
//!
//! "18-NQ/TW" → Party, NQ, TW; "04/2015/NĐ-CP" → normative of 2015; "3722/VPCP-CN" → a letter;
//! "04 - KL/BTCTW" → the same without blanks; "2020-2025" and "3/2/1930" → nothing.

use crate::model::{DocumentNumber, Family};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{after_bare, is_lower, is_upper, is_word};

use super::super::known;

/// A number and where it stands: bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundNumber {
    pub start: usize,
    pub end: usize,
    pub number: DocumentNumber,
    /// Places of the codes in the text: the type's first (if any), then the issuers'.
    pub codes: Vec<(usize, usize)>,
}

/// All document numbers in `text`, in order.
pub fn numbers(text: &str) -> Vec<FoundNumber> {
    let mut found = Vec::new();
    numbers_in(text, (0, text.len()), &mut found);
    found
}

/// Those in the bytes `start..end` of `text`, behind those that were `found`; no run of figures is cut by these bounds.
pub fn numbers_in(text: &str, (start, end): (usize, usize), found: &mut Vec<FoundNumber>) {
    let bytes = text.as_bytes();
    let mut at = found.last().map_or(start, |last| last.end.max(start));
    while at < end
        && let Some(next) = bytes[at..end].iter().position(u8::is_ascii_digit)
    {
        at += next;
        let run = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let before = text[..at].chars().next_back();
        // "S608 -KL": a misread "Số 08" is glued to its figures.
        let misread = before == Some('S') && !text[..at - 1].ends_with(is_word);
        // "QCVN 06:2022/BXD" is a standard: its colon ties the year to the number.
        let tied = before == Some(':') && text[..at - 1].ends_with(|c: char| c.is_ascii_digit());
        let glued = before.is_some_and(|c| is_word(c) || matches!(c, '/' | '.' | ',')) && !misread;
        let glued = glued || tied;
        match (!glued && run <= 5).then(|| number_at(text, at)).flatten() {
            Some(number) => {
                at = number.end;
                found.push(number);
            }
            None => at += run,
        }
    }
}

/// Where the codes stand of a number that nobody has given yet or that was written by hand: "Số:     -TB/HU", "Số …/KH-UBND".
pub fn unfilled(text: &str) -> Option<(usize, usize)> {
    let rest = after_bare(text, "so")?;
    let codes = rest.trim_start_of(":. …_").strip_prefix(['-', '/'])?;
    let codes = codes.trim_start();
    let start = text.len() - codes.len();
    let len = codes.find(char::is_whitespace).unwrap_or(codes.len());
    let capitals = codes.starts_with(is_upper);
    capitals.then_some((start, start + len))
}

/// The number whose digits begin at byte `start`.
pub fn number_at(text: &str, start: usize) -> Option<FoundNumber> {
    let bytes = text.as_bytes();
    let figures = |at: usize| {
        bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut digits = figures(start);
    if digits == 0 {
        return None;
    }
    // "66.17/2026/NQ-CP", the seventeenth paper under the sixty-sixth; "1.204/QĐ-UBND".
    if bytes.get(start + digits) == Some(&b'.') {
        let more = figures(start + digits + 1);
        if more > 0 && bytes.get(start + digits + 1 + more) == Some(&b'/') {
            digits += 1 + more;
        }
    }
    // "11c/NQ-BCH": the third paper of that number.
    if bytes
        .get(start + digits)
        .is_some_and(u8::is_ascii_lowercase)
        && matches!(bytes.get(start + digits + 1), Some(b'/' | b'-'))
    {
        digits += 1;
    }
    let mut at = start + digits;
    let year = year_at(text, at);
    if year.is_some() {
        at += 5;
    }
    let mut codes = Vec::new();
    let mut first_mark = None;
    while codes.len() < 8 {
        let Some((mark, code)) = separator_at(text, at, codes.is_empty()) else {
            break;
        };
        let end = code + code_len(&text[code..]);
        if !is_code(&text[code..end], year.is_some()) {
            break;
        }
        first_mark = first_mark.or(Some(mark));
        codes.push((code, end));
        at = end;
    }
    if codes.is_empty() && year.is_none() {
        // "858CV/ĐUK", "84 QĐ/TWĐTN": the mark between number and code was lost.
        at += usize::from(bytes.get(at) == Some(&b' '));
        let end = at + code_len(&text[at..]);
        let (mark, issuer) = separator_at(text, end, false)?;
        let issuer_end = issuer + code_len(&text[issuer..]);
        if !known::is_type_code(&text[at..end])
            || mark != '/'
            || !is_code(&text[issuer..issuer_end], false)
        {
            return None;
        }
        first_mark = Some('-');
        codes.extend([(at, end), (issuer, issuer_end)]);
        at = issuer_end;
    }
    let first = codes.first().map(|(s, e)| &text[*s..*e])?;
    // One code alone proves a number only with a year or as the code of a type.
    if codes.len() == 1 && year.is_none() && !known::is_type_code(first) && first_mark != Some('/')
    {
        return None;
    }
    if codes.len() == 1
        && year.is_none()
        && first_mark == Some('/')
        && !known::is_type_code(first)
        && known::senses(first).is_empty()
    {
        return None;
    }
    let number = taken_apart(
        text,
        (start, at),
        digits,
        year,
        first_mark.unwrap_or('-'),
        &codes,
    );
    Some(FoundNumber {
        start,
        end: at,
        number,
        codes,
    })
}

/// "/2015" at `at`, when a code follows.
fn year_at(text: &str, at: usize) -> Option<u32> {
    let rest = text.get(at..at + 5)?.strip_prefix('/')?;
    let year: u32 = rest.parse().ok()?;
    let next = text[at + 5..].chars().next()?;
    ((1945..=2100).contains(&year) && matches!(next, '/' | '-' | '–')).then_some(year)
}

/// The mark between two parts, and where the next part begins. Blanks are allowed round the first
/// mark ("04 - KL/BTCTW") and round a slash.
fn separator_at(text: &str, at: usize, first: bool) -> Option<(char, usize)> {
    let rest = &text[at..];
    let trimmed = rest.trim_start_of(" \u{a0}");
    let mark = trimmed
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–' | '/'))?;
    let spaced = trimmed.len() < rest.len();
    let after = &trimmed[mark.len_utf8()..];
    // "03/-CV/BCSĐ" doubles the mark.
    let after = if first {
        after.trim_start_of("-–")
    } else {
        after
    };
    let code = after.trim_start_of(" \u{a0}");
    let spaced = spaced || code.len() < after.len();
    // "12/QĐ- TTg": a blank behind a hyphen that joins two codes; before it, the hyphen is a dash.
    let torn = trimmed.len() == rest.len() && text[..at].ends_with(is_upper) && begins_code(code);
    if rest.len() - code.len() > 6 || (spaced && !first && mark != '/' && !torn) {
        return None;
    }
    Some((mark, text.len() - code.len()))
}

/// Whether a code of a body stands at the head of `text`: two capitals.
fn begins_code(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(is_upper) && letters.next().is_some_and(is_upper)
}

/// The length in bytes of the letters and digits at the head of `text`.
fn code_len(text: &str) -> usize {
    text.find(|c: char| !is_word(c) && c != '&')
        .unwrap_or(text.len())
}

/// Codes are written in capitals, with a small letter here and there (TTg, QĐi, CTr).
fn is_code(code: &str, after_year: bool) -> bool {
    let upper = code.chars().filter(|c| is_upper(*c)).count();
    let low = code.chars().filter(|c| is_lower(*c)).count();
    code.starts_with(is_upper)
        && code.len() <= 40
        && low <= upper
        && (upper >= 2 || (after_year && upper == 1 && low == 0))
}

fn taken_apart(
    text: &str,
    (start, end): (usize, usize),
    digits: usize,
    year: Option<u32>,
    first_mark: char,
    codes: &[(usize, usize)],
) -> DocumentNumber {
    let printed = &text[start..end];
    let names: Vec<String> = codes.iter().map(|(s, e)| text[*s..*e].to_owned()).collect();
    let assembly = names[0].trim_end_matches(|c: char| c.is_ascii_digit());
    let is_law = year.is_some() && assembly != names[0];
    let typed = !is_law && (first_mark != '/' || year.is_some() || known::is_type_code(&names[0]));
    let (kind_code, issuer_codes) = if typed {
        (names[0].clone(), names[1..].to_vec())
    } else {
        (String::new(), names)
    };
    let party = year.is_none() && first_mark != '/';
    DocumentNumber {
        text: tidy(printed),
        as_printed: printed.to_owned(),
        serial: text[start..start + digits].to_owned(),
        year,
        kind_code,
        issuer_codes,
        family: if party { Family::Party } else { Family::State },
    }
}

/// One spelling: no blanks, hyphens for dashes.
pub fn tidy(printed: &str) -> String {
    printed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '–' { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> DocumentNumber {
        let mut all = numbers(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0).number
    }

    #[test]
    fn each_form_is_taken_apart() {
        for (text, tidy, kind, issuers, family) in [
            (
                "Nghị quyết số 18-NQ/TW",
                "18-NQ/TW",
                "NQ",
                "TW",
                Family::Party,
            ),
            (
                "Số 04 - KL/BTCTW",
                "04-KL/BTCTW",
                "KL",
                "BTCTW",
                Family::Party,
            ),
            (
                "367-QĐ/TWĐTN-VP",
                "367-QĐ/TWĐTN-VP",
                "QĐ",
                "TWĐTN VP",
                Family::Party,
            ),
            ("729/QĐ-TTg ngày", "729/QĐ-TTg", "QĐ", "TTg", Family::State),
            ("3722/VPCP-CN", "3722/VPCP-CN", "", "VPCP CN", Family::State),
            ("04/2015/NĐ-CP", "04/2015/NĐ-CP", "NĐ", "CP", Family::State),
            ("149/2018/NĐ của", "149/2018/NĐ", "NĐ", "", Family::State),
            (
                "Luật số 80/2015/QH13",
                "80/2015/QH13",
                "",
                "QH13",
                Family::State,
            ),
            ("09/VBHN-BQP", "09/VBHN-BQP", "VBHN", "BQP", Family::State),
            ("858CV/ĐUK", "858CV/ĐUK", "CV", "ĐUK", Family::Party),
            ("số 84 QĐ/TWĐTN", "84QĐ/TWĐTN", "QĐ", "TWĐTN", Family::Party),
            ("11c/NQ-BCH", "11c/NQ-BCH", "NQ", "BCH", Family::State),
            (
                "Quy định 04-QĐi/TW ngày",
                "04-QĐi/TW",
                "QĐi",
                "TW",
                Family::Party,
            ),
            (
                "Số: 123 /KH-UBND",
                "123/KH-UBND",
                "KH",
                "UBND",
                Family::State,
            ),
        ] {
            let number = one(text);
            assert_eq!(number.text, tidy);
            assert_eq!(
                (
                    number.kind_code.as_str(),
                    number.issuer_codes.join(" ").as_str()
                ),
                (kind, issuers),
                "{text}"
            );
            assert_eq!(number.family, family, "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_numbers() {
        for text in [
            "nhiệm kỳ 2020-2025",
            "3/2/1930 - 3/2/2023",
            "19/19 đề án",
            "Việt Nam - 63 tỉnh",
            "ngày 17/8/2022",
            "giai đoạn 2021 - Hà Nội",
            "dịch bệnh Covid-19",
            "quý II/2023",
        ] {
            assert_eq!(numbers(text), [], "{text}");
        }
    }
}

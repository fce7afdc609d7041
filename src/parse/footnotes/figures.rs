//! Figures and stars in the running text that may be marks, by what stands around them.
//!
//! *Reads* one line. *Writes* the candidates and how strong each is. *Never* decides: that is the evidence's.
//!
//! "Nghị định này2", "Điều này.12", "năm 20234", "báo cáo*" → may be; "m2", "QH14", "khoản 3", "1.000" → no marks.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::plain;
use crate::parse::letters::{
    has_vowel, holds, is_letter, is_lower, is_upper, is_word, starts_lower, tail, which_word,
};

use super::super::labels::label;

/// "m²", "km²", "dm³": a measure, not a mark; nor is "CO²", as recognition raises what stands low.
pub fn is_unit(word: &str, label: &str) -> bool {
    label.begins_in("23") && which_word(word, "m|km|cm|dm|mm|hm|CO").is_some()
}

pub const DIGITS: &str = "0123456789";

/// What may be a mark if a note answers it.
#[derive(Debug)]
pub struct Candidate {
    /// Where it begins in the line.
    pub at: usize,
    pub len: usize,
    /// Whether nothing but a mark usually looks so; else only the very number that is due counts.
    pub strong: bool,
}

/// The figures and stars of `words` that may be marks.
pub fn candidates(words: &str) -> impl Iterator<Item = Candidate> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let begins = |b: u8| b.is_ascii_digit() || matches!(b, b'(' | b'*');
            let start = at + plain(&words.as_bytes()[at..], begins);
            if start == words.len() {
                return None;
            }
            let len = printed_length(&words[start..]);
            at = start + len;
            if let Some(found) = candidate(words, start, len) {
                return Some(found);
            }
        }
    })
}

/// The length of a run of figures or of stars, in brackets or without: "(12)", "**".
#[inline(never)]
pub fn printed_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let open = usize::from(bytes[0] == b'(');
    let star = bytes.get(open) == Some(&b'*');
    let run = bytes[open..]
        .iter()
        .take_while(|b| {
            if star {
                **b == b'*'
            } else {
                b.is_ascii_digit()
            }
        })
        .count();
    if open == 1 && run > 0 && bytes.get(run + 1) == Some(&b')') {
        run + 2
    } else {
        open.max(run * (1 - open))
    }
}

/// "12" of "(12)".
#[inline(never)]
pub fn figures(printed: &str) -> &str {
    if printed.len() > 2 && printed.starts_with('(') {
        &printed[1..printed.len() - 1]
    } else {
        printed
    }
}

fn candidate(words: &str, at: usize, len: usize) -> Option<Candidate> {
    let before = &words[..at];
    let bracketed = words[at..].starts_with('(');
    let number = if bracketed {
        0
    } else {
        figures_before(before, len)
    };
    let (at, len) = (at + number, len - number);
    let printed = &words[at..at + len];
    let figures = figures(printed);
    let after = &words[at + len..];
    // "1.2" and "2x" are no marks; nor is a bracket without figures.
    let ends = if after.begins_in(".,;:!?)]") {
        !after[1..].starts_with(is_word)
    } else {
        after.is_empty() || after.begins_in(" \t\u{a0}”\"»’…")
    };
    if !ends || figures.len() > 3 || figures.begins_in("(0") {
        return None;
    }
    let strong = number == 0 && stands_behind(before, printed, after)?;
    Some(Candidate { at, len, strong })
}

/// "trong năm 20234", "số 31/2024/QH154": how many of the figures are the number's before the mark.
fn figures_before(before: &str, figures: usize) -> usize {
    let number = if before.ends_with("QH") {
        2
    } else if before.is_empty() || before.ends_with("năm ") || before.ends_with('/') {
        // A year may begin its line: "… trong năm / 20234."
        4
    } else if figures == 3 && before.ends_with("hoản ") {
        // "khoản 228": no article has a hundred clauses.
        1
    } else {
        return 0;
    };
    if figures == number + 1 || figures == number + 2 {
        number
    } else {
        0
    }
}

/// Whether a mark may stand between `before` and `after`; if so, whether hardly anything else does.
fn stands_behind(before: &str, printed: &str, after: &str) -> Option<bool> {
    let before = before.trim_end_of("*\\");
    let last = before.chars().next_back()?;
    // "số liệu (*) của": nothing else looks so.
    if printed.ends_with("*)") {
        return Some(true);
    }
    let inner = &before[..before.len() - last.len_utf8()];
    let bracketed = printed.starts_with('(');
    // "gồm(1) Rà soát; (2) …": items whose blank was lost.
    let item = !printed.begins_in(DIGITS) && after.trim_start().starts_with(is_upper);
    let stopped = after.begins_in(".,;:)");
    let word = last_word(if is_letter(last) { before } else { inner });
    let short = !word.is_empty() && tail(word, 1).len() == word.len();
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let vowel = has_vowel(word);
    if is_letter(last) || last == ' ' {
        // "QH14" is the term of a National Assembly; "mp3" no word.
        let code = digits || word.ends_with("QH") || !vowel && word.starts_with(is_lower);
        // "Phụ lục I11", "Mẫu số 1B5": the name of a form, and a mark.
        if !bracketed && last != ' ' && holds(tail(before, 14), "ẫu|ẪU|ụ lục|Ụ LỤC") {
            return Some(!short && !code);
        }
        let other = short || code || calls_number(word) || is_unit(word, printed);
        // "1. 2 Khoản", "lao động 1.": text out of PDF sets the mark off by a blank.
        if last == ' ' && !bracketed {
            let labelled =
                label(inner).is_some_and(|(_, at)| at >= inner.len()) && after.starts_with(' ');
            let ends = stopped || after.is_empty();
            let behind = vowel && !digits && ends && starts_lower(word) && !calls_number(word);
            return (labelled || behind).then_some(false);
        }
        // "02 đề án (2), cụ thể": an item's words would follow at once.
        let apart = last == ' ' && !(bracketed && vowel && (stopped || after.is_empty()));
        return (!other && !apart).then_some(vowel && is_lower(last) && !item);
    }
    // "triển khai từ năm 2022(3),": a year calls no number.
    if bracketed && last.is_ascii_digit() && inner.ends_in(DIGITS) {
        let year = last_word(before);
        return (year.len() == 4 && before.ends_with(&["năm ", year].concat())).then_some(false);
    }
    if "”\"»’]%)".contains(last) {
        return (!(item || bracketed && last == ')')).then_some(true);
    }
    if !".,;:…!?".contains(last) {
        return None;
    }
    let labelled = before.len() <= 24 && label(before).is_some_and(|(_, at)| at >= before.len());
    let year = word.len() == 4;
    // "nhiệm vụ.2. Rà soát" is an item too, "1.000" and "2,5" are numbers.
    let other = item || after.begins_in(".)") || digits && !year && !labelled;
    (!other).then_some(!digits && !labelled && !short)
}

/// The letters and figures at the end of `text`.
#[inline(never)]
pub fn last_word(text: &str) -> &str {
    let near = tail(text, 12);
    &near[near.trim_end_matches(is_word).len()..]
}

/// Whether a number belongs to the word before it: "khoản 2", "tháng 6".
pub fn calls_number(before: &str) -> bool {
    const WORDS: &str = "số|điều|khoản|điểm|mục|ngày|tháng|năm|quý|chương|phần|lục|và|hoặc";
    which_word(last_word(before.trim_end()), WORDS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may be marks, with "?" behind those that must be due.
    fn found(words: &str) -> String {
        let one = |c: Candidate| {
            let doubt = if c.strong { "" } else { "?" };
            format!("{}{doubt}", &words[c.at..c.at + c.len])
        };
        candidates(words).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn figures_behind_words_and_stops_may_be_marks() {
        for (words, marks) in [
            ("tổ chức nghề nghiệp.1", "1"),
            ("Nghị định này2 và", "2"),
            ("lưu trữ mẫu1 ", "1"),
            ("khoản 3 Điều này.12", "12"),
            ("“kho tư liệu”7 là", "7"),
            ("(được bãi bỏ)8", "8"),
            ("đạt 98,5%3;", "3"),
            ("quy định tại10 khoản 3", "10"),
            ("trong năm 20234.", "4?"),
            ("20234. Việc", "4?"),
            ("số 31/2024/QH154", "4?"),
            ("số 30/2020/NĐ-CP5,", "5?"),
            ("Điều 173.5 Tội trộm cắp", "5?"),
            ("2.15 Khoản hai", "15?"),
            ("b)4 Cá nhân", "4"),
            ("ba giải pháp(2), còn", "(2)"),
            ("02 đề án (2), cụ thể", "(2)?"),
            ("từ năm 2022(3), 02 nội dung", "(3)?"),
            ("số liệu* của tỉnh**", "* **"),
            ("số liệu(*) của tỉnh (**)", "(*) (**)"),
        ] {
            assert_eq!(found(words), marks, "{words}");
        }
    }

    #[test]
    fn numbers_units_and_items_are_no_marks() {
        for words in [
            "500 m2, 3 km2, 12 m3",
            "Luật số 35/2018/QH14 và Covid-19",
            "Mẫu số 1, Điều 2, khoản2, tháng6, Quý 1",
            "1.000 hộ, 2,5 triệu, 8:30, năm 2023, ngày 5/6/2024",
            "việc sau:1. Rà soát;2. Kiểm tra",
            "gồm: (1) Rà soát; (2) Kiểm tra;(3) Báo cáo",
            "khoản (2) Điều này",
            "mạng 5G, H5N1, mp3, trang A4",
            "Nghị định số 30/2020/NĐ-CP, Thông tư 30/2020",
        ] {
            assert_eq!(found(words), "", "{words}");
        }
    }
}

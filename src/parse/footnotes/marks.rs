//! Marks in the running text, in every printed form.
//!
//! *Reads* one line. *Writes* the marks it holds, and the figures that may be marks. *Never* takes
//! a figure for a mark by its looks: that is the evidence's.
//!
//! "giải pháp¹,", "Nghị định[1] của", "mục tiêu<sup>3</sup>" → marks; "Nghị định này2", "Điều
//! này.12", "năm 20234", "báo cáo*" → may be; "m2", "QH14", "khoản 3", "1.000" → no marks.

use crate::model::index::Index;
use crate::model::{Role, Span};
use crate::parse::letters::{has_vowel, is_letter, is_lower, is_upper, is_word, which_word};

use super::super::labels::label;
use super::super::lines::Lines;
use super::{Mark, Sifted, calls};

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

pub fn superscript(c: char) -> Option<char> {
    SUPERSCRIPTS
        .iter()
        .position(|s| *s == c)
        .and_then(|i| char::from_digit(i as u32, 10))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// ¹ or <sup>1</sup>: proof by itself.
    Superscript,
    /// [^1]: proof by itself.
    Caret,
    /// [1]: needs its other half.
    Bracket,
    /// (1), 1 or *: needs its other half, and in its order.
    Parenthesised,
    Bare,
    Star,
}

/// A mark at the head of `text`: its label and its length in bytes.
pub fn mark_at(text: &str) -> Option<(String, usize, Form)> {
    let first = text.chars().next()?;
    if superscript(first).is_some() {
        let mut label = String::new();
        let mut len = 0;
        for (c, digit) in text.chars().map_while(|c| superscript(c).map(|d| (c, d))) {
            label.push(digit);
            len += c.len_utf8();
        }
        return Some((label, len, Form::Superscript));
    }
    let (open, close, form) = match first {
        '[' if text.starts_with("[^") => ("[^", "]", Form::Caret),
        '[' => ("[", "]", Form::Bracket),
        '<' => ("<sup>", "</sup>", Form::Superscript),
        _ => return None,
    };
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close).filter(|end| (1..=4).contains(end))?;
    let label = inner[..end].trim_matches(|c| "[]()".contains(c)).trim();
    let fits = !label.is_empty()
        && (label.bytes().all(|b| b.is_ascii_digit())
            || label.chars().all(|c| c == '*')
            || form == Form::Caret);
    fits.then(|| (label.to_owned(), open.len() + end + close.len(), form))
}

/// Adds the marks that need no evidence beyond their note.
pub fn find(lines: &Lines, roles: &[Option<Role>], sifted: &mut Sifted) {
    let mut known = Index::default();
    for (n, note) in sifted.notes.iter().enumerate() {
        known.number(&note.label, n);
    }
    for (i, line) in lines.lines.iter().enumerate() {
        if !calls(roles[i]) || line.is_blank() {
            continue;
        }
        let words = line.span.of(lines.source);
        let note = sifted.note_of_line[i].map(|n| &sifted.notes[n]);
        let mut at = note
            .filter(|n| n.lines[0] == i)
            .map_or(0, |n| n.label_span.len());
        let (first, body) = (sifted.marks.len(), at);
        while at < words.len() {
            let rest = &words[at..];
            let Some((label, len, form)) = mark_at(rest) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            // ¹² where no note 12 is but notes 1 and 2 are.
            let known_digit = |k: usize| label.get(k..=k).is_some_and(|one| known.has(one));
            let two = superscript(rest.chars().next().unwrap_or(' ')).is_some()
                && !known.has(&label)
                && (0..label.len()).all(known_digit);
            let (label, len) = if two {
                let first = rest.chars().next().map_or(len, char::len_utf8);
                (label[..1].to_owned(), first)
            } else {
                (label, len)
            };
            let before = &words[..at];
            let is_mark = match form {
                Form::Superscript => !is_unit(before, &label),
                Form::Bracket => known.has(&label) && !before.is_empty(),
                _ => true,
            };
            if is_mark {
                let start = line.span.start + at;
                sifted.marks.push(Mark {
                    span: Span::new(start, start + len),
                    label,
                    note: None,
                });
            }
            at += len;
        }
        // A line of nothing but marks calls no note: its figures are its words.
        let marked: usize = sifted.marks[first..].iter().map(|m| m.span.len()).sum();
        let letters = words[body..].chars().filter(|c| !c.is_whitespace());
        if letters.map(char::len_utf8).sum::<usize>() == marked {
            sifted.marks.truncate(first);
        }
    }
}

/// "m²", "km²", "dm³": a measure, not a mark.
fn is_unit(before: &str, label: &str) -> bool {
    let word = last_word(before);
    matches!(label, "2" | "3") && matches!(word, "m" | "km" | "cm" | "dm" | "mm" | "hm")
}

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
            let next = words.as_bytes()[at..]
                .iter()
                .position(|b| b.is_ascii_digit() || matches!(b, b'(' | b'*'))?;
            let start = at + next;
            let len = printed_length(&words[start..]);
            at = start + len;
            if let Some(found) = candidate(words, start, len) {
                return Some(found);
            }
        }
    })
}

/// The length of a run of figures, of "(12)" or of stars.
pub fn printed_length(text: &str) -> usize {
    let run = |text: &str, fits: fn(&u8) -> bool| text.bytes().take_while(fits).count();
    match text.as_bytes()[0] {
        b'*' => run(text, |b| *b == b'*'),
        b'(' => {
            let digits = run(&text[1..], u8::is_ascii_digit);
            let closed = digits > 0 && text[1 + digits..].starts_with(')');
            if closed { digits + 2 } else { 1 }
        }
        _ => run(text, u8::is_ascii_digit),
    }
}

/// "12" of "(12)".
pub fn figures(printed: &str) -> &str {
    match printed.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')').unwrap_or(inner),
        None => printed,
    }
}

fn candidate(words: &str, at: usize, len: usize) -> Option<Candidate> {
    let before = words[..at].trim_end_matches(['*', '\\']);
    let form = match words.as_bytes()[at] {
        b'*' => Form::Star,
        b'(' => Form::Parenthesised,
        _ => Form::Bare,
    };
    let number = figures_before(before, &words[at..at + len]);
    let (at, len) = (at + number, len - number);
    let printed = &words[at..at + len];
    let figures = figures(printed);
    let after = &words[at + len..];
    if figures.is_empty() || figures.len() > 3 || figures.starts_with('0') || !ends_mark(after) {
        return None;
    }
    let strong = number == 0 && stands_behind(before, printed, after, form)?;
    Some(Candidate { at, len, strong })
}

/// "trong năm 20234", "số 31/2024/QH154": how many figures are the number's before the mark.
fn figures_before(before: &str, figures: &str) -> usize {
    let dated = before.ends_with("năm ") || before.ends_with('/');
    match figures.len() {
        5 | 6 if dated && is_year(&figures[..4]) => 4,
        3 | 4 if before.ends_with("QH") => 2,
        _ => 0,
    }
}

fn is_year(figures: &str) -> bool {
    figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"))
}

/// A mark is followed by a blank, the end, or a stop that ends something: "1.2" and "2x" are none.
fn ends_mark(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        None | Some('”' | '"' | '»' | '’' | '…') => true,
        Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']') => !next.next().is_some_and(is_word),
        Some(c) => c.is_whitespace(),
    }
}

/// Whether a mark may stand between `before` and `after`; if so, whether hardly anything else does.
fn stands_behind(before: &str, printed: &str, after: &str, form: Form) -> Option<bool> {
    let last = before.chars().next_back()?;
    let inner = &before[..before.len() - last.len_utf8()];
    let bare = form == Form::Bare;
    // "gồm(1) Rà soát; (2) …": items whose blank was lost.
    let item = !bare && after.trim_start().starts_with(is_upper);
    if is_letter(last) {
        let word = last_word(before);
        let short = word.chars().nth(1).is_none();
        let mixed = word.bytes().any(|b| b.is_ascii_digit());
        let code = word.starts_with(is_lower) && !has_vowel(word);
        // "QH14" is the term of a National Assembly.
        let term = word.ends_with("QH");
        let other = short || mixed || code || term;
        return (!other && !calls_number(word) && !is_unit(word, printed))
            .then(|| has_vowel(word) && is_lower(last) && !item);
    }
    match last {
        ')' => (bare && !item).then_some(true),
        '”' | '"' | '»' | '’' | ']' | '%' => (!item).then_some(true),
        // "02 đề án (2), cụ thể": an item's words would follow at once.
        ' ' => {
            let word = last_word(inner);
            let stopped = after.starts_with([',', '.', ';', ':']) || after.is_empty();
            (form == Form::Parenthesised && stopped && has_vowel(word) && !calls_number(word))
                .then_some(false)
        }
        '.' | ',' | ';' | ':' | '…' | '!' | '?' => {
            let label_ends =
                || before.len() <= 24 && label(before).is_some_and(|(_, at)| at >= before.len());
            let word = last_word(inner);
            let figure = word.ends_with(|c: char| c.is_ascii_digit());
            // "nhiệm vụ.2. Rà soát" is an item too, "1.000" and "2,5" are numbers.
            if item || after.starts_with(['.', ')']) || figure && !is_year(word) && !label_ends() {
                return None;
            }
            Some(!figure && !label_ends() && (word.is_empty() || word.chars().nth(1).is_some()))
        }
        _ => None,
    }
}

/// The letters and figures at the end of `text`.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(12)
        .take_while(|(_, c)| is_word(*c))
        .last()
        .map_or(text.len(), |(i, _)| i);
    &text[start..]
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
            ("số 31/2024/QH154", "4?"),
            ("số 30/2020/NĐ-CP5,", "5?"),
            ("Điều 173.5 Tội trộm cắp", "5?"),
            ("2.15 Khoản hai", "15?"),
            ("b)4 Cá nhân", "4"),
            ("ba giải pháp(2), còn", "(2)"),
            ("02 đề án (2), cụ thể", "(2)?"),
            ("số liệu* của tỉnh**", "* **"),
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

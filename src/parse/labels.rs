//! Labels at the head of a paragraph.
//!
//! *Reads* the words of a paragraph. *Writes* a [`Label`] and where the words after it begin.
//! *Never* decides how deep it lies: that is the outline's work.
//!
//! "2.1. Công tác xây dựng" → Arabic [2, 1]; "đ) Kinh phí" → letter 5; "Điều 3. Hiệu lực" →
//! article 3; "2.450 đại biểu" and "3/2/1930" → nothing.

use crate::model::{Label, Series};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_lower, is_upper};

mod numerals;

use self::numerals::{inserted, letter_number, letters_length, lower_roman, word_numeral};
pub use self::numerals::{is_numeral, roman_value};
use super::letters::{begins_lower, lower_text, starts_with_word};

/// The label at the head of `text`, and the byte at which its words begin.
pub fn label(text: &str) -> Option<(Label, usize)> {
    worded(text)
        .or_else(|| parenthesised(text))
        .or_else(|| arabic(text))
        .or_else(|| lettered(text))
        .or_else(|| bullet(text))
}

fn found(text: &str, end: usize, series: Series, path: Vec<u32>) -> Option<(Label, usize)> {
    let rest = &text[end..];
    let head = text.len() - rest.trim_start().len();
    let label = Label {
        text: text[..end].trim_end().to_owned(),
        series,
        number: path.last().copied().unwrap_or(0),
        path,
    };
    Some((label, head))
}

/// The words of units, in small letters.
pub const WORDS: [(&str, Series); 8] = [
    ("phần", Series::Part),
    ("chương", Series::Chapter),
    ("tiểu mục", Series::SubsectionWord),
    ("mục", Series::SectionWord),
    ("điều", Series::Article),
    ("phụ lục", Series::Annex),
    ("mẫu số", Series::Form),
    ("biểu số", Series::Form),
];

/// "Phần thứ nhất", "Chương II", "Mục 1", "Điều 5." and "Phụ lục I".
fn worded(text: &str) -> Option<(Label, usize)> {
    if !text.begins_in("PCTMĐB") {
        return None;
    }
    let (word, series) = WORDS.into_iter().find(|(word, _)| {
        let next = || text.as_bytes().get(word.len());
        begins_lower(text, word) && matches!(next(), None | Some(b' '))
    })?;
    let mut at = word.len();
    let rest = &text[at..];
    let numeral = rest.trim_start();
    at += rest.len() - numeral.len();
    if numeral.is_empty() {
        // A lone "PHỤ LỤC" is an annex without a number; other words need one.
        return if series == Series::Annex {
            found(text, at, series, vec![1])
        } else {
            None
        };
    }
    // What stands far behind the word is none of its own.
    let near = text.chars().take(40).map(char::len_utf8).sum::<usize>();
    let (number, len) = word_numeral(numeral, near.saturating_sub(at))?;
    at += len;
    let after = &text[at..];
    let mark = after.trim_start().chars().next();
    let fits = match mark {
        None => true,
        Some('.' | ':' | '-' | '–' | '/') => true,
        // "Chương I QUY ĐỊNH CHUNG": capitals may follow on the same line; a sentence may not, nor
        // a unit further out ("Mục IV Phần I Phụ lục này").
        Some(c) => {
            let outer = |(word, _): &(&str, Series)| starts_with_word(after.trim_start(), word);
            is_upper(c) && series != Series::Article && !WORDS.iter().any(outer)
        }
    };
    // "Điều 5 của Luật này", "Mục 2 nêu trên", "Phụ lục I, II" are references.
    if !fits {
        return None;
    }
    if let Some(c @ ('.' | ':' | '-' | '–' | '/')) = mark {
        at = text.len() - after.trim_start().len() + c.len_utf8();
        // "Điều 5.1" or "Mục 1-2": not the end of the numeral.
        if text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    found(text, at, series, vec![number])
}

/// "(1)", "(3).", "(a)", "(ii)".
fn parenthesised(text: &str) -> Option<(Label, usize)> {
    let inner = text.strip_prefix('(')?;
    let close = inner.find(')').filter(|i| (1..=4).contains(i))?;
    let word = &inner[..close];
    let mut end = close + 2;
    let (series, number) = if let Ok(number) = word.parse::<u32>() {
        (Series::Parenthesised, (word.len() <= 2).then_some(number)?)
    } else if let Some(number) = letter_number(word) {
        (Series::Letter, number)
    } else {
        (Series::LowerRoman, lower_roman(word)?)
    };
    if text[end..].begins_in(".:") {
        end += 1;
    }
    let next = text[end..].chars().next();
    next.is_none_or(|c| c.is_whitespace() || is_upper(c))
        .then(|| found(text, end, series, vec![number]))
        .flatten()
}

/// "1.", "2.1", "3.5.1.", "1)", "1/", "1-"; "I.2." under "I.", "a1)" under "a)".
fn arabic(text: &str) -> Option<(Label, usize)> {
    let bytes = text.as_bytes();
    let mut path = Vec::new();
    let mut at = letters_length(text);
    let mut mark = None;
    let word = &text[..at];
    let lower = word.starts_with(is_lower);
    if at > 0 {
        if !lower && bytes.get(at) != Some(&b'.') {
            return None;
        }
        at += usize::from(!lower);
        let number = roman_value(word).or_else(|| letter_number(&lower_text(word)));
        path.push(number?);
    }
    loop {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 || digits > 3 {
            break;
        }
        // "2.450 đại biểu": a group of three digits is a thousand, not a level.
        if !path.is_empty() && (digits == 3 || bytes[at] == b'0') {
            return None;
        }
        path.push(text[at..at + digits].parse::<u32>().ok()?);
        at += digits;
        if path.len() == 1 {
            at += inserted(&text[at..]);
        }
        mark = bytes.get(at).copied();
        if mark == Some(b'.') {
            at += 1;
        } else {
            break;
        }
    }
    let own = path.len() - usize::from(!word.is_empty());
    if own == 0 || path.iter().any(|n| *n > 199) || lower && mark != Some(b')') {
        return None;
    }
    let mut series = Series::Arabic;
    match mark {
        Some(b'.') => {}
        Some(b')') => {
            at += 1;
            if lower {
                series = Series::Letter;
            } else if path.len() == 1 {
                series = Series::ArabicBracket;
            }
        }
        Some(b'/' | b'-') => at += 1,
        // "2.1 Công tác": a dotted label may go without its last point before a capital.
        Some(b' ') if own > 1 => {
            let next = text[at..].trim_start().chars().next();
            if !next.is_some_and(is_upper) {
                return None;
            }
        }
        _ if text[at..].starts_with('–') && path.len() == 1 => at += '–'.len_utf8(),
        _ => return None,
    }
    let dotted = bytes.get(at - 1) == Some(&b'.');
    let next = text[at..].chars().next();
    // "1.Triển khai" is common; "3/2/1930" and "5-CT" are no labels.
    let fits = match next {
        None => true,
        Some(c) if c.is_whitespace() => true,
        Some(c) => {
            is_upper(c) && (dotted || text[..at].ends_in(")/") && !is_code(&text[at..])) || c == '“'
        }
    };
    fits.then(|| found(text, at, series, path)).flatten()
}

/// "QĐ-TTg ngày": the code of a number that a line begins with.
fn is_code(text: &str) -> bool {
    let length = letters_length(text);
    text[length..].begins_in("-/")
}

/// "I.", "II-", "A.", "a)", "đ.", "ii)".
fn lettered(text: &str) -> Option<(Label, usize)> {
    let len = letters_length(text);
    let word = &text[..len];
    if word.is_empty() || word.chars().count() > 5 {
        return None;
    }
    let rest = &text[len..];
    let upper = word.chars().all(is_upper);
    let spaced = rest.trim_start();
    let mark = spaced.chars().next()?;
    let fits = match mark {
        // "II . MỤC TIÊU", as recognition parts it.
        '.' if upper && spaced.len() < rest.len() => {
            roman_value(word).is_some() && spaced[1..].trim_start().starts_with(is_upper)
        }
        '.' | ')' | '/' => spaced.len() == rest.len(),
        // "a- Đến năm", not "e-mail".
        '-' | '–' => upper || spaced.len() == rest.len(),
        _ => false,
    };
    if !fits {
        return None;
    }
    let end = len + (rest.len() - spaced.len()) + mark.len_utf8();
    let next = text[end..].chars().next();
    let spaced_after = next.is_none_or(char::is_whitespace);
    // "I.TÌNH HÌNH" is common, "T/M BAN" and "P.TH" are short forms.
    let close_after =
        word.chars().all(|c| "IVX".contains(c)) && next.is_some_and(is_upper) && mark != '/';
    if !spaced_after && !close_after {
        return None;
    }
    if upper {
        if let Some(number) =
            roman_value(word).filter(|n| *n <= 50 && !matches!(word, "C" | "D" | "L" | "M"))
        {
            return found(text, end, Series::Roman, vec![number]);
        }
        let number = letter_number(&lower_text(word))?;
        return found(text, end, Series::UpperLetter, vec![number]);
    }
    if let Some(number) = letter_number(word) {
        return found(text, end, Series::Letter, vec![number]);
    }
    (mark != '-')
        .then(|| lower_roman(word))
        .flatten()
        .and_then(|n| found(text, end, Series::LowerRoman, vec![n]))
}

fn bullet(text: &str) -> Option<(Label, usize)> {
    let first = text.chars().next()?;
    let end = first.len_utf8();
    let next = text[end..].chars().next()?;
    let series = match first {
        '-' | '–' | '—' | '−' | '‒' | '―' | '\u{f02d}' => Series::Dash,
        '+' => Series::Plus,
        '*'
        | '•'
        | '●'
        | '▪'
        | '◦'
        | '·'
        | '■'
        | '□'
        | '○'
        | '►'
        | '➢'
        | '✓'
        | '\u{f0a7}'..='\u{f0fc}' => Series::Bullet,
        'o' if next == ' ' && text[end..].trim_start().starts_with(is_upper) => Series::Bullet,
        _ => return None,
    };
    // "-Thực hiện" is common in recognised text; "-----" is a rule, "+84" a number.
    let fits = next.is_whitespace() || (first != 'o' && is_upper(next));
    fits.then(|| found(text, end, series, Vec::new())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Series::*;

    #[test]
    fn labels_are_read_in_every_printed_form() {
        for (text, series, path, words) in [
            ("I. ĐÁNH GIÁ", Roman, vec![1], "ĐÁNH GIÁ"),
            ("II- NHIỆM VỤ", Roman, vec![2], "NHIỆM VỤ"),
            ("IV/ TỔ CHỨC", Roman, vec![4], "TỔ CHỨC"),
            ("II . MỤC TIÊU", Roman, vec![2], "MỤC TIÊU"),
            ("A. Mục đích", UpperLetter, vec![1], "Mục đích"),
            ("C. Kinh phí", UpperLetter, vec![3], "Kinh phí"),
            ("1. Quan điểm", Arabic, vec![1], "Quan điểm"),
            ("1.Triển khai", Arabic, vec![1], "Triển khai"),
            ("2.1. Công tác", Arabic, vec![2, 1], "Công tác"),
            ("2.1 Công tác", Arabic, vec![2, 1], "Công tác"),
            ("3.5.1. Thực hiện", Arabic, vec![3, 5, 1], "Thực hiện"),
            ("1) Rà soát", ArabicBracket, vec![1], "Rà soát"),
            ("1/ Rà soát", Arabic, vec![1], "Rà soát"),
            ("1- Rà soát", Arabic, vec![1], "Rà soát"),
            ("a) Sở Nội vụ", Letter, vec![1], "Sở Nội vụ"),
            ("đ) Kinh phí", Letter, vec![5], "Kinh phí"),
            ("e. Kinh phí", Letter, vec![6], "Kinh phí"),
            ("a- Đến năm 2025", Letter, vec![1], "Đến năm 2025"),
            ("Chương IIa", Chapter, vec![2], ""),
            ("a1) Dự án", Letter, vec![1, 1], "Dự án"),
            ("1a. Khoản thêm", Arabic, vec![1], "Khoản thêm"),
            ("Điều 7a. Điều thêm", Article, vec![7], "Điều thêm"),
            ("I.2. Mục tiêu", Arabic, vec![1, 2], "Mục tiêu"),
            ("Mẫu số 01. Phiếu", Form, vec![1], "Phiếu"),
            ("ii) hai", LowerRoman, vec![2], "hai"),
            ("(1) Làm tốt", Parenthesised, vec![1], "Làm tốt"),
            ("(3). Phấn đấu", Parenthesised, vec![3], "Phấn đấu"),
            ("- Quán triệt", Dash, vec![], "Quán triệt"),
            ("– Chiều 3/4", Dash, vec![], "Chiều 3/4"),
            ("+ Đối với", Plus, vec![], "Đối với"),
            ("• Đối với", Bullet, vec![], "Đối với"),
            ("Điều 5. Hiệu lực", Article, vec![5], "Hiệu lực"),
            ("ĐIỀU 5: Hiệu lực", Article, vec![5], "Hiệu lực"),
            ("Điều l. Phạm vi", Article, vec![1], "Phạm vi"),
            ("Điều l0. Hiệu lực", Article, vec![10], "Hiệu lực"),
            ("Điều 1l. Tổ chức", Article, vec![11], "Tổ chức"),
            ("Chương II", Chapter, vec![2], ""),
            (
                "CHƯƠNG I QUY ĐỊNH CHUNG",
                Chapter,
                vec![1],
                "QUY ĐỊNH CHUNG",
            ),
            ("Phần thứ nhất", Part, vec![1], ""),
            ("Mục 1. Nhiệm vụ", SectionWord, vec![1], "Nhiệm vụ"),
            ("PHỤ LỤC", Annex, vec![1], ""),
            ("Phụ lục II", Annex, vec![2], ""),
        ] {
            let (label, at) = label(text).unwrap_or_else(|| panic!("no label: {text}"));
            assert_eq!(
                (label.series, label.path, &text[at..]),
                (series, path, words),
                "{text}"
            );
        }
    }

    #[test]
    fn other_beginnings_are_not_labels() {
        for text in [
            "2.450 đại biểu",
            "3/2/1930 - 3/2/2023",
            "2023. Năm bản lề",
            "Điều 5 của Luật này",
            "Điều lệ Đảng. Khóa XIII",
            "Điều l của Luật này",
            "Mục 2 nêu trên",
            "T/M BAN CHẤP HÀNH",
            "K/T TRƯỞNG BAN",
            "-----",
            "Mức 1 của bảng",
            "(khóa XII) về",
            "63 tỉnh, thành phố",
            "P.TH, VP",
            "e-mail công vụ",
            "Mục IV Phần I Phụ lục này",
            "A1) ",
            "UBND⁸ 2.1. Việc",
            "a⁸",
            "Mẫu số 01 ban hành kèm theo",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}

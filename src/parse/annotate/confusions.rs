//! Phrases that recognition garbles.
//!
//! *Reads* one healed text. *Writes* what is printed and what was probably meant. *Never* changes
//! the text: every find is a suggestion.
//!
//! "bao đảm tiến độ" → "bảo đảm"; "phần đầu tư công" → nothing, a guard stands after it.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::upper;
use crate::parse::letters::{is_lower, is_upper};

use super::super::known::{self, Confusion};
use super::super::letters::words::Word;
use super::super::prose::Prose;

/// A garbled phrase; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Garbled {
    pub start: usize,
    pub end: usize,
    pub right: String,
    pub certain: bool,
}

/// All garbled phrases of a text.
pub fn garbled(prose: &Prose, all: &[Word]) -> Vec<Garbled> {
    let mut found: Vec<Garbled> = Vec::new();
    let text = prose.text;
    let known = known::known();
    for (i, word) in all.iter().enumerate() {
        let start = word.start;
        if !word.garbles || found.last().is_some_and(|g| g.end > start) {
            continue;
        }
        let next = all.get(i + 1).map(|word| word.number);
        for confusion in known.opening(word.number).garbled(next) {
            if confusion
                .wrong
                .get(1)
                .is_some_and(|second| next != Some(*second))
            {
                continue;
            }
            let Some(last) = matches_at(text, &all[i..], &confusion.wrong) else {
                continue;
            };
            let end = all[i + last].end;
            if guarded(text, all, i, i + last, confusion)
                || is_name(text, &all[i..=i + last], start)
            {
                continue;
            }
            let right = like(&text[start..end], confusion.right);
            found.push(Garbled {
                start,
                end,
                right,
                certain: confusion.certain,
            });
            break;
        }
    }
    found
}

/// Whether the words at the head of `all` spell `phrase` with blanks between; the index of the last of them.
fn matches_at(text: &str, all: &[Word], phrase: &[u16]) -> Option<usize> {
    let words = all.get(..phrase.len())?;
    let blank = |pair: &[Word]| {
        text[pair[0].end..pair[1].start]
            .trim_start_of(" ")
            .is_empty()
    };
    let spelled = words
        .iter()
        .zip(phrase)
        .all(|(word, of)| word.number == *of);
    (spelled && words.windows(2).all(blank)).then_some(phrase.len() - 1)
}

/// A guard "tư" excuses the phrase when it follows; "<cổ" when it stands before.
fn guarded(text: &str, all: &[Word], first: usize, last: usize, confusion: &Confusion) -> bool {
    confusion.guards.iter().any(|guard| {
        let from = match guard.before {
            true => first.checked_sub(guard.words.len()),
            false => Some(last + 1),
        };
        from.is_some_and(|from| matches_at(text, &all[from..], &guard.words).is_some())
    })
}

/// In mid-sentence a phrase with every syllable in capitals' case may be a name; one that only
/// begins small holds the first syllable of a name: "thành tích | Cục Thuế".
fn is_name(text: &str, phrase: &[Word], start: usize) -> bool {
    // Words all in capitals are a heading's.
    let capital = |word: &Word| {
        let mut letters = text[word.start..word.end].chars();
        letters.next().is_some_and(is_upper) && letters.next().is_none_or(is_lower)
    };
    let before = text[..start].trim_end();
    let inside = !before.is_empty() && !before.ends_in(".:;!?");
    match phrase {
        [first, rest @ ..] if !capital(first) => rest.iter().any(capital),
        [_, _, ..] => inside && phrase.iter().all(capital),
        _ => false,
    }
}

/// `right` in the case of `printed`.
fn like(printed: &str, right: &str) -> String {
    if printed.chars().all(|c| !is_lower(c)) {
        return right.chars().map(upper).collect();
    }
    let mut cases = printed.chars();
    right
        .chars()
        .map(|c| {
            let capital = cases.next().is_some_and(is_upper);
            if capital { upper(c) } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let mut words = Vec::new();
        garbled(&Prose::new(text, &mut words), &words)
            .into_iter()
            .map(|g| (text[g.start..g.end].to_owned(), g.right))
            .collect()
    }

    #[test]
    fn known_confusions_are_suggested_in_the_case_of_the_print() {
        assert_eq!(
            pairs("năm 2023 bao đảm tiến độ"),
            [("bao đảm".to_owned(), "bảo đảm".to_owned())]
        );
        assert_eq!(
            pairs("Phần đầu 95% trở lên"),
            [("Phần đầu".to_owned(), "Phấn đấu".to_owned())]
        );
        assert_eq!(
            pairs("đồng chí được phần công phụ trách"),
            [("phần công".to_owned(), "phân công".to_owned())]
        );
        assert_eq!(
            pairs("cung câp nươc, câp nhật"),
            [("câp", "cấp"), ("nươc", "nước"), ("câp nhật", "cập nhật")]
                .map(|(wrong, right)| (wrong.to_owned(), right.to_owned()))
        );
    }

    #[test]
    fn guards_excuse_a_phrase() {
        assert_eq!(pairs("phần đầu tư công"), []);
        assert_eq!(pairs("trao đổi với các cơ quan"), []);
        assert_eq!(pairs("nguồn lực dồi dào tạo điều kiện"), []);
    }

    /// Right texts of many fields, each near a phrase that recognition garbles.
    #[test]
    fn right_texts_are_left_alone() {
        for text in [
            "Biểu dương thành tích Cục Thuế đã đạt được",
            "thành phố biến thách thức thành cơ hội",
            "mua cân thiết bị y tế; tổn thương thần kinh tê liệt nửa người",
            "mặt đường lồi lõm; phần đầu cầu, phần đầu tư công",
            "thay đổi tượng đài; trao đổi thoại; hoán đổi với nhau",
            "Lễ cúng ngày Đông chí; trường chuyên đổi tên",
            "phần công việc được giao; cổ phần công ty; tạm giam sát nhập; tuyến đê xuất hiện vết nứt",
            "báo cáo tổ chức thi đấu vật; yếu tố chức năng; nhân viên chuyên tiếp khách",
            "sản xuất cổ phần đầu máy; chuyển biên giới; cán bộ đang viên mãn",
        ] {
            assert_eq!(pairs(text), [], "{text}");
        }
    }
}

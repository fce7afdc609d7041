//! Numbers that announce what a note or a list holds.
//!
//! *Reads* one healed text up to a mark or a colon. *Writes* the number and where it stands. *Never* guesses:
//! a number that is about, at least or part of another announces nothing.
//!
//! "06 đề án, nhiệm vụ hoàn thành trong năm 2023⁶" → 6; "sáu giải pháp¹" → 6; "trên 20 văn bản²",
//! "các nhiệm vụ³", "3/5 chỉ tiêu⁴" → nothing.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, starts_with_word, tail, which_word, words};

/// What is counted in papers; the first is no unit by itself.
const COUNTED: List = list!(
    "phần trăm|nhóm|nhiệm vụ|giải pháp|nội dung|đề án|dự án|đề tài|chỉ tiêu|mục tiêu|\
    chương trình|quy định|văn bản|báo cáo|đột phá|khâu|lĩnh vực|tiêu chí|nguyên tắc|biện pháp|\
    việc|yêu cầu|kế hoạch|điểm|trường hợp|quy chế|nghị quyết|chỉ thị|chuyên đề|chính sách|\
    tiêu chuẩn|hình thức|mô hình|phần|bước|phương án|điều kiện|nguyên nhân|bài học|hạn chế|vấn đề",
);

/// The number that announces what stands before the mark at byte `mark`, with its bytes. It stands
/// in the same clause, before a noun that is counted, behind byte `floor`.
pub fn announced(text: &str, floor: usize, mark: usize) -> Option<(u32, usize, usize)> {
    let window = tail(&text[floor..mark], 120);
    let from = mark - window.len();
    let clause = window.rfind_any(";.:").map_or(0, |i| i + 1);
    // The nearest quantity decides, also when it is none that can be checked.
    let mut found = None;
    let (mut earlier, mut before) = ("", ("", 0));
    for (start, end) in words(&window[clause..]) {
        let (start, end) = (start + clause, end + clause);
        let word = &window[start..end];
        if let Some(number) = quantity(word)
            && which_word(window[end..].trim_start(), COUNTED).is_some_and(|noun| noun > 0)
        {
            let teen = (1..10).contains(&number) && which_word(before.0, "mười").is_some();
            let (number, start, lead) = if teen {
                (number + 10, before.1, earlier)
            } else {
                (number, start, before.0)
            };
            let part = window[..start].ends_in("/,-.");
            let exact = number > 0 && !part && !qualifies(lead);
            found = exact.then_some((number, from + start, from + end));
        }
        earlier = before.0;
        before = (word, start);
    }
    found
}

/// Whether the words between a number and the colon, or the end of a heading, only name what is
/// counted: "nhiệm vụ, giải pháp chủ yếu sau đây", not "chương trình tại các huyện sau".
pub fn is_plain(words: &str) -> bool {
    const MORE: &str = "chủ yếu|trọng tâm|chính|cơ bản|lớn|cụ thể|quan trọng|then chốt|chiến lược|ưu tiên|\
        cấp bách|trước mắt|hàng đầu|công tác|và|sau đây|sau|gồm có|bao gồm|gồm|là|đó";
    let mut rest = words;
    loop {
        rest = rest.trim_start_of(" ,");
        let mut known = COUNTED.words().chain(MORE.split('|'));
        let Some(word) = known.find(|word| starts_with_word(rest, word)) else {
            return rest.is_empty();
        };
        rest = &rest[word.len()..];
    }
}

/// The number a word stands for; 0 for one that tells no number by itself.
fn quantity(word: &str) -> Option<u32> {
    const WORDS: List = list!(
        "các|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\
        những|nhiều|vài|mấy|mỗi|mươi|từng",
    );
    if word.begins_in("0123456789") {
        let exact = word.len() <= 2;
        return Some(word.parse().ok().filter(|_| exact).unwrap_or(0));
    }
    let place = which_word(word, WORDS)? as u32;
    Some(if place > 10 { 0 } else { place })
}

/// Words before a number that make it another: "trên 20", "ba mươi hai", "Điều 5".
fn qualifies(word: &str) -> bool {
    const WORDS: List = list!(
        "trên|hơn|gần|khoảng|nhất|thiểu|đa|đến|tới|từ|dưới|thứ|mươi|linh|tháng|\
        mục|đầu|cuối|số|khoản|điều",
    );
    which_word(word, WORDS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<u32> {
        announced(text, 0, text.len()).map(|(number, ..)| number)
    }

    #[test]
    fn digits_and_words_announce() {
        for (text, stated) in [
            ("tập trung 06 đề án, nhiệm vụ hoàn thành trong năm 2023", 6),
            ("triển khai sáu giải pháp chủ yếu", 6),
            ("Hai nhiệm vụ trọng tâm", 2),
            ("gồm mười hai nhiệm vụ", 12),
            ("đã xong 03 việc; còn 4 nội dung", 4),
        ] {
            assert_eq!(number(text), Some(stated), "{text}");
        }
    }

    #[test]
    fn what_is_about_part_or_without_number_announces_nothing() {
        for text in [
            "trên 20 văn bản",
            "ít nhất 02 nội dung",
            "đạt 3/5 chỉ tiêu",
            "hai mươi hai nhiệm vụ",
            "ba mươi nhiệm vụ",
            "10 đề án và các nhiệm vụ",
            "1.205 văn bản",
            "năm 2023 đạt kết quả",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}

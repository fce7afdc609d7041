//! Numbers that announce what a note lists.
//!
//! *Reads* one healed text up to a mark. *Writes* the number and where it stands. *Never* guesses:
//! a number that is about, at least or part of another announces nothing.
//!
//! "06 đề án, nhiệm vụ hoàn thành trong năm 2023⁶" → 6; "sáu giải pháp¹" → 6; "trên 20 văn bản²",
//! "các nhiệm vụ³", "3/5 chỉ tiêu⁴" → nothing.

use crate::parse::letters::{is_word, lower_text, tail, words};

/// The number that announces what stands before the mark at byte `mark`, with its bytes. It stands
/// in the same clause, before a noun that is counted, behind byte `floor`.
pub fn announced(text: &str, floor: usize, mark: usize) -> Option<(u32, usize, usize)> {
    const COUNTED: [&str; 32] = [
        "quy chế",
        "nghị quyết",
        "chỉ thị",
        "chuyên đề",
        "chính sách",
        "tiêu chuẩn",
        "hình thức",
        "mô hình",
        "nhóm",
        "nhiệm vụ",
        "giải pháp",
        "nội dung",
        "đề án",
        "dự án",
        "đề tài",
        "chỉ tiêu",
        "mục tiêu",
        "chương trình",
        "quy định",
        "văn bản",
        "báo cáo",
        "đột phá",
        "khâu",
        "lĩnh vực",
        "tiêu chí",
        "nguyên tắc",
        "biện pháp",
        "việc",
        "yêu cầu",
        "kế hoạch",
        "điểm",
        "trường hợp",
    ];
    let window = tail(&text[floor..mark], 120);
    let from = mark - window.len();
    let clause = window.rfind([';', '.', ':']).map_or(0, |i| i + 1);
    let all: Vec<(usize, usize)> = words(&window[clause..])
        .map(|(s, e)| (s + clause, e + clause))
        .collect();
    // The nearest quantity decides, also when it is none that can be checked.
    let nearest = all.iter().rposition(|&(start, end)| {
        let rest = lower_text(window[end..].trim_start());
        let counted = COUNTED.iter().any(|c| {
            rest.strip_prefix(c)
                .is_some_and(|r| !r.starts_with(is_word))
        });
        counted && quantity(&window[start..end]).is_some()
    })?;
    let (mut start, end) = all[nearest];
    let mut number = quantity(&window[start..end]).filter(|n| *n > 0)?;
    let mut before = all[..nearest].iter().rev();
    let mut next = || before.next().map_or(("", 0), |w| (&window[w.0..w.1], w.0));
    let mut word = next();
    if number < 10 && lower_text(word.0) == "mười" {
        (number, start) = (number + 10, word.1);
        word = next();
    }
    let exact = !qualifies(&lower_text(word.0)) && !window[..start].ends_with(['/', ',', '-', '.']);
    exact.then_some((number, from + start, from + end))
}

/// The number a word stands for; 0 for one that tells no number by itself.
fn quantity(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = [
        "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
    ];
    const VAGUE: [&str; 8] = ["các", "những", "nhiều", "vài", "mấy", "mỗi", "mươi", "từng"];
    let word = lower_text(word);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let exact = word.len() <= 2;
        return Some(word.parse().ok().filter(|_| exact).unwrap_or(0));
    }
    let named = WORDS.iter().position(|w| word == *w);
    named
        .map(|i| i as u32 + 1)
        .or_else(|| VAGUE.contains(&word.as_str()).then_some(0))
}

/// Words before a number that make it another: "trên 20", "ba mươi hai", "Điều 5".
fn qualifies(word: &str) -> bool {
    const WORDS: [&str; 21] = [
        "trên", "hơn", "gần", "khoảng", "nhất", "thiểu", "đa", "đến", "tới", "từ", "dưới", "thứ",
        "mươi", "linh", "tháng", "mục", "đầu", "cuối", "số", "khoản", "điều",
    ];
    WORDS.contains(&word)
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

//! Times that say how far a plan reaches: no deadlines.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{begins, ends_with_one_of, holds, lower_text, tail};

/// Whether the words name how far a plan reaches: "tầm nhìn đến năm 2045", "Chiến lược … đến năm
/// 2030", "năm 2020 - 2025", or stand in a quoted name.
pub fn is_scope(text: &str, start: usize, end: usize) -> bool {
    const NAMES: &str = "Kế hoạch|Chiến lược|Đề án|Chương trình|Quy hoạch|Nghị quyết|Chỉ thị|Kết luận|Quyết định|Dự án";
    let rest = text[end..].trim_start();
    let before = tail(&text[..start], 300);
    let lower = lower_text(before.trim_end());
    let range = rest.begins_in("-–—");
    // "hồ sơ còn tồn đọng trước năm 2025", "kết quả đạt được trong quý I": what there is since then.
    let stood = ends_with_one_of(&lower, "tồn đọng|phát sinh|xảy ra|đạt được");
    // "trước dự báo tình hình khô, hạn trong năm 2019": what is foreseen.
    let foreseen = lower
        .rfind("dự báo ")
        .is_some_and(|at| !lower[at..].contains([';', '.', ':']));
    let sight = begins(rest, ", tầm nhìn|, định hướng|và tầm nhìn|và định hướng")
        || ends_with_one_of(&lower, "tầm nhìn|định hướng");
    let quoted = before.rfind('“') > before.rfind('”');
    let words = &text[start..end];
    let far = words.contains("năm ") && begins(words, "đến|Đến");
    let clause = &before[before.rfind_any(",;.:").map_or(0, |i| i + 1)..];
    range || stood || foreseen || sight || quoted || far && holds(clause, NAMES)
}

//! What a heading says of its section: work, goals, or what was found.
//!
//! *Reads* the words of one heading. *Writes* a [`SectionKind`], or none where it does not tell.
//!
//! "NHIỆM VỤ, GIẢI PHÁP" → work; "Mục tiêu cụ thể" → goals; "Hạn chế, nguyên nhân" → background.

use super::super::letters::{List, begins, holds};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// Nhiệm vụ, giải pháp, tổ chức thực hiện: every sentence that is no statement asks for work.
    Work,
    /// A text without sections: only what plainly asks.
    Plain,
    /// Mục đích, mục tiêu, chỉ tiêu: no tasks, but deadlines.
    Goal,
    /// Tình hình, kết quả, quan điểm: nothing.
    Background,
}

/// Headings that open background when they begin with one of these words, or, in capitals at the
/// top, hold one (reference: usual sections).
const BACKGROUND: List = list!(
    "đánh giá chung|nhận xét|nhận định|khó khăn|thuận lợi|những kết quả|tình hình|kết quả|đánh giá tình hình|đánh giá kết quả|hạn chế|tồn tại|nguyên nhân|ưu điểm|khuyết điểm|bài học|một số bài học|kinh nghiệm|một số kinh nghiệm|quan điểm|mục tiêu|mục đích|yêu cầu|chỉ tiêu|bối cảnh|sự cần thiết|căn cứ|phạm vi|đối tượng|giải thích từ ngữ|thực trạng|dự báo|khung tiêu chuẩn|khung tiêu chí|tiêu chuẩn|tiêu chí|các hành vi|những hành vi|hành vi|quyền hạn|quyền của|nguyên tắc",
);
const WORK: &str = "nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung|biện pháp|phương hướng|chủ trương|tiến độ|thực hiện|kinh phí";

/// What a heading, `words` in lower case, says; at the `top` a word in it tells, below only its first words.
pub fn kind(words: &str, top: bool) -> Option<SectionKind> {
    // What stands between "QUYẾT NGHỊ:" and the first section tells why.
    if begins(words, "quyết nghị:|quyết định:") {
        return Some(SectionKind::Plain);
    }
    let background = begins(words, BACKGROUND);
    let work = begins(words, WORK) || top && holds(words, WORK);
    if work && (top || !background) {
        return Some(SectionKind::Work);
    }
    background.then_some(if begins(words, "mục tiêu|mục đích|chỉ tiêu") {
        SectionKind::Goal
    } else {
        SectionKind::Background
    })
}

//! Names of papers and data.
//!
//! *Reads* the words from a place on. *Writes* a [`Paper`]. *Never* takes one that exists ("Nghị quyết này") for one to
//! be made.

use super::Sentence;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, begins, first_of, whole_of};

/// Papers and data, and those whose names are verbs as well.
const PAPERS: List = list!(
    "đề án|quy chế|nghị quyết|kế hoạch|chương trình|tờ trình|danh mục|cơ sở dữ liệu|kho dữ liệu|phương án|đề cương|quy trình|bộ tiêu chí|bộ chỉ số|khung tiêu chí|tiêu chí|chiến lược|nghị định|thông tư|luật|pháp lệnh|công văn|công điện|văn bản|sổ tay|tài liệu|biểu mẫu|danh sách|phần mềm|mục lục|cẩm nang|đề tài|dự toán|dự án|bảng kê",
);
const UNSURE: List =
    list!("báo cáo|hướng dẫn|quy định|quyết định|thông báo|kết luận|chỉ thị|quy hoạch|dự thảo");
/// What may stand before the name of a paper.
const BEFORE: List = list!("các |những |một số |hệ thống |bản |dự thảo |bộ |khung |toàn văn ");
/// Words after a paper that call it an existing one.
const EXISTING: List = list!(
    "này|nêu trên|nói trên|trên đây|đã |hiện hành|đề ra|kèm theo|tại |trung ương |đại hội |của đảng|nhà nước",
);

/// A paper named at a place.
pub struct Paper {
    /// Where its name ends.
    pub end: usize,
    /// Where the name itself begins, counts before it left out.
    pub name: usize,
    /// No verb is called so.
    pub sure: bool,
    /// It is called by its number.
    pub numbered: bool,
}

/// A paper named at byte `at`, how many of them and "các", "dự thảo" before its name.
pub fn paper(it: &Sentence, at: usize) -> Option<Paper> {
    let mut rest = &it.lower[at..];
    let count = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() - count.len() <= 3 && count.len() < rest.len() {
        rest = count.strip_prefix(' ')?;
    }
    let bare = rest;
    while let Some(before) = first_of(rest, BEFORE) {
        rest = rest[before..].trim_start_of("“\"");
    }
    let found = |rest| {
        let sure = whole_of(rest, PAPERS);
        Some((
            rest,
            sure.or_else(|| whole_of(rest, UNSURE))?,
            sure.is_some(),
        ))
    };
    let again = || found(bare).filter(|_| bare.len() != rest.len());
    let (rest, len, sure) = found(rest).or_else(again)?;
    let end = it.lower.len() - rest.len() + len;
    let after = it.lower[end..].trim_start();
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let numbered = digit(after) || after.strip_prefix("số ").is_some_and(digit);
    (!begins(after, EXISTING)).then_some(Paper {
        end,
        name: it.lower.len() - rest.len(),
        sure,
        numbered,
    })
}

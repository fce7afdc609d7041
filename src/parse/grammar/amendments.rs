//! What the notes of a consolidated text say (Pháp lệnh 01/2012/UBTVQH13): which unit was changed, by what, from when.
//!
//! "Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 của …"; "Luật số … có căn cứ ban hành như sau:".

use crate::parse::letters::{holds, is_upper};

/// Whether lines that begin with these words say so.
pub fn tells(first: &str, second: &str) -> bool {
    const WORDS: &str = "được sửa đổi|được bổ sung|được bãi bỏ|được thay|được đính chính|được ban hành theo|\
        căn cứ ban hành|hết hiệu lực kể từ|được hợp nhất|quy định như sau";
    first.starts_with(is_upper) && (holds(first, WORDS) || holds(second, WORDS))
}

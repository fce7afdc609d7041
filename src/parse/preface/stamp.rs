//! The incoming stamp that recognition mixes into the letterhead (NĐ 30/2020/NĐ-CP Annex IV).
//!
//! "ĐẾN / Số: 482 / Ngày: 23/02/2026 / Chuyển: Đ/c Hoài" → register number, day, who gets it.

use crate::parse::grammar::dates;
use crate::parse::grammar::letterhead::header_number;
use crate::parse::letters::{bare_text, is_capitals, is_word};

use super::Head;

/// "ĐẾN", however its marks were read.
pub(super) fn is_stamp_word(text: &str) -> bool {
    let bare = bare_text(text);
    is_capitals(text)
        && matches!(
            bare.trim_matches(|c: char| !is_word(c)),
            "den" | "cong van den" | "van ban den"
        )
}

pub(super) fn read_stamp_line(text: &str, head: &mut Head) -> bool {
    let stamp = head.stamp.get_or_insert_default();
    let bare = bare_text(text);
    let value = || {
        text.split_once(':')
            .map(|(_, v)| v.trim().to_owned())
            .filter(|v| !v.is_empty())
    };
    if is_stamp_word(text) || bare.starts_with("luu ho so") || bare.starts_with("so va ky hieu") {
        true
    } else if bare.starts_with("chuyen") && text.contains(':') {
        stamp.passed_to = value();
        true
    } else if bare.starts_with("ngay") && bare.len() < 24 && !bare.contains("thang") {
        stamp.date = dates::find_date(text).map(|(_, date, _)| date);
        true
    } else if bare.starts_with("so") && header_number(text).is_none() && text.contains(':') {
        stamp.number = value();
        true
    } else {
        false
    }
}

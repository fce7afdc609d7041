//! The incoming stamp that recognition mixes into the letterhead (NĐ 30/2020/NĐ-CP Annex IV).
//!
//! "ĐẾN / Số: 482 / Ngày: 23/02/2026 / Chuyển: Đ/c Hoài" → register number, day, who gets it.

use crate::model::IncomingStamp;
use crate::parse::grammar::dates;
use crate::parse::grammar::letterhead::header_number;
use crate::parse::letters::{bare_text, begins, is_capitals, is_word};

use super::Head;

/// "ĐẾN", however its marks were read, alone or before the fields of its stamp.
pub(super) fn is_stamp_word(text: &str) -> bool {
    let words = fields(text).next().unwrap_or("").trim();
    let bare = bare_text(words);
    is_capitals(words)
        && matches!(
            bare.trim_matches(|c: char| !is_word(c)),
            "den" | "cong van den" | "van ban den"
        )
}

/// "ĐẾN Giờ: … Ngày: 05/4/2031" cut before each field; what stands before the first comes first.
fn fields(text: &str) -> impl Iterator<Item = &str> {
    let begins = |at: &usize| {
        let opens = *at == 0 || text[..*at].ends_with(' ');
        opens && begins(&text[*at..], "Số:|Ngày:|Giờ:|Chuyển:")
    };
    let starts = text.char_indices().map(|(at, _)| at).filter(begins);
    let mut from = 0;
    let mut ends: Vec<usize> = starts.collect();
    ends.push(text.len());
    ends.into_iter().map(move |end| {
        let field = &text[from..end];
        from = end;
        field.trim()
    })
}

/// A line of the stamp, with one field or several.
pub(super) fn read_stamp_line(text: &str, head: &mut Head) -> bool {
    let stamp = head.stamp.get_or_insert_default();
    let mut all = fields(text).filter(|field| !field.is_empty()).peekable();
    all.peek().is_some() && all.all(|field| read_field(field, stamp))
}

fn read_field(text: &str, stamp: &mut IncomingStamp) -> bool {
    let bare = bare_text(text);
    let value = || {
        text.split_once(':')
            .map(|(_, v)| v.trim().to_owned())
            .filter(|v| !v.is_empty())
    };
    if is_stamp_word(text)
        || bare.starts_with("luu ho so")
        || bare.starts_with("so va ky hieu")
        || bare.starts_with("gio:")
    {
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

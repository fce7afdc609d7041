//! Lines that every letterhead has, the document's own and a copy notice's alike: number, place
//! and date, the office in two lines.
//!
//! "S608 -KL/BTCTW" → 08-KL/BTCTW; "Hà Nội, ngày 04 tháng 01 năm 2023" → place and date.

use crate::model::{Date, DocumentNumber};
use crate::parse::letters::marks::Marks;

use super::super::letters::{bare_text, is_letter, is_word};
use super::{dates, names, numbers};

/// The document's number in a line of the letterhead, with where it is printed (bytes).
pub fn header_number(text: &str) -> Option<(DocumentNumber, usize)> {
    let mut found = numbers::numbers(text).into_iter().next()?;
    if !text[..found.start].ends_with('S') {
        return Some((found.number, found.start));
    }
    // "S608 -KL/BTCTW": "Số 08", its "ố" read as a six (or a nought) and glued to the figures.
    let at = found.start - 1;
    if found.number.serial.len() > 1 && found.number.serial.begins_in("60") {
        found = numbers::number_at(text, found.start + 1)?;
    }
    found.number.as_printed = text[at..found.end].to_owned();
    Some((found.number, at))
}

/// Quốc hiệu and tiêu ngữ, or the Party's title (NĐ 30 Annex I, II.1; HD 36-HD/VPTW).
pub fn is_motto(text: &str) -> bool {
    let bare = bare_text(text);
    bare.contains("cong hoa xa hoi chu nghia")
        || bare.contains("doc lap - tu do")
        || bare.contains("doc lap-tu do")
        || bare.starts_with("dang cong san viet nam")
}

/// "Hà Nội, ngày 04 tháng 01 năm 2023": place, comma, date, nothing more.
pub fn place_date(text: &str) -> Option<(Option<String>, Date)> {
    let (start, date, end) = dates::find_date(text)?;
    let place = text[..start].trim().trim_end_matches(',').trim();
    let rest = text[end..].trim_matches(|c: char| !is_word(c));
    let named = place
        .chars()
        .all(|c| is_letter(c) || c == ' ' || c == '.' || c == '-');
    // "năm 2026 2025": a year corrected by hand.
    let corrected = rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit());
    let fits = (rest.is_empty() || corrected) && place.chars().count() <= 40 && named;
    fits.then(|| ((!place.is_empty()).then(|| place.to_owned()), date))
}

/// "TỈNH ỦY QUẢNG NGÃI / VĂN PHÒNG" → "Văn phòng Tỉnh ủy Quảng Ngãi"; otherwise the last body,
/// its wrapped lines joined.
pub fn office(letterhead: &[String]) -> Option<String> {
    let last = letterhead.last()?;
    let above = letterhead
        .len()
        .checked_sub(2)
        .map(|i| letterhead[i].as_str());
    let bare = bare_text(last);
    let advisory = [
        "van phong",
        "ban to chuc",
        "ban tuyen giao",
        "ban dan van",
        "ban noi chinh",
        "uy ban kiem tra",
        "ban tuyen giao va dan van",
    ];
    let Some(above) = above else {
        return Some(names::usual_case(last));
    };
    if advisory.contains(&bare.as_str()) {
        return Some(names::usual_case(&format!("{last} {above}")));
    }
    let starts_body = [
        "uy ban",
        "hoi dong",
        "tinh uy",
        "thanh uy",
        "huyen uy",
        "dang uy",
        "ban ",
        "bo ",
        "so ",
        "van phong",
        "chi bo",
        "tong ",
        "lien doan",
        "truong ",
        "cuc ",
        "chi cuc",
        "vu ",
        "vien ",
        "trung tam",
        "thanh tra",
        "chu tich",
        "bo truong",
        "thu tuong",
        "dang doan",
        "dang bo",
        "quan uy",
        "quoc hoi",
        "chinh phu",
        "doan ",
        "hoi ",
        "hoc vien",
        "kho bac",
        "kiem toan",
        "toa an",
    ]
    .iter()
    .any(|p| bare.starts_with(p));
    if starts_body {
        Some(names::usual_case(last))
    } else {
        Some(names::usual_case(&format!("{above} {last}")))
    }
}

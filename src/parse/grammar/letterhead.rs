//! Lines that every letterhead has, the document's own and a copy notice's alike: number, place
//! and date, the office in two lines.
//!
//! "S608 -KL/BTCTW" → 08-KL/BTCTW; "Hà Nội, ngày 04 tháng 01 năm 2023" → place and date.

use crate::model::{CopyNotice, Date, DocumentNumber};
use crate::parse::letters::marks::Marks;

use super::super::letters::{
    after_bare, bare, bare_text, begins, is_capitals, is_letter, is_lower, is_word, starts_lower,
};
use super::{dates, names, numbers};

/// The document's number in a line of the letterhead, with where it is printed (bytes).
pub fn header_number(text: &str) -> Option<(DocumentNumber, usize)> {
    let text = &figures(text);
    let mut found = numbers::numbers(text).into_iter().next().or_else(|| {
        // "Số15-KL/TU", "Số....15-KL/TU": nothing but "Số" and dots before the figures.
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let before = bare_text(text[..first].trim_end_of(".…: "));
        (before == "so").then(|| numbers::number_at(text, first))?
    })?;
    // "858CV/ĐUK" should read 858-CV/ĐUK.
    let serial = found.number.serial.len();
    if found.number.text[serial..].starts_with(is_letter) {
        found.number.text.insert(serial, '-');
    }
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

/// "I5-KL/TU", "ngày O5 tháng 6 năm 2O25": letters that recognition takes for the figures beside them. The bytes stay where they are.
fn figures(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for i in 0..bytes.len() {
        let figure = match bytes[i] {
            b'O' | b'o' => b'0',
            b'I' | b'l' => b'1',
            _ => continue,
        };
        let starts = i == 0 || bytes[i - 1] == b' ';
        let beside = bytes.get(i + 1).is_some_and(u8::is_ascii_digit);
        // "năm 202O", not "12 Ô" or "3o" with more letters.
        let inside = i > 0 && bytes[i - 1].is_ascii_digit();
        let ends = |next: &u8| !(next.is_ascii_alphabetic() || *next >= 0x80);
        if starts && beside || inside && (beside || bytes.get(i + 1).is_none_or(ends)) {
            bytes[i] = figure;
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Quốc hiệu and tiêu ngữ, or the Party's title (NĐ 30 Annex I, II.1; HD 36-HD/VPTW).
pub fn is_motto(text: &str) -> bool {
    const STATE: &str = "cong hoa xa hoi chu nghia";
    let mut bytes = text.bytes().enumerate();
    let of_state = |(at, byte): (usize, u8)| {
        byte.eq_ignore_ascii_case(&b'c') && after_bare(&text[at..], STATE).is_some()
    };
    let below = |text: &str| {
        let bare = bare_text(text);
        bare.contains("doc lap - tu do") || bare.contains("doc lap-tu do")
    };
    after_bare(text, "dang cong san viet").is_some()
        || bytes.any(of_state)
        || text.contains('-') && below(text)
}

/// Over how many of `lines` a narrow cell breaks one of them, from the first on.
pub fn broken_motto<'a>(lines: impl Iterator<Item = &'a str>) -> Option<usize> {
    const WHOLE: [&str; 3] = [
        "cong hoa xa hoi chu nghia viet nam",
        "doc lap - tu do - hanh phuc",
        "dang cong san viet nam",
    ];
    // Letters take three bytes at the most; a longer line need not be looked at.
    const LONGEST: usize = 110;
    let mut printed = String::new();
    for (i, line) in lines.take(4).enumerate() {
        // "Cộng hòa", "Độc lập", "Đảng".
        let opens = || {
            line.trim_start()
                .starts_with(|c| matches!(bare(c), 'c' | 'd'))
        };
        if line.len() > LONGEST || i == 0 && !opens() {
            return None;
        }
        if i > 0 {
            printed.push(' ');
        }
        printed.push_str(bare_text(line).trim());
        if WHOLE.contains(&printed.as_str()) {
            return (i > 0).then_some(i + 1);
        }
        if printed.is_empty() || !WHOLE.iter().any(|whole| whole.starts_with(&printed)) {
            return None;
        }
    }
    None
}

/// "SAO LỤC", "SAO Y BẢN CHÍNH" (NĐ 30/2020/NĐ-CP Annex I, part II).
pub fn is_copy_form(text: &str) -> bool {
    let bare = bare_text(text);
    is_capitals(text)
        && [
            "sao luc",
            "sao y",
            "sao y ban chinh",
            "trich sao",
            "ban sao",
        ]
        .contains(&bare.trim_matches(|c: char| !is_word(c)))
}

/// "SAO Y; Văn phòng Tỉnh ủy; 29/11/2023 08:12:33": the line that an electronic copy bears on its first page.
pub fn electronic_copy(text: &str) -> Option<CopyNotice> {
    let mut parts = text.split([';', ',']).map(str::trim);
    let form = parts.next().filter(|form| is_copy_form(form))?;
    let office = parts.next().filter(|office| !office.is_empty())?;
    let (_, date, _) = dates::find_date(parts.next()?)?;
    Some(CopyNotice {
        form: Some(form.to_owned()),
        office: Some(names::usual_case(office)),
        date: Some(date),
        ..CopyNotice::default()
    })
}

/// "Hà Nội, ngày 04 tháng 01 năm 2023": place, comma, date, nothing more.
pub fn place_date(text: &str) -> Option<(Option<String>, Date)> {
    // The name of a place has forty letters at most, a date not more: what is longer need not be read.
    if text.len() > 400 {
        return None;
    }
    let text = &figures(text);
    let (start, date, end) = dates::find_date(text)?;
    let place = text[..start].trim();
    let place = place.strip_suffix(" ngay").unwrap_or(place);
    let place = named_place(place)?;
    let rest = text[end..].trim_matches(|c: char| !is_word(c));
    // "năm 2026 2025": a year corrected by hand.
    let corrected = rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit());
    let fits = rest.is_empty() || corrected;
    fits.then(|| ((!place.is_empty()).then(|| place.to_owned()), date))
}

/// "Hà Nội, ngày     tháng 5 năm 2025": the place, where the day is left open or was written by hand.
pub fn place_of_open_day(text: &str) -> Option<&str> {
    let at = text.find("ngày").or_else(|| text.find("ngay"))?;
    let open = text[at..].split(|c: char| !is_word(c));
    let mut open = open.filter(|word| !word.is_empty() && word.bytes().any(|b| b != b'_'));
    let fits = open.all(|word| {
        ["ngay", "thang", "nam"].contains(&bare_text(word).as_str())
            || word.bytes().all(|b| b.is_ascii_digit())
    });
    let comma = text[..at].trim_end().ends_with(',');
    let months = bare_text(&text[at..]).contains("thang");
    named_place(&text[..at]).filter(|place| fits && comma && months && !place.is_empty())
}

/// What stands before a day, if it can be the name of a place.
fn named_place(text: &str) -> Option<&str> {
    let place = text.trim_end_of(",. ").trim_start_of("/ ");
    // "thành phố", "tỉnh" are all that is small in the name of a place: more words in small letters are a sentence's.
    let small = place
        .split_whitespace()
        .filter(|word| starts_lower(word))
        .count();
    let named = small < 3
        && place
            .chars()
            .all(|c| is_letter(c) || c == ' ' || c == '.' || c == '-');
    // "tại cuộc họp giao ban ngày 31/7/2023" is a line of a title.
    let named = named && !place.starts_with(is_lower) && !place.starts_with("Căn cứ ");
    (named && place.chars().count() <= 40).then_some(place)
}

/// "TỈNH ỦY QUẢNG NGÃI / VĂN PHÒNG" → "Văn phòng Tỉnh ủy Quảng Ngãi"; otherwise the last body,
/// its wrapped lines joined.
pub fn office(letterhead: &[String]) -> Option<String> {
    let last = letterhead.last()?;
    let bare = bare_text(last);
    let advisory = [
        "van phong",
        "ban to chuc",
        "ban tuyen giao",
        "ban dan van",
        "ban noi chinh",
        "uy ban kiem tra",
        "ban tuyen giao va dan van",
        "ban thuong vu",
        "ban thuong truc",
        "ban chap hanh",
    ];
    if let Some(board) = board_of_union(letterhead) {
        return Some(names::usual_case(&board));
    }
    let name = match letterhead.split_last() {
        Some((last, above)) if !above.is_empty() && advisory.contains(&bare.as_str()) => {
            [last, " ", &whole_name(above)].concat()
        }
        _ => whole_name(letterhead),
    };
    Some(names::usual_case(&name))
}

/// The last body of a letterhead; a name that a narrow column breaks goes on in the next line: "ỦY BAN NHÂN / DÂN / TỈNH …".
fn whole_name(letterhead: &[String]) -> String {
    let mut name = String::new();
    for line in letterhead.iter().rev().take(4) {
        let blank = if name.is_empty() { "" } else { " " };
        name = [line, blank, &name].concat();
        if starts_body(&bare_text(&name)) {
            break;
        }
    }
    name
}

/// "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM / BAN CHẤP HÀNH TỈNH …", "BAN CHẤP HÀNH TRUNG ƯƠNG / ĐOÀN TNCS …": the union in one line,
/// its board in another; "BCH ĐOÀN TỈNH …" names it already.
fn board_of_union(letterhead: &[String]) -> Option<String> {
    const UNIONS: &str = "doan tncs|doan thanh nien|hoi lien hiep|hoi nong dan viet|hoi cuu chien binh viet|mat tran to quoc|cong doan viet";
    const BOARDS: [&str; 3] = ["BAN CHẤP HÀNH ", "BCH ", "ỦY BAN "];
    let of_union = |line: &&String| begins(&bare_text(line), UNIONS);
    let union = letterhead.iter().find(of_union)?;
    let own = letterhead.iter().rev().find(|line| !of_union(line))?;
    let Some(board) = BOARDS.into_iter().find(|board| own.starts_with(board)) else {
        return Some(own.clone());
    };
    let place = &own[board.len()..];
    let named = begins(
        &bare_text(place),
        "tinh |thanh pho |huyen |quan |thi xa |xa |phuong |truong ",
    );
    Some(match place {
        "TRUNG ƯƠNG" => [own, " ", union].concat(),
        _ if named => [board, union, " ", place].concat(),
        _ => own.clone(),
    })
}

/// "KHÓA XV, KỲ HỌP THỨ 18" below the name of a council: which session of it decides.
pub fn is_session(text: &str) -> bool {
    const LONGEST: usize = 80;
    let words = text.trim_start_of("(*");
    let term = |rest: &str| {
        rest.trim_end_of(")*. ")
            .bytes()
            .all(|b| b"ivx".contains(&b))
    };
    let of = |bare: &str| match bare.strip_prefix("khoa ") {
        Some(rest) => term(rest.split_once(',').map_or(rest, |(numeral, _)| numeral)),
        None => bare.starts_with("ky hop thu"),
    };
    text.len() < LONGEST && words.begins_in("KkNn") && of(&bare_text(words))
}

/// Whether the name of a body begins so.
pub fn starts_body(bare: &str) -> bool {
    const HEADS: &[&str] = &[
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
        "cong ty",
        "tap doan",
        "ngan hang",
        "benh vien",
        "phong ",
    ];
    !bare.starts_with("ban nhan dan") && HEADS.iter().any(|head| bare.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boards_of_unions_are_named_with_their_unions() {
        for (lines, name) in [
            (
                &[
                    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
                    "TỈNH BẮC LÂM",
                    "BAN THƯỜNG TRỰC",
                ][..],
                "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Lâm",
            ),
            (
                &[
                    "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM",
                    "BAN CHẤP HÀNH TỈNH BẮC LÂM",
                ],
                "Ban Chấp hành Hội Liên hiệp Phụ nữ Việt Nam tỉnh Bắc Lâm",
            ),
            (
                &["MẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN TRUNG ƯƠNG"],
                "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
            ),
            (
                &["HỘI NÔNG DÂN VIỆT NAM", "BCH HND TỈNH BẮC LÂM"],
                "BCH HND tỉnh Bắc Lâm",
            ),
        ] {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(office(&lines).as_deref(), Some(name));
        }
    }

    #[test]
    fn numbers_and_days_are_read_through_what_recognition_does_to_figures() {
        let number = |text| header_number(text).map(|(number, _)| number.text);
        for text in [
            "Số I5-KL/TU",
            "Số l5-KL/TU",
            "Số15-KL/TU",
            "Số....15-KL/TU",
            "Số 15KL/TU",
        ] {
            assert_eq!(number(text).as_deref(), Some("15-KL/TU"), "{text}");
        }
        assert_eq!(number("Số I-KL/TU"), None);
        assert_eq!(place_date("tại cuộc họp giao ban ngày 31/7/2023"), None);
        let day = Date::ymd(2024, 6, 5).map(|date| (Some("Lam Giang".to_owned()), date));
        for text in [
            "Lam Giang, ngày O5 tháng 6 năm 2024",
            "Lam Giang, ngày 05 tháng 6 năm 2O24",
            "Lam Giang. ngày 05 tháng 6 năm 2024",
            "/Lam Giang, ngày 05 tháng 6 năm 2024",
            "Lam Giang, ngay 05 thang 6 năm 2024",
        ] {
            assert_eq!(place_date(text), day, "{text}");
        }
    }
}

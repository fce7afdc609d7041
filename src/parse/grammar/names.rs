//! Names of bodies that letterheads set in capitals, put into usual letters.
//!
//! "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI" → "Ủy ban nhân dân tỉnh Quảng Ngãi".

use super::super::known;
use super::super::letters::{
    List, capitalise, has_vowel, is_capitals, is_letter, is_one_of, lower_text, upper,
};

/// Words of office that stay small inside a name; what is none of them is a proper name.
const SMALL: List = list!(
    "ủy|uỷ|ban|nhân|dân|tỉnh|thành|phố|huyện|quận|xã|phường|thị|trấn|chấp|hành|đảng|bộ|khối|các|cơ|\
    quan|doanh|nghiệp|chi|hội|đồng|sở|phòng|văn|tổ|chức|kiểm|tra|tuyên|giáo|vận|nội|chính|thường|vụ|\
    trực|và|của|cán|sự|đoàn|viện|trường|đại|học|công|an|quân|bộ|chỉ|huy|quản|lý|tài|kế|hoạch|đầu|tư|\
    y|tế|giáo|dục|đào|tạo|tư|pháp|xây|dựng|trung|tâm|cục|vụ|tổng|chi|nhánh|nghị|toàn|quốc|về|việc|\
    nông|thôn|môi|trường|khoa|công|nghệ|cao|cấp|đặc|khu",
);

/// Whether `word` is one of them.
pub fn is_small(word: &str) -> bool {
    is_one_of(word, SMALL)
}

/// Who heads a body.
const OFFICERS: [&str; 6] = [
    "bộ trưởng ",
    "chủ tịch ",
    "chủ nhiệm ",
    "cục trưởng ",
    "tổng cục trưởng ",
    "trưởng ban ",
];

/// Offices that are named by their field.
const OFFICES: [&str; 5] = ["tổng cục ", "chi cục ", "cục ", "vụ ", "viện "];

/// What is followed by the name of a place: "TỈNH ỦY AN GIANG", "XÃ CÔNG HẢI".
const PLACES: [&str; 10] = [
    "tỉnh",
    "phố",
    "huyện",
    "quận",
    "xã",
    "phường",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thị ủy",
];

/// `name` in usual letters; names in mixed case come back as they are.
pub fn usual_case(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_capitals(&name) {
        return name;
    }
    // "TỈNH UỶ HÀ GIANG": the names are known in the other spelling, and keep their own.
    let printed = lower_text(&name);
    let lower = printed.replace("uỷ", "ủy");
    if lower != printed {
        let usual = usual_case(&name.replace("UỶ", "ỦY"));
        return usual.replace("ủy", "uỷ").replace("Ủy", "Uỷ");
    }
    // "BỘ NỘI VỤ - BỘ TÀI CHÍNH": the bodies of a joint paper.
    if let Some(mark) = lower.find(" - ") {
        let next = mark + " - ".len();
        if known::body_at(&lower[next..], |_| true).is_some() {
            return [
                &usual_case(&name[..mark]),
                " - ",
                &usual_case(&name[next..]),
            ]
            .concat();
        }
    }
    // "BỘ TRƯỞNG BỘ NỘI VỤ": the head of a body, who acts in its name.
    let officer = OFFICERS.iter().find(|officer| {
        let body = lower.strip_prefix(**officer);
        let known = |body: &str| known::body_at(body, |_| true).is_some();
        body.is_some_and(known)
    });
    if let Some(officer) = officer {
        return [
            &capitalise(officer),
            usual_case(&name[officer.len()..]).as_str(),
        ]
        .concat();
    }
    // The longest known body at the head gives the case of its words, and whose it is that of the rest:
    // "Văn phòng" and "Đảng ủy Chính phủ".
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let mut head = String::new();
    let mut rest = lower.as_str();
    while let Some(body) = known::body_at(rest, ends) {
        head = [head.as_str(), if head.is_empty() { "" } else { " " }, body].concat();
        rest = rest[body.len()..].trim_start();
    }
    // "CỤC QUẢN LÝ GIÁ" is named by its field, which begins with a capital; places keep theirs.
    let office = OFFICES
        .iter()
        .find(|o| head.is_empty() && rest.starts_with(**o));
    // "BAN CHỈ ĐẠO PHÒNG, CHỐNG THAM NHŨNG TỈNH …" has nothing but small words before the place.
    let field = office
        .map(|office| office.trim_end().split(' ').count())
        .or_else(|| head.ends_with("Ban Chỉ đạo").then_some(usize::MAX));
    let is_place = |head: &str| PLACES.iter().any(|unit| head.ends_with(unit));
    let mut place = is_place(&lower_text(&head));
    let mut words: Vec<String> = Vec::new();
    for word in rest.split_whitespace() {
        let first = words.is_empty() && head.is_empty();
        let small = match field {
            Some(field) => words.len() != field && !place,
            None => is_small(word.trim_end_matches(',')) && !place,
        };
        place |= is_place(word);
        words.push(
            if !has_vowel(word) && word != "&" && word.contains(is_letter) {
                // "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TW": a short form stays as it is.
                word.chars().map(upper).collect()
            } else if first || !small {
                capitalise(word)
            } else {
                word.to_owned()
            },
        );
    }
    let rest = words.join(" ");
    let blank = if head.is_empty() || rest.is_empty() {
        ""
    } else {
        " "
    };
    capitalise(&[head.as_str(), blank, &rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_small_and_places_are_not() {
        assert_eq!(
            usual_case("BỘ NỘI VỤ - BỘ TÀI CHÍNH"),
            "Bộ Nội vụ - Bộ Tài chính"
        );
        assert_eq!(
            usual_case("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"),
            "Ủy ban nhân dân tỉnh Quảng Ngãi"
        );
        assert_eq!(
            usual_case("VĂN PHÒNG ĐẢNG ỦY CHÍNH PHỦ"),
            "Văn phòng Đảng ủy Chính phủ"
        );
        assert_eq!(usual_case("ĐẢNG ĐOÀN QUỐC HỘI"), "Đảng đoàn Quốc hội");
        assert_eq!(usual_case("TỈNH ỦY QUẢNG NGÃI"), "Tỉnh ủy Quảng Ngãi");
        assert_eq!(usual_case("HUYỆN ỦY AN SƠN"), "Huyện ủy An Sơn");
        assert_eq!(
            usual_case("HỘI ĐỒNG NHÂN DÂN XÃ CÔNG HẢI"),
            "Hội đồng nhân dân xã Công Hải"
        );
        assert_eq!(usual_case("Sở Nội vụ"), "Sở Nội vụ");
        assert_eq!(usual_case("CHI BỘ TỔ DÂN PHỐ 1"), "Chi bộ tổ dân phố 1");
        assert_eq!(
            usual_case("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TW"),
            "Đảng ủy Khối các cơ quan TW"
        );
        assert_eq!(usual_case("CỤC QUẢN LÝ GIÁ"), "Cục Quản lý giá");
        assert_eq!(
            usual_case("BAN DÂN VẬN TỈNH UỶ BẮC LÂM"),
            "Ban Dân vận Tỉnh uỷ Bắc Lâm"
        );
        assert_eq!(
            usual_case("BAN CHỈ ĐẠO PHÒNG, CHỐNG LÃNG PHÍ TỈNH BẮC LÂM"),
            "Ban Chỉ đạo phòng, chống lãng phí tỉnh Bắc Lâm"
        );
        assert_eq!(
            usual_case("CHI CỤC KIỂM LÂM TỈNH BẮC LÂM"),
            "Chi cục Kiểm lâm tỉnh Bắc Lâm"
        );
    }
}

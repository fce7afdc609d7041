//! Documents named without a number: by plenum, by congress, or by their own name.
//!
//! *Reads* one healed text. *Writes* mentions as [`citations::Found`]. The patterns stand below as
//! named parts, each with a line it must match and one it must not.

use regex::{Captures, Regex};
use std::sync::LazyLock;

use super::super::letters::{capitalise, lower_text};
use super::citations::{Found, read_tail};

const TERM: &str = r"(?:,? ?\(?(?:[Kk]h[óo][áa]) ?(?P<terms>[IVX]+(?:(?:, ?| và )[IVX]+)*)\)?)";

/// "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết Hội nghị Trung ương 6 khóa XII"; not "Hội nghị
/// Trung ương 7" alone.
static PLENUM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<kind>(?:[Nn]ghị quyết|[Kk]ết luận|[Cc]hỉ thị)(?:, (?:nghị quyết|kết luận|chỉ thị|quy định))*)(?: của)?(?: [Hh]ội nghị)?(?: lần thứ)? [Tt]rung ương (?P<plenum>[0-9]{{1,2}}(?:(?:, ?| và )[0-9]{{1,2}})*){TERM}?"
    ))
});

/// "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII".
static PLENUM_IN_FULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<kind>[Nn]ghị quyết|[Kk]ết luận) (?:của )?[Hh]ội nghị (?:lần )?thứ (?P<plenum>[a-zăâáàảãạắằẳẵặấầẩẫậêéèẻẽẹếềểễệíìỉĩịôơóòỏõọốồổỗộớờởỡợưúùủũụứừửữựđ0-9]+(?: [a-zăâáàảãạắằẳẵặấầẩẫậêéèẻẽẹếềểễệíìỉĩịôơóòỏõọốồổỗộớờởỡợưúùủũụứừửữựđ]+)?),? Ban Chấp hành Trung ương(?: Đảng)?{TERM}?"
    ))
});

/// "Nghị quyết Đại hội XIII của Đảng", "văn kiện Đại hội lần thứ XII"; not "nghị quyết đại hội
/// đảng bộ các cấp", which names no congress.
static CONGRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<kind>[Nn]ghị quyết|[Vv]ăn kiện|[Bb]áo cáo chính trị|[Cc]hương trình hành động) (?P<congress>Đại hội(?: [Đđ]ại biểu)?(?: toàn quốc)?(?:(?: của)? Đảng bộ(?: [^ ,;.()]+){1,6}?)?(?: lần thứ)?(?: [IVX]+)?(?: của Đảng| Đảng)?)",
    )
});

/// "Điều lệ Đảng", "Cương lĩnh", "Hiến pháp năm 2013".
static BY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<kind>Điều lệ|Cương lĩnh|Hiến pháp)(?P<name> Đảng| Công đoàn Việt Nam| Mặt trận Tổ quốc Việt Nam| Đoàn Thanh niên Cộng sản Hồ Chí Minh| năm [0-9]{4}| chính trị)?",
    )
});

/// "Luật Tổ chức chính quyền địa phương năm 2015", "Bộ luật Lao động ngày 20 tháng 11 năm 2019".
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<kind>Bộ luật|Luật|Pháp lệnh) (?P<name>[A-ZĐÂÔƯĂÊÁÀẢÃẠÝỦ][^,;.:()“”0-9]*?)(?P<year> năm [0-9]{4}| ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4})",
    )
});

/// "Nghị quyết 18,19 của …", "các Nghị quyết số 18 và 19"; not "Kế hoạch 5 năm".
static BARE_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<kind>Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|nghị quyết|chỉ thị) (?:số )?(?P<list>[0-9]{1,3}(?:(?:, ?| và )(?:số )?[0-9]{1,3})*)(?P<next> của | về | khóa | khoá | và |,|;|\.|\)|$)",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns are constants, tested below")
}

/// All documents that `text` names without a number.
pub fn named(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    for caught in PLENUM
        .captures_iter(text)
        .chain(PLENUM_IN_FULL.captures_iter(text))
    {
        add_plenum(text, &caught, &mut all);
    }
    for caught in CONGRESS.captures_iter(text) {
        add_congress(text, &caught, &mut all);
    }
    for caught in BY_NAME.captures_iter(text) {
        add_by_name(text, &caught, &mut all);
    }
    for caught in LAW.captures_iter(text) {
        let kind = group(&caught, "kind");
        if group(&caught, "name").split(' ').count() <= 16 {
            push(text, &caught, kind, None, &mut all);
        }
    }
    for caught in BARE_NUMBERS.captures_iter(text) {
        add_bare_numbers(text, &caught, &mut all);
    }
    all
}

fn group<'t>(caught: &Captures<'t>, name: &str) -> &'t str {
    caught.name(name).map_or("", |m| m.as_str())
}

fn bounds(caught: &Captures) -> (usize, usize) {
    caught.get(0).map_or((0, 0), |m| (m.start(), m.end()))
}

fn push(text: &str, caught: &Captures, kind: &str, issuer: Option<String>, all: &mut Vec<Found>) {
    let (start, end) = bounds(caught);
    if text[end..].starts_with(char::is_alphanumeric)
        || text[..start].ends_with(char::is_alphanumeric)
    {
        return;
    }
    let fixed = issuer.is_some();
    let mut found = Found {
        start,
        end,
        kind: capitalise(&lower_text(kind)),
        issuer,
        reach: end,
        ..Found::default()
    };
    let named = found.issuer.clone();
    read_tail(text, &mut found);
    if fixed {
        found.issuer = named;
    }
    all.push(found);
}

fn add_plenum(text: &str, caught: &Captures, all: &mut Vec<Found>) {
    let kind = group(caught, "kind").split(',').next().unwrap_or("");
    let plenum = group(caught, "plenum");
    let terms: Vec<&str> = group(caught, "terms")
        .split(|c: char| !"IVX".contains(c))
        .filter(|t| !t.is_empty())
        .collect();
    let issuer = |term: &str| {
        let name = format!("Hội nghị Trung ương {plenum}");
        Some(if term.is_empty() {
            name
        } else {
            format!("{name} khóa {term}")
        })
    };
    if terms.is_empty() {
        push(text, caught, kind, issuer(""), all);
    }
    for term in terms {
        push(text, caught, kind, issuer(term), all);
    }
}

fn add_congress(text: &str, caught: &Captures, all: &mut Vec<Found>) {
    let congress = group(caught, "congress");
    // Without a number or "của Đảng" the words name no congress in particular.
    let numeral = congress
        .split(' ')
        .any(|w| !w.is_empty() && w.chars().all(|c| "IVX".contains(c)));
    if !numeral && !congress.ends_with("của Đảng") {
        return;
    }
    let plain = congress.replace("lần thứ ", "");
    let issuer = if plain.ends_with("Đảng") || plain.contains("Đảng bộ") {
        plain
    } else {
        format!("{plain} của Đảng")
    };
    push(text, caught, group(caught, "kind"), Some(issuer), all);
}

fn add_by_name(text: &str, caught: &Captures, all: &mut Vec<Found>) {
    let (start, end) = bounds(caught);
    let kind = group(caught, "kind");
    let before = lower_text(
        &text[text[..start]
            .char_indices()
            .rev()
            .nth(59)
            .map_or(0, |(i, _)| i)..start],
    );
    // "Tiểu ban Điều lệ Đảng", "Tiểu ban bổ sung, sửa đổi Điều lệ Đảng" are bodies.
    if before
        .rfind("tiểu ban")
        .is_some_and(|i| !before[i..].contains([';', '.']))
    {
        return;
    }
    let lone_statute = kind == "Điều lệ" && group(caught, "name").is_empty();
    let listed = text[..start].trim_end().ends_with([',', ';']) || text[..start].ends_with("và ");
    let more = text[end..].trim_start().starts_with(char::is_uppercase)
        && !text[end..].starts_with([',', ';', '.']);
    if lone_statute && (!listed || more) {
        return;
    }
    let issuer = matches!(kind, "Điều lệ" | "Cương lĩnh").then(|| "Đảng".to_owned());
    push(text, caught, kind, issuer, all);
}

fn add_bare_numbers(text: &str, caught: &Captures, all: &mut Vec<Found>) {
    let list = caught.name("list").map_or(0..0, |m| m.range());
    let words = &text[list.clone()];
    let numbers: Vec<&str> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .collect();
    let next = group(caught, "next");
    let single = numbers.len() == 1;
    if single && !matches!(next.trim(), "của" | "về" | "khóa" | "khoá") {
        return;
    }
    let start = bounds(caught).0;
    let mut tail = Found {
        start,
        end: list.end,
        reach: list.end,
        ..Found::default()
    };
    read_tail(text, &mut tail);
    for number in numbers {
        all.push(Found {
            kind: capitalise(&lower_text(group(caught, "kind"))),
            number: Some(crate::model::DocumentNumber {
                text: number.to_owned(),
                as_printed: number.to_owned(),
                serial: number.to_owned(),
                ..Default::default()
            }),
            ..tail.clone()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pattern_matches_its_line_and_not_its_neighbour() {
        for (pattern, yes, no) in [
            (
                &PLENUM,
                "Nghị quyết Hội nghị Trung ương 6 khóa XII",
                "trình Hội nghị Trung ương 7",
            ),
            (
                &PLENUM_IN_FULL,
                "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
                "Hội nghị lần thứ tư",
            ),
            (
                &CONGRESS,
                "văn kiện Đại hội XIII của Đảng",
                "nghị quyết đại hội đảng bộ các cấp",
            ),
            (&BY_NAME, "Hiến pháp năm 2013", "hiến định"),
            (
                &LAW,
                "Luật Tổ chức chính quyền địa phương năm 2015",
                "luật pháp năm 2015",
            ),
            (&BARE_NUMBERS, "Nghị quyết 18,19 của", "Nghị quyết 5 năm"),
        ] {
            assert!(pattern.is_match(yes), "{yes}");
            assert!(!pattern.is_match(no), "{no}");
        }
    }
}

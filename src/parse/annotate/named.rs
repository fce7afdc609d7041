//! Documents named without a number: by plenum, by congress, or by their own name.
//!
//! *Reads* one healed text. *Writes* mentions as [`citations::Found`]. The patterns stand below as
//! named parts, each with a line it must match and one it must not.

mod laws;

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, is_lower, is_upper, is_word};

use crate::model::DocumentNumber;

use super::super::letters::{capitalise, lower_text, tail};
use super::super::prose::{Openings, Prose};
use super::citations::{Found, date_after};
use super::near::{self, Caught, Cursor, Pattern};
use super::tails::read_tail;
use laws::add_laws;

/// ", khóa XI, XII)": the terms of a Central Committee.
fn term(c: &mut Cursor) -> bool {
    c.word(",");
    c.word(" ");
    c.word("(");
    let fits = c.cased("khóa|khoá|khoa|khóá") && {
        c.word(" ");
        c.group("terms", &|c| {
            c.roman() && c.each(&|c| c.one_of(const { list!(", |,| và ") }) && c.roman())
        })
    };
    c.word(")");
    fits
}

/// "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết Hội nghị Trung ương 6 khóa XII"; not "Hội nghị
/// Trung ương 7" alone.
fn plenum(c: &mut Cursor) -> bool {
    let kinds = |c: &mut Cursor| {
        // Recognition takes the tone of "quyết" often.
        c.cased(const { list!("nghị quyết|nghị quyêt|kết luận|chỉ thị") })
            && c.each(&|c| c.word(", ") && c.one_of("nghị quyết|kết luận|chỉ thị|quy định"))
    };
    if !c.group("kind", &kinds) {
        return false;
    }
    c.word(" của");
    c.one_of(const { list!(" Hội nghị| hội nghị") });
    c.word(" lần thứ");
    // "Trung ương 5, Trung ương 6 khóa XIII": two plenums, each with its paper.
    let more = |c: &mut Cursor| {
        c.one_of(", |,| và ") && {
            c.one_of("Hội nghị Trung ương |Trung ương ");
            c.digits(2)
        }
    };
    let numbers = |c: &mut Cursor| c.digits(2) && c.each(&more);
    c.one_of(" Trung ương | trung ương ") && c.group("plenum", &numbers) && c.may_all(&term)
}

/// "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII".
fn plenum_in_full(c: &mut Cursor) -> bool {
    if !c.group("kind", &|c| c.cased(const { list!("nghị quyết|kết luận") })) || !c.word(" ")
    {
        return false;
    }
    c.word("của ");
    if !c.cased("hội nghị ") {
        return false;
    }
    c.word("lần ");
    let ordinal = |c: &mut Cursor| {
        c.run(1, usize::MAX, |c| is_lower(c) || c.is_ascii_digit())
            && c.may_all(&|c| c.word(" ") && c.run(1, usize::MAX, is_lower))
    };
    if !c.word("thứ ") || !c.group("plenum", &ordinal) {
        return false;
    }
    c.word(",");
    if !c.word(" Ban Chấp hành Trung ương") {
        return false;
    }
    c.word(" Đảng");
    c.may_all(&term)
}

/// "Nghị quyết Đại hội XIII của Đảng", "văn kiện Đại hội lần thứ XII"; not "nghị quyết đại hội
/// đảng bộ các cấp", which names no congress.
fn congress(c: &mut Cursor) -> bool {
    const KINDS: List = list!("nghị quyết|văn kiện|báo cáo chính trị|chương trình hành động");
    let local = |c: &mut Cursor| {
        c.word(" của");
        c.word(" Đảng bộ ") && c.run(1, usize::MAX, |c| !" ,;.()".contains(c))
    };
    let name = |c: &mut Cursor| {
        if !c.word("Đại hội") {
            return false;
        }
        c.one_of(" Đại biểu| đại biểu");
        c.word(" toàn quốc");
        c.all(&local);
        c.word(" lần thứ");
        c.all(&|c| c.word(" ") && c.roman());
        c.one_of(" của Đảng| Đảng");
        true
    };
    c.group("kind", &|c| c.cased(KINDS)) && c.word(" ") && c.group("congress", &name)
}

/// "Điều lệ Đảng", "Cương lĩnh", "Hiến pháp năm 2013".
fn by_name(c: &mut Cursor) -> bool {
    const NAMES: List = list!(
        " Đảng Cộng sản Việt Nam| Đảng| Công đoàn Việt Nam| Công đoàn| Mặt trận Tổ quốc Việt Nam| Mặt trận| Đoàn Thanh niên Cộng sản Hồ Chí Minh| Đoàn TNCS Hồ Chí Minh| Đoàn| Hội Liên hiệp Phụ nữ Việt Nam| Hội Nông dân Việt Nam| Hội Cựu chiến binh Việt Nam| Hội| chính trị",
    );
    let kind = |c: &mut Cursor| c.one_of(const { list!("Điều lệ|Cương lĩnh|Hiến pháp") });
    let name = |c: &mut Cursor| c.one_of(NAMES) || c.word(" năm ") && c.year();
    c.group("kind", &kind) && c.may_all(&|c| c.group("name", &name))
}

/// "Nghị quyết 18,19 của …", "các Nghị quyết số 18 và 19"; not "Kế hoạch 5 năm".
fn bare_numbers(c: &mut Cursor) -> bool {
    const KINDS: List = list!("Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|nghị quyết|chỉ thị");
    if !c.group("kind", &|c| c.one_of(KINDS)) || !c.word(" ") {
        return false;
    }
    c.word("số ");
    c.group("list", &numbers) && c.group("next", &after_numbers)
}

/// As many numbers as leave something behind them that ends a list: of "18, 19-NQ/TW" the first.
fn numbers(c: &mut Cursor) -> bool {
    let more =
        |c: &mut Cursor| c.one_of(const { list!(", |,| và ") }) && c.may("số ") && numbers(c);
    c.digits(3) && (c.all(&more) || c.sees(&after_numbers))
}

fn after_numbers(c: &mut Cursor) -> bool {
    const WORDS: List = list!(" của | về | khóa | khoá | và | ngày |,|;|.|)");
    c.one_of(WORDS) || c.at_end()
}

/// All documents that `text` names without a number.
pub fn named(prose: &Prose) -> Vec<Found> {
    let text = prose.text;
    let mut all = Vec::new();
    let kinds = const { Openings::of("nghị|kết|chỉ") };
    for pattern in [plenum as Pattern, plenum_in_full] {
        for caught in near::captures(pattern, prose, kinds) {
            add_plenum(text, &caught, &mut all);
        }
    }
    for caught in near::captures(
        congress,
        prose,
        const { Openings::of("nghị|văn|báo|chương") },
    ) {
        add_congress(text, &caught, &mut all);
    }
    for caught in near::captures(by_name, prose, const { Openings::of("điều|cương|hiến") }) {
        add_by_name(text, &caught, &mut all);
    }
    add_laws(prose, &mut all);
    for caught in near::captures(
        bare_numbers,
        prose,
        const { Openings::of("nghị|kết|chỉ|quy|quyết") },
    ) {
        add_bare_numbers(text, &caught, &mut all);
    }
    add_short_mentions(prose, &mut all);
    all
}

fn push(text: &str, caught: &Caught, kind: &str, issuer: Option<String>, all: &mut Vec<Found>) {
    let (start, end) = caught.bounds();
    if text[end..].starts_with(is_word) || text[..start].ends_with(is_word) {
        return;
    }
    let kind = capitalise(&lower_text(kind).replace("quyêt", "quyết"));
    let mut found = Found {
        start,
        end,
        kind,
        issuer: issuer.clone(),
        reach: end,
        ..Found::default()
    };
    read_tail(text, &mut found);
    // The plenum or congress itself names the document, whoever is printed after it.
    found.issuer = issuer.or(found.issuer);
    all.push(found);
}

fn add_plenum(text: &str, caught: &Caught, all: &mut Vec<Found>) {
    let kind = caught
        .group("kind")
        .and_then(|k| k.split(',').next())
        .unwrap_or("");
    let plenum = caught.group("plenum").unwrap_or("");
    let terms = caught.group("terms").unwrap_or("");
    let terms: Vec<&str> = terms
        .split(|c: char| !"IVX".contains(c))
        .filter(|t| !t.is_empty())
        .collect();
    let apart = plenum
        .contains("ương")
        .then_some(|c: char| !c.is_ascii_digit());
    let plenums: Vec<&str> = match apart {
        Some(apart) => plenum.split(apart).filter(|n| !n.is_empty()).collect(),
        None => vec![plenum],
    };
    for plenum in plenums {
        let name = format!("Hội nghị Trung ương {plenum}");
        if terms.is_empty() {
            push(text, caught, kind, Some(name.clone()), all);
        }
        for term in &terms {
            push(text, caught, kind, Some(format!("{name} khóa {term}")), all);
        }
    }
}

fn add_congress(text: &str, caught: &Caught, all: &mut Vec<Found>) {
    let congress = caught.group("congress").unwrap_or("");
    // Without a number or "của Đảng" the words name no congress in particular.
    let numeral = congress
        .split(' ')
        .any(|w| !w.is_empty() && w.chars().all(|c| "IVX".contains(c)));
    if !numeral && !congress.ends_with("của Đảng") {
        return;
    }
    let plain = congress.replace("lần thứ ", "");
    let whole = plain.ends_with("Đảng") || plain.contains("Đảng bộ");
    let issuer = if whole {
        plain
    } else {
        format!("{plain} của Đảng")
    };
    push(
        text,
        caught,
        caught.group("kind").unwrap_or(""),
        Some(issuer),
        all,
    );
}

fn add_by_name(text: &str, caught: &Caught, all: &mut Vec<Found>) {
    let (start, end) = caught.bounds();
    let kind = caught.group("kind").unwrap_or("");
    let before = lower_text(tail(&text[..start], 60));
    // "Tiểu ban Điều lệ Đảng", "Tiểu ban bổ sung, sửa đổi Điều lệ Đảng" are bodies.
    if before
        .rfind("tiểu ban")
        .is_some_and(|i| !before[i..].contains([';', '.']))
    {
        return;
    }
    let lone_statute = kind == "Điều lệ" && caught.group("name").is_none();
    let listed = text[..start].trim_end().ends_in(",;") || text[..start].ends_with("và ");
    let more = text[end..].trim_start().starts_with(is_upper) && !text[end..].begins_in(",;.");
    if lone_statute && (!listed || more) {
        return;
    }
    // "Điều lệ Công đoàn Việt Nam" is that body's own.
    let name = caught.group("name").unwrap_or("").trim_start();
    let body = kind == "Điều lệ" && !name.is_empty();
    let issuer = matches!(kind, "Điều lệ" | "Cương lĩnh")
        .then(|| if body { name } else { "Đảng" }.to_owned());
    push(text, caught, kind, issuer, all);
}

fn add_bare_numbers(text: &str, caught: &Caught, all: &mut Vec<Found>) {
    let Some(list) = caught.group_bounds("list") else {
        return;
    };
    let numbers: Vec<&str> = text[list.0..list.1]
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .collect();
    let next = caught.group("next").unwrap_or("").trim();
    // "Chỉ thị số 01, ngày 25/01/2026": the day tells which.
    let (date, end) = date_after(text, list.1);
    if numbers.len() == 1 && date.is_none() && !matches!(next, "của" | "về" | "khóa" | "khoá")
    {
        return;
    }
    let mut tail = Found {
        start: caught.bounds().0,
        end,
        date,
        reach: end,
        ..Found::default()
    };
    read_tail(text, &mut tail);
    let kind = capitalise(&lower_text(caught.group("kind").unwrap_or("")));
    for number in numbers {
        all.push(Found {
            kind: kind.clone(),
            number: Some(serial_alone(number)),
            ..tail.clone()
        });
    }
}

fn serial_alone(serial: &str) -> DocumentNumber {
    DocumentNumber {
        text: serial.to_owned(),
        as_printed: serial.to_owned(),
        serial: serial.to_owned(),
        ..DocumentNumber::default()
    }
}

/// "thực hiện Chỉ thị 23": what an earlier mention gave in full.
fn add_short_mentions(prose: &Prose, all: &mut Vec<Found>) {
    const KINDS: [&str; 6] = [
        "Nghị quyết",
        "Chỉ thị",
        "Kết luận",
        "Quy định",
        "Quyết định",
        "Hướng dẫn",
    ];
    let text = prose.text;
    for start in prose.starts(Openings::FIGURE) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let at = start + digits;
        let Some(before) = text[..start].strip_suffix(' ') else {
            continue;
        };
        let after = text[at..].trim_start_of("-–/.,");
        let goes_on = after.len() < text.len() - at && after.starts_with(is_word);
        if digits > 3 || text[at..].starts_with(is_word) || goes_on {
            continue;
        }
        let before = before.strip_suffix(" số").unwrap_or(before);
        if let Some(kind) = KINDS.into_iter().find(|kind| before.ends_with(kind)) {
            all.push(Found {
                start: before.len() - kind.len(),
                end: at,
                kind: kind.to_owned(),
                number: Some(serial_alone(&text[start..at])),
                reach: at,
                short: true,
                ..Found::default()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pattern_matches_its_line_and_not_its_neighbour() {
        let matches = |pattern: Pattern, text: &str| {
            let mut caught = Vec::new();
            near::catch(pattern, text, (0, text.len()), &mut caught);
            !caught.is_empty()
        };
        for (pattern, yes, no) in [
            (
                plenum as Pattern,
                "Nghị quyết Hội nghị Trung ương 6 khóa XII",
                "trình Hội nghị Trung ương 7",
            ),
            (
                plenum_in_full,
                "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
                "Hội nghị lần thứ tư",
            ),
            (
                congress,
                "văn kiện Đại hội XIII của Đảng",
                "nghị quyết đại hội đảng bộ các cấp",
            ),
            (by_name, "Hiến pháp năm 2013", "hiến định"),
            (bare_numbers, "Nghị quyết 18,19 của", "Nghị quyết 5 năm"),
        ] {
            assert!(matches(pattern, yes), "{yes}");
            assert!(!matches(pattern, no), "{no}");
        }
    }
}

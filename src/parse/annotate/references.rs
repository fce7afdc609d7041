//! Mentions of sections, and of documents by a word that points.
//!
//! *Reads* one healed text. *Writes* [`Found`] mentions: the units they name, and what stands
//! behind them. *Never* says which section or document is meant: that is resolved when outline and
//! citations are known.
//!
//! "điểm a, b khoản 2 Điều 5 Nghị định này" → two mentions, of this document's Điều 5; "Điều 5, Điều
//! 6 Luật Đất đai" → two, of another's; "thời điểm 3", "nhiều khoản 2 triệu" → none.

mod pointing;
mod units;

use crate::model::Series;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, begins, is_upper, starts_with_word};

use super::super::known;
use super::super::prose::{Openings, Prose};
use pointing::{begins_last_word, document};
pub use units::Unit;
use units::{numeral_at, unit_at, unit_before};

/// A mention, before it is known what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    /// From the inside out: "điểm a", "khoản 2", "Điều 5". None for a document.
    pub units: Vec<Unit>,
    pub behind: Behind,
}

/// Which document the words around a mention name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Behind {
    /// None: the document is the one that is read, or one the sentence has spoken of.
    #[default]
    Nothing,
    /// "nêu trên" behind a section: one of this document.
    Above,
    /// "… này", of this kind; an empty kind is any.
    This(&'static str),
    /// "… nêu trên", of this kind; an empty kind is any.
    Before(&'static str),
    /// "các … nêu trên", or a name that is no kind of document.
    Unclear,
    /// Another document, named from this byte on.
    Other(usize),
}

/// The last syllables of units, and what points.
const UNITS: Openings = Openings::of("điều|khoản|điểm|mục|lục|chương|phần|mẫu|biểu");
const POINTING: Openings = Openings::of("này|trên");
const JOINTS: [&str; 8] = [
    ", và ",
    " và ",
    ", hoặc ",
    " hoặc ",
    " đến ",
    ", ",
    "; ",
    ",",
];
const ABOVE: List = list!(" đã nêu| nêu trên| nói trên| kể trên| trên đây| ở trên");

/// Where words stand with which mentions may end or begin.
pub fn tells(prose: &Prose) -> impl Iterator<Item = usize> {
    prose.starts(UNITS.and(POINTING))
}

/// All mentions in a text, whose `telling` words are known, from byte `from` on, in order.
pub fn references(text: &str, telling: &[(usize, usize)], from: usize) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut read = from;
    let ours = telling.iter().map(|(_, at)| *at);
    for at in ours.filter(|at| *at >= from) {
        if begins(&text[at..], "này|trên") {
            let blank = text[..at].strip_suffix(' ').map(str::len);
            let found = blank.filter(|blank| *blank >= read);
            let found = found.and_then(|blank| document(text, blank));
            all.extend(found.filter(|found| found.start >= read));
        } else if let Some(start) = unit_before(text, at).filter(|start| *start >= read)
            && let Some((items, end)) = list_at(text, start)
        {
            all.extend(items);
            read = end;
        }
    }
    all
}

/// No list of sections is longer.
const LONGEST: usize = 100;

/// The list of mentions that begins at byte `at`, and where it ends.
fn list_at(text: &str, at: usize) -> Option<(Vec<Found>, usize)> {
    let mut items = vec![item_at(text, at)?];
    while items.len() < LONGEST {
        let last = &items[items.len() - 1];
        let (end, unit) = (last.end, &last.units[last.units.len() - 1]);
        let joint = JOINTS.iter().find(|joint| text[end..].starts_with(**joint));
        let Some(joint) = joint.filter(|_| !unit.numeral.is_empty()) else {
            break;
        };
        let mut next = end + joint.len();
        for word in [" ", "tại ", "các "] {
            next += if text[next..].starts_with(word) {
                word.len()
            } else {
                0
            };
        }
        let first = &last.units[0];
        match item_at(text, next).or_else(|| number_at(text, next, first)) {
            Some(item) => items.push(item),
            None => break,
        }
    }
    let end = items[items.len() - 1].end;
    let closed = items[items.len() - 1]
        .units
        .iter()
        .any(|u| u.numeral.is_empty());
    let behind = if closed {
        Behind::This("")
    } else {
        behind(text, end)
    };
    // "điểm 3", "mục này": such words are also other things.
    let worded = |unit: &Unit| {
        matches!(
            unit.series,
            Series::Article | Series::Chapter | Series::Annex | Series::Form
        )
    };
    let named =
        |item: &Found| text[item.start..].starts_with(is_upper) || item.units.iter().any(worded);
    let alone = items[0].units.len() == 1 || closed || behind == Behind::Nothing;
    let before = &text[..at];
    if alone && !before.trim_end().ends_in("(;") && !begins_last_word(before, LEADS) {
        let first = items.iter().position(named).unwrap_or(items.len());
        items.drain(..first);
    }
    // "khoản 1 và khoản 2 Điều 5": what is said of the last is meant of all.
    for i in (0..items.len()).rev() {
        items[i].behind = behind;
        let Some(next) = items.get(i + 1) else {
            continue;
        };
        let outer = items[i].units[items[i].units.len() - 1].series;
        if next.units[0].series >= outer {
            let more = next.units.iter().filter(|unit| unit.series < outer);
            let more: Vec<Unit> = more.cloned().collect();
            items[i].units.extend(more);
        }
    }
    Some((items, end))
}

/// Words before a lone "điểm 3" or "mục 2.2" that is a section.
const LEADS: &str =
    "tại|ở|theo|thuộc|xem|của|trong|các|nêu|với|từ|đến|và|hoặc|trừ|như|định|hiện|bỏ|sung|tên|vào";

/// "điểm a khoản 2, Điều 5": a unit and those it is said to stand in.
fn item_at(text: &str, at: usize) -> Option<Found> {
    let (unit, end) = unit_at(text, at)?;
    let found = Found {
        start: at,
        end,
        units: vec![unit],
        behind: Behind::Nothing,
    };
    Some(with_outer(text, found))
}

/// ", 6" after "Điều 5": the same unit again, where the words after it go on as after a section.
fn number_at(text: &str, at: usize, like: &Unit) -> Option<Found> {
    let (numeral, end) = numeral_at(text, at)?;
    let digit = |numeral: &str| numeral.starts_with(|c: char| c.is_ascii_digit());
    let rest = &text[end..];
    let goes_on = rest.is_empty()
        || rest.begins_in(",.;:)")
        || begins(rest, " và | hoặc | đến | của | nêu ")
        || rest.starts_with(' ')
            && (rest[1..].starts_with(is_upper) || unit_at(text, end + 1).is_some());
    let unit = Unit {
        series: like.series,
        numeral: numeral.to_owned(),
    };
    let found = Found {
        start: at,
        end,
        units: vec![unit],
        behind: Behind::Nothing,
    };
    (goes_on && digit(numeral) == digit(&like.numeral)).then(|| with_outer(text, found))
}

/// The units further out that follow.
fn with_outer(text: &str, mut found: Found) -> Found {
    loop {
        let inner = found.units[found.units.len() - 1].series;
        let rest = &text[found.end..];
        let tie = [" của ", ", ", " "]
            .into_iter()
            .find(|tie| rest.starts_with(tie));
        let outer = tie.and_then(|tie| unit_at(text, found.end + tie.len()));
        let Some((unit, end)) = outer else {
            return found;
        };
        let comma = tie == Some(", ");
        let close = matches!(
            (inner, unit.series),
            (Series::Letter, Series::Arabic | Series::SectionWord)
                | (Series::Arabic, Series::Article | Series::SectionWord)
                | (Series::SectionWord, Series::Chapter | Series::Part)
        );
        if unit.series >= inner || comma && !close {
            return found;
        }
        found.units.push(unit);
        found.end = end;
    }
}

/// What stands behind a list that ends at byte `end`.
fn behind(text: &str, end: usize) -> Behind {
    let rest = &text[end..];
    if begins(rest, ABOVE) {
        return Behind::Above;
    }
    const TIES: [&str; 5] = [" của ", " ban hành kèm theo ", " kèm theo ", " tại ", " "];
    let Some(tie) = TIES.iter().find(|tie| rest.starts_with(**tie)) else {
        return Behind::Nothing;
    };
    let name = &rest[tie.len()..];
    let kinds = known::document_types().iter();
    let kind = kinds
        .map(|kind| kind.name)
        .find(|kind| name.starts_with(kind));
    let after = &name[kind.map_or(0, str::len)..];
    match kind {
        Some(kind) if starts_with_word(after.trim_start(), "này") => Behind::This(kind),
        Some(kind) if begins(after, ABOVE) => Behind::Before(kind),
        None if starts_with_word(name, "Văn bản này") => Behind::This(""),
        None if !name.starts_with(is_upper) && *tie != " của " => Behind::Nothing,
        None => Behind::Unclear,
        Some(_) => Behind::Other(end + tie.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each mention as "words = units behind".
    fn shown(text: &str) -> Vec<String> {
        let unit = |unit: &Unit| format!("{:?} {}", unit.series, unit.numeral);
        let shown = |found: Found| {
            let units: Vec<String> = found.units.iter().map(unit).collect();
            let behind = match found.behind {
                Behind::Other(at) => text[at..].split(' ').next().unwrap_or("").to_owned(),
                behind => format!("{behind:?}"),
            };
            format!(
                "{} = {}; {behind}",
                &text[found.start..found.end],
                units.join(", ")
            )
        };
        let prose = Prose::new(text, &mut Vec::new());
        let telling: Vec<(usize, usize)> = tells(&prose).map(|at| (0, at)).collect();
        references(text, &telling, 0)
            .into_iter()
            .map(shown)
            .collect()
    }

    #[test]
    fn a_section_is_named_from_the_inside_out() {
        assert_eq!(
            shown("quy định tại điểm a khoản 2 Điều 5 Nghị định này"),
            [
                "điểm a khoản 2 Điều 5 = Letter a, Arabic 2, Article 5; This(\"Nghị định\")",
                "Nghị định này = ; This(\"Nghị định\")"
            ]
        );
        assert_eq!(
            shown("theo khoản 1, Điều 7a của Luật Đất đai"),
            ["khoản 1, Điều 7a = Arabic 1, Article 7a; Luật"]
        );
        assert_eq!(
            shown("(điểm 2, mục I)"),
            ["điểm 2, mục I = Letter 2, SectionWord I; Nothing"]
        );
        assert_eq!(
            shown("nêu tại mục 2.2 Kết luận này; xem Mục II.1."),
            [
                "mục 2.2 = SectionWord 2.2; This(\"Kết luận\")",
                "Kết luận này = ; This(\"Kết luận\")",
                "Mục II.1 = SectionWord II.1; Nothing"
            ]
        );
        assert_eq!(
            shown("theo Biểu số 02 Phụ lục I ban hành kèm theo Thông tư này"),
            [
                "Biểu số 02 Phụ lục I = Form 02, Annex I; This(\"Thông tư\")",
                "Thông tư này = ; This(\"Thông tư\")"
            ]
        );
    }

    #[test]
    fn what_the_last_of_a_list_stands_in_holds_for_all() {
        assert_eq!(
            shown("tại các điểm a, b và điểm d khoản 2, khoản 3 Điều này"),
            [
                "điểm a = Letter a, Arabic 2, Article ; This(\"\")",
                "b = Letter b, Arabic 2, Article ; This(\"\")",
                "điểm d khoản 2 = Letter d, Arabic 2, Article ; This(\"\")",
                "khoản 3 Điều này = Arabic 3, Article ; This(\"\")"
            ]
        );
        assert_eq!(
            shown("quy định tại các điều 5, 6 và 7 của Thông tư này").len(),
            4
        );
        assert_eq!(
            shown("tại khoản 2 Điều này, Điều 5 và Điều 6 Luật số 12/2020/QH14"),
            [
                "khoản 2 Điều này = Arabic 2, Article ; This(\"\")",
                "Điều 5 = Article 5; Luật",
                "Điều 6 = Article 6; Luật"
            ]
        );
    }

    #[test]
    fn documents_are_pointed_at_by_their_kind() {
        assert_eq!(
            shown(
                "Nghị quyết này thay các Quyết định nêu trên và Chỉ thị nói trên; văn bản trên đây."
            ),
            [
                "Nghị quyết này = ; This(\"Nghị quyết\")",
                "Quyết định nêu trên = ; Unclear",
                "Chỉ thị nói trên = ; Before(\"Chỉ thị\")",
                "văn bản trên đây = ; Before(\"\")"
            ]
        );
    }

    #[test]
    fn the_same_words_are_other_things_elsewhere() {
        for text in [
            "tại thời điểm này, khuyết điểm 3 và các quan điểm trên",
            "điều này cho thấy; nhiều khoản 2 triệu đồng",
            "quyết định trên cơ sở kết luận này",
            "Danh mục 2 của các tài khoản 112",
            "trừ 3 điểm 10, điểm 5; Nghị quyết nàyy, Nghị quyết trênn",
            "phần 5% và Điều 5/2020",
        ] {
            assert_eq!(shown(text), [] as [&str; 0], "{text}");
        }
    }
}

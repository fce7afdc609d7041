//! Mentions of other documents.
//!
//! *Reads* one healed text. *Writes* [`Found`] mentions. *Never* groups them: that is resolved when
//! all are found.
//!
//! "Quy định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị về việc kiểm soát quyền lực" → type,
//! number, date, issuer, subject; "Nghị quyết Trung ương 4 khóa XI, XII" → two documents;
//! "Tiểu ban Điều lệ Đảng" → none, the name of a body.

use crate::model::order;
use crate::model::{Date, DocumentNumber, Family};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_lower, is_upper, is_word};

use super::super::grammar::dates;
use super::super::grammar::numbers::FoundNumber;
use super::super::known;
use super::super::letters::{bare_text, lower, lower_text, tail};
use super::super::prose::Prose;
use super::named;
use super::tails::read_tail;

/// A mention, before its document is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub number: Option<DocumentNumber>,
    pub date: Option<Date>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    /// The byte at which the words that belong to the mention end: issuer and subject included.
    pub reach: usize,
    /// Only a type and a serial, "Chỉ thị 23": a document if the text has named it in full.
    pub short: bool,
}

/// All mentions of a text with these `numbers` in it, in order; the same words may name two documents.
pub fn citations(prose: &Prose, numbers: &[FoundNumber]) -> Vec<Found> {
    let mut all = numbered(prose.text, numbers);
    all.extend(named::named(prose));
    // Of two that overlap the earlier and longer one stays; twins of one stretch stay both.
    order::sort_by_key(&mut all, |f| [f.start, order::descending(f.end), 0]);
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        let clash = kept
            .last()
            .is_some_and(|k| found.start < k.end && (found.start, found.end) != (k.start, k.end));
        let twin = kept.last().is_some_and(|k| {
            (found.start, found.end) == (k.start, k.end)
                && (k.number.is_some() != found.number.is_some()
                    || (k.issuer == found.issuer && k.number == found.number))
        });
        if !clash && !twin {
            kept.push(found);
        }
    }
    kept
}

fn numbered(text: &str, numbers: &[FoundNumber]) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for found in numbers {
        let (start, printed) = kind_before(text, found.start, &found.number.kind_code);
        // "Nghị quyết số 18-NQ/TW, 19-NQ/TW": the second number has no type of its own.
        let between = all.last().map(|last| text[last.end..found.start].trim());
        let inherited = between
            .filter(|b| {
                printed.is_none() && matches!(*b, "," | "và" | ", và" | "số" | ", số" | "và số")
            })
            .and_then(|_| all.last())
            .map(|last| last.kind.clone());
        let kind = printed
            .map(str::to_owned)
            .or(inherited)
            .or_else(|| kind_by_code(&found.number))
            .unwrap_or_default();
        let (date, end) = date_after(text, found.end);
        let mut citation = Found {
            start,
            end,
            kind,
            date,
            number: Some(found.number.clone()),
            reach: end,
            ..Found::default()
        };
        read_tail(text, &mut citation);
        all.push(citation);
    }
    all
}

/// The type word before a number, "số" between them aside: where it begins, and its name.
fn kind_before(text: &str, number: usize, code: &str) -> (usize, Option<&'static str>) {
    let mut before = text[..number].trim_end();
    let close = before.len();
    // "số", "Số:", and what recognition makes of it: "sồ", "so".
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    if word.len() < 8 && bare_text(word.trim_end_of(":")) == "so" {
        before = before[..before.len() - word.len()].trim_end();
    }
    if let Some(law) = law_before(before) {
        return (law.0, Some(law.1));
    }
    match type_before(before) {
        Some((start, kind)) => (start, Some(kind)),
        None if before.len() < close => {
            named_before(before, code).map_or((number, None), |(start, kind)| (start, Some(kind)))
        }
        None => (number, None),
    }
}

/// "Chương trình kiểm tra, giám sát số 61-CTr/TU": what a plan is for stands between its type and "số", where the code
/// says the same type.
fn named_before(before: &str, code: &str) -> Option<(usize, &'static str)> {
    let near = tail(before, 70);
    let near = &near[near.rfind_any(";.:()").map_or(0, |i| i + 1)..];
    let types = known::document_types().iter();
    let mut named = types.filter(|t| t.codes.contains(&code)).filter_map(|t| {
        let at = near.rfind(t.name)?;
        let rest = near[at + t.name.len()..].strip_prefix(' ')?;
        let words =
            rest.starts_with(is_lower) && !rest.contains(|c| is_upper(c) || "“”".contains(c));
        let own = !near[..at].ends_with(is_word) && !rest.contains("này") && !rest.contains(" và ");
        (words && own).then_some((before.len() - near.len() + at, t.name))
    });
    named.next()
}

/// The type word that `before` ends with: where it begins, and its name.
pub fn type_before(before: &str) -> Option<(usize, &'static str)> {
    let near = lower_text(tail(before, 40));
    let kind = known::document_types().iter().find(|kind| {
        let rest = near.len().checked_sub(kind.name.len());
        rest.and_then(|at| Some((near.get(..at)?, &near[at..])))
            .is_some_and(|(rest, name)| {
                !rest.ends_with(is_word) && name.chars().eq(kind.name.chars().map(lower))
            })
    })?;
    Some((before.len() - kind.name.len(), kind.name))
}

/// "Luật Lưu trữ số 01/2011/QH13": the name of a law stands between its type and its number.
fn law_before(before: &str) -> Option<(usize, &'static str)> {
    const AMENDS: &str = " một số điều của ";
    let near = tail(before, 80);
    let kind = ["Luật ", "Pháp lệnh "]
        .into_iter()
        .filter_map(|kind| Some((near.rfind(kind)?, kind)));
    let (at, kind) = kind.max()?;
    let name = &near[at + kind.len()..];
    // The one comma that names of laws have: "Luật Phòng, chống tham nhũng".
    let plain = name.strip_prefix("Phòng, chống").unwrap_or(name);
    let fits = name.starts_with(is_upper)
        && !plain.contains([',', ';', '.', '('])
        && !plain.contains(" theo ")
        && !near[..at].ends_with(is_word);
    if !fits || name.split(' ').count() > 12 {
        return None;
    }
    let mut start = before.len() - near.len() + at;
    // "Luật sửa đổi, bổ sung một số điều của Luật X số 57/2030/QH16": the number is of the law that amends.
    if before[..start].ends_with(AMENDS) {
        let amending = tail(&before[..start - AMENDS.len()], 40);
        if let Some(own) = amending.rfind("Luật sửa đổi") {
            start -= AMENDS.len() + amending.len() - own;
        }
    }
    Some((start, kind.trim_end()))
}

fn kind_by_code(number: &DocumentNumber) -> Option<String> {
    let code = number.kind_code.as_str();
    if code.is_empty() {
        let law = number
            .issuer_codes
            .first()
            .is_some_and(|c| c.starts_with("QH"));
        let committee = number.issuer_codes.iter().any(|c| c.starts_with("UBTVQH"));
        let kind = match (law, committee) {
            (true, _) => "Luật",
            (_, true) => "Nghị quyết",
            _ => "Công văn",
        };
        return Some(kind.to_owned());
    }
    // TT is a Thông tri in papers of the Party alone.
    let of_party = |name: &str| name == "Thông tri" && number.family != Family::Party;
    let mut kinds = known::document_types().iter();
    let first = kinds.find(|t| t.codes.first() == Some(&code) && !of_party(t.name))?;
    known::plain_type(first.name, code).map(str::to_owned)
}

/// ", ngày 25/7/2018" after a number: the date and where it ends.
pub fn date_after(text: &str, end: usize) -> (Option<Date>, usize) {
    let rest = &text[end..];
    let trimmed = rest.trim_start_of(", \u{a0}(");
    // "số 42-CT/TW, 16/01/2024".
    let day = rest.starts_with(", ") && trimmed.starts_with(|c: char| c.is_ascii_digit());
    if rest.len() - trimmed.len() > 3 || !(trimmed.starts_with("ngày") || day) {
        return (None, end);
    }
    match dates::date_at(text, text.len() - trimmed.len()) {
        Some((date, after)) => (Some(date), after),
        None => (None, end),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::numbers::numbers;
    use super::*;

    fn citations(text: &str) -> Vec<Found> {
        super::citations(&Prose::new(text, &mut Vec::new()), &numbers(text))
    }

    fn words(text: &str) -> Vec<&str> {
        citations(text)
            .into_iter()
            .map(|f| &text[f.start..f.end])
            .collect()
    }

    #[test]
    fn numbered_documents_are_found_with_their_dates() {
        assert_eq!(
            words("theo Quy định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị"),
            ["Quy định số 205-QĐ/TW ngày 23/9/2019"]
        );
        assert_eq!(
            words("Quy định 213-QĐ/TW, ngày 02/01/2020 về trách nhiệm"),
            ["Quy định 213-QĐ/TW, ngày 02/01/2020"]
        );
        assert_eq!(
            words("theo Chương trình kiểm tra, giám sát số 61-CTr/TU, ngày 30/12/2024 của"),
            ["Chương trình kiểm tra, giám sát số 61-CTr/TU, ngày 30/12/2024"]
        );
        assert_eq!(
            words("theo Chỉ thị số 42-CT/TW, 16/01/2024, Kế hoạch số 98 KH/TWĐTN, 07 việc"),
            ["Chỉ thị số 42-CT/TW, 16/01/2024", "Kế hoạch số 98 KH/TWĐTN"]
        );
        assert_eq!(
            words("thực hiện Kế hoạch này và văn bản số 61-KH/TU"),
            ["61-KH/TU"]
        );
        assert_eq!(
            words("Nghị quyết số 18-NQ/TW, 19-NQ/TW"),
            ["Nghị quyết số 18-NQ/TW", "19-NQ/TW"]
        );
    }

    #[test]
    fn issuer_and_subject_follow() {
        let text = "Kết luận 50-KL/TW ngày 28/2/2023 của Bộ Chính trị về tiếp tục thực hiện; các việc khác";
        let found = citations(text).remove(0);
        assert_eq!(found.issuer.as_deref(), Some("Bộ Chính trị"));
        assert_eq!(found.subject.as_deref(), Some("tiếp tục thực hiện"));
        let text = "Nghị quyết số 28-NQ/TW của Ban Chấp hành Trung ương Đảng khoá XIII về tiếp tục";
        assert_eq!(
            citations(text)[0].issuer.as_deref(),
            Some("Ban Chấp hành Trung ương Đảng khoá XIII")
        );
    }

    #[test]
    fn plenums_and_congresses_name_documents() {
        assert_eq!(
            words("thực hiện Nghị quyết Trung ương 4 (khóa XII) về tăng cường"),
            ["Nghị quyết Trung ương 4 (khóa XII)"]
        );
        assert_eq!(
            words("các Nghị quyết Trung ương 4 khoá XI, XII, gắn với").len(),
            2
        );
        assert_eq!(
            words("Nghị quyết Trung ương 3, khóa VIII làm cơ sở"),
            ["Nghị quyết Trung ương 3, khóa VIII"]
        );
        assert_eq!(
            words("Nghị quyết Đại hội XIII của Đảng và nghị quyết đại hội đảng bộ các cấp"),
            ["Nghị quyết Đại hội XIII của Đảng"]
        );
        assert_eq!(
            words("Nghị quyết 18,19 của Hội nghị Trung ương 6 khóa XII").len(),
            2
        );
        assert_eq!(
            words("các nghị quyết Trung ương 5, Trung ương 6 khóa XIII"),
            ["nghị quyết Trung ương 5, Trung ương 6 khóa XIII"; 2]
        );
        assert_eq!(
            words("thực hiện Chỉ thị số 41, ngày 25/01/2031 của Bộ Chính trị; Kế hoạch 5 năm"),
            ["Chỉ thị số 41, ngày 25/01/2031"]
        );
        assert_eq!(
            words("thi hành Điều lệ Đảng; Tiểu ban Điều lệ Đảng"),
            ["Điều lệ Đảng"]
        );
        assert_eq!(
            words("Cương lĩnh, Điều lệ, Hiến pháp và pháp luật"),
            ["Cương lĩnh", "Điều lệ", "Hiến pháp"]
        );
    }
}

//! Mentions of other documents.
//!
//! *Reads* one healed text. *Writes* [`Found`] mentions. *Never* groups them: that is resolved when
//! all are found.
//!
//! "Quy định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị về việc kiểm soát quyền lực" → type,
//! number, date, issuer, subject; "Nghị quyết Trung ương 4 khóa XI, XII" → two documents;
//! "Tiểu ban Điều lệ Đảng" → none, the name of a body.

use crate::model::order;
use crate::model::{Date, DocumentNumber};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_upper, is_word};

use super::super::grammar::dates;
use super::super::grammar::numbers::FoundNumber;
use super::super::known;
use super::super::letters::{lower, lower_text, tail};
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
        let (start, printed) = kind_before(text, found.start);
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
fn kind_before(text: &str, number: usize) -> (usize, Option<&'static str>) {
    let mut before = text[..number].trim_end();
    for word in ["số:", "Số:", "số", "Số"] {
        if let Some(rest) = before.strip_suffix(word) {
            before = rest.trim_end();
            break;
        }
    }
    if let Some(start) = law_before(before) {
        return (start, Some("Luật"));
    }
    match type_before(before) {
        Some((start, kind)) => (start, Some(kind)),
        None => (number, None),
    }
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
fn law_before(before: &str) -> Option<usize> {
    let near = tail(before, 80);
    let at = near.rfind("Luật ")?;
    let name = &near[at + "Luật ".len()..];
    let fits = name.starts_with(is_upper)
        && !name.contains([',', ';', '.', '('])
        && !near[..at].ends_with(is_word);
    (fits && name.split(' ').count() <= 12).then(|| before.len() - near.len() + at)
}

fn kind_by_code(number: &DocumentNumber) -> Option<String> {
    let code = number.kind_code.as_str();
    if code.is_empty() {
        let law = number
            .issuer_codes
            .first()
            .is_some_and(|c| c.starts_with("QH"));
        return Some(if law { "Luật" } else { "Công văn" }.to_owned());
    }
    known::document_types()
        .iter()
        .find(|t| t.codes.first() == Some(&code))
        .map(|t| t.name.to_owned())
}

/// ", ngày 25/7/2018" after a number: the date and where it ends.
fn date_after(text: &str, end: usize) -> (Option<Date>, usize) {
    let rest = &text[end..];
    let trimmed = rest.trim_start_of(", \u{a0}(");
    if rest.len() - trimmed.len() > 3 || !trimmed.starts_with("ngày") {
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
            words("thi hành Điều lệ Đảng; Tiểu ban Điều lệ Đảng"),
            ["Điều lệ Đảng"]
        );
        assert_eq!(
            words("Cương lĩnh, Điều lệ, Hiến pháp và pháp luật"),
            ["Cương lĩnh", "Điều lệ", "Hiến pháp"]
        );
    }
}

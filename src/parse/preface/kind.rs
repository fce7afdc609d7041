//! The kind of a paper: by the line that names it, by the code in its number.
//!
//! "NGHỊ QUYẾT" → Nghị quyết; "K ÉT LUẬN" → Kết luận; "QUYẾT / ĐỊNH" → Quyết định; "QUYẾT ĐỊNH:" → none, the formula before Điều 1.

use super::Head;
use super::stamp::is_stamp_word;
use crate::parse::known;
use crate::parse::labels::label;
use crate::parse::letters::{
    bare, begins_lower, is_capitals, is_letter, is_lower, is_upper, lower_text,
};
use crate::parse::lines::Line;

/// The kind of document that a line names alone in capitals, with the rest of the line:
/// "NGHỊ QUYẾT", "KẾ HOẠCH THÁNG 6", not "QUYẾT ĐỊNH:" (the formula before Điều 1).
pub(super) fn kind_line(lines: &[Line], i: usize) -> Option<(&'static str, String)> {
    let text = lines[i].text.as_str();
    if let Some(glued) = glued_kind(text) {
        return Some(glued);
    }
    if text.chars().count() > 90
        || text.ends_with(':')
        || label(text).is_some()
        || is_stamp_word(text)
    {
        return None;
    }
    let lower = lower_text(text);
    let capitals = is_capitals(text);
    if capitals && let Some(kind) = misread_kind(text) {
        return Some((kind, String::new()));
    }
    known::document_types().iter().find_map(|kind| {
        if !begins_lower(text, kind.name) {
            return None;
        }
        let rest = &lower[kind.name.len()..];
        // "NGHỊ ĐỊNH1", "THÔNG TƯ[1]", "QUY ĐỊNH*": a note is called behind the kind.
        let called = rest.len() < 7 && rest.trim_matches(is_note_mark).is_empty();
        if rest.is_empty() || (called && !rest.starts_with(' ')) {
            // "Kết luận" alone on a line in small letters is a kind too, if set apart.
            let apart =
                lines.get(i + 1).is_none_or(Line::is_blank) || lines[i].level > 0 || lines[i].bold;
            return (capitals || apart).then(|| (kind.name, String::new()));
        }
        let rest_printed: String = text.chars().skip(kind.name.chars().count()).collect();
        let consolidates = || names_consolidation(text).is_some();
        (capitals && rest.starts_with(' ') && !consolidates())
            .then(|| (kind.name, rest_printed.trim().to_owned()))
    })
}

/// "QUYẾT ĐỊNHVề việc giao chỉ tiêu": the kind in capitals, the title set right behind it.
fn glued_kind(text: &str) -> Option<(&'static str, String)> {
    let mut letters = text.char_indices().filter(|(_, c)| is_letter(*c));
    let small = letters.find(|(_, c)| is_lower(*c))?.0;
    let (last, _) = text[..small].char_indices().next_back()?;
    let (name, title) = text.split_at(last);
    if !name.ends_with(is_upper) || title.chars().count() > 300 {
        return None;
    }
    let lower = lower_text(name);
    let mut kinds = known::document_types().iter();
    let kind = kinds.find(|kind| lower_text(kind.name) == lower)?;
    Some((kind.name, title.to_owned()))
}

/// "K ÉT LUẬN", "NGHỊ QUYÊT": a kind alone in its line whose marks or blanks recognition got wrong.
fn misread_kind(text: &str) -> Option<&'static str> {
    if text.len() > 40 || text.contains(|c: char| !is_letter(c) && c != ' ') {
        return None;
    }
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| *c != ' ').map(bare)
    }
    let mut kinds = known::document_types().iter();
    let kind = kinds.find(|kind| {
        kind.name.len() > 8 && kind.codes.len() == 1 && letters(kind.name).eq(letters(text))
    })?;
    (lower_text(text) != lower_text(kind.name)).then_some(kind.name)
}

/// "QUYẾT / ĐỊNH": the kind that a narrow cell breaks over two lines.
pub(super) fn broken_kind(lines: &[Line], i: usize) -> Option<&'static str> {
    let (first, next) = (lines[i].text.as_str(), lines.get(i + 1)?.text.as_str());
    if first.len() > 12 || next.len() > 12 || !is_capitals(next) {
        return None;
    }
    let whole = lower_text(&[first, " ", next].concat());
    let mut kinds = known::document_types().iter();
    let kind = kinds.find(|kind| lower_text(kind.name) == whole)?;
    is_capitals(first).then_some(kind.name)
}

fn is_note_mark(c: char) -> bool {
    c.is_ascii_digit() || "¹²³⁴⁵⁶⁷⁸⁹⁰*[]()".contains(c)
}

/// The body in the gazette's heading over a consolidated text: "VĂN BẢN HỢP NHẤT - BỘ Y TẾ".
pub(super) fn names_consolidation(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(CONSOLIDATED)?.trim_start();
    Some(rest.strip_prefix(['-', '–'])?.trim())
}

const CONSOLIDATED: &str = "VĂN BẢN HỢP NHẤT";

/// The kind that the code in the number can only mean: NQ, CT-TTg; not QĐ (Quyết định, Quy định).
pub(super) fn kind_by_number(head: &Head) -> Option<String> {
    let code = head.preface.number.as_ref()?.kind_code.as_str();
    // "12/CT-CS" of a Cục Thuế names the body, not the kind.
    let initials = |name: &String| {
        let words = name.split_whitespace();
        let initials: String = words.filter_map(|word| word.chars().next()).collect();
        initials == code
    };
    if head.letterhead.iter().any(initials) {
        return None;
    }
    let mut kinds = known::document_types()
        .iter()
        .filter(|kind| kind.codes.contains(&code));
    let kind = kinds.next().filter(|_| kinds.next().is_none())?;
    Some(kind.name.to_owned())
}

//! The subject of a letter, over one line or several.
//!
//! "V/v rà soát quy hoạch / nhiệm kỳ 2025 - 2030" → "rà soát quy hoạch nhiệm kỳ 2025 - 2030".

use crate::model::{PrefacePart, Role};
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_capitals, lower_text, starts_lower};
use crate::parse::lines::Line;

use super::Head;

pub(super) fn is_subject(text: &str) -> bool {
    let lower = lower_text(text);
    lower.starts_with("v/v") || (lower.starts_with("về việc") && text.chars().count() < 160)
}

/// The subject goes on over lines. That of a Party letter stands below the number without "V/v" (HD 36-HD/VPTW).
pub(super) fn continues_subject(lines: &[Line], before: usize, i: usize, head: &Head) -> bool {
    let text = lines[i].text.as_str();
    let last = head.roles.last().filter(|(line, _)| *line == before);
    let below = |part| last.is_some_and(|(_, role)| *role == Role::Preface(part));
    let numbered = below(PrefacePart::Number) && starts_lower(text);
    let near = i == before + 1 || !lines[i - 1].is_blank() || numbered;
    near && !is_capitals(text) && label(text).is_none() && (numbered || below(PrefacePart::Subject))
}

pub(super) fn subject_words(text: &str) -> String {
    let words = text
        .strip_prefix("V/v")
        .or_else(|| text.strip_prefix("v/v"))
        .unwrap_or(text);
    words.trim_start_of(":. ").to_owned()
}

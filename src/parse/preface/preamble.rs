//! Căn cứ and Kính gửi, between title and text.
//!
//! *Reads* the lines below the title. *Writes* their roles and the addressees. *Never* takes a heading of the text.

use super::{Head, set};
use crate::model::PrefacePart;
use crate::parse::known;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_capitals, lower_text, starts_lower};
use crate::parse::lines::Line;

/// Whether a line belongs there.
pub(super) fn is_preamble(text: &str) -> bool {
    [
        "Căn cứ",
        "CĂN CỨ",
        "Kính gửi",
        "KÍNH GỬI",
        "Kính trình",
        "Theo đề nghị",
        "Xét đề nghị",
        "Xét Tờ trình",
        "Thực hiện Nghị quyết số",
    ]
    .iter()
    .any(|p| text.starts_with(p))
        || label(text).is_some_and(|(_, at)| text[at..].starts_with("Căn cứ"))
}

/// Reads the lines `below` the title.
pub(super) fn read_preamble(lines: &[Line], below: &[usize], head: &mut Head) {
    let mut part = None;
    for (k, &i) in below.iter().enumerate() {
        let text = lines[i].text.as_str();
        let lower = lower_text(text);
        let apart = k > 0 && i > below[k - 1] + 1;
        let (found, at) = label(text).map_or((None, 0), |(l, at)| (Some(l), at));
        let words = &text[at..];
        let basis = ["căn cứ", "theo đề nghị", "xét đề nghị", "xét tờ trình"]
            .iter()
            .any(|p| lower_text(words).starts_with(p));
        let greets = lower.starts_with("kính gửi") || lower.starts_with("kính trình");
        // "Kính / gửi:" in a narrow cell.
        if greets
            || k == 0 && lower == "kính"
            || k == 1 && part.is_some() && lower.starts_with("gửi")
        {
            part = Some(PrefacePart::Addressee);
        } else if basis
            && text.ends_in(";,.")
            && words.chars().count() < 600
            && (head.preface.kind.as_deref() != Some("Kết luận"))
        {
            part = Some(PrefacePart::Basis);
        } else if k == 0 && is_capitals(text) && found.is_none() && !is_capitals_heading(text) {
            // The body that decides, named again.
            head.letterhead = vec![text.trim_end_matches(',').to_owned()];
            set(head, i, PrefacePart::Issuer);
            continue;
        } else {
            let continues = match part {
                Some(PrefacePart::Addressee) => {
                    (found.is_some_and(|l| l.path.is_empty()) && text.ends_in(";.,"))
                        || (!apart && text.ends_in(";,"))
                }
                Some(PrefacePart::Basis) => !apart && starts_lower(text) && found.is_none(),
                _ => false,
            };
            if !continues {
                break;
            }
        }
        if part == Some(PrefacePart::Addressee) {
            let value = text
                .split_once(':')
                .filter(|_| lower.starts_with("kính") || lower.starts_with("gửi"))
                .map_or(words, |(_, v)| v);
            let value = value.trim().trim_end_of(";.,").to_owned();
            if !value.is_empty() && lower != "kính" {
                head.preface.addressees.push(value);
            }
        }
        set(head, i, part.unwrap_or(PrefacePart::Basis));
    }
}

/// "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" and other headings of the text itself.
fn is_capitals_heading(text: &str) -> bool {
    text.ends_with(':')
        || known::document_types()
            .iter()
            .any(|t| lower_text(text).starts_with(&lower_text(t.name)))
}

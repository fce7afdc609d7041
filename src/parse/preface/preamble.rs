//! Căn cứ and Kính gửi, between title and text.
//!
//! *Reads* the lines below the title. *Writes* their roles and the addressees. *Never* takes a heading of the text.

use super::{Head, set};
use crate::model::PrefacePart;
use crate::parse::grammar::letterhead::is_session;
use crate::parse::known;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{begins, is_capitals, lower_text, starts_lower};
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
    let (mut part, mut named) = (None, false);
    for (k, &i) in below.iter().enumerate() {
        let text = lines[i].text.as_str();
        let lower = lower_text(text);
        let apart = k > 0 && i > below[k - 1] + 1;
        let (found, at) = label(text).map_or((None, 0), |(l, at)| (Some(l), at));
        let words = &text[at..];
        let labelled = found.is_some();
        let basis = ["căn cứ", "theo đề nghị", "xét đề nghị", "xét tờ trình"]
            .iter()
            .any(|p| lower_text(words).starts_with(p))
            // "- Thực hiện Kế hoạch số …," in the list of bases.
            || part == Some(PrefacePart::Basis)
                && begins(words, "Thực hiện |Theo |Trên cơ sở |Để ")
                && closes_basis(lines, i) == Some(i);
        let greets = lower.starts_with("kính gửi")
            || lower.starts_with("kính trình")
            // "THỦ TƯỚNG CHÍNH PHỦ điện:" heads those to whom a telegram goes.
            || k < 3 && lower.ends_with(" điện:");
        // "Kính / gửi:" in a narrow cell.
        if greets
            || k == 0 && lower == "kính"
            || k == 1 && part.is_some() && lower.starts_with("gửi")
        {
            part = Some(PrefacePart::Addressee);
        } else if basis
            && closes_basis(lines, i).is_some()
            && words.chars().count() < 600
            && (head.preface.kind.as_deref() != Some("Kết luận"))
        {
            part = Some(PrefacePart::Basis);
        } else if part.is_none() && k < 4 && is_session(text) {
            set(head, i, PrefacePart::Issuer);
            continue;
        } else if part.is_none()
            && (k == 0 || !apart && named)
            && is_capitals(text)
            && found.is_none()
            && !is_capitals_heading(text)
        {
            // The body that decides, named again, over one line or two.
            let printed = text.trim_end_matches(',');
            let before = head.letterhead.last().filter(|_| named);
            let whole = before.map_or(printed.to_owned(), |b| [b, " ", printed].concat());
            head.letterhead = vec![whole];
            named = true;
            set(head, i, PrefacePart::Issuer);
            continue;
        } else {
            let continues = match part {
                Some(PrefacePart::Addressee) => {
                    // An item may run over lines.
                    let mut rest = lines[i..].iter().take(4).take_while(|l| !l.is_blank());
                    (found.is_some_and(|l| l.path.is_empty())
                        && rest.any(|l| l.text.ends_in(";.,")))
                        || !apart && (text.ends_in(";,") || starts_lower(text))
                        || !apart && text.ends_with('.') && rest.next().is_none()
                }
                Some(PrefacePart::Basis) => {
                    // "… giai đoạn 2026 / - 2030;": no item.
                    let years = text
                        .strip_prefix("- ")
                        .is_some_and(|rest| rest.begins_in("12"));
                    let open = k > 0 && !lines[below[k - 1]].text.ends_in(";,.");
                    !apart && (years || found.is_none() && (open || starts_lower(text)))
                }
                _ => false,
            };
            if !continues {
                break;
            }
        }
        if part == Some(PrefacePart::Addressee) {
            let value = text
                .split_once(':')
                .filter(|_| greets || lower.starts_with("gửi"))
                .map_or(words, |(_, v)| v);
            let value = value.trim().trim_end_of(";.,").to_owned();
            let before = k.checked_sub(1).map(|k| lines[below[k]].text.as_str());
            let goes_on = !labelled
                && value.len() == text.trim_end_of(";.,").len()
                && before.is_some_and(|text| !text.ends_in(";,.:"));
            let last = head.preface.addressees.last_mut().filter(|_| goes_on);
            if let Some(last) = last {
                *last = [last.as_str(), " ", &value].concat();
            } else if !value.is_empty() && lower != "kính" {
                head.preface.addressees.push(value);
            }
        }
        set(head, i, part.unwrap_or(PrefacePart::Basis));
    }
}

/// The line with which a basis that begins at line `i` ends; none where it is no basis but the text: "Căn cứ … ban hành
/// kế hoạch như sau:". One that runs over lines ends with a semicolon, or where the next line begins anew.
fn closes_basis(lines: &[Line], i: usize) -> Option<usize> {
    let ends = |at: &usize| {
        let text = &lines[*at].text;
        let next = lines.get(at + 1).map_or("", |line| line.text.as_str());
        text.ends_with(';') || text.ends_in(",.") && (*at == i || !starts_lower(next))
    };
    let runs = |at: &usize| *at == i || !lines[*at].is_blank() && label(&lines[*at].text).is_none();
    let run = (i..lines.len().min(i + 8)).take_while(runs);
    let mut closing = run.skip_while(|at| !ends(at) && !lines[*at].text.ends_with(':'));
    closing.next().filter(ends)
}

/// "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:" and other headings of the text itself.
fn is_capitals_heading(text: &str) -> bool {
    text.ends_with(':')
        || known::document_types()
            .iter()
            .any(|t| lower_text(text).starts_with(&lower_text(t.name)))
}

//! Quotations that run over paragraphs: what a text that amends another puts in its place.
//!
//! "1. Sửa đổi Điều 5 như sau:" / "“Điều 5. Điều kiện" / "1. Có giấy phép;" / "2. Có biển báo.”" →
//! the last three are another paper's sections, not this one's.

use crate::model::{Paragraph, Role};
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::plain;

/// For each paragraph, whether it stands inside a quotation of several paragraphs, or opens one.
/// A quotation that does not close before the next opens is none: marks get lost.
pub fn quoted(paragraphs: &[Paragraph]) -> Vec<bool> {
    let mut quoted = vec![false; paragraphs.len()];
    let mut opened = None;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.as_str();
        if paragraph.role != Role::Body {
            continue;
        }
        let (depth, odd) = left_open(text);
        if depth > 0 || odd && text.starts_with('"') {
            // "… như sau: “Điều 5. …": the line that announces is the paper's own.
            let own = !text.begins_in("“„‟\"");
            opened = (!own || text.contains(": “")).then_some(i + usize::from(own));
        } else if depth == 0 && opened.is_none() && is_quotation(text) {
            quoted[i] = true;
        } else if (depth < 0 || odd)
            && let Some(from) = opened.take()
        {
            quoted[from..=i].fill(true);
        }
    }
    quoted
}

/// "“2. Chủ thẻ phải bảo quản thẻ.”;": a unit of another paper, quoted whole, from its label on.
fn is_quotation(text: &str) -> bool {
    let quoted = text.trim_end_of(".;, ");
    let inner = quoted
        .strip_prefix(['“', '„', '‟'])
        .and_then(|inner| inner.strip_suffix('”'));
    let straight = || {
        quoted
            .strip_prefix('"')
            .and_then(|inner| inner.strip_suffix('"'))
    };
    let labelled = |inner: &str| label(inner).is_some_and(|(label, _)| !label.path.is_empty());
    inner
        .or_else(straight)
        .is_some_and(|inner| labelled(inner) && left_open(inner) == (0, false))
}

/// How many marks of quotation open without closing, and whether a straight one does.
fn left_open(text: &str) -> (i32, bool) {
    let (mut depth, mut odd) = (0, false);
    let bytes = text.as_bytes();
    // Curly marks begin with a byte that few others begin with.
    let next = |at: usize| at + plain(&bytes[at..], |byte| byte == b'"' || byte == 0xe2);
    let mut at = next(0);
    while at < bytes.len() {
        match &bytes[at..bytes.len().min(at + 3)] {
            [b'"', ..] => odd = !odd,
            [_, 0x80, 0x9c | 0x9e | 0x9f] => depth += 1, // “ „ ‟
            [_, 0x80, 0x9d] => depth -= 1,               // ”
            _ => {}
        }
        at = next(at + 1);
    }
    (depth, odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Vec<bool> {
        let paragraph = |text: &&str| Paragraph {
            text: (*text).to_owned(),
            ..Paragraph::default()
        };
        quoted(&texts.iter().map(paragraph).collect::<Vec<_>>())
    }

    #[test]
    fn a_quotation_runs_from_its_opening_mark_to_the_closing_one() {
        assert_eq!(
            of(&[
                "1. A như sau:",
                "“Điều 5. B",
                "1. C “d”.",
                "2. E.”;",
                "2. F"
            ]),
            [false, true, true, true, false]
        );
        assert_eq!(
            of(&["1. A như sau:", "‟Điều 5. B", "1. C.”", "2. D"]),
            [false, true, true, false]
        );
        assert_eq!(
            of(&["1. A như sau: “Điều 5. B", "1. C.", "2. E\".", "2. F"]),
            [false, true, true, false]
        );
        assert_eq!(
            of(&["1. A như sau:", "“2. B phải “c” d. E phải f.”;", "“B c” d."]),
            [false, true, false]
        );
        assert_eq!(of(&["1. A như sau:", "\"c) B phải D.\"."]), [false, true]);
    }

    #[test]
    fn a_mark_that_never_closes_opens_nothing() {
        assert_eq!(of(&["“1. A", "2. B", "3. C"]), [false; 3]);
        assert_eq!(of(&["“1. A", "“2. B", "3. C”"]), [false, true, true]);
    }
}

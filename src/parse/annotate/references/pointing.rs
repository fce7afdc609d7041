//! Documents by a word that points: "Nghị quyết này", "Quyết định nêu trên".

use super::super::super::letters::tail;
use super::super::citations::type_before;
use super::{Behind, Found};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{begins, is_upper, is_word, starts_with_word, which_word};

/// "Nghị quyết này" or "Quyết định nêu trên", whose last word follows the blank at byte `at`.
pub fn document(text: &str, at: usize) -> Option<Found> {
    let this = text[at..].starts_with(" này");
    let mut before = &text[..at];
    let mut end = at + if this { " này" } else { " trên" }.len();
    let mut plain = false;
    if !this {
        let pointing = ["nêu", "nói", "kể"].into_iter().find_map(|word| {
            let rest = before.strip_suffix(word)?;
            Some(rest.strip_suffix("đã ").unwrap_or(rest).trim_end())
        });
        let after = &text[end..];
        // "quyết định trên cơ sở", "Nghị quyết trên địa bàn" do not point.
        if let Some(rest) = pointing {
            before = rest;
        } else if starts_with_word(after, " đây") {
            end += " đây".len();
        } else {
            plain = true;
            let ends = after.is_empty() || after.begins_in(",.;:)");
            if !ends && !begins(after, " được | đã | của ") {
                return None;
            }
        }
    }
    if text[end..].starts_with(is_word) {
        return None;
    }
    let (start, kind) = type_before(before).or_else(|| {
        let start = before.len().checked_sub("văn bản".len())?;
        (before.get(start..)?.ends_with("ăn bản")).then_some((start, ""))
    })?;
    // "kết luận này", "quy định này" may be anyone's; a name has its capital.
    let named = text[start..].starts_with(is_upper);
    let many = begins_last_word(&text[..start], "các|những");
    if this && many || (this || plain && !kind.is_empty()) && !named {
        return None;
    }
    let behind = match (this, many) {
        (true, _) => Behind::This(kind),
        (_, true) => Behind::Unclear,
        _ => Behind::Before(kind),
    };
    Some(Found {
        start,
        end,
        units: Vec::new(),
        behind,
    })
}

/// Whether the last word of `before` is one of `words`, which stand between bars.
pub fn begins_last_word(before: &str, words: &str) -> bool {
    let near = tail(before.trim_end(), 12);
    let last = near.rfind(|c: char| !is_word(c)).map_or(near, |i| {
        near[i..].trim_start_matches(|c: char| !is_word(c))
    });
    which_word(last, words).is_some()
}

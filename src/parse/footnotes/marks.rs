//! Marks in the running text, in every printed form.
//!
//! *Reads* one line. *Writes* the marks it holds. *Never* takes a figure for a mark by its looks: that is the evidence's.
//!
//! "giải pháp¹,", "Nghị định[1] của", "mục tiêu<sup>3</sup>", "$^{3}$" → marks; "500 m²" → none.

use crate::model::index::Index;
use crate::model::{Role, Span};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::{Signs, plain};

use super::super::lines::Lines;
use super::figures::{figures, is_unit, last_word, printed_length};
use super::{Mark, Sifted, calls};

pub fn superscript(c: char) -> Option<char> {
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)?;
    Some(char::from(b'0' + digit as u8))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// ¹, <sup>1</sup> or $^{1}$: proof by itself.
    Superscript,
    /// [^1]: proof by itself.
    Caret,
    /// [1]: needs its other half.
    Bracket,
    /// (1), 1 or *: needs its other half, and in its order.
    Parenthesised,
    Bare,
    Star,
}

/// A mark at the head of `text`: its label and its length in bytes.
pub fn mark_at(text: &str) -> Option<(String, usize, Form)> {
    let first = text.chars().next()?;
    if superscript(first).is_some() {
        let mut label = String::new();
        let mut len = 0;
        for (c, digit) in text.chars().map_while(|c| superscript(c).map(|d| (c, d))) {
            label.push(digit);
            len += c.len_utf8();
        }
        return Some((label, len, Form::Superscript));
    }
    const PRINTED: [(&str, &str, Form); 9] = [
        ("[^", "]", Form::Caret),
        ("[", "]", Form::Bracket),
        ("<sup>", "</sup>", Form::Superscript),
        // As those write it who read pages with formulas.
        ("$^{", "}$", Form::Superscript),
        ("${}^{", "}$", Form::Superscript),
        ("$^", "$", Form::Superscript),
        ("\\(^{", "}\\)", Form::Superscript),
        ("^{", "}", Form::Superscript),
        ("^", "^", Form::Superscript),
    ];
    let (open, close, form) = *PRINTED.iter().find(|(open, ..)| text.starts_with(open))?;
    let inner = &text[open.len()..];
    // Looked for no further: a text of nothing but opening brackets would be searched again from each of them.
    let closes = |at: &usize| inner.bytes().skip(*at).take(close.len()).eq(close.bytes());
    let end = (0..=4).find(closes).filter(|end| *end > 0)?;
    let label = inner[..end].trim_matches(|c| "[]()".contains(c)).trim();
    let fits = !label.is_empty()
        && (label.bytes().all(|b| b.is_ascii_digit())
            || label.chars().all(|c| c == '*')
            || form == Form::Caret);
    fits.then(|| (label.to_owned(), open.len() + end + close.len(), form))
}

/// Adds the marks: those at the places `called`, in order, and those that need no evidence beyond
/// their note.
pub fn find(lines: &Lines, roles: &[Option<Role>], called: &[usize], sifted: &mut Sifted) {
    let mut called = called.iter().peekable();
    let mut known = Index::default();
    for (n, note) in sifted.notes.iter().enumerate() {
        known.number(&note.label, n);
    }
    for (i, line) in lines.lines.iter().enumerate() {
        let due = called.peek().is_some_and(|place| **place < line.span.end);
        if !(due || line.signs.any(Signs::MARK)) || !calls(roles[i]) || line.is_blank() {
            continue;
        }
        let words = line.span.of(lines.source);
        let note = sifted.note_of(i).map(|n| &sifted.notes[n]);
        let mut at = note
            .filter(|n| n.lines[0] == i)
            .map_or(0, |n| n.label_span.len());
        let (first, body) = (sifted.marks.len(), at);
        while at < words.len() {
            let next = called.peek().map_or(words.len(), |place| {
                place.saturating_sub(line.span.start).min(words.len())
            });
            at += unmarked(&words.as_bytes()[at..next.max(at)]);
            if at == words.len() {
                break;
            }
            let rest = &words[at..];
            let first_char = rest.chars().next().map_or(1, char::len_utf8);
            let start = line.span.start + at;
            let due = called.next_if(|place| **place == start).is_some();
            let found = match mark_at(rest) {
                None if due => {
                    let len = printed_length(rest);
                    Some((figures(&rest[..len]).to_owned(), len, Form::Bare))
                }
                found => found,
            };
            let Some((mut label, mut len, form)) = found else {
                at += first_char;
                continue;
            };
            // ¹² where no note 12 is but notes 1 and 2 are.
            let one = |k: usize| label.get(k..=k).is_some_and(|one| known.has(one));
            if first_char > 1 && !known.has(&label) && (0..label.len()).all(one) {
                label.truncate(1);
                len = first_char;
            }
            let is_mark = match form {
                Form::Superscript => !is_unit(last_word(&words[..at]), &label),
                Form::Bracket => known.has(&label) && at > 0,
                _ => true,
            };
            if is_mark {
                // "02 đề án (2), cụ thể", "15 cơ quan (1) của": a blank would be left before the comma, or be there twice.
                let stop = words[at + len..].begins_in(".,;: ");
                let blank = stop && words[..at].ends_with(' ');
                sifted.marks.push(Mark {
                    span: Span::new(start - usize::from(blank), start + len),
                    label,
                    note: None,
                });
            }
            at += len;
        }
        if sifted.marks.len() == first {
            continue;
        }
        // A line of nothing but marks calls no note: its figures are its words.
        let marked: usize = sifted.marks[first..].iter().map(|m| m.span.len()).sum();
        let letters = words[body..].chars().filter(|c| !c.is_whitespace());
        if letters.map(char::len_utf8).sum::<usize>() == marked {
            sifted.marks.truncate(first);
        }
    }
}

/// How many bytes at the head of a line begin no mark: nearly all do not.
pub fn unmarked(bytes: &[u8]) -> usize {
    // Superscript figures begin with one of two bytes, like some punctuation.
    plain(bytes, |byte| {
        matches!(byte, b'[' | b'<' | b'$' | b'^' | b'\\' | 0xc2 | 0xe2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_prove_themselves_are_read_in_every_form() {
        for text in [
            "¹², ",
            "<sup>12</sup>",
            "[^12] của",
            "$^{12}$, ",
            "$^12$",
            "${}^{12}$",
            "\\(^{12}\\)",
            "^{12}.",
        ] {
            let found = mark_at(text).map(|(label, ..)| label);
            assert_eq!(found.as_deref(), Some("12"), "{text}");
        }
        for text in ["$x^{12}$", "$12$", "^x", "[12"] {
            assert_eq!(mark_at(text), None, "{text}");
        }
    }
}

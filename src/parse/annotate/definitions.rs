//! Short forms that the text itself defines.
//!
//! *Reads* one healed text. *Writes* [`Definition`]s. *Never* looks into the dictionary: what the
//! text says outranks it.
//!
//! "tổ chức cơ sở đảng (TCCSD)" → TCCSD, by initials with đ taken for D; "Ủy ban nhân dân tỉnh
//! (sau đây gọi tắt là UBND tỉnh)" → UBND.

use super::super::letters::{bare, find, lower_text, signs, tail, words};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::upper;
use crate::parse::letters::{is_letter, is_upper, is_word};

/// A definition in place; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    pub short: (usize, usize),
    pub long: (usize, usize),
    /// The form that the long form spells: TCCSĐ where TCCSD is printed.
    pub spelled: String,
}

/// All definitions in `text`.
pub fn definitions(text: &str) -> Vec<Definition> {
    let mut found = Vec::new();
    let mut from = 0;
    loop {
        let open = from + signs::plain(&text.as_bytes()[from..], |byte| byte == b'(');
        let Some(inner) = text.get(open + 1..) else {
            return found;
        };
        from = open + 1;
        // Looked for no further: a text of nothing but opening brackets would be searched again from each of them.
        let Some(close) = inner.bytes().take(161).position(|b| b == b')') else {
            continue;
        };
        let inside = &inner[..close];
        let (skip, told) = lead_in(inside);
        let candidate = &inside[skip..];
        let start = open + 1 + skip;
        if let Some(len) = acronym_len(candidate, told) {
            let short = (start, start + len);
            if let Some((long, spelled)) = long_before(text, open, &text[short.0..short.1]) {
                found.push(Definition {
                    short,
                    long,
                    spelled,
                });
            }
        } else if let Some(definition) = long_inside(text, open, start, candidate) {
            found.push(definition);
        }
    }
}

/// "sau đây gọi tắt là", "viết tắt:" … : the bytes they take, and whether they are there.
fn lead_in(inside: &str) -> (usize, bool) {
    const PHRASES: [&str; 8] = [
        "gọi tắt là",
        "viết tắt là",
        "gọi chung là",
        "gọi là",
        "viết tắt",
        "gọi tắt",
        "ký hiệu là",
        "ký hiệu",
    ];
    let lower = lower_text(inside);
    for phrase in PHRASES {
        if let Some(at) = find(&lower, phrase).filter(|at| *at <= 24) {
            let end = at + phrase.len();
            let rest = inside[end..].trim_start_of(": “\"");
            return (inside.len() - rest.len(), true);
        }
    }
    (inside.len() - inside.trim_start().len(), false)
}

/// The length of an acronym at the head of `text`, when nothing but it stands there (or `told`).
fn acronym_len(text: &str, told: bool) -> Option<usize> {
    let len = text
        .find(|c: char| !is_word(c) && !matches!(c, '-' | '&'))
        .unwrap_or(text.len());
    let word = text[..len].trim_end_of("-&");
    let upper = word.chars().filter(|c| is_upper(*c)).count();
    let fits = upper >= 2 && word.chars().count() <= 14 && upper * 2 > word.chars().count();
    let alone = text[len..]
        .trim_start_of("”\" .")
        .trim_end_of("”\" .")
        .is_empty();
    (fits && (alone || told)).then_some(word.len())
}

/// The words before byte `open` whose initials are the letters of `short`.
fn long_before(text: &str, open: usize, short: &str) -> Option<((usize, usize), String)> {
    let near = open - tail(&text[..open], 160).len();
    let clause = text[near..open]
        .rfind_any(".;:()")
        .map_or(near, |i| near + i + 1);
    let all: Vec<(usize, usize)> = words(&text[clause..open])
        .map(|(s, e)| (s + clause, e + clause))
        .collect();
    let letters: Vec<char> = short.chars().filter(|c| is_letter(*c)).collect();
    let mut spelled: Vec<char> = Vec::new();
    let mut at = all.len();
    for letter in letters.iter().rev() {
        // Small words between ("và", "của", "các") have no letter in the short form.
        let mut skipped = 0;
        loop {
            at = at.checked_sub(1)?;
            let initial = text[all[at].0..].chars().next()?;
            if bare(initial) == bare(*letter) {
                spelled.push(upper(initial));
                break;
            }
            let small = matches!(
                &text[all[at].0..all[at].1],
                "và" | "của" | "các" | "về" | "với" | "trong"
            );
            skipped += 1;
            if !small || skipped > 2 || spelled.is_empty() {
                return None;
            }
        }
    }
    let long = (all.get(at)?.0, all.last()?.1);
    spelled.reverse();
    let mut rest = spelled.iter();
    // Bars come from the long form, everything else from the print.
    let spelled: String = short
        .chars()
        .map(|c| {
            if is_letter(c) {
                barred(c, rest.next().copied())
            } else {
                c
            }
        })
        .collect();
    (letters.len() >= 2).then_some((long, spelled))
}

fn barred(printed: char, initial: Option<char>) -> char {
    match (printed, initial) {
        ('D' | 'Đ', Some(initial @ ('D' | 'Đ'))) => initial,
        _ => printed,
    }
}

/// "UBND (Ủy ban nhân dân)": the long form stands in the brackets.
fn long_inside(text: &str, open: usize, start: usize, inside: &str) -> Option<Definition> {
    let before = text[..open].trim_end();
    // A longer word would have more letters than the brackets have words.
    let near = tail(before, 200);
    let offset = before.len() - near.len() + near.rfind(' ').map_or(0, |i| i + 1);
    let (s, e) = words(&before[offset..]).last()?;
    let short = (s + offset, e + offset);
    let word = &text[short.0..short.1];
    let upper = word.chars().filter(|c| is_upper(*c)).count();
    if upper < 2 || upper * 2 <= word.chars().count() {
        return None;
    }
    let initials: Vec<char> = words(inside)
        .filter_map(|(s, _)| inside[s..].chars().next())
        .map(bare)
        .collect();
    let letters: Vec<char> = word.chars().filter(|c| is_letter(*c)).map(bare).collect();
    (initials == letters).then(|| Definition {
        short,
        long: (start, start + inside.trim_end().len()),
        spelled: word.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str, String)> {
        definitions(text)
            .into_iter()
            .map(|d| {
                (
                    &text[d.short.0..d.short.1],
                    &text[d.long.0..d.long.1],
                    d.spelled,
                )
            })
            .collect()
    }

    #[test]
    fn initials_prove_a_definition() {
        assert_eq!(
            found("của tổ chức cơ sở đảng (TCCSD) và"),
            [("TCCSD", "tổ chức cơ sở đảng", "TCCSĐ".to_owned())]
        );
        assert_eq!(
            found("Ủy ban nhân dân (sau đây gọi tắt là UBND) các cấp"),
            [("UBND", "Ủy ban nhân dân", "UBND".to_owned())]
        );
        assert_eq!(
            found("Khoa học và Công nghệ (KHCN)")[0].1,
            "Khoa học và Công nghệ"
        );
        assert_eq!(found("UBND (Ủy ban nhân dân)")[0].1, "Ủy ban nhân dân");
    }

    #[test]
    fn other_brackets_define_nothing() {
        for text in [
            "Trung ương 4 (khóa XII)",
            "các nhóm (GDP, CPI)",
            "đồng chí (để báo cáo)",
            "đảng viên (TW)",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

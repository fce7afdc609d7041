//! Headings printed in capitals, quietened for tables and the running head.
//!
//! "NHIỆM VỤ CỦA ĐẢNG BỘ TỈNH THANH LÂM" becomes "Nhiệm vụ của Đảng bộ tỉnh Thanh Lâm": a word is
//! capitalised where the running text itself writes it so. The text is never touched.

use crate::model::{Directive, Role};
use std::collections::HashMap;

/// How the running text writes words and pairs of words, by their small letters.
#[derive(Debug, Default)]
pub struct Casing(HashMap<String, Seen>);

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    times: u32,
    /// The (first) word had a capital.
    first: u32,
    /// The second word of the pair had a capital.
    second: u32,
    /// The word was all capitals.
    all: u32,
}

impl Casing {
    /// Learns from running text and notes.
    pub fn of(directive: &Directive) -> Self {
        let mut casing = Self::default();
        let paragraphs = directive.paragraphs.iter();
        for paragraph in paragraphs.filter(|p| matches!(p.role, Role::Body | Role::Note(_))) {
            if paragraph.text.chars().any(char::is_lowercase) {
                casing.learn(&paragraph.text);
            }
        }
        casing
    }

    fn learn(&mut self, text: &str) {
        let mut before: Option<&str> = None;
        let mut opens = true;
        for token in text.split_whitespace() {
            let word = bare(token);
            if !word.is_empty() {
                if !opens {
                    let seen = self.0.entry(word.to_lowercase()).or_default();
                    seen.times += 1;
                    seen.first += u32::from(is_capital(word));
                    seen.all += u32::from(is_all_capital(word));
                }
                if let Some(before) = before.filter(|_| !opens) {
                    let seen = self.0.entry(pair(before, word)).or_default();
                    seen.times += 1;
                    seen.first += u32::from(is_capital(before));
                    seen.second += u32::from(is_capital(word));
                }
            }
            opens = token.ends_with(['.', '!', '?', ':']);
            before = (!word.is_empty() && token.ends_with(word)).then_some(word);
        }
    }

    /// The heading in sentence case if it is all capitals, else as it is.
    pub fn quiet(&self, heading: &str) -> String {
        if heading.chars().any(char::is_lowercase) {
            return heading.to_owned();
        }
        let tokens: Vec<&str> = heading.split(' ').collect();
        let words: Vec<&str> = tokens.iter().map(|t| bare(t)).collect();
        let near = |i: usize| words.get(i).copied().unwrap_or("");
        let mut out = String::with_capacity(heading.len());
        for (i, token) in tokens.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            let word = words[i];
            let before = i.checked_sub(1).map_or("", near);
            if self.is_short_form(word) {
                out.push_str(token);
            } else if out.is_empty() || self.is_name(before, word, near(i + 1)) {
                push_capitalised(&mut out, token);
            } else {
                out.push_str(&token.to_lowercase());
            }
        }
        out
    }

    fn is_short_form(&self, word: &str) -> bool {
        let is_roman = word.len() > 1 && word.bytes().all(|b| b"IVXLC".contains(&b));
        let seen = self.0.get(&word.to_lowercase());
        is_roman || seen.is_some_and(|s| s.all * 2 > s.times && word.chars().count() > 1)
    }

    /// The pairs it stands in decide, then the word alone.
    fn is_name(&self, before: &str, word: &str, after: &str) -> bool {
        let with_after = self.0.get(&pair(word, after)).map(|s| (s.first, s.times));
        let with_before = self.0.get(&pair(before, word)).map(|s| (s.second, s.times));
        let alone = self.0.get(&word.to_lowercase()).map(|s| (s.first, s.times));
        let (capital, times) = match (with_after, with_before) {
            (Some(a), Some(b)) => (a.0 + b.0, a.1 + b.1),
            (Some(a), None) => a,
            (None, Some(b)) => b,
            (None, None) => alone.unwrap_or((0, 1)),
        };
        capital * 2 > times
    }
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

fn pair(a: &str, b: &str) -> String {
    [&a.to_lowercase(), " ", &b.to_lowercase()].concat()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_all_capital(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// The first letter stays, the rest is made small.
fn push_capitalised(out: &mut String, token: &str) {
    let first = token.find(char::is_alphanumeric).unwrap_or(0);
    let end = token[first..]
        .chars()
        .next()
        .map_or(first, |c| first + c.len_utf8());
    out.push_str(&token[..end]);
    out.push_str(&token[end..].to_lowercase());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(text: &str) -> Casing {
        let mut casing = Casing::default();
        casing.learn(text);
        casing
    }

    #[test]
    fn names_keep_their_capitals_and_other_words_do_not() {
        let casing = learned(
            "Về việc này, Đảng bộ tỉnh Thanh Lâm và UBND tỉnh giao cho cấp ủy đảng; tỉnh Thanh Lâm \
             báo cáo Đảng bộ theo nhiệm vụ của Nhà nước khi nhà ở của dân bị hư hại.",
        );
        assert_eq!(
            casing.quiet("NHIỆM VỤ CỦA ĐẢNG BỘ TỈNH THANH LÂM"),
            "Nhiệm vụ của Đảng bộ tỉnh Thanh Lâm"
        );
        assert_eq!(casing.quiet("NHÀ Ở CỦA NHÀ NƯỚC"), "Nhà ở của Nhà nước");
        assert_eq!(casing.quiet("UBND VÀ ĐẠI HỘI XIV"), "UBND và đại hội XIV");
    }

    #[test]
    fn a_heading_in_small_letters_stays_as_printed() {
        let casing = learned("");
        assert_eq!(casing.quiet("Ưu điểm của ĐẢNG"), "Ưu điểm của ĐẢNG");
        assert_eq!(casing.quiet("“TỔ CHỨC”"), "“Tổ chức”");
        assert_eq!(casing.quiet(""), "");
    }
}

//! Headings printed in capitals, quietened for tables and the running head.
//!
//! "NHIỆM VỤ CỦA ĐẢNG BỘ TỈNH THANH LÂM" becomes "Nhiệm vụ của Đảng bộ tỉnh Thanh Lâm": a word is
//! capitalised where the running text itself writes it so. The text is never touched.

use crate::model::index::Groups;
use crate::model::{Directive, Role};
use crate::parse::letters::{is_lower, is_upper, is_word, lower_text};

/// The words of the running text, as far as their case tells something.
#[derive(Debug, Default)]
pub struct Casing {
    words: Vec<Word>,
    /// Where each word stands among them: a long text has many headings, and only few places of each of their words.
    places: Groups<usize>,
}

#[derive(Debug)]
struct Word {
    /// In small letters.
    word: String,
    capital: bool,
    all_capital: bool,
    /// Stands at the start of a sentence, where every word has a capital.
    opens: bool,
    /// Nothing stands between it and the word after it.
    joins: bool,
}

/// How often something was seen, and how often with a capital.
#[derive(Default)]
struct Seen {
    times: usize,
    capital: usize,
}

impl Seen {
    fn note(&mut self, capital: bool) {
        self.times += 1;
        self.capital += usize::from(capital);
    }

    const fn mostly(&self) -> bool {
        self.capital * 2 > self.times
    }
}

impl Casing {
    /// Learns from running text and notes.
    pub fn of(directive: &Directive) -> Self {
        let mut casing = Self::default();
        let paragraphs = directive.paragraphs.iter();
        for paragraph in paragraphs.filter(|p| matches!(p.role, Role::Body | Role::Note(_))) {
            if !is_capitals(&paragraph.text) {
                casing.learn(&paragraph.text);
            }
        }
        casing
    }

    fn learn(&mut self, text: &str) {
        let mut opens = true;
        for token in text.split_whitespace() {
            let word = bare(token);
            if !word.is_empty() {
                let lower = lower_text(word);
                self.places.add(&lower, self.words.len());
                self.words.push(Word {
                    word: lower,
                    capital: is_capital(word),
                    all_capital: is_all_capital(word),
                    opens,
                    joins: token.ends_with(word),
                });
            }
            opens = token.ends_with(['.', '!', '?', ':']);
        }
    }

    /// The heading in sentence case if it is all capitals, else as it is.
    pub fn quiet(&self, heading: &str) -> String {
        if !is_capitals(heading) {
            return heading.to_owned();
        }
        let tokens: Vec<&str> = heading.split(' ').collect();
        let words: Vec<String> = tokens.iter().map(|t| lower_text(bare(t))).collect();
        let near = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", String::as_str);
        let mut out = String::with_capacity(heading.len());
        for (i, token) in tokens.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            let (name, short) = self.look(near(i.checked_sub(1)), &words[i], near(Some(i + 1)));
            if short || is_roman(bare(token)) {
                out.push_str(token);
            } else if out.is_empty() || name {
                push_capitalised(&mut out, token);
            } else {
                out.push_str(&lower_text(token));
            }
        }
        out
    }

    /// Whether a word is a name beside its neighbours, and whether it is a short form. The pairs it
    /// stands in decide, then the word alone.
    fn look(&self, before: &str, word: &str, after: &str) -> (bool, bool) {
        let (mut alone, mut paired, mut short) =
            (Seen::default(), Seen::default(), Seen::default());
        for &i in self.places.of(word) {
            let seen = &self.words[i];
            if seen.opens {
                continue;
            }
            alone.note(seen.capital);
            short.note(seen.all_capital);
            let next = self
                .words
                .get(i + 1)
                .filter(|next| seen.joins && next.word == after);
            let last = i.checked_sub(1).map(|i| &self.words[i]);
            let last = last.filter(|last| last.joins);
            // "Ban Chỉ đạo" says nothing of "lãnh đạo, chỉ đạo": there the word stands inside a name.
            if last.is_some_and(|last| last.capital && last.word != before) {
                continue;
            }
            let last = last.filter(|last| last.word == before);
            if next.is_some() || last.is_some() {
                paired.note(seen.capital);
            }
        }
        let name = if paired.times > 0 {
            paired.mostly()
        } else {
            // Among other words only what is never written small is a name: "Nghị quyết" beside "hội nghị" tells nothing of
            // "QUYẾT NGHỊ".
            alone.times > 0 && alone.capital == alone.times
        };
        (name, short.mostly())
    }
}

fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b"IVXLC".contains(&b))
}

/// Whether no small letter stands in a text.
pub fn is_capitals(text: &str) -> bool {
    !text.chars().any(is_lower)
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !is_word(c))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(is_upper)
}

fn is_all_capital(word: &str) -> bool {
    word.chars().nth(1).is_some() && is_capitals(word)
}

/// The first letter stays, the rest is made small.
fn push_capitalised(out: &mut String, token: &str) {
    let first = token.find(is_word).unwrap_or(0);
    let end = token[first..]
        .chars()
        .next()
        .map_or(first, |c| first + c.len_utf8());
    out.push_str(&token[..end]);
    out.push_str(&lower_text(&token[end..]));
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
    fn a_word_inside_a_name_says_nothing_of_the_word_alone() {
        let casing = learned(
            "Thực hiện Nghị quyết của hội nghị, Ban Chỉ đạo và các Ban Chỉ đạo lãnh đạo, chỉ đạo.",
        );
        assert_eq!(casing.quiet("LÃNH ĐẠO, CHỈ ĐẠO"), "Lãnh đạo, chỉ đạo");
        assert_eq!(casing.quiet("BAN CHỈ ĐẠO"), "Ban Chỉ đạo");
        assert_eq!(casing.quiet("QUYẾT NGHỊ:"), "Quyết nghị:");
    }

    #[test]
    fn a_heading_in_small_letters_stays_as_printed() {
        let casing = learned("");
        assert_eq!(casing.quiet("Ưu điểm của ĐẢNG"), "Ưu điểm của ĐẢNG");
        assert_eq!(casing.quiet("“TỔ CHỨC”"), "“Tổ chức”");
        assert_eq!(casing.quiet(""), "");
    }

    #[test]
    fn every_vietnamese_letter_has_its_case() {
        let capitals = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ";
        assert_eq!(lower_text(capitals), capitals.to_lowercase());
        assert!(capitals.chars().all(is_upper) && is_capitals(capitals));
        assert!(capitals.to_lowercase().chars().all(is_lower));
        assert!("12-/.“” ×÷".chars().all(|c| !is_upper(c) && !is_lower(c)));
    }
}

//! Enumerations inside a paragraph: "(1) …; (2) …".
//!
//! *Reads* one healed text. *Writes* its items with their bytes. *Never* takes a bracketed figure
//! for an item unless it begins or continues a series: "khoản (2) Điều này" is none.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_upper, is_word};
/// An item of an inline enumeration; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub number: u32,
    /// "(1)".
    pub label: String,
    pub start: usize,
    /// Where its words begin.
    pub head: usize,
    pub end: usize,
}

/// The items of all enumerations in `text`, in order; a series has at least two.
pub fn items(text: &str) -> Vec<Item> {
    let found: Vec<(usize, u32, usize)> = text
        .match_indices('(')
        .filter_map(|(start, _)| {
            let inner = &text[start + 1..];
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            let number: u32 = (1..=2)
                .contains(&digits)
                .then(|| inner[..digits].parse().ok())
                .flatten()?;
            let rest = inner[digits..].strip_prefix(')')?;
            let end = start + digits + 2;
            begins_item(&text[..start], rest, number).then_some((start, number, end))
        })
        .collect();
    let mut items = Vec::new();
    let mut from = 0;
    while from < found.len() {
        let len = 1 + found[from..]
            .windows(2)
            .take_while(|w| w[1].1 == w[0].1 + 1)
            .count();
        if found[from].1 == 1 && len >= 2 {
            add_series(
                text,
                &found[from..from + len],
                found.get(from + len).map(|f| f.0),
                &mut items,
            );
            from += len;
        } else {
            from += 1;
        }
    }
    items
}

/// An item stands at the start, or after a mark that ends what came before; words follow it.
fn begins_item(before: &str, after: &str, number: u32) -> bool {
    let words = after.trim_start_of(".:");
    let starts = words
        .trim_start()
        .starts_with(|c: char| is_word(c) || matches!(c, '“' | '"' | '*'));
    let spaced = words.starts_with(char::is_whitespace) || words.starts_with(is_upper);
    let trimmed = before.trim_end();
    let open = trimmed.is_empty()
        || (trimmed.len() < before.len() && number == 1)
        || trimmed.ends_in(".;,:…!?")
        || trimmed.ends_with(" và");
    starts && spaced && open
}

fn add_series(
    text: &str,
    series: &[(usize, u32, usize)],
    limit: Option<usize>,
    items: &mut Vec<Item>,
) {
    let semicolons = series
        .windows(2)
        .all(|w| text[..w[1].0].trim_end().ends_in(";,"));
    for (i, &(start, number, after)) in series.iter().enumerate() {
        let rest = &text[after..];
        let words = rest.trim_start_of(".:");
        let head = after + rest.len() - words.trim_start().len();
        let end = match series.get(i + 1) {
            Some(next) => next.0,
            // Where items end in semicolons, the first full stop ends the last of them.
            None => {
                let stop = limit.unwrap_or(text.len());
                if semicolons {
                    sentence_end(text, head, stop)
                } else {
                    stop
                }
            }
        };
        let end = head.max(text[..end].trim_end().len());
        items.push(Item {
            number,
            label: format!("({number})"),
            start,
            head,
            end,
        });
    }
}

/// The end of the sentence that begins at `from`, at most `limit`.
fn sentence_end(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..limit].find_any(".…") {
        let stop = at + found;
        let marks = text[stop..limit].len() - text[stop..limit].trim_start_of(".…”\")").len();
        let after = &text[stop + marks..limit];
        if after.trim_start().starts_with(is_upper)
            && (after.starts_with(char::is_whitespace) || marks > 1)
        {
            return stop + marks;
        }
        at = stop + marks.max(1);
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        items(text)
            .into_iter()
            .map(|i| &text[i.head..i.end])
            .collect()
    }

    #[test]
    fn items_run_to_the_next_label() {
        assert_eq!(
            words("Tập trung: (1) Xây dựng; (2) Rà soát; (3) Báo cáo. Câu sau."),
            ["Xây dựng;", "Rà soát;", "Báo cáo."]
        );
        assert_eq!(
            words("(1) Làm tốt. Rất tốt. (2) Làm xong. Đã xong."),
            ["Làm tốt. Rất tốt.", "Làm xong. Đã xong."]
        );
    }

    #[test]
    fn a_series_may_begin_again() {
        assert_eq!(items("A: (1) b; (2) c. Nữa: (1) d; (2) e.").len(), 4);
    }

    #[test]
    fn lone_figures_in_brackets_are_no_items() {
        assert_eq!(words("theo khoản (2) Điều này và (3) nữa"), [] as [&str; 0]);
        assert_eq!(
            words("kết nạp (12) đảng viên; (1) một việc"),
            [] as [&str; 0]
        );
    }
}

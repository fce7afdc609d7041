//! Cutting text at words: first words, last words, words round a place.

use crate::parse::letters::marks::Marks;
/// The first words of `text`, at most `most` characters, with "…" where something was cut.
pub fn opening(text: &str, most: usize) -> String {
    let head = first(text, most);
    if head.len() == text.trim_end().len() {
        head.to_owned()
    } else {
        format!("{}…", head.trim_end_of(",;:."))
    }
}

/// The first words of `text`, at most `most` characters; a longer single word is cut inside.
pub fn first(text: &str, most: usize) -> &str {
    let Some((limit, next)) = text.char_indices().nth(most) else {
        return text.trim_end();
    };
    let head = &text[..limit];
    if next.is_whitespace() {
        return head.trim_end();
    }
    match head.rfind(char::is_whitespace) {
        Some(blank) if !head[..blank].trim().is_empty() => head[..blank].trim_end(),
        _ => head,
    }
}

/// The last words of `text`, at most `most` characters; a longer single word is cut inside.
pub fn last(text: &str, most: usize) -> &str {
    let text = text.trim_end();
    if most == 0 {
        return "";
    }
    let Some((start, _)) = text.char_indices().rev().nth(most - 1) else {
        return text.trim_start();
    };
    if start == 0 || text[..start].ends_with(char::is_whitespace) {
        return text[start..].trim_start();
    }
    let tail = &text[start..];
    match tail.find(char::is_whitespace) {
        Some(blank) if !tail[blank..].trim().is_empty() => tail[blank..].trim_start(),
        _ => tail,
    }
}

/// The words before, of, and after `start..end`, some `most` characters on either side. The blanks
/// next to the place are kept, so that the three parts can be set in a row.
pub fn around(text: &str, start: usize, end: usize, most: usize) -> (String, String, String) {
    let before = text.get(..start).unwrap_or("");
    let after = text.get(end..).unwrap_or("");
    let gap = &before[before.trim_end().len()..];
    let lead = &after[..after.len() - after.trim_start().len()];
    (
        format!("{}{gap}", last(before, most)),
        text.get(start..end).unwrap_or("").to_owned(),
        format!("{lead}{}", first(after.trim_start(), most)),
    )
}

/// How many words (syllables between blanks) `text` has.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_a_word_on_either_side() {
        let text = "Tiếp tục hoàn thiện thể chế";
        assert_eq!(first(text, 13), "Tiếp tục hoàn");
        assert_eq!(first(text, 12), "Tiếp tục");
        assert_eq!(first(text, 99), text);
        assert_eq!(last(text, 7), "thể chế");
        assert_eq!(last(text, 9), "thể chế");
        assert_eq!(last(text, 99), text);
        assert_eq!(opening(text, 12), "Tiếp tục…");
        assert_eq!(opening(text, 99), text);
    }

    #[test]
    fn a_word_longer_than_the_room_is_cut_inside() {
        assert_eq!(first("đđđđđđ", 3), "đđđ");
        assert_eq!(last("đđđđđđ", 3), "đđđ");
        assert_eq!(first("", 3), "");
        assert_eq!(last("a b", 0), "");
    }

    #[test]
    fn the_words_round_a_place_stand_in_a_row_again() {
        let text = "chức năng của TCCSĐ, đảng viên";
        let at = text.find("TCCSĐ").unwrap();
        let (before, word, after) = around(text, at, at + "TCCSĐ".len(), 99);
        assert_eq!(format!("{before}{word}{after}"), text);
    }
}

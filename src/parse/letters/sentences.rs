//! Where sentences end: only by their letters and marks, no dictionary.
//!
//! "… trong năm 2023⁴. Tiếp tục …" ends after the stop; "Đ/c", "TP. Hồ Chí Minh", "1.449",
//! "v.v. và" do not end a sentence.

use crate::parse::letters::lower_text;
use crate::parse::letters::{is_letter, is_upper, signs};

/// Bytes at which the sentences after the first begin, blanks before them skipped.
pub fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut opened, mut end) = (0, 0);
    while let Some(stop) = next_stop(&text[end..]) {
        let at = end + stop;
        let c = text[at..].chars().next().unwrap_or_default();
        let goes_on = |c| is_stop(c) || is_closing(c);
        end = text.len() - text[at..].trim_start_matches(goes_on).len();
        let rest = &text[end..];
        let start = end + rest.len() - rest.trim_start().len();
        if start == text.len() {
            continue;
        }
        // Without a blank the mark stands inside a number, an address or a short form; only after
        // an ellipsis recognition loses the blank ("… nước ngoài...Thực hiện nghiêm …").
        if start == end {
            let ellipsis = text[at..end].starts_with("...") || text[at..end].starts_with('…');
            if ellipsis && text[end..].starts_with(is_upper) {
                starts.push(start);
                opened = start;
            }
            continue;
        }
        if ends_here(&text[opened..at], c, &text[start..]) {
            starts.push(start);
            opened = start;
        }
    }
    starts
}

/// Whether the mark after `sentence` ends it, given the words that follow.
fn ends_here(sentence: &str, mark: char, rest: &str) -> bool {
    let word = sentence
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("")
        .trim_start_matches(is_opening);
    if mark == '.'
        && (is_short_form(word) || word.len() == sentence.trim_start().len() && is_label(word))
    {
        return false;
    }
    opens_sentence(rest, word)
}

/// Whether `rest` begins as sentences do. A digit begins one only after a word of letters:
/// "… đề ra. 03 đồng chí …" against "tr. 5", "Điều 5. 3".
fn opens_sentence(rest: &str, word: &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    if first.is_ascii_digit() {
        return word.chars().count() > 1 && word.chars().all(is_letter);
    }
    is_upper(first) || is_quote(first) || is_item(rest)
}

/// "(1)", "(12)".
fn is_item(rest: &str) -> bool {
    rest.strip_prefix('(').is_some_and(|inner| {
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && inner[digits..].starts_with(')')
    })
}

/// Short forms that are written with a stop before a name, and initials: "TP.", "ThS.", "Đ/c.", "C.".
fn is_short_form(word: &str) -> bool {
    const SHORT: [&str; 28] = [
        "tp", "tx", "tt", "gs", "pgs", "ts", "ths", "th.s", "bs", "ks", "cn", "đ/c", "đc", "ô",
        "tr", "st", "mr", "mrs", "dr", "tm", "t/m", "kt", "k/t", "tl", "tuq", "q", "nxb", "số",
    ];
    let lower = lower_text(word);
    if SHORT.contains(&lower.as_str()) {
        return true;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        // I, V and X are more often numbers: "khóa X. Đồng thời".
        (Some(only), None) => is_upper(only) && !matches!(only, 'I' | 'V' | 'X'),
        _ => false,
    }
}

/// "1", "2.1", "II", "a": what stands before the first word of an item.
fn is_label(word: &str) -> bool {
    let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    roman || number || word.chars().count() == 1
}

/// The first mark that may end a sentence.
fn next_stop(text: &str) -> Option<usize> {
    // The first byte of "…".
    let may_stop = |byte| (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == 0xe2);
    let mut at = 0;
    loop {
        at += signs::plain(&text.as_bytes()[at..], may_stop);
        if text[at..].chars().next().is_none_or(is_stop) {
            return (at < text.len()).then_some(at);
        }
        at += '…'.len_utf8();
    }
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '«' | '(' | '[')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '«')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut cuts = vec![0];
        cuts.extend(starts(text));
        cuts.push(text.len());
        cuts.windows(2)
            .map(|w| text[w[0]..w[1]].trim_end())
            .collect()
    }

    #[test]
    fn a_stop_before_a_capital_ends_a_sentence() {
        assert_eq!(
            sentences("Đề ra nhiệm vụ. Tiếp tục rà soát! Vì sao? “Xây” là cơ bản… Đã xong."),
            [
                "Đề ra nhiệm vụ.",
                "Tiếp tục rà soát!",
                "Vì sao?",
                "“Xây” là cơ bản…",
                "Đã xong."
            ]
        );
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence_they_close() {
        assert_eq!(
            sentences("Đồng chí nói: “cán bộ là gốc.” Hội nghị nhất trí (100%.) Sau đó"),
            [
                "Đồng chí nói: “cán bộ là gốc.”",
                "Hội nghị nhất trí (100%.)",
                "Sau đó"
            ]
        );
    }

    #[test]
    fn short_forms_numbers_and_lists_of_examples_do_not_end_one() {
        for text in [
            "Các Đ/c. Ủy viên họp tại TP. Hồ Chí Minh",
            "có 1.449 đảng viên, 04.2023",
            "trường học, v.v. và bệnh viện",
            "trường học, bệnh viện... ở xã",
            "C. Bích ký",
            "II. NHIỆM VỤ",
            "2.1. Công tác",
            "xem tr. 5 của sách",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn items_and_numbers_may_begin_a_sentence() {
        assert_eq!(
            sentences("của tỉnh. (2) Quy định khóa X. Đồng thời đề ra. 03 đồng chí"),
            [
                "của tỉnh.",
                "(2) Quy định khóa X.",
                "Đồng thời đề ra.",
                "03 đồng chí"
            ]
        );
    }
}

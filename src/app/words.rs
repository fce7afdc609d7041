//! Plain words, with what must not break kept on one line.

use super::markup::markup;
use yew::prelude::*;

/// Words with numbers of documents, dates and ranges of years kept on one line.
pub fn words(text: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut plain = 0;
    for (start, end) in together(text) {
        if plain < start {
            parts.push(text[plain..start].into());
        }
        parts.push(markup! { <span class="whole">{ &text[start..end] }</span> });
        plain = end;
    }
    if parts.is_empty() {
        return text.into();
    }
    if plain < text.len() {
        parts.push(text[plain..].into());
    }
    parts.into_iter().collect()
}

/// The stretches that must not break, in bytes.
fn together(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // The last number, while a dash may still join it to the next: "2026 - 2031".
    let mut number: Option<usize> = None;
    let mut dashed = false;
    let mut at = 0;
    for token in text.split(' ') {
        let end = at + token.len();
        let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
        if dashed && digit(token.as_bytes().first()) {
            found.push((number.unwrap_or(at), end));
        } else if keeps_together(token) {
            found.push((at, end));
        }
        dashed = number.is_some() && matches!(token, "-" | "–");
        if !dashed {
            number = digit(token.as_bytes().last()).then_some(at);
        }
        at = end + 1;
    }
    found
}

/// "21-NQ/TW" and "29/12/2022" would break at their signs.
fn keeps_together(word: &str) -> bool {
    word.len() > 2
        && word.len() < 40
        && word.contains(['-', '/'])
        && word.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_and_dates_stay_whole() {
        for word in ["21-NQ/TW", "29/12/2022", "19/19", "52-KH/"] {
            assert!(keeps_together(word), "{word}");
        }
        for word in ["-", "quốc", "an-ninh", "2022", "và/hoặc"] {
            assert!(!keeps_together(word), "{word}");
        }
    }

    #[test]
    fn a_range_of_years_stays_whole() {
        let text = "nhiệm kỳ 2026 - 2031, giai đoạn 2021 – 2025; kinh tế - xã hội, 5 - năm";
        let whole: Vec<_> = together(text).iter().map(|(a, b)| &text[*a..*b]).collect();
        assert_eq!(whole, ["2026 - 2031,", "2021 – 2025;"]);
    }
}

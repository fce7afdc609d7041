//! Headings told from numbered paragraphs, by series and look.
//!
//! "2. Mục tiêu cụ thể" is one; "2. Bãi bỏ Điều 9." and "1. Chủ bến có trách nhiệm:" under a Điều
//! are not.

use crate::model::{EmphasisKind, Label, Paragraph, Series};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{has_vowel, is_capitals};

/// Whether a labelled paragraph is a heading, by its series and its look.
pub fn is_heading(label: &Label, words: &str, paragraph: &Paragraph, article: bool) -> bool {
    let words = words.trim_end_of("”\" ");
    let length = words.chars().count();
    let bold = paragraph.emphasis.iter().any(|e| {
        e.kind != EmphasisKind::Italic
            && e.start <= label.text.len()
            && e.end + 2 >= paragraph.text.len()
    });
    let stopped = words.ends_in(".;,!?…") || words.ends_with("./");
    let announces = words.ends_with(':');
    // A khoản that announces its điểm is none; nor is what says that a list follows.
    let leads_in = announces && (article || ["sau:", "gồm:"].iter().any(|w| words.ends_with(w)));
    match label.series {
        Series::Annex
        | Series::Form
        | Series::Part
        | Series::Chapter
        | Series::SectionWord
        | Series::SubsectionWord => true,
        Series::Roman | Series::UpperLetter => is_capitals(words) || (!stopped && length <= 320),
        Series::Article | Series::Arabic => {
            is_capitals(words)
                || (!stopped && length <= 320 && !leads_in && (!announces || length <= 90))
                || (bold && length <= 320)
        }
        Series::Letter | Series::ArabicBracket | Series::LowerRoman => {
            !stopped && !announces && (length <= 70 || bold && length <= 200)
        }
        _ => false,
    }
}

/// Capitals, or a line set wholly in bold or marked as a heading, without a stop.
pub fn is_unlabelled_heading(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let length = text.chars().count();
    let whole_bold = paragraph
        .emphasis
        .iter()
        .any(|e| e.kind != EmphasisKind::Italic && e.start == 0 && e.end + 1 >= text.len());
    let stopped = text.ends_in(".;,");
    (4..=240).contains(&length)
        && !stopped
        // "QCVN 34:2022/BTTTT" is a code.
        && (is_capitals(text) && text.contains(' ') && text.split(' ').any(is_said) || whole_bold)
}

/// Whether a word is one that can be said: letters, a vowel among them.
fn is_said(word: &str) -> bool {
    has_vowel(word) && !word.contains(|c: char| c.is_ascii_digit())
}

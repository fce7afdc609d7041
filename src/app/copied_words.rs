//! Words on their way to the clipboard: as plain lines, and as clean paragraphs for a word processor.

use crate::view::escape::escape;

/// A piece of what was selected, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    Text(String),
    /// A tag of emphasis, opening or closing.
    Tag(&'static str),
    /// A paragraph, an item or a line begins or ends.
    Break,
}

/// One line for each paragraph.
pub fn plain(bits: &[Bit]) -> String {
    let lines = lines(bits).into_iter().map(text_of);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A paragraph for each line, with its emphasis; part of one paragraph stays a part.
pub fn html(bits: &[Bit]) -> String {
    let lines: Vec<&[Bit]> = lines(bits)
        .into_iter()
        .filter(|line| !text_of(line).is_empty())
        .collect();
    match lines.as_slice() {
        [line] if !bits.contains(&Bit::Break) => marked_up(line),
        lines => lines
            .iter()
            .map(|line| ["<p>", &marked_up(line), "</p>\n"].concat())
            .collect(),
    }
}

fn lines(bits: &[Bit]) -> Vec<&[Bit]> {
    bits.split(|bit| *bit == Bit::Break).collect()
}

fn text_of(line: &[Bit]) -> String {
    let text: String = line
        .iter()
        .map(|bit| match bit {
            Bit::Text(text) => text.as_str(),
            _ => "",
        })
        .collect();
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    words.join(" ")
}

fn marked_up(line: &[Bit]) -> String {
    let mut out = String::new();
    for bit in line {
        match bit {
            Bit::Text(text) => {
                for c in text.chars() {
                    escape(c, &mut out);
                }
            }
            Bit::Tag(tag) => out.push_str(tag),
            Bit::Break => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Bit {
        Bit::Text(text.into())
    }

    #[test]
    fn each_paragraph_is_a_line_and_keeps_its_label() {
        let bits = [
            Bit::Break,
            text("2.1."),
            text(" "),
            text("Công tác\n  xây dựng "),
            Bit::Break,
            Bit::Break,
            text("-"),
            text(" "),
            text("Rà soát "),
            Bit::Tag("<em>"),
            text("đề án"),
            Bit::Tag("</em>"),
            text(". "),
            Bit::Break,
            text("  "),
        ];
        assert_eq!(plain(&bits), "2.1. Công tác xây dựng\n- Rà soát đề án.");
        assert_eq!(
            html(&bits),
            "<p>2.1. Công tác\n  xây dựng</p>\n<p>- Rà soát <em>đề án</em>.</p>\n"
        );
    }

    #[test]
    fn a_part_of_a_paragraph_stays_a_part() {
        let bits = [text("5 < 6 & "), text("7 > 6")];
        assert_eq!(plain(&bits), "5 < 6 & 7 > 6");
        assert_eq!(html(&bits), "5 &lt; 6 &amp; 7 &gt; 6");
        assert_eq!((plain(&[]), html(&[])), Default::default());
    }
}

//! Source text → lines, with the marks of Markdown told from the words.
//!
//! *Reads* the source text. *Writes* [`Lines`]. *Never* decides what a line means.
//!
//! `### **1. Tình hình và kết quả đạt được**` → level 3, bold, words "1. Tình hình và kết quả …";
//! a lone `*` is no mark but the ornament of a Party letterhead and stays.

mod columns;
mod stars;
mod words;

use self::columns::columns;
use self::stars::Stars;
pub use self::words::Words;
use crate::model::order;
use crate::model::{EmphasisKind, Span};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::Signs;

use super::grammar::spans::visible;
use super::labels::label;

/// The lines of a text, and its markup.
#[derive(Debug, Default)]
pub struct Lines<'a> {
    pub source: &'a str,
    pub lines: Vec<Line<'a>>,
    /// Characters that are markup, in order, none overlapping.
    pub hidden: Vec<Span>,
    /// What the markup sets apart, without the marks themselves; in order of the start.
    pub emphasis: Vec<(Span, EmphasisKind)>,
}

/// One printed or typed line.
#[derive(Debug, Default, Clone)]
pub struct Line<'a> {
    /// Without the line end, without outer blanks and markup; empty for a blank line.
    pub span: Span,
    /// The words: `span` without inner markup.
    pub text: Words<'a>,
    /// Blank columns before its first word on the printed row.
    pub indent: u32,
    /// Level of a Markdown heading, 0 for none.
    pub level: u8,
    /// Whether all its words are bold.
    pub bold: bool,
    /// Whether the same marks set the line above apart too.
    pub bold_on: bool,
    /// Whether a form feed stands before it.
    pub form_feed: bool,
    /// What its row holds, and maybe more.
    pub signs: Signs,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

impl<'a> Line<'a> {
    /// Takes its words from `source`, without what is hidden in them.
    fn show(&mut self, source: &'a str, hidden: &[Span]) {
        let mut pieces = visible(self.span, hidden);
        let first = pieces.next().unwrap_or_default();
        let rest: String = pieces.map(|piece| piece.of(source)).collect();
        self.text = if rest.is_empty() {
            Words::Printed(first.of(source))
        } else {
            let words = [first.of(source), &rest].concat();
            // What stood apart may now stand side by side.
            self.signs = self.signs.or(Signs::of(&words));
            Words::Healed(words.into())
        };
    }
}

impl<'a> Lines<'a> {
    /// Hides `marks` too, so that none stands between a label and its words. Gives the lines they
    /// stand in, with their words before.
    pub fn hide(&mut self, marks: &[Span]) -> Vec<(usize, Words<'a>)> {
        self.hidden.extend_from_slice(marks);
        order::sort_by_key(&mut self.hidden, |h| h.key());
        // What was hidden inside a mark is hidden with it: "[^*a*]".
        let mut end = 0;
        self.hidden.retain(|h| {
            let beyond = h.end > end;
            end = end.max(h.end);
            beyond
        });
        let mut printed = Vec::new();
        let mut next = 0;
        for (i, line) in self.lines.iter_mut().enumerate() {
            let first = next;
            next += marks[next..].partition_point(|mark| mark.end <= line.span.end);
            if next > first {
                let printed_words = line.text.clone();
                line.show(self.source, &self.hidden);
                printed.push((i, printed_words));
            }
        }
        printed
    }
}

/// Cuts `text` into lines and finds the markup in it.
pub fn lines(text: &str) -> Lines<'_> {
    let mut raw = raw_lines(text);
    let mut stars = Stars::default();
    for line in &mut raw {
        hide_heading_marks(text, line, &mut stars.hidden);
        hide_list_mark(text, line, &mut stars.hidden);
        if line.signs.any(Signs::ESCAPE) {
            hide_escapes(text, line.span, &mut stars.hidden);
        }
        if line.signs.any(Signs::GAP) {
            hide_blanks(text, line.span, &mut stars.hidden);
        }
        if line.span.is_empty() {
            stars.end_block();
        } else if line.signs.any(Signs::STAR) {
            stars.pair(text, line.span);
        }
    }
    let Stars {
        mut hidden,
        mut emphasis,
        ..
    } = stars;
    order::sort_by_key(&mut hidden, |h| h.key());
    order::sort_by_key(&mut emphasis, |(span, _)| span.key());
    finish(text, &mut raw, &hidden);
    mark_bold(&mut raw, &emphasis);
    Lines {
        source: text,
        lines: raw,
        hidden,
        emphasis,
    }
}

fn raw_lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(rows(text) + 1);
    let mut cuts = Vec::new();
    let mut at = 0;
    for row in text.split_inclusive('\n') {
        let signs = Signs::of(row);
        // A form feed breaks a page even in the middle of a row.
        let mut form_feed = false;
        let mut rest = row;
        while !rest.is_empty() {
            let feed = signs.any(Signs::FORM_FEED).then(|| rest.find('\u{c}'));
            let (part, behind) = rest.split_at(feed.flatten().map_or(rest.len(), |feed| feed + 1));
            rest = behind;
            columns(part, signs, &mut cuts);
            for (start, end) in cuts.drain(..) {
                lines.push(Line {
                    span: Span::new(at + start, at + end),
                    form_feed,
                    indent: part[..start].chars().map(printed_width).sum(),
                    signs,
                    ..Line::default()
                });
                form_feed = false;
            }
            form_feed = part.ends_with('\u{c}');
            at += part.len();
        }
        if form_feed {
            lines.push(Line {
                span: Span::new(at, at),
                form_feed: true,
                ..Line::default()
            });
        }
    }
    lines
}

/// How many line ends there are: counted by stretches, as bytes are quicker added to bytes.
fn rows(text: &str) -> usize {
    let ends = |rows: &[u8]| rows.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
    let stretches = text.as_bytes().chunks(255);
    stretches.map(|rows| usize::from(ends(rows))).sum()
}

const fn printed_width(c: char) -> u32 {
    if c == '\t' { 8 } else { 1 }
}

fn hide_heading_marks(text: &str, line: &mut Line, hidden: &mut Vec<Span>) {
    let words = line.span.of(text);
    let level = words.bytes().take_while(|b| *b == b'#').count();
    let rest = &words[level..];
    if (1..=6).contains(&level) && rest.begins_in(" \t") {
        let inner = rest.trim_start();
        let start = line.span.end - inner.len();
        hidden.push(Span::new(line.span.start, start));
        line.span.start = start;
        line.level = level as u8;
    }
}

/// "- a) Đăng ký": where another label follows it, the dash is the list mark of Markdown.
fn hide_list_mark(text: &str, line: &mut Line, hidden: &mut Vec<Span>) {
    let words = line.span.of(text);
    let Some(inner) = words.strip_prefix("- ").map(str::trim_start) else {
        return;
    };
    if label(inner).is_some_and(|(l, at)| at < inner.len() && !l.path.is_empty()) {
        let start = line.span.end - inner.len();
        hidden.push(Span::new(line.span.start, start));
        line.span.start = start;
    }
}

/// `1\.` and `\*` are how converters write "1." and "*".
fn hide_escapes(text: &str, span: Span, hidden: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    for at in span.start..span.end.saturating_sub(1) {
        let next = bytes[at + 1];
        if bytes[at] == b'\\'
            && matches!(
                next,
                b'.' | b'*' | b'_' | b'#' | b'-' | b'+' | b'(' | b')' | b'[' | b']'
            )
        {
            hidden.push(Span::new(at, at + 1));
        }
    }
}

/// "kiểm  tra": justified lines and typists leave more than one blank between words; what is wider is a gap.
fn hide_blanks(text: &str, span: Span, hidden: &mut Vec<Span>) {
    let bytes = span.of(text).as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(2).position(|pair| pair == b"  ") {
        let first = at + found;
        at = first + bytes[first..].iter().take_while(|b| **b == b' ').count();
        if at - first < 5 {
            hidden.push(Span::new(span.start + first + 1, span.start + at));
        }
    }
}

fn finish<'a>(text: &'a str, lines: &mut [Line<'a>], hidden: &[Span]) {
    let mut first = 0;
    for line in lines {
        // Outer markup goes, so that `**I. TÌNH HÌNH**` begins with its label.
        first += hidden[first..].partition_point(|h| h.end <= line.span.start);
        let inside = &hidden[first..];
        for h in inside.iter().take_while(|h| h.start < line.span.end) {
            if h.start == line.span.start {
                line.span.start = h.end.min(line.span.end);
            }
        }
        let last = inside.partition_point(|h| h.start < line.span.end);
        for h in inside[..last].iter().rev() {
            if h.end == line.span.end && h.start >= line.span.start {
                line.span.end = h.start;
            }
        }
        let words = line.span.of(text);
        let trimmed = words.trim();
        let lead = words.len() - words.trim_start().len();
        line.span = Span::new(
            line.span.start + lead,
            line.span.start + lead + trimmed.len(),
        );
        line.show(text, inside);
    }
}

fn mark_bold(lines: &mut [Line], emphasis: &[(Span, EmphasisKind)]) {
    for (span, _) in emphasis
        .iter()
        .filter(|(_, kind)| *kind != EmphasisKind::Italic)
    {
        let first = lines.partition_point(|l| l.span.start < span.start);
        let inside = lines[first..]
            .iter_mut()
            .take_while(|l| l.span.end <= span.end);
        for (i, line) in inside.enumerate() {
            line.bold = !line.span.is_empty();
            line.bold_on = i > 0 && line.bold;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        lines(text)
            .lines
            .iter()
            .map(|l| l.text.as_str().to_owned())
            .collect()
    }

    #[test]
    fn marks_of_markdown_are_not_words() {
        let read = lines("### **1. Tình hình**\n\n**(1)** Đồi mới *mạnh mẽ* công tác");
        assert_eq!(read.lines[0].text.as_str(), "1. Tình hình");
        assert_eq!((read.lines[0].level, read.lines[0].bold), (3, true));
        assert_eq!(read.lines[2].text.as_str(), "(1) Đồi mới mạnh mẽ công tác");
        assert!(!read.lines[2].bold);
    }

    #[test]
    fn careless_marks_of_converters_are_no_words() {
        for (text, shown) in [
            ("**ỦY BAN NHÂN DÂN **", "ỦY BAN NHÂN DÂN"),
            ("*Lam Giang, ngày 9 *", "Lam Giang, ngày 9"),
            ("**Kính gửi: **Sở Tài chính", "Kính gửi: Sở Tài chính"),
            ("**BAN TH****UẾ**", "BAN THUẾ"),
            ("*Thành phố Hu**ế, ngày 9*", "Thành phố Huế, ngày 9"),
        ] {
            assert_eq!(words(text), [shown]);
        }
        assert_eq!(words("**\nSố hiệu:**"), ["", "Số hiệu:"]);
    }

    #[test]
    fn bold_may_run_over_lines() {
        let read = lines("**NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH\nvề nâng cao**");
        assert!(read.lines.iter().all(|l| l.bold));
        assert_eq!(read.lines[1].text.as_str(), "CỦA BAN CHẤP HÀNH");
    }

    #[test]
    fn a_lone_star_stays() {
        assert_eq!(words("TỈNH ỦY\n*\nSố 05"), ["TỈNH ỦY", "*", "Số 05"]);
        assert_eq!(
            words("* Ghi chú: xem *phụ lục*"),
            ["* Ghi chú: xem phụ lục"]
        );
    }

    #[test]
    fn line_ends_of_windows_and_form_feeds_are_no_words() {
        assert_eq!(words("một\r\nhai\u{c}ba\r\n"), ["một", "hai", "ba"]);
        assert!(lines("hai\u{c}ba").lines[1].form_feed);
    }

    #[test]
    fn columns_of_a_letterhead_are_lines_of_their_own() {
        assert_eq!(
            words("ỦY BAN NHÂN DÂN        CỘNG HÒA"),
            ["ỦY BAN NHÂN DÂN", "CỘNG HÒA"]
        );
        assert_eq!(words("12\tCÔNG BÁO/Số 723"), ["12", "CÔNG BÁO/Số 723"]);
        assert_eq!(
            words("Nơi nhận:                 KT. CHỦ TỊCH\n*             Bắc Lâm, ngày 5 tháng 2"),
            ["Nơi nhận:", "KT. CHỦ TỊCH", "*", "Bắc Lâm, ngày 5 tháng 2"]
        );
        assert_eq!(words("1.\tTriển khai"), ["1.\tTriển khai"]);
        assert_eq!(words("Số:      /QĐ-UBND"), ["Số:      /QĐ-UBND"]);
    }

    #[test]
    fn a_row_of_a_table_stays_whole() {
        assert_eq!(words("TT\tChỉ tiêu\tĐơn vị"), ["TT\tChỉ tiêu\tĐơn vị"]);
        assert_eq!(
            words("Nơi nhận:\t\tTM. ỦY BAN"),
            ["Nơi nhận:", "TM. ỦY BAN"]
        );
    }

    #[test]
    fn escapes_of_converters_are_hidden() {
        assert_eq!(words("1\\. Mục tiêu"), ["1. Mục tiêu"]);
        assert_eq!(words("- a) Đăng ký"), ["a) Đăng ký"]);
        assert_eq!(words("kiểm  tra,   giám sát"), ["kiểm tra, giám sát"]);
    }
}

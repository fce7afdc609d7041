//! Stars that set words apart.
//!
//! "**NGHỊ QUYẾT**" → bold; a lone "*" → none.

use crate::model::{EmphasisKind, Span};

/// Stars side by side.
#[derive(Clone, Copy)]
struct StarRun {
    span: Span,
    /// How many stars count: of four, two close and two open again.
    stars: usize,
    opens: bool,
    closes: bool,
}

/// The stars of a text, line by line.
#[derive(Default)]
pub(super) struct Stars {
    /// Openers of earlier lines of the block that wait.
    open: Vec<StarRun>,
    /// Where the row of the last line with stars begins, and that line.
    row: usize,
    line: usize,
    /// What is markup.
    pub hidden: Vec<Span>,
    /// What it sets apart.
    pub emphasis: Vec<(Span, EmphasisKind)>,
}

impl Stars {
    /// A blank line: what is open stays so.
    pub fn end_block(&mut self) {
        self.open.clear();
    }

    /// Pairs runs of one to three stars as CommonMark does in the main: an opener stands before a word, a closer behind
    /// one, both equally long.
    pub fn pair(&mut self, text: &str, line: Span) {
        // Openers may stand far above and wait for many runs: whether one is of this row, or nothing stands behind it, is
        // told without looking at all between.
        if let Some(end) = text[self.line..line.start].rfind('\n') {
            self.row = self.line + end + 1;
        }
        self.line = line.start;
        let row = self.row;
        let same_row = |o: &StarRun| o.span.start >= row;
        let open = &mut self.open;
        for run in star_runs(text, line) {
            let empty = |o: &StarRun| text[o.span.end..run.span.start].trim_end().is_empty();
            let inside = |o: &StarRun| same_row(o) || empty(o);
            let partner = open
                .iter()
                .rposition(|o| o.stars == run.stars)
                // "**Kính gửi: **Ủy ban": bold does not begin inside bold.
                .filter(|i| run.closes || run.stars == 2 && inside(&open[*i]));
            if partner.is_none() && run.stars == 2 && run.closes {
                // "*Thành phố Huế**, ngày 18 tháng 11 năm 2031*": nor does it inside a slanted word.
                let slanted = |o: &StarRun| o.span.len() == 1 && same_row(o);
                if open.last().is_some_and(slanted) {
                    self.hidden.push(run.span);
                    continue;
                }
            }
            if let Some(i) = partner {
                let opener = open[i];
                open.truncate(i);
                let kind = match run.stars {
                    1 => EmphasisKind::Italic,
                    2 => EmphasisKind::Bold,
                    _ => EmphasisKind::BoldItalic,
                };
                let marks = [opener.span, run.span].into_iter();
                self.hidden.extend(marks.filter(|span| !span.is_empty()));
                let apart = Span::new(opener.span.end, run.span.start);
                self.emphasis.push((apart, kind));
                if run.span.len() == 4 {
                    // "TRƯỞNG BAN TH****UẾ": bold ends and begins again inside a word.
                    let span = Span::new(run.span.end, run.span.end);
                    open.push(StarRun { span, ..run });
                }
            } else if run.opens {
                open.push(run);
                // Openers that never close must not make later closers search long.
                if open.len() > 16 {
                    open.remove(0);
                }
            }
        }
    }
}

fn star_runs(text: &str, span: Span) -> Vec<StarRun> {
    let words = span.of(text);
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = words[at..].find('*') {
        let start = at + found;
        let len = words[start..].bytes().take_while(|b| *b == b'*').count();
        let before = words[..start].chars().next_back();
        let after = words[start + len..].chars().next();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let escaped = before == Some('\\');
        if (len <= 3 || len == 4 && words.len() > 4) && !escaped {
            // "**ỦY BAN NHÂN DÂN **", and "**" on a line of its own over the words it sets apart: careless converters.
            let last = start + len == words.len();
            runs.push(StarRun {
                span: Span::new(span.start + start, span.start + start + len),
                stars: if len == 4 { 2 } else { len },
                opens: !blank(after) || last && start == 0 && len == 2,
                closes: !blank(before) || len == 4 || last && (len == 2 || start > 0),
            });
        }
        at = start + len;
    }
    runs
}

//! Stars that set words apart.
//!
//! "**NGHỊ QUYẾT**" → bold; a lone "*" → none.

use crate::model::{EmphasisKind, Span};

/// Stars side by side.
#[derive(Clone, Copy)]
pub(super) struct StarRun {
    span: Span,
    /// How many stars count: of four, two close and two open again.
    stars: usize,
    opens: bool,
    closes: bool,
}

/// Pairs runs of one to three stars as CommonMark does in the main: an opener stands before a word, a closer behind
/// one, both equally long. `open`: those of earlier lines of the block that wait.
pub(super) fn pair_stars(
    text: &str,
    line: Span,
    open: &mut Vec<StarRun>,
    hidden: &mut Vec<Span>,
    emphasis: &mut Vec<(Span, EmphasisKind)>,
) {
    for run in star_runs(text, line) {
        let empty = |o: &StarRun| text[o.span.end..run.span.start].trim().is_empty();
        let same_row = |o: &StarRun| !text[o.span.end..run.span.start].contains('\n');
        let partner = open
            .iter()
            .rposition(|o| o.stars == run.stars)
            // "**Kính gửi: **Ủy ban": bold does not begin inside bold.
            .filter(|i| run.closes || run.stars == 2 && (same_row(&open[*i]) || empty(&open[*i])));
        if partner.is_none() && run.stars == 2 && run.closes {
            // "*Thành phố Huế**, ngày 18 tháng 11 năm 2031*": nor does it inside a slanted word.
            if open
                .last()
                .is_some_and(|o| o.span.len() == 1 && same_row(o))
            {
                hidden.push(run.span);
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
            hidden.extend(
                [opener.span, run.span]
                    .iter()
                    .filter(|span| !span.is_empty()),
            );
            emphasis.push((Span::new(opener.span.end, run.span.start), kind));
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

//! Stars that set words apart.
//!
//! "**NGHỊ QUYẾT**" → bold; a lone "*" → none.

use crate::model::{EmphasisKind, Span};

/// One to three stars side by side.
#[derive(Clone, Copy)]
pub(super) struct StarRun {
    span: Span,
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
        let partner = run
            .closes
            .then(|| open.iter().rposition(|o| o.span.len() == run.span.len()))
            .flatten();
        if let Some(i) = partner {
            let opener = open[i];
            open.truncate(i);
            let kind = match run.span.len() {
                1 => EmphasisKind::Italic,
                2 => EmphasisKind::Bold,
                _ => EmphasisKind::BoldItalic,
            };
            hidden.extend([opener.span, run.span]);
            emphasis.push((Span::new(opener.span.end, run.span.start), kind));
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
        if len <= 3 && !escaped {
            runs.push(StarRun {
                span: Span::new(span.start + start, span.start + start + len),
                opens: !blank(after),
                closes: !blank(before),
            });
        }
        at = start + len;
    }
    runs
}

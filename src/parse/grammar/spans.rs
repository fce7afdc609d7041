//! Stretches of text without what is hidden in them.

use crate::model::Span;

/// The stretches of `span` that are not hidden. `hidden` is sorted and may begin before `span`.
pub fn visible(span: Span, hidden: &[Span]) -> impl Iterator<Item = Span> {
    let from = hidden.partition_point(|h| h.end <= span.start);
    let mut at = span.start;
    let mut rest = hidden[from..].iter();
    let mut done = false;
    std::iter::from_fn(move || {
        while !done {
            let next = rest.next().filter(|h| h.start < span.end);
            let piece = Span::new(at, next.map_or(span.end, |h| h.start.max(at)));
            match next {
                Some(h) => at = h.end.max(at),
                None => done = true,
            }
            if !piece.is_empty() {
                return Some(piece);
            }
        }
        None
    })
}

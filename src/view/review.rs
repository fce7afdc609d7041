//! What a person should look at: diagnostics and suspected errors, in the order of the source.

use super::beside::Beside;
use super::{ReviewKind, ReviewRow, anchors, mentions, words};
use crate::model::order;
use crate::model::{Diagnostic, Directive, LeafKind, Role, Span};

/// The rows of "Cần xem lại".
pub fn rows(beside: &Beside) -> Vec<ReviewRow> {
    let directive = beside.directive;
    let diagnostics = directive.diagnostics.iter();
    let diagnostics = diagnostics.map(|d| (d.span.start, diagnostic(beside, d)));
    let repairs = directive.repairs.iter().enumerate().map(|(i, repair)| {
        let paragraph = directive.paragraphs.get(repair.place.paragraph);
        let at = paragraph.map_or(0, |p| p.source_offset(repair.place.start));
        let row = ReviewRow {
            kind: ReviewKind::Repair {
                wrong: repair.wrong.clone(),
                right: repair.right.clone(),
                confidence: repair.confidence,
            },
            anchor: anchors::repair(i),
            context: mentions::context(beside, repair.place),
            suggestion: None,
            repair: Some(i),
            key: String::new(),
        };
        (at, row)
    });
    let mut rows: Vec<(usize, ReviewRow)> = diagnostics.chain(repairs).collect();
    order::sort_by_key(&mut rows, |(at, _)| [*at, 0, 0]);
    let mut before = (usize::MAX, 0);
    let rows = rows.into_iter().map(|(at, mut row)| {
        before = if before.0 == at {
            (at, before.1 + 1)
        } else {
            (at, 0)
        };
        row.key = format!("{at}.{}", before.1);
        row
    });
    rows.collect()
}

fn diagnostic(beside: &Beside, diagnostic: &Diagnostic) -> ReviewRow {
    let (anchor, context) = match diagnostic.place {
        Some(place) => (
            mark(beside, diagnostic)
                .unwrap_or_else(|| anchors::holder(beside.directive, place.paragraph)),
            mentions::context(beside, place),
        ),
        None => (
            holder(beside.directive, diagnostic.span),
            line(&beside.directive.source.text, diagnostic.span),
        ),
    };
    ReviewRow {
        kind: ReviewKind::Diagnostic(diagnostic.kind.clone()),
        anchor,
        context,
        suggestion: diagnostic.suggestion.clone(),
        repair: None,
        key: String::new(),
    }
}

/// The note mark that stands where the diagnostic does.
fn mark(beside: &Beside, diagnostic: &Diagnostic) -> Option<String> {
    let place = diagnostic.place?;
    let refs = &beside.directive.note_refs;
    let here = &beside.directive.paragraphs.get(place.paragraph)?.role;
    let row = beside.row(place.paragraph);
    let first = row
        .refs
        .partition_point(|r| refs[*r].place.start < place.start);
    let reference = *row.refs.get(first)?;
    let stands_here = place.start == place.end && refs[reference].place.start == place.start;
    (stands_here && !matches!(here, Role::Note(_))).then(|| anchors::note_ref(reference))
}

/// What holds a stretch of the source on the page.
fn holder(directive: &Directive, span: Span) -> String {
    let next = directive
        .leaves
        .partition_point(|leaf| leaf.span.end <= span.start);
    let kinds = directive.leaves[next.min(directive.leaves.len())..]
        .iter()
        .map(|leaf| leaf.kind);
    for kind in kinds {
        match kind {
            LeafKind::Text(paragraph) => return anchors::holder(directive, paragraph as usize),
            LeafKind::NoteRef(reference) => return anchors::note_ref(reference as usize),
            LeafKind::NoteLabel(note) => {
                return directive
                    .footnotes
                    .get(note as usize)
                    .map_or_else(String::new, |n| n.id.clone());
            }
            LeafKind::Markup => {}
        }
    }
    String::new()
}

/// The words round a span, of its own line only.
fn line(text: &str, span: Span) -> (String, String, String) {
    let (before, words, after) = words::around(text, span.start, span.end, mentions::SIDE);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split(['\r', '\n']).next().unwrap_or_default();
    (before.to_owned(), words, after.to_owned())
}

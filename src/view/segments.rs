//! Runs gathered up to the end of each sentence that calls a note, so that the note opens there.

use super::beside::Beside;
use super::{Run, RunKind, Segment, runs, sentences};

/// The segments of a paragraph from byte `from` on; what stands before `from` is a label, drawn
/// elsewhere.
pub fn of(beside: &Beside, paragraph: usize, from: usize) -> Vec<Segment> {
    let ends = ends(beside, paragraph);
    let mut cuts = ends.clone();
    cuts.push(from);
    let mut segments = vec![Segment::default()];
    let mut ends = ends.into_iter().peekable();
    for run in runs::of(beside, paragraph, &cuts) {
        let is_mark = matches!(run.kind, RunKind::NoteRef { .. });
        // A mark at the end of a sentence still belongs to it.
        while ends
            .next_if(|end| *end < run.at || *end == run.at && !is_mark)
            .is_some()
        {
            segments.push(Segment::default());
        }
        if run.at < from && run.at + run.text.len() <= from && !is_mark && !is_break(&run) {
            continue;
        }
        if let Some(segment) = segments.last_mut() {
            segment.notes.extend(opened_by(beside, &run));
            segment.runs.push(run);
        }
    }
    segments.retain(|segment| !segment.runs.is_empty());
    segments
}

const fn is_break(run: &Run) -> bool {
    matches!(run.kind, RunKind::PageBreak(_))
}

/// The note that opens after this mark. A note called twice opens where it was called first.
fn opened_by(beside: &Beside, run: &Run) -> Option<usize> {
    let RunKind::NoteRef {
        reference,
        note: Some(note),
    } = run.kind
    else {
        return None;
    };
    let it = beside.directive.footnotes.get(note)?;
    (it.called_by == Some(reference)).then_some(note)
}

/// The bytes at which a sentence with a note mark has ended.
fn ends(beside: &Beside, paragraph: usize) -> Vec<usize> {
    let row = beside.row(paragraph);
    if row.refs.is_empty() {
        return Vec::new();
    }
    let text = beside.text(paragraph);
    let mut bounds = sentences::starts(text);
    let items = row
        .inner
        .iter()
        .map(|i| beside.directive.outline.sections[*i].place.start);
    bounds.extend(items.filter(|at| {
        let before = text.get(..*at).unwrap_or("");
        before.trim_end().ends_with(';')
    }));
    bounds.sort_unstable();
    let mut ends: Vec<usize> = Vec::new();
    for reference in &row.refs {
        let at = beside.directive.note_refs[*reference].place.start;
        let next = bounds.partition_point(|bound| *bound < at.max(1));
        if let Some(end) = bounds.get(next) {
            ends.push(*end);
        }
    }
    ends.dedup();
    ends
}

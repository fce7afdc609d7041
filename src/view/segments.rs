//! Runs gathered up to the end of each sentence that calls a note, so that the note opens there.

use super::beside::Beside;
use super::{Run, RunKind, Segment, runs};
use crate::model::order;
use crate::parse::letters::sentences;

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
    matches!(run.kind, RunKind::PageBreak { .. })
}

/// The notes that open after this mark: its own, and those called in that one. A note called twice opens where it was
/// called first.
pub fn opened_by(beside: &Beside, run: &Run) -> Vec<usize> {
    let RunKind::NoteRef {
        reference,
        note: Some(note),
    } = run.kind
    else {
        return Vec::new();
    };
    let it = beside.directive.footnotes.get(note);
    if it.is_some_and(|it| it.called_by == Some(reference)) {
        beside.opened_with(note)
    } else {
        Vec::new()
    }
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
    order::sort(&mut bounds);
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

#[cfg(test)]
mod tests {
    use super::super::fixture::{Draft, show};
    use super::*;
    use crate::model::Series;

    fn segments(draft: &Draft, from: usize) -> Vec<(String, Vec<usize>)> {
        let segments = of(&Beside::new(&draft.0), 0, from);
        segments
            .into_iter()
            .map(|s| (show(&s.runs), s.notes))
            .collect()
    }

    #[test]
    fn notes_open_after_the_sentence_that_calls_them_in_order() {
        let draft = Draft::default()
            .body("Trước. Có 02 đề án¹, 03 đề tài². Tiếp tục. Hết.")
            .note("2", "hai")
            .note("1", "một");
        assert_eq!(
            segments(&draft, 0),
            [
                (
                    "Trước. Có 02 đề án[r0:1], 03 đề tài[r1:2]. ".to_owned(),
                    vec![1, 0]
                ),
                ("Tiếp tục. Hết.".to_owned(), vec![]),
            ]
        );
    }

    #[test]
    fn a_mark_after_the_stop_belongs_to_the_sentence_before_it() {
        let draft = Draft::default()
            .body("Đã xong.¹ Tiếp tục.")
            .note("1", "một");
        assert_eq!(
            segments(&draft, 0),
            [
                ("Đã xong.[r0:1] ".to_owned(), vec![0]),
                ("Tiếp tục.".to_owned(), vec![])
            ]
        );
    }

    #[test]
    fn notes_open_before_the_next_inline_item() {
        let draft = Draft::default()
            .body("Gồm: (1) đề án¹; (2) đề tài; (3) dự án.")
            .section("(1)", Series::Parenthesised, None)
            .section("(2)", Series::Parenthesised, None)
            .section("(3)", Series::Parenthesised, None)
            .note("1", "một");
        assert_eq!(
            segments(&draft, 0),
            [
                ("Gồm: [(0):(1)] đề án[r0:1]; ".to_owned(), vec![0]),
                ("[(1):(2)] đề tài; [(2):(3)] dự án.".to_owned(), vec![]),
            ]
        );
    }

    #[test]
    fn the_label_is_left_out_and_a_mark_in_it_is_not() {
        let draft = Draft::default().body("- ¹Rà soát.").note("1", "một");
        assert_eq!(
            segments(&draft, 2),
            [("[r0:1]Rà soát.".to_owned(), vec![0])]
        );
    }

    #[test]
    fn a_note_called_twice_opens_once() {
        let mut draft = Draft::default().body("Một¹. Hai¹. Ba.").note("1", "một");
        draft.0.note_refs[1].note = Some(0);
        let notes: Vec<Vec<usize>> = segments(&draft, 0).into_iter().map(|(_, n)| n).collect();
        assert_eq!(notes, [vec![0], vec![], vec![]]);
    }
}

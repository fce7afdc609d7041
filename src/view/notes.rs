//! The notes, each with the words before its items and the items.

use super::beside::Beside;
use super::{NoteItem, NoteView, Run, RunKind, anchors, lines, runs, words};
use crate::model::Footnote;
use crate::model::order;

/// How many characters of a note the panel shows.
const EXCERPT: usize = 120;

/// The notes, in the order of [`crate::model::Directive::footnotes`].
pub fn views(beside: &Beside) -> Vec<NoteView> {
    let notes = beside.directive.footnotes.iter();
    let called = beside.called();
    notes
        .zip(called)
        .map(|(note, called)| view(beside, note, called))
        .collect()
}

fn view(beside: &Beside, note: &Footnote, called: bool) -> NoteView {
    let directive = beside.directive;
    let first = note.paragraphs.first().copied();
    let caller = note.called_by.and_then(|r| directive.note_refs.get(r));
    let (lead, items) = text(beside, note);
    NoteView {
        id: note.id.clone(),
        label: note.label.clone(),
        called,
        block: caller.map(|r| anchors::holder(directive, r.place.paragraph)),
        reference: note.called_by,
        inside: caller.and_then(|r| directive.paragraphs.get(r.place.paragraph)?.role.note()),
        lead,
        items,
        excerpt: first.map_or_else(String::new, |p| words::opening(beside.text(p), EXCERPT)),
        count: note.count.map(|count| (count.stated, count.found)),
        page: first.and_then(|p| directive.paragraphs[p].page),
    }
}

/// The runs before the first item, and those of each item. Nothing of the note is left out but the
/// labels, which stand in [`NoteItem::marker`].
fn text(beside: &Beside, note: &Footnote) -> (Vec<Run>, Vec<NoteItem>) {
    let sections = &beside.directive.outline.sections;
    let mut sorted = note.items.clone();
    order::sort_by_key(&mut sorted, |s| sections[*s].place.key());
    let mut sorted = sorted.into_iter().peekable();
    let mut lead = Vec::new();
    let mut items: Vec<NoteItem> = Vec::new();
    for (i, paragraph) in note.paragraphs.iter().enumerate() {
        let here =
            std::iter::from_fn(|| sorted.next_if(|s| sections[*s].place.paragraph == *paragraph));
        let here: Vec<usize> = here.collect();
        let cuts: Vec<usize> = here
            .iter()
            .flat_map(|s| [sections[*s].place.start, sections[*s].head])
            .collect();
        let starts_inside = here.first().is_none_or(|s| sections[*s].place.start > 0);
        if i > 0 && starts_inside {
            items
                .last_mut()
                .map_or(&mut lead, |item| &mut item.runs)
                .push(lines::space());
        }
        let mut here = here.into_iter().peekable();
        // Up to here the words are the label of the item just begun.
        let mut label_end = 0;
        for run in runs::of(beside, *paragraph, &cuts) {
            let is_mark = matches!(run.kind, RunKind::NoteRef { .. });
            let begins = |s: &usize| {
                let start = sections[*s].place.start;
                start < run.at || start == run.at && !is_mark
            };
            while let Some(section) = here.next_if(begins) {
                let section = &sections[section];
                label_end = section.head;
                items.push(NoteItem {
                    id: section.id.clone(),
                    marker: section.label.text.clone(),
                    runs: Vec::new(),
                });
            }
            if run.at < label_end && !is_mark && !matches!(run.kind, RunKind::PageBreak { .. }) {
                continue;
            }
            items
                .last_mut()
                .map_or(&mut lead, |item| &mut item.runs)
                .push(run);
        }
    }
    (lead, items)
}

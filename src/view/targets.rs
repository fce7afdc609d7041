//! What the indices in runs, marks and rows lead to: no more of a directive than the page needs to know.
//!
//! *Reads* the directive and the table of contents. *Writes* [`Targets`].

use super::casing::{Casing, is_capitals};
use super::{ContentsRow, NoteRefView, RepairView, SectionTarget, Targets, TaskTarget, paths};
use crate::model::{Directive, Family};

/// Gathers the targets of a directive whose table of contents has these rows.
pub fn targets(directive: &Directive, contents: &[ContentsRow]) -> Targets {
    let sections = directive.outline.sections.iter().enumerate();
    let tasks = directive.tasks.iter();
    let refs = directive.note_refs.iter();
    let repairs = directive.repairs.iter();
    let paragraphs = directive.paragraphs.iter().enumerate();
    let number = directive.preface.number.as_ref();
    Targets {
        sections: sections
            .map(|(index, section)| SectionTarget {
                id: section.id.clone(),
                printed: section.label.text.clone(),
                cited: paths::cited(&directive.outline, index),
                paragraph: section.place.paragraph,
                start: section.place.start,
            })
            .collect(),
        tasks: tasks
            .map(|task| TaskTarget {
                id: task.id.clone(),
                paragraph: task.place.paragraph,
                start: task.place.start,
            })
            .collect(),
        note_refs: refs
            .map(|reference| NoteRefView {
                label: reference.label.clone(),
                note: reference.note,
                paragraph: reference.place.paragraph,
            })
            .collect(),
        citations: directive.citations.iter().map(|c| c.place.start).collect(),
        repairs: repairs
            .map(|repair| RepairView {
                paragraph: repair.place.paragraph,
                start: repair.place.start,
                source: directive
                    .paragraphs
                    .get(repair.place.paragraph)
                    .map_or(0, |p| p.source_offset(repair.place.start)),
                wrong: repair.wrong.clone(),
                right: repair.right.clone(),
            })
            .collect(),
        parts: paragraphs
            .filter_map(|(i, p)| Some((p.pieces.first()?.span.start, i)))
            .collect(),
        quiet: quietened(directive, contents),
        party: number.is_some_and(|number| number.family == Family::Party),
    }
}

/// By section: its heading, where it has to be quietened for the tables.
fn quietened(directive: &Directive, contents: &[ContentsRow]) -> Vec<(usize, String)> {
    fn walk<'a>(rows: &'a [ContentsRow], loud: &mut Vec<&'a ContentsRow>) {
        for row in rows {
            if row.heading && is_capitals(&row.text) {
                loud.push(row);
            }
            walk(&row.children, loud);
        }
    }
    let mut loud = Vec::new();
    walk(contents, &mut loud);
    if loud.is_empty() {
        return Vec::new();
    }
    let casing = Casing::of(directive);
    let rows = loud.into_iter();
    rows.map(|row| (row.section, casing.quiet(&row.text)))
        .collect()
}

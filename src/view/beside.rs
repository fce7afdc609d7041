//! The facts beside the text, laid out by paragraph, so that each paragraph is drawn from its own.
//!
//! Built once per reading; everything in [`crate::view`] asks here instead of searching all facts.

use super::{paths, uses};
use crate::model::{Directive, Place, Role, Section};

/// A directive with its facts by paragraph.
pub struct Beside<'a> {
    pub directive: &'a Directive,
    rows: Vec<Row>,
    /// By paragraph: the innermost section with a heading it stands in.
    homes: Vec<Option<usize>>,
    /// By section: the nearest section above it that is drawn with a heading.
    above: Vec<Option<usize>>,
    shown: uses::Shown,
    /// By note: the notes that are called in it.
    inner: Vec<Vec<usize>>,
}

/// The facts of one paragraph, indices in the order of their places.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The section whose label opens the paragraph.
    pub own: Option<usize>,
    /// Sections that begin inside it.
    pub inner: Vec<usize>,
    pub refs: Vec<usize>,
    /// Entry of the glossary and which of its uses.
    pub uses: Vec<(usize, usize)>,
    pub citations: Vec<usize>,
    pub references: Vec<usize>,
    pub repairs: Vec<usize>,
    pub tasks: Vec<usize>,
}

impl<'a> Beside<'a> {
    /// Lays out the facts of `directive`.
    pub fn new(directive: &'a Directive) -> Self {
        let rows = rows(directive);
        let above = headings_above(directive, &rows);
        let homes = homes(directive, &rows, &above);
        let shown = uses::shown(directive, &rows, &homes, &above);
        Self {
            directive,
            rows,
            homes,
            above,
            shown,
            inner: inner_notes(directive),
        }
    }

    /// The facts of a paragraph.
    pub fn row(&self, paragraph: usize) -> &Row {
        &self.rows[paragraph]
    }

    /// The section that this paragraph is the heading of.
    pub fn heading(&self, paragraph: usize) -> Option<usize> {
        heading_of(self.directive, paragraph, &self.rows[paragraph])
    }

    /// The innermost section with a heading that a paragraph stands in; for a note, that its mark
    /// stands in.
    pub fn home(&self, paragraph: usize) -> Option<usize> {
        self.homes.get(paragraph).copied().flatten()
    }

    /// The nearest section with a heading above `section`.
    pub fn heading_above(&self, section: usize) -> Option<usize> {
        self.above.get(section).copied().flatten()
    }

    /// The outermost item that a paragraph opens or opens a part of, where it is numbered and no heading is above it:
    /// "Điều 4" without a heading of its own.
    pub fn lone_item(&self, paragraph: usize) -> Option<usize> {
        let own = self.row(paragraph).own?;
        let root = self.directive.outline.path(own).first().copied()?;
        let numbered = self.directive.outline.sections[root].label.number > 0;
        (numbered && self.home(paragraph).is_none()).then_some(root)
    }

    /// Whether a use of a short form is shown as one, and whether it is marked by default.
    pub fn shown_use(&self, entry: usize, usage: usize) -> Option<bool> {
        self.shown.get(entry, usage)
    }

    /// "II › 2.2" for a place; empty outside all sections.
    pub fn path(&self, paragraph: usize) -> String {
        self.home(paragraph).map_or_else(String::new, |home| {
            let outline = &self.directive.outline;
            let labels: Vec<&str> = paths::steps(outline, home)
                .into_iter()
                .map(|s| paths::of_heading(&outline.sections[s].label))
                .filter(|label| !label.is_empty())
                .collect();
            labels.join(" › ")
        })
    }

    /// By note: whether a mark in the text, or in a note that opens there, calls it.
    pub fn called(&self) -> Vec<bool> {
        let mut called = vec![false; self.directive.footnotes.len()];
        for (note, it) in self.directive.footnotes.iter().enumerate() {
            let caller = it.called_by.map(|r| &self.directive.note_refs[r]);
            let role = caller.map(|r| self.directive.paragraphs[r.place.paragraph].role);
            if role.is_some_and(|role| role.note().is_none()) {
                for note in self.opened_with(note) {
                    called[note] = true;
                }
            }
        }
        called
    }

    /// The notes that open where `note` does: itself, and after each note those called in it.
    pub fn opened_with(&self, note: usize) -> Vec<usize> {
        let (mut opened, mut waiting) = (Vec::new(), vec![note]);
        while let Some(note) = waiting.pop() {
            opened.push(note);
            waiting.extend(self.inner.get(note).into_iter().flatten().rev());
        }
        opened
    }

    /// The healed text of a paragraph.
    pub fn text(&self, paragraph: usize) -> &'a str {
        self.directive
            .paragraphs
            .get(paragraph)
            .map_or("", |p| p.text.as_str())
    }

    /// The source page at a byte of a paragraph, where the source tells.
    pub fn page(&self, place: Place) -> Option<u32> {
        let paragraph = self.directive.paragraphs.get(place.paragraph)?;
        let before = paragraph
            .pieces
            .partition_point(|p| p.healed() <= place.start);
        // A mark of a page stands at the break itself, so a few pieces back are enough.
        let near = &paragraph.pieces[before.saturating_sub(64)..before];
        near.iter().rev().find_map(|p| p.page).or(paragraph.page)
    }
}

impl Row {
    /// The suspected error that covers the beginning of `place`.
    pub fn repair_over(&self, directive: &Directive, place: Place) -> Option<usize> {
        covering(&self.repairs, place, |i| directive.repairs[i].place)
    }

    /// The mention of a document that covers the beginning of `place`.
    pub fn citation_over(&self, directive: &Directive, place: Place) -> Option<usize> {
        covering(&self.citations, place, |i| directive.citations[i].place)
    }
}

/// The last of `facts` that begins no later than `place` and reaches into it.
fn covering(facts: &[usize], place: Place, of: impl Fn(usize) -> Place) -> Option<usize> {
    let begun = facts.partition_point(|i| of(*i).start <= place.start);
    let last = *facts.get(begun.checked_sub(1)?)?;
    (of(last).end > place.start).then_some(last)
}

/// Whether a section is the heading of the paragraph it opens.
fn heading_of(directive: &Directive, paragraph: usize, row: &Row) -> Option<usize> {
    let is_body = matches!(
        directive.paragraphs[paragraph].role,
        Role::Body | Role::Heading
    );
    row.own
        .filter(|own| is_body && directive.outline.sections[*own].heading)
}

fn rows(directive: &Directive) -> Vec<Row> {
    let mut rows = vec![Row::default(); directive.paragraphs.len()];
    let mut at = |place: Place, add: &mut dyn FnMut(&mut Row)| {
        if let Some(row) = rows.get_mut(place.paragraph) {
            add(row);
        }
    };
    let sections = &directive.outline.sections;
    for i in in_order(sections, |s| s.place) {
        at(sections[i].place, &mut |row| {
            if row.own.is_none() && opens_paragraph(directive, &sections[i]) {
                row.own = Some(i);
            } else {
                row.inner.push(i);
            }
        });
    }
    for i in in_order(&directive.note_refs, |r| r.place) {
        at(directive.note_refs[i].place, &mut |row| row.refs.push(i));
    }
    for i in in_order(&directive.citations, |c| c.place) {
        at(directive.citations[i].place, &mut |row| {
            row.citations.push(i)
        });
    }
    for i in in_order(&directive.references, |r| r.place) {
        let place = directive.references[i].place;
        at(place, &mut |row| row.references.push(i));
    }
    for i in in_order(&directive.repairs, |r| r.place) {
        at(directive.repairs[i].place, &mut |row| row.repairs.push(i));
    }
    for i in in_order(&directive.tasks, |t| t.place) {
        at(directive.tasks[i].place, &mut |row| row.tasks.push(i));
    }
    let entries = &directive.glossary.entries;
    let all: Vec<(usize, usize)> = (0..entries.len())
        .flat_map(|e| (0..entries[e].uses.len()).map(move |u| (e, u)))
        .collect();
    for i in in_order(&all, |(e, u)| entries[*e].uses[*u].place) {
        let (entry, usage) = all[i];
        at(entries[entry].uses[usage].place, &mut |row| {
            row.uses.push((entry, usage))
        });
    }
    rows
}

/// Whether the section's label is the first thing in its paragraph.
fn opens_paragraph(directive: &Directive, section: &Section) -> bool {
    let place = section.place;
    !section.inline
        && directive.paragraphs[place.paragraph]
            .text
            .get(..place.start)
            .is_some_and(|before| before.trim().is_empty())
}

/// Indices of `items` in the order of their places.
fn in_order<T>(items: &[T], place: impl Fn(&T) -> Place) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    crate::model::order::sort_by_key(&mut order, |i| place(&items[*i]).key());
    order
}

fn headings_above(directive: &Directive, rows: &[Row]) -> Vec<Option<usize>> {
    let sections = &directive.outline.sections;
    let mut is_heading = vec![false; sections.len()];
    for (paragraph, row) in rows.iter().enumerate() {
        if let Some(section) = heading_of(directive, paragraph, row) {
            is_heading[section] = true;
        }
    }
    let mut above: Vec<Option<usize>> = Vec::with_capacity(sections.len());
    for (i, section) in sections.iter().enumerate() {
        // A parent stands before its children; anything else is not followed.
        let parent = section.parent.filter(|p| *p < i);
        above.push(parent.and_then(|p| if is_heading[p] { Some(p) } else { above[p] }));
    }
    above
}

/// The notes called in each note, in the order of their marks. A chain of them ends in the text: reading pairs no note
/// with a mark in itself.
fn inner_notes(directive: &Directive) -> Vec<Vec<usize>> {
    let mut inner = vec![Vec::new(); directive.footnotes.len()];
    for (reference, it) in directive.note_refs.iter().enumerate() {
        let outer = directive.paragraphs[it.place.paragraph].role.note();
        let called = it
            .note
            .filter(|n| directive.footnotes[*n].called_by == Some(reference));
        if let (Some(outer), Some(called)) = (outer, called) {
            inner[outer].push(called);
        }
    }
    inner
}

fn homes(directive: &Directive, rows: &[Row], above: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut homes = vec![None; rows.len()];
    let mut current = None;
    for (i, paragraph) in directive.paragraphs.iter().enumerate() {
        if matches!(paragraph.role, Role::Body | Role::Heading) {
            // "Điều 4" without a heading of its own is not part of Điều 3 with one.
            current = match (heading_of(directive, i, &rows[i]), rows[i].own) {
                (None, Some(item)) => above.get(item).copied().flatten(),
                (None, None) => current,
                (heading, _) => heading,
            };
            homes[i] = current;
        }
    }
    for note in &directive.footnotes {
        let caller = note.called_by.and_then(|r| directive.note_refs.get(r));
        let home = caller.and_then(|r| homes.get(r.place.paragraph).copied().flatten());
        for paragraph in &note.paragraphs {
            if let Some(slot) = homes.get_mut(*paragraph) {
                *slot = home;
            }
        }
    }
    homes
}

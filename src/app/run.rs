//! Runs of text as inline elements: plain words, marks of notes, short forms, mentions, doubts.
//!
//! Runs carry data attributes; one listener on the reader hears them all.

use super::context::{Page, yes};
use super::document::{Document, Mark};
use super::footnote::note_back;
use super::hand::Hand;
use super::markup::markup;
use super::words::words;
use crate::model::{EmphasisKind, Place};
use crate::view::decisions::{Verdict, spot};
use crate::view::{Run, RunKind, Stood, anchors};
use yew::prelude::*;

/// What is needed to draw runs.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    pub page: &'a Page,
    pub document: &'a Document,
    /// The marks here whose notes are open; none where notes do not open in place.
    pub open: Option<&'a [Mark]>,
    pub hand: &'a Hand,
    /// The sentences here that stand out while all other words fade; none where none fade.
    pub only: Option<&'a [Place]>,
    /// The task gone to last.
    pub current: Option<usize>,
}

impl<'a> Ink<'a> {
    /// What stands for itself, outside the running text: no note opens in it, no sentence of it stands out.
    pub fn plain(page: &'a Page, document: &'a Document, hand: &'a Hand) -> Self {
        Self {
            page,
            document,
            open: None,
            hand,
            only: None,
            current: None,
        }
    }

    pub fn runs(self, runs: &[Run]) -> Html {
        match self.only {
            Some(only) => runs.iter().flat_map(|run| self.faded(only, run)).collect(),
            None => {
                let tasks = runs.chunk_by(|a, b| a.task == b.task);
                tasks.map(|runs| self.task(runs)).collect()
            }
        }
    }

    /// Runs of one task, or of none; a line in the gutter tells those of a task.
    fn task(self, runs: &[Run]) -> Html {
        let drawn: Html = runs.iter().map(|run| self.run(run)).collect();
        match runs.first().and_then(|run| run.task) {
            Some(task) => {
                let current = (self.current == Some(task)).then_some("");
                markup! { <span class="task-words" data-current={current}>{ drawn }</span> }
            }
            None => drawn,
        }
    }

    /// A run cut where sentences that stand out begin and end; what is outside them fades.
    fn faded(self, only: &[Place], run: &Run) -> Vec<Html> {
        let cuts = only.iter().flat_map(|place| [place.start, place.end]);
        let cuts = cuts.filter_map(|cut| cut.checked_sub(run.at));
        let cuts = cuts.filter(|_| matches!(run.kind, RunKind::Text));
        let mut parts = Vec::new();
        let mut from = 0;
        for to in cuts.chain([run.text.len()]) {
            let to = to.min(run.text.len());
            if from < to || run.text.is_empty() {
                let part = Run {
                    text: run.text.get(from..to).unwrap_or_default().to_owned(),
                    at: run.at + from,
                    ..run.clone()
                };
                let stands_out = only.iter().any(|p| (p.start..p.end).contains(&part.at));
                let drawn = self.run(&part);
                parts.push(if stands_out {
                    drawn
                } else {
                    markup! { <span class="faded">{ drawn }</span> }
                });
                from = to;
            }
        }
        parts
    }

    fn run(self, run: &Run) -> Html {
        let drawn = match run.kind {
            RunKind::Text => words(&run.text),
            RunKind::ItemLabel(section) => self.label(section, run),
            RunKind::NoteRef { reference, note } => self.noteref(reference, note, &run.text),
            RunKind::Abbreviation {
                entry,
                usage,
                marked,
                spells,
            } => {
                let long = self.hand.long(self.document, entry);
                self.abbreviation(entry, usage, marked, &run.text, long.filter(|_| spells))
            }
            RunKind::Citation(index) => self.citation(index, run),
            RunKind::Repair(index) => self.repair(index, run),
            RunKind::Reference(section) => self.reference(section, &run.text),
            RunKind::PageBreak { page, seam } => return self.page_break(page, seam),
        };
        let drawn = match run.emphasis {
            Some(EmphasisKind::Italic) => markup! { <em>{ drawn }</em> },
            Some(EmphasisKind::Bold) => markup! { <strong>{ drawn }</strong> },
            Some(EmphasisKind::BoldItalic) => markup! { <strong><em>{ drawn }</em></strong> },
            None => drawn,
        };
        match run.task {
            Some(task) if self.begins_task(task, run) => {
                let id = self.document.reading.targets.tasks[task].id.clone();
                markup! { <><span class="anchor" {id}></span>{ drawn }</> }
            }
            _ => drawn,
        }
    }

    fn begins_task(self, task: usize, run: &Run) -> bool {
        let task = self.document.reading.targets.tasks.get(task);
        task.is_some_and(|t| t.start == run.at) && !matches!(run.kind, RunKind::NoteRef { .. })
    }

    fn label(self, section: usize, run: &Run) -> Html {
        let section = self.document.reading.targets.sections.get(section);
        let id = section.map(|s| s.id.clone());
        markup! { <span class="item-label" {id}>{ &run.text }</span> }
    }

    fn noteref(self, reference: usize, note: Option<usize>, label: &str) -> Html {
        let mark = note.map_or(Mark::Lost(reference), Mark::Note);
        let target = target(self.document, mark);
        let expanded = self.open.map(|open| yes(open.contains(&mark)));
        let name = match mark {
            Mark::Note(_) => self.page.fill("note.name", &[("label", label)]),
            Mark::Lost(_) => self.page.fill("note.lost", &[("label", label)]),
        };
        markup! {
            <a class="noteref" role="doc-noteref" lang={self.page.foreign()} id={anchors::note_ref(reference)} href={format!("#{target}")}
                aria-expanded={expanded} aria-controls={target} aria-label={name}
                data-lost={matches!(mark, Mark::Lost(_)).then_some("")}
                data-opens={key(mark)}>{ label }</a>
        }
    }

    /// Like a mention: no line may break before it where none could before the letters, and a meaning written out wraps.
    fn abbreviation(
        self,
        entry: usize,
        usage: usize,
        marked: bool,
        text: &str,
        long: Option<&str>,
    ) -> Html {
        markup! {
            <a class="abbreviation" role="button" id={anchors::abbreviation(entry, usage)}
                aria-expanded="false" aria-haspopup="dialog"
                data-marked={marked.then_some("")} tabindex={if marked { "0" } else { "-1" }} data-long={long.map(|_| "")}
                data-card="abbreviation" data-entry={entry.to_string()} data-usage={usage.to_string()}>{ long.unwrap_or(text) }</a>
        }
    }

    /// A link by looks and wrapping, a button by deed. Only its first run has the id.
    fn citation(self, index: usize, run: &Run) -> Html {
        let first = self
            .document
            .reading
            .targets
            .citations
            .get(index)
            .is_none_or(|start| *start == run.at);
        markup! {
            <a class="citation" role="button" tabindex={if first { "0" } else { "-1" }}
                id={first.then(|| anchors::citation(index))}
                aria-expanded="false" aria-haspopup="dialog"
                data-card="citation" data-entry={index.to_string()}>{ words(&run.text) }</a>
        }
    }

    /// "khoản 2 Điều này": a way to the section it means.
    fn reference(self, section: usize, text: &str) -> Html {
        let target = self.document.reading.targets.sections.get(section);
        let Some(target) = target else {
            return words(text);
        };
        markup! { <a class="reference" href={["#", &target.id].concat()}>{ words(text) }</a> }
    }

    fn repair(self, index: usize, run: &Run) -> Html {
        let repair = self.document.reading.targets.repairs.get(index);
        let first = repair.is_none_or(|r| r.start == run.at);
        let verdict = repair.and_then(|r| self.hand.decisions.verdict(spot(r)));
        let (words, verdict) = match verdict {
            None => (&run.text, None),
            Some(Verdict::Kept) => (&run.text, Some("kept")),
            Some(Verdict::Fixed(form)) if first => (form, Some("fixed")),
            // The whole form stands where the error begins.
            Some(Verdict::Fixed(_)) => return Html::default(),
        };
        let reached = first && verdict != Some("kept");
        markup! {
            <a class="repair" role="button" tabindex={if reached { "0" } else { "-1" }}
                id={first.then(|| anchors::repair(index))}
                aria-expanded="false" aria-haspopup="dialog" data-verdict={verdict}
                data-card="repair" data-entry={index.to_string()}>{ words }</a>
        }
    }

    /// A hairline where two source pages met, and the number of the page in the gutter. Cut again, the sentence stands
    /// on two lines with the hairline between them.
    fn page_break(self, begins: Option<u32>, seam: usize) -> Html {
        let receipt = &self.document.reading.receipt;
        let notes = self.hand.decisions.notes_back(receipt, Stood::Seam(seam));
        let cut = self.hand.decisions.is_back(seam) || !notes.is_empty();
        let number = begins.map(|page| page.to_string());
        if number.is_none() && !cut {
            return Html::default();
        }
        let title = number
            .as_ref()
            .map(|number| self.page.fill("page.begins", &[("page", number)]));
        markup! {
            <>
                { for number.iter().map(|number| markup! { <span class="page-number" aria-hidden="true">{ number }</span> }) }
                <span class="page-break" lang={self.page.foreign()} data-begins={number.clone()} data-cut={cut.then_some("")} {title}></span>
                { note_back(self.page, self.document, &notes) }
            </>
        }
    }
}

/// The id of what a mark opens.
pub fn target(document: &Document, mark: Mark) -> String {
    match mark {
        Mark::Note(note) => document
            .reading
            .notes
            .get(note)
            .map_or_else(String::new, |n| n.id.clone()),
        Mark::Lost(reference) => format!("l{reference}"),
    }
}

/// A mark as an attribute: "n3", "l2"; and back.
pub fn key(mark: Mark) -> String {
    match mark {
        Mark::Note(note) => format!("n{note}"),
        Mark::Lost(reference) => format!("l{reference}"),
    }
}

pub fn mark_of(key: &str) -> Option<Mark> {
    let number = key.get(1..)?.parse().ok()?;
    match key.as_bytes().first()? {
        b'n' => Some(Mark::Note(number)),
        b'l' => Some(Mark::Lost(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_comes_back_from_its_attribute() {
        for mark in [Mark::Note(12), Mark::Lost(0)] {
            assert_eq!(mark_of(&key(mark)), Some(mark));
        }
        assert_eq!(mark_of("x1"), None);
        assert_eq!(mark_of(""), None);
    }
}

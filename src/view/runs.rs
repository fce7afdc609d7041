//! A paragraph's healed text cut into runs, each drawn in one way.
//!
//! "… tại Kế hoạch số 52-KH/BTCTW; 03 nội dung³" gives: text, citation "Kế hoạch số 52-KH/",
//! abbreviation "BTCTW", text "; 03 nội dung", note mark "3".

use super::beside::Beside;
use super::layer::Layer;
use super::{Run, RunKind};
use crate::model::order;
use crate::model::{Abbreviation, EmphasisKind, Join, Origin, Place, Referent, Section, Sense};

/// All runs of a paragraph, cut also at the bytes `cuts`.
pub fn of(beside: &Beside, paragraph: usize, cuts: &[usize]) -> Vec<Run> {
    let Some(source) = beside.directive.paragraphs.get(paragraph) else {
        return Vec::new();
    };
    let text = source.text.as_str();
    let mut layers = Layers::new(beside, paragraph);
    let marks = marks(beside, paragraph);
    let mut bounds: Vec<usize> = cuts.to_vec();
    layers.add_bounds(&mut bounds);
    bounds.extend(marks.iter().map(|(at, _)| *at));
    bounds.extend([0, text.len()]);
    bounds.retain(|at| text.is_char_boundary(*at));
    order::sort(&mut bounds);
    bounds.dedup();

    let mut forced = cuts.to_vec();
    order::sort(&mut forced);
    let mut runs: Vec<Run> = Vec::new();
    let mut marks = marks.into_iter().peekable();
    for (i, at) in bounds.iter().copied().enumerate() {
        while let Some((_, run)) = marks.next_if(|(mark, _)| *mark <= at) {
            runs.push(run);
        }
        let Some(end) = bounds.get(i + 1).copied() else {
            break;
        };
        let run = layers.run(&text[at..end], at);
        // A bound that changes nothing here was one of a fact that lost to another.
        match runs.last_mut() {
            Some(last) if goes_on(last, &run) && forced.binary_search(&at).is_err() => {
                last.text.push_str(&run.text);
            }
            _ => runs.push(run),
        }
    }
    runs
}

fn goes_on(last: &Run, run: &Run) -> bool {
    last.kind == run.kind
        && last.emphasis == run.emphasis
        && last.task == run.task
        && last.at + last.text.len() == run.at
        && !matches!(
            run.kind,
            RunKind::NoteRef { .. } | RunKind::PageBreak { .. }
        )
}

/// Marks without width and where they stand: note references, healed page breaks.
fn marks(beside: &Beside, paragraph: usize) -> Vec<(usize, Run)> {
    let directive = beside.directive;
    let source = &directive.paragraphs[paragraph];
    let mark = |at: usize, text: String, kind: RunKind| {
        let at = floor(&source.text, at);
        let run = Run {
            text,
            kind,
            emphasis: None,
            task: None,
            at,
        };
        (at, run)
    };
    let refs = beside.row(paragraph).refs.iter().map(|reference| {
        let it = &directive.note_refs[*reference];
        let kind = RunKind::NoteRef {
            reference: *reference,
            note: it.note,
        };
        mark(it.place.start, it.label.clone(), kind)
    });
    let breaks = source.pieces.iter().skip(1);
    let breaks = breaks
        .filter(|piece| piece.join == Join::Break)
        .map(|piece| {
            let kind = RunKind::PageBreak {
                page: piece.page,
                seam: piece.span.start,
            };
            mark(piece.healed(), String::new(), kind)
        });
    let mut marks: Vec<(usize, Run)> = refs.chain(breaks).collect();
    // Stable: where both stand at one byte the mark closes the words before the break.
    order::sort_by_key(&mut marks, |(at, _)| [*at, 0, 0]);
    marks
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// "tổ chức cơ sở đảng (TCCSĐ)": the meaning stands right before.
fn is_defined_at(entry: &Abbreviation, place: Place, text: &str) -> bool {
    let here = |sense: &Sense| matches!(&sense.origin, Origin::Text(at) if at.paragraph == place.paragraph);
    let before = text.get(..place.start).unwrap_or("");
    before.trim_end_matches(['“', '"', ' ']).ends_with('(') && entry.senses.iter().any(here)
}

/// The facts of one paragraph that have width, each kind a layer of its own.
struct Layers {
    /// In order of priority.
    kinds: [Layer<RunKind>; 5],
    emphasis: Layer<EmphasisKind>,
    tasks: Layer<usize>,
}

impl Layers {
    fn new(beside: &Beside, paragraph: usize) -> Self {
        let directive = beside.directive;
        let row = beside.row(paragraph);
        let source = &directive.paragraphs[paragraph];
        let text = source.text.as_str();
        let repairs = row.repairs.iter().map(|i| {
            let place = directive.repairs[*i].place;
            (place.start, place.end, RunKind::Repair(*i))
        });
        let labels = row.inner.iter().map(|i| {
            let (start, end) = label_range(text, &directive.outline.sections[*i]);
            (start, end, RunKind::ItemLabel(*i))
        });
        let uses = row.uses.iter().filter_map(|(entry, usage)| {
            let marked = beside.shown_use(*entry, *usage)?;
            let it = &directive.glossary.entries[*entry];
            let place = it.uses[*usage].place;
            let kind = RunKind::Abbreviation {
                entry: *entry,
                usage: *usage,
                marked,
                spells: !it.uses[*usage].in_number && !is_defined_at(it, place, text),
            };
            Some((place.start, place.end, kind))
        });
        let citations = row.citations.iter().map(|i| {
            let place = directive.citations[*i].place;
            (place.start, place.end, RunKind::Citation(*i))
        });
        let references = row.references.iter().filter_map(|i| {
            let reference = &directive.references[*i];
            let Referent::Section(section) = reference.referent else {
                return None;
            };
            // Words in the section they mean lead nowhere.
            let elsewhere = row.own != Some(section);
            let place = reference.place;
            elsewhere.then_some((place.start, place.end, RunKind::Reference(section)))
        });
        let tasks = row.tasks.iter().map(|i| {
            let place = directive.tasks[*i].place;
            (place.start, place.end, *i)
        });
        let emphasis = source.emphasis.iter().map(|e| (e.start, e.end, e.kind));
        Self {
            kinds: [
                Layer::new(text, repairs),
                Layer::new(text, labels),
                Layer::new(text, uses),
                Layer::new(text, citations),
                Layer::new(text, references),
            ],
            emphasis: Layer::new(text, emphasis),
            tasks: Layer::new(text, tasks),
        }
    }

    fn add_bounds(&self, bounds: &mut Vec<usize>) {
        for layer in &self.kinds {
            layer.add_bounds(bounds);
        }
        self.emphasis.add_bounds(bounds);
        self.tasks.add_bounds(bounds);
    }

    fn run(&mut self, text: &str, at: usize) -> Run {
        // Every layer is asked, so that each moves on.
        let kinds = self.kinds.each_mut().map(|layer| layer.at(at));
        Run {
            text: text.to_owned(),
            kind: kinds.into_iter().flatten().next().unwrap_or(RunKind::Text),
            emphasis: self.emphasis.at(at),
            task: self.tasks.at(at),
            at,
        }
    }
}

/// Where the label of a section stands in its paragraph.
fn label_range(text: &str, section: &Section) -> (usize, usize) {
    let start = section.place.start;
    let label = section.label.text.as_str();
    if text
        .get(start..)
        .is_some_and(|rest| rest.starts_with(label))
    {
        return (start, start + label.len());
    }
    let words = text.get(start..section.head).unwrap_or("");
    (start, start + words.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Draft, show};
    use super::*;
    use crate::model::{Emphasis, Role};

    fn runs(draft: &Draft) -> String {
        show(&of(&Beside::new(&draft.0), 0, &[]))
    }

    #[test]
    fn the_issuing_body_cuts_its_citation_and_a_repair_cuts_both() {
        let draft = Draft::default()
            .body("tại Kế hoạch số 52-KH/BTCTW; TCCSD và UBND")
            .citation("Kế hoạch số 52-KH/BTCTW")
            .short("KH", true)
            .short("BTCTW", true)
            .short("TCCSD", false)
            .short("UBND", false)
            .repair("TCCSD", "TCCSĐ");
        let shown = "tại [c0:Kế hoạch số 52-KH/][a1-0!:BTCTW]; [e0:TCCSD] và [a3-0!:UBND]";
        assert_eq!(runs(&draft), shown);
    }

    #[test]
    fn marks_and_page_breaks_stand_between_the_words_without_being_words() {
        let draft = Draft::default().body("03 nội dung¹, xây dựng|Đảng².");
        assert_eq!(runs(&draft), "03 nội dung[r0:1], xây dựng [|5]Đảng[r1:2].");
    }

    #[test]
    fn emphasis_and_tasks_cut_runs_but_do_not_name_them() {
        let mut draft = Draft::default()
            .body("Rà soát Quy định. Xong.")
            .task("Rà soát Quy định");
        draft.0.paragraphs[0].emphasis.push(Emphasis {
            start: 0,
            end: "Rà soát".len(),
            kind: EmphasisKind::Bold,
        });
        assert_eq!(runs(&draft), "{Rà soát}{ Quy định}. Xong.");
    }

    #[test]
    fn facts_that_do_not_fit_the_text_are_left_out_and_no_word_is_lost() {
        let mut draft = Draft::default().body("đề án").citation("đề").citation("án");
        draft.0.citations[0].place.end = 99;
        draft.0.citations[1].place.start = 1;
        assert_eq!(runs(&draft), "đề án");
        let empty = Draft::default().paragraph(Role::Body, "");
        assert_eq!(runs(&empty), "");
    }
}

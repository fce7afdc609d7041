//! Items of notes as parts of the tasks that call them.
//!
//! *Reads* tasks, notes and times. *Writes* the [`SubTask`]s of each task: what an item is to bring forth, and the time
//! that the words before its mark set. *Never* hands a time of one note down to the items of another.
//!
//! "… 02 nội dung²; xây dựng 06 đề án hoàn thành trong năm 2023³" → "trong năm 2023" for the six items of note 3 alone.

use crate::model::{Deadline, Footnote, NoteRef, Outline, Paragraph, Place, SubTask, Task, order};

use super::annotate::products::{self, Sentence};
use super::letters::{lower_text, tail};
use crate::parse::letters::marks::Marks;

/// What the sub-tasks are told of the document.
pub struct Context<'a> {
    pub paragraphs: &'a [Paragraph],
    pub outline: &'a Outline,
    pub deadlines: &'a [Deadline],
    pub note_refs: &'a [NoteRef],
    pub footnotes: &'a [Footnote],
}

/// How many characters round a mark are looked at, and how many times a task hands down: work must stay in step with
/// length.
const NEAR: usize = 600;
const MOST: usize = 20;

/// Gives each task the items of the notes it calls.
pub fn sub_tasks(context: &Context, tasks: &mut [Task]) {
    let mut placed: Vec<&NoteRef> = context.note_refs.iter().collect();
    order::sort_by_key(&mut placed, |r| r.place.key());
    for task in tasks {
        let first = placed.partition_point(|r| r.place < task.place);
        let called = placed[first..].iter().take_while(|r| {
            r.place.paragraph == task.place.paragraph && r.place.start <= task.place.end
        });
        let marks: Vec<&NoteRef> = called.copied().collect();
        let place = task.place;
        let text = &context.paragraphs[place.paragraph].text[place.start..place.end];
        let mut lower = String::new();
        for (i, mark) in marks.iter().enumerate() {
            let note = mark.note.and_then(|n| context.footnotes.get(n));
            let items = note.map_or(&[][..], |note| &note.items);
            if items.is_empty() {
                continue;
            }
            if lower.is_empty() {
                lower = lower_text(text);
            }
            let at = mark
                .place
                .start
                .saturating_sub(task.place.start)
                .min(lower.len());
            let near = tail(&lower[..at], NEAR);
            let clause = at - near.len() + near.rfind(';').map_or(0, |cut| cut + 1);
            let bounds = (
                i.checked_sub(1).map_or(0, |last| marks[last].place.start),
                marks.get(i + 1).map_or(usize::MAX, |next| next.place.start),
            );
            let deadlines = due(context, task, &lower, (clause, at), bounds);
            let makes = products::makes(&lower[clause..at]);
            let made = |section: &usize| SubTask {
                section: *section,
                product: product(context, *section, makes),
                deadlines: deadlines.clone(),
            };
            task.sub_tasks.extend(items.iter().map(made));
        }
    }
}

/// The times of a task that hold for the note whose mark stands at byte `at` of its sentence, in the clause from
/// `clause` on: those in the clause up to the marks beside it, one that opens the sentence, those of the list's head.
fn due(
    context: &Context,
    task: &Task,
    lower: &str,
    (clause, at): (usize, usize),
    (before, after): (usize, usize),
) -> Vec<usize> {
    let near = &lower[at..lower.floor_char_boundary(at + NEAR)];
    let ends = at + near.find_any(",;").unwrap_or(near.len());
    let own = |due: &&usize| {
        let Place {
            paragraph,
            start,
            end,
        } = context.deadlines[**due].place;
        if paragraph != task.place.paragraph || start < task.place.start || end > task.place.end {
            return true;
        }
        let from = start - task.place.start;
        let near = from >= clause && from < ends && start >= before && start < after;
        near || from == 0
    };
    let times = task.deadlines.iter().take(MOST);
    times.filter(own).copied().collect()
}

/// What an item orders to be made, or names, where the words that call its note make what they count.
fn product(context: &Context, section: usize, makes: Option<bool>) -> Option<Place> {
    let section = &context.outline.sections[section];
    let (paragraph, start) = (section.place.paragraph, section.head);
    let printed = context.paragraphs[paragraph]
        .text
        .get(start..section.place.end)?;
    let it = Sentence {
        printed,
        lower: &lower_text(printed),
        times: &[],
    };
    let named = || products::named(&it, makes?);
    let (from, to) = named().or_else(|| products::product(&it))?;
    Some(Place::new(paragraph, start + from, start + to))
}

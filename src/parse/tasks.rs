//! Work: which sentences ask for something.
//!
//! *Reads* paragraphs, outline, deadlines. *Writes* [`Task`]s in reading order. *Never* takes a
//! statement of fact for a task, nor adds a word that is not printed.
//!
//! "- Tham mưu việc giao biên chế. Tiếp tục nghiên cứu …" → two tasks under the bullet; sections
//! headed TÌNH HÌNH, QUAN ĐIỂM, MỤC TIÊU → none. "1. Sở Nội vụ:", "… trong quý II các việc sau:" and
//! "- Thời gian hoàn thành: Quý II/2024" say who and when for the items they lead or follow.

mod forms;
mod homes;
mod leads;
mod tables;
mod units;

use crate::model::index::Index;
use crate::model::{
    Agency, Deadline, NoteRef, Outline, Paragraph, Place, Role, Series, Target, Task,
};

use super::annotate::agencies::{self, Named};
use super::annotate::fields;
use super::annotate::instructions;
use super::annotate::partners;
use super::annotate::products;
use super::annotate::section_kinds::SectionKind;
use super::annotate::targets;
use super::letters::{begins, lower_text};
use homes::{ends_all, homes, is_timed, section_kind};
use tables::Column;
use units::{Unit, units};

/// What the tasks are told of the document.
pub struct Context<'a> {
    pub paragraphs: &'a [Paragraph],
    pub outline: &'a Outline,
    pub deadlines: &'a [Deadline],
    pub note_refs: &'a [NoteRef],
    /// Paragraphs in which another document is quoted, as one that amends it does.
    pub quoted: &'a [bool],
    /// A report: what its sections say is no work unless they are called so.
    pub reports: bool,
}

/// The tasks, and which times are theirs.
#[derive(Debug, Default)]
pub struct Work {
    pub tasks: Vec<Task>,
    pub targets: Vec<Target>,
    /// For each time expression: it stands in a task, in what leads to tasks, in a goal or in a
    /// heading of work; elsewhere it tells of the past.
    pub due: Vec<bool>,
}

/// All tasks of the running text.
pub fn tasks(context: &Context) -> Work {
    let mut walk = Walk {
        context,
        leads: Vec::new(),
        table: None,
        last_mark: vec![0; context.paragraphs.len()],
        ids: Index::default(),
        work: Work {
            tasks: Vec::new(),
            targets: Vec::new(),
            due: vec![false; context.deadlines.len()],
        },
    };
    walk.leads
        .resize_with(context.outline.sections.len() + 1, Lead::default);
    for mark in context.note_refs {
        let last = &mut walk.last_mark[mark.place.paragraph];
        *last = mark.place.start.max(*last);
    }
    walk.run();
    walk.work
}

/// What the sentence before a list says for all its items.
#[derive(Default)]
struct Lead {
    actor: Option<Agency>,
    partners: Vec<Agency>,
    deadlines: Vec<usize>,
    /// It is a heading's: it holds for all paragraphs under it.
    heading: bool,
    /// It makes what it lists, or makes it anew ([`products::makes`]); its paragraph, and whether it ends with it.
    makes: Option<(bool, usize, bool)>,
}

/// How many times and partners a lead hands down: every item gets them all, and work must stay in step with length.
const MOST: usize = 20;

struct Walk<'a> {
    context: &'a Context<'a>,
    /// By section; the last for items outside all sections.
    leads: Vec<Lead>,
    /// The columns of the plan's table that the last paragraph stood in.
    table: Option<Vec<Column>>,
    /// By paragraph: where its last note mark stands.
    last_mark: Vec<usize>,
    /// How often each id has come.
    ids: Index,
    work: Work,
}

impl Walk<'_> {
    fn run(&mut self) {
        let context = self.context;
        let homes = homes(context);
        let sections = &context.outline.sections;
        let structured = sections.iter().any(|s| s.heading && s.note.is_none());
        let mut kinds = vec![None; sections.len()];
        let mut inline: Vec<Vec<usize>> = vec![Vec::new(); context.paragraphs.len()];
        for (i, section) in sections.iter().enumerate() {
            if section.inline && section.note.is_none() {
                inline[section.place.paragraph].push(i);
            }
        }
        for (index, paragraph) in context.paragraphs.iter().enumerate() {
            let home = homes[index];
            let text = paragraph.text.as_str();
            if context.quoted[index] {
                continue;
            }
            let kind = match home {
                Some(section) => section_kind(context, section, &mut kinds),
                None if ends_all(text) => SectionKind::Work,
                None if structured => SectionKind::Background,
                None => SectionKind::Plain,
            };
            let forward = match paragraph.role {
                Role::Heading => home.is_some() && kind != SectionKind::Background,
                Role::Body => kind == SectionKind::Goal,
                _ => continue,
            };
            let times = self.times(index, 0, text.len());
            let forward = forward
                || !times.is_empty()
                    && kind == SectionKind::Work
                    && home.is_some_and(|home| is_timed(context, home));
            for due in times {
                // "triển khai nhiệm vụ quý II/2023": news of a meeting tells what is to come.
                let start = context.deadlines[due].place.start;
                let coming = kind == SectionKind::Plain && text[..start].ends_with("nhiệm vụ ");
                self.work.due[due] |= forward || coming;
            }
            let own = home
                .map(|s| &sections[s])
                .filter(|s| s.place.paragraph == index && !s.inline);
            let start = own.map_or(0, |s| s.head);
            if let (Role::Heading, Some(home)) = (paragraph.role, home) {
                let unit = Unit {
                    start,
                    end: text.len(),
                    section: Some(home),
                    item: false,
                };
                self.lead(index, &lower_text(text), &unit, true);
                continue;
            }
            if kind == SectionKind::Background {
                continue;
            }
            let lower = lower_text(text);
            let reported = kind == SectionKind::Plain && instructions::is_reporting(&lower);
            if kind == SectionKind::Goal {
                for unit in units(context, text, start, &inline[index], home) {
                    self.aim(index, unit.start, &lower[unit.start..unit.end], true);
                }
            }
            if kind == SectionKind::Goal || reported || self.orders_nothing(home) {
                continue;
            }
            if self.row(index, &lower, home) {
                continue;
            }
            let ended = &mut self.leads[home.unwrap_or(sections.len())];
            if own.is_none() && !ended.heading {
                // A paragraph between the items of a list ends what its lead said.
                *ended = Lead::default();
            }
            let things = self.lists_things(home);
            let mut asked = false;
            for unit in units(context, text, start, &inline[index], home) {
                let sentence = &text[unit.start..unit.end];
                let kind = match kind {
                    // "… đề nghị … Ngành Văn hóa tăng cường …": who asked goes on.
                    SectionKind::Plain
                        if asked && !unit.item && !instructions::is_scene(sentence) =>
                    {
                        SectionKind::Work
                    }
                    kind => kind,
                };
                if things && instructions::names_thing(sentence) {
                    continue;
                }
                let tasks = self.work.tasks.len();
                self.add(index, &lower, unit, kind, own.is_some());
                let added = kind == SectionKind::Plain && self.work.tasks.len() > tasks;
                asked |= added && instructions::requests(sentence);
            }
        }
    }

    /// The times in the bytes `start..end` of a paragraph.
    fn times(&self, paragraph: usize, start: usize, end: usize) -> std::ops::Range<usize> {
        let before = |at: usize| {
            self.context
                .deadlines
                .partition_point(|d| (d.place.paragraph, d.place.start) < (paragraph, at))
        };
        before(start)..before(end)
    }

    /// Adds what a unit of a paragraph, in `lower` case, asks for.
    fn add(
        &mut self,
        paragraph: usize,
        lower: &str,
        mut unit: Unit,
        kind: SectionKind,
        labelled: bool,
    ) {
        let context = self.context;
        let text = &context.paragraphs[paragraph].text;
        let sentence = &text[unit.start..unit.end];
        if let Some(field) = fields::field(sentence) {
            return self.fill(paragraph, lower, &unit, field);
        }
        // "- Nội dung: Triển khai …": the work of a form.
        if let Some(work) = sentence.strip_prefix(fields::WORK).map(str::trim_start) {
            unit.start = unit.end - work.len();
            unit.item = true;
        }
        let sentence = &text[unit.start..unit.end];
        // "… 03 nhiệm vụ, cụ thể²:": the list stands in the note.
        let noted = (unit.end - 1..=unit.end).contains(&self.last_mark[paragraph]);
        if instructions::announces(sentence) && !noted || self.names_who(paragraph, &unit) {
            return self.lead(paragraph, lower, &unit, labelled);
        }
        if self.dates_last(paragraph, &unit) {
            return;
        }
        let act = unit
            .section
            .map(|s| &context.outline.sections[s])
            .is_some_and(|s| {
                s.label.series == Series::Article
                    && (s.place.paragraph, s.head) == (paragraph, unit.start)
            });
        let lower = &lower[unit.start..unit.end];
        let Some(verb) = instructions::asks(sentence, lower, kind, unit.item)
            .filter(|_| !(act && instructions::is_act(lower)))
        else {
            return;
        };
        let end = unit.start
            + sentence
                .trim_end_matches(|c: char| matches!(c, '.' | ';' | '/' | '…') || c.is_whitespace())
                .len();
        let sentence = &text[unit.start..end];
        let lower = &lower[..sentence.len()];
        let charged = agencies::charged(sentence, lower);
        // In the articles of a norm a sentence that charges nobody, and asks for nothing, says how things are.
        if verb.is_empty()
            && !unit.item
            && charged.is_none()
            && !instructions::is_asked(lower)
            && !instructions::is_duty(lower)
            && self.times(paragraph, unit.start, end).is_empty()
            && unit
                .section
                .is_some_and(|s| context.outline.is_of_article(s))
        {
            return;
        }
        let mut task = Task {
            id: self.id(unit.section, &text[unit.start..end]),
            place: Place::new(paragraph, unit.start, end),
            section: unit.section,
            verb,
            actor: charged.map(|named| agency(paragraph, unit.start, text, named)),
            partners: joining(paragraph, unit.start, &text[..end], lower),
            deadlines: self.times(paragraph, unit.start, end).collect(),
            targets: self.aim(paragraph, unit.start, lower, false),
            product: None,
            sub_tasks: Vec::new(),
        };
        let mut makes = None;
        for due in &task.deadlines {
            self.work.due[*due] = true;
        }
        let mut above = unit.section;
        loop {
            let lead = &self.leads[above.unwrap_or(self.leads.len() - 1)];
            if task.deadlines.is_empty() {
                task.deadlines.clone_from(&lead.deadlines);
            }
            let listed = lead.makes.filter(|(_, of, ends)| *ends || *of == paragraph);
            makes = makes.or(listed.map(|(mends, ..)| mends));
            // "Giao đồng chí …": whoever is charged here, it is not the body above.
            if task.actor.is_none() && !begins(lower, const { list!("giao |yêu cầu |đề nghị ") })
            {
                task.actor.clone_from(&lead.actor);
                if task.partners.is_empty() {
                    task.partners.clone_from(&lead.partners);
                }
            }
            let Some(section) = above else { break };
            above = context.outline.sections[section].parent;
        }
        task.product = self.product(task.place, lower, makes);
        self.work.tasks.push(task);
    }

    /// What the sentence at `place`, `lower` in lower case, orders to be made, or names under a lead that makes.
    fn product(&self, place: Place, lower: &str, makes: Option<bool>) -> Option<Place> {
        let within = |time: usize| {
            let time = self.context.deadlines[time].place;
            (time.start - place.start, time.end - place.start)
        };
        let times = self.times(place.paragraph, place.start, place.end);
        let times: Vec<(usize, usize)> = times.take(MOST).map(within).collect();
        let text = &self.context.paragraphs[place.paragraph].text;
        let it = products::Sentence {
            printed: &text[place.start..place.end],
            lower,
            times: &times,
        };
        let named = || products::named(&it, makes?);
        let (start, end) = named().or_else(|| products::product(&it))?;
        Some(Place::new(
            place.paragraph,
            place.start + start,
            place.start + end,
        ))
    }

    /// Keeps the targets of the sentence that begins at `start` and is `lower` in lower case; gives which they are.
    fn aim(&mut self, paragraph: usize, start: usize, lower: &str, goal: bool) -> Vec<usize> {
        let text = &self.context.paragraphs[paragraph].text;
        let first = self.work.targets.len();
        let place = |(from, to)| Place::new(paragraph, start + from, start + to);
        for aim in targets::targets(lower, goal) {
            let words = |place: Place| text[place.start..place.end].to_owned();
            self.work.targets.push(Target {
                place: place((aim.start, aim.end)),
                sentence: Place::new(paragraph, start, start + lower.len()),
                what: place(aim.what),
                comparison: aim.comparison,
                change: aim.change,
                number: words(place(aim.number)),
                unit: words(place(aim.unit)),
            });
        }
        (first..self.work.targets.len()).collect()
    }

    /// The same for the same words under the same heading, whatever stands before them; repeated
    /// words are counted.
    fn id(&mut self, section: Option<usize>, words: &str) -> String {
        let sections = &self.context.outline.sections;
        let mut above = section.map(|s| &sections[s]);
        while let Some(section) = above.filter(|s| !s.heading) {
            above = section.parent.map(|s| &sections[s]);
        }
        let heading = above.map_or("", |s| s.id.as_str());
        // FNV-1a.
        let hash = heading
            .bytes()
            .chain(words.bytes())
            .fold(0x811c_9dc5, |hash: u32, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
        let id = ["t-", &hash.to_string()].concat();
        match self.ids.count(&id) {
            1 => id,
            again => [&id, "~", &again.to_string()].concat(),
        }
    }
}

/// The body that a finder named in the sentence at byte `start` of the paragraph's `text`.
fn agency(paragraph: usize, start: usize, text: &str, named: Named) -> Agency {
    let place = Place::new(paragraph, start + named.start, start + named.end);
    Agency {
        place,
        name: text[place.start..place.end].to_owned(),
        leads: named.leads,
    }
}

/// The partners that the sentence from byte `start` on, to the end of `text`, names.
fn joining(paragraph: usize, start: usize, text: &str, lower: &str) -> Vec<Agency> {
    let named = partners::partners(&text[start..], lower, MOST).into_iter();
    named
        .map(|named| agency(paragraph, start, text, named))
        .collect()
}

//! Work laid out as a form: rows of a plan's table, lines that fill in a task before them.
//!
//! *Reads* one row or line. *Writes* a task, or what a task still lacked. *Never* takes the head of a table for work.

use super::super::annotate::agencies::Named;
use super::super::annotate::fields::{self, Field};
use super::super::annotate::instructions;
use super::super::annotate::section_kinds::SectionKind;
use super::super::letters::lower_text;
use super::tables::{self, Column};
use super::units::Unit;
use super::{Walk, agency, joining};
use crate::model::{Agency, Place, Section, Series, Task};
use crate::parse::letters::marks::Marks;

impl Walk<'_> {
    /// Reads a paragraph that heads the table of a plan or is a row of it; whether it is.
    pub fn row(&mut self, paragraph: usize, lower: &str, section: Option<usize>) -> bool {
        let text = &self.context.paragraphs[paragraph].text;
        if let Some(columns) = tables::columns(text) {
            self.table = Some(columns);
            return true;
        }
        let cells = match &self.table {
            Some(_) => tables::cells(text),
            None => return false,
        };
        let Some(columns) = self
            .table
            .take()
            .filter(|columns| columns.len() == cells.len())
        else {
            return false;
        };
        let cell = |column: Column| {
            let at = columns.iter().position(|of| *of == column)?;
            let (start, end) = cells[at];
            (start < end).then(|| Place::new(paragraph, start, end))
        };
        let body = |place: Place, leads: bool| Agency {
            place,
            name: text[place.start..place.end].to_owned(),
            leads,
        };
        // A row that only numbers or names a group of works says neither who nor when.
        let told = [Column::Actor, Column::Product, Column::Time];
        if let Some(place) = cell(Column::Work)
            && told.iter().any(|column| cell(*column).is_some())
        {
            let words = &text[place.start..place.end];
            let due =
                cell(Column::Time).map_or(0..0, |time| self.times(paragraph, time.start, time.end));
            self.work.due[due.clone()].fill(true);
            let lower = &lower[place.start..place.end];
            let task = Task {
                id: self.id(section, words),
                place,
                section,
                verb: instructions::asks(words, lower, SectionKind::Work, true).unwrap_or_default(),
                actor: cell(Column::Actor).map(|place| body(place, true)),
                partners: cell(Column::Partners)
                    .map(|place| body(place, false))
                    .into_iter()
                    .collect(),
                deadlines: due.collect(),
                targets: self.aim(paragraph, place.start, lower, false),
                product: cell(Column::Product).or_else(|| self.product(place, lower, None)),
                sub_tasks: Vec::new(),
            };
            self.work.tasks.push(task);
        }
        self.table = Some(columns);
        true
    }

    /// Whether a section is a numbered heading: with "Cơ quan chủ trì: …" under it, it names a task.
    fn names(&self, section: Option<usize>) -> bool {
        let section = section.map(|s| &self.context.outline.sections[s]);
        section.is_some_and(|s| s.heading && s.label.series >= Series::Arabic && s.label.number > 0)
    }

    /// "1. Xây dựng kho dữ liệu dùng chung" over the lines of a form.
    fn add_heading(&mut self, section: usize) {
        let Section { place, head, .. } = self.context.outline.sections[section];
        let text = &self.context.paragraphs[place.paragraph].text;
        let end = head + text[head..].trim_end_of(" .;:").len();
        let words = &text[head..end];
        let lower = &lower_text(words);
        let verb = instructions::asks(words, lower, SectionKind::Work, true).unwrap_or_default();
        let id = self.id(Some(section), words);
        self.work.tasks.push(Task {
            id,
            place: Place::new(place.paragraph, head, end),
            section: Some(section),
            verb,
            ..Task::default()
        });
    }

    /// "- Cơ quan chủ trì: Sở Tư pháp", "- Thời gian hoàn thành: Quý II": of the task before.
    pub fn fill(&mut self, paragraph: usize, lower: &str, unit: &Unit, field: Field) {
        let context = self.context;
        let times = self.times(paragraph, unit.start, unit.end);
        let parent = |section: usize| context.outline.sections[section].parent;
        let near = |task: &Task| match (task.section, unit.section) {
            (Some(of), Some(here)) => {
                of == here || parent(here) == Some(of) || parent(of) == parent(here)
            }
            (of, here) => of == here,
        };
        let above = unit.section.and_then(parent);
        let worded = |task: &Task| {
            let before = &context.paragraphs[task.place.paragraph].text[..task.place.start];
            before.trim_end().ends_with(fields::WORK)
        };
        let filled = self.work.tasks.last().is_some_and(|task| {
            near(task)
                && (above.is_none() || task.section == above || !self.names(above) || worded(task))
        });
        if !filled {
            match above.filter(|_| self.names(above)) {
                Some(above) if matches!(field, Field::Actor(_) | Field::Product(_)) => {
                    self.add_heading(above)
                }
                _ => return,
            }
        }
        let Some(task) = self.work.tasks.last_mut() else {
            return;
        };
        let text = &context.paragraphs[paragraph].text[..unit.end];
        let lower = &lower[unit.start..unit.end];
        match field {
            Field::Actor(named) if task.actor.is_none() => {
                task.actor = Some(agency(paragraph, unit.start, text, named));
                task.partners
                    .extend(joining(paragraph, unit.start, text, lower));
            }
            Field::Partners(start) => {
                let mut named = joining(paragraph, unit.start, text, lower);
                if named.is_empty() {
                    let end = text.trim_end_of(" .;").len();
                    let start = unit.start + start;
                    named.push(agency(
                        paragraph,
                        start,
                        text,
                        Named {
                            start: 0,
                            end: end.saturating_sub(start),
                            leads: false,
                        },
                    ));
                }
                task.partners.extend(named);
            }
            Field::Product(start) => {
                let end = text.trim_end_of(" .;/").len();
                let start = unit.start + start;
                task.product = (start < end).then(|| Place::new(paragraph, start, end));
            }
            Field::Time => {
                for due in times {
                    self.work.due[due] = true;
                    task.deadlines.push(due);
                }
            }
            _ => {}
        }
    }
}

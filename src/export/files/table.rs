//! The plan as lines of a table: what every form of it shares.

use super::work::Work;
use crate::view::due::{Day, Due};
use crate::view::ledger::{LedgerGroup, LedgerRow, TaskState};

/// A line of the plan, in the order of the text.
pub enum Line<'a> {
    /// A heading, and how deep it stands from 0.
    Heading(&'a LedgerGroup, usize),
    Row(Row<'a>),
}

/// A task or a sub-task.
pub struct Row<'a> {
    /// "3", and "3.1" for a sub-task.
    pub number: String,
    pub row: &'a LedgerRow,
    /// The task it is a part of.
    pub above: Option<&'a LedgerRow>,
}

impl Work {
    /// Every line of the plan.
    pub fn plan_lines(&self) -> Vec<Line<'_>> {
        fn walk<'a>(
            groups: &'a [LedgerGroup],
            depth: usize,
            count: &mut usize,
            out: &mut Vec<Line<'a>>,
        ) {
            for group in groups {
                if group.section.is_some() {
                    out.push(Line::Heading(group, depth));
                }
                for row in &group.rows {
                    *count += 1;
                    let number = count.to_string();
                    let parts = row.rows.iter().enumerate().map(|(i, part)| {
                        Line::Row(Row {
                            number: [&number, ".", &(i + 1).to_string()].concat(),
                            row: part,
                            above: Some(row),
                        })
                    });
                    let parts: Vec<Line> = parts.collect();
                    out.push(Line::Row(Row {
                        number,
                        row,
                        above: None,
                    }));
                    out.extend(parts);
                }
                walk(&group.groups, depth + 1, count, out);
            }
        }
        let (mut count, mut out) = (0, Vec::new());
        walk(&self.ledger.groups, 0, &mut count, &mut out);
        out
    }

    /// The lines without headings.
    pub fn plan_rows(&self) -> Vec<Row<'_>> {
        let rows = self.plan_lines().into_iter().filter_map(|line| match line {
            Line::Row(row) => Some(row),
            Line::Heading(..) => None,
        });
        rows.collect()
    }

    /// "II. Nhiệm vụ trọng tâm": a heading in the letters of a table.
    pub fn heading(&self, group: &LedgerGroup) -> String {
        let quiet = self.reading.targets.quiet.iter();
        let quiet = quiet.into_iter().find(|(s, _)| Some(*s) == group.section);
        let text = quiet.map_or(&group.text, |(_, text)| text);
        match (group.label.as_str(), text.as_str()) {
            ("", text) => text.to_owned(),
            (label, "") => label.to_owned(),
            (label, text) => [label, ". ", text].concat(),
        }
    }

    pub const fn state(&self, state: TaskState) -> &'static str {
        let tongue = self.wish.tongue;
        match state {
            TaskState::Open => tongue.of_two("Chưa xong", "Open"),
            TaskState::Begun => tongue.of_two("Đang làm", "Begun"),
            TaskState::Done => tongue.of_two("Đã xong", "Done"),
        }
    }

    /// "Mục II.2, trang 4": where a task stands in the text.
    pub fn place(&self, row: &LedgerRow) -> String {
        let page = row
            .page
            .map(|page| [self.say("trang ", "page "), &page.to_string()].concat());
        let parts = [row.path.clone(), page.unwrap_or_default()];
        let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known.join(", ")
    }
}

/// A task's words with the label of an item and the tasks joined to it.
pub fn words(row: &LedgerRow) -> String {
    let mut words = String::new();
    if !row.marker.is_empty() {
        words.push_str(&row.marker);
        words.push(' ');
    }
    words.push_str(&row.words);
    for (_, joined) in &row.joined {
        words.push_str("; ");
        words.push_str(joined);
    }
    words
}

/// A deadline for the table: a day that a person chose as papers print it, everything else as it stands.
pub fn deadline(row: &LedgerRow) -> String {
    match Day::of(&row.deadline.own) {
        Some(day) => day.printed(),
        None => row.deadline.value().to_owned(),
    }
}

/// The first day on which one of its deadlines runs out, where a day can be told.
pub fn last_day(row: &LedgerRow) -> Option<Day> {
    let days = row
        .due()
        .into_iter()
        .filter_map(|normal| match Due::of(normal) {
            Due::By(day, _) => Some(day),
            _ => None,
        });
    days.min()
}

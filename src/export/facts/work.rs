//! Deadlines, and tasks under the path of their labels.

use super::{HEAD, context};
use crate::model::{Directive, Section, Series, Task};
use crate::view::{paths, words};
use serde::Serialize;
use std::collections::HashMap;

/// How many characters of context stand on either side.
const SIDE: usize = 30;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Due {
    pub text: String,
    pub normalized: String,
    pub context: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Work {
    /// "II > 2.2 > -1"; "¶4" outside all sections.
    pub under: String,
    pub head: String,
    pub actor: Option<String>,
    /// The texts of its deadlines, joined by "; ".
    pub deadline: Option<String>,
    pub verb: String,
    /// The paper or data to be made.
    pub product: Option<String>,
}

pub fn deadlines(directive: &Directive) -> Vec<Due> {
    let deadlines = directive.deadlines.iter();
    deadlines
        .map(|deadline| Due {
            text: deadline.text.clone(),
            normalized: deadline.normalized.clone(),
            context: context(directive, deadline.place, SIDE),
        })
        .collect()
}

pub fn tasks(directive: &Directive) -> Vec<Work> {
    let ordinals = ordinals(&directive.outline.sections);
    let lines = lines(&directive.source.text);
    let tasks = directive.tasks.iter();
    tasks
        .map(|task| {
            let deadlines = task.deadlines.iter();
            let deadlines: Vec<&str> = deadlines
                .filter_map(|d| directive.deadlines.get(*d))
                .map(|d| d.text.as_str())
                .collect();
            Work {
                under: match task.section {
                    Some(section) => under(directive, &ordinals, section),
                    None => line_under(directive, &lines, task),
                },
                head: words::first(directive.words(task.place).trim_start(), HEAD).to_owned(),
                actor: task.actor.as_ref().map(|actor| actor.name.clone()),
                deadline: (!deadlines.is_empty()).then(|| deadlines.join("; ")),
                verb: task.verb.clone(),
                product: task.product.map(|place| directive.words(place).to_owned()),
            }
        })
        .collect()
}

/// The labels from the root: "II > 2.2 > -1", "II > 3 > (1)".
fn under(directive: &Directive, ordinals: &[usize], section: usize) -> String {
    let outline = &directive.outline;
    let steps = paths::steps(outline, section).into_iter();
    let steps: Vec<String> = steps
        .map(|step| {
            let label = paths::bare(&outline.sections[step].label);
            if is_bullet(&outline.sections[step]) {
                format!("{}{}", label.replace(['–', '—'], "-"), ordinals[step])
            } else {
                label.to_owned()
            }
        })
        .filter(|step| !step.is_empty())
        .collect();
    steps.join(" > ")
}

/// "¶4": the fourth line of the source that is not blank.
fn line_under(directive: &Directive, lines: &[usize], task: &Task) -> String {
    let paragraph = directive.paragraphs.get(task.place.paragraph);
    let start = paragraph.map_or(0, |p| p.source_offset(task.place.start));
    format!("¶{}", lines.partition_point(|line| *line <= start))
}

/// Where the lines of `source` begin that are not blank.
fn lines(source: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in source.split_inclusive('\n') {
        if !line.trim().is_empty() {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

/// By section: its ordinal among those of its series under the same parent.
fn ordinals(sections: &[Section]) -> Vec<usize> {
    let mut counts: HashMap<(Option<usize>, Option<usize>, Series), usize> = HashMap::new();
    let count = |section: &Section| {
        let key = (section.note, section.parent, section.label.series);
        let count = counts.entry(key).or_default();
        *count += 1;
        *count
    };
    sections.iter().map(count).collect()
}

const fn is_bullet(section: &Section) -> bool {
    matches!(
        section.label.series,
        Series::Dash | Series::Plus | Series::Bullet
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, Source};
    use crate::view::fixture::Draft;

    #[test]
    fn a_task_stands_under_the_path_of_its_labels() {
        let mut draft = Draft::default()
            .paragraph(Role::Heading, "II. NHIỆM VỤ")
            .section("II.", Series::Roman, None)
            .paragraph(Role::Heading, "2. Hai")
            .section("2.", Series::Arabic, Some(0))
            .paragraph(Role::Heading, "2.2. Hai hai")
            .section("2.2.", Series::Arabic, Some(1))
            .body("(1). Một")
            .section("(1).", Series::Parenthesised, Some(2))
            .body("– Gạch")
            .section("–", Series::Dash, Some(2))
            .body("– Gạch nữa")
            .section("–", Series::Dash, Some(2))
            .task("Gạch nữa");
        draft.0.outline.sections[1].label.path = vec![2];
        draft.0.outline.sections[2].label.path = vec![2, 2];
        let ordinals = ordinals(&draft.0.outline.sections);
        assert_eq!(under(&draft.0, &ordinals, 3), "II > 2.2 > (1)");
        assert_eq!(under(&draft.0, &ordinals, 5), "II > 2.2 > -2");
    }

    #[test]
    fn without_sections_a_task_stands_under_its_line() {
        let mut draft = Draft::default().body("Rà soát.").task("Rà soát");
        draft.0.source = Source {
            text: "Một\r\n \r\n\nRà soát.".into(),
            ..Source::default()
        };
        let start = draft.0.source.text.find('R').unwrap();
        draft.0.paragraphs[0].pieces[0].span.start = start;
        draft.0.paragraphs[0].pieces[0].span.end = draft.0.source.text.len();
        assert_eq!(tasks(&draft.0)[0].under, "¶2");
    }
}

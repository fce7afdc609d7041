//! Where tasks stand that a person found.

use super::making::Maker;
use super::{LedgerGroup, LedgerRow, RowKind};
use crate::model::{Added, Field};
use crate::view::ContentsRow;

impl Maker<'_> {
    /// Puts a task that a person found under its heading, or under the nearest one above that has tasks.
    pub(super) fn add(&mut self, groups: &mut Vec<LedgerGroup>, id: &str, added: &Added) {
        let sections = &self.reading.targets.sections;
        let section = sections.iter().position(|s| s.id == added.section);
        let path = section.and_then(|s| self.path(s)).unwrap_or_default();
        let words = added.words.clone();
        let row = LedgerRow {
            kind: RowKind::Added,
            rows: self.parts(id, &words, path),
            anchor: self.anchor(added.at),
            words,
            ..self.own(id, path)
        };
        let row = row.settled();
        let found = section.and_then(|s| group_of(groups, s, &added.section));
        match found {
            Some(group) => {
                let (here, count) = (self.stands(&row), group.rows.len());
                self.place(&mut group.rows, row);
                // In the order of the text, after what stands at the same place.
                let before = group.rows[..count].iter();
                let before = before.take_while(|row| self.stands(row) <= here).count();
                if group.rows.len() > count {
                    group.rows[before..].rotate_right(1);
                }
            }
            None => {
                let mut group = self.fresh(section, &added.section);
                self.place(&mut group.rows, row);
                // Groups stand in the order of the text; a group outside all headings stands first.
                let place = groups.iter().position(|g| g.section > group.section);
                groups.insert(place.unwrap_or(groups.len()), group);
            }
        }
    }

    /// The paragraph in which a row begins, and the byte of it.
    fn stands(&self, row: &LedgerRow) -> (usize, usize) {
        match row.kind {
            RowKind::Task(task) => {
                let place = self.reading.targets.tasks.get(task);
                place.map(|t| (t.paragraph, t.start))
            }
            _ => Added::from_value(self.plan.get(&row.id, Field::Added))
                .and_then(|added| self.part(added.at)),
        }
        .unwrap_or_default()
    }

    /// The paragraph at this byte of the source, and the byte of it.
    fn part(&self, at: usize) -> Option<(usize, usize)> {
        let parts = &self.reading.targets.parts;
        let next = parts.partition_point(|(begin, _)| *begin <= at);
        let (begin, paragraph) = parts.get(next.checked_sub(1)?)?;
        Some((*paragraph, at - begin))
    }

    /// The id of the paragraph at this byte of the source.
    fn anchor(&self, at: usize) -> String {
        self.part(at).map_or_else(String::new, |(paragraph, _)| {
            ["p", &paragraph.to_string()].concat()
        })
    }

    /// A group for a heading that has no tasks of its own in the text.
    fn fresh(&self, section: Option<usize>, id: &str) -> LedgerGroup {
        let row = section.and_then(|s| find_row(&self.reading.contents, s));
        LedgerGroup {
            section,
            id: id.to_owned(),
            label: row.map(|r| r.label.clone()).unwrap_or_default(),
            text: row.map(|r| r.text.clone()).unwrap_or_default(),
            ..LedgerGroup::default()
        }
    }
}

fn find_row(rows: &[ContentsRow], section: usize) -> Option<&ContentsRow> {
    rows.iter().find_map(|row| {
        (row.section == section)
            .then_some(row)
            .or_else(|| find_row(&row.children, section))
    })
}

/// The group of a section, or the deepest one above it by its id; for no section, the group outside all.
fn group_of<'a>(
    groups: &'a mut [LedgerGroup],
    section: usize,
    id: &str,
) -> Option<&'a mut LedgerGroup> {
    let above = |group: &LedgerGroup| {
        !group.id.is_empty()
            && id
                .strip_prefix(&group.id)
                .is_some_and(|rest| rest.starts_with('.'))
    };
    let found = groups
        .iter()
        .position(|group| group.section == Some(section) || above(group))?;
    let deeper = group_of(&mut groups[found].groups, section, id).is_some();
    let group = &mut groups[found];
    if deeper {
        group_of(&mut group.groups, section, id)
    } else {
        Some(group)
    }
}

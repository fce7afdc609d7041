//! The tasks under their headings.

mod leads;

use super::beside::Beside;
use super::{NoteItem, NoteView, SubTaskRow, TaskGroup, TaskRow, contents, paths};
use crate::model::index::Index;
use crate::model::{Place, Role, Target};

/// Groups nested by heading; headings without tasks below are left out. Tasks before the first
/// heading come first, in a group of their own.
pub fn groups(beside: &Beside, notes: &[NoteView]) -> Vec<TaskGroup> {
    let directive = beside.directive;
    let sub_tasks = SubTasks::new(notes);
    let mut by_heading: Vec<Vec<TaskRow>> = Vec::new();
    by_heading.resize_with(directive.outline.sections.len(), Vec::new);
    let mut loose = TaskGroup {
        section: None,
        id: String::new(),
        label: String::new(),
        text: String::new(),
        groups: Vec::new(),
        tasks: Vec::new(),
        count: 0,
        deadlines: Vec::new(),
        actor: None,
    };
    let mut headings = Vec::new();
    let mut lone = None;
    for paragraph in 0..directive.paragraphs.len() {
        headings.extend(beside.heading(paragraph));
        if beside.row(paragraph).own.is_some() {
            let item = beside.lone_item(paragraph);
            headings.extend(item.filter(|_| item != lone));
            lone = item;
        }
        let alone = lone.filter(|_| directive.paragraphs[paragraph].role == Role::Body);
        let list = match beside.home(paragraph).or(alone) {
            Some(home) => &mut by_heading[home],
            None => &mut loose.tasks,
        };
        let tasks = beside.row(paragraph).tasks.iter();
        list.extend(tasks.map(|task| row(beside, &sub_tasks, *task)));
    }
    loose.count = loose.tasks.len();

    // From the last heading to the first, so that children are whole before their parents.
    let mut top: Vec<TaskGroup> = Vec::new();
    let mut below: Vec<Vec<TaskGroup>> = Vec::new();
    below.resize_with(directive.outline.sections.len(), Vec::new);
    for heading in headings.into_iter().rev() {
        let mut groups = std::mem::take(&mut below[heading]);
        groups.reverse();
        let tasks = std::mem::take(&mut by_heading[heading]);
        let count = tasks.len() + groups.iter().map(|group| group.count).sum::<usize>();
        if count > 0 {
            let section = &directive.outline.sections[heading];
            let above = match beside.heading_above(heading) {
                Some(above) => &mut below[above],
                None => &mut top,
            };
            above.push(TaskGroup {
                section: Some(heading),
                id: section.id.clone(),
                label: paths::of_heading(&section.label).to_owned(),
                text: if section.heading {
                    contents::head(beside, heading).to_owned()
                } else {
                    String::new()
                },
                groups,
                tasks,
                count,
                deadlines: Vec::new(),
                actor: None,
            });
        }
    }
    if loose.count > 0 {
        top.push(loose);
    }
    top.reverse();
    for group in &mut top {
        leads::write(beside, group);
    }
    top
}

fn row(beside: &Beside, sub_tasks: &SubTasks, task: usize) -> TaskRow {
    let directive = beside.directive;
    let it = &directive.tasks[task];
    let words = |place: Place| directive.words(place).to_owned();
    let (mut known, mut items) = (Vec::new(), Vec::new());
    for part in &it.sub_tasks {
        let section = directive.outline.sections.get(part.section);
        let Some((note, item)) = section.and_then(|section| sub_tasks.item(&section.id)) else {
            continue;
        };
        let inherited =
            (0..it.deadlines.len()).filter(|i| part.deadlines.contains(&it.deadlines[*i]));
        known.push(SubTaskRow {
            note: note.to_owned(),
            product: part.product.map(words),
            deadlines: inherited.collect(),
        });
        items.push(item.clone());
    }
    let deadlines = it.deadlines.iter();
    let deadlines = deadlines.filter_map(|d| directive.deadlines.get(*d));
    let targets = it.targets.iter().filter_map(|t| directive.targets.get(*t));
    let cited = &beside.row(it.place.paragraph).citations;
    let before =
        |byte: usize| cited.partition_point(|c| directive.citations[*c].place.start < byte);
    TaskRow {
        task,
        id: it.id.clone(),
        text: words(it.place),
        deadlines: deadlines.clone().map(|d| d.text.clone()).collect(),
        dates: deadlines.map(|d| d.normalized.clone()).collect(),
        actor: it.actor.as_ref().map(|actor| actor.name.clone()),
        leads: it.actor.as_ref().is_some_and(|actor| actor.leads),
        partners: it.partners.iter().map(|body| body.name.clone()).collect(),
        note: known.first().map(|part| part.note.clone()),
        items,
        sub_tasks: known,
        product: it.product.map(words),
        targets: targets.map(|target| words(whole(target))).collect(),
        citations: cited[before(it.place.start)..before(it.place.end)].to_vec(),
        path: it.section.map_or_else(String::new, |section| {
            paths::cited(&directive.outline, section)
        }),
        page: beside.page(it.place),
        begin: (it.place.paragraph, it.place.start),
    }
}

/// A target with what it measures, and the words between.
fn whole(target: &Target) -> Place {
    let (place, what) = (target.place, target.what);
    if what.start == what.end {
        return place;
    }
    Place::new(
        place.paragraph,
        place.start.min(what.start),
        place.end.max(what.end),
    )
}

/// The items of notes by their id, with the label of their note.
struct SubTasks<'a> {
    ids: Index,
    items: Vec<(&'a str, &'a NoteItem)>,
}

impl<'a> SubTasks<'a> {
    fn new(notes: &'a [NoteView]) -> Self {
        let (mut ids, mut items) = (Index::default(), Vec::new());
        for note in notes {
            for item in &note.items {
                ids.number(&item.id, items.len());
                items.push((note.label.as_str(), item));
            }
        }
        Self { ids, items }
    }

    fn item(&self, id: &str) -> Option<(&'a str, &'a NoteItem)> {
        self.ids.get(id).map(|i| self.items[i])
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Draft;
    use super::super::notes;
    use super::*;
    use crate::model::{Agency, Comparison, Deadline, Series, SubTask};

    fn tree(groups: &[TaskGroup], depth: usize, out: &mut Vec<String>) {
        for group in groups {
            let gap = "  ".repeat(depth);
            out.push(format!(
                "{gap}{} {} {}",
                group.label, group.text, group.count
            ));
            out.extend(
                group
                    .tasks
                    .iter()
                    .map(|task| format!("{gap}  - {}", task.text)),
            );
            tree(&group.groups, depth + 1, out);
        }
    }

    #[test]
    fn tasks_stand_under_their_headings_and_empty_headings_are_left_out() {
        let draft = Draft::default()
            .body("Rà soát trước.")
            .task("Rà soát trước")
            .paragraph(Role::Heading, "I. KHÔNG CÓ VIỆC")
            .section("I.", Series::Roman, None)
            .paragraph(Role::Heading, "II. NHIỆM VỤ")
            .section("II.", Series::Roman, None)
            .body("Rà soát chung.")
            .task("Rà soát chung")
            .paragraph(Role::Heading, "1. Một")
            .section("1.", Series::Arabic, Some(1))
            .body("- Rà soát. Bổ sung.")
            .section("-", Series::Dash, Some(2))
            .task("Rà soát")
            .task("Bổ sung")
            .paragraph(Role::Heading, "2. Hai")
            .section("2.", Series::Arabic, Some(1))
            .body("Tham mưu.")
            .task("Tham mưu");
        let mut out = Vec::new();
        tree(&groups(&Beside::new(&draft.0), &[]), 0, &mut out);
        let expected = [
            "  1",
            "  - Rà soát trước",
            "II NHIỆM VỤ 4",
            "  - Rà soát chung",
            "  1 Một 2",
            "    - Rà soát",
            "    - Bổ sung",
            "  2 Hai 1",
            "    - Tham mưu",
        ];
        assert_eq!(out, expected);
    }

    #[test]
    fn an_item_beside_headings_is_a_group_of_its_own() {
        let draft = Draft::default()
            .paragraph(Role::Heading, "Điều 1. Nhiệm vụ")
            .section("Điều 1.", Series::Article, None)
            .body("1. Rà soát.")
            .section("1.", Series::Arabic, Some(0))
            .task("Rà soát")
            .body("Điều 2. Các sở chịu trách nhiệm thi hành.")
            .section("Điều 2.", Series::Article, None)
            .task("Các sở chịu trách nhiệm thi hành")
            .body("Bổ sung thêm.")
            .task("Bổ sung thêm");
        let beside = Beside::new(&draft.0);
        let mut out = Vec::new();
        tree(&groups(&beside, &[]), 0, &mut out);
        let expected = [
            "Điều 1 Nhiệm vụ 1",
            "  - Rà soát",
            "Điều 2  2",
            "  - Các sở chịu trách nhiệm thi hành",
            "  - Bổ sung thêm",
        ];
        assert_eq!(out, expected);
    }

    #[test]
    fn a_row_says_where_its_sentence_stands_and_what_it_cites_makes_and_reaches() {
        let draft = Draft::default()
            .body("Theo Luật Một.")
            .citation("Luật Một")
            .paragraph(Role::Heading, "2. Nhiệm vụ")
            .section("2.", Series::Arabic, None)
            .body("Theo Luật Hai. Lập đề án theo Luật Ba, tỷ lệ đạt 90%.")
            .citation("Luật Hai")
            .citation("Luật Ba")
            .task("Lập đề án theo Luật Ba, tỷ lệ đạt 90%");
        let mut directive = draft.0;
        let start = directive.tasks[0].place.start;
        let at = |words: &str| {
            let from = directive.paragraphs[2].text.find(words).unwrap();
            Place::new(2, from, from + words.len())
        };
        let (product, place, what) = (at("đề án"), at("đạt 90%"), at("tỷ lệ"));
        directive.targets.push(Target {
            place,
            sentence: place,
            what,
            comparison: Comparison::Equal,
            change: None,
            number: String::new(),
            unit: String::new(),
        });
        directive.tasks[0].section = Some(0);
        directive.tasks[0].product = Some(product);
        directive.tasks[0].targets = vec![0];
        let row = groups(&Beside::new(&directive), &[])
            .remove(0)
            .tasks
            .remove(0);
        assert_eq!(row.citations, [2]);
        assert_eq!(row.product.as_deref(), Some("đề án"));
        assert_eq!(row.targets, ["tỷ lệ đạt 90%"]);
        assert_eq!(row.path, "Mục 2");
        assert_eq!((row.begin, row.page), ((2, start), None));
    }

    #[test]
    fn items_of_a_called_note_are_sub_tasks_with_the_label_of_their_note() {
        let mut draft = Draft::default()
            .body("Ban chủ trì 02 đề án trong năm 2023¹.")
            .task("Ban chủ trì 02 đề án trong năm 2023")
            .note("1", "(1) Sửa quy định; (2) Hướng dẫn.")
            .section("(1)", Series::Parenthesised, None)
            .section("(2)", Series::Parenthesised, None);
        let place = draft.0.tasks[0].place;
        draft.0.deadlines.push(Deadline {
            place,
            text: "trong năm 2023".into(),
            normalized: "2023".into(),
        });
        draft.0.tasks[0].deadlines = vec![0, 7];
        draft.0.tasks[0].sub_tasks = (0..2)
            .map(|section| SubTask {
                section,
                product: None,
                deadlines: vec![section],
            })
            .collect();
        draft.0.tasks[0].actor = Some(Agency {
            place,
            name: "Ban".into(),
            leads: true,
        });
        let beside = Beside::new(&draft.0);
        let groups = groups(&beside, &notes::views(&beside));
        let row = &groups[0].tasks[0];
        assert_eq!(row.deadlines, ["trong năm 2023"]);
        assert_eq!(
            (row.actor.as_deref(), row.leads, row.note.as_deref()),
            (Some("Ban"), true, Some("1"))
        );
        let items: Vec<(&str, &str)> = row
            .items
            .iter()
            .map(|item| (item.marker.as_str(), item.runs[0].text.as_str()))
            .collect();
        assert_eq!(items, [("(1)", "Sửa quy định; "), ("(2)", "Hướng dẫn.")]);
        let due: Vec<&[usize]> = row
            .sub_tasks
            .iter()
            .map(|part| &part.deadlines[..])
            .collect();
        assert_eq!(due, [&[0][..], &[]]);
    }
}

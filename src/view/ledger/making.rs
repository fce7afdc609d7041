//! How the rows of the plan are made.

use super::{Cell, Ledger, LedgerGroup, LedgerRow, Progress};
use crate::model::{Added, Field, Plan};
use crate::view::decisions::Decisions;
use crate::view::{Reading, TaskGroup};

/// The plan of work of a text. Pure; grows in step with tasks and facts.
pub fn ledger(reading: &Reading, plan: &Plan, decisions: &Decisions) -> Ledger {
    let mut maker = Maker {
        reading,
        plan,
        decisions,
        joined: Vec::new(),
        cited: vec![None; reading.targets.citations.len()],
        dropped: Vec::new(),
    };
    for (i, group) in reading.citations.iter().enumerate() {
        for mention in &group.mentions {
            let citation = mention.anchor.strip_prefix('c');
            let citation: Option<usize> = citation.and_then(|number| number.parse().ok());
            if let Some(place) = citation.and_then(|c| maker.cited.get_mut(c)) {
                *place = Some(i);
            }
        }
    }
    maker.find_joined();
    let mut groups: Vec<LedgerGroup> = reading
        .tasks
        .iter()
        .map(|g| maker.group(g, Default::default()))
        .collect();
    for fact in plan.facts().iter().filter(|f| f.field == Field::Added) {
        if let Some(added) = Added::from_value(&fact.value) {
            maker.add(&mut groups, &fact.task, &added);
        }
    }
    let mut progress = Progress::default();
    for group in &mut groups {
        group.count();
        progress.add(group.progress);
    }
    groups.retain(|group| group.progress.all > 0);
    Ledger {
        groups,
        dropped: maker.dropped,
        progress,
    }
}

pub(super) struct Maker<'a> {
    pub(super) reading: &'a Reading,
    pub(super) plan: &'a Plan,
    pub(super) decisions: &'a Decisions,
    /// Joined tasks: the one that stays, the joined one and its words.
    pub(super) joined: Vec<(String, String, String)>,
    /// By citation: the group of its document.
    pub(super) cited: Vec<Option<usize>>,
    dropped: Vec<LedgerRow>,
}

impl<'a> Maker<'a> {
    /// Tasks are joined to one that is there and not itself joined to another.
    fn find_joined(&mut self) {
        if !self.plan.facts().iter().any(|f| f.field == Field::Into) {
            return;
        }
        let mut all: Vec<(String, String)> = Vec::new();
        fn walk(maker: &Maker, groups: &[TaskGroup], all: &mut Vec<(String, String)>) {
            for group in groups {
                let here = group.tasks.iter();
                all.extend(here.map(|task| (task.id.clone(), maker.words(task))));
                walk(maker, &group.groups, all);
            }
        }
        walk(self, &self.reading.tasks, &mut all);
        for fact in self.plan.facts() {
            if let (Field::Added, Some(added)) = (fact.field, Added::from_value(&fact.value)) {
                all.push((fact.task.clone(), added.words));
            }
        }
        let is_there = |id: &str| all.iter().any(|(known, _)| known == id);
        for (id, words) in &all {
            let into = self.plan.get(id, Field::Into);
            if into != id && is_there(into) && self.plan.get(into, Field::Into).is_empty() {
                let row = (into.to_owned(), id.clone(), words.clone());
                self.joined.push(row);
            }
        }
    }

    /// `above`: body and time that the words over the groups above name.
    fn group(&mut self, group: &TaskGroup, above: (&str, &str)) -> LedgerGroup {
        let path = group.section.and_then(|s| self.path(s));
        let mut made = LedgerGroup {
            section: group.section,
            id: group.id.clone(),
            label: group.label.clone(),
            text: group.text.clone(),
            lead: group.actor.clone().unwrap_or_default(),
            deadline: group.deadlines.join("; "),
            ..LedgerGroup::default()
        };
        let or = |own: &str, above: &str| if own.is_empty() { above } else { own }.to_owned();
        let (lead, deadline) = (or(&made.lead, above.0), or(&made.deadline, above.1));
        for task in &group.tasks {
            let row = self.row(task, path.unwrap_or_default());
            let said = |cell: &Cell, above: &str| {
                cell.own.is_empty() && !above.is_empty() && cell.said == above
            };
            let row = LedgerRow {
                lead_above: said(&row.lead, &lead),
                deadline_above: said(&row.deadline, &deadline),
                ..row
            };
            self.place(&mut made.rows, row);
        }
        made.groups = group
            .groups
            .iter()
            .map(|g| self.group(g, (&lead, &deadline)))
            .collect();
        made
    }

    /// Puts a row where it belongs: into its group, among the dropped, or nowhere when it is joined to another.
    pub(super) fn place(&mut self, rows: &mut Vec<LedgerRow>, row: LedgerRow) {
        if !self.plan.get(&row.id, Field::Dropped).is_empty() {
            self.dropped.push(row);
        } else if !self.joined.iter().any(|(_, id, _)| *id == row.id) {
            rows.push(row);
        }
    }

    pub(super) fn path(&self, section: usize) -> Option<&'a str> {
        let section = self.reading.targets.sections.get(section)?;
        Some(&section.cited)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fact, SubTask};
    use crate::model::{Role, Series};
    use crate::view::fixture::Draft;
    use crate::view::ledger::TaskState;

    /// Two headings; a task that calls a note with two items, and two tasks without.
    fn reading() -> Reading {
        let mut draft = Draft::default()
            .paragraph(Role::Heading, "I. CHUNG")
            .section("I.", Series::Roman, None)
            .body("Chủ trì 02 đề án¹.")
            .task("Chủ trì 02 đề án")
            .paragraph(Role::Heading, "II. RIÊNG")
            .section("II.", Series::Roman, None)
            .body("Rà soát. Bổ sung.")
            .task("Rà soát")
            .task("Bổ sung")
            .note("1", "(1) Sửa quy định; (2) Hướng dẫn.")
            .section("(1)", Series::Parenthesised, None)
            .section("(2)", Series::Parenthesised, None);
        let sub_task = |section| SubTask {
            section,
            product: None,
            deadlines: Vec::new(),
        };
        draft.0.tasks[0].sub_tasks = vec![sub_task(2), sub_task(3)];
        let mut reading = crate::view::reading(&draft.0);
        for (begin, paragraph) in &mut reading.targets.parts {
            *begin = *paragraph * 100;
        }
        reading
    }

    fn with(plan: &[Fact]) -> Ledger {
        let mut all = Plan::default();
        all.apply(plan);
        ledger(&reading(), &all, &Decisions::default())
    }

    /// "I 1/1 Chủ trì 02 đề án": groups with their progress and rows.
    fn told(ledger: &Ledger) -> Vec<String> {
        let group = |group: &LedgerGroup| {
            let words: Vec<&str> = group.rows.iter().map(|r| r.words.as_str()).collect();
            let Progress { done, all } = group.progress;
            format!("{} {done}/{all} {}", group.label, words.join(" | "))
        };
        ledger.groups.iter().map(group).collect()
    }

    #[test]
    fn what_the_words_above_say_for_all_is_said_once() {
        let mut reading = reading();
        let group = &mut reading.tasks[1];
        group.deadlines = vec!["trong năm 2026".into()];
        for task in &mut group.tasks {
            task.deadlines = vec!["trong năm 2026".into()];
        }
        group.tasks[1].deadlines = vec!["quý II/2026".into()];
        let ledger = ledger(&reading, &Plan::default(), &Decisions::default());
        assert_eq!(ledger.groups[1].deadline, "trong năm 2026");
        let above: Vec<bool> = ledger.groups[1]
            .rows
            .iter()
            .map(|r| r.deadline_above)
            .collect();
        assert_eq!(above, [true, false]);
    }

    fn id_of(words: &str) -> String {
        let ledger = with(&[]);
        let rows = ledger.rows();
        let row = rows.iter().find(|(_, row)| row.words == words);
        row.expect("the row is there").1.id.clone()
    }

    #[test]
    fn a_task_is_done_when_its_sub_tasks_are() {
        let id = id_of("Chủ trì 02 đề án");
        let ledger = with(&[]);
        let row = ledger.row(&id).expect("a row");
        let words: Vec<&str> = row.rows.iter().map(|r| r.words.as_str()).collect();
        assert_eq!(words, ["Sửa quy định", "Hướng dẫn"]);
        let one = with(&row.rows[0].ticked(true));
        assert_eq!(one.row(&id).map(|r| r.state), Some(TaskState::Begun));
        assert_eq!(told(&one)[0], "I 0/1 Chủ trì 02 đề án");
        let both = with(&row.ticked(true));
        assert_eq!(both.row(&id).map(|r| r.state), Some(TaskState::Done));
        assert_eq!(both.progress, Progress { done: 1, all: 3 });
    }

    #[test]
    fn what_a_person_says_stands_beside_what_the_text_says() {
        let id = id_of("Rà soát");
        let row = with(&[]).row(&id).cloned().expect("a row");
        let ledger = with(&row.with(Field::Lead, "Văn phòng"));
        let lead = &ledger.row(&id).expect("a row").lead;
        assert_eq!((lead.said.as_str(), lead.value()), ("", "Văn phòng"));
    }

    #[test]
    fn a_dropped_task_leaves_its_group_and_the_count() {
        let ledger = with(&[Fact::new(&id_of("Rà soát"), Field::Dropped, "yes")]);
        assert_eq!(told(&ledger), ["I 0/1 Chủ trì 02 đề án", "II 0/1 Bổ sung"]);
        assert_eq!(ledger.dropped[0].words, "Rà soát");
    }

    #[test]
    fn a_sentence_is_cut_into_parts_that_are_done_one_by_one() {
        let id = id_of("Bổ sung");
        let cut = Fact::new(&id, Field::Cuts, "4");
        let ledger = with(&[
            cut.clone(),
            Fact::new(&format!("{id}/1"), Field::State, "done"),
        ]);
        let row = ledger.row(&id).expect("a row");
        let parts: Vec<(&str, TaskState)> = row
            .rows
            .iter()
            .map(|r| (r.words.as_str(), r.state))
            .collect();
        assert_eq!(parts, [("Bổ", TaskState::Done), ("sung", TaskState::Open)]);
        assert_eq!(row.state, TaskState::Begun);
        for cuts in ["2", "4,2", "99", "x"] {
            let whole = with(&[Fact::new(&id, Field::Cuts, cuts)]);
            assert!(whole.row(&id).is_some_and(|r| r.rows.is_empty()), "{cuts}");
        }
    }

    #[test]
    fn joined_tasks_are_one_row_and_a_circle_joins_nothing() {
        let (a, b) = (id_of("Rà soát"), id_of("Bổ sung"));
        let ledger = with(&[Fact::new(&b, Field::Into, &a)]);
        assert_eq!(told(&ledger)[1], "II 0/1 Rà soát");
        let joined = &ledger.row(&a).expect("a row").joined;
        assert_eq!(*joined, [(b.clone(), "Bổ sung".to_owned())]);
        let circle = with(&[
            Fact::new(&b, Field::Into, &a),
            Fact::new(&a, Field::Into, &b),
        ]);
        assert_eq!(circle.progress.all, 3);
        let gone = with(&[Fact::new(&b, Field::Into, "t-none")]);
        assert_eq!(gone.progress.all, 3);
    }

    #[test]
    fn a_found_task_stands_under_its_heading_or_a_new_one() {
        let add = |section: &str| {
            let added = Added {
                at: 307,
                section: section.into(),
                words: "Tổ chức họp".into(),
            };
            told(&with(&[Fact::new(
                "a-307",
                Field::Added,
                &added.to_value(),
            )]))
        };
        assert_eq!(add("II")[1], "II 0/3 Rà soát | Tổ chức họp | Bổ sung");
        assert_eq!(add("")[0], " 0/1 Tổ chức họp");
        assert_eq!(add("gone").len(), 3);
    }
}

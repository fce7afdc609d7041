//! The plan of work: the tasks of the text with what a person said about them, one row each.
//!
//! *Reads* a [`Reading`], a [`Plan`] and what was decided about suspected errors. *Writes* a [`Ledger`]: the page draws
//! it, the exports write it. *Never* fills a field that neither the text nor a person filled.

use super::decisions::Decisions;
use super::{NoteItem, Reading, TaskGroup, TaskRow};
use crate::model::{Added, Fact, Field, Plan};

/// All rows, under the headings they stand under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pub groups: Vec<LedgerGroup>,
    /// Rows that a person said are no tasks; they are in no group.
    pub dropped: Vec<LedgerRow>,
    pub progress: Progress,
}

/// Rows under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerGroup {
    /// None: before the first heading, or a text without headings.
    pub section: Option<usize>,
    /// "II.2.1".
    pub id: String,
    pub label: String,
    /// The heading as printed.
    pub text: String,
    pub groups: Vec<LedgerGroup>,
    pub rows: Vec<LedgerRow>,
    /// Of the rows here and below; sub-tasks are not counted.
    pub progress: Progress,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub all: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskState {
    #[default]
    Open,
    Begun,
    Done,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// A task of the text: its index.
    Task(usize),
    /// An item of a note that the task calls.
    Item,
    /// A part of a sentence that a person cut.
    Part,
    /// Found by a person.
    #[default]
    Added,
}

/// One task, or a sub-task of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerRow {
    pub id: String,
    pub kind: RowKind,
    /// The label of an item, "(1)"; else empty.
    pub marker: String,
    /// Its sentence, with the corrections that were decided.
    pub words: String,
    /// The id to go to in the text.
    pub anchor: String,
    /// The label of the note that its sub-tasks come from.
    pub note_label: Option<String>,
    /// "Mục II.2.2": where it stands, in words.
    pub path: String,
    /// The page of the source, where known.
    pub page: Option<u32>,
    pub lead: Cell,
    /// Whether the text says that the body leads (chủ trì), as against doing without a word on it.
    pub leads: bool,
    pub partners: Cell,
    pub deadline: Cell,
    /// Normal forms of the printed deadlines: see [`super::due`].
    pub dates: Vec<String>,
    /// The deadline is that of the sentence which calls the note.
    pub inherited: bool,
    pub product: Cell,
    pub target: Cell,
    /// Names of documents cited in the sentence.
    pub basis: Vec<String>,
    pub note: String,
    pub state: TaskState,
    /// Tasks that a person joined to this one: id and words.
    pub joined: Vec<(String, String)>,
    /// Parts, then items of called notes.
    pub rows: Vec<LedgerRow>,
}

/// What the text says, and what a person says beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub said: String,
    pub own: String,
}

impl Cell {
    fn new(said: String, own: &str) -> Self {
        Self {
            said,
            own: own.to_owned(),
        }
    }

    /// What holds: a person's word before the text's.
    pub fn value(&self) -> &str {
        if self.own.is_empty() {
            &self.said
        } else {
            &self.own
        }
    }

    pub fn is_empty(&self) -> bool {
        self.value().is_empty()
    }
}

/// The plan of work of a text. Pure; grows in step with tasks and facts.
pub fn ledger(reading: &Reading, plan: &Plan, decisions: &Decisions) -> Ledger {
    let mut maker = Maker {
        reading,
        plan,
        decisions,
        joined: Vec::new(),
        dropped: Vec::new(),
    };
    maker.find_joined();
    let mut groups: Vec<LedgerGroup> = reading.tasks.iter().map(|g| maker.group(g)).collect();
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

struct Maker<'a> {
    reading: &'a Reading,
    plan: &'a Plan,
    decisions: &'a Decisions,
    /// Joined tasks: the one that stays, the joined one and its words.
    joined: Vec<(String, String, String)>,
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

    fn group(&mut self, group: &TaskGroup) -> LedgerGroup {
        let path = group.section.and_then(|s| self.cited(s));
        let mut made = LedgerGroup {
            section: group.section,
            id: group.id.clone(),
            label: group.label.clone(),
            text: group.text.clone(),
            ..LedgerGroup::default()
        };
        for task in &group.tasks {
            let row = self.row(task, path.unwrap_or_default());
            self.place(&mut made.rows, row);
        }
        made.groups = group.groups.iter().map(|g| self.group(g)).collect();
        made
    }

    /// Puts a row where it belongs: into its group, among the dropped, or nowhere when it is joined to another.
    fn place(&mut self, rows: &mut Vec<LedgerRow>, row: LedgerRow) {
        if !self.plan.get(&row.id, Field::Dropped).is_empty() {
            self.dropped.push(row);
        } else if !self.joined.iter().any(|(_, id, _)| *id == row.id) {
            rows.push(row);
        }
    }

    fn cited(&self, section: usize) -> Option<&'a str> {
        let section = self.reading.targets.sections.get(section)?;
        Some(&section.cited)
    }

    /// The sentence of a task, with the corrections that were decided.
    fn words(&self, task: &TaskRow) -> String {
        let targets = &self.reading.targets;
        match targets.tasks.get(task.task) {
            Some(place) => {
                let begin = (place.paragraph, place.start);
                self.decisions.mend(&targets.repairs, begin, &task.text)
            }
            None => task.text.clone(),
        }
    }

    fn row(&self, task: &TaskRow, path: &str) -> LedgerRow {
        let words = self.words(task);
        let mut rows = self.parts(&task.id, &words, path);
        rows.extend(task.items.iter().map(|item| self.item(task, item, path)));
        let row = LedgerRow {
            kind: RowKind::Task(task.task),
            words,
            anchor: task.id.clone(),
            note_label: task.note.clone(),
            leads: task.leads,
            dates: task.deadlines.iter().map(|_| String::new()).collect(),
            rows,
            ..self.own(&task.id, path)
        };
        let said = |cell: Cell, said: String| Cell { said, ..cell };
        LedgerRow {
            lead: said(row.lead, task.actor.clone().unwrap_or_default()),
            partners: said(row.partners, task.partners.join(", ")),
            deadline: said(row.deadline, task.deadlines.join("; ")),
            ..row
        }
        .settled()
    }

    /// What a person said about a row, and nothing else yet.
    fn own(&self, id: &str, path: &str) -> LedgerRow {
        let own = |field| Cell::new(String::new(), self.plan.get(id, field));
        let joined = self.joined.iter().filter(|(into, ..)| into == id);
        LedgerRow {
            id: id.to_owned(),
            path: path.to_owned(),
            lead: own(Field::Lead),
            partners: own(Field::Partners),
            deadline: own(Field::Deadline),
            product: own(Field::Product),
            target: own(Field::Target),
            note: self.plan.get(id, Field::Note).to_owned(),
            state: match self.plan.get(id, Field::State) {
                "done" => TaskState::Done,
                "begun" => TaskState::Begun,
                _ => TaskState::Open,
            },
            joined: joined
                .map(|(_, id, words)| (id.clone(), words.clone()))
                .collect(),
            ..LedgerRow::default()
        }
    }

    /// The parts a person cut a sentence into.
    fn parts(&self, id: &str, words: &str, path: &str) -> Vec<LedgerRow> {
        pieces(words, self.plan.get(id, Field::Cuts))
            .into_iter()
            .enumerate()
            .map(|(i, piece)| {
                let part = [id, "/", &(i + 1).to_string()].concat();
                LedgerRow {
                    kind: RowKind::Part,
                    words: piece.to_owned(),
                    anchor: id.to_owned(),
                    ..self.own(&part, path)
                }
            })
            .collect()
    }

    fn item(&self, task: &TaskRow, item: &NoteItem, path: &str) -> LedgerRow {
        let words: String = item.runs.iter().map(|run| run.text.as_str()).collect();
        let row = self.own(&item.id, path);
        LedgerRow {
            kind: RowKind::Item,
            marker: item.marker.clone(),
            words: words.trim().trim_end_matches([';', '.']).to_owned(),
            anchor: item.id.clone(),
            inherited: row.deadline.own.is_empty() && !task.deadlines.is_empty(),
            deadline: Cell {
                said: task.deadlines.join("; "),
                ..row.deadline.clone()
            },
            ..row
        }
    }

    /// Puts a task that a person found under its heading, or under the nearest one above that has tasks.
    fn add(&mut self, groups: &mut Vec<LedgerGroup>, id: &str, added: &Added) {
        let sections = &self.reading.targets.sections;
        let section = sections.iter().position(|s| s.id == added.section);
        let path = section.and_then(|s| self.cited(s)).unwrap_or_default();
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
        let targets = &self.reading.targets;
        match row.kind {
            RowKind::Task(task) => targets.tasks.get(task).map(|t| (t.paragraph, t.start)),
            _ => Added::from_value(self.plan.get(&row.id, Field::Added)).map(|added| {
                let next = targets
                    .parts
                    .partition_point(|(begin, _)| *begin <= added.at);
                let part = next.checked_sub(1).and_then(|i| targets.parts.get(i));
                part.map_or((0, 0), |(begin, paragraph)| (*paragraph, added.at - begin))
            }),
        }
        .unwrap_or_default()
    }

    /// The id of the paragraph at this byte of the source.
    fn anchor(&self, at: usize) -> String {
        let parts = &self.reading.targets.parts;
        let next = parts.partition_point(|(begin, _)| *begin <= at);
        let part = next.checked_sub(1).and_then(|i| parts.get(i));
        part.map_or_else(String::new, |(_, paragraph)| {
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

fn find_row(rows: &[super::ContentsRow], section: usize) -> Option<&super::ContentsRow> {
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

/// Words cut at these bytes; nothing where a cut does not fit them.
fn pieces<'a>(words: &'a str, cuts: &str) -> Vec<&'a str> {
    if cuts.is_empty() {
        return Vec::new();
    }
    let (mut pieces, mut from) = (Vec::new(), 0);
    let ends = cuts.split(',').map(|cut| cut.parse().ok());
    for end in ends.chain([Some(words.len())]) {
        let Some(piece) = end.and_then(|end: usize| words.get(from..end)) else {
            return Vec::new();
        };
        let bare = piece.trim().trim_end_matches([';', ',', '.']).trim_end();
        let bare = bare.strip_prefix("và ").unwrap_or(bare);
        if !bare.is_empty() {
            pieces.push(bare);
        }
        from += piece.len();
    }
    pieces
}

impl LedgerRow {
    /// A row with sub-tasks has the state that theirs make.
    fn settled(mut self) -> Self {
        if self.rows.is_empty() {
            return self;
        }
        let all = self.rows.iter().all(|row| row.state == TaskState::Done);
        let any = self.rows.iter().any(|row| row.state != TaskState::Open);
        self.state = match (all, any) {
            (true, _) => TaskState::Done,
            (false, true) => TaskState::Begun,
            (false, false) => TaskState::Open,
        };
        self
    }

    /// What ticking the row says, or taking its tick back: of its sub-tasks, where it has some.
    pub fn ticked(&self, on: bool) -> Vec<Fact> {
        let value = if on { "done" } else { "" };
        let mut facts = vec![Fact::new(&self.id, Field::Words, &self.words)];
        if self.rows.is_empty() {
            facts.push(Fact::new(&self.id, Field::State, value));
        }
        for row in &self.rows {
            facts.extend(row.ticked(on));
        }
        facts
    }

    /// What a state chosen for the row says: of its sub-tasks, where it has some.
    pub fn ticked_as(&self, state: &str) -> Vec<Fact> {
        let facts = self.ticked(false).into_iter();
        facts
            .map(|fact| match fact.field {
                Field::State => Fact::new(&fact.task, Field::State, state),
                _ => fact,
            })
            .collect()
    }

    /// What filling a field says.
    pub fn with(&self, field: Field, value: &str) -> Vec<Fact> {
        let words = Fact::new(&self.id, Field::Words, &self.words);
        vec![words, Fact::new(&self.id, field, value)]
    }

    /// The normal forms of what holds: the person's deadline, or those of the text.
    pub fn due(&self) -> Vec<&str> {
        if self.deadline.own.is_empty() {
            self.dates.iter().map(String::as_str).collect()
        } else {
            vec![&self.deadline.own]
        }
    }
}

impl LedgerGroup {
    fn count(&mut self) {
        let done = self.rows.iter().filter(|r| r.state == TaskState::Done);
        self.progress = Progress {
            done: done.count(),
            all: self.rows.len(),
        };
        for group in &mut self.groups {
            group.count();
            self.progress.add(group.progress);
        }
        self.groups.retain(|group| group.progress.all > 0);
    }
}

impl Progress {
    fn add(&mut self, other: Self) {
        self.done += other.done;
        self.all += other.all;
    }
}

impl Ledger {
    /// All rows in the order of the text, sub-tasks left inside theirs.
    pub fn rows(&self) -> Vec<(&LedgerGroup, &LedgerRow)> {
        fn walk<'a>(groups: &'a [LedgerGroup], out: &mut Vec<(&'a LedgerGroup, &'a LedgerRow)>) {
            for group in groups {
                out.extend(group.rows.iter().map(|row| (group, row)));
                walk(&group.groups, out);
            }
        }
        let mut out = Vec::new();
        walk(&self.groups, &mut out);
        out
    }

    /// The row with this id, a sub-task or a dropped one too.
    pub fn row(&self, id: &str) -> Option<&LedgerRow> {
        fn deep<'a>(row: &'a LedgerRow, id: &str) -> Option<&'a LedgerRow> {
            if row.id == id {
                return Some(row);
            }
            row.rows.iter().find_map(|row| deep(row, id))
        }
        let all = self.rows().into_iter().map(|(_, row)| row);
        all.chain(&self.dropped).find_map(|row| deep(row, id))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Draft;
    use super::*;
    use crate::model::{Role, Series};

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
        draft.0.tasks[0].note_items = vec![2, 3];
        let mut reading = super::super::reading(&draft.0);
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

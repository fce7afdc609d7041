//! The plan of work: the tasks of the text with what a person said about them, one row each.
//!
//! *Reads* a [`Reading`], a [`Plan`] and what was decided about suspected errors. *Writes* a [`Ledger`]: the page draws
//! it, the exports write it. *Never* fills a field that neither the text nor a person filled.

mod found;
mod making;
mod rows;

use crate::model::{Fact, Field};
pub use making::ledger;

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
    /// The body and the time that the words above its tasks name once for all of them; empty where they do not.
    pub lead: String,
    pub deadline: String,
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
    /// Its body, its deadline is that which the words above name once for all of its group.
    pub lead_above: bool,
    pub deadline_above: bool,
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

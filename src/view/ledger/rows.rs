//! How one row is made: what the text says, and what a person says beside it.

use super::making::Maker;
use super::{Cell, LedgerRow, RowKind, TaskState};
use crate::model::Field;
use crate::view::{NoteItem, TaskRow};

impl Maker<'_> {
    /// The sentence of a task, with the corrections that were decided.
    pub(super) fn words(&self, task: &TaskRow) -> String {
        let targets = &self.reading.targets;
        match targets.tasks.get(task.task) {
            Some(place) => {
                let begin = (place.paragraph, place.start);
                self.decisions.mend(&targets.repairs, begin, &task.text)
            }
            None => task.text.clone(),
        }
    }

    pub(super) fn row(&self, task: &TaskRow, path: &str) -> LedgerRow {
        let words = self.words(task);
        let mut rows = self.parts(&task.id, &words, path);
        let items = task.items.iter().enumerate();
        rows.extend(items.map(|(i, item)| self.item(task, i, item, path)));
        let row = LedgerRow {
            kind: RowKind::Task(task.task),
            words,
            anchor: task.id.clone(),
            note_label: note_labels(task),
            leads: task.leads,
            dates: task.dates.clone(),
            page: task.page,
            basis: self.basis(&task.citations),
            rows,
            ..self.own(&task.id, path)
        };
        let said = |cell: Cell, said: String| Cell { said, ..cell };
        LedgerRow {
            lead: said(row.lead, task.actor.clone().unwrap_or_default()),
            partners: said(row.partners, task.partners.join(", ")),
            deadline: said(row.deadline, task.deadlines.join("; ")),
            product: said(row.product, task.product.clone().unwrap_or_default()),
            target: said(row.target, task.targets.join("; ")),
            ..row
        }
        .settled()
    }

    /// What a person said about a row, and nothing else yet.
    pub(super) fn own(&self, id: &str, path: &str) -> LedgerRow {
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
    pub(super) fn parts(&self, id: &str, words: &str, path: &str) -> Vec<LedgerRow> {
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

    fn item(&self, task: &TaskRow, index: usize, item: &NoteItem, path: &str) -> LedgerRow {
        let words: String = item.runs.iter().map(|run| run.text.as_str()).collect();
        let sub_task = task.sub_tasks.get(index);
        let inherits = sub_task.map_or(&[][..], |sub| &sub.deadlines);
        let of = |list: &[String]| -> Vec<String> {
            inherits
                .iter()
                .filter_map(|i| list.get(*i).cloned())
                .collect()
        };
        let product = sub_task.and_then(|sub| sub.product.clone());
        let row = self.own(&item.id, path);
        LedgerRow {
            kind: RowKind::Item,
            marker: item.marker.clone(),
            words: words.trim().trim_end_matches([';', '.']).to_owned(),
            anchor: item.id.clone(),
            inherited: row.deadline.own.is_empty() && !inherits.is_empty(),
            deadline: Cell {
                said: of(&task.deadlines).join("; "),
                ..row.deadline
            },
            dates: of(&task.dates),
            product: Cell {
                said: product.unwrap_or_default(),
                ..row.product
            },
            page: task.page,
            ..row
        }
    }

    /// The names of documents cited at these places, each once.
    fn basis(&self, citations: &[usize]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for group in citations.iter().filter_map(|c| *self.cited.get(*c)?) {
            let name = &self.reading.citations[group].name;
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}

/// "3, 4": the labels of all notes that a task's items come from.
fn note_labels(task: &TaskRow) -> Option<String> {
    let mut labels: Vec<&str> = Vec::new();
    for sub_task in &task.sub_tasks {
        if !labels.contains(&sub_task.note.as_str()) {
            labels.push(&sub_task.note);
        }
    }
    if labels.is_empty() {
        return task.note.clone();
    }
    Some(labels.join(", "))
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

//! The table of tasks as a place to work: what is filtered, which row is being edited, how wide its columns are.

mod columns;

use super::state::{Reader, Tab};
use crate::model::{Added, Fact, Field};
use crate::view::due::Day;
use crate::view::ledger::{LedgerRow, RowKind};
use crate::view::ledger_view::{Shown, Wish, shown};
use columns::WIDTHS;
pub use columns::{Column, NARROWEST, WIDEST};
use std::rc::Rc;

/// What the table of tasks shows besides the tasks themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    pub wish: Wish,
    /// Made anew whenever the ledger or the wish changes.
    pub shown: Rc<Shown>,
    /// The row whose menu or form is open.
    pub open: Option<Open>,
    /// The finer filters are open.
    pub finer: bool,
    /// The table takes the room of a real one.
    pub wide: bool,
    /// The cell being written in.
    pub cell: Option<(String, Column)>,
    pub widths: [usize; 10],
}

/// A row with its menu or form.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub row: String,
    pub form: Form,
    /// The row above it in the text; empty where there is none.
    pub above: String,
}

/// What stands beside a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    Menu,
    /// Fields to fill in.
    Fields(&'static [Field]),
    /// Where the sentence is to be cut, and whether every gap between words is offered.
    Split(Vec<usize>, bool),
    /// The other rows, by id and words.
    Join(Rc<Vec<(String, String)>>),
}

pub const DEADLINE: &[Field] = &[Field::Deadline];
pub const BODIES: &[Field] = &[Field::Lead, Field::Partners];
pub const PRODUCT: &[Field] = &[Field::Product];
pub const TARGET: &[Field] = &[Field::Target];
pub const NOTE: &[Field] = &[Field::Note];

impl Default for Desk {
    fn default() -> Self {
        Self {
            wish: Wish::default(),
            shown: Rc::default(),
            open: None,
            finer: false,
            wide: false,
            cell: None,
            widths: WIDTHS,
        }
    }
}

/// What happened at the desk.
#[derive(Clone, Debug)]
pub enum Work {
    Wished(Wish),
    /// Deadlines are compared with this day from the beginning.
    Dated(Day),
    Opened(String, Form),
    Closed,
    FinerShown(bool),
    Widened(bool),
    /// A place for a cut is chosen or given up.
    CutToggled(usize),
    /// A field of a row is filled, or emptied.
    Filled(String, Vec<(Field, String)>),
    /// A cell opens for writing, or none any more.
    CellOpened(Option<(String, Column)>),
    Resized(usize, usize),
    /// A row is joined to another one.
    Joined(String, String),
    /// The rows joined to this one stand alone again.
    Parted(String),
    /// A row is no task, or is one after all.
    Dropped(String, bool),
    /// A sentence becomes a task.
    Found(Added),
}

/// Changes the desk; gives the facts that are to be said, one step of the plan.
pub fn work(reader: &mut Reader, work: Work) -> Vec<Fact> {
    let desk = &mut reader.desk;
    match work {
        Work::Wished(wish) => {
            desk.wish = wish;
            desk.open = None;
            desk.cell = None;
        }
        Work::Dated(day) => desk.wish.against = Some(day),
        Work::Opened(row, form) => reader.desk.open = Some(opened(reader, row, form)),
        Work::Closed => desk.open = None,
        Work::FinerShown(on) => desk.finer = on,
        Work::Widened(on) => {
            desk.wide = on;
            desk.open = None;
            desk.cell = None;
        }
        Work::CutToggled(at) => {
            if let Some(Open {
                form: Form::Split(cuts, _),
                ..
            }) = &mut desk.open
            {
                match cuts.iter().position(|cut| *cut >= at) {
                    Some(place) if cuts[place] == at => {
                        cuts.remove(place);
                    }
                    Some(place) => cuts.insert(place, at),
                    None => cuts.push(at),
                }
            }
        }
        Work::Filled(row, values) => {
            desk.open = None;
            desk.cell = None;
            return filled(reader, &row, &values);
        }
        Work::CellOpened(cell) => {
            desk.cell = cell;
            desk.open = None;
        }
        Work::Resized(column, width) => desk.widths[column] = width.clamp(NARROWEST, WIDEST),
        Work::Joined(row, into) => {
            desk.open = None;
            return joined(reader, &row, &into);
        }
        Work::Parted(row) => {
            desk.open = None;
            let joined = reader.ledger.row(&row).map(|row| row.joined.as_slice());
            let joined = joined.unwrap_or_default().iter();
            return joined
                .map(|(id, _)| Fact::new(id, Field::Into, ""))
                .collect();
        }
        Work::Dropped(row, on) => {
            desk.open = None;
            return dropped(reader, &row, on);
        }
        Work::Found(added) => {
            let id = added.id(&reader.plan);
            // It is to be seen: no filter leaves it out, no group above it is folded.
            desk.wish = desk.wish.cleared();
            let folded = Rc::make_mut(&mut reader.groups_folded);
            let ends = added.section.match_indices('.').map(|(end, _)| end);
            for end in ends.chain([0, added.section.len()]) {
                folded.remove(&["group ", &added.section[..end]].concat());
            }
            return vec![Fact::new(&id, Field::Added, &added.to_value())];
        }
    }
    Vec::new()
}

fn opened(reader: &Reader, row: String, form: Form) -> Open {
    let rows = reader.ledger.rows();
    let at = rows.iter().position(|(_, it)| it.id == row);
    let above = at.and_then(|at| Some(rows[at.checked_sub(1)?].1.id.clone()));
    let form = match form {
        Form::Join(_) => {
            let others = rows.iter().filter(|(_, it)| it.id != row);
            let others = others.map(|(_, it)| (it.id.clone(), it.words.clone()));
            Form::Join(Rc::new(others.collect()))
        }
        form => form,
    };
    Open {
        row,
        form,
        above: above.unwrap_or_default(),
    }
}

/// What a field says already need not be said again: then the text's word holds.
fn filled(reader: &Reader, row: &str, values: &[(Field, String)]) -> Vec<Fact> {
    let Some(row) = reader.ledger.row(row) else {
        return Vec::new();
    };
    let mut facts = vec![Fact::new(&row.id, Field::Words, &row.words)];
    for (field, value) in values {
        let value = value.trim();
        if *field == Field::State {
            facts = row.ticked_as(value);
            continue;
        }
        if *field == Field::Cuts {
            // What was said of the parts there were before fits no others.
            let parts = [&row.id, "/"].concat();
            let parts = reader
                .plan
                .facts()
                .iter()
                .filter(|f| f.task.starts_with(&parts));
            facts.extend(parts.map(|fact| Fact::new(&fact.task, fact.field, "")));
        }
        let said = said(row, *field);
        let value = if value == said { "" } else { value };
        facts.push(Fact::new(&row.id, *field, value));
    }
    let says_more = facts.iter().filter(|f| f.field != Field::Words);
    let mut says_more = says_more.filter(|f| reader.plan.get(&f.task, f.field) != f.value);
    if says_more.next().is_none() {
        facts.clear();
    }
    facts
}

/// What the text says in a field.
pub fn said(row: &LedgerRow, field: Field) -> &str {
    match field {
        Field::Lead => &row.lead.said,
        Field::Partners => &row.partners.said,
        Field::Deadline => &row.deadline.said,
        Field::Product => &row.product.said,
        Field::Target => &row.target.said,
        _ => "",
    }
}

/// What a person says in a field.
pub fn own(row: &LedgerRow, field: Field) -> &str {
    match field {
        Field::Lead => &row.lead.own,
        Field::Partners => &row.partners.own,
        Field::Deadline => &row.deadline.own,
        Field::Product => &row.product.own,
        Field::Target => &row.target.own,
        Field::Note => &row.note,
        _ => "",
    }
}

/// A day as papers print it; other words as they are.
pub fn printed(value: &str) -> String {
    Day::of(value).map_or_else(|| value.to_owned(), Day::printed)
}

/// What was joined to a row goes with it.
fn joined(reader: &Reader, row: &str, into: &str) -> Vec<Fact> {
    let ledger = &reader.ledger;
    let (Some(row), Some(into)) = (ledger.row(row), ledger.row(into)) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    for (id, words) in row
        .joined
        .iter()
        .chain([&(row.id.clone(), row.words.clone())])
    {
        facts.push(Fact::new(id, Field::Words, words));
        facts.push(Fact::new(id, Field::Into, &into.id));
    }
    facts
}

/// Of a task that a person found nothing stays, nor of what was said of it.
fn dropped(reader: &Reader, row: &str, on: bool) -> Vec<Fact> {
    let Some(row) = reader.ledger.row(row) else {
        return Vec::new();
    };
    if row.kind == RowKind::Added {
        let facts = reader.plan.facts().iter();
        let its = facts.filter(|fact| fact.task == row.id);
        return its.map(|fact| Fact::new(&row.id, fact.field, "")).collect();
    }
    row.with(Field::Dropped, if on { "yes" } else { "" })
}

impl Reader {
    /// What room tables take from the text: some, and that of the wide one.
    pub fn room(&self) -> (bool, bool) {
        let wide = self.desk.wide && self.tab == Some(Tab::Tasks);
        (self.tab.is_some(), wide)
    }

    /// What is shown follows the ledger and the wish.
    pub fn show_tasks(&mut self) {
        let shown = shown(&self.ledger, &self.desk.wish, &self.desk.shown);
        self.desk.shown = Rc::new(shown);
    }

    /// More rows than these begin folded: nobody reads them all at once.
    pub fn fold_many(&mut self) {
        const MANY: usize = 300;
        fn keys(groups: &[crate::view::ledger_view::ShownGroup], into: &mut Vec<String>) {
            for group in groups {
                if group.rows.len() > 20 {
                    into.push(group.key.clone());
                }
                keys(&group.groups, into);
            }
        }
        if self.ledger.progress.all > MANY {
            let mut folded = Vec::new();
            keys(&self.desk.shown.groups, &mut folded);
            if folded.len() > 1 {
                self.groups_folded = Rc::new(folded.into());
            }
        }
    }
}

/// Whether a printed day lies within the year before today: what is older is not held against anyone by itself.
pub fn is_recent(printed: &str, today: Day) -> bool {
    let Some(day) = Day::typed(printed) else {
        return false;
    };
    let year_ago = Day {
        year: today.year.saturating_sub(1),
        ..today
    };
    (year_ago..=today).contains(&day)
}

#[cfg(test)]
mod tests;

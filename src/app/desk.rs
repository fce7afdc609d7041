//! The table of tasks as a place to work: what is filtered, which row is being edited, how wide its columns are.

use super::state::{Reader, Tab};
use crate::model::{Added, Fact, Field};
use crate::view::due::Day;
use crate::view::ledger::{LedgerRow, RowKind};
use crate::view::ledger_view::{Shown, Wish, shown};
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

/// A column of the wide table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Task,
    Lead,
    Partners,
    Deadline,
    Product,
    Target,
    Basis,
    Source,
    State,
    Note,
}

impl Column {
    pub const ALL: [Self; 10] = [
        Self::Task,
        Self::Lead,
        Self::Partners,
        Self::Deadline,
        Self::Product,
        Self::Target,
        Self::Basis,
        Self::Source,
        Self::State,
        Self::Note,
    ];

    /// The name in text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Lead => "lead",
            Self::Partners => "partners",
            Self::Deadline => "deadline",
            Self::Product => "product",
            Self::Target => "target",
            Self::Basis => "basis",
            Self::Source => "source",
            Self::State => "state",
            Self::Note => "note",
        }
    }

    /// What a person fills in here; none = only the text speaks.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Lead => Some(Field::Lead),
            Self::Partners => Some(Field::Partners),
            Self::Deadline => Some(Field::Deadline),
            Self::Product => Some(Field::Product),
            Self::Target => Some(Field::Target),
            Self::State => Some(Field::State),
            Self::Note => Some(Field::Note),
            Self::Task | Self::Basis | Self::Source => None,
        }
    }
}

/// How wide columns are at first, px.
const WIDTHS: [usize; 10] = [264, 132, 132, 120, 132, 112, 148, 120, 96, 148];
/// No column gets narrower or wider.
pub const NARROWEST: usize = 64;
pub const WIDEST: usize = 640;

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
mod tests {
    use super::*;
    use crate::app::document::Document;
    use crate::app::state::Action;
    use crate::import::import_text;
    use crate::view::ledger::TaskState;
    use crate::view::ledger_view::Only;

    fn open() -> Reader {
        let text = include_str!("../../samples/ket-luan.txt");
        let source = import_text(text, "mau.txt").expect("the sample is text");
        let reading = crate::view::reading(&crate::read(&source));
        Reader::new(Document::of(source.text, reading), false)
    }

    fn after(reader: &mut Reader, done: Work) {
        reader.change(Action::Worked(done));
    }

    /// The ids of all rows in the order of the text.
    fn ids(reader: &Reader) -> Vec<String> {
        let rows = reader.ledger.rows().into_iter();
        rows.map(|(_, row)| row.id.clone()).collect()
    }

    fn row<'a>(reader: &'a Reader, id: &str) -> &'a LedgerRow {
        reader.ledger.row(id).expect("a row")
    }

    #[test]
    fn a_filled_field_is_the_persons_until_it_says_what_the_text_says() {
        let mut reader = open();
        let id = ids(&reader)[0].clone();
        let fill = |words: &str| Work::Filled(id.clone(), vec![(Field::Lead, words.into())]);
        after(&mut reader, fill("  Văn phòng "));
        assert_eq!(row(&reader, &id).lead.own, "Văn phòng");
        let steps = reader.steps.clone();
        after(&mut reader, fill("Văn phòng"));
        assert_eq!(
            reader.steps, steps,
            "nothing changed, so nothing is to be undone"
        );
        let said = row(&reader, &id).lead.said.clone();
        after(&mut reader, fill(&said));
        assert_eq!(row(&reader, &id).lead.own, "");
        reader.change(Action::StepUndone);
        assert_eq!(row(&reader, &id).lead.own, "Văn phòng");
        assert_eq!(
            (printed("2026-03-05"), printed("quý II")),
            ("05/03/2026".into(), "quý II".into())
        );
    }

    #[test]
    fn a_state_is_chosen_and_the_form_closes() {
        let mut reader = open();
        let id = ids(&reader).pop().expect("a task");
        after(&mut reader, Work::Opened(id.clone(), Form::Menu));
        assert!(
            reader
                .desk
                .open
                .as_ref()
                .is_some_and(|open| !open.above.is_empty())
        );
        after(
            &mut reader,
            Work::Filled(id.clone(), vec![(Field::State, "begun".into())]),
        );
        assert_eq!(row(&reader, &id).state, TaskState::Begun);
        assert!(reader.desk.open.is_none());
    }

    #[test]
    fn places_for_cuts_stay_in_order_and_parts_are_forgotten_with_them() {
        let mut reader = open();
        let id = ids(&reader)[0].clone();
        after(
            &mut reader,
            Work::Opened(id.clone(), Form::Split(Vec::new(), false)),
        );
        for at in [30, 10, 20, 10] {
            after(&mut reader, Work::CutToggled(at));
        }
        let form = reader.desk.open.clone().map(|open| open.form);
        assert_eq!(form, Some(Form::Split(vec![20, 30], false)));
        let words = row(&reader, &id).words.clone();
        let seam = words.find(' ').expect("words") + 1;
        let cut = |cuts: String| Work::Filled(id.clone(), vec![(Field::Cuts, cuts)]);
        after(&mut reader, cut(seam.to_string()));
        let part = row(&reader, &id).rows[0].clone();
        reader.change(Action::PlanChanged(part.ticked(true)));
        after(&mut reader, cut(String::new()));
        assert_eq!(reader.plan.get(&part.id, Field::State), "");
        reader.change(Action::StepUndone);
        assert_eq!(row(&reader, &part.id).state, TaskState::Done);
    }

    #[test]
    fn what_was_joined_to_a_row_goes_where_it_goes() {
        let mut reader = open();
        let all = ids(&reader);
        after(&mut reader, Work::Joined(all[2].clone(), all[1].clone()));
        after(&mut reader, Work::Joined(all[1].clone(), all[0].clone()));
        assert_eq!(row(&reader, &all[0]).joined.len(), 2);
        assert_eq!(reader.ledger.progress.all, all.len() - 2);
        after(&mut reader, Work::Parted(all[0].clone()));
        assert_eq!(ids(&reader), all);
    }

    #[test]
    fn a_found_task_is_shown_and_goes_without_a_trace() {
        let mut reader = open();
        let all = ids(&reader).len();
        let only = Only::Dated;
        after(
            &mut reader,
            Work::Wished(Wish {
                only,
                ..Wish::default()
            }),
        );
        assert!(reader.desk.shown.count < all);
        let added = Added {
            at: 0,
            section: "II.1".into(),
            words: "Tổ chức họp".into(),
        };
        after(&mut reader, Work::Found(added));
        assert_eq!(reader.desk.shown.count, all + 1);
        let id = "a-0".to_owned();
        after(
            &mut reader,
            Work::Filled(id.clone(), vec![(Field::Note, "gấp".into())]),
        );
        after(&mut reader, Work::Dropped(id, true));
        assert!(reader.plan.is_empty());
        reader.change(Action::StepUndone);
        assert_eq!(row(&reader, "a-0").note, "gấp");
    }

    #[test]
    fn columns_keep_within_bounds_and_only_recent_papers_are_held_against_today() {
        let mut reader = open();
        after(&mut reader, Work::Resized(0, 9999));
        after(&mut reader, Work::Resized(1, 3));
        assert_eq!(reader.desk.widths[..2], [WIDEST, NARROWEST]);
        let today = Day::typed("22/11/2026").expect("a day");
        let recent = ["12/02/2026", "22/11/2025", "12/02/2025", "23/11/2026", ""];
        assert_eq!(
            recent.map(|day| is_recent(day, today)),
            [true, true, false, false, false]
        );
    }
}

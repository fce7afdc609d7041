//! The tasks in parts. Each part is drawn again only when something in it changed: a tick among fifteen hundred tasks is
//! one part, not all. Many come slice by slice, and the browser leaves parts out of view alone.

use super::context::Page;
use super::desk::{Column, Open};
use super::document::Opened;
use super::markup::markup;
use super::pieces::rounded;
use super::state::Reader;
use super::task_list::whole_group;
use super::task_row::task_item;
use super::task_table::group_rows;
use crate::view::decisions::Decisions;
use crate::view::due::Day;
use crate::view::ledger::{LedgerRow, RowKind};
use crate::view::ledger_view::{By, ShownGroup};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Rows in one stretch, and lines of a group that is one part with all under it.
const STRETCH: usize = 50;
/// Rows and heads that are drawn at once.
pub const SLICE: usize = 40;

/// A group, and of the rest only what concerns it.
#[derive(PartialEq)]
pub struct Look {
    pub page: Page,
    pub document: Opened,
    pub decisions: Rc<Decisions>,
    pub group: ShownGroup,
    /// Only rows of a long group, without its head.
    pub bare: bool,
    pub depth: usize,
    /// How many heads and rows can be seen.
    pub lines: usize,
    /// Groups and rows here that are turned from their first state.
    pub turned: Vec<String>,
    /// The task gone to last, if it stands here.
    pub current: Option<usize>,
    /// The menu or form of a row here.
    pub open: Option<Open>,
    pub against: Option<Day>,
    /// The line over them says what the words above them say for all.
    pub grouped: bool,
    /// They stand in the wide table.
    pub table: bool,
    /// The cell here that is written in.
    pub cell: Option<(String, Column)>,
    /// The keyboard enters the wide table here.
    pub first: bool,
}

impl Look {
    pub fn is_turned(&self, id: &String) -> bool {
        self.turned.contains(id)
    }

    /// About how high the part is, a line of it being so many of text; a menu would be cut off where it ends.
    pub fn high(&self, of_text: usize) -> Option<String> {
        self.open.is_none().then(|| rounded(self.lines * of_text))
    }
}

/// How far the tasks are drawn: parts are laid one after another until so many lines are there.
pub struct Laying<'a> {
    pub page: &'a Page,
    pub reader: &'a Reader,
    until: usize,
    laid: Cell<usize>,
    entered: Cell<bool>,
}

impl<'a> Laying<'a> {
    pub fn new(page: &'a Page, reader: &'a Reader, until: usize) -> Self {
        Self {
            page,
            reader,
            until,
            laid: Cell::new(0),
            entered: Cell::new(false),
        }
    }

    /// Whether something of so many lines is drawn by now.
    pub fn comes(&self, lines: usize) -> bool {
        self.laid.replace(self.laid.get() + lines) < self.until
    }

    /// Whether some of it is still to come; asked in the end.
    pub fn is_busy(&self) -> bool {
        self.laid.get() > self.until
    }

    /// A group with all under it, as one part.
    pub fn whole(&self, group: &ShownGroup, depth: usize) -> Option<Html> {
        self.part(group.clone(), false, depth)
    }

    /// The rows of a long group, some at a time.
    pub fn rows(&self, group: &ShownGroup) -> Vec<Html> {
        let parts = group.rows.chunks(STRETCH).enumerate();
        let part = |(at, rows): (usize, &[Rc<LedgerRow>])| {
            let rows = ShownGroup {
                key: [&group.key, "-", &at.to_string()].concat(),
                rows: rows.to_vec(),
                groups: Vec::new(),
                ..group.clone()
            };
            self.part(rows, true, 0)
        };
        parts.filter_map(part).collect()
    }

    fn part(&self, group: ShownGroup, bare: bool, depth: usize) -> Option<Html> {
        let (reader, desk) = (self.reader, &self.reader.desk);
        let lines = lines(reader, &group) - usize::from(bare);
        if !self.comes(lines) {
            return None;
        }
        let (mut rows, mut ids) = (Vec::new(), Vec::new());
        within(&group, &mut rows, &mut ids);
        let shows = shows(reader, &group);
        let first = shows && !self.entered.replace(self.entered.get() || shows);
        let is_here = |id: &str| rows.iter().any(|row| holds(row, id));
        ids.retain(|id| reader.groups_folded.contains(id));
        let is_current = |task: &usize| rows.iter().any(|r| r.kind == RowKind::Task(*task));
        let current = reader.task.filter(is_current);
        let open = desk.open.clone().filter(|open| is_here(&open.row));
        let cell = desk.cell.clone().filter(|(row, _)| is_here(row));
        let turned: Vec<String> = ids.into_iter().cloned().collect();
        let key = group.key.clone();
        let look = Look {
            page: self.page.clone(),
            document: reader.document.clone(),
            decisions: reader.decisions.clone(),
            bare,
            depth,
            lines,
            turned,
            current,
            open,
            against: desk.wish.against,
            grouped: desk.wish.by == By::Section,
            table: desk.wide,
            cell,
            first,
            group,
        };
        Some(html! { <TaskRows {key} {look} /> })
    }
}

/// All rows of a group and of those below, and what can be turned: groups, and rows with parts.
fn within<'a>(group: &'a ShownGroup, rows: &mut Vec<&'a LedgerRow>, ids: &mut Vec<&'a String>) {
    ids.push(&group.key);
    for row in &group.rows {
        rows.push(row);
        if !row.rows.is_empty() {
            ids.push(&row.id);
        }
    }
    for below in &group.groups {
        within(below, rows, ids);
    }
}

/// Whether a group is short enough to be one part with all under it.
pub fn is_short(group: &ShownGroup) -> bool {
    fn size(group: &ShownGroup) -> usize {
        1 + group.rows.len() + group.groups.iter().map(size).sum::<usize>()
    }
    size(group) <= STRETCH
}

/// Whether a row of a group can be seen.
fn shows(reader: &Reader, group: &ShownGroup) -> bool {
    let open = !reader.groups_folded.contains(&group.key);
    open && (!group.rows.is_empty() || group.groups.iter().any(|group| shows(reader, group)))
}

/// How many heads and rows of a group can be seen.
fn lines(reader: &Reader, group: &ShownGroup) -> usize {
    if reader.groups_folded.contains(&group.key) {
        return 1;
    }
    let below = group.groups.iter().map(|group| lines(reader, group));
    1 + group.rows.len() + below.sum::<usize>()
}

/// The same of all groups.
pub fn all_lines(reader: &Reader) -> usize {
    let groups = reader.desk.shown.groups.iter();
    groups.map(|group| lines(reader, group)).sum()
}

fn holds(row: &LedgerRow, id: &str) -> bool {
    row.id == id || row.rows.iter().any(|row| holds(row, id))
}

/// One property: each has a price in program.
#[derive(PartialEq, Properties)]
struct RowsProps {
    look: Look,
}

#[component]
fn TaskRows(props: &RowsProps) -> Html {
    let look = &props.look;
    let group = &look.group;
    if look.table {
        let (mut drawn, mut first) = (Vec::new(), look.first);
        group_rows(look, group, look.depth, &mut first, &mut drawn);
        return markup! {
            <tbody class="ledger__part" role="rowgroup" data-lines={look.high(4)}>{ for drawn }</tbody>
        };
    }
    if look.bare {
        let rows = group.rows.iter().map(|row| task_item(look, row));
        return markup! { <ul class="task-list__tasks" data-lines={look.high(3)}>{ for rows }</ul> };
    }
    whole_group(look, group, look.depth, look.high(3))
}

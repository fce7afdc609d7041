//! Rows of the table of tasks, some fifty at a time. Each such stretch is drawn again only when one of its own rows
//! changed: a tick among fifteen hundred tasks is one stretch, not all.

use super::context::Page;
use super::desk::{Column, Open};
use super::markup::markup;
use super::state::Reader;
use super::task_row::task_item;
use super::task_table::table_row;
use crate::view::due::Day;
use crate::view::ledger::{LedgerRow, RowKind};
use crate::view::ledger_view::By;
use std::rc::Rc;
use yew::prelude::*;

/// Rows in one stretch.
const STRETCH: usize = 50;

/// Rows, and of the rest only what concerns them.
#[derive(Clone, PartialEq, Properties)]
pub struct RowsProps {
    pub page: Page,
    pub rows: Vec<Rc<LedgerRow>>,
    /// Rows here that show their sub-tasks.
    pub unfolded: Vec<String>,
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

/// Rows one after another.
pub fn task_rows(page: &Page, reader: &Reader, rows: &[Rc<LedgerRow>], first: bool) -> Html {
    let desk = &reader.desk;
    let stretch = |(at, rows): (usize, &[Rc<LedgerRow>])| {
        let is_here = |id: &str| rows.iter().any(|row| holds(row, id));
        let with_parts = rows.iter().filter(|row| !row.rows.is_empty());
        let unfolded = with_parts.filter(|row| reader.groups_folded.contains(&row.id));
        let current = reader
            .task
            .filter(|task| rows.iter().any(|r| r.kind == RowKind::Task(*task)));
        let cell = desk.cell.clone().filter(|(row, _)| is_here(row));
        html! {
            <TaskRows key={at} page={page.clone()} rows={rows.to_vec()} unfolded={unfolded.map(|row| row.id.clone()).collect::<Vec<_>>()}
                {current} open={desk.open.clone().filter(|open| is_here(&open.row))} against={desk.wish.against} grouped={desk.wish.by == By::Section}
                table={desk.wide} {cell} first={first && at == 0} />
        }
    };
    rows.chunks(STRETCH).enumerate().map(stretch).collect()
}

fn holds(row: &LedgerRow, id: &str) -> bool {
    row.id == id || row.rows.iter().any(|row| holds(row, id))
}

#[component]
fn TaskRows(props: &RowsProps) -> Html {
    if props.table {
        let rows = props.rows.iter().enumerate();
        return markup! {
            <tbody>{ for rows.map(|(at, row)| table_row(props, row, 0, props.first && at == 0)) }</tbody>
        };
    }
    // A menu would be cut off where the stretch ends.
    let long = (props.rows.len() == STRETCH && props.open.is_none()).then_some("");
    markup! {
        <ul class="task-list__tasks" data-long={long}>
            { for props.rows.iter().map(|row| task_item(props, row)) }
        </ul>
    }
}

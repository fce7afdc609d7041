//! The tasks as a real table, one field a column: columns are made wider by hand or by keys, cells are written in
//! where they stand. It scrolls sideways inside the panel only.

use super::context::Page;
use super::desk::{Column, NARROWEST, WIDEST, printed};
use super::markup::markup;
use super::task_cell::{self, writing};
use super::task_list::{self, head_button};
use super::task_menu::{STATES, menu_button};
use super::task_row::{checkbox, is_current, own_mark, parts, remarks, sentence};
use super::task_rows::{Laying, Look, all_lines, is_short};
use crate::view::ledger::{Cell, LedgerRow, TaskState};
use crate::view::ledger_view::{ShownGroup, is_overdue};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// All columns, and groups and rows as far as they are drawn.
pub fn task_table(laying: &Laying) -> Html {
    let (page, reader) = (laying.page, laying.reader);
    let widths = reader.desk.widths;
    let mut groups: Vec<Html> = Vec::new();
    for group in &reader.desk.shown.groups {
        self::group(laying, group, 0, &mut groups);
    }
    // Styles read the widths: rows that are left alone while out of view cannot be those of a table that lays itself out.
    let style = widths.iter().enumerate();
    let style = style.map(|(at, width)| format!("--w{at}:{width}px;"));
    let style: String = style.collect();
    let rows = 1 + all_lines(reader);
    let (page_, press) = (page.clone(), page.clone());
    markup! {
        <div class="ledger panel__body">
            <table class="ledger__table" role="grid" aria-label={page.text("tab.tasks")} aria-rowcount={rows.to_string()} ~style={JsValue::from(style)}
                aria-busy={laying.is_busy().then_some("true")}
                onkeydown={Callback::from(move |event: KeyboardEvent| task_cell::keys(&page_, &event))}
                onclick={Callback::from(move |event: MouseEvent| task_cell::press(&press, &event))}>
                <thead class="ledger__heads" role="rowgroup">
                    <tr class="ledger__line" role="row">{ for Column::ALL.iter().enumerate().map(|(at, column)| head(page, at, *column, widths[at])) }</tr>
                </thead>
                { for groups }
            </table>
        </div>
    }
}

/// The name of a column, and the edge that makes it wider.
fn head(page: &Page, at: usize, column: Column, width: usize) -> Html {
    let name = page.lang.text_of("column", column.name());
    markup! {
        <th scope="col" role="columnheader" class="ledger__head">
            { name }
            <span class="ledger__grip" role="separator" aria-orientation="vertical" tabindex="0" data-grip={at.to_string()}
                aria-label={page.fill("tasks.grip", &[("column", name)])} aria-valuenow={width.to_string()}
                aria-valuemin={NARROWEST.to_string()} aria-valuemax={WIDEST.to_string()}></span>
        </th>
    }
}

/// A short group is one part, a long one its head and the parts under it.
fn group(laying: &Laying, group: &ShownGroup, depth: usize, into: &mut Vec<Html>) {
    if is_short(group) {
        into.extend(laying.whole(group, depth));
        return;
    }
    let (page, reader) = (laying.page, laying.reader);
    let open = !reader.groups_folded.contains(&group.key);
    if laying.comes(1) {
        let head = task_list::head(page, &reader.document, &reader.decisions, &group.head);
        let head = group_head(page, head, group, depth, open);
        into.push(
            markup! { <tbody key={group.key.clone()} class="ledger__part" role="rowgroup">{ head }</tbody> },
        );
    }
    if open {
        into.extend(laying.rows(group));
        for below in &group.groups {
            self::group(laying, below, depth + 1, into);
        }
    }
}

/// The rows of a group and of those below it.
pub fn group_rows(
    look: &Look,
    group: &ShownGroup,
    depth: usize,
    first: &mut bool,
    into: &mut Vec<Html>,
) {
    let open = !look.is_turned(&group.key);
    let head = task_list::head(&look.page, &look.document, &look.decisions, &group.head);
    if !look.bare {
        into.push(group_head(&look.page, head, group, depth, open));
    }
    if open {
        for row in &group.rows {
            into.push(table_row(look, row, 0, std::mem::take(first)));
        }
        for below in &group.groups {
            group_rows(look, below, depth + 1, first, into);
        }
    }
}

fn group_head(
    page: &Page,
    head: (String, String),
    group: &ShownGroup,
    depth: usize,
    open: bool,
) -> Html {
    markup! {
        <tr class="ledger__group" role="row" key={group.key.clone()} data-depth={depth.min(4).to_string()}>
            <th scope="rowgroup" role="rowheader" aria-colspan={Column::ALL.len().to_string()}>{ head_button(page, head, group, open) }</th>
        </tr>
    }
}

/// A row, and its sub-tasks under it.
pub fn table_row(look: &Look, row: &LedgerRow, depth: usize, first: bool) -> Html {
    let open = look.is_turned(&row.id);
    let cells = Column::ALL.iter().enumerate();
    let cell = |(at, column): (usize, &Column)| {
        let (content, class) = match column {
            Column::Task => (task(look, row, open), "ledger__task"),
            _ => (content(look, row, *column), "ledger__cell"),
        };
        let tab = if first && at == 0 { "0" } else { "-1" };
        markup! { <td {class} role="gridcell" data-cell={at.to_string()} tabindex={tab} aria-readonly={column.field().is_none().then_some("true")}>{ content }</td> }
    };
    let done = row.state == TaskState::Done;
    markup! {
        <>
            <tr class="ledger__row" role="row" key={row.id.clone()} data-task={row.id.clone()} data-done={done.then_some("")} data-sub={(depth > 0).then_some("")}
                aria-current={is_current(look, row).then_some("true")}>{ for cells.map(cell) }</tr>
            if open { { for row.rows.iter().map(|row| table_row(look, row, depth + 1, false)) } }
        </>
    }
}

fn task(look: &Look, row: &LedgerRow, open: bool) -> Html {
    let page = &look.page;
    let apart = Some("-1");
    markup! {
        <div class="ledger__words">
            { checkbox(page, row, apart) }
            <div>
                { sentence(page, row, apart) }
                { for parts(page, row, open) }
                { for row.joined.first().map(|_| remarks(page, &LedgerRow { note: String::new(), ..row.clone() })) }
            </div>
            { menu_button(look, row, apart) }
        </div>
    }
}

fn content(look: &Look, row: &LedgerRow, column: Column) -> Html {
    let page = &look.page;
    let cell = look.cell.as_ref();
    if cell.is_some_and(|(id, at)| *id == row.id && *at == column) {
        return writing(page, row, column);
    }
    match column {
        Column::Deadline => {
            let overdue = is_overdue(row, look.against).then(|| {
                markup! { <span class="chip chip--overdue">{ page.text("tasks.overdue") }</span> }
            });
            markup! { <>{ said_and_own(page, &row.deadline) }{ for overdue }</> }
        }
        Column::State => state(page, row).into(),
        Column::Note => {
            let mark = (!row.note.is_empty()).then(|| own_mark(page));
            markup! { <><span lang="vi">{ &row.note }</span>{ for mark }</> }
        }
        Column::Basis | Column::Source => in_vietnamese(&words(page, row, column)),
        _ => cell_of(row, column).map_or_else(Html::default, |cell| said_and_own(page, cell)),
    }
}

/// The cell of a row that both text and person fill.
fn cell_of(row: &LedgerRow, column: Column) -> Option<&Cell> {
    match column {
        Column::Lead => Some(&row.lead),
        Column::Partners => Some(&row.partners),
        Column::Deadline => Some(&row.deadline),
        Column::Product => Some(&row.product),
        Column::Target => Some(&row.target),
        _ => None,
    }
}

fn state(page: &Page, row: &LedgerRow) -> &'static str {
    let state = STATES.iter().find(|(.., state)| *state == row.state);
    state.map_or("", |(key, ..)| page.text(key))
}

/// What stands in a cell, as plain words: for paper too.
pub fn words(page: &Page, row: &LedgerRow, column: Column) -> String {
    match column {
        Column::Task => match row.marker.as_str() {
            "" => row.words.clone(),
            marker => [marker, " ", &row.words].concat(),
        },
        Column::Basis => row.basis.join("; "),
        Column::Source => {
            let number = row.page.map(|page| page.to_string());
            let number = number.map(|number| page.fill("tasks.page", &[("page", &number)]));
            let place = Some(row.path.clone()).filter(|path| !path.is_empty());
            place
                .into_iter()
                .chain(number)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Column::State => state(page, row).to_owned(),
        Column::Note => row.note.clone(),
        _ => cell_of(row, column).map_or_else(String::new, |cell| printed(cell.value())),
    }
}

/// Words of the text; most cells have none.
fn in_vietnamese(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    markup! { <span lang="vi">{ words }</span> }
}

/// A person's word with its mark, and under it what the text says.
fn said_and_own(page: &Page, cell: &Cell) -> Html {
    if cell.own.is_empty() {
        return in_vietnamese(&cell.said);
    }
    markup! {
        <>
            <span lang="vi">{ printed(&cell.own) }</span>
            { own_mark(page) }
            if !cell.said.is_empty() {
                <small class="ledger__said">{ page.fill_vi("tasks.said", "said", &cell.said) }</small>
            }
        </>
    }
}

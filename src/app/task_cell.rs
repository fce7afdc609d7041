//! The keyboard in the wide table: arrows go from cell to cell, Enter or F2 writes in one, Esc leaves it as it was, Tab
//! takes it and goes on.

use super::context::Page;
use super::desk::{Column, Form, Work};
use super::markup::markup;
use super::state::Action;
use super::task_columns;
use super::task_form::{normal, value};
use super::task_menu::{STATES, show};
use super::task_row::{row_of, value_of};
use super::{drawing, places};
use crate::model::Field;
use crate::view::ledger::LedgerRow;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The field in a cell that is written in.
pub fn writing(page: &Page, row: &LedgerRow, column: Column) -> Html {
    let name = page.lang.text_of("column", column.name());
    match column.field() {
        None => Html::default(),
        Some(Field::State) => {
            let option = |(key, value, state): &(&'static str, &'static str, _)| {
                markup! { <option value={*value} selected={row.state == *state}>{ page.text(key) }</option> }
            };
            markup! { <select class="ledger__field" data-edit="" aria-label={name}>{ for STATES.iter().map(option) }</select> }
        }
        Some(field) => markup! {
            <input class="ledger__field" data-edit="" type="text" lang="vi" autocomplete="off" spellcheck="false" maxlength="400"
                aria-label={name} value={value(row, field)} />
        },
    }
}

/// A press on a cell chooses it; a second one writes in it.
pub fn press(page: &Page, event: &MouseEvent) {
    let Some(target) = event.target_dyn_into::<Element>() else {
        return;
    };
    if target
        .closest("a, button, input, select, .task-menu")
        .ok()
        .flatten()
        .is_some()
    {
        return;
    }
    let Some(cell) = cell_at(&target) else {
        return;
    };
    if cell.get_attribute("tabindex").as_deref() == Some("0") {
        write(page, &cell);
    } else {
        enter(&cell);
    }
}

/// A key in the table.
pub fn keys(page: &Page, event: &KeyboardEvent) {
    let Some(target) = event.target_dyn_into::<Element>() else {
        return;
    };
    if let Some(column) = places::number(&target, "data-grip") {
        return task_columns::widen(page, event, &target, column);
    }
    let Some(cell) = cell_at(&target) else {
        return;
    };
    let key = event.key();
    // Buttons are pressed.
    if matches!(key.as_str(), "Enter" | " ") && target.closest("button").ok().flatten().is_some() {
        return;
    }
    let heard = if target.has_attribute("data-edit") {
        written(page, event, &key, &target, &cell)
    } else {
        walked(page, event, &key, &cell)
    };
    if heard {
        event.prevent_default();
    }
    // What a field or a cell has for itself the panel and the page do not hear.
    let passes = matches!(key.as_str(), "F6" | "F3") || event.alt_key() || event.ctrl_key();
    if heard || (target.has_attribute("data-edit") && !passes) {
        event.stop_propagation();
    }
}

/// Keys of a cell that is written in.
fn written(page: &Page, event: &KeyboardEvent, key: &str, field: &Element, cell: &Element) -> bool {
    match key {
        "Enter" if !event.is_composing() => {
            take(page, field);
            again(cell, 0, 0);
        }
        "Escape" => {
            page.dispatch(Action::Worked(Work::CellOpened(None)));
            again(cell, 0, 0);
        }
        "Tab" => {
            take(page, field);
            again(cell, 0, if event.shift_key() { -1 } else { 1 });
        }
        _ => return false,
    }
    true
}

/// Keys of a cell that is not.
fn walked(page: &Page, event: &KeyboardEvent, key: &str, cell: &Element) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let row = cell.parent_element();
    let press = |what: &str| {
        let thing = row.as_ref().and_then(|row| row.query_selector(what).ok()?);
        if let Some(thing) = thing.and_then(|thing| thing.dyn_into::<HtmlElement>().ok()) {
            thing.click();
        }
    };
    let goes = |down, right| {
        neighbour(cell, down, right).iter().for_each(enter);
        true
    };
    match key {
        "ArrowDown" => goes(1, 0),
        "ArrowUp" => goes(-1, 0),
        "ArrowRight" => goes(0, 1),
        "ArrowLeft" => goes(0, -1),
        "Home" => goes(0, -(Column::ALL.len() as i32)),
        "End" => goes(0, Column::ALL.len() as i32),
        " " => {
            press("input[type=checkbox]");
            true
        }
        "F2" | "Enter" => {
            if !write(page, cell) && key == "Enter" {
                press(".task__text");
            }
            true
        }
        "Delete" => empty(page, cell),
        "ContextMenu" | "F10" if key != "F10" || event.shift_key() => {
            if let Some(id) = row_of(cell) {
                show(page, &id, Form::Menu);
            }
            true
        }
        _ => false,
    }
}

fn cell_at(inside: &Element) -> Option<Element> {
    inside.closest("[data-cell]").ok().flatten()
}

fn column_of(cell: &Element) -> Option<Column> {
    Column::ALL.get(places::number(cell, "data-cell")?).copied()
}

/// The cell so many rows further and columns to the right, as far as there are any.
fn neighbour(cell: &Element, down: i32, right: i32) -> Option<Element> {
    let table = cell.closest("table").ok()??;
    let row = cell.closest("tr").ok()??;
    let rows = places::within(&table, "tr[data-task]");
    let at = rows.iter().position(|r| *r == row)?;
    let step = |from: usize, by: i32, all: usize| {
        from.saturating_add_signed(by as isize)
            .min(all.saturating_sub(1))
    };
    let column = step(places::number(cell, "data-cell")?, right, Column::ALL.len());
    let row = rows.get(step(at, down, rows.len()))?;
    row.query_selector(&format!("[data-cell='{column}']"))
        .ok()?
}

/// The keyboard acts on this cell; by Tab one comes back to it.
fn enter(cell: &Element) {
    for other in places::all(".ledger [data-cell][tabindex='0']") {
        let _ = other.set_attribute("tabindex", "-1");
    }
    let _ = cell.set_attribute("tabindex", "0");
    if let Some(cell) = cell.dyn_ref::<HtmlElement>() {
        let _ = cell.focus();
    }
}

/// Goes back to a cell, or beside it, once it is drawn.
fn again(cell: &Element, down: i32, right: i32) {
    let Some(next) = neighbour(cell, down, right) else {
        return;
    };
    let (row, column) = (row_of(&next), next.get_attribute("data-cell"));
    drawing::after(move || {
        let (Some(row), Some(column)) = (row, column) else {
            return;
        };
        let cell = format!(".ledger [data-task='{row}'] [data-cell='{column}']");
        places::find(&cell).iter().for_each(enter);
    });
}

/// Opens a cell for writing; false where only the text speaks.
fn write(page: &Page, cell: &Element) -> bool {
    let (Some(row), Some(column)) = (row_of(cell), column_of(cell)) else {
        return false;
    };
    let of_parts = column == Column::State && has_parts(cell);
    if column.field().is_none() || of_parts {
        return false;
    }
    page.dispatch(Action::Worked(Work::CellOpened(Some((row, column)))));
    drawing::after(|| {
        let field = places::find("[data-edit]");
        field.iter().for_each(places::focus);
        if let Some(input) = field.and_then(|f| f.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            input.select();
        }
    });
    true
}

/// A row with sub-tasks has the state that theirs make.
fn has_parts(cell: &Element) -> bool {
    let row = cell.parent_element();
    row.is_some_and(|row| row.query_selector(".chip--note").ok().flatten().is_some())
}

/// A person's word goes; the text's holds again.
fn empty(page: &Page, cell: &Element) -> bool {
    let field = column_of(cell).and_then(Column::field);
    let (Some(row), Some(field)) = (row_of(cell), field.filter(|f| *f != Field::State)) else {
        return false;
    };
    page.dispatch(Action::Worked(Work::Filled(
        row,
        vec![(field, String::new())],
    )));
    again(cell, 0, 0);
    true
}

fn take(page: &Page, field: &Element) {
    let column = cell_at(field).and_then(|cell| column_of(&cell));
    if let (Some(row), Some(of)) = (row_of(field), column.and_then(Column::field)) {
        let value = normal(of, &value_of(field));
        page.dispatch(Action::Worked(Work::Filled(row, vec![(of, value)])));
    }
}

/// The cell that is written in, if any, keeps what stands in it.
pub fn keep(page: &Page) {
    if let Some(field) = places::find("[data-edit]") {
        take(page, &field);
    }
}

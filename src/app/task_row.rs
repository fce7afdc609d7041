//! One task: a box to tick, the sentence, its deadline and body, and its sub-tasks.

use super::context::{Page, yes};
use super::icon;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use crate::view::ledger::{LedgerRow, RowKind, TaskState};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A row of the task list.
pub fn task_item(page: &Page, reader: &Reader, row: &LedgerRow) -> Html {
    let index = match row.kind {
        RowKind::Task(index) => Some(index),
        _ => None,
    };
    let current = index.is_some() && reader.task == index;
    let open = reader.groups_folded.contains(&row.id);
    let done = row.state == TaskState::Done;
    let go = {
        let (page, anchor) = (page.clone(), row.anchor.clone());
        Callback::from(move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            if let Some(index) = index {
                page.dispatch(Action::TaskChosen(index));
            }
            if places::go(&page, &anchor) {
                places::remember(&anchor);
            }
        })
    };
    let text_id = ["viec-", &row.id].concat();
    let marker = if row.marker.is_empty() { "" } else { " " };
    markup! {
        <li class="task" key={row.id.clone()} data-done={done.then_some("")} aria-current={current.then_some("true")} data-task={row.id.clone()}>
            { checkbox(page, row, &text_id) }
            <a class="task__text" id={text_id.clone()} href={["#", &row.anchor].concat()} data-row="" lang="vi" onclick={go}>
                { &row.marker }{ marker }{ &row.words }
            </a>
            { chips(page, row, open) }
            if open {
                <ul class="task__items">
                    { for row.rows.iter().map(|row| task_item(page, reader, row)) }
                </ul>
            }
        </li>
    }
}

/// What ticks the task gone to last, or takes its tick back; `None` where none was gone to.
pub fn turn_current(reader: &Reader) -> Option<Action> {
    let current = RowKind::Task(reader.task?);
    let rows = reader.ledger.rows().into_iter();
    let row = rows.map(|(_, row)| row).find(|row| row.kind == current)?;
    let on = row.state != TaskState::Done;
    Some(Action::PlanChanged(row.ticked(on)))
}

fn checkbox(page: &Page, row: &LedgerRow, names: &str) -> Html {
    let onchange = {
        let (page, row) = (page.clone(), row.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            page.dispatch(Action::PlanChanged(row.ticked(input.checked())));
        })
    };
    let (ticked, mixed) = (row.state == TaskState::Done, row.state == TaskState::Begun);
    markup! {
        <span class="checkbox__box task__box" title={page.text("tasks.tick")}>
            <input type="checkbox" checked={ticked} ~indeterminate={JsValue::from_bool(mixed)} aria-labelledby={names.to_owned()}
                {onchange} />
            { if mixed { icon::DASH.html() } else { icon::CHECK.html() } }
        </span>
    }
}

fn chips(page: &Page, row: &LedgerRow, open: bool) -> Html {
    let deadline = row.deadline.value();
    // An item under its task need not say again what the task says.
    let deadline = (!deadline.is_empty() && !row.inherited).then_some(deadline);
    let lead = Some(row.lead.value()).filter(|lead| !lead.is_empty());
    let partners = row.partners.value();
    if deadline.is_none() && lead.is_none() && partners.is_empty() && row.rows.is_empty() {
        return Html::default();
    }
    let lead = lead.map(|lead| {
        if row.leads && row.lead.own.is_empty() {
            page.fill_vi("tasks.leads", "body", lead)
        } else {
            markup! { <span lang="vi">{ lead }</span> }
        }
    });
    let partners = (!partners.is_empty()).then(|| page.fill("tasks.join", &[("bodies", partners)]));
    let items = row.rows.iter().filter(|row| row.kind == RowKind::Item);
    let note = row.note_label.as_ref().filter(|_| !row.rows.is_empty());
    let note = note.map(|label| {
        let done = items.clone().filter(|row| row.state == TaskState::Done);
        let (k, n) = (
            page.lang.number(done.count()),
            page.lang.number(items.clone().count()),
        );
        page.fill("tasks.note", &[("label", label), ("k", &k), ("n", &n)])
    });
    markup! {
        <div class="task__chips">
            { for deadline.map(|deadline| markup! {
                <span class="chip chip--deadline" lang="vi">{ icon::CALENDAR.html() }<span>{ deadline }</span></span>
            }) }
            { for lead.map(|lead| markup! {
                <span class="chip">{ icon::BODY.html() }<span>{ lead }</span></span>
            }) }
            { for partners.map(|partners| markup! {
                <span class="chip" lang="vi" title={partners.clone()}><span>{ &partners }</span></span>
            }) }
            { for note.map(|note| markup! {
                <button type="button" class="chip chip--note" aria-expanded={yes(open)}
                    onclick={page.reports(Action::GroupFolded(row.id.clone()))}>{ note }</button>
            }) }
        </div>
    }
}

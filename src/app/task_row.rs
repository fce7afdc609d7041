//! One task: a box to tick, the sentence, what the text and the person say of it, and its sub-tasks.

use super::context::{Page, yes};
use super::desk::printed;
use super::icon::{self, Icon};
use super::markup::markup;
use super::state::{Action, Reader};
use super::task_menu::menu_button;
use super::task_rows::Look;
use super::{drawing, places};
use crate::view::ledger::{Cell, LedgerRow, RowKind, TaskState};
use crate::view::ledger_view::is_overdue;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// A row of the task list.
pub fn task_item(look: &Look, row: &LedgerRow) -> Html {
    let done = row.state == TaskState::Done;
    let open = look.is_turned(&row.id);
    markup! {
        <li class="task" key={row.id.clone()} data-done={done.then_some("")} aria-current={is_current(look, row).then_some("true")}
            data-task={row.id.clone()}>
            { checkbox(&look.page, row, None) }
            { sentence(&look.page, row, None) }
            { menu_button(look, row, None) }
            { chips(look, row, open) }
            if open {
                <ul class="task__items">
                    { for row.rows.iter().map(|row| task_item(look, row)) }
                </ul>
            }
        </li>
    }
}

/// Whether this is the task gone to last.
pub fn is_current(look: &Look, row: &LedgerRow) -> bool {
    look.current
        .is_some_and(|task| row.kind == RowKind::Task(task))
}

/// What ticks the task gone to last, or takes its tick back; `None` where none was gone to.
pub fn turn_current(reader: &Reader) -> Option<Action> {
    let current = RowKind::Task(reader.task?);
    let rows = reader.ledger.rows().into_iter();
    let row = rows.map(|(_, row)| row).find(|row| row.kind == current)?;
    let on = row.state != TaskState::Done;
    Some(Action::PlanChanged(row.ticked(on)))
}

/// The sentence: a way to its place in the text.
pub fn sentence(page: &Page, row: &LedgerRow, tab: Option<&'static str>) -> Html {
    let go = {
        let (page, anchor, kind) = (page.clone(), row.anchor.clone(), row.kind);
        Callback::from(move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            if let RowKind::Task(index) = kind {
                page.dispatch(Action::TaskChosen(index));
            }
            if places::go(&page, &anchor) {
                places::remember(&anchor);
            }
        })
    };
    let marker = if row.marker.is_empty() { "" } else { " " };
    markup! {
        <a class="task__text" id={["viec-", &row.id].concat()} href={["#", &row.anchor].concat()} data-row="" lang="vi" tabindex={tab} onclick={go}>
            { &row.marker }{ marker }{ &row.words }
        </a>
    }
}

/// The box to tick, named by its sentence.
pub fn checkbox(page: &Page, row: &LedgerRow, tab: Option<&'static str>) -> Html {
    let onchange = {
        let (page, row) = (page.clone(), row.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            keep_focus_near(&input);
            page.dispatch(Action::PlanChanged(row.ticked(input.checked())));
        })
    };
    let (ticked, mixed) = (row.state == TaskState::Done, row.state == TaskState::Begun);
    markup! {
        <span class="checkbox__box task__box" title={page.text("tasks.tick")}>
            <input type="checkbox" checked={ticked} ~indeterminate={JsValue::from_bool(mixed)} aria-labelledby={["viec-", &row.id].concat()}
                tabindex={tab} {onchange} />
            { if mixed { icon::DASH.html() } else { icon::CHECK.html() } }
        </span>
    }
}

/// A menu that closes gives the focus back to its button. A row that is filtered out or dropped takes the focus with it;
/// the row after it gets it then, or the one before.
pub fn keep_focus_near(inside: &Element) {
    let row = inside.closest("[data-task]").ok().flatten();
    let own = row
        .as_ref()
        .and_then(|row| row.query_selector("[data-menu-of]").ok()?);
    let beside = row.and_then(|row| {
        row.next_element_sibling()
            .or(row.previous_element_sibling())
    });
    let beside = beside.and_then(|row| row.query_selector("[data-row]").ok()?);
    drawing::after(move || {
        let focused = gloo::utils::document().active_element();
        if focused.is_none_or(|e| e.tag_name() == "BODY") {
            let near = own.into_iter().chain(beside).chain(places::find("#bang"));
            let mut near = near.filter(|e| e.is_connected());
            near.next().iter().for_each(places::focus);
        }
    });
}

/// What holds in a field. A person's word is marked as theirs; the text's stays in the title.
pub fn chip(
    page: &Page,
    cell: &Cell,
    sign: Option<Icon>,
    class: &'static str,
    words: Html,
) -> Html {
    let own = !cell.own.is_empty();
    let title = own.then(|| match cell.said.as_str() {
        "" => page.text("tasks.own").to_owned(),
        said => page.fill("tasks.own-said", &[("said", said)]),
    });
    markup! {
        <span {class} {title} data-own={own.then_some("")}>
            { for sign.map(Icon::html) }
            <span>{ words }</span>
            { for own.then(|| own_mark(page)) }
        </span>
    }
}

/// The mark of a person's word.
pub fn own_mark(page: &Page) -> Html {
    markup! {
        <span class="own-mark" lang={page.foreign()}>{ icon::PEN.html() }<span class="hidden-text">{ page.text("tasks.own") }</span></span>
    }
}

fn chips(look: &Look, row: &LedgerRow, open: bool) -> Html {
    let page = &look.page;
    let mut chips: Vec<Html> = Vec::new();
    let vi = |words: &str| markup! { <span lang="vi">{ words }</span> };
    // What the line over a group says, its tasks need not say again.
    let said_above = look.grouped && row.deadline_above;
    if !row.deadline.is_empty() && !said_above {
        let words = vi(&printed(row.deadline.value()));
        chips.push(chip(
            page,
            &row.deadline,
            Some(icon::CALENDAR),
            "chip chip--deadline",
            words,
        ));
    }
    if is_overdue(row, look.against) {
        chips.push(
            markup! { <span class="chip chip--overdue">{ page.text("tasks.overdue") }</span> },
        );
    }
    if !(row.lead.is_empty() || look.grouped && row.lead_above) {
        let lead = row.lead.value();
        let leads = row.leads && row.lead.own.is_empty();
        let words = match leads {
            true => page.fill_vi("tasks.leads", "body", lead),
            false => vi(lead),
        };
        chips.push(chip(page, &row.lead, Some(icon::BODY), "chip", words));
    }
    if !row.partners.is_empty() {
        let words = page.fill_vi("tasks.join", "bodies", row.partners.value());
        chips.push(chip(page, &row.partners, None, "chip", words));
    }
    for (cell, key) in [
        (&row.product, "column.product"),
        (&row.target, "column.target"),
    ] {
        if !cell.own.is_empty() {
            let words =
                markup! { <>{ page.text(key) }{ ": " }<span lang="vi">{ &cell.own }</span></> };
            chips.push(chip(page, cell, None, "chip", words));
        }
    }
    chips.extend(parts(page, row, open));
    if chips.is_empty() && row.note.is_empty() && row.joined.is_empty() {
        return Html::default();
    }
    markup! {
        <div class="task__chips">
            { for chips }
            { remarks(page, row) }
        </div>
    }
}

/// What was joined to the row, and what the person noted.
pub fn remarks(page: &Page, row: &LedgerRow) -> Html {
    markup! {
        <>
            { for row.joined.iter().map(|(_, words)| markup! {
                <p class="task__remark"><span class="hidden-text">{ page.text("tasks.joined") }{ " " }</span>{ "+ " }<span lang="vi">{ words }</span></p>
            }) }
            if !row.note.is_empty() {
                <p class="task__remark"><span lang="vi">{ &row.note }</span>{ own_mark(page) }</p>
            }
        </>
    }
}

/// The button that shows sub-tasks, those of a note or of a cut sentence.
pub fn parts(page: &Page, row: &LedgerRow, open: bool) -> Option<Html> {
    if row.rows.is_empty() {
        return None;
    }
    let done = row.rows.iter().filter(|row| row.state == TaskState::Done);
    let (k, n) = (
        page.lang.number(done.count()),
        page.lang.number(row.rows.len()),
    );
    let words = match &row.note_label {
        Some(label) => page.fill("tasks.note", &[("label", label), ("k", &k), ("n", &n)]),
        None => page.fill("tasks.parts", &[("k", &k), ("n", &n)]),
    };
    Some(markup! {
        <button type="button" class="chip chip--note" aria-expanded={yes(open)}
            onclick={page.reports(Action::GroupFolded(row.id.clone()))}>{ words }</button>
    })
}

/// The row that something stands in.
pub fn row_of(inside: &Element) -> Option<String> {
    inside
        .closest("[data-task]")
        .ok()??
        .get_attribute("data-task")
}

/// What stands in a field.
pub fn value_of(field: &Element) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else {
        let select = field.dyn_ref::<web_sys::HtmlSelectElement>();
        select
            .map(web_sys::HtmlSelectElement::value)
            .unwrap_or_default()
    }
}

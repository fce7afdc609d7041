//! "…" of a task: what can be done with it, in a menu that opens under the button. Some of it is a form in its place.

use super::context::{Page, yes};
use super::desk::{BODIES, DEADLINE, Desk, Form, NOTE, PRODUCT, TARGET, Work};
use super::icon;
use super::markup::markup;
use super::state::Action;
use super::task_form::{fields, join};
use super::task_row::keep_focus_near;
use super::task_rows::Look;
use super::task_split::split;
use super::toast;
use super::{drawing, places};
use crate::model::Field;
use crate::view::ledger::{LedgerRow, RowKind, TaskState};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// The button, and its menu or form while that is open.
pub fn menu_button(look: &Look, row: &LedgerRow, tab: Option<&'static str>) -> Html {
    let page = &look.page;
    let open = look.open.as_ref().filter(|open| open.row == row.id);
    let onclick = {
        let (page, id, is_open) = (page.clone(), row.id.clone(), open.is_some());
        move |event: MouseEvent| {
            event.stop_propagation();
            if is_open {
                page.dispatch(Action::Worked(Work::Closed));
            } else {
                show(&page, &id, Form::Menu);
            }
        }
    };
    let name = page.fill("tasks.menu", &[("task", &row.words)]);
    markup! {
        <span class="task__more">
            <button type="button" class="icon-button task__menu-button" aria-haspopup="dialog" aria-expanded={yes(open.is_some())}
                aria-label={name} title={page.text("tasks.menu-title")} data-menu-of={row.id.clone()} tabindex={tab} {onclick}>{ icon::MORE.html() }</button>
            { for open.map(|open| popup(look, row, &open.form, &open.above)) }
        </span>
    }
}

fn popup(look: &Look, row: &LedgerRow, form: &Form, above: &str) -> Html {
    let page = &look.page;
    let content = match form {
        Form::Menu => menu(look, row, above),
        Form::Fields(which) => fields(page, row, which),
        Form::Split(cuts, every) => split(look, row, cuts, *every),
        Form::Join(others) => join(page, row, others),
    };
    let onkeydown = {
        let (page, id) = (page.clone(), row.id.clone());
        Callback::from(move |event: KeyboardEvent| {
            // Rows and the text have keys of their own.
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                close(&page, &id);
            } else {
                walk(&event);
            }
        })
    };
    let onclick = |event: MouseEvent| event.stop_propagation();
    let wide = !matches!(form, Form::Menu);
    markup! {
        <div class="task-menu" role="dialog" aria-label={page.fill("tasks.menu", &[("task", &row.words)])} data-form={wide.then_some("")}
            lang={page.lang.name()} {onkeydown} onclick={Callback::from(onclick)}>{ content }</div>
    }
}

fn menu(look: &Look, row: &LedgerRow, above: &str) -> Html {
    let page = &look.page;
    let id = &row.id;
    let form = |key: &'static str, form: Form| {
        let (page_, id) = (page.clone(), id.clone());
        let onclick = move |_: MouseEvent| show(&page_, &id, form.clone());
        item(page, key, None, Callback::from(onclick))
    };
    let does = |key: &'static str, work: Work| {
        let (page_, id) = (page.clone(), id.clone());
        let onclick = move |_: MouseEvent| {
            page_.dispatch(Action::Worked(work.clone()));
            focus_button(&id);
        };
        item(page, key, None, Callback::from(onclick))
    };
    let whole = matches!(row.kind, RowKind::Task(_) | RowKind::Added);
    let has_parts = row.rows.iter().any(|row| row.kind == RowKind::Part);
    markup! {
        <>
            if row.rows.is_empty() { { states(page, row) } }
            <div class="task-menu__group">
                { form("tasks.edit-deadline", Form::Fields(DEADLINE)) }
                { form("tasks.edit-bodies", Form::Fields(BODIES)) }
                { form("tasks.edit-product", Form::Fields(PRODUCT)) }
                { form("tasks.edit-target", Form::Fields(TARGET)) }
                { form("tasks.edit-note", Form::Fields(NOTE)) }
            </div>
            if whole {
                <div class="task-menu__group">
                    if has_parts {
                        { does("tasks.unsplit", Work::Filled(id.clone(), vec![(Field::Cuts, String::new())])) }
                    } else {
                        { form("tasks.split", Form::Split(Vec::new(), false)) }
                    }
                    if !above.is_empty() {
                        { joins(page, row, above) }
                        { form("tasks.join-other", Form::Join(Rc::default())) }
                    }
                    if !row.joined.is_empty() { { does("tasks.part", Work::Parted(id.clone())) } }
                </div>
                <div class="task-menu__group">{ drops(page, row) }</div>
            }
        </>
    }
}

fn item(
    page: &Page,
    key: &'static str,
    chosen: Option<bool>,
    onclick: Callback<MouseEvent>,
) -> Html {
    markup! {
        <button type="button" class="task-menu__item" aria-pressed={chosen.map(yes)} data-item={key} {onclick}>
            { page.text(key) }
            if chosen == Some(true) { { icon::CHECK.html() } }
        </button>
    }
}

/// Not begun, begun, done.
fn states(page: &Page, row: &LedgerRow) -> Html {
    let state = |(key, value, state): &(&'static str, &'static str, TaskState)| {
        let (page_, row_, value) = (page.clone(), row.clone(), *value);
        let onclick = move |event: MouseEvent| {
            event
                .target_dyn_into::<Element>()
                .iter()
                .for_each(keep_focus_near);
            let values = vec![(Field::State, value.to_owned())];
            page_.dispatch(Action::Worked(Work::Filled(row_.id.clone(), values)));
        };
        item(
            page,
            key,
            Some(row.state == *state),
            Callback::from(onclick),
        )
    };
    markup! {
        <div class="task-menu__group" role="group" aria-label={page.text("column.state")}>{ for STATES.iter().map(state) }</div>
    }
}

/// Text keys, values of the plan and states.
pub const STATES: [(&str, &str, TaskState); 3] = [
    ("state.open", "", TaskState::Open),
    ("state.begun", "begun", TaskState::Begun),
    ("state.done", "done", TaskState::Done),
];

/// The row goes into the one above it, which gets the focus.
fn joins(page: &Page, row: &LedgerRow, above: &str) -> Html {
    let (page_, id, above) = (page.clone(), row.id.clone(), above.to_owned());
    let onclick = move |_: MouseEvent| {
        page_.dispatch(Action::Worked(Work::Joined(id.clone(), above.clone())));
        toast::tell(&page_, "tasks.joined-done");
        focus_button(&above);
    };
    item(page, "tasks.join-above", None, Callback::from(onclick))
}

fn drops(page: &Page, row: &LedgerRow) -> Html {
    let key = match row.kind {
        RowKind::Added => "tasks.remove",
        _ => "tasks.drop",
    };
    let (page_, id) = (page.clone(), row.id.clone());
    let onclick = move |event: MouseEvent| {
        event
            .target_dyn_into::<Element>()
            .iter()
            .for_each(keep_focus_near);
        page_.dispatch(Action::Worked(Work::Dropped(id.clone(), true)));
        toast::tell(&page_, "tasks.removed");
    };
    item(page, key, None, Callback::from(onclick))
}

/// Opens the menu or a form of a row, and goes into it.
pub fn show(page: &Page, id: &str, form: Form) {
    page.dispatch(Action::Worked(Work::Opened(id.to_owned(), form)));
    drawing::after(|| {
        let menu = places::find(".task-menu");
        let door = "input, textarea, select, .task-menu__item, button";
        let first = menu.as_ref().and_then(|m| m.query_selector(door).ok()?);
        first.iter().for_each(places::focus);
        if let Some(menu) = menu {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            menu.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Closes menu or form; the focus goes back to the button.
pub fn close(page: &Page, id: &str) {
    page.dispatch(Action::Worked(Work::Closed));
    focus_button(id);
}

/// The button of a row gets the focus once the row is drawn: by then its menu is gone.
pub fn focus_button(id: &str) {
    let button = format!("[data-menu-of='{id}']");
    drawing::after(move || {
        let focused = gloo::utils::document().active_element();
        if focused.is_none_or(|e| e.tag_name() == "BODY")
            && let Some(button) = places::find(&button)
        {
            places::focus(&button);
        }
    });
}

/// Arrow keys go through the menu.
fn walk(event: &KeyboardEvent) {
    let key = event.key();
    let items = places::all(".task-menu__item");
    let focused = gloo::utils::document().active_element();
    let now = items.iter().position(|item| focused.as_ref() == Some(item));
    let next = match (key.as_str(), now) {
        ("ArrowDown", Some(now)) => (now + 1) % items.len(),
        ("ArrowUp", Some(now)) => (now + items.len() - 1) % items.len(),
        ("Home", Some(_)) => 0,
        ("End", Some(_)) => items.len() - 1,
        _ => return,
    };
    event.prevent_default();
    places::focus(&items[next]);
}

/// A press beside a menu closes it; forms wait for what is typed. A cell being written in keeps what it has.
pub fn press_beside(page: &Page, desk: &Desk, target: Option<&Element>) {
    let menu = desk
        .open
        .as_ref()
        .is_some_and(|open| open.form == Form::Menu);
    let inside =
        |places: &str| target.is_some_and(|target| target.closest(places).ok().flatten().is_some());
    if menu && !inside(".task__more") {
        page.dispatch(Action::Worked(Work::Closed));
    }
    if desk.finer && !inside(".finer, .filters__more") {
        page.dispatch(Action::Worked(Work::FinerShown(false)));
    }
    if desk.cell.is_some() && !inside("[data-edit]") {
        super::task_cell::keep(page);
    }
}

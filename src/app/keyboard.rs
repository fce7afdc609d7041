//! Keys of the reader. Single letters act on the page, never in fields, and can be turned off.

use super::card;
use super::context::Page;
use super::display_settings::stepped;
use super::line;
use super::places;
use super::rail::TABS;
use super::search;
use super::settings::{Placement, Settings};
use super::state::{Action, Dialog, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// One key press anywhere in the reader.
pub fn hear(page: &Page, state: &State, event: &KeyboardEvent) {
    let Some(reader) = state.reader() else {
        return;
    };
    let key = event.key();
    let focused = gloo::utils::document().active_element();
    let role = |e: &Element, role: &str| e.get_attribute("role").as_deref() == Some(role);
    if state.dialog.is_some() || event.default_prevented() {
        return;
    }
    if search::hear(page, state, event) {
        event.prevent_default();
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let heard = match key.as_str() {
        "Escape" => escape(page, state),
        "F6" => region(focused.as_ref(), event.shift_key()),
        " " | "Enter" => focused
            .filter(|e| e.tag_name() == "A" && role(e, "button"))
            .is_some_and(|e| click(&e)),
        "-" | "=" | "+" if event.alt_key() => {
            let settings = stepped(state.settings, key != "-");
            page.dispatch(Action::SettingsChanged(settings));
            true
        }
        _ if event.alt_key() => tab(page, event),
        _ if !state.settings.letters || focused.as_ref().is_some_and(is_field) => false,
        "n" | "N" => step(".noteref", event.shift_key() || key == "N", false),
        "]" => step(".heading", false, true),
        "[" => step(".heading", true, true),
        "E" if state.placement() == Placement::Inline => {
            line::hold();
            page.dispatch(Action::AllNotesToggled);
            true
        }
        "/" => search::hear_letter(),
        "m" | "M" => {
            next_placement(page, state);
            true
        }
        "?" => {
            page.dispatch(Action::DialogOpened(Dialog::Shortcuts));
            true
        }
        _ => false,
    };
    let _ = reader;
    if heard {
        event.prevent_default();
    }
}

fn is_field(element: &Element) -> bool {
    element
        .closest("input:not([type=checkbox]), textarea, select, [contenteditable]")
        .ok()
        .flatten()
        .is_some()
}

fn click(element: &Element) -> bool {
    element
        .dyn_ref::<HtmlElement>()
        .map(HtmlElement::click)
        .is_some()
}

/// Closes the topmost of what is open.
fn escape(page: &Page, state: &State) -> bool {
    let Some(reader) = state.reader() else {
        return false;
    };
    if state.display {
        page.dispatch(Action::DisplayClosed);
        if let Some(button) = places::element("cach-hien-thi") {
            places::focus(&button);
        }
    } else if let Some(card) = reader.card {
        card::close(page, &reader.document, card);
    } else if reader.tab.is_some() && places::is_narrow() {
        page.dispatch(Action::PanelClosed);
        if let Some(tab) = places::find(".rail [role=tab]") {
            places::focus(&tab);
        }
    } else if !reader.search.term.is_empty() {
        search::close(page);
    } else {
        return false;
    }
    true
}

/// Alt+1 … Alt+5.
fn tab(page: &Page, event: &KeyboardEvent) -> bool {
    let digit = event
        .code()
        .strip_prefix("Digit")
        .and_then(|d| d.parse::<usize>().ok());
    let Some((tab, name)) = digit.and_then(|d| TABS.get(d.checked_sub(1)?)) else {
        return false;
    };
    page.dispatch(Action::TabPressed(*tab));
    let name = *name;
    places::after_drawing(move || {
        if let Some(tab) = places::element(&format!("tab-{name}")) {
            places::focus(&tab);
        }
    });
    true
}

fn next_placement(page: &Page, state: &State) {
    let all = Placement::ALL;
    let mut next = state.placement();
    loop {
        next = all[(next.index() + 1) % all.len()];
        if next != Placement::Margin || state.margin {
            break;
        }
    }
    line::hold();
    page.dispatch(Action::SettingsChanged(Settings {
        placement: next,
        ..state.settings
    }));
}

/// What fits a selector and can be seen.
fn seen(place: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = places::within(place, selector).into_iter();
    let found = found.filter_map(|e| e.dyn_into::<HtmlElement>().ok());
    found.filter(|e| e.offset_parent().is_some()).collect()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    seen(&gloo::utils::document_element(), selector)
}

/// The next or previous of its kind, from the focus or else from what is on the screen.
fn step(selector: &str, back: bool, to_top: bool) -> bool {
    let places_ = all(selector);
    let focused = gloo::utils::document().active_element();
    let from_focus = places_.iter().position(|p| {
        let p: &Element = p;
        focused.as_ref() == Some(p)
    });
    let line = 100.0;
    let next = match (from_focus, back) {
        (Some(at), false) => places_.get(at + 1),
        (Some(at), true) => at.checked_sub(1).and_then(|at| places_.get(at)),
        (None, false) => places_
            .iter()
            .find(|p| p.get_bounding_client_rect().top() > line),
        (None, true) => places_
            .iter()
            .rev()
            .find(|p| p.get_bounding_client_rect().top() < line - 20.0),
    };
    let Some(next) = next else {
        return false;
    };
    if to_top {
        places::arrive(&next.id());
    } else {
        places::bring_into_view(&next.id());
        places::focus(next);
    }
    true
}

/// F6: bar, tabs, panel, text, card.
fn region(focused: Option<&Element>, back: bool) -> bool {
    let regions = all("[data-region], .card");
    if regions.is_empty() {
        return false;
    }
    let now = regions
        .iter()
        .rposition(|r| focused.is_some_and(|f| r.contains(Some(f))))
        .unwrap_or(0);
    let count = regions.len();
    let next = &regions[(now + if back { count - 1 } else { 1 }) % count];
    let whole = next.tag_name() == "MAIN" || next.class_list().contains("card");
    let inside = seen(
        next,
        "[role=tab][tabindex='0'], a[href], [data-row], button",
    );
    let inside = inside.into_iter().next().filter(|_| !whole);
    match inside {
        Some(inside) => places::focus(&inside),
        None => places::focus(next),
    }
    true
}

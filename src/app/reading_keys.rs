//! Which key does what in an open text.

use super::card;
use super::context::Page;
use super::keyboard::{is_mac, takes_letters};
use super::line;
use super::places;
use super::quote;
use super::rail::{self, TABS};
use super::search;
use super::settings::{Placement, Settings};
use super::state::{Action, Reader, State, Tab};
use super::stepping::{step, step_to_heading, step_to_task};
use super::task_row;
use super::trail;
use super::{desk::Work, drawing, task_menu};
use web_sys::{Element, KeyboardEvent};

/// One key press that the text takes before the page does.
pub fn hear(page: &Page, state: &State, reader: &Reader, event: &KeyboardEvent) -> bool {
    if search::hear(page, state, event) {
        true
    } else if event.ctrl_key() || event.meta_key() {
        command(page, state, reader, event)
    } else if event.alt_key() {
        tab(page, event)
    } else if event.key() == "Escape" {
        !state.display && escape(page, reader)
    } else {
        takes_letters(state) && letter(page, state, reader, event)
    }
}

/// Keys held together with Ctrl or the command key.
fn command(page: &Page, state: &State, reader: &Reader, event: &KeyboardEvent) -> bool {
    if event.alt_key() {
        // Elsewhere Ctrl and Alt together write signs.
        return is_mac() && tab(page, event);
    }
    if event.shift_key() && event.key().eq_ignore_ascii_case("c") {
        return quote::open(page, state);
    }
    let written = gloo::utils::document().active_element();
    if written.is_some_and(|e| has_steps_of_its_own(&e)) {
        return false;
    }
    match event.key().to_ascii_lowercase().as_str() {
        "y" => trail::redo(page, reader),
        "z" if event.shift_key() => trail::redo(page, reader),
        "z" => trail::undo(page, reader),
        _ => false,
    }
}

/// Keys by themselves.
fn letter(page: &Page, state: &State, reader: &Reader, event: &KeyboardEvent) -> bool {
    let (key, back) = (event.key(), event.shift_key());
    match key.to_ascii_lowercase().as_str() {
        "/" => search::hear_letter(),
        "n" => step(".noteref", back),
        "a" => step(".abbreviation[data-marked]", back),
        "c" => step(".citation[id]", back),
        "o" => step(".repair[id]", back),
        "]" => step_to_heading(false),
        "[" => step_to_heading(true),
        "t" => step_to_task(page, reader, back),
        "x" => tick(page, reader),
        "e" if back && state.placement() == Placement::Inline => {
            line::hold();
            page.dispatch(Action::AllNotesToggled);
            true
        }
        "m" => {
            next_placement(page, state);
            true
        }
        _ => false,
    }
}

/// In a field Ctrl+Z is the browser's.
fn has_steps_of_its_own(element: &Element) -> bool {
    let fields = "input:not([type=checkbox]), textarea, [contenteditable]";
    element.matches(fields).unwrap_or(false)
}

/// Closes the topmost of what is open; the focus goes back to what opened it.
fn escape(page: &Page, reader: &Reader) -> bool {
    let desk = &reader.desk;
    if let Some(open) = &desk.open {
        task_menu::close(page, &open.row);
    } else if desk.finer {
        page.dispatch(Action::Worked(Work::FinerShown(false)));
    } else if reader.quote.is_some() {
        quote::close(page);
    } else if let Some(card) = reader.card {
        card::close(page, &reader.document, card);
    } else if reader.tab.is_some() && places::is_narrow() {
        page.dispatch(Action::PanelClosed);
    } else if !reader.search.term.is_empty() {
        search::close(page);
    } else if reader.only.is_some() {
        page.dispatch(Action::OnlyShown(None));
    } else {
        return false;
    }
    true
}

/// Alt+1 … Alt+5.
fn tab(page: &Page, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() != is_mac() {
        return false;
    }
    let code = event.code();
    let digit = code.strip_prefix("Digit").and_then(|d| d.parse().ok());
    let Some((tab, _)) = digit.and_then(|d: usize| TABS.get(d.checked_sub(1)?)) else {
        return false;
    };
    page.dispatch(Action::TabPressed(*tab));
    drawing::after(move || rail::focus_tab(*tab));
    true
}

/// X: ticks the task gone to last, or takes the tick back, where it can be seen.
fn tick(page: &Page, reader: &Reader) -> bool {
    let Some(action) = task_row::turn_current(reader) else {
        return false;
    };
    if !places::is_narrow() {
        page.dispatch(Action::TabShown(Tab::Tasks));
    }
    page.dispatch(action);
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

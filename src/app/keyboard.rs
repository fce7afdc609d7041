//! Which key does what. Single letters act on the page, never in fields, and can be turned off.

use super::card;
use super::context::Page;
use super::display_settings::stepped;
use super::line;
use super::places;
use super::quote;
use super::rail::{self, TABS};
use super::search;
use super::settings::{Placement, Settings};
use super::state::{Action, Dialog, Reader, State, Tab};
use super::stepping::{region, step, step_to_heading, step_to_task};
use super::task_row;
use super::trail;
use super::{desk::Work, task_menu};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// One key press anywhere on the page that nothing nearer has heard.
pub fn hear(page: &Page, state: &State, event: &KeyboardEvent) {
    if state.dialog.is_some() || event.default_prevented() || event.is_composing() {
        return;
    }
    let focused = gloo::utils::document().active_element();
    if search::hear(page, state, event) {
        event.prevent_default();
        return;
    }
    let heard = if event.ctrl_key() || event.meta_key() {
        command(page, state, event)
    } else if event.alt_key() {
        size(page, state, event) || tab(page, state, event)
    } else {
        plain(page, state, event, focused)
    };
    if heard {
        event.prevent_default();
    }
}

/// Macs write signs with Option, and give commands with their own key.
pub fn is_mac() -> bool {
    let platform = gloo::utils::window().navigator().platform();
    platform.is_ok_and(|platform| platform.starts_with("Mac"))
}

/// Keys held together with Ctrl or the command key.
fn command(page: &Page, state: &State, event: &KeyboardEvent) -> bool {
    if event.alt_key() {
        // Elsewhere Ctrl and Alt together write signs.
        return is_mac() && tab(page, state, event);
    }
    if event.shift_key() && event.key().eq_ignore_ascii_case("c") {
        return quote::open(page, state);
    }
    let key = event.key().to_ascii_lowercase();
    if matches!(key.as_str(), "z" | "y") {
        let written = gloo::utils::document().active_element();
        let written = written.is_some_and(|e| has_steps_of_its_own(&e));
        let reader = state.reader().filter(|_| !written);
        let forth = key == "y" || event.shift_key();
        return reader.is_some_and(|reader| match forth {
            true => trail::redo(page, reader),
            false => trail::undo(page, reader),
        });
    }
    let open = matches!(event.key().as_str(), "o" | "O") && !event.shift_key();
    open && places::element("tep").is_some_and(|input| click(&input))
}

/// Keys by themselves.
fn plain(page: &Page, state: &State, event: &KeyboardEvent, focused: Option<Element>) -> bool {
    let (key, back) = (event.key(), event.shift_key());
    match key.as_str() {
        "Escape" => return escape(page, state),
        "F6" => return region(focused.as_ref(), back),
        " " | "Enter" => {
            let button = |e: &Element| e.matches("a[role=button]").unwrap_or(false);
            return focused.filter(button).is_some_and(|e| click(&e));
        }
        _ => {}
    }
    if !state.settings.letters || focused.is_some_and(|e| needs_letters(&e)) {
        return false;
    }
    if key == "?" {
        page.dispatch(Action::DialogOpened(Dialog::Shortcuts));
        return true;
    }
    let Some(reader) = state.reader() else {
        return false;
    };
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

/// Fields are written in, menus and settings are chosen in; the card beside the text belongs to the text.
fn needs_letters(element: &Element) -> bool {
    let places = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=dialog]:not(.card)";
    element.closest(places).ok().flatten().is_some()
}

/// In a field Ctrl+Z is the browser's.
fn has_steps_of_its_own(element: &Element) -> bool {
    let fields = "input:not([type=checkbox]), textarea, [contenteditable]";
    element.matches(fields).unwrap_or(false)
}

fn click(element: &Element) -> bool {
    let element = element.dyn_ref::<HtmlElement>();
    element.map(HtmlElement::click).is_some()
}

/// Closes the topmost of what is open; the focus goes back to what opened it.
fn escape(page: &Page, state: &State) -> bool {
    if state.display {
        page.dispatch(Action::DisplayClosed);
        if let Some(button) = places::element("cach-hien-thi") {
            places::focus(&button);
        }
        return true;
    }
    let Some(reader) = state.reader() else {
        return false;
    };
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

/// Alt+− and Alt+=, by the place of the key where Alt makes another sign of it.
fn size(page: &Page, state: &State, event: &KeyboardEvent) -> bool {
    let (key, code) = (event.key(), event.code());
    let is = |keys: [&str; 4]| keys.contains(&key.as_str()) || keys.contains(&code.as_str());
    let up = is(["=", "+", "Equal", "NumpadAdd"]);
    if !up && !is(["-", "−", "Minus", "NumpadSubtract"]) {
        return false;
    }
    line::hold();
    page.dispatch(Action::SettingsChanged(stepped(state.settings, up)));
    true
}

/// Alt+1 … Alt+5.
fn tab(page: &Page, state: &State, event: &KeyboardEvent) -> bool {
    if state.reader().is_none() || event.ctrl_key() != is_mac() {
        return false;
    }
    let code = event.code();
    let digit = code.strip_prefix("Digit").and_then(|d| d.parse().ok());
    let Some((tab, _)) = digit.and_then(|d: usize| TABS.get(d.checked_sub(1)?)) else {
        return false;
    };
    page.dispatch(Action::TabPressed(*tab));
    places::after_drawing(move || rail::focus_tab(*tab));
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

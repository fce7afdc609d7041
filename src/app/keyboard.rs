//! Which key does what on every page. Single letters act on the page, never in fields, and can be turned off.

use super::context::Page;
use super::display_settings::stepped;
use super::line;
use super::places;
use super::state::{Action, Dialog, State};
use super::stepping::region;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// One key press anywhere on the page that nothing nearer has heard.
pub fn hear(page: &Page, state: &State, event: &KeyboardEvent) {
    if state.dialog.is_some() || event.default_prevented() || event.is_composing() {
        return;
    }
    let nearer = state
        .open()
        .is_some_and(|(later, reader)| (later.key)(page, state, reader, event));
    if nearer || everywhere(page, state, event) {
        event.prevent_default();
    }
}

/// Keys of every page.
fn everywhere(page: &Page, state: &State, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() {
        let open = matches!(event.key().as_str(), "o" | "O");
        let open = open && !event.alt_key() && !event.shift_key();
        return open && places::element("tep").is_some_and(|input| click(&input));
    }
    if event.alt_key() {
        return size(page, state, event);
    }
    let focused = gloo::utils::document().active_element();
    match event.key().as_str() {
        "Escape" => escape(page, state),
        "F6" => region(focused.as_ref(), event.shift_key()),
        " " | "Enter" => {
            let button = |e: &Element| e.matches("a[role=button]").unwrap_or(false);
            focused.filter(button).is_some_and(|e| click(&e))
        }
        "?" if takes_letters(state) => {
            page.dispatch(Action::DialogOpened(Dialog::Shortcuts));
            true
        }
        _ => false,
    }
}

/// Whether single letters act on the page now.
pub fn takes_letters(state: &State) -> bool {
    let focused = gloo::utils::document().active_element();
    state.settings.letters && !focused.is_some_and(|e| needs_letters(&e))
}

/// Macs write signs with Option, and give commands with their own key.
pub fn is_mac() -> bool {
    let platform = gloo::utils::window().navigator().platform();
    platform.is_ok_and(|platform| platform.starts_with("Mac"))
}

/// Fields are written in, menus and settings are chosen in; the card beside the text belongs to the text.
fn needs_letters(element: &Element) -> bool {
    let places = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=dialog]:not(.card)";
    element.closest(places).ok().flatten().is_some()
}

fn click(element: &Element) -> bool {
    let element = element.dyn_ref::<HtmlElement>();
    element.map(HtmlElement::click).is_some()
}

/// Closes the display settings; the focus goes back to what opened them.
fn escape(page: &Page, state: &State) -> bool {
    if state.display {
        page.dispatch(Action::DisplayClosed);
        if let Some(button) = places::element("cach-hien-thi") {
            places::focus(&button);
        }
    }
    state.display
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

//! What the page hears outside its own elements: keys, the address, pasting, what other windows say.

use super::context::Page;
use super::keeping;
use super::keyboard;
use super::opening;
use super::state::{Action, Stage, State};
use super::storage;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent};

/// The latest state, for listeners that outlive the drawing they were made in.
pub type Latest = Rc<RefCell<State>>;

/// Begins to listen, for as long as the page lives.
pub fn listen(page: &Page, latest: &Latest) {
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let hear = |target: &EventTarget, kind, act| hear_of(page, latest, target, kind, act);
    hear(&document, "pointerdown", |page, _, event| {
        if is_beside(event, ".display") {
            page.dispatch(Action::DisplayClosed);
        }
    });
    hear(&window, "popstate", |page, _, _| {
        opening::follow_address(page);
    });
    hear(&window, "storage", |page, latest, event| {
        let word = |name: &str| js_sys::Reflect::get(event, &name.into()).ok()?.as_string();
        let Some(name) = word("key") else {
            return;
        };
        let state = latest.borrow();
        let told = storage::told(&name, &word("newValue").unwrap_or_default(), &state);
        drop(state);
        if let Some(action) = told {
            page.dispatch(action);
        }
    });
    hear(&window, "chugiai-told", |page, latest, event| {
        keeping::hear(page, &latest.borrow(), event);
    });
    hear(&document, "paste", |page, latest, event| {
        let at_start = !matches!(latest.borrow().stage, Stage::Reading(_));
        if at_start {
            paste(page, event);
        }
    });
    // In the bubbling phase: fields, lists and windows hear their keys first.
    let (page, latest) = (page.clone(), latest.clone());
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            let state = latest.borrow().clone();
            keyboard::hear(&page, &state, event);
        }
    })
    .forget();
}

/// Hears of an event before what is nearer, for as long as the page lives.
pub fn hear_of(
    page: &Page,
    latest: &Latest,
    target: &EventTarget,
    kind: &'static str,
    act: fn(&Page, &Latest, &Event),
) {
    let (page, latest) = (page.clone(), latest.clone());
    let options = EventListenerOptions {
        phase: gloo::events::EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(target, kind, options, move |event| {
        act(&page, &latest, event);
    })
    .forget();
}

pub fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether something happened beside a place.
pub fn is_beside(event: &Event, place: &str) -> bool {
    element(event).is_none_or(|e| e.closest(place).ok().flatten().is_none())
}

/// Text pasted anywhere on the start page opens, unless a field takes it.
fn paste(page: &Page, event: &Event) {
    let in_field =
        element(event).is_some_and(|e| e.closest("textarea, input").ok().flatten().is_some());
    let event = event
        .dyn_ref::<web_sys::ClipboardEvent>()
        .filter(|_| !in_field);
    let Some((event, data)) = event.and_then(|e| Some((e, e.clipboard_data()?))) else {
        return;
    };
    event.prevent_default();
    if let Some(file) = data.files().and_then(|f| f.get(0)) {
        opening::open_file(page, file);
    } else {
        let text = data.get_data("text/plain").unwrap_or_default();
        opening::open_text(page, text, String::new());
    }
}

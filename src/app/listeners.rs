//! What the page hears outside its own elements: keys, scrolling, the address, pasting, the window.

use super::context::Page;
use super::copying;
use super::exporting::Exporting;
use super::hits;
use super::keeping;
use super::keyboard;
use super::line;
use super::margin;
use super::minimap;
use super::opening;
use super::places;
use super::state::{Action, Stage, State};
use super::storage;
use super::{print, quote};
use super::{task_columns, task_menu};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// The latest state, for listeners that outlive the drawing they were made in.
pub type Latest = Rc<RefCell<State>>;

/// Begins to listen, for as long as the page lives.
pub fn listen(page: &Page, latest: &Latest) {
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let hear =
        |target: &web_sys::EventTarget, kind: &'static str, act: fn(&Page, &Latest, &Event)| {
            let (page, latest) = (page.clone(), latest.clone());
            let options = EventListenerOptions {
                phase: gloo::events::EventListenerPhase::Capture,
                passive: false,
            };
            EventListener::new_with_options(target, kind, options, move |event| {
                act(&page, &latest, event);
            })
            .forget();
        };
    hear(&document, "pointerdown", |page, latest, event| {
        press_beside(page, event);
        minimap::press(event);
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            task_columns::drag(page, event);
        }
        let desk = latest.borrow().reader().map(|reader| reader.desk.clone());
        if let Some(desk) = desk {
            task_menu::press_beside(page, &desk, element(event).as_ref());
        }
    });
    hear(&document, "beforematch", |page, _, event| {
        if let Some(target) = element(event) {
            page.dispatch(Action::Uncovered(places::hidden_by(&target)));
        }
    });
    hear(&window, "hashchange", |page, _, _| {
        if let Some(id) = places::remembered() {
            places::go(page, &id);
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
        let document = state.reader().map(|reader| &*reader.document);
        let told = storage::told(&name, &word("newValue").unwrap_or_default(), document);
        drop(state);
        if let Some(action) = told {
            page.dispatch(action);
        }
    });
    hear(&window, "chugiai-told", |page, latest, event| {
        keeping::hear(page, &latest.borrow(), event);
    });
    hear(&window, "resize", |page, latest, _| {
        check_margin(page);
        margin::arrange_again();
        minimap::measure_soon();
        let card = latest
            .borrow()
            .reader()
            .and_then(|r| Some((r.document.clone(), r.card?)));
        if let Some((document, card)) = card {
            super::card::place_again(&document, card);
        }
    });
    hear(&window, "beforeprint", |page, latest, _| {
        if let Some(reader) = latest.borrow().reader() {
            print::set_notes(page, &reader.document);
        }
    });
    hear(&window, "afterprint", |page, _, _| {
        print::take_back();
        page.dispatch(Action::PrintingChanged(false));
    });
    hear(&document, "copy", |_, _, event| copying::hear(event));
    hear(&document, "selectionchange", |page, latest, _| {
        quote::offer_soon(page, latest);
    });
    // A press on the menu must not take away what is selected.
    hear(&document, "mousedown", |_, _, event| {
        if element(event).is_some_and(|e| e.closest(".quote").ok().flatten().is_some()) {
            event.prevent_default();
        }
    });
    hear(&document, "scroll", |page, _, _| {
        minimap::follow();
        later(page);
    });
    for kind in ["wheel", "touchmove", "pointerdown", "keydown"] {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document, kind, options, |_| places::stay()).forget();
    }
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

fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// A press beside the panel of display settings closes it, and so does one beside the menu of formats.
fn press_beside(page: &Page, event: &Event) {
    let beside = |place| element(event).is_none_or(|e| e.closest(place).ok().flatten().is_none());
    if beside(".display") {
        page.dispatch(Action::DisplayClosed);
    }
    if beside(".export") {
        page.dispatch(Action::Exported(Exporting::Closed));
    }
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

thread_local! {
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Scrolling tells the place a few times a second, not at every pixel.
fn later(page: &Page) {
    if !WAITING.replace(true) {
        let page = page.clone();
        gloo::timers::callback::Timeout::new(80, move || {
            WAITING.set(false);
            line::report(&page);
            hits::draw();
        })
        .forget();
    }
}

/// Tells whether the pane has room for a margin.
pub fn check_margin(page: &Page) {
    if let Some(pane) = places::find(".pane") {
        let width = pane.get_bounding_client_rect().width();
        page.dispatch(Action::MarginChanged(width >= places::MARGIN_FROM));
    }
}

//! What the page hears outside its own elements once a text is open: scrolling, the address, copying, the window.

use super::card;
use super::context::Page;
use super::copying;
use super::exporting::Exporting;
use super::hits;
use super::line;
use super::listeners::{Latest, element, hear_of, is_beside};
use super::margin;
use super::minimap;
use super::opening;
use super::places;
use super::state::Action;
use super::{print, quote};
use super::{task_columns, task_menu};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event, EventTarget, PointerEvent};

thread_local! {
    static HEARS: Cell<bool> = const { Cell::new(false) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// What is dragged over an open text, where it is files; words keep the browser's own ways.
fn files_of(latest: &Latest, event: &Event) -> Option<DataTransfer> {
    let dragged = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let files = dragged.types().includes(&"Files".into(), 0);
    (files && latest.borrow().reader().is_some()).then_some(dragged)
}

/// Begins to listen with the first text, for as long as the page lives.
pub fn begin(page: &Page, latest: &Latest) {
    if HEARS.replace(true) {
        return;
    }
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let hear = |target: &EventTarget, kind, act| hear_of(page, latest, target, kind, act);
    hear(&document, "pointerdown", |page, latest, event| {
        if is_beside(event, ".export") {
            page.dispatch(Action::Exported(Exporting::Closed));
        }
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
    hear(&window, "resize", |page, latest, _| {
        check_margin(page);
        margin::arrange_again();
        minimap::measure_soon();
        let card = latest
            .borrow()
            .reader()
            .and_then(|r| Some((r.document.clone(), r.card?)));
        if let Some((document, card)) = card {
            card::place_again(&document, card);
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
    // A file that falls beside the start page would take the browser away from the text.
    hear(&document, "dragover", |_, latest, event| {
        if let Some(files) = files_of(latest, event) {
            event.prevent_default();
            files.set_drop_effect("copy");
        }
    });
    hear(&document, "drop", |page, latest, event| {
        if let Some(files) = files_of(latest, event) {
            event.prevent_default();
            if let Some(file) = files.files().and_then(|files| files.get(0)) {
                opening::open_file(page, file);
            }
        }
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

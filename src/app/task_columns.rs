//! The columns of the wide table, made wider by arrow keys or dragged by their edges.

use super::context::Page;
use super::desk::{NARROWEST, WIDEST, Work};
use super::places;
use super::state::Action;
use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

/// Arrow keys on the edge of a column.
pub fn widen(page: &Page, event: &KeyboardEvent, grip: &Element, column: usize) {
    let by = match event.key().as_str() {
        "ArrowRight" => 16,
        "ArrowLeft" => -16,
        _ => return,
    };
    let now = places::number(grip, "aria-valuenow").unwrap_or(NARROWEST);
    event.prevent_default();
    event.stop_propagation();
    let width = now.saturating_add_signed(by);
    page.dispatch(Action::Worked(Work::Resized(column, width)));
}

thread_local! {
    static DRAGGING: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// A press on the edge of a column drags it.
pub fn drag(page: &Page, event: &PointerEvent) {
    let grip = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let Some((grip, column)) =
        grip.and_then(|g| Some((g.clone(), places::number(&g, "data-grip")?)))
    else {
        return;
    };
    event.prevent_default();
    let _ = grip.focus();
    let from = f64::from(event.client_x());
    let before = places::number(&grip, "aria-valuenow").unwrap_or(NARROWEST) as f64;
    let width = move |event: &Event| {
        let x = event
            .dyn_ref::<PointerEvent>()
            .map_or(from, |e| f64::from(e.client_x()));
        (before + x - from).clamp(NARROWEST as f64, WIDEST as f64) as usize
    };
    let window = gloo::utils::window();
    let page = page.clone();
    let moves = EventListener::new(&window, "pointermove", move |event| {
        page.dispatch(Action::Worked(Work::Resized(column, width(event))));
    });
    let end = || {
        EventListener::once(&gloo::utils::window(), "pointerup", |_| {
            // The listener that is heard now must outlive this call.
            gloo::timers::callback::Timeout::new(0, || DRAGGING.set(Vec::new())).forget();
        })
    };
    DRAGGING.set(vec![moves, end()]);
}

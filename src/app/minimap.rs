//! The whole text at the right edge: headings, notes, doubts, hits, and what of it is in view.
//!
//! A few paths whose lines are set by hand: the map is measured some time after the text has changed, and only its
//! box follows the scrolling.

use super::hits;
use super::markup::markup;
use super::places::{self, find, within};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};
use yew::prelude::*;

/// The box of the view is never lower than this, px.
const LOWEST: f64 = 24.0;

/// What is drawn: the path, what of the text it shows, where its lines begin and how long they are.
const KINDS: [(&str, &str, u8, u8); 4] = [
    ("tops", ".heading--2", 3, 11),
    ("headings", ".heading:not(.heading--2)", 3, 11),
    ("notes", ".noteref", 13, 0),
    ("doubts", ".repair[id]", 3, 4),
];

/// For the eye and the mouse only: whoever uses neither has headings, tables and keys.
pub fn minimap() -> Html {
    markup! {
        <div class="minimap" aria-hidden="true">
            <svg class="minimap__map">
                <rect class="minimap__view" width="18"></rect>
                <path class="minimap__headings"></path>
                <path class="minimap__tops"></path>
                <path class="minimap__notes"></path>
                <path class="minimap__doubts"></path>
                <path class="minimap__hits"></path>
                <path class="minimap__active"></path>
            </svg>
        </div>
    }
}

thread_local! {
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static HITS_SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// What hears a drag over the map, while there is one.
    static DRAG: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// Measures again, once the text has settled.
pub fn measure_soon() {
    SOON.replace(Some(Timeout::new(120, || {
        measure();
        mark_hits();
    })));
}

/// The same for the hits of the search alone.
pub fn mark_hits_soon() {
    HITS_SOON.replace(Some(Timeout::new(60, mark_hits)));
}

/// The pane, its map, and how high the map is; none where there is no map.
fn parts() -> Option<(Element, Element, f64)> {
    let map = find(".minimap__map")?;
    let height = map.get_bounding_client_rect().height();
    (height > 0.0).then_some((find(".pane__scroll")?, map, height))
}

/// How a height in the window becomes one on the map.
fn scale(pane: &Element, height: f64) -> impl Fn(f64) -> f64 + use<> {
    let top = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
    let scale = height / f64::from(pane.scroll_height()).max(1.0);
    move |at| (at - top) * scale
}

fn measure() {
    let Some((pane, map, height)) = parts() else {
        return;
    };
    let on_map = scale(&pane, height);
    for (name, selector, from, long) in KINDS {
        let seen = [".sheet__text ", selector, ":not([hidden] *)"].concat();
        let marks = places::heights(within(&pane, &seen).into_iter());
        draw(name, &marks.map(&on_map).collect::<Vec<_>>(), from, long);
    }
    move_view(&pane, &map, height);
}

fn mark_hits() {
    if let Some((pane, _, height)) = parts() {
        let on_map = scale(&pane, height);
        let (others, active) = hits::heights();
        let others: Vec<f64> = others.into_iter().map(&on_map).collect();
        let active: Vec<f64> = active.into_iter().map(&on_map).collect();
        draw("hits", &others, 3, 11);
        draw("active", &active, 0, 18);
    }
}

fn draw(name: &str, heights: &[f64], from: u8, long: u8) {
    if let Some(path) = find(&[".minimap__", name].concat()) {
        let _ = path.set_attribute("d", &lines(heights, from, long));
    }
}

/// Short lines at these heights as a path; those that would fall together are one.
fn lines(heights: &[f64], from: u8, long: u8) -> String {
    let mut path = String::new();
    let mut last = None;
    for height in heights {
        let height = height.round() as i32;
        if last.replace(height) != Some(height) {
            for part in [
                "M",
                &from.to_string(),
                " ",
                &height.to_string(),
                "h",
                &long.to_string(),
            ] {
                path.push_str(part);
            }
        }
    }
    path
}

/// The box of the view follows the scrolling.
pub fn follow() {
    if let Some((pane, map, height)) = parts() {
        move_view(&pane, &map, height);
    }
}

/// How high the box of the view is, and how far it can go on the map for how far the text can scroll.
fn reach(pane: &Element, height: f64) -> (f64, f64, f64) {
    let (whole, seen) = (
        f64::from(pane.scroll_height()),
        f64::from(pane.client_height()),
    );
    let high = (height * seen / whole.max(1.0))
        .max(LOWEST)
        .min(height.max(LOWEST));
    (high, height - high, whole - seen)
}

fn move_view(pane: &Element, map: &Element, height: f64) {
    let (high, way, rest) = reach(pane, height);
    let at = if rest > 0.0 {
        f64::from(pane.scroll_top()) / rest * way
    } else {
        0.0
    };
    if let Ok(Some(view)) = map.query_selector(".minimap__view") {
        let _ = view.set_attribute("y", &(at.round() as i32).to_string());
        let _ = view.set_attribute("height", &(high.round() as i32).to_string());
    }
}

/// A press on the map brings that part of the text into view; from there on, or from its box, the map drags the text.
pub fn press(event: &Event) {
    let pressed = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let on_map = pressed.is_some_and(|e| e.closest(".minimap__map").ok().flatten().is_some());
    let Some((pane, map, height)) = parts().filter(|_| on_map) else {
        return;
    };
    let Some(at) = event.dyn_ref::<MouseEvent>().filter(|e| e.button() == 0) else {
        return;
    };
    event.prevent_default();
    let (high, way, rest) = reach(&pane, height);
    let view = map.query_selector(".minimap__view").ok().flatten();
    let top = view.map_or(0.0, |v| v.get_bounding_client_rect().top());
    let at = f64::from(at.client_y());
    let inside = (top..=top + high).contains(&at);
    let grip = if inside { at - top } else { high / 2.0 };
    let drag = move |event: &Event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            let place = f64::from(event.client_y()) - map.get_bounding_client_rect().top() - grip;
            let share = place / way.max(1.0);
            pane.set_scroll_top((share * rest).round() as i32);
        }
    };
    if !inside {
        drag(event);
    }
    let document = gloo::utils::document();
    let let_go = |kind: &'static str| {
        EventListener::new(&document, kind, |_| {
            Timeout::new(0, || drop(DRAG.take())).forget();
        })
    };
    let ends = [let_go("pointerup"), let_go("pointercancel")];
    let moves = EventListener::new(&document, "pointermove", drag);
    DRAG.replace(ends.into_iter().chain([moves]).collect());
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_that_fall_together_are_one() {
        assert_eq!(lines(&[1.2, 1.4, 7.0], 3, 11), "M3 1h11M3 7h11");
        assert_eq!(lines(&[], 3, 11), "");
    }
}

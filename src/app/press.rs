//! What a press does: one listener hears everything in text and tables that carries data attributes.

use super::card;
use super::context::Page;
use super::line;
use super::margin;
use super::run::mark_of;
use super::settings::Placement;
use super::state::{Action, State};
use super::{drawing, places};
use web_sys::Element;
use yew::prelude::*;

/// One listener for everything that can be pressed in text and tables.
pub fn press(page: &Page, state: &State, event: &MouseEvent) {
    let (Some(reader), Some(target)) = (state.reader(), event.target_dyn_into::<Element>()) else {
        return;
    };
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    if closest("[data-closes-card]").is_some() {
        if let Some(card) = reader.card {
            card::close(page, &reader.document, card);
        }
    } else if let Some(mark) = closest(".noteref") {
        event.prevent_default();
        press_mark(page, state, &mark);
    } else if let Some(button) = closest("[data-closes]") {
        if let Some(mark) = button
            .get_attribute("data-closes")
            .and_then(|k| mark_of(&k))
        {
            let key = super::run::key(mark);
            page.dispatch(Action::NoteToggled(mark));
            drawing::after(move || return_to_mark(&key));
        }
    } else if let Some(trigger) = closest("[data-card]") {
        event.prevent_default();
        match card::of_trigger(&trigger) {
            Some(card) if reader.card == Some(card) => card::close(page, &reader.document, card),
            Some(card) => page.dispatch(Action::CardOpened(card)),
            None => {}
        }
    } else if let Some(link) = closest("a[href^='#']") {
        event.prevent_default();
        let id = link.get_attribute("href").unwrap_or_default();
        follow(page, state, id.trim_start_matches('#'));
    } else if let Some(button) = closest("[data-more]") {
        margin::show_whole(&button);
    } else if reader.card.is_some() {
        dismiss(page, &target, state.margin);
    }
}

/// A popped card goes away with a press elsewhere; a docked one is in nobody's way.
fn dismiss(page: &Page, target: &Element, docked: bool) {
    let in_text = target.closest(".pane").ok().flatten().is_some();
    if !docked && in_text && !card::is_inside(target) {
        page.dispatch(Action::CardClosed);
    }
}

/// Opens the note of a mark in its place, or goes to it where notes stand elsewhere.
pub fn press_mark(page: &Page, state: &State, mark: &Element) {
    let id = mark.get_attribute("href").unwrap_or_default();
    let id = id.trim_start_matches('#');
    let opens = places::element(id).is_some_and(|note| note.tag_name() == "ASIDE");
    if state.placement() != Placement::Inline || !opens {
        places::go(page, id);
    } else if let Some(mark) = mark.get_attribute("data-opens").and_then(|k| mark_of(&k)) {
        line::hold();
        page.dispatch(Action::NoteToggled(mark));
    }
    places::remember(id);
}

/// After a note closed by its own button the focus stands on its mark again, in view.
fn return_to_mark(key: &str) {
    if let Some(mark) = places::find(&format!(".noteref[data-opens='{key}']")) {
        places::bring_into_view(&mark.id());
        places::focus(&mark);
    }
}

/// Goes where a link points, out of the source view first, and remembers the place.
fn follow(page: &Page, state: &State, id: &str) {
    let in_source = state.reader().is_some_and(|r| r.source.is_some());
    if in_source {
        page.dispatch(Action::SourceClosed);
        let (page, id) = (page.clone(), id.to_owned());
        drawing::after(move || {
            places::go(&page, &id);
            places::remember(&id);
        });
    } else if places::go(page, id) && id != "van-ban" {
        places::remember(id);
    }
}

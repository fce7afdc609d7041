//! What follows a change of the open text once it has been drawn: notes and cards put in their places, focus, scrolling.

use super::card;
use super::contents;
use super::context::Page;
use super::effects::show;
use super::hearing::{self, check_margin};
use super::hits;
use super::keeping;
use super::line;
use super::listeners::Latest;
use super::margin;
use super::minimap;
use super::places;
use super::quote;
use super::search;
use super::settings::Placement;
use super::source_view;
use super::state::{Action, Reader, State};
use super::storage;
use super::task_filters;
use std::rc::Rc;

/// What follows changes of the open text.
pub fn follow(page: &Page, latest: &Latest, state: &State, now: &Reader, earlier: Option<&State>) {
    hearing::begin(page, latest);
    let before = earlier.and_then(State::reader);
    let opened = before.is_none_or(|b| b.document != now.document);
    let before = before.filter(|_| !opened);
    if opened {
        show(state);
        check_margin(page);
        arrive_at_start(page);
        task_filters::begin(page, now);
    }
    if before.is_none_or(|b| b.room() != now.room()) {
        check_margin(page);
    }
    let laid_out = |s: &State, r: &Reader| (s.settings, s.placement(), r.source, r.room());
    let same = before.zip(earlier).is_some_and(|(b, e)| {
        laid_out(e, b) == laid_out(state, now)
            && Rc::ptr_eq(&b.open_notes, &now.open_notes)
            && Rc::ptr_eq(&b.folded, &now.folded)
            && Rc::ptr_eq(&b.decisions, &now.decisions)
    });
    if !same {
        margin::arrange(state.placement() == Placement::Margin);
        places::let_search_unfold();
        line::settle();
        hits::draw();
        minimap::measure_soon();
    }
    search::follow(page, before, now);
    if before.is_none_or(|b| {
        b.here.section != now.here.section || b.tab != now.tab || b.task != now.task
    }) {
        contents::keep_in_view();
    }
    if before.is_none_or(|b| b.source != now.source) && now.source.is_some() {
        source_view::begin(now.source);
    }
    if before.is_none_or(|b| b.quote != now.quote) && now.quote.is_some() {
        quote::put_in_place();
    }
    if before.is_some_and(|b| !Rc::ptr_eq(&b.decisions, &now.decisions))
        && !storage::keep_decisions(&now.document, &now.decisions)
    {
        page.dispatch(Action::StorageRefused);
    }
    let card_before = before.and_then(|b| b.card);
    if card_before != now.card {
        card::follow(&now.document, card_before, now.card);
    }
    keeping::follow(page, latest, before, now);
}

/// Focus into the text, then to the place the address names.
fn arrive_at_start(page: &Page) {
    if let Some(pane) = places::element("van-ban") {
        places::focus(&pane);
    }
    if let Some(id) = places::remembered() {
        places::go(page, &id);
    }
    line::report(page);
}

/// What follows when it has been closed.
pub fn closed() {
    hits::forget();
    keeping::closed();
}

//! What follows a change once it has been drawn: settings written where styles read them, focus,
//! scrolling, notes and cards put in their places.

use super::card;
use super::contents;
use super::context::Page;
use super::focus_back;
use super::hits;
use super::keeping;
use super::line;
use super::listeners::{check_margin, listen};
use super::margin;
use super::minimap;
use super::opening;
use super::places;
use super::search;
use super::settings::{Lang, Placement, Settings, Theme};
use super::state::{Action, Reader, State};
use super::storage;
use super::task_filters;
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Compares each drawn state with the one before and does what the difference asks for.
#[hook]
pub fn use_effects(page: &Page, state: &State) {
    let latest = use_mut_ref(|| state.clone());
    let before = use_mut_ref(|| None::<State>);
    latest.replace(state.clone());
    let (page, state) = (page.clone(), state.clone());
    use_effect(move || {
        // What this drawing's own effects will wait for is not among them.
        let waiting = places::take_waiting();
        let earlier = before.replace(Some(state.clone()));
        if earlier.is_none() {
            listen(&page, &latest);
            opening::open_address(&page);
        }
        let earlier = earlier.as_ref();
        if earlier.is_none_or(|e| (e.settings, e.lang()) != (state.settings, state.lang())) {
            show(&state);
        }
        if earlier.is_some_and(|e| e.settings != state.settings)
            && !super::storage::keep(state.settings)
        {
            page.dispatch(Action::StorageRefused);
        }
        focus_back::follow(earlier, &state);
        if earlier.is_none_or(|e| e.dialog != state.dialog) && state.dialog.is_some() {
            show_dialog();
        }
        if earlier.is_some_and(|e| !Rc::ptr_eq(&e.meanings, &state.meanings))
            && !storage::keep_meanings(&state.meanings)
        {
            page.dispatch(Action::StorageRefused);
        }
        let earlier_reader = earlier.and_then(State::reader);
        match state.reader() {
            Some(reader) => {
                follow(&page, &state, reader, earlier, earlier_reader);
                let before = earlier_reader.filter(|b| b.document == reader.document);
                keeping::follow(&page, &latest, before, reader);
            }
            None if earlier_reader.is_some() => {
                show(&state);
                hits::forget();
                keeping::closed(&page);
            }
            None if earlier.is_none() => keeping::list(&page),
            None => {}
        }
        for then in waiting {
            then();
        }
    });
}

/// What follows changes of the open text.
fn follow(
    page: &Page,
    state: &State,
    now: &Reader,
    earlier: Option<&State>,
    before: Option<&Reader>,
) {
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
        super::source_view::begin(now.source);
    }
    if before.is_none_or(|b| b.quote != now.quote) && now.quote.is_some() {
        super::quote::put_in_place();
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

/// The browser's own way to show a window over the page; it keeps the focus inside.
fn show_dialog() {
    use wasm_bindgen::JsCast;
    let dialog = places::find("dialog.modal").and_then(|d| d.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|d| !d.open()) {
        let _ = dialog.show_modal();
    }
}

/// Writes title and settings where browser and styles read them.
fn show(state: &State) {
    let (settings, lang) = (state.settings, state.lang());
    let app = lang.text("name");
    let name = state
        .reader()
        .map_or("", |r| r.document.reading.name.as_str());
    let title = if name.is_empty() {
        app.to_owned()
    } else {
        [name, " – ", app].concat()
    };
    gloo::utils::document().set_title(&title);
    mark_root(settings, lang);
}

fn mark_root(settings: Settings, lang: Lang) {
    let root = gloo::utils::document_element();
    let set = |name: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    };
    let off = |on: bool| (!on).then_some("off");
    set("lang", Some(lang.name()));
    set("data-theme", settings.theme.map(Theme::name));
    set("data-measure", Some(settings.measure.name()));
    set("data-size", settings.size.map(|s| s.to_string()).as_deref());
    set("data-abbreviations", off(settings.abbreviations));
    set("data-repairs", off(settings.repairs));
    set("data-pages", off(settings.pages));
}

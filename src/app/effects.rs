//! What follows a change once it has been drawn: settings written where styles read them, focus,
//! scrolling, notes and cards put in their places.

use super::context::Page;
use super::focus_back;
use super::keeping;
use super::later;
use super::listeners::listen;
use super::opening;
use super::settings::{Lang, Settings, Theme};
use super::state::{Action, State};
use super::storage;
use super::{drawing, places};
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
        let waiting = drawing::take_waiting();
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
        match (state.open(), later::here()) {
            (Some((later, reader)), _) => (later.follow)(&page, &latest, &state, reader, earlier),
            (None, Some(later)) if earlier_reader.is_some() => {
                show(&state);
                (later.closed)();
                keeping::list(&page);
            }
            _ if earlier.is_none() => keeping::list(&page),
            _ => {}
        }
        for then in waiting {
            then();
        }
    });
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
pub fn show(state: &State) {
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

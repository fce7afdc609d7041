//! The field of the bar that looks for words in the text; over the whole bar on phones.

use super::context::{Page, yes};
use super::hits;
use super::icon;
use super::line;
use super::markup::markup;
use super::places;
use super::search_state::{FACETS, Facet, Search};
use super::state::{Action, Reader, State};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// The id of the field.
const FIELD: &str = "tim";

thread_local! {
    /// What had the focus before the field.
    static BEFORE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Field, count, steps, and under it where the hits are.
pub fn search(page: &Page, reader: &Reader) -> Html {
    let search = &reader.search;
    let sought = !search.term.is_empty();
    let found = search.count(Facet::All) > 0;
    let onfocus = {
        let (page, document) = (page.clone(), reader.document.clone());
        move |event: FocusEvent| {
            let from = event.related_target().and_then(|e| e.dyn_into().ok());
            let outside = |e: &Element| e.closest(".search").ok().flatten().is_none();
            BEFORE.replace(from.filter(outside));
            // Ready before the first key.
            let document = document.clone();
            Timeout::new(20, move || {
                document.index();
            })
            .forget();
            if places::is_narrow() {
                page.dispatch(Action::PanelClosed);
            }
            if let Some(paragraph) = line::paragraph_here() {
                page.dispatch(Action::SearchBegun(paragraph));
            }
        }
    };
    let oninput = {
        let page = page.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                page.dispatch(Action::SearchTyped(field.value()));
            }
        }
    };
    let close = {
        let page = page.clone();
        move |_| {
            page.dispatch(Action::SearchClosed);
            if places::is_phone() {
                give_back_focus();
            } else {
                open();
            }
        }
    };
    let step = |back: bool, icon: icon::Icon, name: &'static str| {
        markup! {
            <button type="button" class="icon-button search__step" aria-label={page.text(name)} title={page.text(name)}
                disabled={!found} onclick={page.reports(Action::SearchStepped(back))}>{ icon.html() }</button>
        }
    };
    markup! {
        <div class="search" role="search" data-sought={sought.then_some("")}>
            { icon::SEARCH.html() }
            <input class="search__field" type="text" id={FIELD} aria-label={page.text("search")} placeholder={page.text("search.hint")}
                autocomplete="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="Control+F" {onfocus} {oninput} />
            <kbd class="search__key" aria-hidden="true">{ "Ctrl F" }</kbd>
            <span class="search__count" role="status">{ for sought.then(|| count(page, search)) }</span>
            if sought {
                { step(true, icon::UP, "search.previous") }
                { step(false, icon::DOWN, "search.next") }
            }
            <button type="button" class="icon-button search__clear" aria-label={page.text("search.clear")}
                title={page.text("search.clear")} onclick={close}>{ icon::CLOSE.html() }</button>
            if found { { facets(page, search) } }
            if sought && !found {
                <p class="search__below search__none" aria-hidden="true">{ none(page, search) }</p>
            }
        </div>
    }
}

/// The button that opens the field where the bar has no room for it.
pub fn search_button(page: &Page) -> Html {
    markup! {
        <button type="button" class="icon-button app-bar__search" aria-label={page.text("search")} title={page.text("search")}
            onclick={Callback::from(|_| open())}>{ icon::SEARCH.html() }</button>
    }
}

/// "4 / 7", said as "4 trên 7".
fn count(page: &Page, search: &Search) -> Html {
    let count = search.count(search.facet);
    if count == 0 {
        return markup! { <span class="hidden-text">{ none(page, search) }</span> };
    }
    let (place, count) = (page.lang.number(search.place()), page.lang.number(count));
    let said = page.fill("search.count", &[("k", &place), ("n", &count)]);
    markup! {
        <><span aria-hidden="true">{ place }{ " / " }{ count }</span><span class="hidden-text">{ said }</span></>
    }
}

fn none(page: &Page, search: &Search) -> String {
    page.fill("search.none", &[("term", search.term.trim())])
}

/// "Tất cả 7  Văn bản 5  Chú thích 2  Nhiệm vụ 3".
fn facets(page: &Page, search: &Search) -> Html {
    let some = FACETS.iter().filter(|(f, _)| search.count(*f) > 0);
    if some.clone().count() < 3 {
        return Html::default();
    }
    let facet = |(facet, name): &(Facet, &'static str)| {
        let (facet, name) = (*facet, *name);
        let count = search.count(facet);
        markup! {
            <button type="button" class="search__facet" data-facet={name} aria-pressed={yes(search.facet == facet)}
                onclick={page.reports(Action::SearchNarrowed(facet))}>
                { page.lang.text_of("search", name) }{ " " }<b>{ page.lang.number(count) }</b>
            </button>
        }
    };
    markup! {
        <div class="search__below search__facets" role="group" aria-label={page.text("search.facets")}>
            { for some.map(facet) }
        </div>
    }
}

fn field() -> Option<HtmlInputElement> {
    places::element(FIELD)?.dyn_into().ok()
}

/// Puts the focus into the field, what stands there chosen.
fn open() {
    if let Some(field) = field() {
        let _ = field.focus();
        field.select();
    }
}

/// The focus goes back to where it was before the field took it, else to the text.
fn give_back_focus() {
    let before = BEFORE.take().filter(|e| e.is_connected());
    let shown =
        before.filter(|e| !places::is_phone() || e.closest(".app-bar").ok().flatten().is_some());
    if let Some(target) = shown.or_else(|| places::element("van-ban")) {
        places::focus(&target);
    }
}

/// Forgets what was sought and leaves the field.
pub fn close(page: &Page) {
    page.dispatch(Action::SearchClosed);
    give_back_focus();
}

/// Whether the focus stands in the search.
pub fn is_inside(focused: Option<&Element>) -> bool {
    focused.is_some_and(|e| e.closest(".search").ok().flatten().is_some())
}

/// The keys of the search: Ctrl+F and F3 everywhere, Enter and Esc in the field. Tells whether the key was one of them.
pub fn hear(page: &Page, state: &State, event: &KeyboardEvent) -> bool {
    let Some(reader) = state.reader() else {
        return false;
    };
    let focused = gloo::utils::document().active_element();
    let in_field = focused.as_ref().is_some_and(|e| e.id() == FIELD);
    let command = event.ctrl_key() || event.meta_key();
    let found = reader.search.active().is_some();
    match event.key().as_str() {
        // Once more inside the field: the browser's own.
        "f" | "F" if command && !event.shift_key() && !event.alt_key() && !in_field => open(),
        _ if command || event.alt_key() => return false,
        "F3" if found => page.dispatch(Action::SearchStepped(event.shift_key())),
        "F3" => open(),
        "Enter" if in_field && !event.is_composing() => {
            page.dispatch(Action::SearchStepped(event.shift_key()));
        }
        "Escape" if is_inside(focused.as_ref()) && !event.is_composing() => close(page),
        _ => return false,
    }
    true
}

/// "/" opens the field, as a single letter would.
pub fn hear_letter() -> bool {
    open();
    true
}

/// After a drawing: what was forgotten leaves the field; new hits are shown and gone to.
pub fn follow(page: &Page, before: Option<&Reader>, now: &Reader) {
    if before.is_some_and(|b| b.search == now.search) {
        return;
    }
    if let Some(field) = field().filter(|f| now.search.term.is_empty() && !f.value().is_empty()) {
        field.set_value("");
    }
    let stepped = before.is_some_and(|b| b.search.steps != now.search.steps);
    hits::follow(page, now, stepped);
}

//! The reader: bar, tabs, panel, sheet, and the few listeners they share.

use super::app_bar::app_bar;
use super::card;
use super::contents;
use super::context::Page;
use super::keyboard;
use super::margin;
use super::panel::panel;
use super::places;
use super::rail::rail;
use super::run::mark_of;
use super::settings::Placement;
use super::sheet::sheet;
use super::state::{Action, Card, Reader, State};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ReaderProps {
    pub page: Page,
    pub reader: Reader,
    pub state: State,
}

/// A text and everything beside it.
#[component]
pub fn ReaderPage(props: &ReaderProps) -> Html {
    let ReaderProps {
        page,
        reader,
        state,
    } = props;
    // Listeners live as long as the reader; they see the latest state through this.
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    {
        let (page, latest) = (page.clone(), latest.clone());
        use_effect_with((), move |()| {
            let listeners = listen(&page, &latest);
            let observer = watch_pane(page.clone());
            arrive_at_start(&page);
            move || {
                drop(listeners);
                observer.disconnect();
            }
        });
    }
    let placement = state.placement();
    use_effect_with(
        (
            placement,
            reader.open_notes.clone(),
            state.settings,
            reader.folded.clone(),
            reader.source,
        ),
        move |_| {
            margin::arrange(placement == Placement::Margin);
            places::let_search_unfold();
            places::settle();
        },
    );
    use_effect_with((reader.here.section, reader.tab), |_| {
        contents::keep_in_view()
    });
    let onclick = {
        let page = page.clone();
        Callback::from(move |event: MouseEvent| press(&page, &latest.borrow().clone(), &event))
    };
    html! {
        <div class="reader" data-reader="" data-notes={placement.name()} data-panel={reader.tab.map(|_| "open")} {onclick}>
            <a class="skip-link" href="#van-ban">{ page.text("reader.skip") }</a>
            { app_bar(page, state) }
            { rail(page, reader.tab) }
            { panel(page, reader, placement) }
            <main class="pane" id="van-ban" tabindex="-1" data-region="">
                <div class="pane__scroll">
                    { sheet(page, reader, placement) }
                </div>
            </main>
        </div>
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
    report_place(page);
}

fn report_place(page: &Page) {
    if let Some(here) = places::here() {
        page.dispatch(Action::PlaceReached(here));
    }
}

type Latest = Rc<RefCell<State>>;

/// Keys, scrolling, the address, and the browser's own search opening what is folded.
fn listen(page: &Page, latest: &Latest) -> Vec<EventListener> {
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let keys = {
        let (page, latest) = (page.clone(), latest.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() {
                keyboard::hear(&page, &latest.borrow().clone(), event);
            }
        })
    };
    let scroll = {
        let page = page.clone();
        let waiting = Rc::new(Cell::new(false));
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document, "scroll", options, move |_| {
            if !waiting.replace(true) {
                let (page, waiting) = (page.clone(), waiting.clone());
                gloo::timers::callback::Timeout::new(80, move || {
                    waiting.set(false);
                    report_place(&page);
                })
                .forget();
            }
        })
    };
    let address = {
        let page = page.clone();
        EventListener::new(&window, "hashchange", move |_| {
            if let Some(id) = places::remembered() {
                places::go(&page, &id);
            }
        })
    };
    let found = {
        let page = page.clone();
        EventListener::new(&document, "beforematch", move |event| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if let Some(target) = target {
                page.dispatch(Action::Uncovered(places::hidden_by(&target)));
            }
        })
    };
    vec![keys, scroll, address, found]
}

/// Tells whether the pane has room for a margin.
fn watch_pane(page: Page) -> ResizeObserver {
    let changed = Closure::<dyn FnMut()>::new(move || {
        if let Some(pane) = places::find(".pane") {
            let width = pane.get_bounding_client_rect().width();
            page.dispatch(Action::MarginChanged(width >= places::MARGIN_FROM));
            margin::arrange_again();
        }
    });
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref())
        .expect("ResizeObserver takes a function");
    // Lives as long as the page; a reader is opened seldom.
    changed.forget();
    if let Some(pane) = places::find(".pane") {
        observer.observe(&pane);
    }
    observer
}

/// One listener for everything that can be pressed in text and tables.
fn press(page: &Page, state: &State, event: &MouseEvent) {
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
            places::after_drawing(move || return_to_mark(&key));
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
    } else if let Some(card) = reader.card {
        dismiss(page, card, &target, state.margin);
    }
}

/// A popped card goes away with a press elsewhere; a docked one is in nobody's way.
fn dismiss(page: &Page, _card: Card, target: &Element, docked: bool) {
    let in_text = target.closest(".pane").ok().flatten().is_some();
    if !docked && in_text && !card::is_inside(target) {
        page.dispatch(Action::CardClosed);
    }
}

/// Opens the note of a mark in its place, or goes to it where notes stand elsewhere.
pub fn press_mark(page: &Page, state: &State, mark: &Element) {
    let id = mark.get_attribute("href").unwrap_or_default();
    let id = id.trim_start_matches('#');
    if state.placement() != Placement::Inline {
        places::go(page, id);
    } else if let Some(mark) = mark.get_attribute("data-opens").and_then(|k| mark_of(&k)) {
        places::hold();
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
        places::after_drawing(move || {
            places::go(&page, &id);
            places::remember(&id);
        });
    } else if places::go(page, id) && id != "van-ban" {
        places::remember(id);
    }
}

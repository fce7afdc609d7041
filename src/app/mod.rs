//! The page: Yew components, one file per thing seen on it.
//!
//! `state` is everything the page knows, `places` and `storage` are where it touches the browser,
//! `texts` are its words. Everything else is drawn.

mod abbreviation_card;
mod app_bar;
mod arriving;
mod block;
mod card;
mod card_steps;
mod choice;
mod citation_card;
mod cited_documents;
mod conclusions;
mod contents;
mod contents_filter;
mod context;
mod copied_words;
mod copying;
mod desk;
mod display_settings;
mod document;
mod drawing;
mod drop_zone;
mod effects;
mod endnotes;
mod engine;
mod export_menu;
mod exporting;
mod focus_back;
mod following;
mod footnote;
mod glossary;
mod hand;
mod hearing;
mod hits;
mod icon;
mod keeping;
mod keyboard;
mod kin;
mod later;
mod line;
mod listeners;
mod local_badge;
mod look_over;
mod margin;
mod markup;
mod masthead;
mod minimap;
mod modal;
mod note_list;
mod notice;
mod one_word_field;
mod only;
mod opening;
mod paint;
mod panel;
mod paper_line;
mod paste_dialog;
mod pieces;
mod places;
mod press;
mod print;
mod print_dialog;
mod print_tasks;
mod quote;
mod rail;
mod reader;
mod reader_state;
mod reading_keys;
mod recent;
mod repair_card;
mod run;
mod running_head;
mod samples;
mod search;
mod search_state;
mod section;
mod set_aside;
mod settings;
mod sheet;
mod shortcuts;
mod source_view;
mod start_page;
mod state;
mod state_file;
mod stepping;
mod storage;
mod task_adding;
mod task_cell;
mod task_columns;
mod task_filters;
mod task_finer;
mod task_form;
mod task_list;
mod task_menu;
mod task_row;
mod task_rows;
mod task_split;
mod task_table;
mod texts;
mod toast;
mod trail;
mod uncovering;
mod words;

use context::Page;
use markup::markup;
use notice::notice;
use paste_dialog::paste_dialog;
use recent::erase_dialog;
use settings::{Lang, Theme};
use shortcuts::shortcuts;
use start_page::start_page;
use state::{Browser, Dialog, State};
use toast::toast;
use yew::prelude::*;

/// The start page or the reader, and at most one window over it.
#[component]
pub fn App() -> Html {
    let handle = use_reducer(|| State {
        meanings: storage::meanings().into(),
        ..State::new(storage::settings(), browser())
    });
    let state = State::clone(&handle);
    let page = Page {
        lang: state.lang(),
        act: handle.dispatcher(),
    };
    effects::use_effects(&page, &state);
    let reader = state.open();
    let body = match reader {
        Some((later, reader)) => (later.draw)(&page, &state, reader),
        None => start_page(&page, &state),
    };
    let dialog = match (state.dialog, reader) {
        (Some(Dialog::Paste), _) => paste_dialog(&page, false),
        (Some(Dialog::PasteEmpty), _) => paste_dialog(&page, true),
        (Some(Dialog::Shortcuts), _) => shortcuts(&page, &state),
        (Some(Dialog::Erase), None) => erase_dialog(&page),
        (Some(dialog), Some((later, reader))) => (later.dialog)(&page, &state, reader, dialog),
        _ => Html::default(),
    };
    markup! { <>{ body }{ dialog }{ notice(&page, &state) }{ toast(&page, &state) }</> }
}

/// What the browser prefers.
fn browser() -> Browser {
    let lang = gloo::utils::window().navigator().language();
    Browser {
        // Everyone else is more likely to read English than Vietnamese.
        lang: match lang {
            Some(lang) if !lang.starts_with("vi") => Lang::En,
            _ => Lang::Vi,
        },
        theme: if places::prefers_contrast() {
            Theme::Contrast
        } else if places::prefers_dark() {
            Theme::Dark
        } else {
            Theme::Light
        },
    }
}

/// The browser gives memory; `docs/decisions/patterns-and-weight.md` says why not the standard allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the page in the browser.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    // The finished page has no words for a panic (`xtask/src/panics.rs`): there the trap itself reaches `web/boot.js`.
    #[cfg(debug_assertions)]
    yew::set_custom_panic_hook(Box::new(|info| tell_of_panic(&info.to_string())));
    let root = places::element("app").unwrap_or_else(|| gloo::utils::body().into());
    root.set_text_content(None);
    yew::Renderer::<App>::with_root(root).render();
}

/// The boot page knows what to show and how to save the text; see `web/boot.js`.
#[cfg(all(target_arch = "wasm32", debug_assertions))]
fn tell_of_panic(message: &str) {
    use wasm_bindgen::JsCast;
    let global = js_sys::global();
    let hook = js_sys::Reflect::get(&global, &"chugiaiPanic".into()).ok();
    if let Some(hook) = hook.and_then(|h| h.dyn_into::<js_sys::Function>().ok()) {
        let _ = hook.call1(&global, &message.into());
    }
}

//! The bar over the reader: where it is from, what is open, how it looks.

use super::context::Page;
use super::display_settings::{display, placements};
use super::drop_zone::file_input;
use super::export_menu::export;
use super::icon;
use super::line;
use super::local_badge::local_badge;
use super::markup::markup;
use super::places;
use super::search::{search, search_button};
use super::settings::Placement;
use super::state::{Action, Dialog, Reader, State};
use yew::prelude::*;

/// Wordmark, name of the document, placement of notes, display, export, print, badge.
pub fn app_bar(page: &Page, state: &State, reader: &Reader) -> Html {
    let home = {
        let page = page.clone();
        Callback::from(move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            places::forget_address();
            page.dispatch(Action::TextClosed);
        })
    };
    let all = {
        let page = page.clone();
        move |_| {
            line::hold();
            page.dispatch(Action::AllNotesToggled);
        }
    };
    let reading = &reader.document.reading;
    let some_marks = reader.document.marks().next().is_some();
    let open = reader.all_notes_open();
    let all_label = page.text(if open {
        "notes.close-all"
    } else {
        "notes.open-all"
    });
    markup! {
        <header class="app-bar" data-region="">
            <a class="icon-button app-bar__back" href="./" aria-label={page.text("home")} onclick={home.clone()}>
                { icon::BACK.html() }
            </a>
            <a class="wordmark" href="./" aria-label={page.text("home.wordmark")} title={page.text("home")} onclick={home}>
                { page.text("name") }<b aria-hidden="true">{ "*" }</b>
            </a>
            <div class="app-bar__document" lang="vi">
                <span class="app-bar__name">{ &reading.name }</span>
                if reading.title != reading.name { <span class="app-bar__title">{ &reading.title }</span> }
            </div>
            { search(page, reader) }
            { search_button(page) }
            if some_marks {
                <div class="app-bar__placement">{ placements(page, state) }</div>
                if state.placement() == Placement::Inline {
                <button type="button" class="button app-bar__notes" data-all-notes=""
                    title={all_label} onclick={all}>
                    { icon::ALL.html() }<span>{ all_label }</span>
                </button>
                }
            }
            { display(page, state) }
            { export(page, state, reader) }
            <button type="button" class="icon-button app-bar__print" aria-label={page.text("print")}
                title={page.text("print")} onclick={page.reports(Action::DialogOpened(Dialog::Print))}>{ icon::PRINT.html() }</button>
            { local_badge(page) }
            { file_input(page) }
        </header>
    }
}

//! "Chú thích": every note with its first words.

use super::context::Page;
use super::footnote::count;
use super::glossary::place;
use super::icon;
use super::line;
use super::markup::markup;
use super::settings::Placement;
use super::state::{Action, Reader};
use crate::view::NoteView;
use yew::prelude::*;

/// Rows that go to the note's mark.
pub fn note_list(page: &Page, reader: &Reader, placement: Placement) -> Html {
    let notes = &reader.document.reading.notes;
    if notes.is_empty() {
        return markup! { <p class="panel__empty">{ page.text("notes.none") }</p> };
    }
    let open = reader.all_notes_open();
    let label = page.text(if open {
        "notes.close-all"
    } else {
        "notes.open-all"
    });
    let toggle = {
        let page = page.clone();
        move |_| {
            line::hold();
            page.dispatch(Action::AllNotesToggled);
        }
    };
    markup! {
        <div class="note-list">
            if placement == Placement::Inline {
                <button type="button" class="icon-button panel__tool" aria-label={label} title={label} data-all-notes=""
                    onclick={toggle}>{ icon::ALL.html() }</button>
            }
            <p class="panel__lead">{ page.count("notes.lead", notes.len()) }</p>
            <ul class="panel__body rows">{ for notes.iter().map(|note| row(page, reader, note)) }</ul>
        </div>
    }
}

fn row(page: &Page, reader: &Reader, note: &NoteView) -> Html {
    // A called note is opened where it is called; the others stand at the end.
    let source = note
        .page
        .map(|p| page.fill("page.source", &[("page", &p.to_string())]));
    let unmarked = (!note.called).then(|| page.text("notes.no-mark").to_owned());
    let path = note
        .reference
        .and_then(|r| reader.document.path_of(r))
        .map(|path| place(page, &path));
    let items = note.items.iter().flat_map(|item| &item.runs);
    let excerpt = reader.mended_runs(note.lead.iter().chain(items), &note.excerpt);
    let more: Vec<_> = [unmarked, path, source].into_iter().flatten().collect();
    markup! {
        <li class="row" key={note.id.clone()}>
            <a class="row__link" href={format!("#{}", note.id)} data-row="">
                <span class="row__key">{ &note.label }</span>
                <span class="row__text" lang="vi">{ excerpt }</span>
                if !note.items.is_empty() { <span class="row__count">{ page.count("notes.items", note.items.len()) }</span> }
                if !more.is_empty() { <span class="row__more">{ more.join(" · ") }</span> }
            </a>
            <div class="row__check">{ count(page, note) }</div>
        </li>
    }
}

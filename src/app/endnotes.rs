//! The notes after the text, and those that no mark calls.

use super::context::Page;
use super::document::Document;
use super::footnote::body;
use super::hand::Hand;
use super::icon;
use super::markup::markup;
use super::run::Ink;
use crate::view::{NoteView, anchors};
use yew::prelude::*;

/// The notes after the text: all of them, or only those that no mark calls.
pub fn endnotes(page: &Page, document: &Document, hand: &Hand, all: bool) -> Html {
    let notes: Vec<_> = document
        .reading
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| all || !note.called)
        .collect();
    if notes.is_empty() {
        return Html::default();
    }
    let row = |(index, note): (usize, &NoteView)| {
        let label = note.label.as_str();
        let back = page.text("note.back");
        markup! {
            <li class="endnotes__note footnote" id={note.id.clone()} tabindex="-1" key={note.id.clone()}
                data-in-use={hand.is_used_in_note(note)} data-note={note.called.then(|| index.to_string())}>
                <span class="footnote__number" aria-hidden="true">{ label }</span>
                <div>
                    if !note.called { <p class="endnotes__lost" lang={page.foreign()}>{ unmarked(page, note) }</p> }
                    { body(Ink::plain(page, document, hand), note) }
                </div>
                if let Some(reference) = note.reference {
                    <a class="icon-button" role="doc-backlink" lang={page.foreign()} href={format!("#{}", anchors::note_ref(reference))}
                        aria-label={back} title={back}>{ icon::UP.html() }</a>
                }
            </li>
        }
    };
    markup! {
        <section class="endnotes" role="doc-endnotes" aria-labelledby="chu-thich">
            <h2 class="endnotes__head" lang={page.foreign()} id="chu-thich">
                { page.text(if all { "notes" } else { "notes.unmarked" }) }
            </h2>
            <ol>{ for notes.into_iter().map(row) }</ol>
        </section>
    }
}

/// "Chú thích 5 chưa tìm thấy dấu trong văn bản."
fn unmarked(page: &Page, note: &NoteView) -> String {
    match note.page {
        Some(number) => page.fill(
            "note.unmarked-page",
            &[("label", &note.label), ("page", &number.to_string())],
        ),
        None => page.fill("note.unmarked", &[("label", &note.label)]),
    }
}

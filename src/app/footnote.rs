//! A note, opened right after the sentence that calls it, beside it, or after the text.

use super::context::Page;
use super::document::{Document, Mark};
use super::icon;
use super::markup::markup;
use super::run::{Ink, key, target};
use crate::view::NoteView;
use yew::prelude::*;

/// The notes of marks, where they open beside or after what calls them; drawn with the ink of their place.
pub fn footnotes(ink: Ink, marks: &[Mark]) -> Html {
    marks.iter().map(|mark| footnote(ink, *mark)).collect()
}

/// The note of a mark, or the sentence that none was found.
fn footnote(ink: Ink, mark: Mark) -> Html {
    let Ink {
        page,
        document,
        hand,
        ..
    } = ink;
    let id = target(document, mark);
    let hidden = ink.open.is_some_and(|open| !open.contains(&mark));
    let mut in_use = None;
    let (label, body, note) = match mark {
        Mark::Note(index) => {
            let Some(note) = document.reading.notes.get(index) else {
                return Html::default();
            };
            in_use = hand.is_used_in_note(note);
            let body = body(ink, note);
            (note.label.clone(), body, Some(index))
        }
        Mark::Lost(reference) => {
            let label = document.reading.targets.note_refs[reference].label.clone();
            let sentence = page.fill("note.lost", &[("label", &label)]);
            (
                label,
                markup! { <p class="footnote__lost" lang={page.foreign()}>{ sentence }</p> },
                None,
            )
        }
    };
    markup! {
        <aside class="footnote" key={key(mark)} role="doc-footnote" {id} {hidden} tabindex="-1"
            aria-label={page.fill("note.name", &[("label", &label)])}
            data-note={note.map(|n| n.to_string())} data-in-use={in_use}>
            <span class="footnote__number" aria-hidden="true">{ &label }</span>
            { body }
            <button type="button" class="icon-button footnote__close" lang={page.foreign()} data-closes={key(mark)}
                aria-label={page.fill("note.close", &[("label", &label)])}
                title={page.fill("note.close", &[("label", &label)])}>
                { icon::UP.html() }
            </button>
            <button type="button" class="footnote__more" lang={page.foreign()} data-more="" hidden=true>
                { page.fill("note.more", &[("label", &label)]) }
            </button>
        </aside>
    }
}

/// The words of a note: a lead, then its items as a list.
pub fn body(ink: Ink, note: &NoteView) -> Html {
    let ink = Ink {
        only: None,
        current: None,
        ..ink
    };
    markup! {
        <div class="footnote__body">
            if !note.lead.is_empty() {
                <div class="footnote__lead">{ ink.runs(&note.lead) }</div>
            }
            if !note.items.is_empty() {
                <ol class="footnote__items">
                    { for note.items.iter().map(|item| markup! {
                        <li class="footnote__item" id={item.id.clone()}>
                            <span class="footnote__marker">{ &item.marker }</span>
                            { " " }{ ink.runs(&item.runs) }{ " " }
                        </li>
                    }) }
                </ol>
            }
            { count(ink.page, note) }
        </div>
    }
}

/// Notes that stand again where they stood on their page: plain words, for the note itself keeps all links.
pub fn note_back(page: &Page, document: &Document, notes: &[usize]) -> Html {
    let notes = notes
        .iter()
        .filter_map(|note| document.reading.notes.get(*note));
    let draw = |note: &NoteView| {
        let lead = note.lead.iter().map(|run| run.text.as_str());
        let items = note.items.iter().flat_map(|item| {
            let words = item.runs.iter().map(|run| run.text.as_str());
            [" ", item.marker.as_str(), " "].into_iter().chain(words)
        });
        let words: String = lead.chain(items).collect();
        markup! {
            <span class="note-back" role="note" aria-label={page.fill("note.name", &[("label", &note.label)])}>
                <b class="note-back__label">{ &note.label }</b>{ " " }{ words }
            </span>
        }
    };
    notes.map(draw).collect()
}

/// "Văn bản nêu 6, chú thích có 6 ý": the announced number against the items.
pub fn count(page: &Page, note: &NoteView) -> Html {
    let Some((stated, found)) = note.count else {
        return Html::default();
    };
    let equal = stated == found;
    let (stated, found) = (stated.to_string(), found.to_string());
    let values = [("stated", stated.as_str()), ("found", found.as_str())];
    let text = if equal {
        page.fill("note.count", &values)
    } else {
        page.fill("note.count-differs", &values)
    };
    markup! { <p class="footnote__count" lang={page.foreign()} data-differs={(!equal).then_some("")}>{ text }</p> }
}

//! The sheet: the whole text of the directive, or its source.

use super::card::card_beside;
use super::conclusions::conclusions;
use super::context::Page;
use super::endnotes::endnotes;
use super::hand::Hand;
use super::markup::markup;
use super::masthead::masthead;
use super::only::only;
use super::quote::quote;
use super::running_head::running_head;
use super::section::{Opening, pieces};
use super::set_aside::set_aside;
use super::settings::Placement;
use super::source_view::source_view;
use super::state::{Reader, State};
use super::{hits, margin, minimap, places};
use crate::model::set::Set;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Running head, text, card.
pub fn sheet(page: &Page, state: &State, reader: &Reader) -> Html {
    let placement = state.placement();
    let tasks = &reader.document.reading.targets.tasks;
    let task = reader.task.and_then(|t| Some((t, tasks.get(t)?.paragraph)));
    let opening = Opening {
        page: page.clone(),
        document: reader.document.clone(),
        notes: reader.open_notes.clone(),
        folded: reader.folded.clone(),
        placement,
        task,
        hand: Hand::of(state, reader),
        until: 0,
    };
    markup! {
        <article class="sheet">
            { running_head(page, reader) }
            if reader.source.is_some() {
                { source_view(page, &reader.document) }
            } else {
                <div class="sheet__text" lang="vi" data-only={reader.only.map(|_| "")}>
                    { html! { <Text key={reader.document.fingerprint.to_string()} {opening} asides={reader.asides_open.clone()} whole={reader.whole} /> } }
                    <div class="hits" aria-hidden="true"></div>
                    if let Some(card) = reader.card {
                        { card_beside(page, state, reader, card) }
                    }
                    { for reader.quote.as_ref().map(|words| quote(page, reader, words)) }
                </div>
                { only(page, reader) }
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    opening: Opening,
    asides: Rc<Set<usize>>,
    /// Someone waits for the whole text.
    whole: bool,
}

/// The whole text; a component of its own so that places and cards do not draw it again. A long one comes slice by
/// slice, so that the page answers while it is drawn.
#[component]
fn Text(props: &TextProps) -> Html {
    let document = &props.opening.document;
    let last = document.slices - 1;
    let drawn = use_state(|| 0);
    let until = if props.whole { last } else { *drawn };
    use_effect_with((document.clone(), until), move |(document, until)| {
        let next = until + 1;
        let slices = document.slices;
        let timer = (next < slices).then(|| Timeout::new(0, move || drawn.set(next)));
        if timer.is_none() && slices > 1 {
            drawn_whole();
        }
        move || drop(timer)
    });
    let opening = Opening {
        until,
        ..props.opening.clone()
    };
    let Opening {
        page,
        placement,
        hand,
        ..
    } = &opening;
    let before = document.reading.before.len();
    let all = before + document.reading.after.len();
    let aside = |index: usize| set_aside(&opening, index, props.asides.contains(&index));
    markup! {
        <>
            { for (0..before).map(aside) }
            { masthead(&opening) }
            { pieces(&opening, &document.body) }
            if until < last {
                <p class="sheet__drawing" data-drawing="" role="status">{ page.text("sheet.drawing") }</p>
            } else {
                { conclusions(&opening) }
                { endnotes(page, document, hand, *placement == Placement::End) }
                { for (before..all).map(aside) }
            }
        </>
    }
}

/// What depends on all of the text being there.
fn drawn_whole() {
    margin::arrange_again();
    places::let_search_unfold();
    hits::draw();
    minimap::measure_soon();
}

//! The sheet: the whole text of the directive, or its source.

use super::card::CardBeside;
use super::conclusions::conclusions;
use super::context::Page;
use super::footnote::endnotes;
use super::masthead::masthead;
use super::running_head::running_head;
use super::section::{Opening, pieces};
use super::set_aside::set_aside;
use super::settings::Placement;
use super::source_view::SourceView;
use super::state::Reader;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Running head, text, card.
pub fn sheet(page: &Page, reader: &Reader, placement: Placement) -> Html {
    let task = reader.task.and_then(|t| {
        let task = reader.document.directive.tasks.get(t)?;
        Some(task.place.paragraph)
    });
    let opening = Opening {
        page: page.clone(),
        document: reader.document.clone(),
        notes: reader.open_notes.clone(),
        folded: reader.folded.clone(),
        placement,
        task,
    };
    let document = reader.document.clone();
    html! {
        <article class="sheet">
            { running_head(page, reader) }
            if let Some(from) = reader.source {
                <SourceView page={page.clone()} {document} {from} />
            } else {
                <div class="sheet__text" lang="vi">
                    <Text {opening} asides={reader.asides_open.clone()} />
                    if let Some(card) = reader.card {
                        <CardBeside page={page.clone()} {document} {card} />
                    }
                </div>
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    opening: Opening,
    asides: Rc<BTreeSet<usize>>,
}

/// The whole text; a component of its own so that places and cards do not draw it again.
#[component]
fn Text(props: &TextProps) -> Html {
    let Opening {
        page,
        document,
        placement,
        ..
    } = &props.opening;
    let before = document.reading.before.len();
    let all = before + document.reading.after.len();
    let aside = |index: usize| set_aside(page, document, index, props.asides.contains(&index));
    html! {
        <>
            { for (0..before).map(aside) }
            { masthead(page, document) }
            { pieces(&props.opening, &document.body) }
            { conclusions(page, document) }
            { endnotes(page, document, *placement == Placement::End) }
            { for (before..all).map(aside) }
        </>
    }
}

//! The sheet: the whole text of the directive, or its source.

use super::card::CardBeside;
use super::conclusions::Conclusions;
use super::document::Opened;
use super::footnote::Endnotes;
use super::masthead::Masthead;
use super::running_head::RunningHead;
use super::section::{Opening, pieces};
use super::set_aside::SetAside;
use super::settings::Placement;
use super::source_view::SourceView;
use super::state::{Card, Reader};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub reader: Reader,
    pub placement: Placement,
}

/// Running head, text, card.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let reader = &props.reader;
    let task = reader.task.and_then(|t| {
        let task = reader.document.directive.tasks.get(t)?;
        Some(task.place.paragraph)
    });
    let opening = Opening {
        document: reader.document.clone(),
        notes: reader.open_notes.clone(),
        folded: reader.folded.clone(),
        placement: props.placement,
        task,
    };
    html! {
        <article class="sheet">
            <RunningHead document={reader.document.clone()} section={reader.section} page={reader.page} />
            if let Some(from) = reader.source {
                <SourceView document={reader.document.clone()} {from} />
            } else {
                <Text {opening} asides={reader.asides_open.clone()} card={reader.card} />
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    opening: Opening,
    asides: Rc<BTreeSet<usize>>,
    card: Option<Card>,
}

#[component]
fn Text(props: &TextProps) -> Html {
    let document: &Opened = &props.opening.document;
    let before = document.reading.before.len();
    let aside = |index: usize| {
        html! {
            <SetAside key={index} document={document.clone()} {index} open={props.asides.contains(&index)} />
        }
    };
    html! {
        <div class="sheet__text" lang="vi">
            { for (0..before).map(aside) }
            <Masthead document={document.clone()} />
            <Body opening={props.opening.clone()} />
            <Conclusions document={document.clone()} />
            <Endnotes document={document.clone()} all={props.opening.placement == Placement::End} />
            { for (before..before + document.reading.after.len()).map(aside) }
            if let Some(card) = props.card {
                <CardBeside document={document.clone()} {card} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BodyProps {
    opening: Opening,
}

/// The running text by itself, so that cards and asides do not draw it again.
#[component]
fn Body(props: &BodyProps) -> Html {
    pieces(&props.opening, &props.opening.document.body)
}

//! A paragraph, a list item or a heading's words, with the notes its sentences call.

use super::context::Page;
use super::document::{Mark, Opened, Shared};
use super::footnote::{footnote, note_back};
use super::hand::{Hand, sentences};
use super::markup::markup;
use super::pieces::marks;
use super::run::Ink;
use super::settings::Placement;
use crate::view::{self, BlockKind, RunKind};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BlockProps {
    pub page: Page,
    pub document: Opened,
    pub block: Shared<view::Block>,
    /// The marks of this block that are open.
    pub open: Vec<Mark>,
    pub placement: Placement,
    /// The task gone to last, if it stands here.
    pub current: Option<usize>,
    /// What a person's hand changes here.
    pub hand: Hand,
}

/// Marks called in a block.
pub fn all_marks(block: &view::Block) -> Vec<Mark> {
    let segments = block.segments.iter();
    segments.flat_map(marks).collect()
}

/// A block of running text. Without notes it is a plain `p`; with notes its sentences flow around
/// them: a closed note leaves no trace, an open one parts the paragraph.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let block = &props.block;
    let hand = &props.hand;
    let only = hand
        .only
        .map(|entry| sentences(&props.document, block.paragraph, entry));
    let ink = Ink {
        page: &props.page,
        document: &props.document,
        open: (props.placement == Placement::Inline).then_some(&props.open),
        hand,
        only: only.as_deref(),
        current: props.current,
    };
    let (class, marker) = match &block.kind {
        BlockKind::Item { marker, .. } => ("block block--item", Some(marker.as_str())),
        BlockKind::Heading => ("block block--heading", None),
        BlockKind::Paragraph => ("block", None),
    };
    let depth = match block.kind {
        BlockKind::Item { depth, .. } => Some(depth.min(4).to_string()),
        _ => None,
    };
    let begin = markup! {
        <>
            { for block.anchor.clone().map(|id| markup! { <span class="anchor" {id}></span> }) }
            { for marker.map(self::marker) }
        </>
    };
    let called = all_marks(block);
    let plain = called.is_empty() || props.placement == Placement::End;
    let tag = if plain { "p" } else { "div" };
    let content: Html = if plain {
        block.segments.iter().map(|s| ink.runs(&s.runs)).collect()
    } else {
        block
            .segments
            .iter()
            .map(|segment| {
                markup! {
                    <>
                        <span class="segment">{ ink.runs(&segment.runs) }</span>
                        { for marks(segment).into_iter().map(|mark| {
 footnote(&props.page, &props.document, hand, mark, props.open.contains(&mark), props.placement)
}) }
                    </>
                }
            })
            .collect()
    };
    // Notes and numbers of pages are measured from the text, not from the block.
    let is_break = |run: &view::Run| matches!(run.kind, RunKind::PageBreak { .. });
    let mut runs = block.segments.iter().flat_map(|s| &s.runs);
    let alone = called.is_empty() && !runs.any(is_break);
    markup! {
        <@{tag} {class} id={block.id.clone()} role={(!plain).then_some("paragraph")} data-alone={alone.then_some("")}
            data-paragraph={block.paragraph.to_string()} data-page={block.page.map(|p| p.to_string())}
            data-depth={depth} data-dash={marker.is_some_and(is_dash).then_some("")}
            data-current-task={props.current.map(|_| "")} data-in-use={hand.only.map(|_| "")}>
            { begin }
            { content }
            { note_back(&props.page, &props.document, &hand.notes_after(&props.document, block.paragraph)) }
        </@>
    }
}

fn is_dash(marker: &str) -> bool {
    matches!(marker, "-" | "–" | "—" | "−")
}

/// The label of an item. A dash is drawn longer, but copied as it was printed.
fn marker(text: &str) -> Html {
    markup! {
        <>
            <span class="block__marker"><span class={is_dash(text).then_some("block__dash")}>{ text }</span></span>
            { " " }
        </>
    }
}

//! The letterhead: issuing body and number, motto and date, kind and title.

use super::context::Page;
use super::document::Opened;
use super::hand::Hand;
use super::markup::markup;
use super::run::Ink;
use crate::model::PrefacePart;
use crate::view::{Line, anchors};
use yew::prelude::*;

/// Two columns as on paper, then the name of the document.
pub fn masthead(page: &Page, document: &Opened, hand: &Hand) -> Html {
    let view = &document.reading.masthead;
    let ink = Ink {
        page,
        document,
        open: None,
        hand,
        only: None,
        current: None,
    };
    let line = |line: &Line| {
        let part = line.part.map(part_name);
        markup! {
            <div class="masthead__line" id={anchors::block(line.paragraph)} data-part={part} data-in-use={hand.is_used_in(&line.runs)}
                data-paragraph={line.paragraph.to_string()}>{ ink.runs(&line.runs) }</div>
        }
    };
    let party = document.reading.targets.party;
    let left = view.left.iter().enumerate().map(|(i, l)| {
        let first_number = l.part == Some(PrefacePart::Number) && i > 0;
        markup! {
            <>
                // The star that a Party paper prints under the issuing body.
                if first_number && party { <div class="masthead__star" aria-hidden="true">{ "*" }</div> }
                { line(l) }
            </>
        }
    });
    let title = &view.title;
    let kind = &view.kind;
    markup! {
        <header class="masthead">
            if !view.left.is_empty() || !view.right.is_empty() {
                <div class="masthead__columns">
                    <div>{ for left }</div>
                    <div>{ for view.right.iter().map(line) }</div>
                </div>
            }
            if kind.is_some() || title.is_some() {
                <h1 class="masthead__name">
                    if let Some(kind) = kind {
                        <span class="masthead__kind" data-in-use={hand.is_used_in(&kind.runs)} id={anchors::block(kind.paragraph)} data-paragraph={kind.paragraph.to_string()}>
                            { ink.runs(&kind.runs) }
                        </span>
                    }
                    if let Some(title) = title {
                        { " " }
                        <span class="masthead__title" data-in-use={hand.is_used_in(&title.runs)} id={anchors::block(title.paragraph)} data-paragraph={title.paragraph.to_string()}>
                            { ink.runs(&title.runs) }
                        </span>
                    }
                </h1>
            } else {
                <h1 class="hidden-text">{ &document.reading.name }</h1>
            }
            if !view.below.is_empty() {
                <div class="masthead__below">{ for view.below.iter().map(line) }</div>
            }
        </header>
    }
}

const fn part_name(part: PrefacePart) -> &'static str {
    match part {
        PrefacePart::Motto => "motto",
        PrefacePart::Issuer => "issuer",
        PrefacePart::Number => "number",
        PrefacePart::PlaceDate => "date",
        PrefacePart::Kind => "kind",
        PrefacePart::Title => "title",
        PrefacePart::Subject => "subject",
        PrefacePart::Addressee => "addressee",
        PrefacePart::Basis => "basis",
    }
}

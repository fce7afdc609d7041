//! The letterhead: issuing body and number, motto and date, kind and title.

use super::context::Page;
use super::document::Opened;
use super::hand::Hand;
use super::markup::markup;
use super::paper_line::paper_line;
use super::run::Ink;
use crate::model::PrefacePart;
use crate::view::Line;
use yew::prelude::*;

/// Two columns as on paper, then the name of the document.
pub fn masthead(page: &Page, document: &Opened, hand: &Hand) -> Html {
    let view = &document.reading.masthead;
    let ink = Ink::plain(page, document, hand);
    let line = |line: &Line| paper_line(ink, "div", "masthead__line", line);
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
                        { paper_line(ink, "span", "masthead__kind", kind) }
                    }
                    if let Some(title) = title {
                        { " " }{ paper_line(ink, "span", "masthead__title", title) }
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

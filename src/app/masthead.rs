//! The letterhead: issuing body and number, motto and date, kind and title.

use super::markup::markup;
use super::paper_line::{line_alone, line_notes, paper_line};
use super::section::Opening;
use crate::model::PrefacePart;
use crate::view::Line;
use yew::prelude::*;

/// Two columns as on paper, then the name of the document.
pub fn masthead(opening: &Opening) -> Html {
    let document = &opening.document;
    let view = &document.reading.masthead;
    let line = |line: &Line| paper_line(opening, "div", "masthead__line", line);
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
                        { line_alone(opening, "span", "masthead__kind", kind) }
                    }
                    if let Some(title) = title {
                        { " " }{ line_alone(opening, "span", "masthead__title", title) }
                    }
                </h1>
                { for kind.iter().chain(title).map(|line| line_notes(opening, line)) }
            } else {
                <h1 class="hidden-text">{ &document.reading.name }</h1>
            }
            if !view.below.is_empty() {
                <div class="masthead__below">{ for view.below.iter().map(line) }</div>
            }
        </header>
    }
}

//! What the card says of a cited document.

use super::card_steps::card_steps;
use super::context::Page;
use super::document::Document;
use super::glossary::place;
use super::markup::markup;
use super::state::Card;
use super::words::words;
use crate::view::{CitationGroup, anchors};
use yew::prelude::*;

/// The name of the card and its content.
pub fn citation_card(page: &Page, document: &Document, index: usize) -> (String, Html) {
    let Some((group, at)) = group_of(document, &anchors::citation(index)) else {
        return (String::new(), Html::default());
    };
    let row = |key: &'static str, value: Option<&str>| {
        let value = value.filter(|v| !v.is_empty());
        value.map(|v| markup! { <><dt>{ page.lang.text_of("citation", key) }</dt><dd lang="vi">{ v }</dd></> })
    };
    let path = group.mentions[at].path.as_str();
    let codes: Vec<_> = group
        .codes
        .iter()
        .map(|(c, long)| format!("{c}: {long}"))
        .collect();
    let content = markup! {
        <>
            <div class="card__head" lang="vi">{ words(&group.name) }</div>
            <dl class="card__facts">
                { for row("kind", Some(&group.kind)) }
                { for row("issuer", group.issuer.as_deref()) }
                { for row("date", group.date.as_deref()) }
                { for row("subject", group.subject.as_deref()) }
                { for row("codes", Some(&codes.join("; "))) }
                <dt>{ page.text("citation.place") }</dt><dd>{ place(page, path) }</dd>
            </dl>
            { card_steps(page, &group.mentions, at, |at| mention_card(group, at, index), "mentions") }
        </>
    };
    (group.name.clone(), content)
}

fn mention_card(group: &CitationGroup, at: usize, index: usize) -> Card {
    let anchor = group.mentions.get(at).map_or("", |m| m.anchor.as_str());
    let number = anchor.get(1..).and_then(|n| n.parse().ok());
    Card::Citation(number.unwrap_or(index))
}

/// The group of a mention and which of its mentions it is.
fn group_of<'a>(document: &'a Document, anchor: &str) -> Option<(&'a CitationGroup, usize)> {
    document.reading.citations.iter().find_map(|group| {
        let at = group.mentions.iter().position(|m| m.anchor == anchor)?;
        Some((group, at))
    })
}

//! "Văn bản viện dẫn": every document the text names, and where.

use super::context::Page;
use super::glossary::{mentions, place};
use super::icon;
use super::markup::markup;
use super::state::Reader;
use super::words::words;
use crate::view::CitationGroup;
use yew::prelude::*;

/// Rows that open onto all mentions.
pub fn cited_documents(page: &Page, reader: &Reader) -> Html {
    let groups = &reader.document.reading.citations;
    if groups.is_empty() {
        return markup! { <p class="panel__empty">{ page.text("citations.none") }</p> };
    }
    markup! {
        <div class="cited-documents">
            <p class="panel__lead">{ page.text("citations.lead") }</p>
            <ul class="panel__body rows">{ for groups.iter().map(|g| row(page, reader, g)) }</ul>
        </div>
    }
}

fn row(page: &Page, reader: &Reader, group: &CitationGroup) -> Html {
    let place = group
        .mentions
        .first()
        .filter(|m| !m.path.is_empty())
        .map(|m| place(page, &m.path));
    let more: Vec<_> = [group.issuer.clone(), group.date.clone()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let between = if more.is_empty() || place.is_none() {
        ""
    } else {
        " · "
    };
    markup! {
        <li class="row" key={group.mentions.first().map_or_else(String::new, |m| m.anchor.clone())}>
            <details class="row__details" data-first={group.mentions.first().map(|m| m.anchor.clone())}>
                <summary class="row__summary" data-row="">
                    { icon::CHEVRON.html() }
                    <span class="row__text" lang="vi"><b>{ words(&group.name) }</b>
                        { for group.subject.as_ref().map(|s| format!(" – {s}")) }
                    </span>
                    <span class="row__count">{ page.count("uses", group.mentions.len()) }</span>
                    if !more.is_empty() || place.is_some() {
                        <span class="row__more"><span lang="vi">{ more.join(" · ") }</span>{ between }{ for place }</span>
                    }
                </summary>
                { mentions(page, reader, &group.mentions) }
            </details>
        </li>
    }
}

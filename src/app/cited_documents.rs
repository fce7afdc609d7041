//! "Văn bản viện dẫn": every document the text names, and where.

use super::context::{Page, use_page};
use super::document::Opened;
use super::glossary::mentions;
use super::icon;
use super::run::words;
use crate::view::CitationGroup;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CitedDocumentsProps {
    pub document: Opened,
}

/// Rows that open onto all mentions.
#[component]
pub fn CitedDocuments(props: &CitedDocumentsProps) -> Html {
    let page = use_page();
    let groups = &props.document.reading.citations;
    if groups.is_empty() {
        return html! { <p class="panel__empty">{ page.text("citations.none") }</p> };
    }
    html! {
        <div class="cited-documents">
            <p class="panel__lead">{ page.text("citations.lead") }</p>
            <ul class="panel__body rows">{ for groups.iter().map(|g| row(&page, g)) }</ul>
        </div>
    }
}

fn row(page: &Page, group: &CitationGroup) -> Html {
    let place = group
        .mentions
        .first()
        .map(|m| m.path.clone())
        .filter(|p| !p.is_empty());
    let more: Vec<_> = [group.issuer.clone(), group.date.clone(), place]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    html! {
        <li class="row" key={group.mentions.first().map_or_else(String::new, |m| m.anchor.clone())}>
            <details class="row__details">
                <summary class="row__summary" data-row="">
                    { icon::CHEVRON.html() }
                    <span class="row__text" lang="vi"><b>{ words(&group.name) }</b>
                        { for group.subject.as_ref().map(|s| format!(" {s}")) }
                    </span>
                    <span class="row__count">{ page.count("uses", group.mentions.len()) }</span>
                    if !more.is_empty() { <span class="row__more" lang="vi">{ more.join(" · ") }</span> }
                </summary>
                { mentions(page, &group.mentions) }
            </details>
        </li>
    }
}

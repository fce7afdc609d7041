//! "Viết tắt": every short form, what it means, and everywhere it is used.

use super::abbreviation_card::origin;
use super::context::Page;
use super::document::Opened;
use super::icon;
use super::markup::markup;
use crate::view::{AbbreviationRow, Mention};
use yew::prelude::*;

/// Rows that open onto all uses.
pub fn glossary(page: &Page, document: &Opened) -> Html {
    let rows = &document.reading.abbreviations;
    if rows.is_empty() {
        return markup! { <p class="panel__empty">{ page.text("abbreviations.none") }</p> };
    }
    markup! {
        <div class="glossary">
            <p class="panel__lead">{ page.text("abbreviations.lead") }</p>
            <ul class="panel__body rows">{ for rows.iter().map(|r| row(page, r)) }</ul>
        </div>
    }
}

fn row(page: &Page, row: &AbbreviationRow) -> Html {
    markup! {
        <li class="row" key={row.short.clone()}>
            <details class="row__details" data-first={row.uses.first().map(|m| m.anchor.clone())}>
                <summary class="row__summary" data-row="">
                    { icon::CHEVRON.html() }
                    <span class="row__text"><b lang="vi">{ &row.short }</b>{ " – " }
                        if let Some(long) = &row.long {
                            <span lang="vi">{ long }</span>
                        } else {
                            { page.text("meaning.unknown-short") }
                        }
                    </span>
                    <span class="row__count">{ page.count("uses", row.uses.len()) }</span>
                </summary>
                if row.long.is_some() { <p class="row__more">{ origin(page, row) }</p> }
                if !row.others.is_empty() {
                    <p class="row__more">{ page.text("meaning.others") }{ " " }<span lang="vi">{ row.others.join("; ") }</span></p>
                }
                { mentions(page, &row.uses) }
            </details>
        </li>
    }
}

/// "mục II › 2.2".
pub fn place(page: &Page, path: &str) -> String {
    if path.is_empty() {
        page.text("place.outside").to_owned()
    } else {
        page.fill("place.section", &[("path", path)])
    }
}

/// Places of use in their words; each goes there.
pub fn mentions(page: &Page, mentions: &[Mention]) -> Html {
    markup! {
        <ol class="mentions">
            { for mentions.iter().map(|mention| {
                let (before, word, after) = &mention.context;
                let path = place(page, &mention.path);
                markup! {
                    <li class="mentions__one" key={mention.anchor.clone()}>
                        <a href={format!("#{}", mention.anchor)} data-row="">
                            <span class="mentions__words" lang="vi">{ before }<b>{ word }</b>{ after }</span>
                            <span class="mentions__path">{ path }</span>
                        </a>
                    </li>
                }
            }) }
        </ol>
    }
}

//! "Viết tắt": every short form, what it means, and everywhere it is used.

use super::abbreviation_card::{meaning, more};
use super::context::{Page, yes};
use super::icon;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use crate::view::meanings::Meanings;
use crate::view::{AbbreviationRow, Mention};
use yew::prelude::*;

/// Rows that open onto all uses.
pub fn glossary(page: &Page, reader: &Reader, meanings: &Meanings) -> Html {
    let rows = &reader.document.reading.abbreviations;
    if rows.is_empty() {
        return markup! { <p class="panel__empty">{ page.text("abbreviations.none") }</p> };
    }
    markup! {
        <div class="glossary">
            <p class="panel__lead">{ page.text("abbreviations.lead") }</p>
            <ul class="panel__body rows">{ for rows.iter().enumerate().map(|(i, r)| row(page, reader, r, meanings, only(page, reader, i))) }</ul>
        </div>
    }
}

/// "Chỉ hiện câu dùng chữ này": all other sentences fade; a second press ends it.
fn only(page: &Page, reader: &Reader, entry: usize) -> Html {
    let on = reader.only == Some(entry);
    let uses = &reader.document.reading.abbreviations[entry].uses;
    let first = uses.first().map(|mention| mention.anchor.clone());
    let onclick = {
        let page = page.clone();
        move |_| {
            page.dispatch(Action::OnlyShown((!on).then_some(entry)));
            // Here the panel lies over the text.
            if let Some(first) = first.as_ref().filter(|_| !on && places::is_narrow()) {
                places::go(&page, first);
            }
        }
    };
    markup! {
        <button type="button" class="link row__only" aria-pressed={yes(on)} {onclick}>{ page.text("only") }</button>
    }
}

fn row(
    page: &Page,
    reader: &Reader,
    row: &AbbreviationRow,
    meanings: &Meanings,
    only: Html,
) -> Html {
    let long = meaning(row, meanings);
    markup! {
        <li class="row" key={row.short.clone()}>
            <details class="row__details" data-first={row.uses.first().map(|m| m.anchor.clone())}>
                <summary class="row__summary" data-row="">
                    { icon::CHEVRON.html() }
                    <span class="row__text"><b lang="vi">{ &row.short }</b>{ " – " }
                        if let Some(long) = long {
                            <span lang="vi">{ long }</span>
                        } else {
                            { page.text("meaning.unknown-short") }
                        }
                    </span>
                    <span class="row__count">{ page.count("uses", row.uses.len()) }</span>
                </summary>
                { for more(page, row, meanings).into_iter().map(|words| markup! { <p class="row__more">{ words }</p> }) }
                <p class="row__more">{ only }</p>
                { mentions(page, reader, &row.uses) }
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
pub fn mentions(page: &Page, reader: &Reader, mentions: &[Mention]) -> Html {
    markup! {
        <ol class="mentions">
            { for mentions.iter().map(|mention| {
                let [before, word, after] = reader.mended_mention(mention);
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

//! What the card says of a short form: meaning, origin, other spellings, uses.

use super::card_steps::card_steps;
use super::context::Page;
use super::document::Document;
use super::markup::markup;
use super::state::Card;
use crate::model::Origin;
use crate::view::AbbreviationRow;
use yew::prelude::*;

/// The name of the card and its content.
pub fn abbreviation_card(
    page: &Page,
    document: &Document,
    entry: usize,
    usage: usize,
) -> (String, Html) {
    let Some(row) = document.reading.abbreviations.get(entry) else {
        return (String::new(), Html::default());
    };
    let name = page.fill("card.abbreviation", &[("short", &row.short)]);
    let variants = row.variants.join(", ");
    let uses = [("k", page.lang.number(usage + 1))];
    let uses = uses.each_ref().map(|(k, v)| (*k, v.as_str()));
    let content = markup! {
        <>
            <div class="card__head" lang="vi">{ &row.short }</div>
            <div class="card__meaning" lang={row.long.as_ref().map(|_| "vi")}>{ row.long.as_deref().unwrap_or(page.text("meaning.unknown")) }</div>
            <div class="card__lines">
                if !row.others.is_empty() {
                    <p>{ page.text("meaning.others") }{ " " }<span lang="vi">{ row.others.join("; ") }</span></p>
                }
                if row.long.is_some() { <p>{ origin(page, row) }</p> }
                if !variants.is_empty() { <p>{ page.fill_vi("meaning.variants", "variants", &variants) }</p> }
                <p>{ page.lang.count("uses.of", row.uses.len(), &uses) }</p>
            </div>
            { card_steps(page, &row.uses, usage, |use_| Card::Abbreviation(entry, use_), "uses") }
        </>
    };
    (name, content)
}

/// Where a meaning comes from, always said.
pub fn origin(page: &Page, row: &AbbreviationRow) -> Html {
    match (&row.origin, &row.defined_in) {
        (Some(Origin::Text(_)), Some((id, label))) => markup! {
            <>{ page.text("origin.text") }{ " " }<a class="link" href={format!("#{id}")}>{ label }</a></>
        },
        (Some(Origin::Text(_)), None) => page.text("origin.text-here").into(),
        (Some(Origin::Dictionary(source)), _) if source.is_empty() => {
            page.text("origin.list").into()
        }
        (Some(Origin::Dictionary(source)), _) => markup! {
            <>{ page.text("origin.source") }{ " " }<span lang="vi">{ source }</span></>
        },
        (Some(Origin::Composed), _) => page.text("origin.composed").into(),
        (Some(Origin::Number), _) => page.text("origin.number").into(),
        (None, _) => page.text("meaning.unknown").into(),
    }
}

//! The card that explains a short form, a mention or a suspected error: in the margin where there
//! is one, else under the word, else a sheet at the foot of the screen.

use super::context::Page;
use super::document::{Document, Opened};
use super::icon;
use super::places;
use super::state::{Action, Card, Tab};
use crate::model::Origin;
use crate::view::{AbbreviationRow, CitationGroup, Mention, anchors};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A non-modal dialog beside its word.
pub fn card_beside(page: &Page, document: &Opened, card: Card) -> Html {
    let anchor = anchor(document, card);
    let (name, content) = match card {
        Card::Abbreviation(entry, usage) => abbreviation(page, document, entry, usage),
        Card::Citation(index) => citation(page, document, index),
        Card::Repair(index) => repair(page, document, index),
    };
    let leave = {
        Callback::from(move |_: FocusEvent| {
            if let Some(trigger) = places::element(&anchor) {
                places::focus(&trigger);
            }
        })
    };
    html! {
        <div class="card" role="dialog" aria-label={name} tabindex="-1" lang={page.lang.name()}>
            <button type="button" class="icon-button card__close" aria-label={page.text("card.close")}
                title={page.text("card.close")} data-closes-card="">{ icon::CLOSE.html() }</button>
            { content }
            // Past the last control the focus goes on where the word stands.
            <span tabindex="0" onfocus={leave}></span>
        </div>
    }
}

/// After a card was drawn or taken away: its word tells so, it takes its place and the focus.
pub fn follow(document: &Document, before: Option<Card>, now: Option<Card>) {
    tell(document, before, "false");
    tell(document, now, "true");
    if let Some(card) = places::find(".card").filter(|_| now.is_some()) {
        if let Some(now) = now {
            place_again(document, now);
        }
        places::focus(&card);
    }
}

/// Every run of the word tells whether its card is open; a mention may be cut into several.
fn tell(document: &Document, card: Option<Card>, expanded: &str) {
    let Some(card) = card else {
        return;
    };
    let id = anchor(document, card);
    let selector = match card {
        Card::Citation(index) => format!("[data-card=citation][data-entry='{index}']"),
        _ => format!("[data-card][id='{id}']"),
    };
    for word in places::all(&selector) {
        let _ = word.set_attribute("aria-expanded", expanded);
    }
}

/// Puts the card where its word now stands.
pub fn place_again(document: &Document, card: Card) {
    let word = places::element(&anchor(document, card));
    let card = places::find(".card").and_then(|c| c.dyn_into::<HtmlElement>().ok());
    if let (Some(card), Some(word)) = (card, word) {
        place(&card, &word);
    }
}

/// The id of the word a card belongs to.
pub fn anchor(document: &Document, card: Card) -> String {
    match card {
        Card::Abbreviation(entry, usage) => document
            .reading
            .abbreviations
            .get(entry)
            .and_then(|row| row.uses.get(usage))
            .map_or_else(String::new, |mention| mention.anchor.clone()),
        Card::Citation(index) => anchors::citation(index),
        Card::Repair(index) => anchors::repair(index),
    }
}

/// Closes the card and gives the focus back to its word.
pub fn close(page: &Page, document: &Document, card: Card) {
    page.dispatch(Action::CardClosed);
    if let Some(trigger) = places::element(&anchor(document, card)) {
        places::focus(&trigger);
    }
}

/// In the margin at the height of its word, or under the word inside the column.
fn place(card: &HtmlElement, trigger: &Element) {
    let (Some(text), Some(pane)) = (places::find(".sheet__text"), places::find(".pane")) else {
        return;
    };
    let (column, word) = (
        text.get_bounding_client_rect(),
        trigger.get_bounding_client_rect(),
    );
    let view = pane.get_bounding_client_rect();
    let style = card.style();
    let height = f64::from(card.offset_height());
    let docked = view.width() >= places::MARGIN_FROM;
    let top = if docked {
        let lowest = view.bottom() - height - 16.0;
        (word.top() - 12.0).min(lowest.max(view.top() + 44.0))
    } else if word.bottom() + 8.0 + height > view.bottom() && word.top() - height - 8.0 > view.top()
    {
        word.top() - height - 8.0
    } else {
        word.bottom() + 8.0
    };
    let left = (word.left() - column.left() - 24.0)
        .min(column.width() - 320.0)
        .max(0.0);
    let _ = style.set_property("--top", &px(top - column.top()));
    let _ = style.set_property("--left", &px(left));
}

/// Whole pixels; printing fractions would bring twenty kilobytes of program.
pub fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

fn abbreviation(page: &Page, document: &Document, entry: usize, usage: usize) -> (String, Html) {
    let Some(row) = document.reading.abbreviations.get(entry) else {
        return (String::new(), Html::default());
    };
    let name = page.fill("card.abbreviation", &[("short", &row.short)]);
    let variants = row.variants.join(", ");
    let uses = [("k", page.lang.number(usage + 1))];
    let uses = uses.each_ref().map(|(k, v)| (*k, v.as_str()));
    let content = html! {
        <>
            <div class="card__head" lang="vi">{ &row.short }</div>
            <div class="card__meaning" lang={row.long.as_ref().map(|_| "vi")}>{ row.long.as_deref().unwrap_or(page.text("meaning.unknown")) }</div>
            <div class="card__lines">
                if !row.others.is_empty() {
                    <p>{ page.text("meaning.others") }{ " " }<span lang="vi">{ row.others.join("; ") }</span></p>
                }
                if row.long.is_some() { <p>{ origin(page, row) }</p> }
                if !variants.is_empty() { <p>{ page.fill("meaning.variants", &[("variants", &variants)]) }</p> }
                <p>{ page.lang.count("uses.of", row.uses.len(), &uses) }</p>
            </div>
            { steps(page, &row.uses, usage, |use_| Card::Abbreviation(entry, use_), "uses") }
        </>
    };
    (name, content)
}

/// Where a meaning comes from, always said.
pub fn origin(page: &Page, row: &AbbreviationRow) -> Html {
    match (&row.origin, &row.defined_in) {
        (Some(Origin::Text(_)), Some((id, label))) => html! {
            <>{ page.text("origin.text") }{ " " }<a class="link" href={format!("#{id}")}>{ label }</a></>
        },
        (Some(Origin::Text(_)), None) => page.text("origin.text-here").into(),
        (Some(Origin::Dictionary(source)), _) if source.is_empty() => {
            page.text("origin.list").into()
        }
        (Some(Origin::Dictionary(source)), _) => {
            page.fill("origin.source", &[("source", source)]).into()
        }
        (Some(Origin::Composed), _) => page.text("origin.composed").into(),
        (Some(Origin::Number), _) => page.text("origin.number").into(),
        (None, _) => page.text("meaning.unknown").into(),
    }
}

/// The group of a mention and which of its mentions it is.
fn group_of<'a>(document: &'a Document, anchor: &str) -> Option<(&'a CitationGroup, usize)> {
    document.reading.citations.iter().find_map(|group| {
        let at = group.mentions.iter().position(|m| m.anchor == anchor)?;
        Some((group, at))
    })
}

fn citation(page: &Page, document: &Document, index: usize) -> (String, Html) {
    let Some((group, at)) = group_of(document, &anchors::citation(index)) else {
        return (String::new(), Html::default());
    };
    let row = |key: &'static str, value: Option<&str>| {
        let value = value.filter(|v| !v.is_empty());
        value.map(|v| html! { <><dt>{ page.lang.text_of("citation", key) }</dt><dd lang="vi">{ v }</dd></> })
    };
    let path = group.mentions[at].path.as_str();
    let codes: Vec<_> = group
        .codes
        .iter()
        .map(|(c, long)| format!("{c}: {long}"))
        .collect();
    let content = html! {
        <>
            <div class="card__head" lang="vi">{ super::run::words(&group.name) }</div>
            <dl class="card__facts">
                { for row("kind", Some(&group.kind)) }
                { for row("issuer", group.issuer.as_deref()) }
                { for row("date", group.date.as_deref()) }
                { for row("subject", group.subject.as_deref()) }
                { for row("codes", Some(&codes.join("; "))) }
                { for row("place", Some(&super::glossary::place(page, path))) }
            </dl>
            { steps(page, &group.mentions, at, |at| mention_card(group, at, index), "mentions") }
        </>
    };
    (group.name.clone(), content)
}

fn mention_card(group: &CitationGroup, at: usize, index: usize) -> Card {
    let anchor = group.mentions.get(at).map_or("", |m| m.anchor.as_str());
    let number = anchor.get(1..).and_then(|n| n.parse().ok());
    Card::Citation(number.unwrap_or(index))
}

fn repair(page: &Page, document: &Document, index: usize) -> (String, Html) {
    let name = page.text("repair").to_owned();
    let repairs = &document.directive.repairs;
    let Some(repair) = repairs.get(index) else {
        return (name, Html::default());
    };
    let step = |to: usize| (to < repairs.len()).then_some((Card::Repair(to), anchors::repair(to)));
    let of = page.fill(
        "repair.of",
        &[
            ("k", &page.lang.number(index + 1)),
            ("n", &page.lang.number(repairs.len())),
        ],
    );
    let content = html! {
        <>
            <div class="card__head">{ &name }</div>
            <div class="card__repair" lang="vi"><s>{ &repair.wrong }</s>{ " → " }<ins>{ &repair.right }</ins></div>
            <div class="card__lines"><p>{ page.text("repair.note") }</p></div>
            <div class="card__foot">
                <span>{ of }</span>
                { arrows(page, index.checked_sub(1).and_then(step), step(index + 1), "repairs") }
            </div>
        </>
    };
    (name, content)
}

/// The foot of a card: which use this is, and the way to the one before and after.
fn steps(
    page: &Page,
    mentions: &[Mention],
    at: usize,
    card: impl Fn(usize) -> Card,
    key: &str,
) -> Html {
    if mentions.len() < 2 {
        return Html::default();
    }
    let step = |to: usize| mentions.get(to).map(|m| (card(to), m.anchor.clone()));
    let tab = match card(at) {
        Card::Citation(_) => Tab::Citations,
        _ => Tab::Abbreviations,
    };
    let onclick = {
        let (page, first) = (page.clone(), mentions[0].anchor.clone());
        move |_| show_all(&page, tab, &first)
    };
    html! {
        <div class="card__foot">
            <button type="button" class="link" {onclick}>{ page.count("uses.all", mentions.len()) }</button>
            { arrows(page, at.checked_sub(1).and_then(step), step(at + 1), key) }
        </div>
    }
}

/// Opens the row of the table that has all mentions.
fn show_all(page: &Page, tab: Tab, first: &str) {
    page.dispatch(Action::TabShown(tab));
    let selector = format!("[data-first='{first}']");
    places::after_drawing(move || {
        if let Some(row) = places::find(&selector) {
            let _ = row.set_attribute("open", "");
            row.scroll_into_view();
            if let Ok(Some(summary)) = row.query_selector("summary") {
                places::focus(&summary);
            }
        }
    });
}

fn arrows(
    page: &Page,
    before: Option<(Card, String)>,
    after: Option<(Card, String)>,
    key: &str,
) -> Html {
    let arrow = |to: Option<(Card, String)>, way: &str, icon: icon::Icon| {
        let label = page.lang.text_of(way, key);
        let disabled = to.is_none();
        let page = page.clone();
        let onclick = move |event: MouseEvent| {
            if let Some((card, anchor)) = &to {
                event.stop_propagation();
                step_to(&page, *card, anchor);
            }
        };
        html! {
            <button type="button" class="icon-button" aria-label={label} title={label} {disabled} {onclick}>{ icon.html() }</button>
        }
    };
    html! {
        <span class="card__steps">
            { arrow(before, "previous", icon::UP) }
            { arrow(after, "next", icon::DOWN) }
        </span>
    }
}

/// Goes to another use and brings the card along.
fn step_to(page: &Page, card: Card, anchor: &str) {
    if let Some(target) = places::element(anchor) {
        page.dispatch(Action::Uncovered(places::hidden_by(&target)));
    }
    let (page, anchor) = (page.clone(), anchor.to_owned());
    places::after_drawing(move || {
        places::bring_into_view(&anchor);
        page.dispatch(Action::CardOpened(card));
    });
}

/// What a press on a marked word opens.
pub fn of_trigger(trigger: &Element) -> Option<Card> {
    let entry = places::number(trigger, "data-entry")?;
    match trigger.get_attribute("data-card")?.as_str() {
        "abbreviation" => Some(Card::Abbreviation(
            entry,
            places::number(trigger, "data-usage")?,
        )),
        "citation" => Some(Card::Citation(entry)),
        "repair" => Some(Card::Repair(entry)),
        _ => None,
    }
}

/// Whether the press was on the card itself.
pub fn is_inside(target: &Element) -> bool {
    target
        .closest(".card")
        .ok()
        .flatten()
        .is_some_and(|c| c.dyn_ref::<Element>().is_some())
}

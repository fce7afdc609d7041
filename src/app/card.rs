//! The card that explains a short form, a mention or a suspected error: in the margin where there
//! is one, else under the word, else a sheet at the foot of the screen.

use super::abbreviation_card::abbreviation_card;
use super::citation_card::citation_card;
use super::context::Page;
use super::document::Document;
use super::icon;
use super::markup::markup;
use super::places;
use super::repair_card::repair_card;
use super::state::{Action, Card, Reader, State};
use crate::view::anchors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A non-modal dialog beside its word.
pub fn card_beside(page: &Page, state: &State, reader: &Reader, card: Card) -> Html {
    let document = &reader.document;
    let anchor = anchor(document, card);
    let (name, content) = match card {
        Card::Abbreviation(entry, usage) => {
            abbreviation_card(page, reader, &state.meanings, entry, usage)
        }
        Card::Citation(index) => citation_card(page, document, index),
        Card::Repair(index) => repair_card(page, reader, index),
    };
    let leave = {
        Callback::from(move |_: FocusEvent| {
            if let Some(trigger) = places::element(&anchor) {
                places::focus(&trigger);
            }
        })
    };
    markup! {
        <div class="card" role="dialog" aria-label={name} tabindex="-1" lang={page.lang.name()}>
            <button type="button" class="icon-button card__close" aria-label={page.text("card.close")}
                title={page.text("card.close")} data-closes-card="">{ icon::CLOSE.html() }</button>
            { content }
            if state.storage_refused && !matches!(card, Card::Citation(_)) {
                <p class="card__refused" role="status">{ page.text("storage.refused") }</p>
            }
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
        uncover(document, &card, now);
    }
}

/// A sheet at the foot of a phone must not lie over the word it explains.
fn uncover(document: &Document, card: &Element, now: Option<Card>) {
    let word = now.and_then(|now| places::element(&anchor(document, now)));
    if let Some(word) = word.filter(|_| places::is_phone()) {
        let below = word.get_bounding_client_rect().bottom() + 16.0;
        let covered = below - card.get_bounding_client_rect().top();
        if covered > 0.0 {
            gloo::utils::window().scroll_by_with_x_and_y(0.0, covered);
        }
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

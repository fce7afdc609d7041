//! The foot of a card: all uses, and the way to the one before and after.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::state::{Action, Card, Tab};
use super::{drawing, places};
use crate::view::Mention;
use yew::prelude::*;

/// Empty where there is only one use.
pub fn card_steps(
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
    markup! {
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
    drawing::after(move || {
        if let Some(row) = places::find(&selector) {
            let _ = row.set_attribute("open", "");
            row.scroll_into_view();
            if let Ok(Some(summary)) = row.query_selector("summary") {
                places::focus(&summary);
            }
        }
    });
}

/// Two buttons: to what stands before and after, where there is such.
pub fn arrows(
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
        markup! {
            <button type="button" class="icon-button" aria-label={label} title={label} {disabled} {onclick}>{ icon.html() }</button>
        }
    };
    markup! {
        <span class="card__steps">
            { arrow(before, "previous", icon::UP) }
            { arrow(after, "next", icon::DOWN) }
        </span>
    }
}

/// Goes to another use and brings the card along.
pub fn step_to(page: &Page, card: Card, anchor: &str) {
    if let Some(target) = places::element(anchor) {
        page.dispatch(Action::Uncovered(places::hidden_by(&target)));
    }
    let (page, anchor) = (page.clone(), anchor.to_owned());
    drawing::after(move || {
        places::bring_into_view(&anchor);
        page.dispatch(Action::CardOpened(card));
    });
}

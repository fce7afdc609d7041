//! What the card says of a suspected error: as printed, as proposed. Nothing is changed.

use super::card_steps::arrows;
use super::context::Page;
use super::document::Document;
use super::markup::markup;
use super::state::Card;
use crate::view::anchors;
use yew::prelude::*;

/// The name of the card and its content.
pub fn repair_card(page: &Page, document: &Document, index: usize) -> (String, Html) {
    let name = page.text("repair").to_owned();
    let repairs = &document.reading.targets.repairs;
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
    let content = markup! {
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

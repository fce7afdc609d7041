//! Stamps, copy notices and page furniture: kept, folded under one button.

use super::context::{Page, yes};
use super::document::Opened;
use super::icon;
use super::markup::markup;
use super::paper_line::paper_line;
use super::section::Opening;
use super::state::Action;
use crate::model::FurnitureKind;
use crate::view::{Aside, AsideKind};
use yew::prelude::*;

/// "Dấu công văn đến, 6 dòng".
pub fn set_aside(opening: &Opening, index: usize, open: bool) -> Html {
    let page = &opening.page;
    let Some(aside) = at(&opening.document, index) else {
        return Html::default();
    };
    let id = format!("ngoai-le-{}", index);
    markup! {
        <div class="set-aside" data-aside={index.to_string()}>
            <button type="button" class="set-aside__button" lang={page.foreign()} aria-expanded={yes(open)}
                aria-controls={id.clone()} onclick={page.reports(Action::AsideToggled(index))}>
                { icon::CHEVRON.html() }{ name(page, aside) }
            </button>
            <div class="set-aside__lines" {id} hidden={!open}>
                { for aside.lines.iter().map(|line| paper_line(opening, "div", "set-aside__line", line)) }
            </div>
        </div>
    }
}

fn at(document: &Opened, index: usize) -> Option<&Aside> {
    let reading = &document.reading;
    reading.before.iter().chain(&reading.after).nth(index)
}

fn name(page: &Page, aside: &Aside) -> String {
    let lines = aside.lines.len();
    match aside.kind {
        AsideKind::Stamp => page.count("aside.stamp", lines),
        AsideKind::Copy => page.count("aside.copy", lines),
        AsideKind::Furniture(FurnitureKind::PageNumber) => page.count("aside.page-numbers", lines),
        AsideKind::Furniture(FurnitureKind::RunningHead) => page.count("aside.heads", lines),
        AsideKind::Furniture(FurnitureKind::Ornament) => page.count("aside.ornaments", lines),
        AsideKind::Furniture(_) => page.count("aside.remarks", lines),
    }
}

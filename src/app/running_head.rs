//! Where the reader is: the path of sections, and the page of the source.

use super::context::Page;
use super::markup::markup;
use super::state::Reader;
use yew::prelude::*;

/// "II. Nhiệm vụ › 2 › **2.1. Công tác …**   Trang gốc 4".
pub fn running_head(page: &Page, reader: &Reader) -> Html {
    let trail = reader
        .here
        .section
        .map_or_else(Vec::new, |s| reader.document.trail(s));
    let last = trail.len().saturating_sub(1);
    let step = |(i, row): (usize, &&crate::view::ContentsRow)| {
        let number = row.label.as_str();
        let dot = if number.is_empty() { "" } else { ". " };
        if i == last {
            markup! { <b>{ number }{ dot }{ reader.heading(row.section, &row.text) }</b> }
        } else {
            let title =
                (i == 0 || number.is_empty()).then(|| reader.heading(row.section, &row.text));
            let dot = title.is_some().then_some(dot);
            markup! { <span class="running-head__up">{ number }{ for dot }{ for title }<i>{ "›" }</i></span> }
        }
    };
    markup! {
        <div class="running-head" aria-hidden="true">
            <div class="running-head__line">
                <span class="running-head__path" lang="vi">
                    if trail.is_empty() {
                        <b lang={page.lang.name()}>{ page.text(if reader.here.after { "place.end" } else { "place.start" }) }</b>
                    }
                    { for trail.iter().enumerate().map(step) }
                </span>
                if let Some(number) = reader.here.page {
                    <span class="running-head__page">{ page.fill("page.source", &[("page", &number.to_string())]) }</span>
                }
            </div>
        </div>
    }
}

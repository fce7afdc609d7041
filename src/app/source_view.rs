//! "Xem bản gốc": the very characters that came in, at about the same place.

use super::context::Page;
use super::document::Document;
use super::line;
use super::markup::markup;
use super::state::Action;
use super::{drawing, places};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Scrolls to the paragraph at which the source begins to be read.
pub fn begin(from: Option<usize>) {
    let place = from.and_then(|from| places::find(&format!("[data-paragraph='{from}']")));
    if let Some(place) = place {
        place.scroll_into_view();
    }
}

/// The source, cut only where paragraphs begin so that places can be found again.
pub fn source_view(page: &Page, document: &Document) -> Html {
    let back = {
        let page = page.clone();
        move |_| toggle(&page, true)
    };
    let text = &document.source;
    let starts = &document.reading.targets.parts;
    let head = starts.first().map_or(text.len(), |(start, _)| *start);
    let ends = starts.iter().skip(1).map(|(start, _)| *start);
    let ends = ends.chain([text.len()]);
    let chunk = |((start, paragraph), end): (&(usize, usize), usize)| {
        markup! { <span class="source__part" data-paragraph={paragraph.to_string()}>{ text.get(*start..end).unwrap_or("") }</span> }
    };
    markup! {
        <div class="source sheet__text" data-source-text="">
            <h1 class="hidden-text" lang="vi">{ &document.reading.name }</h1>
            <p class="source__note">
                { page.text("source.note") }
                <button type="button" class="link" onclick={back}>{ page.text("source.back") }</button>
            </p>
            <div class="source__text" lang="vi">
                { text.get(..head).unwrap_or("") }
                { for starts.iter().zip(ends).map(chunk) }
            </div>
        </div>
    }
}

/// Changes between text and source and keeps the place.
pub fn toggle(page: &Page, shown: bool) {
    let here = line::paragraph_here().unwrap_or(0);
    page.dispatch(Action::DisplayClosed);
    if !shown {
        page.dispatch(Action::SourceShown(here));
        return;
    }
    page.dispatch(Action::SourceClosed);
    drawing::after(move || {
        let visible = |paragraph: &usize| {
            places::element(&format!("p{paragraph}"))
                .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
                .is_some_and(|e| e.offset_parent().is_some())
        };
        if let Some(paragraph) = (0..=here).rev().find(visible) {
            places::arrive(&format!("p{paragraph}"));
        }
    });
}

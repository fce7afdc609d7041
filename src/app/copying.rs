//! What a copy takes along: the healed words of a selection, without marks, page numbers and what the page itself says.
//! Labels of items and source bullets stay.

use super::copied_words::{Bit, html, plain};
use super::places;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, Node, Range, Selection};

/// What stands in the text but is not of it.
const LEFT_OUT: &str = ".noteref, .page-number, .page-break, aside.footnote, aside .footnote__number, .footnote__count, \
    .set-aside__button, .section__stand-in, .endnotes__head, .endnotes__lost, .icon-button, .footnote__more, \
    .print-notes, .card, .quote, .hidden-text, [hidden]:not([hidden='until-found'])";
/// What stands on lines of its own.
const LINES: &str = "p, h1, h2, h3, h4, h5, h6, li, .block, .masthead__line, .masthead__kind, .masthead__title, \
    .conclusions__recipient, .conclusions__authority, .conclusions__signer, .set-aside__line";

/// Ctrl+C in the text: the words as they read. Elsewhere the browser copies as ever.
pub fn hear(event: &Event) {
    let Some((event, data)) = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(|e| Some((e, e.clipboard_data()?)))
    else {
        return;
    };
    let bits = bits(&ranges());
    let words = plain(&bits);
    if !words.is_empty() {
        let _ = data.set_data("text/plain", &words);
        let _ = data.set_data("text/html", &html(&bits));
        event.prevent_default();
    }
}

/// The words of the parts of a text.
pub fn words(ranges: &[Range]) -> String {
    plain(&bits(ranges))
}

pub fn selection() -> Option<Selection> {
    gloo::utils::window().get_selection().ok().flatten()
}

/// The parts of the text that are selected; none where a field has the focus or the source is shown.
pub fn ranges() -> Vec<Range> {
    let focused = gloo::utils::document().active_element();
    let in_field = focused.is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA"));
    let text = places::find(".sheet__text:not(.source)").filter(|_| !in_field);
    let (Some(text), Some(selection)) = (text, selection()) else {
        return Vec::new();
    };
    let all = (0..selection.range_count()).filter_map(|i| selection.get_range_at(i).ok());
    all.filter_map(|range| within(&range, &text)).collect()
}

/// As much of a range as lies in the text. Ctrl+A selects bar and tables too.
fn within(range: &Range, text: &Element) -> Option<Range> {
    let beside = holder(range).is_some_and(|e| e.closest(".card, .quote").ok().flatten().is_some());
    if range.collapsed() || beside || !range.intersects_node(text).unwrap_or(false) {
        return None;
    }
    let range = range.clone_range();
    if !text.contains(range.start_container().ok().as_ref()) {
        range.set_start(text, 0).ok()?;
    }
    if !text.contains(range.end_container().ok().as_ref()) {
        range.set_end(text, text.child_nodes().length()).ok()?;
    }
    Some(range)
}

/// The innermost element that holds the whole of a range.
pub fn holder(range: &Range) -> Option<Element> {
    let node = range.common_ancestor_container().ok()?;
    match node.dyn_into::<Element>() {
        Ok(element) => Some(element),
        Err(node) => node.parent_element(),
    }
}

fn bits(ranges: &[Range]) -> Vec<Bit> {
    let mut bits = Vec::new();
    for range in ranges {
        if !bits.is_empty() {
            bits.push(Bit::Break);
        }
        // Inside one note its number is as good as outside: it is not among its words.
        let note = holder(range).and_then(|e| e.closest("aside.footnote").ok().flatten());
        if let Ok(part) = range.clone_contents() {
            each_child(&part, note.is_some(), &mut bits);
        }
    }
    bits
}

fn each_child(node: &Node, in_note: bool, bits: &mut Vec<Bit>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        gather(&node, in_note, bits);
        child = node.next_sibling();
    }
}

fn gather(node: &Node, in_note: bool, bits: &mut Vec<Bit>) {
    let Some(element) = node.dyn_ref::<Element>() else {
        let text = node.text_content().unwrap_or_default();
        bits.push(Bit::Text(text));
        return;
    };
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    let number = is(".footnote__number");
    if is(LEFT_OUT) || number && in_note {
        return;
    }
    let (before, after) = match element.tag_name().as_str() {
        "EM" => (Bit::Tag("<em>"), Bit::Tag("</em>")),
        "STRONG" => (Bit::Tag("<strong>"), Bit::Tag("</strong>")),
        _ if is(LINES) => (Bit::Break, Bit::Break),
        _ => (Bit::Text(String::new()), Bit::Text(String::new())),
    };
    bits.push(before);
    each_child(node, in_note, bits);
    bits.push(after);
    if number {
        bits.push(Bit::Text(" ".to_owned()));
    }
}

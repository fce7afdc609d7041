//! Stretches of drawn text: found in the nodes of an element, painted by the browser without changing them.

use super::card::px;
use super::places;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// Ranges that are painted alike.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
}

/// What stands in an element and is not of its text.
const BESIDE: &str = "aside, .noteref, .page-number";

/// The text of an element, and its nodes with the places at which they begin and their lengths as the browser counts.
pub fn text_of(element: &Element) -> (String, Vec<(Node, usize, usize)>) {
    let (mut text, mut nodes, mut at) = (String::new(), Vec::new(), 0);
    let document = gloo::utils::document();
    // 4: nodes of text.
    let Ok(walker) = document.create_tree_walker_with_what_to_show(element, 4) else {
        return (text, nodes);
    };
    while let Ok(Some(node)) = walker.next_node() {
        let beside = node.parent_element().and_then(|e| e.closest(BESIDE).ok()?);
        if beside.is_some_and(|b| b != *element && element.contains(Some(&b))) {
            continue;
        }
        let part = node.text_content().unwrap_or_default();
        let len = part.chars().map(char::len_utf16).sum();
        text.push_str(&part);
        nodes.push((node, at, len));
        at += len;
    }
    (text, nodes)
}

/// A stretch of one node of text.
pub fn range(node: &Node, from: usize, to: usize) -> Option<Range> {
    let range = Range::new().ok()?;
    range.set_start(node, from as u32).ok()?;
    range.set_end(node, to as u32).ok()?;
    Some(range)
}

/// Paints these ranges as hits, and those as the one looked at.
pub fn paint(others: &[Range], active: &[Range]) {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into());
    let highlights = css.and_then(|css| js_sys::Reflect::get(&css, &"highlights".into()));
    let Some(highlights) = highlights.ok().filter(JsValue::is_object) else {
        return cover(active);
    };
    // Written and read as a map, but not one of the language's own.
    let highlights: js_sys::Map = highlights.unchecked_into();
    for (name, ranges) in [("hit", others), ("active-hit", active)] {
        if let Ok(highlight) = Highlight::new() {
            ranges.iter().for_each(|range| highlight.add(range));
            highlights.set(&name.into(), &highlight);
        }
    }
}

/// Boxes over the words of ranges.
fn cover(ranges: &[Range]) {
    let Some(place) = places::find(".hits") else {
        return;
    };
    place.set_inner_html("");
    let origin = place.get_bounding_client_rect();
    let rects = ranges.iter().filter_map(Range::get_client_rects);
    for rect in rects.flat_map(|rects| (0..rects.length()).filter_map(move |i| rects.item(i))) {
        let made = gloo::utils::document().create_element("mark");
        let Some(mark) = made
            .ok()
            .and_then(|m| m.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            return;
        };
        for (name, length) in [
            ("left", rect.left() - origin.left()),
            ("top", rect.top() - origin.top()),
            ("width", rect.width()),
            ("height", rect.height()),
        ] {
            let _ = mark.style().set_property(name, &px(length));
        }
        let _ = place.append_child(&mark);
    }
}

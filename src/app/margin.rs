//! Notes in the margin: each at the height of its mark, pushed down where two would meet.

use super::card::px;
use super::places;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Between two notes, px.
const BETWEEN: f64 = 20.0;
/// A note is never cut to fewer lines than this.
const FEWEST: f64 = 9.0;

thread_local! {
    static IN_MARGIN: Cell<bool> = const { Cell::new(false) };
}

/// Sets every note beside its mark; clears what a former arrangement set.
pub fn arrange(in_margin: bool) {
    let before = IN_MARGIN.replace(in_margin);
    if in_margin || before {
        lay_out(in_margin);
    }
}

/// The same once more: the window or the size of the text changed.
pub fn arrange_again() {
    if IN_MARGIN.get() {
        lay_out(true);
    }
}

/// "Đọc hết chú thích 3".
pub fn show_whole(button: &Element) {
    if let Some(note) = button.closest(".footnote").ok().flatten() {
        let _ = note.set_attribute("data-whole", "");
        arrange_again();
    }
}

struct Placed {
    note: HtmlElement,
    body: HtmlElement,
    more: Option<HtmlElement>,
    /// The height of the line with its mark.
    at: f64,
}

fn lay_out(in_margin: bool) {
    let Some(text) = places::find(".sheet__text") else {
        return;
    };
    let top = text.get_bounding_client_rect().top();
    let notes = notes(&text, top);
    let mut free = 0.0_f64;
    for (i, placed) in notes.iter().enumerate() {
        let style = placed.note.style();
        let _ = style.remove_property("--lines");
        if let Some(more) = &placed.more {
            more.set_hidden(true);
        }
        if !in_margin {
            let _ = style.remove_property("--top");
            continue;
        }
        let at = placed.at.max(free);
        let _ = style.set_property("--top", &px(at));
        let line = line_height(&placed.body);
        let room = notes.get(i + 1).map_or(f64::MAX, |next| next.at) - at - BETWEEN;
        let height = f64::from(placed.note.offset_height());
        if height > room && !placed.note.has_attribute("data-whole") {
            let lines = (room / line).floor() - 1.0;
            let lines = lines.max(FEWEST);
            if lines + 4.0 < f64::from(placed.body.offset_height()) / line {
                let _ = style.set_property("--lines", &(lines as i32).to_string());
                if let Some(more) = &placed.more {
                    more.set_hidden(false);
                }
            }
        }
        free = at + f64::from(placed.note.offset_height()) + BETWEEN;
    }
}

/// The notes with the heights at which their first lines stand on the lines of their marks.
fn notes(text: &Element, top: f64) -> Vec<Placed> {
    let mut probes: Vec<(Placed, Probe, Probe)> = places::within(text, "aside.footnote")
        .into_iter()
        .filter_map(|note| {
            let note: HtmlElement = note.dyn_into().ok()?;
            let mark = places::find(&format!(".noteref[aria-controls='{}']", note.id()))?;
            let body = note
                .query_selector(".footnote__body, .footnote__lost")
                .ok()??;
            let more = note.query_selector(".footnote__more").ok()?;
            let line = Probe::before(&places::mark_in_text(mark))?;
            let first = Probe::before(note.query_selector(".footnote__number").ok()??.as_ref())?;
            let placed = Placed {
                body: body.dyn_into().ok()?,
                more: more.and_then(|m| m.dyn_into().ok()),
                at: 0.0,
                note,
            };
            Some((placed, line, first))
        })
        .collect();
    // All are measured before any is taken away: one layout instead of many.
    for (placed, line, first) in &mut probes {
        let inset = first.baseline() - placed.note.get_bounding_client_rect().top();
        placed.at = line.baseline() - top - inset;
    }
    probes
        .into_iter()
        .map(|(placed, line, first)| {
            line.0.remove();
            first.0.remove();
            placed
        })
        .collect()
}

/// Something without size that stands on the baseline.
struct Probe(Element);

impl Probe {
    fn before(element: &Element) -> Option<Self> {
        let probe = gloo::utils::document().create_element("i").ok()?;
        probe.set_class_name("baseline");
        let parent = element.parent_node()?;
        parent.insert_before(&probe, Some(element)).ok()?;
        Some(Self(probe))
    }

    fn baseline(&self) -> f64 {
        self.0.get_bounding_client_rect().bottom()
    }
}

fn line_height(body: &HtmlElement) -> f64 {
    let style = gloo::utils::window()
        .get_computed_style(body)
        .ok()
        .flatten();
    style
        .and_then(|s| s.get_property_value("line-height").ok())
        .map(|v| js_sys::Number::parse_float(&v))
        .filter(|height| *height > 0.0)
        .unwrap_or(24.0)
}

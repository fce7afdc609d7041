//! Hits of the search over the text that is drawn: ranges that the browser paints, so that nothing is drawn again.
//!
//! Only the paragraphs near the view are looked through, each time it moves. Where the browser cannot paint ranges,
//! the hit looked at gets boxes over its words.

use super::context::Page;
use super::document::Opened;
use super::line;
use super::margin;
use super::minimap;
use super::paint::{paint, range, text_of};
use super::state::{Action, Reader};
use super::{drawing, places};
use crate::model::order;
use crate::view::fold;
use crate::view::index::{Hit, UnitKind};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use web_sys::{DomRect, Element, Node, Range};

/// Paragraphs so far outside the view are looked through too, px.
const AROUND: f64 = 800.0;

/// What is shown now.
struct Shown {
    document: Opened,
    needle: Vec<u8>,
    /// The units with hits, in the order of the text: paragraphs, and what stands in notes, which may stand elsewhere.
    paragraphs: Vec<usize>,
    notes: Vec<usize>,
    /// Units and how far down in each a hit stands, for the map.
    marks: Vec<(usize, u8)>,
    active: Option<Hit>,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    /// While someone types, what hides a hit is opened only when a moment has passed.
    static SOON: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// New hits, or another one looked at: shows and goes to it.
pub fn follow(page: &Page, reader: &Reader, stepped: bool) {
    SOON.take();
    let search = &reader.search;
    let mut shown = Shown {
        document: reader.document.clone(),
        needle: fold::needle(&search.term),
        paragraphs: Vec::new(),
        notes: Vec::new(),
        marks: Vec::new(),
        active: search.active(),
    };
    for hit in search.shown() {
        let list = if hit.note {
            &mut shown.notes
        } else {
            &mut shown.paragraphs
        };
        if list.last() != Some(&hit.unit) {
            list.push(hit.unit);
        }
        shown.marks.push((hit.unit, hit.share));
    }
    // Those with the marks that were typed came first.
    for units in [&mut shown.paragraphs, &mut shown.notes] {
        order::sort(units);
        units.dedup();
    }
    let active = shown.active;
    SHOWN.replace((!search.term.is_empty()).then_some(shown));
    minimap::mark_hits_soon();
    let Some(hit) = active else {
        draw();
        return;
    };
    let place = reader.document.index().unit(hit.unit);
    let place = place.and_then(|unit| element(&unit.id, unit.kind));
    let hidden = place.is_none_or(|e| e.closest("[hidden]").ok().flatten().is_some());
    if !hidden {
        arrive();
        return;
    }
    draw();
    let page = page.clone();
    let uncover = move || uncover(&page);
    if stepped {
        uncover();
    } else {
        SOON.replace(Some(Timeout::new(350, uncover)));
    }
}

/// The text was closed.
pub fn forget() {
    SOON.take();
    SHOWN.take();
    draw();
}

/// Opens what hides the hit looked at, and goes to it.
fn uncover(page: &Page) {
    let unit = SHOWN.with_borrow(|shown| {
        let shown = shown.as_ref()?;
        let unit = shown.document.index().unit(shown.active?.unit)?;
        Some((unit.id.clone(), unit.kind))
    });
    let Some((id, kind)) = unit else {
        return;
    };
    match element(&id, kind) {
        Some(place) => page.dispatch(Action::Uncovered(places::hidden_by(&place))),
        // The source is shown instead of the text, or it stands further down than is drawn.
        None if places::want_whole(page) => {
            let page = page.clone();
            drawing::after(move || uncover(&page));
            return;
        }
        None => page.dispatch(Action::SourceClosed),
    }
    drawing::after(arrive);
}

/// The element that holds the words of a unit.
fn element(id: &str, kind: UnitKind) -> Option<Element> {
    let element = places::element(id)?;
    match kind {
        UnitKind::Paragraph => element.closest("[data-paragraph]").ok()?,
        UnitKind::Lead => element.query_selector(".footnote__lead").ok()?,
        UnitKind::Item => Some(element),
    }
}

/// Draws, and brings the hit looked at into view.
fn arrive() {
    let Some(range) = draw() else {
        return;
    };
    let note = range
        .start_container()
        .ok()
        .and_then(|n| n.parent_element());
    let note = note.and_then(|e| e.closest(".footnote").ok()?);
    let more = note.and_then(|n| n.query_selector(".footnote__more:not([hidden])").ok()?);
    if let Some(more) = more {
        margin::show_whole(&more);
    }
    let show = move || {
        let rect = range.get_bounding_client_rect();
        line::bring_into_view(rect.top(), rect.bottom());
        draw();
    };
    show();
    places::once_laid_out(show);
    minimap::mark_hits_soon();
}

/// Paints the hits near the view. Gives the beginning of the one looked at, wherever it is.
pub fn draw() -> Option<Range> {
    SHOWN.with_borrow(|shown| {
        let Some(shown) = shown else {
            paint(&[], &[]);
            return None;
        };
        let (mut others, mut looked_at) = (Vec::new(), Vec::new());
        let mut look = |unit: usize| {
            for (nth, ranges) in shown.ranges(unit).into_iter().enumerate() {
                let active = shown
                    .active
                    .is_some_and(|hit| (hit.unit, hit.nth) == (unit, nth));
                let list = if active { &mut looked_at } else { &mut others };
                list.extend(ranges);
            }
        };
        let mut active = shown.active.map(|hit| hit.unit);
        for units in [&shown.paragraphs, &shown.notes] {
            for unit in shown.near(units) {
                active = active.filter(|a| a != unit);
                look(*unit);
            }
        }
        if let Some(active) = active {
            look(active);
        }
        paint(&others, &looked_at);
        looked_at.first().cloned()
    })
}

/// Where hits stand, for the map: their heights in the view, and that of the one looked at.
pub fn heights() -> (Vec<f64>, Option<f64>) {
    /// More than this no map can show.
    const MOST: usize = 500;
    SHOWN.with_borrow(|shown| {
        let Some(shown) = shown else {
            return (Vec::new(), None);
        };
        let every = shown.marks.len() / MOST + 1;
        let marks = shown.marks.iter().step_by(every);
        let heights = marks.filter_map(|(unit, share)| shown.height(*unit, *share));
        let active = shown
            .active
            .and_then(|hit| shown.height(hit.unit, hit.share));
        (heights.collect(), active)
    })
}

impl Shown {
    fn element(&self, unit: usize) -> Option<Element> {
        let unit = self.document.index().unit(unit)?;
        element(&unit.id, unit.kind)
    }

    /// What is seen of a unit: itself, or what its hidden part belongs to.
    fn seen(&self, unit: usize) -> Option<(Element, bool)> {
        let mut element = self.element(unit)?;
        let mut whole = true;
        while let Some(hidden) = element.closest("[hidden]").ok()? {
            element = hidden.parent_element()?;
            whole = false;
        }
        Some((element, whole))
    }

    fn height(&self, unit: usize, share: u8) -> Option<f64> {
        let (element, whole) = self.seen(unit)?;
        if element.closest(".bundle").ok()?.is_some() {
            return Some(places::about(&element));
        }
        let rect = element.get_bounding_client_rect();
        let down = if whole { f64::from(share) / 256.0 } else { 0.0 };
        Some(rect.top() + rect.height() * down)
    }

    /// Where a unit is drawn, or the bundle that it is laid out with.
    fn rect(&self, unit: usize) -> Option<DomRect> {
        let (element, _) = self.seen(unit)?;
        let bundle = element.closest(".bundle").ok()?;
        Some(bundle.unwrap_or(element).get_bounding_client_rect())
    }

    /// Those of `units`, which stand one under the other, that are near the view.
    fn near<'u>(&self, units: &'u [usize]) -> &'u [usize] {
        let height = line::view_end() + AROUND;
        let from =
            units.partition_point(|u| self.rect(*u).is_some_and(|rect| rect.bottom() < -AROUND));
        let units = &units[from..];
        let to = units.partition_point(|u| self.rect(*u).is_none_or(|rect| rect.top() < height));
        &units[..to]
    }

    /// The hits of a unit, each as ranges that leave out what stands between its words and is not of them.
    fn ranges(&self, unit: usize) -> Vec<Vec<Range>> {
        let Some(element) = self.element(unit) else {
            return Vec::new();
        };
        let (text, nodes) = text_of(&element);
        let spans = fold::spans(&text, &self.needle, char::len_utf16);
        let hit = |(start, end): (usize, usize)| {
            let within = |(node, at, len): &(Node, usize, usize)| {
                let from = start.saturating_sub(*at).min(*len);
                let to = end.saturating_sub(*at).min(*len);
                (from < to).then(|| range(node, from, to)).flatten()
            };
            nodes.iter().filter_map(within).collect()
        };
        spans.into_iter().map(hit).collect()
    }
}

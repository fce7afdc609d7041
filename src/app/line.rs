//! The line being read: kept in its place when text above it opens, and where it stands.

use super::context::Page;
use super::places::{find, is_phone, number, within};
use super::state::{Action, Here};
use std::cell::RefCell;
use web_sys::Element;

/// The place where all text scrolls: the pane, or the whole document on phones.
fn scroll_by(distance: f64) {
    if is_phone() {
        gloo::utils::window().scroll_by_with_x_and_y(0.0, distance);
    } else if let Some(pane) = find(".pane__scroll") {
        pane.set_scroll_top(pane.scroll_top() + distance.round() as i32);
    }
}

/// Where the text can be seen: under the running head, over the tabs of a phone.
fn view() -> Option<(f64, f64)> {
    let top = find(".running-head")?.get_bounding_client_rect().bottom();
    let bottom = if is_phone() {
        find(".rail")?.get_bounding_client_rect().top()
    } else {
        find(".pane")?.get_bounding_client_rect().bottom()
    };
    Some((top, bottom))
}

/// The height down to which text can be seen.
pub fn view_end() -> f64 {
    view().map_or(0.0, |(_, bottom)| bottom)
}

/// Scrolls a line that stands at these heights into the upper part of the view, unless it can be read where it is.
pub fn bring_into_view(top: f64, bottom: f64) {
    if let Some((first, last)) = view()
        && (top < first + 8.0 || bottom > last - 60.0)
    {
        scroll_by(top - first - (last - first) * 0.3);
    }
}

thread_local! {
    static HELD: RefCell<Option<(Element, f64)>> = const { RefCell::new(None) };
}

/// Remembers where the line under the eye stands, before something above it may change.
pub fn hold() {
    let held = element_at_line().and_then(|e| e.closest(".block, h2, h3, h4, h5, h6").ok()?);
    let held = held.map(|e| {
        let top = e.get_bounding_client_rect().top();
        (e, top)
    });
    HELD.with_borrow_mut(|h| *h = held);
}

/// Puts the remembered line back where it stood.
pub fn settle() {
    if let Some((held, top)) = HELD.with_borrow_mut(Option::take) {
        let moved = held.get_bounding_client_rect().top() - top;
        if moved.abs() > 0.5 && held.is_connected() {
            scroll_by(moved);
        }
    }
}

/// The height just under what stays at the top, where the line being read is taken to be.
fn reading_line() -> Option<f64> {
    let (head, below) = match find(".source__note") {
        Some(note) => (note, 24.0),
        None => (find(".running-head")?, 48.0),
    };
    Some(head.get_bounding_client_rect().bottom() + below)
}

fn element_at_line() -> Option<Element> {
    element_at(reading_line()?)
}

/// What is drawn in the column at a height.
fn element_at(height: f64) -> Option<Element> {
    let column = find(".sheet__text")?.get_bounding_client_rect();
    let x = column.left() + column.width() * 0.4;
    gloo::utils::document().element_from_point(x as f32, height as f32)
}

fn section_of(element: &Element) -> Option<usize> {
    number(&element.closest("[data-section]").ok()??, "data-section")
}

/// Tells where the reader is now.
pub fn report(page: &Page) {
    if let Some(here) = here() {
        page.dispatch(Action::PlaceReached(here));
    }
}

/// What holds paragraphs and sections: where it shows itself, there is the white between them.
const HOLDERS: &str = ".section, .section__content, .bundle";

/// The section and the source page at the reading line; in the white between two, of what stands
/// above.
fn here() -> Option<Here> {
    let line = reading_line()?;
    // The source has no sections; the last place stays.
    find(".sheet__text:not(.source)")?;
    let above = (0..6).find_map(|step| {
        let at = element_at(line - f64::from(step) * 12.0)?;
        let white = at.matches(HOLDERS).unwrap_or_default();
        at.closest(".sheet__text > *")
            .ok()?
            .filter(|_| !white)
            .map(|_| at)
    });
    let at = above.or_else(|| element_at(line))?;
    let block = at.closest("[data-page]").ok().flatten();
    let mut page = block.as_ref().and_then(|b| number(b, "data-page"));
    let breaks = block.map_or_else(Vec::new, |b| within(&b, ".page-break[data-begins]"));
    for mark in breaks {
        if mark.get_bounding_client_rect().top() < line {
            page = number(&mark, "data-begins").or(page);
        }
    }
    let section = section_at_the_end().or_else(|| section_of(&at));
    let end = at.closest(".conclusions, .endnotes, .endnotes ~ *");
    Some(Here {
        section,
        after: section.is_none() && end.ok().flatten().is_some(),
        page: page.and_then(|p| u32::try_from(p).ok()),
    })
}

thread_local! {
    static GONE_TO: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Remembers the place gone to last: near the end of a text it cannot come up to the line.
pub fn gone_to(target: &Element) {
    GONE_TO.replace(Some(target.clone()));
}

/// At the very end of the text, the section of the place gone to last if it can be seen.
fn section_at_the_end() -> Option<usize> {
    let pane = if is_phone() {
        gloo::utils::document().scrolling_element()?
    } else {
        find(".pane__scroll")?
    };
    let rest = pane.scroll_height() - pane.scroll_top() - pane.client_height();
    let target = GONE_TO.with_borrow(Clone::clone).filter(|_| rest < 4)?;
    let top = target.get_bounding_client_rect().top();
    let seen = target.is_connected() && top > 0.0 && top < f64::from(pane.client_height());
    if seen { section_of(&target) } else { None }
}

/// The paragraph at the reading line of the text or of the source, or the next one below: the line
/// may fall between two.
pub fn paragraph_here() -> Option<usize> {
    let line = reading_line()?;
    (0..8).find_map(|step| {
        let at = element_at(line + f64::from(step) * 14.0)?;
        number(&at.closest("[data-paragraph]").ok()??, "data-paragraph")
    })
}

//! Going through the text and round the page by keys: to the next of a kind, to the next region.

use super::context::Page;
use super::places;
use super::state::{Action, Reader};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Where one enters a region: the first of these that it has. The text and the card are entered as a whole.
const DOORS: [&str; 4] = [
    "[role=tab][tabindex='0']",
    "[data-row][aria-current], [aria-current] [data-row]",
    "[data-row]",
    "a[href], button",
];

/// What is below this height comes next where nothing in the text has the focus.
const LINE: f64 = 100.0;

/// What fits a selector and can be seen, in the order of the page.
fn seen(place: &Element, selector: &str) -> impl Iterator<Item = HtmlElement> {
    elements(place, selector).into_iter().filter(is_seen)
}

fn elements(place: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = places::within(place, selector).into_iter();
    found.filter_map(|e| e.dyn_into().ok()).collect()
}

/// Closed notes have no boxes; what is folded still has some. To ask for boxes has a part out of view laid out: it is
/// asked last, and of few.
pub fn is_seen(element: &HtmlElement) -> bool {
    let folded = element.closest("[hidden], details:not([open]) > :not(summary)");
    folded.is_ok_and(|folded| folded.is_none()) && element.get_client_rects().length() > 0
}

fn all(selector: &str) -> Vec<HtmlElement> {
    elements(&gloo::utils::document_element(), selector)
}

/// Where steps begin: the focus, while it stands in the text within a screen of this one; for a card, its word.
fn standing() -> Option<Element> {
    let focused = gloo::utils::document().active_element()?;
    let inside = |selector: &str| focused.closest(selector).ok().flatten();
    let here = match inside(".card") {
        Some(_) => places::find(".sheet__text [data-card][aria-expanded=true]")?,
        None => inside(".sheet__text").map(|_| focused)?,
    };
    let top = here.get_bounding_client_rect().top();
    let height = f64::from(gloo::utils::document_element().client_height());
    (top > -height && top < 2.0 * height).then_some(here)
}

/// The next or previous of these that can be seen: from where the focus stands, or else from what is on the screen.
fn neighbour(targets: &[HtmlElement], back: bool) -> Option<usize> {
    let here = standing();
    let side = |target: &HtmlElement| match &here {
        Some(here) if here == target.unchecked_ref::<Element>() => false,
        Some(here) => {
            let after = here.compare_document_position(target) & Node::DOCUMENT_POSITION_FOLLOWING;
            (after > 0) != back
        }
        None if back => places::about(target) < LINE - 20.0,
        None => places::about(target) > LINE,
    };
    let fits = |target: &HtmlElement| side(target) && is_seen(target);
    if back {
        targets.iter().rposition(fits)
    } else {
        targets.iter().position(fits)
    }
}

/// The next or previous of its kind gets the focus.
pub fn step(selector: &str, back: bool) -> bool {
    let targets = all(selector);
    let next = neighbour(&targets, back).map(|at| &targets[at]);
    if let Some(next) = next {
        places::bring_into_view(&next.id());
        places::focus(next);
    }
    next.is_some()
}

/// The next or previous heading goes to the top.
pub fn step_to_heading(back: bool) -> bool {
    let targets = all(".heading");
    let next = neighbour(&targets, back).map(|at| targets[at].id());
    if let Some(id) = &next {
        places::arrive(id);
    }
    next.is_some()
}

/// The next or previous task becomes the current one.
pub fn step_to_task(page: &Page, reader: &Reader, back: bool) -> bool {
    let tasks = &reader.document.reading.targets.tasks;
    let drawn = tasks.iter().enumerate().filter_map(|(task, target)| {
        let anchor = places::element(&target.id)?.dyn_into().ok()?;
        Some((task, anchor))
    });
    let (indices, anchors): (Vec<usize>, Vec<HtmlElement>) = drawn.unzip();
    let next = neighbour(&anchors, back).map(|at| indices[at]);
    if let Some(task) = next {
        page.dispatch(Action::TaskChosen(task));
        places::go(page, &tasks[task].id);
        places::remember(&tasks[task].id);
    }
    next.is_some()
}

/// F6: bar, tabs, panel, text, card.
pub fn region(focused: Option<&Element>, back: bool) -> bool {
    let regions = all("[data-region], .card").into_iter().filter(is_seen);
    let regions: Vec<HtmlElement> = regions.collect();
    let within = |r: &HtmlElement| focused.is_some_and(|f| r.contains(Some(f)));
    let Some(last) = regions.len().checked_sub(1) else {
        return false;
    };
    let next = match (regions.iter().rposition(within), back) {
        (Some(now), false) if now < last => now + 1,
        (Some(now), true) if now > 0 => now - 1,
        (_, false) => 0,
        (_, true) => last,
    };
    let next = &regions[next];
    let whole = next.matches(".pane__scroll, .card").unwrap_or(false);
    let mut doors = DOORS.iter().filter(|_| !whole);
    let inside = doors.find_map(|door| seen(next, door).next());
    places::focus(&inside.unwrap_or_else(|| next.clone()));
    true
}

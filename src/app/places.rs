//! Where things are on the screen: going to them, keeping the line, telling where the reader is.

use super::context::Page;
use super::document::Mark;
use super::drawing;
use super::line;
use super::state::{Action, Hidden};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Panes at least this wide have a margin beside the text.
pub const MARGIN_FROM: f64 = 984.0;

/// Room above a place that was gone to: the running head and a breath.
const HEADROOM: f64 = 84.0;

pub fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// The first element that fits a selector.
pub fn find(selector: &str) -> Option<Element> {
    gloo::utils::document()
        .query_selector(selector)
        .ok()
        .flatten()
}

/// All elements that fit a selector.
pub fn all(selector: &str) -> Vec<Element> {
    within(&gloo::utils::document_element(), selector)
}

/// All elements in a place that fit a selector.
pub fn within(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = place.query_selector_all(selector) else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok());
    found.collect()
}

fn matches(query: &str) -> bool {
    gloo::utils::window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|m| m.matches())
}

/// No room for a table beside the text: it opens over it.
pub fn is_narrow() -> bool {
    matches("(max-width: 1100px)")
}

pub fn is_phone() -> bool {
    matches("(max-width: 640px)")
}

/// The window for which the styles set the text larger.
pub fn is_large() -> bool {
    matches("(min-width: 1600px) and (min-height: 900px)")
}

pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

pub fn prefers_contrast() -> bool {
    matches("(prefers-contrast: more)")
}

/// Gives the focus without scrolling.
pub fn focus(target: &Element) {
    let Some(target) = target.dyn_ref::<HtmlElement>() else {
        return;
    };
    if target.tab_index() < 0 && !target.has_attribute("tabindex") {
        let _ = target.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options);
}

/// Goes to the place with this id, opening what hides it. False when there is none.
pub fn go(page: &Page, id: &str) -> bool {
    let Some(target) = element(id) else {
        // It may be in the part that is still to come.
        let waits = want_whole(page);
        if waits {
            let (page, id) = (page.clone(), id.to_owned());
            drawing::after(move || {
                go(&page, &id);
            });
        }
        return waits;
    };
    page.dispatch(Action::Uncovered(hidden_by(&target)));
    if is_narrow() {
        page.dispatch(Action::PanelClosed);
    }
    let (page, id) = (page.clone(), id.to_owned());
    drawing::after(move || {
        arrive(&id);
        line::report(&page);
    });
    true
}

/// Has all of the text drawn, if some of it is still to come; says whether there is.
pub fn want_whole(page: &Page) -> bool {
    let waits = find("[data-drawing]").is_some();
    if waits {
        page.dispatch(Action::WholeWanted);
    }
    waits
}

/// How high elements stand in the window, in the order of the text; about, where they are far out of view and not laid out.
pub fn heights(elements: impl Iterator<Item = Element>) -> impl Iterator<Item = f64> {
    let screen = f64::from(gloo::utils::document_element().client_height());
    // Neighbours mostly stand in the same bundle: where it begins, how high a paragraph is in it, and the first.
    let mut last: Option<Element> = None;
    let mut far: Option<(f64, f64, usize)> = None;
    elements.map(move |element| {
        let bundle = element.closest(".bundle").ok().flatten();
        if bundle != last {
            far = bundle.as_ref().and_then(|bundle| {
                let rect = bundle.get_bounding_client_rect();
                let is_far = rect.bottom() < -screen || rect.top() > 2.0 * screen;
                let [first, end] = ["data-first", "data-last"].map(|name| number(bundle, name));
                let (first, end) = first.zip(end).filter(|_| is_far)?;
                Some((rect.top(), rect.height() / (end + 1 - first) as f64, first))
            });
            last = bundle;
        }
        let about = far.and_then(|(top, each, first)| {
            let here = element.closest("[data-paragraph]").ok()??;
            let here = number(&here, "data-paragraph")?;
            Some(top + each * here.saturating_sub(first) as f64)
        });
        about.unwrap_or_else(|| element.get_bounding_client_rect().top())
    })
}

/// The same of one.
pub fn about(element: &Element) -> f64 {
    heights([element.clone()].into_iter()).sum()
}

/// Remembers a place in the address, without a request.
pub fn remember(id: &str) {
    let hash = format!("#{id}");
    if let Ok(history) = gloo::utils::window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
    }
}

/// The address of a place of this page, as it can be sent to others.
pub fn address_of(id: &str) -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    if id.is_empty() {
        return page.to_owned();
    }
    [page, "#", &String::from(js_sys::encode_uri(id))].concat()
}

/// The place the address names, if any.
pub fn remembered() -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    let id = String::from(js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?);
    (!id.is_empty()).then_some(id)
}

/// The address without question and place: the page as it is first opened.
pub fn forget_address() {
    let window = gloo::utils::window();
    if let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        is_new_question();
    }
}

/// A text that was handed over has an address of its own while the device keeps it, so that the browser's way back,
/// and its reload, lead to it again.
pub fn name_text(kept: Option<u64>) {
    let window = gloo::utils::window();
    let (Ok(history), Ok(search), Ok(path)) = (
        window.history(),
        window.location().search(),
        window.location().pathname(),
    ) else {
        return;
    };
    let question = kept.map_or_else(String::new, |text| ["?luu=", &text.to_string()].concat());
    if question != search {
        let address = [path, question].concat();
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
        is_new_question();
    }
}

thread_local! {
    static QUESTION: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whether the address asks for another text than when this was last asked.
pub fn is_new_question() -> bool {
    let search = gloo::utils::window()
        .location()
        .search()
        .unwrap_or_default();
    QUESTION.with_borrow_mut(|last| {
        let new = *last != search;
        *last = search;
        new
    })
}

/// The mark in the text that a mark comes from: that of the note it stands in, if it stands in one.
pub fn mark_in_text(mark: Element) -> Element {
    let mut at = mark;
    loop {
        let note = at.closest("[data-note]").ok().flatten();
        let outer = note.and_then(|note| find(&format!(".noteref[aria-controls='{}']", note.id())));
        match outer {
            Some(outer) => at = outer,
            None => return at,
        }
    }
}

/// Everything folded or closed that an element stands in.
pub fn hidden_by(target: &Element) -> Hidden {
    let mut hidden = Hidden::default();
    let mut at = Some(target.clone());
    while let Some(here) = at {
        if let Some(section) = number(&here, "data-folds") {
            hidden.sections.push(section);
        }
        if let Some(note) = number(&here, "data-note") {
            hidden.mark = Some(Mark::Note(note));
        }
        if let Some(aside) = number(&here, "data-aside") {
            hidden.aside = Some(aside);
        }
        at = here.parent_element();
    }
    hidden
}

/// The number in a data attribute.
pub fn number(element: &Element, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}

/// Brings a drawn place into view, gives it the focus and lets its ground flash once.
pub fn arrive(id: &str) {
    if let Some(target) = bring_into_view(id) {
        line::gone_to(&target);
        focus(&target);
        let empty = target.text_content().is_none_or(|t| t.is_empty());
        let ground = if empty {
            target.closest(".block, h2, h3, h4, h5, h6").ok().flatten()
        } else {
            None
        };
        flash(ground.unwrap_or(target));
    }
}

/// Scrolls only as far as needed; headings always go to the top.
pub fn bring_into_view(id: &str) -> Option<Element> {
    let target = element(id)?;
    stay();
    let rect = target.get_bounding_client_rect();
    let bottom = gloo::utils::window()
        .inner_height()
        .ok()
        .and_then(|h| h.as_f64())
        .unwrap_or(0.0);
    let is_heading = target.tag_name().starts_with('H');
    let in_view = rect.top() >= HEADROOM && rect.bottom() <= bottom - HEADROOM;
    if !in_view || is_heading {
        let near = (rect.top() - HEADROOM).abs() < bottom;
        let still = matches("(prefers-reduced-motion: reduce)");
        let smooth = near && !still;
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        options.set_behavior(if smooth {
            ScrollBehavior::Smooth
        } else {
            ScrollBehavior::Instant
        });
        target.scroll_into_view_with_scroll_into_view_options(&options);
        if !smooth {
            settle(target.clone(), options, bottom);
        }
    }
    Some(target)
}

thread_local! {
    /// Counts the ways gone, by us and by the person: a later one ends what an earlier one still corrects.
    static WAYS: Cell<u32> = const { Cell::new(0) };
}

/// Ends the corrections of a jump: somebody goes on from here.
pub fn stay() {
    WAYS.set(WAYS.get().wrapping_add(1));
}

/// Scrolls once more, and again where a busy machine takes longer to lay out what is around, until the target is seen in
/// view; not when somebody went elsewhere meanwhile.
fn settle(target: Element, options: ScrollIntoViewOptions, bottom: f64) {
    let way = WAYS.get();
    for wait in [60, 200, 500, 1_000] {
        let (target, options) = (target.clone(), options.clone());
        let look = move || {
            let top = target.get_bounding_client_rect().top();
            let arrived = wait > 60 && (0.0..bottom).contains(&top);
            if WAYS.get() == way && arrived {
                stay();
            } else if WAYS.get() == way {
                target.scroll_into_view_with_scroll_into_view_options(&options);
            }
        };
        Timeout::new(wait, look).forget();
    }
}

/// Out of view only the heights of blocks are guessed: what has scrolled far scrolls once more when those around it are
/// known.
pub fn once_laid_out(then: impl FnOnce() + 'static) {
    Timeout::new(60, then).forget();
}

fn flash(ground: Element) {
    let _ = ground.remove_attribute("data-flash");
    let _ = ground.get_bounding_client_rect();
    let _ = ground.set_attribute("data-flash", "");
    Timeout::new(900, move || {
        let _ = ground.remove_attribute("data-flash");
    })
    .forget();
}

/// Lets the browser's own search look into folded sections; Yew knows `hidden` as yes or no only.
pub fn let_search_unfold() {
    for content in all(".section__content[hidden]") {
        let _ = content.set_attribute("hidden", "until-found");
    }
}

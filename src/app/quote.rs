//! "Sao chép kèm dẫn nguồn": selected words with the place and the document they are from, in three forms. A small
//! menu beside the selection offers them; Ctrl+Shift+C opens it too.

use super::card::px;
use super::context::Page;
use super::copying;
use super::document::Document;
use super::line;
use super::markup::markup;
use super::modal::modal;
use super::state::{Action, Dialog, Quote, Reader, State};
use super::task_adding::{self, add_button};
use super::{drawing, places};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Range};
use yew::prelude::*;

/// The forms, by their names in attributes and text keys.
const FORMS: [&str; 3] = ["report", "press", "link"];
/// More than this is no quote: a chapter, or everything. It is copied whole, not quoted.
const LONGEST: u32 = 20_000;

/// The menu beside the selection.
pub fn quote(page: &Page, reader: &Reader, quote: &Quote) -> Html {
    let item = |form: &&'static str| {
        let whole = written(&reader.document, quote, form);
        let source = match *form {
            "link" => ["#", &quote.id].concat(),
            _ => source(&reader.document, quote, form),
        };
        let onclick = {
            let page = page.clone();
            move |_| copy(&page, whole.clone())
        };
        markup! {
            <button type="button" class="quote__form" role="menuitem" data-quote={*form} {onclick}>
                <span class="quote__name">{ page.lang.text_of("quote", form) }</span>
                <span class="quote__source" lang="vi">{ source }</span>
            </button>
        }
    };
    markup! {
        <div class="quote" role="menu" aria-label={page.text("quote")} lang={page.lang.name()} onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
            <div class="quote__head" aria-hidden="true">{ page.text("quote") }</div>
            { for FORMS.iter().map(item) }
            { for quote.task.as_ref().map(|task| add_button(page, reader, task)) }
        </div>
    }
}

/// What follows the words.
fn source(document: &Document, quote: &Quote, form: &str) -> String {
    let attribution = &document.reading.attribution;
    match form {
        "report" => attribution.report(&quote.place),
        "press" => attribution.press(),
        _ => places::address_of(&quote.id),
    }
}

/// The words with their source.
fn written(document: &Document, quote: &Quote, form: &str) -> String {
    let (text, source) = (quote.text.as_str(), source(document, quote, form));
    match form {
        "link" => [text, "\n", &source].concat(),
        "press" if source.is_empty() => ["“", spoken(text), "”"].concat(),
        "press" => ["“", spoken(text), "” — ", &source].concat(),
        _ if source.is_empty() => text.to_owned(),
        _ => [text, " ", &source].concat(),
    }
}

/// One item alone is quoted without its bullet.
fn spoken(text: &str) -> &str {
    if text.contains('\n') {
        return text;
    }
    text.trim_start_matches(['-', '–', '+', ' '])
}

/// Arrow keys go through the menu.
fn walk(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        _ => return,
    };
    let forms = places::all(".quote__form");
    let count = forms.len() as isize;
    let focused = gloo::utils::document().active_element();
    let now = forms.iter().position(|f| focused.as_ref() == Some(f));
    let next = now.unwrap_or(0) as isize + step;
    if let Some(next) = forms.get(next.rem_euclid(count.max(1)) as usize) {
        event.prevent_default();
        places::focus(next);
    }
}

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// A selection that rests for a moment is offered to be quoted.
pub fn offer_soon(page: &Page, latest: &super::listeners::Latest) {
    let (page, latest) = (page.clone(), latest.clone());
    let offer = Timeout::new(300, move || {
        let state = latest.borrow().clone();
        let using = gloo::utils::document().active_element();
        let using = using.is_some_and(|e| e.closest(".quote").ok().flatten().is_some());
        if let Some(reader) = state.reader().filter(|_| !using && state.dialog.is_none()) {
            let length: u32 = copying::ranges()
                .iter()
                .map(|r| r.to_string().length())
                .sum();
            let quote = (length <= LONGEST)
                .then(|| selected(&reader.document))
                .flatten();
            page.dispatch(Action::QuoteOffered(quote));
        }
    });
    WAITING.replace(Some(offer));
}

/// Ctrl+Shift+C: the menu for what is selected, or else for the paragraph in focus or being read.
pub fn open(page: &Page, state: &State) -> bool {
    let Some(reader) = state.reader() else {
        return false;
    };
    let focused = gloo::utils::document().active_element();
    if focused
        .as_ref()
        .is_some_and(|e| e.matches("input, textarea").unwrap_or(false))
    {
        return false;
    }
    if copying::ranges().is_empty() {
        let block = focused.and_then(|e| e.closest(".block, .heading").ok().flatten());
        let here = || {
            let paragraph = line::paragraph_here()?;
            places::find(&format!(".sheet__text [data-paragraph='{paragraph}']"))
        };
        if let (Some(block), Some(selection)) = (block.or_else(here), copying::selection()) {
            let _ = selection.select_all_children(&block);
        }
    }
    let quote = selected(&reader.document);
    let some = quote.is_some();
    page.dispatch(Action::QuoteOffered(quote));
    drawing::after(|| {
        if let Some(first) = places::find(".quote__form") {
            places::focus(&first);
        }
    });
    some
}

/// Esc: the menu goes, the keyboard acts on the text again.
pub fn close(page: &Page) {
    // A selection made just now would bring it back.
    WAITING.take();
    page.dispatch(Action::QuoteOffered(None));
    if let Some(pane) = places::element("van-ban") {
        places::focus(&pane);
    }
}

/// The selected words and where they stand.
fn selected(document: &Document) -> Option<Quote> {
    let ranges = copying::ranges();
    let range = ranges.first()?;
    let text = copying::words(&ranges);
    if text.is_empty() {
        return None;
    }
    let Place {
        words,
        id,
        section,
        block,
    } = place(document, range);
    let task = task_adding::selected(document, range, block.as_ref(), &section, &text);
    Some(Quote {
        text: text.into(),
        place: words.into(),
        id: id.into(),
        task,
    })
}

/// Where a selection stands.
#[derive(Default)]
struct Place {
    words: String,
    id: String,
    /// The id of the section; empty outside all.
    section: String,
    /// The paragraph it begins in; for a note, the one that calls it.
    block: Option<Element>,
}

/// The smallest numbered place that holds the whole selection, in words, and its id.
fn place(document: &Document, range: &Range) -> Place {
    let reading = &document.reading;
    let Some(holder) = copying::holder(range) else {
        return Default::default();
    };
    let closest = |e: &Element, selector: &str| e.closest(selector).ok().flatten();
    let note = closest(&holder, ".footnote[data-note]");
    let note = note.and_then(|n| reading.notes.get(places::number(&n, "data-note")?));
    let block = match note {
        Some(note) => note.block.as_deref().and_then(places::element),
        None => closest(&holder, ".block"),
    };
    let item = block
        .as_ref()
        .and_then(|b| b.query_selector(":scope > .anchor").ok()?);
    let item = item.and_then(|i| reading.targets.sections.iter().find(|s| s.id == i.id()));
    let section = closest(block.as_ref().unwrap_or(&holder), ".section");
    // Over several paragraphs, the first of them.
    let first = || {
        range
            .start_container()
            .ok()?
            .parent_element()?
            .closest(".block")
            .ok()?
    };
    let block = block.or_else(first);
    let section = section.and_then(|s| {
        reading
            .targets
            .sections
            .get(places::number(&s, "data-section")?)
    });
    let Some(target) = item.or(section) else {
        let id = note.map(|note| note.id.clone());
        let id = id.or_else(|| Some(block.as_ref()?.id()));
        let place = note.map(|note| ["Chú thích ", &note.label].concat());
        return Place {
            words: place.unwrap_or_default(),
            id: id.unwrap_or_default(),
            section: String::new(),
            block,
        };
    };
    let (words, id) = match note {
        Some(note) if target.cited.is_empty() => {
            (["Chú thích ", &note.label].concat(), note.id.clone())
        }
        Some(note) => (
            ["Chú thích ", &note.label, ", ", &target.cited].concat(),
            note.id.clone(),
        ),
        None => (target.cited.clone(), target.id.clone()),
    };
    Place {
        words,
        id,
        section: target.id.clone(),
        block,
    }
}

/// Puts the menu beside the selection: in the margin where there is one, else under it.
pub fn put_in_place() {
    let menu = places::find(".quote").and_then(|q| q.dyn_into::<HtmlElement>().ok());
    let ranges = copying::ranges();
    let (Some(menu), Some(range)) = (menu, ranges.first()) else {
        return;
    };
    let (Some(text), Some(pane)) = (places::find(".sheet__text"), places::find(".pane")) else {
        return;
    };
    let (words, column) = (
        range.get_bounding_client_rect(),
        text.get_bounding_client_rect(),
    );
    let view = pane.get_bounding_client_rect();
    let height = f64::from(menu.offset_height());
    let docked = view.width() >= places::MARGIN_FROM;
    let wish = if docked {
        words.top()
    } else {
        words.bottom() + 8.0
    };
    let top = wish
        .min(view.bottom() - height - 16.0)
        .max(view.top() + 44.0);
    let left = (words.left() - column.left())
        .min(column.width() - 320.0)
        .max(0.0);
    let _ = menu.style().set_property("--top", &px(top - column.top()));
    let _ = menu.style().set_property("--left", &px(left));
}

/// Hands the words to the clipboard. Where it is refused they stand in a window, selected.
fn copy(page: &Page, text: String) {
    let page = page.clone();
    spawn_local(async move {
        let taken = to_clipboard(&text).await.is_some();
        page.dispatch(Action::QuoteOffered(None));
        if taken {
            super::toast::tell(&page, "quote.done");
        } else {
            page.dispatch(Action::CopyRefused(text.into()));
            page.dispatch(Action::DialogOpened(Dialog::CopyByHand));
            drawing::after(|| {
                let field = places::element("chep-tay");
                if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlTextAreaElement>().ok()) {
                    places::focus(&field);
                    field.select();
                }
            });
        }
    });
}

async fn to_clipboard(text: &str) -> Option<JsValue> {
    let navigator = gloo::utils::window().navigator();
    // Pages of plain http have none.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if there.is_undefined() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .ok()
}

/// What the clipboard did not take, to be copied by hand.
pub fn copy_by_hand(page: &Page, reader: &Reader) -> Html {
    let content = markup! {
        <div class="paste-dialog">
            <label class="paste-dialog__hint" for="chep-tay">{ page.text("quote.by-hand") }</label>
            <textarea id="chep-tay" class="paste-dialog__field" lang="vi" readonly=true spellcheck="false"
                ~value={JsValue::from_str(&reader.refused)} />
        </div>
    };
    modal(page, page.text("quote").to_owned(), content)
}

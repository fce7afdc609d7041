//! A small field in a card: another form of a word, a meaning of one's own. Enter takes it, Esc gives it up.

use super::context::Page;
use super::markup::markup;
use super::state::{Action, Reader};
use super::{drawing, places};
use crate::view::meanings::tidy;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const FIELD: &str = "chu-cua-ban";

/// What the field is for.
pub struct OneWord<'a> {
    pub name: String,
    /// What stands in it at first.
    pub value: &'a str,
    /// A sentence under it.
    pub hint: &'static str,
    /// The words of the button that takes what was typed.
    pub take: &'static str,
}

/// The field and its buttons; `taken` is given what was typed, tidied, and may be nothing.
pub fn one_word_field(page: &Page, field: OneWord, taken: Callback<String>) -> Html {
    let take = move || {
        let field = places::element(FIELD).and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
        taken.emit(tidy(&field.map(|f| f.value()).unwrap_or_default()));
    };
    let onkeydown = {
        let (page, take) = (page.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                take();
            }
            "Escape" => {
                event.prevent_default();
                close(&page);
            }
            _ => {}
        })
    };
    let onclick = move |event: MouseEvent| {
        event.stop_propagation();
        take();
    };
    let cancel = {
        let page = page.clone();
        move |event: MouseEvent| {
            event.stop_propagation();
            close(&page);
        }
    };
    markup! {
        <div class="card__field">
            <input class="card__input" id={FIELD} type="text" lang="vi" autocomplete="off" spellcheck="false" maxlength="200"
                value={field.value.to_owned()} aria-label={field.name} aria-describedby="chu-cua-ban-ghi-chu" {onkeydown} />
            <div class="card__buttons">
                <button type="button" class="button button--main" {onclick}>{ field.take }</button>
                <button type="button" class="button button--line" onclick={cancel}>{ page.text("cancel") }</button>
            </div>
            <p class="card__hint" id="chu-cua-ban-ghi-chu">{ field.hint }</p>
        </div>
    }
}

/// The button that opens the field of a card.
pub fn opens_field(page: &Page, reader: &Reader, words: &'static str) -> Html {
    let (page, document, card) = (page.clone(), reader.document.clone(), reader.card);
    let onclick = move |event: MouseEvent| {
        event.stop_propagation();
        page.dispatch(Action::FieldShown(true));
        let document = document.clone();
        drawing::after(move || {
            if let Some(card) = card {
                super::card::place_again(&document, card);
            }
            let field = places::element(FIELD).and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                places::focus(&field);
                field.select();
            }
        });
    };
    markup! {
        <button type="button" class="button button--line" data-opens-field="" {onclick}>{ words }</button>
    }
}

/// Gives the field up; the focus stands on the button that opened it.
fn close(page: &Page) {
    page.dispatch(Action::FieldShown(false));
    focus_again("[data-opens-field]");
}

/// The focus stays in the card when what had it goes away.
pub fn focus_again(selector: &'static str) {
    drawing::after(move || {
        let first = places::find(&[".card ", selector].concat());
        if let Some(target) = first.or_else(|| places::find(".card")) {
            places::focus(&target);
        }
    });
}

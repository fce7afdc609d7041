//! A field for Ctrl+V, where the browser does not let the page read the clipboard itself.

use super::context::Page;
use super::markup::markup;
use super::modal::modal;
use super::opening;
use super::places;
use super::state::{Action, Dialog};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Paste here, then read. Ctrl+Enter reads too. `empty`: there was nothing to read.
pub fn paste_dialog(page: &Page, empty: bool) -> Html {
    let onkeydown = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                read(&page);
            }
        })
    };
    let onclick = {
        let page = page.clone();
        move |_| read(&page)
    };
    let content = markup! {
            <div class="paste-dialog">
                <label class="paste-dialog__hint" for="dan">{ page.text("paste.hint") }</label>
                <textarea id="dan" class="paste-dialog__field" data-paste-text="" lang="vi" autofocus=true
                    spellcheck="false" {onkeydown} aria-describedby="dan-loi" />
                <p class="paste-dialog__error" id="dan-loi" role="alert">
                    if empty { <span data-error="">{ page.text("error.paste") }</span> }
                </p>
                <div class="paste-dialog__buttons">
                    <button type="button" class="button button--main" data-paste-read="" {onclick}>{ page.text("paste.read") }</button>
                    <button type="button" class="button button--line" onclick={page.reports(Action::DialogClosed)}>
                        { page.text("cancel") }
                    </button>
                </div>
            </div>
    };
    modal(page, page.text("paste.title").to_owned(), content)
}

fn read(page: &Page) {
    let field = places::element("dan").and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let text = field.map(|f| f.value()).unwrap_or_default();
    if text.trim().is_empty() {
        page.dispatch(Action::DialogOpened(Dialog::PasteEmpty));
    } else {
        opening::open_text(page, text, String::new());
    }
}

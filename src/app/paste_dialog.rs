//! A field for Ctrl+V, where the browser does not let the page read the clipboard itself.

use super::context::use_page;
use super::modal::Modal;
use super::opening;
use super::state::Action;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Paste here, then read. Ctrl+Enter reads too.
#[component]
pub fn PasteDialog() -> Html {
    let page = use_page();
    let field = use_node_ref();
    let empty = use_state_eq(|| false);
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
            }
        });
    }
    let read = {
        let (page, field, empty) = (page.clone(), field.clone(), empty.setter());
        move || {
            let text = field
                .cast::<HtmlTextAreaElement>()
                .map(|f| f.value())
                .unwrap_or_default();
            if text.trim().is_empty() {
                empty.set(true);
            } else {
                opening::open_text(page.clone(), text, String::new());
            }
        }
    };
    let onkeydown = {
        let read = read.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                read();
            }
        })
    };
    html! {
        <Modal title={page.text("paste.title")} on_close={page.reports(Action::DialogClosed)}>
            <div class="paste-dialog">
                <label class="paste-dialog__hint" for="dan">{ page.text("paste.hint") }</label>
                <textarea ref={field} id="dan" class="paste-dialog__field" data-paste-text="" lang="vi"
                    spellcheck="false" {onkeydown} aria-describedby="dan-loi" />
                <p class="paste-dialog__error" id="dan-loi" role="alert">
                    if *empty { <span data-error="">{ page.text("error.paste") }</span> }
                </p>
                <div class="paste-dialog__buttons">
                    <button type="button" class="button button--main" data-paste-read="" onclick={move |_| read()}>
                        { page.text("paste.read") }
                    </button>
                    <button type="button" class="button button--line" onclick={page.reports(Action::DialogClosed)}>
                        { page.text("cancel") }
                    </button>
                </div>
            </div>
        </Modal>
    }
}

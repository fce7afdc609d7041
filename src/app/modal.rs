//! A window over the page: the browser's own dialog, which keeps the focus and hears Esc.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::state::Action;
use web_sys::Element;
use yew::prelude::*;

/// A titled dialog; Esc, the cross and a press beside it close it.
pub fn modal(page: &Page, title: String, content: Html) -> Html {
    let close: Callback<MouseEvent> = page.reports(Action::DialogClosed);
    let oncancel = {
        let page = page.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            page.dispatch(Action::DialogClosed);
        })
    };
    let onclick = {
        let page = page.clone();
        Callback::from(move |event: MouseEvent| {
            // Only the backdrop is the dialog itself.
            let target = event.target_dyn_into::<Element>();
            if target.is_some_and(|t| t.class_list().contains("modal")) {
                page.dispatch(Action::DialogClosed);
            }
        })
    };
    let onkeydown = page.escapes(|page| page.dispatch(Action::DialogClosed));
    markup! {
        <dialog class="modal" aria-labelledby="cua-so" {oncancel} {onclick} {onkeydown}>
            <div class="modal__inside">
                <header class="modal__head">
                    <h2 class="modal__title" id="cua-so">{ title }</h2>
                    <button type="button" class="icon-button" aria-label={page.text("close")} onclick={close}>
                        { icon::CLOSE.html() }
                    </button>
                </header>
                { content }
            </div>
        </dialog>
    }
}

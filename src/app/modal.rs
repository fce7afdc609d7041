//! A window over the page: the browser's own dialog, which keeps the focus and hears Esc.

use super::context::Page;
use super::icon;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub page: Page,
    pub title: AttrValue,
    pub on_close: Callback<()>,
    pub children: Html,
}

/// A titled dialog; Esc, the cross and a press beside it close it.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let page = &props.page;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let close = |on_close: &Callback<()>| {
        let on_close = on_close.clone();
        move || on_close.emit(())
    };
    let oncancel = {
        let close = close(&props.on_close);
        Callback::from(move |event: Event| {
            event.prevent_default();
            close();
        })
    };
    let onclick = {
        let (close, node) = (close(&props.on_close), node.clone());
        Callback::from(move |event: MouseEvent| {
            // Only the backdrop is the dialog itself.
            if event.target_dyn_into::<Element>() == node.cast::<Element>() {
                close();
            }
        })
    };
    let onkeydown = {
        let close = close(&props.on_close);
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                close();
            }
        })
    };
    let cross = close(&props.on_close);
    html! {
        <dialog class="modal" ref={node} aria-labelledby="cua-so" {oncancel} {onclick} {onkeydown}>
            <div class="modal__inside">
                <header class="modal__head">
                    <h2 class="modal__title" id="cua-so">{ &props.title }</h2>
                    <button type="button" class="icon-button" aria-label={page.text("close")} onclick={move |_| cross()}>
                        { icon::CLOSE.html() }
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

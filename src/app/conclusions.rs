//! The end of the paper: recipients on the left, signature on the right.

use super::context::use_page;
use super::document::Opened;
use super::run::Ink;
use crate::view::{Line, anchors};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ConclusionsProps {
    pub document: Opened,
}

/// "Nơi nhận" and the signer.
#[component]
pub fn Conclusions(props: &ConclusionsProps) -> Html {
    let page = use_page();
    let view = &props.document.reading.conclusions;
    if view.signature.is_empty() && view.signer.is_none() && view.recipients.is_empty() {
        return Html::default();
    }
    let ink = Ink {
        page: &page,
        document: &props.document,
        open: None,
    };
    let line = |line: &Line, class: &'static str| {
        html! {
            <div {class} id={anchors::block(line.paragraph)} data-paragraph={line.paragraph.to_string()}>
                { ink.runs(&line.runs) }
            </div>
        }
    };
    html! {
        <footer class="conclusions">
            <div class="conclusions__recipients">
                { for view.recipients.iter().map(|l| line(l, "conclusions__recipient")) }
            </div>
            <div class="conclusions__signature">
                { for view.signature.iter().map(|l| line(l, "conclusions__authority")) }
                { for view.signer.iter().map(|l| line(l, "conclusions__signer")) }
            </div>
        </footer>
    }
}

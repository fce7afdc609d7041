//! The end of the paper: recipients on the left, signature on the right.

use super::context::Page;
use super::document::Opened;
use super::hand::Hand;
use super::markup::markup;
use super::paper_line::paper_line;
use super::run::Ink;
use crate::view::Line;
use yew::prelude::*;

/// "Nơi nhận" and the signer.
pub fn conclusions(page: &Page, document: &Opened, hand: &Hand) -> Html {
    let view = &document.reading.conclusions;
    if view.signature.is_empty() && view.signer.is_none() && view.recipients.is_empty() {
        return Html::default();
    }
    let ink = Ink::plain(page, document, hand);
    let line = |line: &Line, class| paper_line(ink, "div", class, line);
    markup! {
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

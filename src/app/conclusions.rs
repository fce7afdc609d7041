//! The end of the paper: recipients on the left, signature on the right.

use super::markup::markup;
use super::paper_line::paper_line;
use super::section::Opening;
use crate::view::Line;
use yew::prelude::*;

/// "Nơi nhận" and the signer.
pub fn conclusions(opening: &Opening) -> Html {
    let view = &opening.document.reading.conclusions;
    if view.signature.is_empty() && view.signer.is_none() && view.recipients.is_empty() {
        return Html::default();
    }
    let line = |line: &Line, class| paper_line(opening, "div", class, line);
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

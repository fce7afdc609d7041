//! A sentence for a moment: something was done. Where something went away, a button brings it back.

use super::context::Page;
use super::markup::markup;
use super::state::{Action, State};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use yew::prelude::*;

/// How long it can be read, in milliseconds; with a button longer.
const STAYS: u32 = 4000;
const WAITS: u32 = 8000;

/// The sentences that something went away.
const REMOVED: [&str; 1] = ["tasks.removed"];

thread_local! {
    static LEAVING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The place of the sentence; it is always there, so that screen readers hear when it fills.
pub fn toast(page: &Page, state: &State) -> Html {
    let back = |key: &&str| REMOVED.contains(key);
    let back = state.toast.filter(back).map(|_| {
        let (page_, state) = (page.clone(), state.clone());
        let onclick = move |_: MouseEvent| {
            if let Some((later, reader)) = state.open() {
                (later.undo)(&page_, reader);
            }
        };
        markup! { <button type="button" class="toast__button" {onclick}>{ page.text("undo") }</button> }
    });
    let words = |key| markup! { <span class="toast__words">{ page.text(key) }{ for back }</span> };
    markup! {
        <div class="toast" role="status">{ for state.toast.map(words) }</div>
    }
}

/// Says a sentence; a later one takes its place.
pub fn tell(page: &Page, key: &'static str) {
    page.dispatch(Action::Told(Some(key)));
    let page = page.clone();
    let stays = if REMOVED.contains(&key) { WAITS } else { STAYS };
    let leave = Timeout::new(stays, move || page.dispatch(Action::Told(None)));
    LEAVING.replace(Some(leave));
}

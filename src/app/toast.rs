//! A sentence for a moment: something was done.

use super::context::Page;
use super::markup::markup;
use super::state::{Action, State};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use yew::prelude::*;

/// How long it can be read, in milliseconds.
const STAYS: u32 = 4000;

thread_local! {
    static LEAVING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The place of the sentence; it is always there, so that screen readers hear when it fills.
pub fn toast(page: &Page, state: &State) -> Html {
    markup! {
        <div class="toast" role="status">
            { for state.toast.map(|key| markup! { <span class="toast__words">{ page.text(key) }</span> }) }
        </div>
    }
}

/// Says a sentence; a later one takes its place.
pub fn tell(page: &Page, key: &'static str) {
    page.dispatch(Action::Told(Some(key)));
    let page = page.clone();
    let leave = Timeout::new(STAYS, move || page.dispatch(Action::Told(None)));
    LEAVING.replace(Some(leave));
}

//! The focus comes back: after a window or a table closes, to what opened it.

use super::places;
use super::rail;
use super::state::State;
use std::cell::RefCell;
use web_sys::Element;

thread_local! {
    static TRIGGER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// After a drawing, before a window is shown over the page: who opened it is remembered, and gets the focus back.
pub fn follow(before: Option<&State>, now: &State) {
    let dialog_before = before.and_then(|before| before.dialog);
    if dialog_before.is_none() && now.dialog.is_some() {
        // The link in the display settings has gone with them; their button stands for it.
        let trigger = match before {
            Some(before) if before.display => places::element("cach-hien-thi"),
            _ => gloo::utils::document().active_element(),
        };
        TRIGGER.set(trigger);
    }
    let same_page = |before: &State| {
        std::mem::discriminant(&before.stage) == std::mem::discriminant(&now.stage)
    };
    if dialog_before.is_some() && now.dialog.is_none() && before.is_some_and(same_page) {
        let trigger = TRIGGER.take().filter(|trigger| trigger.is_connected());
        if let Some(trigger) = trigger {
            places::focus(&trigger);
        }
    }
    let tab_before = before.and_then(State::reader).and_then(|reader| reader.tab);
    let closed = now.reader().is_some_and(|reader| reader.tab.is_none());
    if let Some(tab) = tab_before.filter(|_| closed && is_lost()) {
        rail::focus_tab(tab);
    }
}

/// What had the focus is no longer there.
fn is_lost() -> bool {
    let focused = gloo::utils::document().active_element();
    focused.is_none_or(|element| element.tag_name() == "BODY")
}

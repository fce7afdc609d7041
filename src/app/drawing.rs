//! When what was dispatched stands on the screen.

use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};

thread_local! {
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    /// Something was dispatched that is not drawn yet.
    static TO_DRAW: Cell<bool> = const { Cell::new(false) };
}

/// Runs `then` once what was dispatched has been drawn; soon, where there was nothing to draw.
///
/// Long drawings pause to let the browser breathe, so a timer alone may come too early.
pub fn after(then: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    wait_for_drawing(20);
}

/// A slow machine takes longer to draw than the timer: it looks again, `looks` times at the most.
fn wait_for_drawing(looks: u32) {
    let look = move || {
        if TO_DRAW.get() && looks > 0 {
            wait_for_drawing(looks - 1);
        } else {
            take_waiting().into_iter().for_each(|then| then());
        }
    };
    Timeout::new(150, look).forget();
}

/// The state has changed: there is something to draw.
pub fn begins() {
    TO_DRAW.set(true);
}

/// What waits for a drawing; the effects do it after each.
pub fn take_waiting() -> Vec<Box<dyn FnOnce()>> {
    TO_DRAW.set(false);
    WAITING.take()
}

//! A text that has been read becomes the one on the screen.

use super::context::Page;
use super::document::Document;
use super::opening::{is_newest, opened_by_hand};
use super::places;
use super::reader_state::{Open, Reader};
use super::state::{Action, Problem};
use super::storage;
use crate::model::Source;
use crate::view::wire;
use gloo::timers::callback::Timeout;

/// Shows a text, for the bytes of its reading. `turn`: whoever opens another text meanwhile waits for that one.
pub fn arrive(page: &Page, source: Source, reading: &[u8], by_hand: bool, turn: u32) {
    let Some(reading) = wire::unpack(reading) else {
        return page.dispatch(Action::OpeningFailed(Problem::EngineMissing));
    };
    let page = page.clone();
    let show = move |open: Open| {
        if is_newest(turn) {
            opened_by_hand(by_hand);
            page.dispatch(Action::TextOpened(open));
        }
    };
    // Each of these steps takes a while with a long text: between them the page draws and answers.
    soon(move || {
        let document = Document::of(source.text, reading);
        soon(move || {
            let decisions = storage::decisions(&document);
            let mut open = Open::new(Reader::new(document, places::is_narrow()));
            open.act(Action::DecisionsFound(decisions));
            soon(move || show(open));
        });
    });
}

fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

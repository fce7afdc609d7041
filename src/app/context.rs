//! What everything drawn may ask for: the language and where to report what happened.

use super::markup::markup;
use super::settings::Lang;
use super::state::{Action, State};
use yew::prelude::*;

/// The page seen from inside. Components take it as a property; it changes only with the language.
/// Most of what is drawn is a plain function of it: a component of its own costs several kilobytes
/// of program, so only what keeps state or must not be drawn again is one.
#[derive(Clone, PartialEq)]
pub struct Page {
    pub lang: Lang,
    pub act: UseReducerDispatcher<State>,
}

impl Page {
    pub fn dispatch(&self, action: Action) {
        self.act.dispatch(action);
    }

    pub fn text(&self, key: &'static str) -> &'static str {
        self.lang.text(key)
    }

    pub fn fill(&self, key: &'static str, values: &[(&str, &str)]) -> String {
        self.lang.fill(key, values)
    }

    /// A sentence of the page with words of the text in it, each told by its own language.
    pub fn fill_vi(&self, key: &'static str, name: &str, words: &str) -> Html {
        let text = self.text(key);
        let (before, after) = text
            .split_once(&["{", name, "}"].concat())
            .unwrap_or((text, ""));
        markup! { <>{ before }<span lang="vi">{ words }</span>{ after }</> }
    }

    /// The language of the page's own words where they stand among those of the text, if it is another.
    pub fn foreign(&self) -> Option<&'static str> {
        (self.lang != Lang::Vi).then(|| self.lang.name())
    }

    pub fn count(&self, key: &'static str, count: usize) -> String {
        self.lang.count(key, count, &[])
    }

    /// What has keys of its own: Escape closes it, and no other key gets to the text behind it.
    pub fn escapes(&self, close: impl Fn(&Page) + 'static) -> Callback<KeyboardEvent> {
        let page = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                close(&page);
            }
        })
    }

    /// A callback that reports one thing, whatever the event.
    pub fn reports<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.dispatch(action.clone()))
    }
}

/// A state as assistive technology and styles read it.
pub const fn yes(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

//! What every component may ask for: the language and where to report what happened.

use super::settings::Lang;
use super::state::{Action, State};
use yew::prelude::*;

/// The page seen from inside. It changes only with the language.
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

    pub fn count(&self, key: &'static str, count: usize) -> String {
        self.lang.count(key, count, &[])
    }

    /// A callback that reports one thing, whatever the event.
    pub fn reports<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.dispatch(action.clone()))
    }
}

/// The page around a component.
#[hook]
pub fn use_page() -> Page {
    use_context::<Page>().expect("every component stands inside App, which provides the page")
}

//! What the browser remembers between visits. A refusal is a fact, never a failure.

use super::document::Document;
use super::settings::Settings;
use super::state::{Action, State};
use crate::view::decisions::Decisions;
use crate::view::meanings::Meanings;
use web_sys::Storage;

const SETTINGS: &str = "chugiai.settings";
const MEANINGS: &str = "chugiai.meanings";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is kept under a name; nothing where there is nothing.
fn kept(name: &str) -> String {
    let text = storage().and_then(|s| s.get_item(name).ok().flatten());
    text.unwrap_or_default()
}

/// Keeps a text under a name, or nothing there any more; false when the browser refuses.
fn keep_as(name: &str, text: &str) -> bool {
    storage().is_some_and(|s| {
        let done = if text.is_empty() {
            s.remove_item(name)
        } else {
            s.set_item(name, text)
        };
        done.is_ok()
    })
}

/// The settings of the last visit, or the first ones.
pub fn settings() -> Settings {
    Settings::from_text(&kept(SETTINGS))
}

/// Keeps the settings, unless they are the first ones; false when the browser refuses.
pub fn keep(settings: Settings) -> bool {
    let first = settings == Settings::default();
    keep_as(
        SETTINGS,
        &if first {
            String::new()
        } else {
            settings.to_text()
        },
    )
}

/// What short forms mean to the person here.
pub fn meanings() -> Meanings {
    Meanings::from_text(&kept(MEANINGS))
}

/// Keeps the meanings; false when the browser refuses.
pub fn keep_meanings(meanings: &Meanings) -> bool {
    keep_as(MEANINGS, &meanings.to_text())
}

/// What an earlier visit decided about a text.
pub fn decisions(document: &Document) -> Decisions {
    Decisions::from_text(&kept(&name_of(document)))
}

/// Keeps what was decided about a text; false when the browser refuses.
pub fn keep_decisions(document: &Document, decisions: &Decisions) -> bool {
    keep_as(&name_of(document), &decisions.to_text())
}

/// What another window has just kept under this name, where it concerns this one.
pub fn told(name: &str, words: &str, state: &State) -> Option<Action> {
    if name == MEANINGS {
        return Some(Action::MeaningsFound(Meanings::from_text(words)));
    }
    let (later, reader) = state.open()?;
    (later.decided)(name, words, &reader.document)
}

/// What another window has decided about this text.
pub fn decided(name: &str, words: &str, document: &Document) -> Option<Action> {
    (name_of(document) == name).then(|| Action::DecisionsFound(Decisions::from_text(words)))
}

fn name_of(document: &Document) -> String {
    ["chugiai.text.", &document.fingerprint.to_string()].concat()
}

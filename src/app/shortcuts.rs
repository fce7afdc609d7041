//! The list of keys: exactly those that act now.

use super::context::Page;
use super::keyboard::is_mac;
use super::markup::markup;
use super::modal::modal;
use super::state::State;
use yew::prelude::*;

/// A key as printed, the key of its sentence, and whether it is a single letter.
type Key = (&'static str, &'static str, bool);

/// Keys of every page.
const EVERYWHERE: [Key; 4] = [
    ("Ctrl O", "open", false),
    ("Alt −  Alt =", "size", false),
    ("Esc", "close", false),
    ("?", "shortcuts", true),
];

/// Keys that need an open text.
const READING: [Key; 22] = [
    ("F6  Shift F6", "regions", false),
    ("Alt 1 – 5", "tabs", false),
    ("↑ ↓", "rows", false),
    ("→ ←", "lists", false),
    ("Space", "tick-row", false),
    ("Enter", "open-note", false),
    ("F2", "cell", false),
    ("N  Shift N", "notes", true),
    ("Shift E", "all-notes", true),
    ("M", "placement", true),
    ("[ ]", "headings", true),
    ("A  Shift A", "abbreviations", true),
    ("C  Shift C", "citations", true),
    ("O  Shift O", "repairs", true),
    ("T  Shift T", "tasks", true),
    ("X", "tick", true),
    ("Ctrl Shift C", "quote", false),
    ("Ctrl Z", "undo", false),
    ("Ctrl Y  Ctrl Shift Z", "redo", false),
    ("Ctrl F", "search", false),
    ("/", "search", true),
    ("F3  Shift F3", "hits", false),
];

/// "Phím tắt".
pub fn shortcuts(page: &Page, state: &State) -> Html {
    let letters = state.settings.letters;
    let content = markup! {
        // What scrolls must be reached by keys.
        <div class="shortcuts" tabindex="0" role="group" aria-labelledby="cua-so">
            { list(page, "key.everywhere", &EVERYWHERE, letters) }
            { list(page, "key.reading", &READING, letters) }
            if !letters { <p class="shortcuts__off">{ page.text("key.letters-off") }</p> }
        </div>
    };
    modal(page, page.text("shortcuts").to_owned(), content)
}

fn list(page: &Page, title: &'static str, keys: &'static [Key], letters: bool) -> Html {
    let mac = is_mac();
    let acting = keys.iter().filter(|(_, _, letter)| letters || !letter);
    let row = |(key, does, _): &Key| {
        markup! {
            <div class="shortcuts__row">
                <dt>{ for key.split("  ").map(|key| markup! { <kbd>{ printed(key, mac) }</kbd> }) }</dt>
                <dd>{ page.lang.text_of("key", does) }</dd>
            </div>
        }
    };
    markup! {
        <>
            <h3 class="shortcuts__title">{ page.text(title) }</h3>
            <dl class="shortcuts__list">{ for acting.map(row) }</dl>
        </>
    }
}

/// A key as the keyboard at hand prints it.
fn printed(key: &str, mac: bool) -> String {
    if !mac {
        return key.to_owned();
    }
    let tabs = key.replace("Alt 1", "⌃ ⌥ 1");
    tabs.replace("Ctrl", "⌘").replace("Alt", "⌥")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Lang;

    #[test]
    fn every_key_has_its_sentence() {
        for (key, does, _) in EVERYWHERE.iter().chain(&READING) {
            for lang in [Lang::Vi, Lang::En] {
                assert!(!lang.text_of("key", does).is_empty(), "{key}: key.{does}");
            }
        }
    }

    #[test]
    fn macs_print_other_signs() {
        assert_eq!(printed("Alt 1 – 5", true), "⌃ ⌥ 1 – 5");
        assert_eq!(printed("Ctrl O", true), "⌘ O");
        assert_eq!(printed("Ctrl O", false), "Ctrl O");
    }
}

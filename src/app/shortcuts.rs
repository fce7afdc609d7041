//! The list of keys.

use super::context::Page;
use super::markup::markup;
use super::modal::modal;
use yew::prelude::*;

/// Keys and what they do: the key as printed, the key of its sentence.
const KEYS: [(&str, &str); 15] = [
    ("Ctrl F  /", "search"),
    ("F3  Shift F3", "hits"),
    ("N", "next-note"),
    ("Shift N", "previous-note"),
    ("Enter", "open-note"),
    ("Shift E", "all-notes"),
    ("[", "previous-heading"),
    ("]", "next-heading"),
    ("M", "placement"),
    ("Alt 1 – 5", "tabs"),
    ("↑ ↓ → ←", "lists"),
    ("F6", "regions"),
    ("Alt −  Alt =", "size"),
    ("Esc", "close"),
    ("?", "shortcuts"),
];

/// "Phím tắt".
pub fn shortcuts(page: &Page) -> Html {
    let content = markup! {
            <dl class="shortcuts">
                { for KEYS.iter().map(|(key, does)| markup! {
                    <div class="shortcuts__row">
                        <dt><kbd>{ *key }</kbd></dt>
                        <dd>{ page.lang.text_of("key", does) }</dd>
                    </div>
                }) }
            </dl>
    };
    modal(page, page.text("shortcuts").to_owned(), content)
}

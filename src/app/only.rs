//! While only the sentences with one short form stand out: a line that says so and ends it.

use super::context::Page;
use super::markup::markup;
use super::state::{Action, Reader};
use yew::prelude::*;

/// The line over the foot of the text; empty while all of it stands out.
pub fn only(page: &Page, reader: &Reader) -> Html {
    let rows = &reader.document.reading.abbreviations;
    let row = reader.only.and_then(|entry| rows.get(entry));
    let words = row.map(|row| {
        let count = row.sentences.len();
        page.lang
            .count("only.shown", count, &[("short", &row.short)])
    });
    markup! {
        <div class="only" role="status">
            { for words.map(|words| markup! {
                <span class="only__line" lang={page.lang.name()}>
                    { words }
                    <button type="button" class="link" onclick={page.reports(Action::OnlyShown(None))}>{ page.text("only.end") }</button>
                </span>
            }) }
        </div>
    }
}

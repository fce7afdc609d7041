//! The reader: bar, tabs, panel and sheet.

use super::app_bar::app_bar;
use super::context::Page;
use super::markup::markup;
use super::panel::panel;
use super::press::press;
use super::print_tasks::print_tasks;
use super::rail::rail;
use super::sheet::sheet;
use super::state::{Paper, Reader, State};
use super::task_list::progress_words;
use yew::prelude::*;

/// A text and everything beside it.
pub fn reader_page(page: &Page, state: &State, reader: &Reader) -> Html {
    let placement = state.placement();
    let paper = reader.printing.then_some(reader.paper);
    let onclick = {
        let (page, state) = (page.clone(), state.clone());
        Callback::from(move |event: MouseEvent| press(&page, &state, &event))
    };
    markup! {
        <div class="reader" data-reader="" data-notes={placement.name()} data-panel={reader.tab.map(|_| "open")}
            data-print={paper.map(Paper::name)} {onclick}>
            <a class="skip-link" href="#van-ban">{ page.text("reader.skip") }</a>
            { app_bar(page, state, reader) }
            <aside class="tables" aria-label={page.text("tables")}>
                { rail(page, reader.tab) }
                { panel(page, state, reader) }
            </aside>
            // What scrolls has the focus, or the keys that scroll would find nothing to scroll.
            <main class="pane">
                <div class="pane__scroll" id="van-ban" tabindex="-1" data-region="">{ sheet(page, state, reader) }</div>
            </main>
            <p class="hidden-text" role="status" data-progress="">{ progress_words(page, reader) }</p>
            { for paper.filter(|p| *p != Paper::Text).map(|_| print_tasks(page, reader)) }
        </div>
    }
}

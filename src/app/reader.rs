//! The reader: bar, tabs, panel and sheet.

use super::app_bar::app_bar;
use super::context::Page;
use super::markup::markup;
use super::minimap::minimap;
use super::panel::panel;
use super::press::press;
use super::rail::rail;
use super::search_state::Search;
use super::settings::Placement;
use super::sheet::sheet;
use super::state::{Reader, State};
use yew::prelude::*;

/// A text and everything beside it.
pub fn reader_page(page: &Page, state: &State, reader: &Reader) -> Html {
    let placement = state.placement();
    let onclick = {
        let (page, state) = (page.clone(), state.clone());
        Callback::from(move |event: MouseEvent| press(&page, &state, &event))
    };
    markup! {
        <div class="reader" data-reader="" data-notes={placement.name()} data-panel={reader.tab.map(|_| "open")} {onclick}>
            <a class="skip-link" href="#van-ban">{ page.text("reader.skip") }</a>
            { app_bar(page, state, reader) }
            { rail(page, reader.tab) }
            { beside(page, reader, placement) }
            <main class="pane" id="van-ban" tabindex="-1" data-region="">
                <div class="pane__scroll">{ minimap() }{ sheet(page, reader, placement) }</div>
            </main>
        </div>
    }
}

/// The table beside the text, without what it does not show.
fn beside(page: &Page, reader: &Reader, placement: Placement) -> Html {
    let mut reader = reader.clone();
    reader.search = Search::default();
    html! { <Beside page={page.clone()} {reader} {placement} /> }
}

#[derive(Properties, PartialEq)]
struct BesideProps {
    page: Page,
    reader: Reader,
    placement: Placement,
}

/// A component of its own so that the keys of a search do not draw a long table again.
#[component]
fn Beside(props: &BesideProps) -> Html {
    panel(&props.page, &props.reader, props.placement)
}

//! The reader: bar, tabs, panel and sheet.

use super::app_bar::app_bar;
use super::contents;
use super::context::Page;
use super::kin::kin_dialog;
use super::look_over::look_over;
use super::markup::markup;
use super::minimap::minimap;
use super::panel::panel;
use super::press::press;
use super::print_dialog::print_dialog;
use super::print_tasks::print_tasks;
use super::quote::copy_by_hand;
use super::rail::rail;
use super::search_state::Search;
use super::sheet::sheet;
use super::state::{Dialog, Here, Open, Paper, Reader, Stage, State, Tab};
use super::task_list::progress_words;
use super::task_rows::{SLICE, all_lines};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
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
            data-wide={reader.room().1.then_some("")}
            data-print={paper.map(Paper::name)} {onclick}>
            <a class="skip-link" href="#van-ban">{ page.text("reader.skip") }</a>
            { app_bar(page, state, reader) }
            <aside class="tables" aria-label={page.text("tables")}>
                { rail(page, reader.tab) }
                { beside(page, state) }
            </aside>
            // What scrolls has the focus, or the keys that scroll would find nothing to scroll.
            <main class="pane">
                <div class="pane__scroll" id="van-ban" tabindex="-1" data-region="">{ minimap() }{ sheet(page, state, reader) }</div>
            </main>
            <p class="hidden-text" role="status" data-progress="">{ progress_words(page, reader) }</p>
            { for paper.filter(|p| *p != Paper::Text).map(|_| print_tasks(page, reader)) }
        </div>
    }
}

/// The window over the text.
pub fn dialog(page: &Page, state: &State, reader: &Reader, dialog: Dialog) -> Html {
    match dialog {
        Dialog::Review => look_over(page, state, reader, false),
        Dialog::Receipt => look_over(page, state, reader, true),
        Dialog::Print => print_dialog(page, reader),
        Dialog::CopyByHand => copy_by_hand(page, reader),
        Dialog::Kin => kin_dialog(page, reader),
        _ => Html::default(),
    }
}

/// The table beside the text, without what it does not show.
fn beside(page: &Page, state: &State) -> Html {
    let mut state = state.clone();
    state.toast = None;
    state.turn = 0;
    state.dialog = None;
    state.display = false;
    if let Some(mut reader) = state.reader().cloned() {
        reader.search = Search::default();
        reader.card = None;
        reader.field = false;
        reader.quote = None;
        reader.folded = Rc::default();
        reader.asides_open = Rc::default();
        reader.source = None;
        reader.whole = false;
        reader.printing = false;
        if reader.tab != Some(Tab::Notes) {
            reader.open_notes = Rc::default();
        }
        if reader.tab != Some(Tab::Contents) {
            reader.here = Here::default();
        }
        state.stage = Stage::Reading(Open::new(reader));
    }
    html! { <Beside page={page.clone()} {state} /> }
}

#[derive(Properties, PartialEq)]
struct BesideProps {
    page: Page,
    state: State,
}

/// A component of its own so that the keys of a search do not draw a long table again. Many tasks come slice by slice:
/// at first, and whenever many more are to be shown. The contents of a long text come once its beginning stands.
#[component]
fn Beside(props: &BesideProps) -> Html {
    let drawn = use_mut_ref(|| (0, false));
    let again = use_force_update();
    let reader = props.state.reader();
    let tasks = reader.filter(|reader| reader.tab == Some(Tab::Tasks));
    let (all, wide) = tasks.map_or((0, false), |r| (all_lines(r), r.desk.wide));
    let (before, was_wide) = *drawn.borrow();
    // A table has nothing of the list that could stay.
    let kept = if was_wide == wide { before } else { 0 };
    let begun = use_mut_ref(|| false);
    let waits = reader.is_some_and(|r| r.document.slices > 1) && !begun.replace(true);
    let until = all.min(kept + SLICE);
    use_effect(move || {
        drawn.replace((until, wide));
        // A picture comes between the two parts.
        let wait = if waits { 20 } else { 0 };
        let timer =
            (waits || until < all).then(|| Timeout::new(wait, move || again.force_update()));
        if until == all && kept < all && kept > 0 {
            contents::keep_in_view();
        }
        move || drop(timer)
    });
    reader.map_or_else(Html::default, |reader| {
        let until = match reader.tab {
            Some(Tab::Tasks) => until,
            _ => usize::from(!waits),
        };
        panel(&props.page, &props.state, reader, until)
    })
}

//! The five tabs of the tables beside the text; at the foot of the screen on phones.

use super::context::{Page, yes};
use super::icon;
use super::markup::markup;
use super::state::{Action, Tab};
use super::{drawing, places};
use yew::prelude::*;

/// All tabs in order, with the name each carries in attributes and text keys.
pub const TABS: [(Tab, &str); 5] = [
    (Tab::Contents, "contents"),
    (Tab::Tasks, "tasks"),
    (Tab::Notes, "notes"),
    (Tab::Abbreviations, "abbreviations"),
    (Tab::Citations, "citations"),
];

/// Gives the focus to a tab.
pub fn focus_tab(tab: Tab) {
    let name = TABS.iter().find(|(t, _)| *t == tab).map(|(_, name)| *name);
    if let Some(tab) = name.and_then(|name| places::element(&["tab-", name].concat())) {
        places::focus(&tab);
    }
}

/// A vertical tablist; a second press on the open tab hides the panel.
pub fn rail(page: &Page, open: Option<Tab>) -> Html {
    let onkeydown = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| move_focus(&page, &event))
    };
    let tab = |(i, (tab, name)): (usize, &(Tab, &'static str))| {
        let selected = open == Some(*tab);
        let reachable = selected || (open.is_none() && i == 0);
        markup! {
            <button type="button" role="tab" class="rail__tab" id={format!("tab-{name}")} data-tab={*name}
                aria-selected={yes(selected)} aria-controls={selected.then_some("bang")}
                tabindex={if reachable { "0" } else { "-1" }} onclick={page.reports(Action::TabPressed(*tab))}>
                { glyph(*tab) }
                <span class="rail__name">{ page.lang.text_of("tab", name) }</span>
                <span class="rail__name rail__name--short">{ page.lang.text_of("tab-short", name) }</span>
            </button>
        }
    };
    markup! {
        <div class="rail" role="tablist" aria-orientation="vertical" aria-label={page.text("tables")} data-region="" {onkeydown}>
            { for TABS.iter().enumerate().map(tab) }
        </div>
    }
}

/// Signs of print instead of icons.
fn glyph(tab: Tab) -> Html {
    let sign = match tab {
        Tab::Contents => markup! { { "§" } },
        Tab::Tasks => icon::TASK.html(),
        Tab::Notes => markup! { <span>{ "a" }<sup>{ "1" }</sup></span> },
        Tab::Abbreviations => markup! { <u>{ "vt." }</u> },
        Tab::Citations => markup! { { "№" } },
    };
    markup! { <span class="rail__glyph" aria-hidden="true">{ sign }</span> }
}

fn move_focus(page: &Page, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => TABS.len() - 1,
        _ => return,
    };
    let now = event
        .target_dyn_into::<web_sys::Element>()
        .and_then(|e| e.get_attribute("data-tab"));
    let now = TABS
        .iter()
        .position(|(_, name)| now.as_deref() == Some(*name));
    let (tab, _) = TABS[(now.unwrap_or(0) + step) % TABS.len()];
    event.prevent_default();
    event.stop_propagation();
    page.dispatch(Action::TabShown(tab));
    drawing::after(move || focus_tab(tab));
}

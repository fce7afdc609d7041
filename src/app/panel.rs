//! The panel beside the text: one of the five tables. A drawer on narrow windows, a sheet on phones.

use super::cited_documents::cited_documents;
use super::contents::contents;
use super::context::Page;
use super::glossary::glossary;
use super::icon;
use super::markup::markup;
use super::note_list::note_list;
use super::places::within;
use super::rail::TABS;
use super::state::{Action, Reader, State, Tab};
use super::stepping::is_seen;
use super::task_list::task_list;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The open table; of tasks so many lines, of contents none where there are to be none yet.
pub fn panel(page: &Page, state: &State, reader: &Reader, until: usize) -> Html {
    let Some(tab) = reader.tab else {
        return Html::default();
    };
    let name = TABS
        .iter()
        .find(|(t, _)| *t == tab)
        .map_or("", |(_, name)| *name);
    let (count, table) = match tab {
        Tab::Contents => (0, contents(page, reader, until == 0)),
        Tab::Tasks => (reader.ledger.progress.all, task_list(page, reader, until)),
        Tab::Notes => (
            reader.document.reading.notes.len(),
            note_list(page, reader, state.placement()),
        ),
        Tab::Abbreviations => (
            reader.document.reading.abbreviations.len(),
            glossary(page, reader, &state.meanings),
        ),
        Tab::Citations => (
            reader.document.reading.citations.len(),
            cited_documents(page, reader),
        ),
    };
    markup! {
        <div class="panel" id="bang" role="tabpanel" aria-labelledby={format!("tab-{name}")} tabindex="-1"
            data-region="" onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
            <div class="panel__head">
                <h2 class="panel__title">
                    { page.lang.text_of("tab", name) }
                    if count > 0 { <span class="panel__count">{ page.lang.number(count) }</span> }
                </h2>
                <button type="button" class="icon-button panel__close" aria-label={page.text("panel.close")}
                    title={page.text("panel.close")} onclick={page.reports(Action::PanelClosed)}>{ icon::CLOSE.html() }</button>
            </div>
            { table }
        </div>
    }
}

/// Arrow keys in lists: up and down by rows, right opens, left closes or goes to the row above; Space ticks.
fn walk(event: &KeyboardEvent) {
    let key = event.key();
    let ours = key.starts_with("Arrow") || key == " ";
    if !ours || event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(here) = event.target_dyn_into::<Element>() else {
        return;
    };
    let field = matches!(here.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let is_box = here.get_attribute("type").as_deref() == Some("checkbox");
    if field && !is_box && !matches!(key.as_str(), "ArrowUp" | "ArrowDown") {
        return;
    }
    let Some(panel) = here.closest(".panel").ok().flatten() else {
        return;
    };
    let rows = within(&panel, "[data-row]").into_iter();
    let rows: Vec<HtmlElement> = rows.filter_map(|row| row.dyn_into().ok()).collect();
    let item = here.closest("li, summary").ok().flatten();
    let at = rows.iter().position(|row| {
        let row: &Element = row;
        *row == here || item.as_ref().is_some_and(|i| i.contains(Some(row)))
    });
    let expander = item.as_ref().and_then(|i| match i.tag_name().as_str() {
        "SUMMARY" => Some(i.clone()),
        _ => i
            .query_selector(":scope > button[aria-expanded], :scope > div > button[aria-expanded]")
            .ok()?,
    });
    let is_open = expander
        .as_ref()
        .map(|button| match button.parent_element() {
            Some(details) if button.tag_name() == "SUMMARY" => details.has_attribute("open"),
            _ => button.get_attribute("aria-expanded").as_deref() == Some("true"),
        });
    let press = |button: Option<Element>| {
        if let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
            button.click();
        }
    };
    let next = match (key.as_str(), at) {
        ("ArrowDown", at) => rows
            .iter()
            .skip(at.map_or(0, |at| at + 1))
            .find(|row| is_seen(row)),
        ("ArrowUp", Some(at)) => rows[..at].iter().rfind(|row| is_seen(row)),
        ("ArrowRight", _) if is_open == Some(false) => {
            press(expander);
            None
        }
        ("ArrowLeft", _) if is_open == Some(true) => {
            press(expander);
            None
        }
        (" ", _) if here.tag_name() == "A" => {
            let tick = item.and_then(|i| i.query_selector("input[type=checkbox]").ok()?);
            if tick.is_none() {
                return;
            }
            press(tick);
            None
        }
        ("ArrowLeft", _) => {
            let above = item.and_then(|i| i.parent_element()?.closest("li").ok()?);
            let row = above.and_then(|a| a.query_selector("[data-row]").ok()?);
            if let Some(row) = row.and_then(|r| r.dyn_into::<HtmlElement>().ok()) {
                let _ = row.focus();
            }
            None
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(row) = next {
        let _ = row.focus();
    }
}

//! Everything that is kept, as one file: saved, and taken over again. What is on the device already stays.
//!
//! `web/keeping.js` writes and reads the file, with the browser's own JSON.

use super::context::Page;
use super::keeping::{self, ask};
use super::markup::markup;
use super::notice::Notice;
use super::opening;
use super::state::{Action, Problem, State};
use yew::prelude::*;

/// "Xuất .json".
pub fn button(page: &Page, state: &State) -> Html {
    let onclick = {
        let (page, state) = (page.clone(), state.clone());
        move |_| save(&page, &state)
    };
    markup! { <button type="button" class="link" data-state-save="" {onclick}>{ page.text("state.save") }</button> }
}

/// Saves all texts with their plans, decisions and meanings as one file.
fn save(page: &Page, state: &State) {
    let mut given = vec![state.meanings.to_text()];
    if let Some((later, reader)) = state.open() {
        given.extend((later.record)(reader));
    }
    let page = page.clone();
    ask("save", given, move |answer| {
        if let Err(full) = answer {
            keeping::say_not_kept(&page, full);
        }
    });
}

/// Takes a state file over, and opens its text where it holds just one. A file that is broken, of another version or
/// whose plan belongs to another text changes nothing.
pub fn bring(page: &Page, words: String, file: String) {
    let page = page.clone();
    let open = keeping::open_text().unwrap_or_default().to_string();
    ask("bring", vec![words, open], move |answer| match answer {
        Ok(answer) => brought(&page, file, &answer),
        Err(full) => {
            page.dispatch(Action::OpeningEnded);
            keeping::say_not_kept(&page, full);
        }
    });
}

fn brought(page: &Page, file: String, answer: &[String]) {
    let [texts, facts, meanings, differing, others, rest @ ..] = answer else {
        let problem = match answer.first().map(String::as_str) {
            Some("version") => Problem::StateVersion,
            Some("other") => Problem::StateOther,
            _ => Problem::StateBroken,
        };
        page.dispatch(Action::OpeningFailed(problem(file)));
        return;
    };
    page.dispatch(Action::OpeningEnded);
    if let [name, text] = rest {
        opening::open_text(page, text.clone(), name.clone());
    }
    let values = [
        ("file", file.as_str()),
        ("texts", texts),
        ("facts", facts),
        ("meanings", meanings),
    ];
    let mut words = page.fill("state.brought", &values);
    if differing != "0" {
        words.push(' ');
        words.push_str(&page.fill("state.differing", &[("n", differing)]));
    }
    if !others.is_empty() {
        words.push(' ');
        words.push_str(page.text("state.others"));
    }
    page.dispatch(Action::Noticed(Some(Notice::Said(words))));
}

//! Everything that is kept, as one file: saved, and taken over again. What is on the device already stays.

use super::context::Page;
use super::fingerprint::fingerprint;
use super::keeping::{self, Refused, ask};
use super::markup::markup;
use super::notice::{Brought, Notice};
use super::state::{Action, Problem, State};
use super::storage;
use crate::model::{Fact, Plan};
use crate::view::kin::merge;
use crate::view::meanings::Meanings;
use js_sys::Date;
use wasm_bindgen_futures::spawn_local;
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
    if let Some(reader) = state.reader() {
        // What is on the screen may be more than the device could keep.
        given.extend(keeping::record(&reader.document, reader.ledger.progress));
        given.push(reader.document.source.clone());
        given.push(reader.plan.to_text());
        given.push(reader.decisions.to_text());
    }
    let page = page.clone();
    spawn_local(async move {
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let day = String::from(Date::new_0().to_iso_string());
        let name = ["chu-giai-", day.get(..10).unwrap_or_default(), ".json"].concat();
        match ask("state", &given).await {
            Ok(words) => {
                let _ = ask("save", &[&name, &words.concat()]).await;
            }
            Err(refused) => keeping::say_not_kept(&page, refused.full),
        }
    });
}

/// Takes a state file over. Gives the text to open, where the file holds just one: name and characters.
///
/// # Errors
///
/// The file is broken, of another version, or its plan belongs to another text: nothing has changed then.
pub async fn bring(
    page: &Page,
    words: &str,
    file: &str,
    open: Option<u64>,
) -> Result<Option<(String, String)>, Problem> {
    let broken = || Problem::StateBroken(file.to_owned());
    let read = ask("read", &[words]).await.map_err(|_| broken())?;
    let mut read = read.into_iter();
    match read.next().as_deref() {
        Some("ok") => {}
        Some("version") => return Err(Problem::StateVersion(file.to_owned())),
        _ => return Err(broken()),
    }
    let meanings = Meanings::from_text(&read.next().unwrap_or_default());
    let rest: Vec<String> = read.collect();
    let texts: Vec<(u64, &[String])> = rest
        .chunks_exact(10)
        .filter_map(|text| Some((text[0].parse().ok()?, text)))
        .collect();
    let foreign =
        |(hash, text): &(u64, &[String])| !text[7].is_empty() && fingerprint(&text[7]) != *hash;
    if texts.iter().any(foreign) {
        return Err(Problem::StateOther(file.to_owned()));
    }
    let mut brought = Brought {
        file: file.to_owned(),
        texts: texts.len(),
        others_only: open.is_some_and(|open| texts.iter().all(|(hash, _)| *hash != open)),
        ..Brought::default()
    };
    let own = storage::meanings();
    for (short, long) in meanings
        .iter()
        .filter(|(short, _)| own.get(short).is_none())
    {
        brought.meanings += 1;
        page.dispatch(Action::MeaningGiven(short.clone(), long.clone()));
    }
    for (hash, text) in &texts {
        match bring_text(page, *hash, text, open == Some(*hash)).await {
            Ok((facts, differing)) => {
                brought.facts += facts;
                brought.differing += differing;
            }
            Err(refused) => keeping::say_not_kept(page, refused.full),
        }
    }
    page.dispatch(Action::Noticed(Some(Notice::Brought(brought))));
    Ok(match &texts[..] {
        [(hash, text)] if open != Some(*hash) && !text[7].is_empty() => {
            Some((text[3].clone(), text[7].clone()))
        }
        _ => None,
    })
}

/// One text of a file: gives how many facts it brought, and how many differ from those that are here.
async fn bring_text(
    page: &Page,
    hash: u64,
    text: &[String],
    open: bool,
) -> Result<(usize, usize), Refused> {
    let [
        id,
        number,
        title,
        name,
        done,
        all,
        opened,
        words,
        plan,
        decided,
    ] = text
    else {
        return Ok((0, 0));
    };
    let kept = ask("found", &[id]).await?;
    let kept = Plan::from_text(&kept.concat());
    let (facts, differing) = merge(&kept, &Plan::from_text(plan));
    let lines: String = facts.iter().map(|fact| fact.to_line() + "\n").collect();
    let given = [id, number, title, name, done, all, opened, words, &lines];
    ask("bring", &given.map(String::as_str)).await?;
    if !decided.is_empty() {
        let decisions = storage::bring_decisions(hash, decided);
        if open {
            page.dispatch(Action::DecisionsFound(decisions));
        }
    }
    let count = facts.iter().filter(|fact| is_said(fact)).count();
    keeping::take_told(page, hash, facts);
    Ok((count, differing))
}

/// Whether a fact says something, and is no sentence of the text.
fn is_said(fact: &Fact) -> bool {
    fact.field != crate::model::Field::Words
}

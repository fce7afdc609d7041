//! What is kept on the device: the text, and each fact of its plan by itself. `web/keeping.js` does it.
//!
//! Only the facts that changed are written, and other windows with the same text take them over: so two windows never
//! overwrite each other. A text is shown before anything is read back, and what cannot be kept stays on the screen.

use super::context::Page;
use super::kin::Kin;
use super::listeners::Latest;
use super::notice::Notice;
use super::opening;
use super::recent::Recent;
use super::state::{Action, Reader, State};
use super::{drawing, places};
use crate::model::{Fact, Plan};
use crate::view::kin::pairs;
use js_sys::{Array, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Texts above this many bytes are listed, but not kept.
const MOST: usize = 4 * 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    /// A function of `web/keeping.js` by its name: strings in, strings out (`web/boot.js`).
    #[wasm_bindgen(js_name = chugiaiKeep, catch)]
    async fn chugiai_keep(what: &str, given: Array) -> Result<JsValue, JsValue>;
}

/// What the device is known to hold of the open text.
#[derive(Default)]
struct Held {
    text: u64,
    /// None: it has not answered yet, or never will.
    plan: Option<Plan>,
    refused: bool,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
    /// The person has been told that nothing is kept.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// What was asked for; or the browser refused, and whether for want of room.
pub type Answer = Result<Vec<String>, bool>;

/// Has something kept or found, then goes on. Callbacks, not futures: each future brings two kilobytes of program.
pub fn ask(what: &'static str, given: Vec<String>, then: impl FnOnce(Answer) + 'static) {
    ask_and(what, given, Box::new(then));
}

fn ask_and(what: &'static str, given: Vec<String>, then: Box<dyn FnOnce(Answer)>) {
    let given: Array = given.iter().map(|word| JsValue::from_str(word)).collect();
    spawn_local(async move {
        let answer = match chugiai_keep(what, given).await {
            Ok(words) => Ok(Array::from(&words)
                .iter()
                .filter_map(|word| word.as_string())
                .collect()),
            Err(error) => {
                let name = Reflect::get(&error, &"name".into()).ok();
                let name = name.and_then(|name| name.as_string());
                Err(name.as_deref() == Some("QuotaExceededError"))
            }
        };
        then(answer);
    });
}

/// What a text is listed as: fingerprint, number, title, name, tasks done and in all.
fn record(reader: &Reader) -> Vec<String> {
    let (reading, progress) = (&reader.document.reading, reader.ledger.progress);
    vec![
        reader.document.fingerprint.to_string(),
        reading.attribution.number.clone(),
        reading.title.clone(),
        reading.name.clone(),
        progress.done.to_string(),
        progress.all.to_string(),
    ]
}

/// What a state file says of the open text: what is on the screen may be more than the device could keep.
pub fn whole_record(reader: &Reader) -> Vec<String> {
    let mut words = record(reader);
    words.push(reader.document.source.clone());
    words.push(reader.plan.to_text());
    words.push(reader.decisions.to_text());
    words
}

/// The fingerprint of the open text.
pub fn open_text() -> Option<u64> {
    HELD.with_borrow(|held| (held.text != 0).then_some(held.text))
}

/// The text was closed.
pub fn closed() {
    HELD.take();
}

/// What follows changes of the open text.
pub fn follow(page: &Page, latest: &Latest, before: Option<&Reader>, now: &Reader) {
    match before {
        None => opened(page, latest, now),
        Some(before) => {
            if before.plan != now.plan {
                save(page, now);
            }
            if before.kin.is_some() && now.kin.is_none() {
                let text = now.document.fingerprint.to_string();
                ask("asked", vec![text], |_| {});
            }
        }
    }
}

/// A text has been opened: it is listed, and what was said of it is found.
fn opened(page: &Page, latest: &Latest, reader: &Reader) {
    let (page, latest, reader) = (page.clone(), latest.clone(), reader.clone());
    let text = reader.document.fingerprint;
    HELD.set(Held {
        text,
        ..Held::default()
    });
    let by_hand = opening::was_by_hand();
    let source = &reader.document.source;
    let mut given = record(&reader);
    given.push(if source.len() > MOST {
        String::new()
    } else {
        source.clone()
    });
    ask("arrive", given, move |answer| {
        if open_text() != Some(text) {
            return;
        }
        let found = answer.unwrap_or_default();
        let [kept, lines, others @ ..] = &found[..] else {
            HELD.with_borrow_mut(|held| held.refused = true);
            save_latest(&page, &latest);
            return;
        };
        if by_hand {
            places::name_text((!kept.is_empty()).then_some(text));
        }
        let plan = Plan::from_text(lines);
        HELD.with_borrow_mut(|held| held.plan = Some(plan.clone()));
        page.dispatch(Action::PlanFound(plan));
        if let Some(kin) = kin(others, &reader) {
            page.dispatch(Action::KinFound(kin));
        }
        // What was ticked meanwhile is kept once it is drawn with what was found.
        drawing::after(move || save_latest(&page, &latest));
    });
}

/// The plan of another text that fits this one best; each is named, when opened, and its facts.
fn kin(others: &[String], reader: &Reader) -> Option<Kin> {
    let mut best: Option<Kin> = None;
    for other in others.chunks_exact(3) {
        let plan = Plan::from_text(&other[2]);
        let pairs = pairs(&plan, &reader.ledger, &reader.document.source);
        let kin = Kin::new(other[0].clone(), other[1].clone(), pairs);
        if kin.weight() > best.as_ref().map_or(0, Kin::weight) {
            best = Some(kin);
        }
    }
    best
}

fn save_latest(page: &Page, latest: &Latest) {
    if let Some(reader) = latest.borrow().reader() {
        save(page, reader);
    }
}

/// Writes what the device does not hold yet.
fn save(page: &Page, reader: &Reader) {
    let text = reader.document.fingerprint;
    let is_open = |held: &Held| held.text == text;
    if HELD.with_borrow(|held| is_open(held) && held.refused) && !reader.plan.is_empty() {
        say_not_kept(page, false);
    }
    let change = HELD.with_borrow_mut(|held| {
        if !is_open(held) {
            return None;
        }
        let plan = held.plan.as_mut()?;
        let change = plan.changes_to(&reader.plan);
        let undo = plan.apply(&change);
        (!change.is_empty()).then_some((change, undo))
    });
    let Some((change, undo)) = change else {
        return;
    };
    let mut given = record(reader);
    given.push(change.iter().map(|fact| fact.to_line() + "\n").collect());
    let page = page.clone();
    ask("write", given, move |answer| match answer {
        Ok(_) => TOLD.set(false),
        Err(full) => {
            not_written(text, &change, &undo);
            say_not_kept(&page, full);
        }
    });
}

/// What was not written is tried again with the next change.
fn not_written(text: u64, change: &[Fact], undo: &[Fact]) {
    HELD.with_borrow_mut(|held| {
        let Some(plan) = held.plan.as_mut().filter(|_| held.text == text) else {
            return;
        };
        for (sent, before) in change.iter().zip(undo.iter().rev()) {
            if plan.get(&sent.task, sent.field) == sent.value {
                plan.apply(std::slice::from_ref(before));
            }
        }
    });
}

/// Once, until something is kept again.
pub fn say_not_kept(page: &Page, full: bool) {
    if !TOLD.replace(true) {
        page.dispatch(Action::Noticed(Some(Notice::NotKept(full))));
    }
}

/// Another window, or a file, said something of a text: where it is open, its facts are taken over.
pub fn take_told(page: &Page, text: u64, lines: &str) {
    let facts: Vec<Fact> = lines.lines().filter_map(Fact::from_line).collect();
    let open = HELD.with_borrow_mut(|held| {
        let open = held.text == text;
        if let Some(plan) = held.plan.as_mut().filter(|_| open) {
            plan.apply(&facts);
        }
        open
    });
    if open && !facts.is_empty() {
        page.dispatch(Action::PlanTold(facts));
    }
}

/// Hears what `keeping.js` was told by another window: a fingerprint and facts, or only that the list has changed.
pub fn hear(page: &Page, state: &State, event: &web_sys::Event) {
    let told = Reflect::get(event, &"detail".into()).ok();
    let Some(told) = told.and_then(|told| told.as_string()) else {
        return;
    };
    let (text, facts) = told.split_once('\n').unwrap_or((&told, ""));
    match (state.open(), text.parse()) {
        (Some((later, _)), Ok(text)) => (later.told)(page, text, facts),
        (Some(_), Err(_)) => {}
        (None, _) => list(page),
    }
}

/// Finds the texts that were opened before.
pub fn list(page: &Page) {
    let page = page.clone();
    ask("recent", Vec::new(), move |answer| {
        if answer.is_err() {
            page.dispatch(Action::StorageRefused);
        }
        let rows = answer.unwrap_or_default();
        let rows = rows.chunks_exact(8).map(Recent::of).collect();
        page.dispatch(Action::RecentFound(rows));
    });
}

//! The whole work on a text as JSON that may stand in a page: what `import::state_in_page` finds again, in the shape of
//! the file that keeps the state of all texts.

use super::work::Work;
use crate::model::fingerprint;
use serde::Serialize;

#[derive(Serialize)]
struct State<'a> {
    format: &'static str,
    version: u32,
    documents: [Document<'a>; 1],
    meanings: String,
}

#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    text: &'a str,
    hash: String,
    plan: String,
    decisions: String,
    /// The day it was saved.
    opened: String,
    title: &'a str,
    number: &'a str,
    done: usize,
    all: usize,
}

/// The state of this text. The signs that could end a script are written by their numbers: in JSON they stand in texts
/// only.
pub fn state(work: &Work) -> String {
    let reading = &work.reading;
    let document = Document {
        name: &work.source.name,
        text: &work.source.text,
        hash: fingerprint(&work.source.text).to_string(),
        plan: work.plan.to_text(),
        decisions: work.decisions.to_text(),
        opened: work.wish.today.iso(),
        title: &reading.title,
        number: &reading.attribution.number,
        done: work.ledger.progress.done,
        all: work.ledger.progress.all,
    };
    let state = State {
        format: "chugiai-state",
        version: 1,
        documents: [document],
        meanings: work.meanings.to_text(),
    };
    // Plain data can always be written.
    let json = serde_json::to_string(&state).unwrap_or_default();
    let numbers = [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026")];
    numbers
        .iter()
        .fold(json, |json, (sign, number)| json.replace(*sign, number))
}

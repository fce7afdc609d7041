//! Three texts of our own to try, each with what the reading finds in it.

use super::context::Page;
use super::opening::{self, SAMPLES, Sample};
use super::places;
use crate::import::import_text;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What a sample's row says, once it has been read.
#[derive(Clone, PartialEq)]
pub struct Facts {
    name: String,
    title: String,
    words: usize,
    notes: usize,
    citations: usize,
    tasks: usize,
}

impl Facts {
    fn of(sample: Sample) -> Option<Self> {
        let source = import_text(sample.text, "").ok()?;
        let reading = crate::view::reading(&crate::read(&source));
        Some(Self {
            words: reading.words,
            notes: reading.notes.len(),
            citations: reading.citations.len(),
            tasks: reading.tasks.iter().map(|g| g.count).sum(),
            name: reading.name,
            title: reading.title,
        })
    }

    fn line(&self, page: &Page) -> String {
        [
            ("count.words", self.words),
            ("count.notes", self.notes),
            ("count.citations", self.citations),
            ("count.tasks", self.tasks),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .take(3)
        .map(|(key, n)| page.count(key, n))
        .collect::<Vec<_>>()
        .join(" · ")
    }
}

/// What the reading finds in each sample. They are read one by one after the page stands, which
/// also warms the reader.
#[hook]
pub fn use_facts() -> UseStateHandle<Vec<Option<Facts>>> {
    let facts = use_state(|| vec![None; SAMPLES.len()]);
    let setter = facts.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            let mut found = vec![None; SAMPLES.len()];
            for (i, sample) in SAMPLES.iter().enumerate() {
                places::pause(60).await;
                found[i] = Facts::of(*sample);
                setter.set(found.clone());
            }
        });
    });
    facts
}

/// The list of samples.
pub fn samples(page: &Page, facts: &[Option<Facts>]) -> Html {
    let row = |(sample, facts): (&Sample, &Option<Facts>)| {
        let sample = *sample;
        let onclick = {
            let page = page.clone();
            move |_| opening::open_sample(page.clone(), sample)
        };
        let given = page.lang.text_of("sample", sample.name);
        let name = facts.as_ref().map_or(given.to_owned(), |f| f.name.clone());
        html! {
            <li key={sample.name}>
                <button type="button" class="samples__row" data-sample={sample.name} {onclick}>
                    <b class="samples__name" lang="vi">{ name }</b>
                    <span class="samples__title" lang="vi">
                        { facts.as_ref().map(|f| f.title.clone()).unwrap_or_default() }
                    </span>
                    <span class="samples__facts">
                        { facts.as_ref().map(|f| f.line(page)).unwrap_or_default() }
                    </span>
                </button>
            </li>
        }
    };
    html! {
        <section class="samples" aria-labelledby="mau">
            <h2 class="samples__head" id="mau">{ page.text("samples") }</h2>
            <ul class="samples__list">{ for SAMPLES.iter().zip(facts.iter()).map(row) }</ul>
        </section>
    }
}

//! Three texts of our own to try, each with what the reading finds in it.

use super::context::Page;
use super::markup::markup;
use super::opening::{self, SAMPLES, Sample};
use super::state::SampleFacts;
use yew::prelude::*;

/// "1.482 chữ · 8 chú thích · 12 văn bản viện dẫn": the first three that there are.
fn line(page: &Page, facts: &SampleFacts) -> String {
    let counts = [
        ("count.words", facts.words),
        ("count.notes", facts.notes),
        ("count.citations", facts.citations),
        ("count.tasks", facts.tasks),
    ];
    let there = counts.into_iter().filter(|(_, n)| *n > 0).take(3);
    let parts: Vec<_> = there.map(|(key, n)| page.count(key, n)).collect();
    parts.join(" · ")
}

/// The list of samples.
pub fn samples(page: &Page, facts: &[SampleFacts]) -> Html {
    let row = |(i, sample): (usize, Sample)| {
        let facts = facts.get(i);
        let onclick = {
            let page = page.clone();
            move |_| opening::open_sample(&page, sample)
        };
        let given = page.lang.text_of("sample", sample.name);
        let name = facts.map_or(given.to_owned(), |f| f.name.clone());
        markup! {
            <li key={sample.name}>
                <button type="button" class="samples__row" data-sample={sample.name} {onclick}>
                    <b class="samples__name" lang="vi">{ name }</b>
                    <span class="samples__title" lang="vi">
                        { facts.map(|f| f.title.clone()).unwrap_or_default() }
                    </span>
                    <span class="samples__facts">
                        { facts.map(|f| line(page, f)).unwrap_or_default() }
                    </span>
                </button>
            </li>
        }
    };
    markup! {
        <section class="samples" aria-labelledby="mau">
            <h2 class="samples__head" id="mau">{ page.text("samples") }</h2>
            <ul class="samples__list">{ for SAMPLES.into_iter().enumerate().map(row) }</ul>
        </section>
    }
}

//! The plan of a text that is nearly this one: offered, never assumed; each task of it can be looked at.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::modal::modal;
use super::recent::when;
use super::state::{Action, Dialog, Reader};
use crate::model::Fact;
use crate::model::set::Set;
use crate::view::kin::Pair;
use yew::prelude::*;

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Kin {
    /// The other text.
    name: String,
    opened: String,
    pairs: Vec<Pair>,
    /// The pairs that will be taken over: first those that are sure.
    chosen: Set<usize>,
}

impl Kin {
    pub fn new(name: String, opened: String, pairs: Vec<Pair>) -> Self {
        let sure = (0..pairs.len()).filter(|i| pairs[*i].sure);
        Self {
            name,
            opened,
            chosen: sure.collect::<Vec<_>>().into(),
            pairs,
        }
    }

    pub fn turn(&mut self, pair: usize) {
        self.chosen.toggle(pair);
    }

    /// What the chosen pairs say.
    pub fn facts(&self) -> Vec<Fact> {
        let facts = self.chosen.iter().filter_map(|i| self.pairs.get(*i));
        facts.flat_map(|pair| pair.facts.clone()).collect()
    }

    /// What is left to decide about once the chosen ones are taken over; none where nothing is.
    pub fn rest(self) -> Option<Self> {
        let left = |i: &usize| !self.chosen.contains(i);
        let left: Vec<Pair> = (0..self.pairs.len())
            .filter(left)
            .map(|i| self.pairs[i].clone())
            .collect();
        (!left.is_empty()).then(|| Self::new(self.name, self.opened, left))
    }

    /// How much of the other plan is found again.
    pub fn weight(&self) -> usize {
        self.pairs.len() + self.sure()
    }

    fn sure(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.sure).count()
    }
}

/// The offer for this text, if there is one.
pub fn offered(page: &Page, reader: &Reader) -> Option<Html> {
    reader.kin.as_deref().map(|kin| offer(page, kin))
}

/// The offer, for the bar over the text.
fn offer(page: &Page, kin: &Kin) -> Html {
    let sure = kin.sure();
    let near = kin.pairs.len() - sure;
    let words = page.fill(
        "kin",
        &[
            ("name", &kin.name),
            ("when", &when(page, &kin.opened)),
            ("sure", &page.lang.number(sure)),
            ("near", &page.lang.number(near)),
        ],
    );
    let look = page.reports(Action::DialogOpened(Dialog::Kin));
    let take = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| {
            page.dispatch(Action::KinTaken);
            if near > 0 {
                page.dispatch(Action::DialogOpened(Dialog::Kin));
            }
        })
    };
    markup! {
        <>
            <p class="notice__words" data-kin="">{ words }</p>
            <div class="notice__buttons">
                if sure > 0 {
                    <button type="button" class="button button--main" data-kin-take="" onclick={take}>{ page.text("kin.take") }</button>
                }
                <button type="button" class="button button--line" data-kin-look="" onclick={look}>{ page.text("kin.look") }</button>
                <button type="button" class="button button--line" data-kin-no="" onclick={page.reports(Action::KinRefused)}>{ page.text("kin.no") }</button>
            </div>
        </>
    }
}

/// Each pair with a box to take it over.
pub fn kin_dialog(page: &Page, reader: &Reader) -> Html {
    let Some(kin) = &reader.kin else {
        return Html::default();
    };
    let row = |(i, pair): (usize, &Pair)| {
        let onchange = page.reports::<Event>(Action::KinTurned(i));
        let words = if pair.sure {
            markup! { <span class="kin__words" lang="vi">{ &pair.new }</span> }
        } else {
            markup! {
                <span class="kin__words">
                    <small>{ page.text("kin.there") }</small><span lang="vi">{ &pair.old }</span>
                    <small>{ page.text("kin.here") }</small><span lang="vi">{ &pair.new }</span>
                </span>
            }
        };
        markup! {
            <li class="kin__row">
                <label class="checkbox kin__choice">
                    <span class="checkbox__box">
                        <input type="checkbox" checked={kin.chosen.contains(&i)} {onchange} />{ icon::CHECK.html() }
                    </span>
                    { words }
                </label>
            </li>
        }
    };
    let take = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| {
            page.dispatch(Action::KinTaken);
            page.dispatch(Action::KinRefused);
            page.dispatch(Action::DialogClosed);
        })
    };
    let chosen = kin.chosen.iter().count();
    let content = markup! {
        <>
            <p class="look-over__note">{ page.text("kin.note") }</p>
            <ul class="kin">{ for kin.pairs.iter().enumerate().map(row) }</ul>
            <div class="paste-dialog__buttons">
                <button type="button" class="button button--main" data-kin-chosen="" disabled={chosen == 0} onclick={take}>
                    { page.count("kin.chosen", chosen) }
                </button>
                <button type="button" class="button button--line" onclick={page.reports(Action::DialogClosed)}>{ page.text("cancel") }</button>
            </div>
        </>
    };
    modal(
        page,
        page.fill("kin.title", &[("name", &kin.name)]),
        content,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    fn pair(id: &str, sure: bool) -> Pair {
        Pair {
            old: String::new(),
            new: String::new(),
            facts: vec![Fact::new(id, Field::State, "done")],
            sure,
        }
    }

    #[test]
    fn sure_pairs_are_chosen_first_and_near_ones_are_left() {
        let pairs = vec![pair("t-1", true), pair("t-2", false), pair("t-3", true)];
        let mut kin = Kin::new("08-KL".into(), String::new(), pairs);
        kin.turn(2);
        assert_eq!(kin.facts(), pair("t-1", true).facts);
        let rest = kin.rest().expect("two are left");
        assert_eq!(rest.pairs, [pair("t-2", false), pair("t-3", true)]);
        let mut rest = rest.rest().expect("the near one is left");
        rest.turn(0);
        assert_eq!(rest.facts(), pair("t-2", false).facts);
        assert_eq!(rest.rest(), None);
    }
}

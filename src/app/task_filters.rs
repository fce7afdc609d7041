//! Which tasks are shown: words looked for, one-press filters, and a button for the finer ones.

use super::context::{Page, yes};
use super::desk::{Work, is_recent};
use super::icon;
use super::markup::markup;
use super::state::{Action, Reader};
use super::task_finer::finer;
use super::task_row::value_of;
use super::{drawing, places};
use crate::view::due::{Day, Grain};
use crate::view::ledger_view::{Only, Term, Wish};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

/// The field, the filters, and the box while it is open.
pub fn filters(page: &Page, reader: &Reader) -> Html {
    let desk = &reader.desk;
    let wish = &desk.wish;
    let only = |(at, only): (usize, &Only)| {
        let wish = Wish {
            only: *only,
            ..wish.clone()
        };
        let count = desk.shown.counts[at];
        markup! {
            <button type="button" class="filters__one" aria-pressed={yes(desk.wish.only == *only)} data-only={only.name()}
                onclick={page.reports(Action::Worked(Work::Wished(wish)))}>
                { page.lang.text_of("pick", only.name()) }
                if *only != Only::All { <span class="filters__count">{ page.lang.number(count) }</span> }
            </button>
        }
    };
    let onclick = {
        let (page, open) = (page.clone(), desk.finer);
        move |_: MouseEvent| {
            page.dispatch(Action::Worked(Work::FinerShown(!open)));
            drawing::after(|| places::find(".finer select").iter().for_each(places::focus));
        }
    };
    markup! {
        <div class="filters">
            { search(page, wish) }
            <div class="filters__row" role="group" aria-label={page.text("tasks.filter")}>
                { for Only::ALL.iter().enumerate().map(only) }
                <button type="button" class="filters__one filters__more" aria-haspopup="dialog" aria-expanded={yes(desk.finer)}
                    data-chosen={wish.is_finer().then_some("")} {onclick}>{ page.text("tasks.finer") }{ icon::DOWN.html() }</button>
                if wish.narrows() { { clear(page, wish) } }
            </div>
            if desk.finer { { finer(page, reader) } }
        </div>
    }
}

fn clear(page: &Page, wish: &Wish) -> Html {
    let (page_, wish) = (page.clone(), wish.cleared());
    let onclick = move |_: MouseEvent| {
        page_.dispatch(Action::Worked(Work::Wished(wish.clone())));
        drawing::after(|| {
            places::find("[data-only=all]")
                .iter()
                .for_each(places::focus)
        });
    };
    markup! { <button type="button" class="link filters__clear" data-clear="" {onclick}>{ page.text("tasks.clear") }</button> }
}

/// Nothing matches; the way back stands beside it.
pub fn nothing_fits(page: &Page, reader: &Reader) -> Html {
    markup! { <p class="panel__empty" role="status">{ page.text("tasks.no-fit") }{ " " }{ clear(page, &reader.desk.wish) }</p> }
}

/// Changes the wish by what a field now says.
pub fn changes<E>(page: &Page, wish: &Wish, change: fn(&mut Wish, String)) -> Callback<E>
where
    E: AsRef<Event> + 'static,
{
    let (page, wish) = (page.clone(), wish.clone());
    Callback::from(move |event: E| {
        let field = event.as_ref().target_dyn_into::<Element>();
        let mut wish = wish.clone();
        change(&mut wish, field.map(|f| value_of(&f)).unwrap_or_default());
        page.dispatch(Action::Worked(Work::Wished(wish)));
    })
}

fn search(page: &Page, wish: &Wish) -> Html {
    let oninput: Callback<InputEvent> = changes(page, wish, |wish, words| wish.words = words);
    let onkeydown = {
        let (page, wish) = (page.clone(), wish.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !wish.words.is_empty() {
                event.prevent_default();
                event.stop_propagation();
                let words = String::new();
                let wish = Wish {
                    words,
                    ..wish.clone()
                };
                page.dispatch(Action::Worked(Work::Wished(wish)));
            }
        })
    };
    markup! {
        <input class="contents__field filters__field" type="search" aria-label={page.text("tasks.search")} placeholder={page.text("tasks.search")}
            title={page.text("contents.filter-hint")} autocomplete="off" spellcheck="false" ~value={JsValue::from_str(&wish.words)} {oninput} {onkeydown} />
    }
}

/// A term in words: "Quý II/2023".
pub fn term_name(page: &Page, term: Term) -> String {
    const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
    let (day, grain) = match term {
        Term::By(day, grain) => (day, grain),
        Term::Every => return page.text("term.every").to_owned(),
        Term::Other => return page.text("term.other").to_owned(),
        Term::None => return page.text("pick.no-date").to_owned(),
    };
    let year = day.year.to_string();
    let quarter = ROMAN.get((day.month as usize).saturating_sub(1) / 3);
    match grain {
        Grain::Day => day.printed(),
        Grain::Month => page.fill("term.month", &[("m", &day.month.to_string()), ("y", &year)]),
        Grain::Quarter => page.fill(
            "term.quarter",
            &[("q", quarter.unwrap_or(&"")), ("y", &year)],
        ),
        Grain::Year => page.fill("term.year", &[("y", &year)]),
    }
}

pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day {
        year: now.get_full_year(),
        month: now.get_month() + 1,
        day: now.get_date(),
    }
}

/// Deadlines of a paper no older than a year are held against today from the beginning.
pub fn begin(page: &Page, reader: &Reader) {
    let today = today();
    if is_recent(&reader.document.reading.attribution.date, today) {
        page.dispatch(Action::Worked(Work::Dated(today)));
    }
}

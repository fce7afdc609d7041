//! Which tasks are shown: words looked for, one-press filters, and the finer ones in a box of their own.

use super::context::{Page, yes};
use super::desk::{Work, is_recent};
use super::icon;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use super::task_row::value_of;
use crate::view::due::{Day, Grain};
use crate::view::ledger_view::{By, Head, Only, Term, Wish};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlInputElement};
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
    let finer = {
        let (page, open) = (page.clone(), desk.finer);
        move |_: MouseEvent| {
            page.dispatch(Action::Worked(Work::FinerShown(!open)));
            places::after_drawing(|| places::find(".finer select").iter().for_each(places::focus));
        }
    };
    markup! {
        <div class="filters">
            { search(page, wish) }
            <div class="filters__row" role="group" aria-label={page.text("tasks.filter")}>
                { for Only::ALL.iter().enumerate().map(only) }
                <button type="button" class="filters__one filters__more" aria-haspopup="dialog" aria-expanded={yes(desk.finer)}
                    data-chosen={wish.is_finer().then_some("")} onclick={finer}>{ page.text("tasks.finer") }{ icon::DOWN.html() }</button>
                if wish.narrows() { { clear(page, wish) } }
            </div>
            if desk.finer { { box_of_filters(page, reader) } }
        </div>
    }
}

fn clear(page: &Page, wish: &Wish) -> Html {
    let (page_, wish) = (page.clone(), wish.cleared());
    let onclick = move |_: MouseEvent| {
        page_.dispatch(Action::Worked(Work::Wished(wish.clone())));
        places::after_drawing(|| {
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
fn changes<E>(page: &Page, wish: &Wish, change: fn(&mut Wish, String)) -> Callback<E>
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

/// "Lọc thêm": deadline, body, section; the day that deadlines are held against; order and heads.
fn box_of_filters(page: &Page, reader: &Reader) -> Html {
    let (desk, shown) = (&reader.desk, &reader.desk.shown);
    let wish = &desk.wish;
    let terms = shown.terms.iter();
    let terms = terms.map(|term| (term.name(), term_name(page, *term)));
    let bodies = shown.bodies.iter().map(|body| (body.clone(), body.clone()));
    let chosen = wish.term.map(Term::name).unwrap_or_default();
    let by = By::ALL.iter().map(|by| {
        let name = page.lang.text_of("by", by.name()).to_owned();
        (by.name().to_owned(), name)
    });
    let onkeydown = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                close(&page);
            }
        })
    };
    let closes = {
        let page = page.clone();
        move |_: MouseEvent| close(&page)
    };
    markup! {
        <div class="finer" role="dialog" aria-label={page.text("tasks.finer")} {onkeydown}>
            { select(page, "column.deadline", &chosen, any(page, terms), changes(page, wish, |wish, term| wish.term = Term::named(&term))) }
            { select(page, "tasks.body", &wish.body, any(page, bodies), changes(page, wish, |wish, body| wish.body = body)) }
            { select(page, "tasks.section", &wish.section, any(page, sections(page, reader)), changes(page, wish, |wish, id| wish.section = id)) }
            { against(page, wish) }
            { select(page, "tasks.by", wish.by.name(), by.collect(), changes(page, wish, |wish, name| {
                wish.by = By::ALL.into_iter().find(|by| by.name() == name).unwrap_or_default();
            })) }
            { check(page, "tasks.soonest", wish.soonest, false, { let mut wish = wish.clone(); wish.soonest = !wish.soonest; wish }) }
            <div class="finer__foot"><button type="button" class="button button--line" onclick={closes}>{ page.text("close") }</button></div>
        </div>
    }
}

/// Closes the box; the focus goes back to its button.
fn close(page: &Page) {
    page.dispatch(Action::Worked(Work::FinerShown(false)));
    places::find(".filters__more")
        .iter()
        .for_each(places::focus);
}

fn any(page: &Page, more: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    let all = (String::new(), page.text("pick.all").to_owned());
    std::iter::once(all).chain(more).collect()
}

fn select(
    page: &Page,
    key: &'static str,
    chosen: &str,
    options: Vec<(String, String)>,
    onchange: Callback<Event>,
) -> Html {
    let option = |(value, words): &(String, String)| {
        let on = value == chosen;
        markup! { <option value={value.clone()} ~selected={JsValue::from_bool(on)}>{ words }</option> }
    };
    markup! {
        <label class="finer__row">
            <span class="finer__name">{ page.text(key) }</span>
            <select class="finer__field" lang="vi" data-choice={key} {onchange}>{ for options.iter().map(option) }</select>
        </label>
    }
}

fn check(page: &Page, key: &'static str, on: bool, off: bool, next: Wish) -> Html {
    let onclick: Callback<MouseEvent> = page.reports(Action::Worked(Work::Wished(next)));
    markup! {
        <label class="checkbox finer__check">
            <span class="checkbox__box"><input type="checkbox" checked={on} disabled={off} data-check={key} {onclick} />{ icon::CHECK.html() }</span>
            <span>{ page.text(key) }</span>
        </label>
    }
}

/// Held against a day or not; the day can be chosen.
fn against(page: &Page, wish: &Wish) -> Html {
    let on = wish.against.is_some();
    let turned = Wish {
        against: if on { None } else { Some(today()) },
        overdue: false,
        ..wish.clone()
    };
    let overdue = Wish {
        overdue: !wish.overdue,
        ..wish.clone()
    };
    let onchange = {
        let (page, wish) = (page.clone(), wish.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            // A day half typed is none yet.
            if let Some(day) = Day::of(&field.value()) {
                let against = Some(day);
                let wish = Wish {
                    against,
                    ..wish.clone()
                };
                page.dispatch(Action::Worked(Work::Wished(wish)));
            }
        })
    };
    let day = wish.against.map(Day::iso).unwrap_or_default();
    markup! {
        <>
            { check(page, "tasks.against", on, false, turned) }
            if on {
                <input class="finer__field finer__day" type="date" aria-label={page.text("tasks.against-day")} value={day} {onchange} />
            }
            { check(page, "tasks.only-overdue", wish.overdue, !on, overdue) }
        </>
    }
}

/// All sections with tasks, deeper ones set in.
fn sections(page: &Page, reader: &Reader) -> Vec<(String, String)> {
    fn walk(
        page: &Page,
        reader: &Reader,
        groups: &[crate::view::ledger::LedgerGroup],
        depth: usize,
        into: &mut Vec<(String, String)>,
    ) {
        for group in groups.iter().filter(|group| group.section.is_some()) {
            let head = Head::Section {
                section: group.section,
                label: group.label.clone(),
                text: group.text.clone(),
            };
            let (label, name) = super::task_list::head(page, reader, &head);
            let short: String = name.chars().take(60).collect();
            into.push((
                group.id.clone(),
                ["– ".repeat(depth), label, " ".into(), short].concat(),
            ));
            walk(page, reader, &group.groups, depth + 1, into);
        }
    }
    let mut all = Vec::new();
    walk(page, reader, &reader.ledger.groups, 0, &mut all);
    all
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

fn today() -> Day {
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
    if is_recent(&reader.document.reading.reference.date, today) {
        page.dispatch(Action::Worked(Work::Dated(today)));
    }
}

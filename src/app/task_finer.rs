//! "Lọc thêm": the finer filters of the tasks, and the order and the heads they stand in. Changes act at once.

use super::context::Page;
use super::desk::Work;
use super::icon;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use super::task_filters::{changes, term_name, today};
use crate::view::due::Day;
use crate::view::ledger_view::{By, Head, Term, Wish};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// "Lọc thêm": deadline, body, section; the day that deadlines are held against; order and heads.
pub fn finer(page: &Page, reader: &Reader) -> Html {
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
    let onkeydown = page.escapes(close);
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
            let (label, name) =
                super::task_list::head(page, &reader.document, &reader.decisions, &head);
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

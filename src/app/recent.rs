//! "Mở gần đây": the texts that were opened on this device, and how far their tasks are.

use super::context::Page;
use super::icon;
use super::keeping::{self, ask};
use super::markup::markup;
use super::modal::modal;
use super::notice::Notice;
use super::state::{Action, Dialog, State};
use super::state_file;
use super::toast;
use gloo::timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

/// How long a removal can be taken back, in milliseconds.
const UNDO: u32 = 8000;

const DAY: f64 = 86_400_000.0;

/// A text of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Recent {
    hash: String,
    /// "08-KL/BTCTW", or what else it is called.
    number: String,
    title: String,
    /// As the browser writes a moment.
    opened: String,
    done: usize,
    all: usize,
    /// The text itself is here, too.
    kept: bool,
}

impl Recent {
    /// Eight strings as `keeping.js` gives them: fingerprint, number, title, name, opened, done, all, kept.
    pub fn of(given: &[String]) -> Self {
        let first = |options: [&String; 3]| {
            let mut there = options.into_iter().filter(|words| !words.is_empty());
            there.next().cloned().unwrap_or_default()
        };
        let number = |i: usize| given[i].parse().unwrap_or(0);
        Self {
            hash: given[0].clone(),
            number: first([&given[1], &given[3], &given[2]]),
            title: first([&given[2], &given[3], &given[1]]),
            opened: given[4].clone(),
            done: number(5),
            all: number(6),
            kept: !given[7].is_empty(),
        }
    }
}

/// The list; nothing until the device has answered.
pub fn recent(page: &Page, state: &State) -> Html {
    let Some(rows) = &state.recent else {
        return Html::default();
    };
    let content = if rows.is_empty() {
        markup! { <p class="recent__none">{ page.text("recent.none") }</p> }
    } else {
        let head = |key, class| markup! { <th scope="col" class={class}>{ page.text(key) }</th> };
        markup! {
            <table class="recent__table" aria-labelledby="gan-day">
                <thead>
                    <tr>
                        { head("recent.number", "recent__number") }
                        { head("recent.title", "recent__title") }
                        { head("tab.tasks", "recent__tasks") }
                        { head("recent.opened", "recent__opened") }
                        <th><span class="hidden-text">{ page.text("recent.remove-head") }</span></th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(|one| row(page, one)) }</tbody>
            </table>
        }
    };
    markup! {
        <section class="recent" aria-labelledby="gan-day">
            <div class="recent__head">
                <h2 class="recent__name" id="gan-day">{ page.text("recent") }</h2>
                if !rows.is_empty() {
                    <span class="recent__where">{ page.count("recent.where", rows.len()) }</span>
                    { state_file::button(page, state) }
                }
            </div>
            { content }
        </section>
    }
}

fn row(page: &Page, one: &Recent) -> Html {
    let number = if one.kept {
        markup! { <a class="recent__link" lang="vi" href={["?luu=", &one.hash].concat()}>{ &one.number }</a> }
    } else {
        markup! { <span lang="vi">{ &one.number }</span> }
    };
    let onclick = {
        let (page, one) = (page.clone(), one.clone());
        move |_| remove(&page, &one)
    };
    let remove = page.fill("recent.remove", &[("number", &one.number)]);
    let share = (one.done * 100).checked_div(one.all).unwrap_or(0);
    let (k, n) = (page.lang.number(one.done), page.lang.number(one.all));
    let progress = markup! {
        <span class="recent__progress" role="img" aria-label={page.fill("tasks.progress", &[("k", &k), ("n", &n)])}>
            <svg class="recent__bar" aria-hidden="true"><rect width={format!("{share}%")} height="100%" /></svg>
            <span aria-hidden="true">{ &k }{ "/" }{ &n }</span>
        </span>
    };
    markup! {
        <tr data-recent={one.hash.clone()}>
            <th scope="row" class="recent__number">{ number }</th>
            <td class="recent__title">
                <span class="recent__words" lang="vi">{ &one.title }</span>
                if !one.kept { <small class="recent__large">{ page.text("recent.large") }</small> }
            </td>
            <td class="recent__tasks">if one.all > 0 { { progress } }</td>
            <td class="recent__opened">{ when(page, &one.opened) }</td>
            <td class="recent__remove">
                <button type="button" class="icon-button" aria-label={remove.clone()} title={page.text("recent.remove-tip")} {onclick}>
                    { icon::CLOSE.html() }
                </button>
            </td>
        </tr>
    }
}

/// "hôm nay, 09:12", "hôm qua, 16:40", "18/11/2026".
pub fn when(page: &Page, moment: &str) -> String {
    let (then, now) = (Date::new(&moment.into()), Date::new_0());
    let before = Date::new(&(now.get_time() - DAY).into());
    let day = |date: &Date| [date.get_full_year(), date.get_month(), date.get_date()];
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let clock = [two(then.get_hours()), two(then.get_minutes())].join(":");
    if day(&then) == day(&now) {
        page.fill("recent.today", &[("clock", &clock)])
    } else if day(&then) == day(&before) {
        page.fill("recent.yesterday", &[("clock", &clock)])
    } else {
        let [year, month, day] = day(&then);
        [two(day), two(month + 1), year.to_string()].join("/")
    }
}

/// Removes a text and what was said of it; for a moment it can be taken back.
fn remove(page: &Page, one: &Recent) {
    let (page, number) = (page.clone(), one.number.clone());
    ask("remove", vec![one.hash.clone()], move |answer| {
        match answer {
            Ok(_) => page.dispatch(Action::Noticed(Some(Notice::Removed(number)))),
            Err(full) => keeping::say_not_kept(&page, full),
        }
        keeping::list(&page);
        Timeout::new(UNDO, move || page.dispatch(Action::RemovalLeft)).forget();
    });
}

/// Brings the removed text back.
pub fn restore(page: &Page) {
    let page = page.clone();
    ask("restore", Vec::new(), move |answer| {
        match answer {
            Ok(_) => page.dispatch(Action::Noticed(None)),
            Err(full) => keeping::say_not_kept(&page, full),
        }
        keeping::list(&page);
    });
}

/// Asks before everything is erased.
pub fn erase_dialog(page: &Page) -> Html {
    let onclick = {
        let page = page.clone();
        move |_| erase(page.clone())
    };
    let content = markup! {
        <div class="paste-dialog">
            <p class="paste-dialog__hint">{ page.text("erase.what") }</p>
            <div class="paste-dialog__buttons">
                <button type="button" class="button button--main" data-erase-now="" {onclick}>{ page.text("erase.now") }</button>
                <button type="button" class="button button--line" onclick={page.reports(Action::DialogClosed)}>{ page.text("cancel") }</button>
            </div>
        </div>
    };
    modal(page, page.text("erase").to_owned(), content)
}

fn erase(page: Page) {
    ask("erase", Vec::new(), move |answer| {
        page.dispatch(Action::DialogClosed);
        let done = answer.is_ok();
        page.dispatch(if done {
            Action::Erased
        } else {
            Action::StorageRefused
        });
        toast::tell(&page, if done { "erase.done" } else { "erase.refused" });
    });
}

/// The way to erase everything, for the foot of the start page.
pub fn erase_link(page: &Page) -> Html {
    markup! {
        <button type="button" class="link" data-erase="" onclick={page.reports(Action::DialogOpened(Dialog::Erase))}>
            { page.text("erase") }
        </button>
    }
}

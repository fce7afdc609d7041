//! Forms of a task: what a person fills in stands beside what the text says, which is named above each field.

use super::context::Page;
use super::desk::{Work, own, printed, said};
use super::markup::markup;
use super::state::Action;
use super::task_menu::{close, focus_button};
use super::task_row::value_of;
use super::{places, toast};
use crate::model::Field;
use crate::view::due::Day;
use crate::view::ledger::LedgerRow;
use yew::prelude::*;

const DAY: &str = "viec-ngay";
const WORDS: &str = "viec-chu";

/// Fields to fill in, and a button that takes them.
pub fn fields(page: &Page, row: &LedgerRow, which: &'static [Field]) -> Html {
    let take = {
        let (page, id) = (page.clone(), row.id.clone());
        move || {
            let values = which.iter().map(|field| (*field, typed(*field)));
            page.dispatch(Action::Worked(Work::Filled(id.clone(), values.collect())));
            focus_button(&id);
        }
    };
    let onkeydown = {
        let take = take.clone();
        Callback::from(move |event: KeyboardEvent| {
            let target = event.target_dyn_into::<web_sys::Element>();
            let in_line = target.is_some_and(|e| e.tag_name() == "INPUT");
            let done = in_line || event.ctrl_key() || event.meta_key();
            if event.key() == "Enter" && done && !event.is_composing() {
                event.prevent_default();
                take();
            }
        })
    };
    markup! {
        <div class="task-form" {onkeydown}>
            { for which.iter().map(|field| self::field(page, row, *field)) }
            { buttons(page, row, page.text("tasks.save"), Callback::from(move |_| take())) }
        </div>
    }
}

/// The button that acts, and the one that gives up.
pub fn buttons(
    page: &Page,
    row: &LedgerRow,
    words: &'static str,
    take: Callback<MouseEvent>,
) -> Html {
    let cancel = {
        let (page, id) = (page.clone(), row.id.clone());
        move |_: MouseEvent| close(&page, &id)
    };
    markup! {
        <div class="task-form__buttons">
            <button type="button" class="button button--main" data-take="" onclick={take}>{ words }</button>
            <button type="button" class="button button--line" onclick={cancel}>{ page.text("cancel") }</button>
        </div>
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Lead => "column.lead",
        Field::Partners => "column.partners",
        Field::Deadline => "column.deadline",
        Field::Product => "column.product",
        Field::Target => "column.target",
        _ => "column.note",
    }
}

fn id_of(field: Field) -> String {
    ["viec-", field.name()].concat()
}

fn field(page: &Page, row: &LedgerRow, field: Field) -> Html {
    let (said, own, id) = (said(row, field), own(row, field), id_of(field));
    let says = match (field, said) {
        (Field::Note, _) => None,
        (_, "") => Some(markup! { <p class="task-form__said">{ page.text("tasks.silent") }</p> }),
        _ => Some(
            markup! { <p class="task-form__said">{ page.fill_vi("tasks.said", "said", said) }</p> },
        ),
    };
    let content = match field {
        Field::Deadline => deadline(page, own),
        Field::Note => markup! {
            <>
                <label class="task-form__name" for={id.clone()}>{ page.text(name(field)) }</label>
                <textarea class="task-form__field" {id} lang="vi" rows="4" ~defaultValue={own.into()} />
            </>
        },
        _ => markup! {
            <>
                <label class="task-form__name" for={id.clone()}>{ page.text(name(field)) }</label>
                <input class="task-form__field" {id} type="text" lang="vi" autocomplete="off" spellcheck="false" maxlength="400" value={own.to_owned()} />
            </>
        },
    };
    markup! { <div class="task-form__part">{ content }{ for says }</div> }
}

/// A day, or words where no day can be told.
fn deadline(page: &Page, own: &str) -> Html {
    let day = Day::of(own).map(Day::iso).unwrap_or_default();
    let words = if day.is_empty() { own } else { "" };
    markup! {
        <>
            <label class="task-form__name" for={DAY}>{ page.text("tasks.day") }</label>
            <input class="task-form__field" id={DAY} type="date" value={day} />
            <label class="task-form__name" for={WORDS}>{ page.text("tasks.in-words") }</label>
            <input class="task-form__field" id={WORDS} type="text" lang="vi" autocomplete="off" maxlength="200"
                placeholder={page.text("tasks.in-words-hint")} value={words.to_owned()} />
        </>
    }
}

fn typed(field: Field) -> String {
    let value = |id: &str| {
        places::element(id)
            .map(|e| value_of(&e))
            .unwrap_or_default()
    };
    if field != Field::Deadline {
        return value(&id_of(field));
    }
    match value(DAY) {
        day if day.is_empty() => normal(field, &value(WORDS)),
        day => day,
    }
}

/// A day that was typed in words is a day all the same; nothing else becomes one.
pub fn normal(field: Field, typed: &str) -> String {
    let typed = typed.trim();
    let day = Day::typed(typed).filter(|_| field == Field::Deadline);
    day.map_or_else(|| typed.to_owned(), Day::iso)
}

/// What stands in a field while it is written in: a person's word, or the text's to begin with.
pub fn value(row: &LedgerRow, field: Field) -> String {
    match own(row, field) {
        "" => said(row, field).to_owned(),
        own => printed(own),
    }
}

const OTHER: &str = "viec-khac";

/// Another row that this one goes into.
pub fn join(page: &Page, row: &LedgerRow, others: &[(String, String)]) -> Html {
    let take = {
        let (page, id) = (page.clone(), row.id.clone());
        Callback::from(move |_: MouseEvent| {
            let into = places::element(OTHER)
                .map(|e| value_of(&e))
                .unwrap_or_default();
            page.dispatch(Action::Worked(Work::Joined(id.clone(), into.clone())));
            toast::tell(&page, "tasks.joined-done");
            focus_button(&into);
        })
    };
    let option = |(id, words): &(String, String)| {
        let short: String = words.chars().take(80).collect();
        markup! { <option value={id.clone()}>{ short }</option> }
    };
    markup! {
        <div class="task-form">
            <div class="task-form__part">
                <label class="task-form__name" for={OTHER}>{ page.text("tasks.join-with") }</label>
                <select class="task-form__field" id={OTHER} lang="vi">{ for others.iter().map(option) }</select>
            </div>
            { buttons(page, row, page.text("tasks.join-do"), take) }
        </div>
    }
}

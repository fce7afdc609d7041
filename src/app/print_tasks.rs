//! The tasks on paper: squares to tick with a pen, those done already ticked.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::state::Reader;
use crate::view::ledger::{LedgerGroup, LedgerRow, TaskState};
use yew::prelude::*;

/// The list, drawn only while it is printed.
pub fn print_tasks(page: &Page, reader: &Reader) -> Html {
    let groups = &reader.ledger.groups;
    markup! {
        <section class="print-tasks" lang="vi">
            <h2 class="print-tasks__title" lang={page.lang.name()}>{ page.text("paper.list") }</h2>
            <p class="print-tasks__name">{ &reader.document.reading.name }</p>
            { for groups.iter().map(|group| self::group(page, reader, group)) }
        </section>
    }
}

fn group(page: &Page, reader: &Reader, group: &LedgerGroup) -> Html {
    let name = match group.section {
        Some(section) => reader.document.heading(section, &group.text),
        None => page.text("tasks.outside"),
    };
    let lang = group.section.is_none().then(|| page.lang.name());
    markup! {
        <>
            <h3 class="print-tasks__group">{ &group.label }{ if group.label.is_empty() { "" } else { ". " } }<span {lang}>{ name }</span></h3>
            if !group.rows.is_empty() { <ul>{ for group.rows.iter().map(|task| row(page, task)) }</ul> }
            { for group.groups.iter().map(|g| self::group(page, reader, g)) }
        </>
    }
}

fn row(page: &Page, task: &LedgerRow) -> Html {
    let lead = task.lead.value();
    let actor = (!lead.is_empty()).then(|| {
        if task.leads && task.lead.own.is_empty() {
            markup! { <span lang={page.foreign()}>{ page.fill_vi("tasks.leads", "body", lead) }</span> }
        } else {
            lead.into()
        }
    });
    // Sub-tasks have the deadline of theirs, which stands above them.
    let deadline = task.deadline.value();
    let deadline = (!deadline.is_empty() && !task.inherited).then(|| Html::from(deadline));
    let between = if deadline.is_some() && actor.is_some() {
        " · "
    } else {
        ""
    };
    let marker = if task.marker.is_empty() { "" } else { " " };
    let done = task.state == TaskState::Done;
    markup! {
        <li class="print-tasks__task">
            <span class="print-tasks__box">{ for done.then(|| icon::CHECK.html()) }</span>
            <div>
                { &task.marker }{ marker }{ &task.words }
                if deadline.is_some() || actor.is_some() {
                    <div class="print-tasks__facts">{ for deadline }{ between }{ for actor }</div>
                }
                if !task.rows.is_empty() { <ul>{ for task.rows.iter().map(|task| row(page, task)) }</ul> }
            </div>
        </li>
    }
}

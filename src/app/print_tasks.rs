//! The tasks on paper: squares to tick with a pen, those done already ticked.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::state::Reader;
use crate::view::{TaskGroup, TaskRow};
use yew::prelude::*;

/// The list, drawn only while it is printed.
pub fn print_tasks(page: &Page, reader: &Reader) -> Html {
    let groups = &reader.document.reading.tasks;
    markup! {
        <section class="print-tasks" lang="vi">
            <h2 class="print-tasks__title" lang={page.lang.name()}>{ page.text("paper.list") }</h2>
            <p class="print-tasks__name">{ &reader.document.reading.name }</p>
            { for groups.iter().map(|group| self::group(page, reader, group)) }
        </section>
    }
}

fn group(page: &Page, reader: &Reader, group: &TaskGroup) -> Html {
    let name = match group.section {
        Some(section) => reader.document.heading(section, &group.text),
        None => page.text("tasks.outside"),
    };
    let lang = group.section.is_none().then(|| page.lang.name());
    markup! {
        <>
            <h3 class="print-tasks__group">{ &group.label }{ if group.label.is_empty() { "" } else { ". " } }<span {lang}>{ name }</span></h3>
            if !group.tasks.is_empty() { <ul>{ for group.tasks.iter().map(|task| row(page, reader, task)) }</ul> }
            { for group.groups.iter().map(|g| self::group(page, reader, g)) }
        </>
    }
}

fn row(page: &Page, reader: &Reader, task: &TaskRow) -> Html {
    let actor = task.actor.as_ref().map(|actor| {
        if task.leads {
            markup! { <span lang={page.foreign()}>{ page.fill_vi("tasks.leads", "body", actor) }</span> }
        } else {
            actor.as_str().into()
        }
    });
    let deadlines = (!task.deadlines.is_empty()).then(|| Html::from(task.deadlines.join(" · ")));
    let between = if deadlines.is_some() && actor.is_some() {
        " · "
    } else {
        ""
    };
    let item = |item: &crate::view::NoteItem| {
        let text: String = item.runs.iter().map(|r| r.text.as_str()).collect();
        let text = [&item.marker, " ", text.trim().trim_end_matches([';', '.'])].concat();
        markup! { <li class="print-tasks__task">{ square(reader, &item.id) }<span>{ text }</span></li> }
    };
    markup! {
        <li class="print-tasks__task">
            { square(reader, &task.id) }
            <div>
                { &task.text }
                if deadlines.is_some() || actor.is_some() {
                    <div class="print-tasks__facts">{ for deadlines }{ between }{ for actor }</div>
                }
                if !task.items.is_empty() { <ul>{ for task.items.iter().map(item) }</ul> }
            </div>
        </li>
    }
}

fn square(reader: &Reader, id: &String) -> Html {
    let done = reader.done.contains(id);
    markup! { <span class="print-tasks__box">{ for done.then(|| icon::CHECK.html()) }</span> }
}

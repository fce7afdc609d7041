//! The tasks on paper as they are shown: a list with squares to tick with a pen, or the wide table with its headings on
//! every sheet.

use super::context::Page;
use super::desk::{Column, printed};
use super::icon;
use super::markup::markup;
use super::state::Reader;
use super::task_list::head;
use super::task_table::words;
use crate::view::ledger::{LedgerRow, TaskState};
use crate::view::ledger_view::{Head, ShownGroup};
use std::rc::Rc;
use yew::prelude::*;

/// The list or the table, drawn only while it is printed.
pub fn print_tasks(page: &Page, reader: &Reader) -> Html {
    let desk = &reader.desk;
    let groups = &desk.shown.groups;
    let all = reader.ledger.progress.all;
    let left_out = desk.wish.narrows().then(|| {
        let (k, n) = (page.lang.number(desk.shown.count), page.lang.number(all));
        page.fill("paper.narrowed", &[("k", &k), ("n", &n)])
    });
    markup! {
        <section class="print-tasks" lang="vi" data-table={desk.wide.then_some("")}>
            <h2 class="print-tasks__title" lang={page.lang.name()}>{ page.text("paper.list") }</h2>
            <p class="print-tasks__name">{ &reader.document.reading.name }</p>
            { for left_out.map(|words| markup! { <p class="print-tasks__name" lang={page.lang.name()}>{ words }</p> }) }
            if desk.wide {
                { table(page, reader, groups) }
            } else {
                { for groups.iter().map(|group| self::group(page, reader, group)) }
            }
        </section>
    }
}

/// The name of a group, and its language where that is not the text's.
fn name(page: &Page, reader: &Reader, group: &ShownGroup) -> Html {
    let (label, name) = head(page, &reader.document, &reader.decisions, &group.head);
    let of_page = match &group.head {
        Head::Section { section, .. } => section.is_none(),
        Head::Body(body) => body.is_empty(),
        Head::Term(_) => true,
    };
    let lang = of_page.then(|| page.lang.name());
    let dot = if label.is_empty() { "" } else { ". " };
    markup! { <>{ label }{ dot }<span {lang}>{ name }</span></> }
}

fn group(page: &Page, reader: &Reader, group: &ShownGroup) -> Html {
    markup! {
        <>
            <h3 class="print-tasks__group">{ name(page, reader, group) }</h3>
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
    let deadline = printed(task.deadline.value());
    let deadline = (!deadline.is_empty()).then(|| Html::from(deadline));
    let note = (!task.note.is_empty()).then(|| Html::from(task.note.clone()));
    let facts: Vec<Html> = deadline.into_iter().chain(actor).chain(note).collect();
    let between = |(at, fact): (usize, Html)| {
        let dot = if at > 0 { " · " } else { "" };
        markup! { <>{ dot }{ fact }</> }
    };
    let marker = if task.marker.is_empty() { "" } else { " " };
    let done = task.state == TaskState::Done;
    markup! {
        <li class="print-tasks__task">
            <span class="print-tasks__box">{ for done.then(|| icon::CHECK.html()) }</span>
            <div>
                { &task.marker }{ marker }{ &task.words }
                { for task.joined.iter().map(|(_, words)| markup! { <div>{ "+ " }{ words }</div> }) }
                if !facts.is_empty() {
                    <div class="print-tasks__facts">{ for facts.into_iter().enumerate().map(between) }</div>
                }
                if !task.rows.is_empty() { <ul>{ for task.rows.iter().map(|task| row(page, task)) }</ul> }
            </div>
        </li>
    }
}

/// The wide table without the columns in which nothing stands.
fn table(page: &Page, reader: &Reader, groups: &[ShownGroup]) -> Html {
    let rows = reader.desk.shown.rows();
    let says = |column: &Column| rows.iter().any(|row| speaks(page, row, *column));
    let columns: Vec<Column> = Column::ALL.into_iter().filter(says).collect();
    let heading = |column: &Column| markup! { <th scope="col">{ page.lang.text_of("column", column.name()) }</th> };
    let mut lines = Vec::new();
    for group in groups {
        in_table(page, reader, group, &columns, &mut lines);
    }
    markup! {
        <table class="print-table">
            <thead lang={page.lang.name()}><tr>{ for columns.iter().map(heading) }</tr></thead>
            <tbody>{ for lines }</tbody>
        </table>
    }
}

fn speaks(page: &Page, row: &LedgerRow, column: Column) -> bool {
    !words(page, row, column).is_empty() || row.rows.iter().any(|row| speaks(page, row, column))
}

fn in_table(
    page: &Page,
    reader: &Reader,
    group: &ShownGroup,
    columns: &[Column],
    into: &mut Vec<Html>,
) {
    let all = columns.len().to_string();
    into.push(markup! { <tr><th class="print-table__group" colspan={all} scope="rowgroup">{ name(page, reader, group) }</th></tr> });
    fn line(page: &Page, row: &LedgerRow, columns: &[Column], into: &mut Vec<Html>) {
        let cell = |column: &Column| markup! { <td>{ words(page, row, *column) }</td> };
        into.push(markup! { <tr>{ for columns.iter().map(cell) }</tr> });
        row.rows
            .iter()
            .for_each(|row| line(page, row, columns, into));
    }
    let rows: &[Rc<LedgerRow>] = &group.rows;
    rows.iter().for_each(|row| line(page, row, columns, into));
    let below = group.groups.iter();
    below.for_each(|g| in_table(page, reader, g, columns, into));
}

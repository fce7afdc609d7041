//! "Nhiệm vụ": the work the text asks for, to be ticked off, filtered, given to someone.

use super::context::{Page, yes};
use super::icon;
use super::line;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use super::task_filters::{filters, nothing_fits, term_name};
use super::task_rows::task_rows;
use super::task_table::task_table;
use super::{desk::Work, toast};
use crate::view::ledger::{LedgerRow, Progress};
use crate::view::ledger_view::{Head, ShownGroup};
use std::rc::Rc;
use yew::prelude::*;

/// Progress, filters and groups.
pub fn task_list(page: &Page, reader: &Reader) -> Html {
    let shown = &reader.desk.shown;
    let Progress { done, all } = reader.ledger.progress;
    if all == 0 && shown.dropped.is_empty() {
        return markup! { <p class="panel__empty">{ page.text("tasks.none") }</p> };
    }
    markup! {
        <div class="task-list">
            { progress(page, done, all) }
            { fold_all(page, reader) }
            { widen(page, reader) }
            { filters(page, reader) }
            { body(page, reader, all) }
        </div>
    }
}

/// The rows, as a list or as a table, or a sentence that there are none.
fn body(page: &Page, reader: &Reader, all: usize) -> Html {
    let shown = &reader.desk.shown;
    if shown.count == 0 && all > 0 {
        return nothing_fits(page, reader);
    }
    if reader.desk.wide {
        return task_table(page, reader);
    }
    markup! {
        <div class="panel__body task-list__body">
            <ul class="task-list__groups" data-depth="0">
                { for shown.groups.iter().map(|g| group(page, reader, g, 0)) }
            </ul>
            { dropped(page, &shown.dropped) }
        </div>
    }
}

/// "Đã xong 7 trên 36": said politely when it changes, whichever table is open.
pub fn progress_words(page: &Page, reader: &Reader) -> String {
    match reader.ledger.progress {
        Progress { all: 0, .. } => String::new(),
        Progress { done, all } => words(page, done, all),
    }
}

fn words(page: &Page, done: usize, all: usize) -> String {
    let (k, n) = (page.lang.number(done), page.lang.number(all));
    page.fill("tasks.progress", &[("k", &k), ("n", &n)])
}

fn progress(page: &Page, done: usize, all: usize) -> Html {
    let (k, n) = (page.lang.number(done), page.lang.number(all));
    let share = (done * 100 + all / 2).checked_div(all).unwrap_or(0);
    markup! {
        <div class="progress" role="img" aria-label={words(page, done, all)}>
            <span class="progress__words">
                <span aria-hidden="true">{ page.text("tasks.done") }{ " " }<b>{ &k }</b>{ " / " }{ &n }</span>
            </span>
            <span class="progress__share" aria-hidden="true">{ share }{ "%" }</span>
            <svg class="progress__bar" aria-hidden="true"><rect width={format!("{share}%")} height="100%" /></svg>
        </div>
    }
}

/// One button that folds every group, or unfolds them.
fn fold_all(page: &Page, reader: &Reader) -> Html {
    fn keys(groups: &[ShownGroup], into: &mut Vec<String>) {
        for group in groups {
            into.push(group.key.clone());
            keys(&group.groups, into);
        }
    }
    let mut all = Vec::new();
    keys(&reader.desk.shown.groups, &mut all);
    if all.len() < 2 {
        return Html::default();
    }
    let folded = all.iter().all(|id| reader.groups_folded.contains(id));
    let key = if folded { "tasks.unfold" } else { "tasks.fold" };
    let next = if folded { Vec::new() } else { all };
    markup! {
        <button type="button" class="icon-button panel__tool" aria-label={page.text(key)} title={page.text(key)}
            data-fold-tasks="" onclick={page.reports(Action::AllGroupsFolded(next))}>{ icon::ALL.html() }</button>
    }
}

/// The list becomes a real table, or a list again.
fn widen(page: &Page, reader: &Reader) -> Html {
    let wide = reader.desk.wide;
    let key = if wide { "tasks.narrow" } else { "tasks.widen" };
    let sign = if wide { icon::NARROW } else { icon::WIDE };
    let page_ = page.clone();
    let onclick = move |_: MouseEvent| {
        line::hold();
        page_.dispatch(Action::Worked(Work::Widened(!wide)));
    };
    markup! {
        <button type="button" class="icon-button panel__tool panel__tool--second" aria-label={page.text(key)} title={page.text(key)}
            data-widen="" {onclick}>{ sign.html() }</button>
    }
}

/// The head of a group: whether it is open, what folds it, and its words.
pub struct Heading {
    pub open: bool,
    pub fold: Callback<MouseEvent>,
    pub content: Html,
}

/// What the head of a group says, in the list and in the table.
pub fn headings(page: &Page, reader: &Reader, group: &ShownGroup) -> Heading {
    let Progress { done, all } = group.progress;
    let (k, n) = (page.lang.number(done), page.lang.number(all));
    let (label, name) = head(page, reader, &group.head);
    Heading {
        open: !reader.groups_folded.contains(&group.key),
        fold: page.reports(Action::GroupFolded(group.key.clone())),
        content: markup! {
            <>
                { icon::CHEVRON.html() }
                <span class="task-list__label">{ label }</span>
                <span class="task-list__name" lang="vi">{ name }</span>
                <span class="task-list__share" data-begun={(done > 0).then_some("")}>
                    <span aria-hidden="true">{ format!("{k}/{n}") }</span>
                    <span class="hidden-text">{ page.fill("tasks.progress", &[("k", &k), ("n", &n)]) }</span>
                </span>
                { said_for_all(group) }
            </>
        },
    }
}

/// The body and the time that stand once for all tasks of a group.
fn said_for_all(group: &ShownGroup) -> Html {
    let all = [(&group.deadline, icon::CALENDAR), (&group.lead, icon::BODY)];
    let said = all.into_iter().filter(|(words, _)| !words.is_empty());
    let said = said.map(|(words, sign)| {
        markup! { <span class="chip" lang="vi">{ sign.html() }<span>{ words }</span></span> }
    });
    let said: Vec<Html> = said.collect();
    if said.is_empty() {
        return Html::default();
    }
    markup! { <span class="task-list__said">{ for said }</span> }
}

/// Label and name of a group.
pub fn head(page: &Page, reader: &Reader, head: &Head) -> (String, String) {
    match head {
        Head::Section {
            section: Some(section),
            label,
            text,
        } => (label.clone(), reader.heading(*section, text)),
        Head::Section { .. } => (String::new(), page.text("tasks.outside").to_owned()),
        Head::Body(body) if body.is_empty() => {
            (String::new(), page.text("pick.no-lead").to_owned())
        }
        Head::Body(body) => (String::new(), body.clone()),
        Head::Term(term) => (String::new(), term_name(page, *term)),
    }
}

fn group(page: &Page, reader: &Reader, group: &ShownGroup, depth: usize) -> Html {
    let Heading {
        open,
        fold,
        content,
    } = headings(page, reader, group);
    markup! {
        <li class="task-list__group" key={group.key.clone()}>
            <button type="button" class="task-list__section" aria-expanded={yes(open)} data-row="" onclick={fold}>{ content }</button>
            if open {
                { task_rows(page, reader, &group.rows, false) }
                if !group.groups.is_empty() {
                    <ul class="task-list__groups" data-depth={(depth + 1).min(4).to_string()}>
                        { for group.groups.iter().map(|g| self::group(page, reader, g, depth + 1)) }
                    </ul>
                }
            }
        </li>
    }
}

/// What a person said is no task; each can come back.
fn dropped(page: &Page, rows: &[Rc<LedgerRow>]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let row = |row: &Rc<LedgerRow>| {
        let (page_, id) = (page.clone(), row.id.clone());
        let onclick = move |_: MouseEvent| {
            page_.dispatch(Action::Worked(Work::Dropped(id.clone(), false)));
            toast::tell(&page_, "tasks.restored");
            let row = format!("[data-task='{id}'] [data-row]");
            places::after_drawing(move || places::find(&row).iter().for_each(places::focus));
        };
        markup! {
            <li class="dropped__row">
                <span lang="vi">{ &row.words }</span>
                <button type="button" class="link" {onclick}>{ page.text("tasks.restore") }</button>
            </li>
        }
    };
    markup! {
        <details class="dropped">
            <summary class="dropped__head" data-row="">{ icon::CHEVRON.html() }{ page.count("tasks.dropped", rows.len()) }</summary>
            <ul>{ for rows.iter().map(row) }</ul>
        </details>
    }
}

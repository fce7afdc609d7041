//! "Nhiệm vụ": the work the text asks for, grouped by section, to be ticked off.

use super::context::{Page, yes};
use super::icon;
use super::markup::markup;
use super::state::{Action, Reader};
use super::task_row::task_item;
use crate::view::ledger::{LedgerGroup, Progress};
use yew::prelude::*;

/// Progress and groups.
pub fn task_list(page: &Page, reader: &Reader) -> Html {
    let groups = &reader.ledger.groups;
    let Progress { done, all } = reader.ledger.progress;
    if all == 0 {
        return markup! { <p class="panel__empty">{ page.text("tasks.none") }</p> };
    }
    markup! {
        <div class="task-list">
            { progress(page, done, all) }
            { fold_all(page, reader) }
            <div class="panel__body task-list__body">
                <ul class="task-list__groups" data-depth="0">
                    { for groups.iter().map(|g| group(page, reader, g, 0)) }
                </ul>
            </div>
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
    let share = (done * 100 + all / 2) / all;
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
    fn ids(groups: &[LedgerGroup], into: &mut Vec<String>) {
        for group in groups {
            into.push(fold_key(group));
            ids(&group.groups, into);
        }
    }
    let mut all = Vec::new();
    ids(&reader.ledger.groups, &mut all);
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

fn fold_key(group: &LedgerGroup) -> String {
    format!("group {}", group.id)
}

fn group(page: &Page, reader: &Reader, group: &LedgerGroup, depth: usize) -> Html {
    let key = fold_key(group);
    let open = !reader.groups_folded.contains(&key);
    let Progress { done, all } = group.progress;
    let (k, n) = (page.lang.number(done), page.lang.number(all));
    let name = match group.section {
        Some(section) => reader.heading(section, &group.text),
        None => page.text("tasks.outside").to_owned(),
    };
    let content = markup! {
        <>
            if !group.rows.is_empty() {
                <ul class="task-list__tasks">
                    { for group.rows.iter().map(|row| task_item(page, reader, row)) }
                </ul>
            }
            if !group.groups.is_empty() {
                <ul class="task-list__groups" data-depth={(depth + 1).min(4).to_string()}>
                    { for group.groups.iter().map(|g| self::group(page, reader, g, depth + 1)) }
                </ul>
            }
        </>
    };
    markup! {
        <li class="task-list__group" key={key.clone()}>
            <button type="button" class="task-list__section" aria-expanded={yes(open)} data-row=""
                onclick={page.reports(Action::GroupFolded(key))}>
                { icon::CHEVRON.html() }
                <span class="task-list__label">{ &group.label }</span>
                <span class="task-list__name" lang="vi">{ name }</span>
                <span class="task-list__share" data-begun={(done > 0).then_some("")}>
                    <span aria-hidden="true">{ format!("{k}/{n}") }</span>
                    <span class="hidden-text">{ page.fill("tasks.progress", &[("k", &k), ("n", &n)]) }</span>
                </span>
            </button>
            if open { { content } }
        </li>
    }
}

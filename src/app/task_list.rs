//! "Nhiệm vụ": the work the text asks for, to be ticked off, filtered, given to someone.

use super::context::{Page, yes};
use super::document::Document;
use super::icon;
use super::line;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use super::task_filters::{filters, nothing_fits, term_name};
use super::task_row::task_item;
use super::task_rows::{Laying, Look, is_short};
use super::task_table::task_table;
use super::{desk::Work, drawing, toast};
use crate::view::decisions::Decisions;
use crate::view::ledger::{LedgerRow, Progress};
use crate::view::ledger_view::{Head, ShownGroup};
use std::rc::Rc;
use yew::prelude::*;

/// Progress, filters and groups, so many lines of them.
pub fn task_list(page: &Page, reader: &Reader, until: usize) -> Html {
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
            { body(page, reader, all, until) }
        </div>
    }
}

/// The rows, as a list or as a table, or a sentence that there are none.
fn body(page: &Page, reader: &Reader, all: usize, until: usize) -> Html {
    let shown = &reader.desk.shown;
    if shown.count == 0 && all > 0 {
        return nothing_fits(page, reader);
    }
    let laying = Laying::new(page, reader, until);
    if reader.desk.wide {
        return task_table(&laying);
    }
    let groups: Vec<Html> = groups(&laying, &shown.groups, 0);
    markup! {
        <div class="panel__body task-list__body">
            <ul class="task-list__groups" data-depth="0" aria-busy={laying.is_busy().then_some("true")}>{ for groups }</ul>
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

/// What the head of a group says, in the list and in the table; a press folds the group.
pub fn head_button(
    page: &Page,
    (label, name): (String, String),
    group: &ShownGroup,
    open: bool,
) -> Html {
    let Progress { done, all } = group.progress;
    let (k, n) = (page.lang.number(done), page.lang.number(all));
    let fold = page.reports(Action::GroupFolded(group.key.clone()));
    markup! {
        <button type="button" class="task-list__section" aria-expanded={yes(open)} data-row="" onclick={Callback::<MouseEvent>::clone(&fold)}>
            { icon::CHEVRON.html() }
            <span class="task-list__label">{ label }</span>
            <span class="task-list__name" lang="vi">{ name }</span>
            <span class="task-list__share" data-begun={(done > 0).then_some("")}>
                <span aria-hidden="true">{ format!("{k}/{n}") }</span>
                <span class="hidden-text">{ page.fill("tasks.progress", &[("k", &k), ("n", &n)]) }</span>
            </span>
            { said_for_all(group) }
        </button>
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
pub fn head(
    page: &Page,
    document: &Document,
    decisions: &Decisions,
    head: &Head,
) -> (String, String) {
    match head {
        Head::Section {
            section: Some(section),
            label,
            text,
        } => (label.clone(), document.mended(decisions, *section, text)),
        Head::Section { .. } => (String::new(), page.text("tasks.outside").to_owned()),
        Head::Body(body) if body.is_empty() => {
            (String::new(), page.text("pick.no-lead").to_owned())
        }
        Head::Body(body) => (String::new(), body.clone()),
        Head::Term(term) => (String::new(), term_name(page, *term)),
    }
}

/// Groups as far as they are drawn: short ones as parts, long ones with parts in them.
fn groups(laying: &Laying, groups: &[ShownGroup], depth: usize) -> Vec<Html> {
    let draw = |group: &ShownGroup| {
        if is_short(group) {
            return laying.whole(group, depth);
        }
        let (page, reader) = (laying.page, laying.reader);
        let open = !reader.groups_folded.contains(&group.key);
        let head = head(page, &reader.document, &reader.decisions, &group.head);
        laying.comes(1).then(|| {
            let under = open.then(|| {
                let rows = laying.rows(group);
                let groups = self::groups(laying, &group.groups, depth + 1);
                under(rows, groups, depth)
            });
            markup! {
                <li class="task-list__group" key={group.key.clone()}>{ head_button(page, head, group, open) }{ for under }</li>
            }
        })
    };
    groups.iter().filter_map(draw).collect()
}

/// A group with all under it; about how high it is, if it is a part.
pub fn whole_group(look: &Look, group: &ShownGroup, depth: usize, high: Option<String>) -> Html {
    let open = !look.is_turned(&group.key);
    let under = open.then(|| {
        let rows = group.rows.iter().map(|row| task_item(look, row));
        let rows = markup! { <ul class="task-list__tasks">{ for rows }</ul> };
        let below = group.groups.iter();
        let below = below.map(|group| whole_group(look, group, depth + 1, None));
        under(vec![rows], below.collect(), depth)
    });
    let head = head(&look.page, &look.document, &look.decisions, &group.head);
    markup! {
        <li class="task-list__group" key={group.key.clone()} data-lines={high}>
            { head_button(&look.page, head, group, open) }
            { for under }
        </li>
    }
}

/// What stands under the head of an open group.
fn under(rows: Vec<Html>, groups: Vec<Html>, depth: usize) -> Html {
    markup! {
        <>
            { for rows }
            if !groups.is_empty() {
                <ul class="task-list__groups" data-depth={(depth + 1).min(4).to_string()}>{ for groups }</ul>
            }
        </>
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
            drawing::after(move || places::find(&row).iter().for_each(places::focus));
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

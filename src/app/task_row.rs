//! One task: a box to tick, the sentence, its deadline and body, and the items of its note.

use super::context::{Page, yes};
use super::icon;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader};
use crate::view::{NoteItem, TaskGroup, TaskRow};
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A row of the task list.
pub fn task_item(page: &Page, reader: &Reader, task: &TaskRow) -> Html {
    let current = reader.task == Some(task.task);
    let open = reader.groups_folded.contains(&task.id);
    let ticked = reader.done.contains(&task.id);
    let items_done = task
        .items
        .iter()
        .filter(|i| reader.done.contains(&i.id))
        .count();
    let mixed = !ticked && items_done > 0;
    let go = {
        let (page, index, id) = (page.clone(), task.task, task.id.clone());
        Callback::from(move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            page.dispatch(Action::TaskChosen(index));
            if places::go(&page, &id) {
                places::remember(&id);
            }
        })
    };
    let text_id = format!("viec-{}", task.id);
    let place = reader.document.reading.targets.tasks.get(task.task);
    let words = reader.mended(place.map(|t| (t.paragraph, t.start)), &task.text);
    markup! {
        <li class="task" key={task.id.clone()} data-done={ticked.then_some("")} aria-current={current.then_some("true")} data-task={task.id.clone()}>
            { checkbox(page, &all_ids(task), ticked, mixed, &text_id) }
            <a class="task__text" id={text_id.clone()} href={format!("#{}", task.id)} data-row="" lang="vi" onclick={go}>{ words }</a>
            { chips(page, task, items_done, open) }
            if open {
                <ul class="task__items">
                    { for task.items.iter().map(|item| sub_task(page, reader, task, item)) }
                </ul>
            }
        </li>
    }
}

/// What ticks the task gone to last, or takes its tick back; `None` where none was gone to.
pub fn turn_current(reader: &Reader) -> Option<Action> {
    fn find(groups: &[TaskGroup], task: usize) -> Option<&TaskRow> {
        groups.iter().find_map(|group| {
            let here = group.tasks.iter().find(|row| row.task == task);
            here.or_else(|| find(&group.groups, task))
        })
    }
    let row = find(&reader.document.reading.tasks, reader.task?)?;
    let on = !reader.done.contains(&row.id);
    Some(Action::TaskTicked(all_ids(row), on))
}

/// The task and the items that go with it.
fn all_ids(task: &TaskRow) -> Vec<String> {
    let items = task.items.iter().map(|i| i.id.clone());
    items.chain([task.id.clone()]).collect()
}

fn checkbox(page: &Page, ids: &[String], ticked: bool, mixed: bool, names: &str) -> Html {
    let onchange = {
        let (page, ids) = (page.clone(), ids.to_vec());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            page.dispatch(Action::TaskTicked(ids.clone(), input.checked()));
        })
    };
    markup! {
        <span class="checkbox__box task__box" title={page.text("tasks.tick")}>
            <input type="checkbox" checked={ticked} ~indeterminate={JsValue::from_bool(mixed)} aria-labelledby={names.to_owned()}
                {onchange} />
            { if mixed { icon::DASH.html() } else { icon::CHECK.html() } }
        </span>
    }
}

fn chips(page: &Page, task: &TaskRow, items_done: usize, open: bool) -> Html {
    if task.deadlines.is_empty()
        && task.actor.is_none()
        && task.partners.is_empty()
        && task.items.is_empty()
    {
        return Html::default();
    }
    let actor = task.actor.as_ref().map(|actor| {
        if task.leads {
            page.fill_vi("tasks.leads", "body", actor)
        } else {
            markup! { <span lang="vi">{ actor }</span> }
        }
    });
    let partners = task.partners.join(", ");
    let partners =
        (!partners.is_empty()).then(|| page.fill("tasks.join", &[("bodies", &partners)]));
    let note = task
        .note
        .as_ref()
        .filter(|_| !task.items.is_empty())
        .map(|label| {
            let (k, n) = (
                page.lang.number(items_done),
                page.lang.number(task.items.len()),
            );
            page.fill("tasks.note", &[("label", label), ("k", &k), ("n", &n)])
        });
    markup! {
        <div class="task__chips">
            { for task.deadlines.iter().map(|deadline| markup! {
                <span class="chip chip--deadline" lang="vi">{ icon::CALENDAR.html() }<span>{ deadline }</span></span>
            }) }
            { for actor.map(|actor| markup! {
                <span class="chip">{ icon::BODY.html() }<span>{ actor }</span></span>
            }) }
            { for partners.map(|partners| markup! {
                <span class="chip" lang="vi" title={partners.clone()}><span>{ &partners }</span></span>
            }) }
            { for note.map(|note| markup! {
                <button type="button" class="chip chip--note" aria-expanded={yes(open)}
                    onclick={page.reports(Action::GroupFolded(task.id.clone()))}>{ note }</button>
            }) }
        </div>
    }
}

/// An item of the note: ticked by itself, it ticks the task when it is the last.
fn sub_task(page: &Page, reader: &Reader, task: &TaskRow, item: &NoteItem) -> Html {
    let ticked = reader.done.contains(&item.id);
    let others = task.items.iter().filter(|i| i.id != item.id);
    let last = others.clone().all(|i| reader.done.contains(&i.id));
    let mut ids = vec![item.id.clone()];
    if last || reader.done.contains(&task.id) {
        ids.push(task.id.clone());
    }
    let text: String = item.runs.iter().map(|r| r.text.as_str()).collect();
    let text_id = format!("viec-{}", item.id);
    markup! {
        <li class="task" key={item.id.clone()} data-done={ticked.then_some("")} data-task={item.id.clone()}>
            { checkbox(page, &ids, ticked, false, &text_id) }
            <a class="task__text" id={text_id.clone()} href={format!("#{}", item.id)} data-row="" lang="vi">
                { &item.marker }{ " " }{ text.trim().trim_end_matches([';', '.']) }
            </a>
        </li>
    }
}

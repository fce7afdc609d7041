//! "Mục lục": the outline as nested lists, each level foldable.

use super::contents_filter::{Kept, filter_field, kept};
use super::context::{Page, yes};
use super::icon;
use super::look_over;
use super::markup::markup;
use super::places;
use super::state::{Action, Dialog, Reader};
use crate::view::ContentsRow;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Levels to fold to, the tree unless it is to `wait`, and at the foot what to look over.
pub fn contents(page: &Page, reader: &Reader, wait: bool) -> Html {
    let reading = &reader.document.reading;
    if reading.contents.is_empty() {
        return markup! {
            <div class="contents">
                <p class="panel__empty">{ page.text("contents.none") }</p>
                { foot(page, reader) }
            </div>
        };
    }
    let kept = kept(&reading.contents, &reader.filter);
    // A filter shows every row that it keeps.
    let current = if kept.is_some() {
        reader.here.section
    } else {
        reader.current_row()
    };
    markup! {
        <div class="contents">
            { filter_field(page, reader, kept.as_ref()) }
            { for kept.is_none().then(|| levels(page, reader)) }
            <nav class="panel__body contents__tree" aria-label={page.text("contents")}>
                if !wait {
                    { list(page, reader, &reading.contents, 1, kept.as_ref(), current) }
                }
            </nav>
            { foot(page, reader) }
        </div>
    }
}

/// The current row of the open table stays where it can be seen.
pub fn keep_in_view() {
    if let Some(row) = places::find(
        ".contents__tree [aria-current], .task[aria-current], .ledger__row[aria-current]",
    ) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// "Mở tới cấp 1 2 3 4 · Tất cả".
fn levels(page: &Page, reader: &Reader) -> Html {
    let rows = reader.document.rows();
    let deepest = rows.iter().map(|(depth, _)| *depth).max().unwrap_or(1);
    if deepest < 2 {
        return Html::default();
    }
    let foldable: Vec<_> = rows
        .iter()
        .filter(|(_, row)| !row.children.is_empty())
        .map(|(depth, row)| (*depth, reader.rows_folded.contains(&row.section)))
        .collect();
    let shows = |level: usize| {
        foldable
            .iter()
            .all(|(depth, folded)| *folded == (*depth >= level))
    };
    let button = |level: usize, label: Html, name: String| {
        markup! {
            <button type="button" class="contents__level" data-level={level.to_string()} aria-pressed={yes(shows(level))}
                aria-label={name.clone()} title={name} onclick={page.reports(Action::RowsFoldedTo(level))}>{ label }</button>
        }
    };
    markup! {
        <div class="contents__levels" role="group" aria-label={page.text("contents.levels")}>
            <span class="contents__levels-name" aria-hidden="true">{ page.text("contents.levels") }</span>
            { for (1..=deepest.min(4)).filter(|level| *level < deepest).map(|level| {
                let number = page.lang.number(level);
                button(level, markup! { { &number } }, page.fill("contents.level", &[("n", &number)]))
            }) }
            { button(99, markup! { { page.text("contents.all") } }, page.text("contents.unfold").to_owned()) }
        </div>
    }
}

fn list(
    page: &Page,
    reader: &Reader,
    rows: &[ContentsRow],
    depth: usize,
    kept: Option<&Kept>,
    current: Option<usize>,
) -> Html {
    let stays = |row: &&ContentsRow| kept.is_none_or(|kept| kept.rows.contains(&row.section));
    let rows = rows.iter().filter(stays);
    markup! {
        <ul class="contents__list" data-depth={depth.min(4).to_string()}>
            { for rows.map(|row| item(page, reader, row, depth, kept, current)) }
        </ul>
    }
}

fn item(
    page: &Page,
    reader: &Reader,
    row: &ContentsRow,
    depth: usize,
    kept: Option<&Kept>,
    current: Option<usize>,
) -> Html {
    // What a filter keeps is all open.
    let folded = kept.is_none() && reader.rows_folded.contains(&row.section);
    let found = kept.map(|kept| {
        let hit = kept.hits.contains(&row.section);
        if hit { "hit" } else { "above" }
    });
    let here = current == Some(row.section);
    let has_children = !row.children.is_empty();
    let name = page.lang.count(
        "contents.fold",
        row.children.len(),
        &[("label", &row.label)],
    );
    let text = reader.heading(row.section, &row.text);
    let label = if row.label == "-" {
        "–"
    } else {
        row.label.as_str()
    };
    markup! {
        <li class="contents__item" key={row.id.clone()}>
            <div class="contents__row" data-heading={(row.heading && depth == 1).then_some("")} data-current={here.then_some("")} data-found={found}>
                if has_children && kept.is_none() {
                    <button type="button" class="contents__fold" aria-expanded={yes(!folded)} aria-label={name.clone()} title={name}
                        onclick={page.reports(Action::RowFolded(row.section))}>{ icon::CHEVRON.html() }</button>
                }
                <a class="contents__link" href={format!("#{}", row.id)} aria-current={here.then_some("location")} data-row="" lang="vi">
                    <span class="contents__label">{ label }</span>
                    <span class="contents__text">{ text }</span>
                    if let Some(number) = row.page {
                        <span class="contents__page">
                            <span aria-hidden="true">{ number }</span>
                            <span class="hidden-text" lang={page.foreign()}>{ page.fill("page.source", &[("page", &number.to_string())]) }</span>
                        </span>
                    }
                </a>
            </div>
            if has_children && !folded { { list(page, reader, &row.children, depth + 1, kept, current) } }
        </li>
    }
}

/// What a careful reader looks over: doubts, and what the reading moved.
fn foot(page: &Page, reader: &Reader) -> Html {
    let reading = &reader.document.reading;
    if reading.review.is_empty() && reading.receipt.is_empty() {
        return Html::default();
    }
    let link = |dialog: Dialog, key: &'static str, all: usize, words: String| {
        if all == 0 {
            return markup! { <span></span> };
        }
        markup! {
            <button type="button" class="link" data-dialog={key} onclick={page.reports(Action::DialogOpened(dialog))}>{ words }</button>
        }
    };
    let (doubts, moves) = (reading.review.len(), reading.receipt.len());
    markup! {
        <div class="panel__foot">
            { link(Dialog::Review, "review", doubts, look_over::doubts_left(page, reader)) }
            { link(Dialog::Receipt, "receipt", moves, page.count("receipt", moves)) }
        </div>
    }
}

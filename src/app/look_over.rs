//! "Cần xem lại" and "Biên nhận": what was unclear, and what the reading moved.

use super::context::Page;
use super::icon;
use super::markup::markup;
use super::modal::modal;
use super::state::{Action, Reader, State};
use super::{drawing, places};
use crate::model::{DiagnosticKind, Move};
use crate::view::decisions::Verdict;
use crate::view::{ReceiptRow, ReviewKind, ReviewRow};
use yew::prelude::*;

/// A list whose rows go to their places: the doubts, or the receipt.
pub fn look_over(page: &Page, state: &State, reader: &Reader, receipt: bool) -> Html {
    let reading = &reader.document.reading;
    let (title, note, rows) = if receipt {
        let rows = reading.receipt.iter();
        (
            page.count("receipt", reading.receipt.len()),
            page.text("receipt.note"),
            rows.map(|r| moved(page, reader, r)).collect::<Html>(),
        )
    } else {
        let rows = reading.review.iter();
        (
            doubts_left(page, reader),
            page.text("review.note"),
            rows.map(|r| doubt(page, reader, r)).collect::<Html>(),
        )
    };
    let content = markup! {
            <>
            <p class="look-over__note">{ note }</p>
            if state.storage_refused {
                <p class="look-over__refused" role="status">{ page.text("storage.refused") }</p>
            }
            <ol class="look-over">{ rows }</ol>
            </>
    };
    modal(page, title, content)
}

/// "Cần xem lại 2 chỗ": without those looked at or decided.
pub fn doubts_left(page: &Page, reader: &Reader) -> String {
    let reading = &reader.document.reading;
    let left = reader
        .decisions
        .left(&reading.review, &reading.targets.repairs);
    match left {
        0 => page.text("review.done").to_owned(),
        left => page.count("review", left),
    }
}

/// A row that goes to its place, and beside it what can be said of it.
fn row(page: &Page, anchor: &str, what: Html, words: Html, beside: Html) -> Html {
    let onclick = {
        let (page, anchor) = (page.clone(), anchor.to_owned());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            event.stop_propagation();
            page.dispatch(Action::DialogClosed);
            let (page, anchor) = (page.clone(), anchor.clone());
            drawing::after(move || {
                if places::go(&page, &anchor) {
                    places::remember(&anchor);
                }
            });
        })
    };
    markup! {
        <li class="look-over__item">
            <a class="look-over__row" href={format!("#{anchor}")} {onclick}>
                <span class="look-over__what">{ what }</span>
                <span class="look-over__words" lang="vi">{ words }</span>
            </a>
            { beside }
        </li>
    }
}

fn doubt(page: &Page, reader: &Reader, doubt: &ReviewRow) -> Html {
    let (before, word, after) = &doubt.context;
    let words = markup! { <>{ before }<b>{ word }</b>{ after }</> };
    let what = match &doubt.kind {
        ReviewKind::Repair { wrong, right, .. } => {
            markup! { <>{ page.text("review.repair") }{ " " }<span lang="vi">{ wrong }{ " → " }{ right }</span></> }
        }
        ReviewKind::Diagnostic(kind) => {
            let maybe = doubt
                .suggestion
                .as_ref()
                .map(|label| page.fill("review.maybe", &[("label", label)]));
            markup! { <>{ diagnostic(page, kind) }{ for maybe.map(|words| markup! { <>{ " " }{ words }</> }) }</> }
        }
    };
    let repairs = &reader.document.reading.targets.repairs;
    let beside = match reader.decisions.of_row(doubt, repairs) {
        Some(verdict) => {
            let words = match verdict {
                Verdict::Fixed(_) => "review.fixed",
                Verdict::Kept => "review.kept",
            };
            markup! { <span class="look-over__verdict">{ page.text(words) }</span> }
        }
        None => seen(page, doubt, reader.decisions.is_seen(doubt)),
    };
    row(page, &doubt.anchor, what, words, beside)
}

/// "Đã xem".
fn seen(page: &Page, doubt: &ReviewRow, on: bool) -> Html {
    let onchange = page.reports(Action::DoubtToggled(doubt.key.clone()));
    markup! {
        <label class="checkbox look-over__seen">
            <span class="checkbox__box"><input type="checkbox" checked={on} {onchange} />{ icon::CHECK.html() }</span>
            { page.text("review.seen") }
        </label>
    }
}

fn diagnostic(page: &Page, kind: &DiagnosticKind) -> Html {
    let words = match kind {
        DiagnosticKind::NoteWithoutMark(label) => page.fill("note.unmarked", &[("label", label)]),
        DiagnosticKind::MarkWithoutNote(label) => page.fill("note.lost", &[("label", label)]),
        DiagnosticKind::NoteRepeated(label) => {
            page.fill("review.note-repeated", &[("label", label)])
        }
        DiagnosticKind::CountDiffers { stated, found, .. }
        | DiagnosticKind::ListDiffers { stated, found } => page.fill(
            if matches!(kind, DiagnosticKind::ListDiffers { .. }) {
                "review.list-differs"
            } else {
                "note.count-differs"
            },
            &[
                ("stated", &stated.to_string()),
                ("found", &found.to_string()),
            ],
        ),
        DiagnosticKind::NumberSkipped { before, after } => page.fill(
            "review.number-skipped",
            &[("before", before), ("after", after)],
        ),
        DiagnosticKind::NumberRepeated(number) => {
            page.fill("review.number-repeated", &[("number", number)])
        }
        DiagnosticKind::NumberRepaired { printed, read } => page.fill(
            "review.number-repaired",
            &[("printed", printed), ("read", read)],
        ),
        DiagnosticKind::SeamFragment(fragment) => {
            return page.fill_vi("review.seam", "fragment", fragment);
        }
        DiagnosticKind::TwinJoined { short, variant } => {
            page.fill("review.twin", &[("short", short), ("variant", variant)])
        }
        DiagnosticKind::SectionMissing(section) => {
            page.fill("review.section-missing", &[("section", section)])
        }
    };
    words.into()
}

fn moved(page: &Page, reader: &Reader, moved: &ReceiptRow) -> Html {
    let number = moved.page.map(|p| p.to_string());
    let (what, words) = match &moved.what {
        Move::NoteLifted { .. } => {
            let label = moved.label.as_str();
            let what = match &number {
                Some(number) => {
                    page.fill("receipt.lifted-page", &[("label", label), ("page", number)])
                }
                None => page.fill("receipt.lifted", &[("label", label)]),
            };
            (what, markup! { { &moved.words.0 } })
        }
        Move::Joined { .. } => {
            let what = match &number {
                Some(number) => page.fill("receipt.joined-page", &[("page", number)]),
                None => page.text("receipt.joined").to_owned(),
            };
            (
                what,
                markup! { <>{ "… " }{ &moved.words.0 }<b>{ " | " }</b>{ &moved.words.1 }{ " …" }</> },
            )
        }
        Move::SetAside { .. } => (
            page.text("receipt.aside").to_owned(),
            markup! { { &moved.words.0 } },
        ),
    };
    let beside = moved.at.map(|at| {
        let words = match (reader.decisions.is_back(at), moved.stood) {
            (false, _) => page.text("receipt.give-back"),
            (true, None) => page.text("receipt.join-again"),
            (true, Some(_)) => page.text("receipt.lift-again"),
        };
        let onclick = page.reports::<MouseEvent>(Action::MoveToggled(at));
        markup! { <button type="button" class="link look-over__undo" {onclick}>{ words }</button> }
    });
    row(
        page,
        &moved.anchor,
        what.into(),
        words,
        beside.unwrap_or_default(),
    )
}

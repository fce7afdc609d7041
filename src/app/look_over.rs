//! "Cần xem lại" and "Biên nhận": what was unclear, and what the reading moved.

use super::context::Page;
use super::document::Opened;
use super::markup::markup;
use super::modal::modal;
use super::places;
use super::state::Action;
use crate::model::{DiagnosticKind, Move};
use crate::view::{ReceiptRow, ReviewKind, ReviewRow};
use yew::prelude::*;

/// A list whose rows go to their places: the doubts, or the receipt.
pub fn look_over(page: &Page, document: &Opened, receipt: bool) -> Html {
    let reading = &document.reading;
    let (title, note, rows) = if receipt {
        let rows = reading
            .receipt
            .iter()
            .map(|r| moved(page, r))
            .collect::<Html>();
        (
            page.count("receipt", reading.receipt.len()),
            page.text("receipt.note"),
            rows,
        )
    } else {
        let rows = reading
            .review
            .iter()
            .map(|r| doubt(page, r))
            .collect::<Html>();
        (
            page.count("review", reading.review.len()),
            page.text("review.note"),
            rows,
        )
    };
    let content = markup! {
            <>
            <p class="look-over__note">{ note }</p>
            <ol class="look-over">{ rows }</ol>
            </>
    };
    modal(page, title, content)
}

fn row(page: &Page, anchor: &str, what: Html, words: Html) -> Html {
    let onclick = {
        let (page, anchor) = (page.clone(), anchor.to_owned());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            event.stop_propagation();
            page.dispatch(Action::DialogClosed);
            let (page, anchor) = (page.clone(), anchor.clone());
            places::after_drawing(move || {
                if places::go(&page, &anchor) {
                    places::remember(&anchor);
                }
            });
        })
    };
    markup! {
        <li>
            <a class="look-over__row" href={format!("#{anchor}")} {onclick}>
                <span class="look-over__what">{ what }</span>
                <span class="look-over__words" lang="vi">{ words }</span>
            </a>
        </li>
    }
}

fn doubt(page: &Page, doubt: &ReviewRow) -> Html {
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
    row(page, &doubt.anchor, what, words)
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

fn moved(page: &Page, moved: &ReceiptRow) -> Html {
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
    row(page, &moved.anchor, what.into(), words)
}

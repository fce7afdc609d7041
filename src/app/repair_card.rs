//! What the card says of a suspected error, and what can be done: take the proposal or another form, leave it, take
//! a decision back. The source never changes; only what is drawn does.

use super::card_steps::{arrows, step_to};
use super::context::Page;
use super::markup::markup;
use super::one_word_field::{OneWord, focus_again, one_word_field, opens_field};
use super::places;
use super::state::{Action, Card, Reader};
use crate::view::decisions::{Spot, Verdict, spot};
use crate::view::{RepairView, anchors};
use yew::prelude::*;

/// The name of the card and its content.
pub fn repair_card(page: &Page, reader: &Reader, index: usize) -> (String, Html) {
    let name = page.text("repair").to_owned();
    let repairs = &reader.document.reading.targets.repairs;
    let Some(repair) = repairs.get(index) else {
        return (name, Html::default());
    };
    let step = |to: usize| (to < repairs.len()).then_some((Card::Repair(to), anchors::repair(to)));
    let of = page.fill(
        "repair.of",
        &[
            ("k", &page.lang.number(index + 1)),
            ("n", &page.lang.number(repairs.len())),
        ],
    );
    let verdict = reader.decisions.verdict(spot(repair));
    let (words, says) = words(page, repair, verdict);
    let content = markup! {
        <>
            <div class="card__head">{ &name }</div>
            <div class="card__repair" lang="vi">{ words }</div>
            <div class="card__lines"><p>{ says }</p></div>
            if reader.field {
                { field(page, reader, index, repair) }
            } else {
                { buttons(page, reader, index, verdict.is_some()) }
            }
            <div class="card__foot">
                <span>{ of }</span>
                { arrows(page, index.checked_sub(1).and_then(step), step(index + 1), "repairs") }
            </div>
        </>
    };
    (name, content)
}

/// How it is drawn now, and a sentence about it.
fn words(page: &Page, repair: &RepairView, verdict: Option<&Verdict>) -> (Html, Html) {
    match verdict {
        Some(Verdict::Fixed(form)) => (
            markup! { <ins>{ form }</ins> },
            markup! { <>{ page.text("repair.original") }{ " " }<span lang="vi">{ &repair.wrong }</span></> },
        ),
        Some(Verdict::Kept) => (
            markup! { { &repair.wrong } },
            page.text("repair.kept").into(),
        ),
        None => (
            markup! { <><s>{ &repair.wrong }</s>{ " → " }<ins>{ &repair.right }</ins></> },
            page.text("repair.note").into(),
        ),
    }
}

fn buttons(page: &Page, reader: &Reader, index: usize, decided: bool) -> Html {
    let repairs = &reader.document.reading.targets.repairs;
    let here = vec![spot(&repairs[index])];
    let button = |kind: &str, words: String, spots: Vec<Spot>, verdict: Option<Verdict>| {
        let (page, reader) = (page.clone(), reader.clone());
        let onclick = move |event: MouseEvent| {
            event.stop_propagation();
            decide(&page, &reader, index, &spots, verdict.as_ref());
        };
        let class = ["button button--", kind].concat();
        markup! { <button type="button" {class} {onclick}>{ words }</button> }
    };
    let other = opens_field(page, reader, page.text("repair.other"));
    if decided {
        return markup! {
            <div class="card__buttons">
                { button("line", page.text("repair.undo").to_owned(), here, None) }
                { other }
            </div>
        };
    }
    let fixed = Some(Verdict::Fixed(repairs[index].right.clone()));
    let alike = reader.decisions.alike(repairs, index);
    markup! {
        <div class="card__buttons">
            { button("main", page.text("repair.fix").to_owned(), here.clone(), fixed.clone()) }
            { button("line", page.text("repair.keep").to_owned(), here, Some(Verdict::Kept)) }
            { other }
            if alike.len() > 1 {
                { button("line", page.count("repair.fix-all", alike.len()), alike, fixed) }
            }
        </div>
    }
}

/// Another form than the proposed one; none typed, or the printed one, leaves the word as it is.
fn field(page: &Page, reader: &Reader, index: usize, repair: &RepairView) -> Html {
    let value = match reader.decisions.verdict(spot(repair)) {
        Some(Verdict::Fixed(form)) => form,
        _ => &repair.right,
    };
    let field = OneWord {
        name: page.fill("repair.field", &[("wrong", &repair.wrong)]),
        value,
        hint: page.text("repair.field-hint"),
        take: page.text("repair.take"),
    };
    let (page_, reader, wrong) = (page.clone(), reader.clone(), repair.wrong.clone());
    let here = [spot(repair)];
    let taken = Callback::from(move |typed: String| {
        let kept = typed.is_empty() || typed == wrong;
        let verdict = if kept {
            Verdict::Kept
        } else {
            Verdict::Fixed(typed)
        };
        decide(&page_, &reader, index, &here, Some(&verdict));
    });
    one_word_field(page, field, taken)
}

/// Decides, and goes on to the next error that is open. What was taken back, or the last one, stays in view.
fn decide(page: &Page, reader: &Reader, index: usize, spots: &[Spot], verdict: Option<&Verdict>) {
    page.dispatch(Action::Decided(spots.to_vec(), verdict.cloned()));
    let repairs = &reader.document.reading.targets.repairs;
    let mut after = (*reader.decisions).clone();
    after.decide(spots, verdict);
    match after
        .next_open(repairs, index)
        .filter(|_| verdict.is_some())
    {
        Some(next) => step_to(page, Card::Repair(next), &anchors::repair(next)),
        None => focus_again(".card__buttons button"),
    }
}

/// Takes the last step back, one of correcting, and goes there. False where there is none.
pub fn undo(page: &Page, reader: &Reader) -> bool {
    let Some(last) = reader.decisions.last_step() else {
        return false;
    };
    page.dispatch(Action::StepUndone);
    let repairs = &reader.document.reading.targets.repairs;
    if let Some(index) = repairs.iter().position(|r| spot(r) == last) {
        let anchor = anchors::repair(index);
        if reader.card == Some(Card::Repair(index)) {
            focus_again(".card__buttons button");
        } else if reader.card.is_some() {
            step_to(page, Card::Repair(index), &anchor);
        } else {
            places::go(page, &anchor);
        }
    }
    true
}

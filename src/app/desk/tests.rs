//! The desk by what people do at it.

use super::*;
use crate::app::document::Document;
use crate::app::state::Action;
use crate::import::import_text;
use crate::view::ledger::TaskState;
use crate::view::ledger_view::Only;

fn open() -> Reader {
    let text = include_str!("../../../samples/ket-luan.txt");
    let source = import_text(text, "mau.txt").expect("the sample is text");
    let reading = crate::view::reading(&crate::read(&source));
    Reader::new(Document::of(source.text, reading), false)
}

fn after(reader: &mut Reader, done: Work) {
    reader.change(Action::Worked(done));
}

/// The ids of all rows in the order of the text.
fn ids(reader: &Reader) -> Vec<String> {
    let rows = reader.ledger.rows().into_iter();
    rows.map(|(_, row)| row.id.clone()).collect()
}

fn row<'a>(reader: &'a Reader, id: &str) -> &'a LedgerRow {
    reader.ledger.row(id).expect("a row")
}

#[test]
fn a_filled_field_is_the_persons_until_it_says_what_the_text_says() {
    let mut reader = open();
    let id = ids(&reader)[0].clone();
    let fill = |words: &str| Work::Filled(id.clone(), vec![(Field::Lead, words.into())]);
    after(&mut reader, fill("  Văn phòng "));
    assert_eq!(row(&reader, &id).lead.own, "Văn phòng");
    let steps = reader.steps.clone();
    after(&mut reader, fill("Văn phòng"));
    assert_eq!(
        reader.steps, steps,
        "nothing changed, so nothing is to be undone"
    );
    let said = row(&reader, &id).lead.said.clone();
    after(&mut reader, fill(&said));
    assert_eq!(row(&reader, &id).lead.own, "");
    reader.change(Action::StepUndone);
    assert_eq!(row(&reader, &id).lead.own, "Văn phòng");
    assert_eq!(
        (printed("2026-03-05"), printed("quý II")),
        ("05/03/2026".into(), "quý II".into())
    );
}

#[test]
fn a_state_is_chosen_and_the_form_closes() {
    let mut reader = open();
    let id = ids(&reader).pop().expect("a task");
    after(&mut reader, Work::Opened(id.clone(), Form::Menu));
    assert!(
        reader
            .desk
            .open
            .as_ref()
            .is_some_and(|open| !open.above.is_empty())
    );
    after(
        &mut reader,
        Work::Filled(id.clone(), vec![(Field::State, "begun".into())]),
    );
    assert_eq!(row(&reader, &id).state, TaskState::Begun);
    assert!(reader.desk.open.is_none());
}

#[test]
fn places_for_cuts_stay_in_order_and_parts_are_forgotten_with_them() {
    let mut reader = open();
    let id = ids(&reader)[0].clone();
    after(
        &mut reader,
        Work::Opened(id.clone(), Form::Split(Vec::new(), false)),
    );
    for at in [30, 10, 20, 10] {
        after(&mut reader, Work::CutToggled(at));
    }
    let form = reader.desk.open.clone().map(|open| open.form);
    assert_eq!(form, Some(Form::Split(vec![20, 30], false)));
    let words = row(&reader, &id).words.clone();
    let seam = words.find(' ').expect("words") + 1;
    let cut = |cuts: String| Work::Filled(id.clone(), vec![(Field::Cuts, cuts)]);
    after(&mut reader, cut(seam.to_string()));
    let part = row(&reader, &id).rows[0].clone();
    reader.change(Action::PlanChanged(part.ticked(true)));
    after(&mut reader, cut(String::new()));
    assert_eq!(reader.plan.get(&part.id, Field::State), "");
    reader.change(Action::StepUndone);
    assert_eq!(row(&reader, &part.id).state, TaskState::Done);
}

#[test]
fn what_was_joined_to_a_row_goes_where_it_goes() {
    let mut reader = open();
    let all = ids(&reader);
    after(&mut reader, Work::Joined(all[2].clone(), all[1].clone()));
    after(&mut reader, Work::Joined(all[1].clone(), all[0].clone()));
    assert_eq!(row(&reader, &all[0]).joined.len(), 2);
    assert_eq!(reader.ledger.progress.all, all.len() - 2);
    after(&mut reader, Work::Parted(all[0].clone()));
    assert_eq!(ids(&reader), all);
}

#[test]
fn a_found_task_is_shown_and_goes_without_a_trace() {
    let mut reader = open();
    let all = ids(&reader).len();
    let only = Only::Dated;
    after(
        &mut reader,
        Work::Wished(Wish {
            only,
            ..Wish::default()
        }),
    );
    assert!(reader.desk.shown.count < all);
    let added = Added {
        at: 0,
        section: "II.1".into(),
        words: "Tổ chức họp".into(),
    };
    after(&mut reader, Work::Found(added));
    assert_eq!(reader.desk.shown.count, all + 1);
    let id = "a-0".to_owned();
    after(
        &mut reader,
        Work::Filled(id.clone(), vec![(Field::Note, "gấp".into())]),
    );
    after(&mut reader, Work::Dropped(id, true));
    assert!(reader.plan.is_empty());
    reader.change(Action::StepUndone);
    assert_eq!(row(&reader, "a-0").note, "gấp");
}

#[test]
fn columns_keep_within_bounds_and_only_recent_papers_are_held_against_today() {
    let mut reader = open();
    after(&mut reader, Work::Resized(0, 9999));
    after(&mut reader, Work::Resized(1, 3));
    assert_eq!(reader.desk.widths[..2], [WIDEST, NARROWEST]);
    let today = Day::typed("22/11/2026").expect("a day");
    let recent = ["12/02/2026", "22/11/2025", "12/02/2025", "23/11/2026", ""];
    assert_eq!(
        recent.map(|day| is_recent(day, today)),
        [true, true, false, false, false]
    );
}

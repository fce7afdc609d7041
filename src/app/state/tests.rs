//! The reducer by what people do.

use super::*;
use crate::app::document::Document;
use crate::import::import_text;
use crate::model::Field;
use crate::view::kin::Pair;
use crate::view::ledger::TaskState;

const TEXT: &str = include_str!("../../../samples/ket-luan.txt");

fn open() -> Rc<State> {
    let source = import_text(TEXT, "mau.txt").expect("the sample is text");
    let browser = Browser {
        lang: Lang::Vi,
        theme: Theme::Light,
    };
    let state = Rc::new(State::new(Settings::default(), browser));
    let reading = crate::view::reading(&crate::read(&source));
    let document = Document::of(source.text, reading);
    after(
        &state,
        [Action::TextOpened(Open::new(Reader::new(document, false)))],
    )
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let actions = actions.into_iter();
    actions.fold(state.clone(), |state, action| state.reduce(action))
}

fn reader(state: &State) -> &Reader {
    state.reader().expect("a text is open")
}

#[test]
fn nothing_changed_gives_the_very_same_state() {
    let state = open();
    for action in [
        Action::CardClosed,
        Action::DialogClosed,
        Action::PlaceReached(Here::default()),
    ] {
        assert!(Rc::ptr_eq(&state, &state.clone().reduce(action)));
    }
}

#[test]
fn several_notes_are_open_at_once_and_each_closes_alone() {
    let (first, second) = (Mark::Note(0), Mark::Note(1));
    let both = [Action::NoteToggled(first), Action::NoteToggled(second)];
    let state = after(&open(), both);
    assert!(
        [first, second]
            .iter()
            .all(|m| reader(&state).open_notes.contains(m))
    );
    let state = after(&state, [Action::NoteToggled(first)]);
    let open = &reader(&state).open_notes;
    assert!(!open.contains(&first) && open.contains(&second));
}

#[test]
fn all_notes_open_first_and_close_then() {
    let state = after(
        &open(),
        [Action::NoteToggled(Mark::Note(0)), Action::AllNotesToggled],
    );
    assert!(reader(&state).all_notes_open());
    let state = after(&state, [Action::AllNotesToggled]);
    assert!(reader(&state).open_notes.is_empty());
}

#[test]
fn a_second_press_on_the_open_tab_hides_the_panel() {
    let state = after(&open(), [Action::TabPressed(Tab::Tasks)]);
    assert_eq!(reader(&state).tab, Some(Tab::Tasks));
    let state = after(&state, [Action::TabPressed(Tab::Tasks)]);
    assert_eq!(reader(&state).tab, None);
}

#[test]
fn going_somewhere_opens_only_what_hides_it() {
    let hidden = Hidden {
        sections: vec![2],
        mark: Some(Mark::Note(1)),
        aside: Some(0),
    };
    let folded = [Action::SectionFolded(2), Action::SectionFolded(5)];
    let state = after(&open(), folded);
    let state = after(&state, [Action::Uncovered(hidden)]);
    let reader = reader(&state);
    assert!(!reader.folded.contains(&2) && reader.folded.contains(&5));
    assert!(reader.open_notes.contains(&Mark::Note(1)));
    assert!(reader.asides_open.contains(&0));
}

#[test]
fn folding_to_a_level_leaves_deeper_rows_out_of_sight() {
    let state = after(&open(), [Action::RowsFoldedTo(1)]);
    let shown = |state: &State| {
        let reader = reader(state);
        let rows = reader.document.rows();
        let tops = rows
            .iter()
            .filter(|(depth, row)| *depth == 1 && !row.children.is_empty());
        tops.map(|(_, row)| reader.rows_folded.contains(&row.section))
            .collect::<Vec<_>>()
    };
    assert!(!shown(&state).is_empty() && shown(&state).iter().all(|folded| *folded));
    let state = after(&state, [Action::RowsFoldedTo(99)]);
    assert!(reader(&state).rows_folded.is_empty());
}

#[test]
fn ticks_are_kept_while_tables_change_and_taken_back() {
    let state = open();
    let rows = reader(&state).ledger.clone();
    let first = rows.rows()[0].1;
    let tick = Action::PlanChanged(first.ticked(true));
    let done = |state: &State| reader(state).ledger.progress.done;
    let state = after(&state, [tick, Action::TabPressed(Tab::Notes)]);
    assert_eq!(done(&state), 1);
    let state = after(&state, [Action::StepUndone]);
    assert_eq!(done(&state), 0);
    let state = after(&state, [Action::StepRedone]);
    assert_eq!(done(&state), 1);
    let state = after(&state, [Action::PlanChanged(first.ticked(false))]);
    assert_eq!(done(&state), 0);
}

#[test]
fn what_was_said_meanwhile_stays_when_an_earlier_visit_is_found() {
    let note = |task: &str, words: &str| Fact::new(task, Field::Note, words);
    let found = Plan::from_text("t-1\tnote\ttrước\nt-2\tnote\ttrước\n");
    let said = Action::PlanChanged(vec![note("t-1", "nay")]);
    let state = after(&open(), [said, Action::PlanFound(found)]);
    let plan = |state: &State| reader(state).plan.to_text();
    assert_eq!(plan(&state), "t-1\tnote\tnay\nt-2\tnote\ttrước\n");
    // What another window says is no step of this one.
    let told = Action::PlanTold(vec![note("t-2", ""), note("t-3", "bên kia")]);
    let state = after(&state, [told]);
    assert_eq!(plan(&state), "t-1\tnote\tnay\nt-3\tnote\tbên kia\n");
    let state = after(&state, [Action::StepUndone]);
    assert_eq!(plan(&state), "t-3\tnote\tbên kia\n");
    assert!(!reader(&state).steps.can_undo());
}

#[test]
fn the_plan_of_another_text_is_one_step_and_only_offered_where_none_is() {
    let pair = Pair {
        old: "a".into(),
        new: "a".into(),
        facts: vec![Fact::new("t-1", Field::Note, "trước")],
        sure: true,
    };
    let kin = Kin::new("08-KL".into(), String::new(), vec![pair]);
    let state = after(&open(), [Action::KinFound(kin.clone()), Action::KinTaken]);
    assert!(reader(&state).kin.is_none() && !reader(&state).plan.is_empty());
    let state = after(&state, [Action::StepUndone]);
    assert!(reader(&state).plan.is_empty());
    let own = Action::PlanChanged(vec![Fact::new("t-1", Field::Note, "tôi")]);
    let state = after(&state, [own, Action::KinFound(kin)]);
    assert!(reader(&state).kin.is_none());
}

#[test]
fn a_text_stays_when_another_cannot_be_opened() {
    let state = open();
    let failed = [
        Action::OpeningStarted("x.pdf".into()),
        Action::OpeningFailed(Problem::Pdf("x.pdf".into())),
    ];
    let state = after(&state, failed.clone());
    assert!(state.reader().is_some());
    let problem = Notice::Failed(Problem::Pdf("x.pdf".into()));
    assert_eq!(state.notice, Some(problem));
    let state = after(&state, [Action::TextClosed]);
    assert_eq!(
        after(&state, failed).stage,
        Stage::Failed(Problem::Pdf("x.pdf".into()))
    );
    let none = [
        Action::OpeningStarted("a.json".into()),
        Action::OpeningEnded,
    ];
    assert_eq!(after(&state, none).stage, Stage::Start);
}

#[test]
fn erasing_leaves_the_first_settings_and_an_empty_list() {
    let chosen = Settings {
        in_full: true,
        ..Settings::default()
    };
    let given = Action::MeaningGiven("BTC".into(), "Ban Tổ chức".into());
    let state = after(
        &open(),
        [Action::TextClosed, Action::SettingsChanged(chosen), given],
    );
    let state = after(&state, [Action::Erased]);
    assert_eq!(state.settings, Settings::default());
    assert_eq!(*state.meanings, Meanings::default());
    assert!(state.recent.as_ref().is_some_and(|rows| rows.is_empty()));
}

#[test]
fn only_the_task_gone_to_is_ticked_by_key_with_its_items() {
    let state = open();
    let turn = |state: &State| crate::app::task_row::turn_current(reader(state));
    assert!(turn(&state).is_none());
    let last = reader(&state).document.reading.targets.tasks.len() - 1;
    let state = after(&state, [Action::TaskChosen(last)]);
    let state = after(&state, turn(&state));
    let id = reader(&state).document.reading.targets.tasks[last]
        .id
        .clone();
    let is_done = |state: &State| {
        let row = reader(state).ledger.row(&id).map(|row| row.state);
        row == Some(TaskState::Done)
    };
    assert!(is_done(&state));
    let state = after(&state, turn(&state));
    assert!(!is_done(&state));
}

#[test]
fn a_filter_goes_with_its_table() {
    let state = after(&open(), [Action::ContentsFiltered("chi bo".into())]);
    assert_eq!(reader(&state).filter, "chi bo");
    let state = after(&state, [Action::TabPressed(Tab::Notes)]);
    assert_eq!(reader(&state).filter, "");
}

#[test]
fn a_quote_and_a_card_take_turns() {
    let quote = Quote {
        text: "Rà soát".into(),
        place: "Mục II.1".into(),
        id: "II.1".into(),
        task: None,
    };
    let card = Action::CardOpened(Card::Citation(0));
    let state = after(&open(), [card.clone(), Action::QuoteOffered(Some(quote))]);
    assert!(reader(&state).quote.is_some() && reader(&state).card.is_none());
    let state = after(&state, [card]);
    assert!(reader(&state).quote.is_none() && reader(&state).card.is_some());
}

#[test]
fn notes_in_the_margin_wait_for_a_wider_window() {
    let margin = Settings {
        placement: Placement::Margin,
        ..Settings::default()
    };
    let state = after(
        &open(),
        [
            Action::SettingsChanged(margin),
            Action::MarginChanged(false),
        ],
    );
    assert_eq!(state.placement(), Placement::Inline);
    let state = after(&state, [Action::MarginChanged(true)]);
    assert_eq!(state.placement(), Placement::Margin);
}

#[test]
fn a_correction_closes_the_field_and_is_taken_back() {
    let spot = (120, 9);
    let form = Verdict::Fixed("bảo đảm".into());
    let typed = [
        Action::CardOpened(Card::Repair(0)),
        Action::FieldShown(true),
        Action::Decided(vec![spot], Some(form.clone())),
    ];
    let state = after(&open(), typed);
    assert_eq!(reader(&state).decisions.verdict(spot), Some(&form));
    assert!(!reader(&state).field && reader(&state).card.is_some());
    let state = after(&state, [Action::StepUndone]);
    assert_eq!(reader(&state).decisions.verdict(spot), None);
}

#[test]
fn the_field_of_a_card_does_not_outlive_it() {
    for next in [Action::CardClosed, Action::CardOpened(Card::Repair(1))] {
        let shown = [
            Action::CardOpened(Card::Repair(0)),
            Action::FieldShown(true),
        ];
        let state = after(&open(), shown);
        assert!(reader(&state).field);
        assert!(!reader(&after(&state, [next])).field);
    }
}

#[test]
fn doubts_looked_at_and_moves_taken_back_turn_and_turn_back() {
    let row = |state: &State| reader(state).document.reading.review[0].clone();
    let state = open();
    let doubt = Action::DoubtToggled(row(&state).key);
    let once = after(&state, [doubt.clone(), Action::MoveToggled(7)]);
    let decisions = &reader(&once).decisions;
    assert!(decisions.is_seen(&row(&once)) && decisions.is_back(7));
    let twice = after(&once, [doubt, Action::MoveToggled(7)]);
    assert_eq!(twice, state);
}

#[test]
fn decisions_of_an_earlier_visit_are_found_and_end_with_their_text() {
    let found = Decisions::from_text("back\t7\t\n");
    let state = after(&open(), [Action::DecisionsFound(found)]);
    assert!(reader(&state).decisions.is_back(7));
    let document = reader(&state).document.clone();
    let state = after(
        &state,
        [Action::TextOpened(Open::new(Reader::new(document, false)))],
    );
    assert!(!reader(&state).decisions.is_back(7));
}

#[test]
fn a_meaning_of_ones_own_stays_when_the_text_is_closed() {
    let given = Action::MeaningGiven("BTC".into(), "Ban Tổ chức".into());
    let state = after(
        &open(),
        [Action::FieldShown(true), given, Action::TextClosed],
    );
    assert_eq!(state.meanings.get("BTC"), Some("Ban Tổ chức"));
    let state = after(&state, [Action::MeaningGiven("BTC".into(), String::new())]);
    assert_eq!(state.meanings.get("BTC"), None);
}

#[test]
fn sentences_with_a_short_form_stand_out_until_it_ends() {
    let state = after(&open(), [Action::OnlyShown(Some(2))]);
    assert_eq!(reader(&state).only, Some(2));
    assert_eq!(reader(&after(&state, [Action::OnlyShown(None)])).only, None);
}

#[test]
fn a_closed_text_leaves_the_start_page() {
    let state = after(&open(), [Action::TextClosed]);
    assert!(state.reader().is_none());
    assert_eq!(state.stage, Stage::Start);
}

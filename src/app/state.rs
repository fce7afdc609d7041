//! What the page knows and how it changes: one pure reducer, no browser.

use super::desk::Work;
use super::document::{Mark, Opened};
use super::exporting::{Exporting, Exports};
use super::kin::Kin;
use super::notice::Notice;
pub use super::reader_state::{Here, Hidden, Paper, Quote, Reader};
use super::recent::Recent;
use super::search_state::Facet;
use super::settings::{Lang, Placement, Settings, Theme};
use crate::model::{Fact, Plan};
use crate::view::decisions::{Decisions, Spot, Verdict};
use crate::view::meanings::Meanings;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// Everything the page shows depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub settings: Settings,
    pub browser: Browser,
    pub stage: Stage,
    /// The panel of display settings is open.
    pub display: bool,
    pub dialog: Option<Dialog>,
    pub exports: Exports,
    /// Whether the pane has room for a margin beside the text.
    pub margin: bool,
    /// The browser refused to keep the settings.
    pub storage_refused: bool,
    /// Counts the places gone to: each is drawn, and followed once it is.
    pub turn: u32,
    /// A file hovers over the start page.
    pub hovering: bool,
    /// The key of a sentence said for a moment: something was done.
    pub toast: Option<&'static str>,
    /// What short forms mean to the person here, in all texts.
    pub meanings: Rc<Meanings>,
    /// The texts that were opened before; none until the device has answered.
    pub recent: Option<Rc<Vec<Recent>>>,
    /// A sentence over the page that waits for an answer.
    pub notice: Option<Notice>,
}

/// What the browser prefers, asked once at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Browser {
    pub lang: Lang,
    pub theme: Theme,
}

/// Where in its life the page is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Start,
    /// The name of what is being opened.
    Opening(String),
    Failed(Problem),
    Reading(Box<Reader>),
}

/// Why nothing could be opened; each is a sentence with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The extension.
    WrongType(String),
    /// The name of a picture of a page.
    Picture(String),
    Pdf(String),
    Encoding,
    TooLarge,
    Empty,
    /// The clipboard held no text.
    NothingToPaste,
    /// `?doc=` named something outside this folder.
    AddressRefused(String),
    AddressMissing(String),
    AddressNotText(String),
    /// The browser could not hand the file over.
    Unreadable(String),
    /// What reads could not be fetched.
    EngineMissing,
    /// The address names a text that this device does not keep.
    NotHere,
    /// A state file that cannot be read, of another version, or whose plan is of another text: its name.
    StateBroken(String),
    StateVersion(String),
    StateOther(String),
}

/// The five tables beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Contents,
    Tasks,
    Notes,
    Abbreviations,
    Citations,
}

/// A window over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    Paste,
    /// The same after nothing was pasted.
    PasteEmpty,
    Shortcuts,
    Review,
    Receipt,
    Print,
    /// What the clipboard did not take.
    CopyByHand,
    /// The plan of a text nearly like this one, task by task.
    Kin,
    /// Whether to erase everything.
    Erase,
}

/// What the card beside the text explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// A short form: entry of the glossary and which of its uses.
    Abbreviation(usize, usize),
    /// Index of the citation.
    Citation(usize),
    /// Index of the repair.
    Repair(usize),
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    SettingsChanged(Settings),
    StorageRefused,
    /// What another window says short forms mean.
    MeaningsFound(Meanings),
    /// A short form and what it means to the person here; nothing takes that meaning away.
    MeaningGiven(String, String),
    HoverChanged(bool),
    /// The pane became wide enough for a margin, or too narrow.
    MarginChanged(bool),
    DisplayToggled,
    DisplayClosed,
    /// At the menu of formats, or with a file.
    Exported(Exporting),
    DialogOpened(Dialog),
    DialogClosed,
    OpeningStarted(String),
    OpeningFailed(Problem),
    /// What was opened was no text to show.
    OpeningEnded,
    /// A text, and whether the window is too narrow for a table beside it.
    TextOpened(Opened, bool),
    TextClosed,
    TabPressed(Tab),
    TabShown(Tab),
    PanelClosed,
    NoteToggled(Mark),
    AllNotesToggled,
    SectionFolded(usize),
    RowFolded(usize),
    /// The table of contents shows rows down to this depth; 0 folds all.
    RowsFoldedTo(usize),
    GroupFolded(String),
    AllGroupsFolded(Vec<String>),
    AsideToggled(usize),
    /// What an earlier visit said about the tasks of this text; what was said since stays.
    PlanFound(Plan),
    /// What another window or a file says about them now.
    PlanTold(Vec<Fact>),
    KinFound(Kin),
    KinTurned(usize),
    /// The chosen pairs are taken over.
    KinTaken,
    KinRefused,
    RecentFound(Vec<Recent>),
    Noticed(Option<Notice>),
    /// A removal can no longer be taken back.
    RemovalLeft,
    /// Nothing is kept on this device any more.
    Erased,
    /// One step of work on the plan.
    PlanChanged(Vec<Fact>),
    /// Something was done at the table of tasks.
    Worked(Work),
    /// The last step is taken back, a correction or one of the plan.
    StepUndone,
    StepRedone,
    TaskChosen(usize),
    CardOpened(Card),
    CardClosed,
    /// The field of the card opened or closed.
    FieldShown(bool),
    /// What an earlier visit, or another window, decided about this text.
    DecisionsFound(Decisions),
    /// About suspected errors, in one step; none opens them again.
    Decided(Vec<Spot>, Option<Verdict>),
    /// A doubt, by its key, was looked at or not.
    DoubtToggled(String),
    /// A move of the reading, by its byte of the source, is taken back or made again.
    MoveToggled(usize),
    /// Only sentences with this entry of the glossary stand out; none ends it.
    OnlyShown(Option<usize>),
    Uncovered(Hidden),
    PlaceReached(Here),
    /// What is not drawn yet is to be, at once.
    WholeWanted,
    SourceShown(usize),
    SourceClosed,
    /// Only rows with these words, and those above them, stand in the table of contents.
    ContentsFiltered(String),
    QuoteOffered(Option<Quote>),
    CopyRefused(AttrValue),
    PaperChosen(Paper),
    PrintingChanged(bool),
    /// Says a sentence for a moment, or no longer.
    Told(Option<&'static str>),
    /// Someone turns to the search while reading this paragraph.
    SearchBegun(usize),
    SearchTyped(String),
    SearchNarrowed(Facet),
    /// To the next hit, or back to the one before.
    SearchStepped(bool),
    SearchClosed,
}

impl State {
    /// A page with nothing open.
    pub fn new(settings: Settings, browser: Browser) -> Self {
        Self {
            settings,
            browser,
            stage: Stage::Start,
            display: false,
            dialog: None,
            exports: Exports::default(),
            margin: true,
            storage_refused: false,
            turn: 0,
            hovering: false,
            toast: None,
            meanings: Rc::default(),
            recent: None,
            notice: None,
        }
    }

    pub fn lang(&self) -> Lang {
        self.settings.lang.unwrap_or(self.browser.lang)
    }

    pub fn theme(&self) -> Theme {
        self.settings.theme.unwrap_or(self.browser.theme)
    }

    /// Where notes open now: the wish for the margin waits for a wider window.
    pub fn placement(&self) -> Placement {
        match self.settings.placement {
            Placement::Margin if !self.margin => Placement::Inline,
            placement => placement,
        }
    }

    /// The open text, if there is one.
    pub fn reader(&self) -> Option<&Reader> {
        match &self.stage {
            Stage::Reading(reader) => Some(reader),
            _ => None,
        }
    }

    fn change(&mut self, action: Action) {
        match action {
            Action::SettingsChanged(settings) => self.settings = settings,
            Action::StorageRefused => self.storage_refused = true,
            Action::MeaningsFound(meanings) => self.meanings = Rc::new(meanings),
            Action::MeaningGiven(short, long) => {
                Rc::make_mut(&mut self.meanings).give(&short, &long);
                if let Stage::Reading(reader) = &mut self.stage {
                    reader.field = false;
                }
            }
            Action::HoverChanged(hovering) => self.hovering = hovering,
            Action::MarginChanged(margin) => self.margin = margin,
            Action::Told(toast) => self.toast = toast,
            Action::DisplayToggled => self.display = !self.display,
            Action::DisplayClosed => self.display = false,
            Action::Exported(what) => self.exports.change(what),
            Action::DialogOpened(dialog) => {
                self.dialog = Some(dialog);
                self.display = false;
            }
            Action::DialogClosed => self.dialog = None,
            Action::OpeningStarted(name) => {
                self.dialog = None;
                // A text that is open stays until another one is.
                if self.reader().is_some() {
                    self.notice = Some(Notice::Opening(name));
                } else {
                    self.stage = Stage::Opening(name);
                }
            }
            Action::OpeningFailed(problem) => {
                if self.reader().is_some() {
                    self.notice = Some(Notice::Failed(problem));
                } else {
                    self.stage = Stage::Failed(problem);
                }
            }
            Action::OpeningEnded => {
                if matches!(self.stage, Stage::Opening(_)) {
                    self.stage = Stage::Start;
                }
                if matches!(self.notice, Some(Notice::Opening(_))) {
                    self.notice = None;
                }
            }
            Action::Noticed(notice) => self.notice = notice,
            Action::RemovalLeft => {
                if matches!(self.notice, Some(Notice::Removed(_))) {
                    self.notice = None;
                }
            }
            Action::RecentFound(rows) => self.recent = Some(Rc::new(rows)),
            Action::Erased => {
                self.settings = Settings::default();
                self.meanings = Rc::default();
                self.recent = Some(Rc::default());
                self.notice = None;
            }
            Action::TextOpened(document, narrow) => {
                self.dialog = None;
                if matches!(self.notice, Some(Notice::Opening(_) | Notice::Failed(_))) {
                    self.notice = None;
                }
                self.stage = Stage::Reading(Box::new(Reader::new(document, narrow)));
            }
            Action::TextClosed => {
                self.stage = Stage::Start;
                self.display = false;
                self.exports = Exports::default();
                self.notice = None;
            }
            action => {
                self.turn += u32::from(matches!(action, Action::Uncovered(_)));
                if let Stage::Reading(reader) = &mut self.stage {
                    reader.change(action);
                }
            }
        }
    }
}

impl Reducible for State {
    type Action = Action;

    /// The next state; the same one where nothing changed, so that nothing is drawn again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.change(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Document;
    use crate::import::import_text;
    use crate::model::Field;
    use crate::view::kin::Pair;
    use crate::view::ledger::TaskState;

    const TEXT: &str = include_str!("../../samples/ket-luan.txt");

    fn open() -> Rc<State> {
        let source = import_text(TEXT, "mau.txt").expect("the sample is text");
        let browser = Browser {
            lang: Lang::Vi,
            theme: Theme::Light,
        };
        let state = Rc::new(State::new(Settings::default(), browser));
        let reading = crate::view::reading(&crate::read(&source));
        let document = Document::of(source.text, reading);
        after(&state, [Action::TextOpened(document, false)])
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
        let state = after(&state, [Action::TextOpened(document, false)]);
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
}

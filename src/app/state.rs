//! What the page knows and how it changes: one pure reducer, no browser.

use super::desk::Work;
use super::document::Mark;
use super::drawing;
use super::exporting::{Exporting, Exports};
use super::kin::Kin;
use super::later::{self, Later};
use super::notice::Notice;
pub use super::reader_state::{Here, Open, Paper, Quote, Reader};
use super::recent::Recent;
use super::search_state::Facet;
use super::settings::{Lang, Placement, Settings, Theme};
pub use super::uncovering::Hidden;
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
    Reading(Open),
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
    /// The browser did not say whether it keeps the text.
    NoAnswer,
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
    TextOpened(Open),
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

    /// The same with the doors to what draws it.
    pub fn open(&self) -> Option<(&'static Later, &Reader)> {
        later::here().zip(self.reader())
    }

    fn change(&mut self, action: Action) {
        match action {
            Action::SettingsChanged(settings) => self.settings = settings,
            Action::StorageRefused => self.storage_refused = true,
            Action::MeaningsFound(meanings) => self.meanings = Rc::new(meanings),
            Action::MeaningGiven(short, long) => {
                Rc::make_mut(&mut self.meanings).give(&short, &long);
                if let Stage::Reading(reader) = &mut self.stage {
                    reader.act(Action::FieldShown(false));
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
            Action::TextOpened(reader) => {
                self.dialog = None;
                if matches!(self.notice, Some(Notice::Opening(_) | Notice::Failed(_))) {
                    self.notice = None;
                }
                self.stage = Stage::Reading(reader);
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
                    reader.act(action);
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
        if next == *self {
            return self;
        }
        drawing::begins();
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;

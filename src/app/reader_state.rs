//! An open text: what of it is open, folded, ticked, and where the reader is.

use super::desk::{Desk, work};
use super::document::{Mark, Opened};
use super::kin::Kin;
use super::search_state::Search;
use super::state::{Action, Card, Tab};
use super::trail::{Step, Trail};
use super::uncovering::{first_folded, first_open};
use crate::model::set::Set;
use crate::model::{Added, Place, Plan, Steps};
use crate::view::decisions::Decisions;
use crate::view::ledger::{Ledger, ledger};
use crate::view::{Mention, Run, RunKind};
use std::fmt::Debug;
use std::ops::Deref;
use std::rc::Rc;
use yew::AttrValue;

/// A text that is open and how far it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    pub document: Opened,
    /// The table beside the text; none = hidden.
    pub tab: Option<Tab>,
    pub open_notes: Rc<Set<Mark>>,
    /// Sections whose text is folded: indices into the outline.
    pub folded: Rc<Set<usize>>,
    /// Rows of the table of contents that are folded.
    pub rows_folded: Rc<Set<usize>>,
    /// Groups and rows of the task list that are turned from their first state.
    pub groups_folded: Rc<Set<String>>,
    /// Folded asides that are open: their place, those before the text first.
    pub asides_open: Rc<Set<usize>>,
    /// What a person made of the tasks.
    pub plan: Rc<Plan>,
    pub steps: Rc<Steps>,
    /// The order of corrections and steps of the plan, to take back the last one first.
    pub trail: Trail,
    /// The tasks with what was said of them: made anew whenever the plan or a correction changes.
    pub ledger: Rc<Ledger>,
    /// How the tasks are shown and worked on.
    pub desk: Desk,
    pub card: Option<Card>,
    /// The card shows a field to type into.
    pub field: bool,
    pub decisions: Rc<Decisions>,
    /// Only sentences with this entry of the glossary stand out.
    pub only: Option<usize>,
    /// The task gone to last.
    pub task: Option<usize>,
    /// Where the reader is.
    pub here: Here,
    /// Someone waits for all of the text to be drawn.
    pub whole: bool,
    /// The source is shown, from this paragraph on.
    pub source: Option<usize>,
    /// What is looked for in the table of contents.
    pub filter: String,
    /// The words selected in the text, offered to be copied with their source.
    pub quote: Option<Quote>,
    /// What the clipboard did not take: it stands in a window to be copied by hand.
    pub refused: AttrValue,
    pub paper: Paper,
    /// The chosen paper is being printed.
    pub printing: bool,
    pub search: Search,
    /// The plan of a text that is nearly this one.
    pub kin: Option<Rc<Kin>>,
}

/// The open text as the first part of the page holds it: what copies, compares and drops it comes with it
/// ([`super::later`]).
#[derive(Debug)]
pub struct Open(Box<dyn Held>);

trait Held: Debug {
    fn reader(&self) -> &Reader;
    fn act(&mut self, action: Action);
    fn again(&self) -> Open;
    fn same(&self, other: &Reader) -> bool;
}

impl Held for Reader {
    fn reader(&self) -> &Reader {
        self
    }

    fn act(&mut self, action: Action) {
        self.change(action);
    }

    fn again(&self) -> Open {
        Open::new(self.clone())
    }

    fn same(&self, other: &Reader) -> bool {
        self == other
    }
}

impl Open {
    pub fn new(reader: Reader) -> Self {
        Self(Box::new(reader))
    }

    pub fn act(&mut self, action: Action) {
        self.0.act(action);
    }
}

impl Deref for Open {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.0.reader()
    }
}

impl Clone for Open {
    fn clone(&self) -> Self {
        self.0.again()
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other)
    }
}

/// Selected words and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub text: AttrValue,
    /// "Mục II.2.2"; empty outside all sections.
    pub place: AttrValue,
    /// The id the address takes; may be empty.
    pub id: AttrValue,
    /// The same words as a task; none where they are too long for one.
    pub task: Option<Added>,
}

/// What goes on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    Text,
    Both,
    Tasks,
}

impl Paper {
    pub const ALL: [Self; 3] = [Self::Text, Self::Both, Self::Tasks];

    /// The name in attributes and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Both => "both",
            Self::Tasks => "tasks",
        }
    }
}

/// The place at the reading line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// The innermost section: index into the outline.
    pub section: Option<usize>,
    /// Past the body: signature, recipients, notes at the end.
    pub after: bool,
    /// Source page, where the source tells.
    pub page: Option<u32>,
}

impl Reader {
    /// A text as it opens: notes closed, all text unfolded, long lists folded in the contents.
    pub fn new(document: Opened, narrow: bool) -> Self {
        let rows_folded = first_folded(&document);
        let ledger = ledger(&document.reading, &Plan::default(), &Decisions::default());
        let mut reader = Self {
            asides_open: Rc::new(first_open(&document).into()),
            document,
            tab: (!narrow).then_some(Tab::Contents),
            open_notes: Rc::default(),
            folded: Rc::default(),
            rows_folded: Rc::new(rows_folded.into()),
            groups_folded: Rc::default(),
            plan: Rc::default(),
            steps: Rc::default(),
            trail: Trail::default(),
            ledger: Rc::new(ledger),
            desk: Desk::default(),
            card: None,
            field: false,
            decisions: Rc::default(),
            only: None,
            task: None,
            here: Here::default(),
            whole: false,
            source: None,
            filter: String::new(),
            quote: None,
            refused: AttrValue::default(),
            paper: Paper::Text,
            printing: false,
            search: Search::default(),
            kin: None,
        };
        reader.show_tasks();
        reader.fold_many();
        reader
    }

    /// The row of the contents that tells where the reader is: that of the section, or the folded one that hides it.
    pub fn current_row(&self) -> Option<usize> {
        let trail = self.document.trail(self.here.section?);
        let folded = trail
            .iter()
            .find(|row| self.rows_folded.contains(&row.section));
        Some(folded.or(trail.last())?.section)
    }

    /// Whether every note that has a mark is open.
    pub fn all_notes_open(&self) -> bool {
        self.document.marks().all(|m| self.open_notes.contains(&m))
    }

    /// A heading for the tables, quietened, with its errors as they were decided.
    pub fn heading(&self, section: usize, printed: &str) -> String {
        self.document.mended(&self.decisions, section, printed)
    }

    /// Words for the tables, with their errors as they were decided; where they begin, if that is known.
    pub fn mended(&self, begin: Option<(usize, usize)>, words: &str) -> String {
        let repairs = &self.document.reading.targets.repairs;
        begin.map_or_else(
            || words.to_owned(),
            |begin| self.decisions.mend(repairs, begin, words),
        )
    }

    /// The words round a mention, with their errors as they were decided.
    pub fn mended_mention(&self, mention: &Mention) -> [String; 3] {
        let (before, word, after) = &mention.context;
        let Place {
            paragraph,
            start,
            end,
        } = mention.place;
        let begin = start.saturating_sub(before.len());
        [(begin, before), (start, word), (end, after)]
            .map(|(begin, words)| self.mended(Some((paragraph, begin)), words))
    }

    /// Words that begin as these runs do, with their errors as they were decided.
    pub fn mended_runs<'a>(&self, runs: impl Iterator<Item = &'a Run>, words: &str) -> String {
        let mut first = runs.filter_map(|run| match run.kind {
            RunKind::Repair(repair) => self.document.reading.targets.repairs.get(repair),
            _ => None,
        });
        let begin = first.next().map(|repair| (repair.paragraph, repair.start));
        self.mended(begin, words)
    }

    pub fn change(&mut self, action: Action) {
        let (plan, decisions) = (self.plan.clone(), self.decisions.clone());
        let wish = self.desk.wish.clone();
        self.act(action);
        let same = Rc::ptr_eq(&plan, &self.plan) && Rc::ptr_eq(&decisions, &self.decisions);
        if !same {
            self.ledger = Rc::new(ledger(&self.document.reading, &self.plan, &self.decisions));
        }
        if !same || wish != self.desk.wish {
            self.show_tasks();
        }
    }

    fn act(&mut self, action: Action) {
        // The field goes with its table, and what stood in it too.
        if matches!(
            action,
            Action::TabPressed(_) | Action::TabShown(_) | Action::PanelClosed
        ) {
            self.filter.clear();
        }
        match action {
            Action::ContentsFiltered(words) => self.filter = words,
            Action::QuoteOffered(quote) => {
                // One thing at a time stands beside the text.
                if quote.is_some() {
                    self.card = None;
                }
                self.quote = quote;
            }
            Action::CopyRefused(text) => self.refused = text,
            Action::PaperChosen(paper) => self.paper = paper,
            Action::PrintingChanged(printing) => {
                self.printing = printing;
                self.whole |= printing;
            }
            Action::WholeWanted => self.whole = true,
            Action::TabPressed(tab) => self.tab = (self.tab != Some(tab)).then_some(tab),
            Action::TabShown(tab) => self.tab = Some(tab),
            Action::PanelClosed => self.tab = None,
            Action::NoteToggled(mark) => self.toggle_note(mark),
            Action::AllNotesToggled => {
                self.open_notes = if self.all_notes_open() {
                    Rc::default()
                } else {
                    Rc::new(self.document.marks().collect::<Vec<_>>().into())
                }
            }
            Action::SectionFolded(section) => Rc::make_mut(&mut self.folded).toggle(section),
            Action::RowFolded(section) => Rc::make_mut(&mut self.rows_folded).toggle(section),
            Action::RowsFoldedTo(depth) => {
                let folded: Vec<usize> = self
                    .document
                    .rows()
                    .iter()
                    .filter(|(d, row)| *d >= depth && !row.children.is_empty())
                    .map(|(_, row)| row.section)
                    .collect();
                self.rows_folded = Rc::new(folded.into());
            }
            Action::GroupFolded(id) => Rc::make_mut(&mut self.groups_folded).toggle(id),
            Action::AllGroupsFolded(ids) => {
                self.groups_folded = Rc::new(ids.into());
            }
            Action::AsideToggled(aside) => Rc::make_mut(&mut self.asides_open).toggle(aside),
            Action::PlanFound(mut plan) => {
                plan.apply(self.plan.facts());
                self.plan = Rc::new(plan);
            }
            Action::PlanTold(facts) => {
                Rc::make_mut(&mut self.plan).apply(&facts);
            }
            Action::KinFound(kin) => self.kin = self.plan.is_empty().then(|| Rc::new(kin)),
            Action::KinTurned(pair) => {
                if let Some(kin) = &mut self.kin {
                    Rc::make_mut(kin).turn(pair);
                }
            }
            Action::KinTaken => {
                if let Some(kin) = self.kin.take() {
                    let plan = Rc::make_mut(&mut self.plan);
                    let made = Rc::make_mut(&mut self.steps).make(plan, &kin.facts());
                    self.trail.made_if(made, Step::Plan);
                    self.kin = Kin::clone(&kin).rest().map(Rc::new);
                }
            }
            Action::KinRefused => self.kin = None,
            Action::PlanChanged(facts) => {
                let plan = Rc::make_mut(&mut self.plan);
                let made = Rc::make_mut(&mut self.steps).make(plan, &facts);
                self.trail.made_if(made, Step::Plan);
            }
            Action::StepUndone => match self.trail.back() {
                Some(Step::Plan) => {
                    Rc::make_mut(&mut self.steps).undo(Rc::make_mut(&mut self.plan));
                }
                Some(Step::Correction) => Rc::make_mut(&mut self.decisions).undo(),
                None => {}
            },
            Action::StepRedone => match self.trail.forth() {
                Some(Step::Plan) => {
                    Rc::make_mut(&mut self.steps).redo(Rc::make_mut(&mut self.plan));
                }
                Some(Step::Correction) => Rc::make_mut(&mut self.decisions).redo(),
                None => {}
            },
            Action::Worked(done) => {
                let facts = work(self, done);
                if !facts.is_empty() {
                    self.act(Action::PlanChanged(facts));
                }
            }
            Action::TaskChosen(task) => self.task = Some(task),
            Action::CardOpened(card) => {
                self.card = Some(card);
                self.quote = None;
                self.field = false;
            }
            Action::CardClosed => {
                self.card = None;
                self.field = false;
            }
            Action::FieldShown(on) => self.field = on,
            Action::DecisionsFound(decisions) => Rc::make_mut(&mut self.decisions).find(decisions),
            Action::Decided(spots, verdict) => {
                Rc::make_mut(&mut self.decisions).decide(&spots, verdict.as_ref());
                self.field = false;
                self.trail.made(Step::Correction);
            }
            Action::DoubtToggled(key) => Rc::make_mut(&mut self.decisions).toggle_seen(key),
            Action::MoveToggled(at) => Rc::make_mut(&mut self.decisions).toggle_back(at),
            Action::OnlyShown(entry) => self.only = entry,
            Action::Uncovered(hidden) => self.uncover(hidden),
            Action::PlaceReached(here) => self.here = here,
            Action::SourceShown(paragraph) => {
                self.source = Some(paragraph);
                self.card = None;
                self.quote = None;
            }
            Action::SourceClosed => self.source = None,
            Action::SearchBegun(paragraph) => self.search.begin(paragraph),
            Action::SearchTyped(term) => self.search.seek(&self.document, term),
            Action::SearchNarrowed(facet) => self.search.narrow(&self.document, facet),
            Action::SearchStepped(back) => self.search.step(back),
            Action::SearchClosed => self.search.clear(),
            _ => {}
        }
    }
}

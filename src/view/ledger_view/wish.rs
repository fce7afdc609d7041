//! What someone wants to see of a ledger.

use super::term::Term;
use crate::view::due::Day;
use crate::view::ledger::{LedgerRow, TaskState};

/// Which rows, by one press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    Open,
    /// A deadline is named.
    Dated,
    /// Nobody is named who leads.
    NoLead,
    NoDate,
}

impl Only {
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Open,
        Self::Dated,
        Self::NoLead,
        Self::NoDate,
    ];

    /// The name in attributes and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Dated => "dated",
            Self::NoLead => "no-lead",
            Self::NoDate => "no-date",
        }
    }

    pub(super) fn keeps(self, row: &LedgerRow) -> bool {
        match self {
            Self::All => true,
            Self::Open => row.state != TaskState::Done,
            Self::Dated => !row.deadline.is_empty(),
            Self::NoLead => row.lead.is_empty(),
            Self::NoDate => row.deadline.is_empty(),
        }
    }
}

/// Under which heads rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Section,
    Body,
    Deadline,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Section, Self::Body, Self::Deadline];

    /// The name in attributes and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Body => "body",
            Self::Deadline => "deadline",
        }
    }
}

/// What someone wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words looked for, marks left out or not.
    pub words: String,
    pub only: Only,
    /// Only rows due in this term.
    pub term: Option<Term>,
    /// Only rows in which this body leads or joins; empty = all.
    pub body: String,
    /// Only rows under this section, by its id; empty = all.
    pub section: String,
    /// The day that deadlines are compared with.
    pub against: Option<Day>,
    /// Only rows that are overdue on that day.
    pub overdue: bool,
    pub by: By,
    /// The soonest deadline first.
    pub soonest: bool,
}

impl Wish {
    /// Whether rows may be left out.
    pub fn narrows(&self) -> bool {
        self.only != Only::All || !self.words.trim().is_empty() || self.is_finer()
    }

    /// Whether one of the finer filters is set.
    pub fn is_finer(&self) -> bool {
        self.term.is_some() || !self.body.is_empty() || !self.section.is_empty() || self.overdue
    }

    /// The same without filters: order, heads and the day stay.
    pub fn cleared(&self) -> Self {
        Self {
            by: self.by,
            soonest: self.soonest,
            against: self.against,
            ..Self::default()
        }
    }
}

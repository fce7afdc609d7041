//! When rows are due: the heads they stand under, and which are past.

use crate::model::order;
use crate::view::due::{Day, Due, Grain};
use crate::view::ledger::{LedgerRow, TaskState};

/// When a row is due, as a head of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    By(Day, Grain),
    /// Again and again.
    Every,
    /// An event, a span of time: no day can be told.
    Other,
    None,
}

impl Term {
    /// The soonest term of a row.
    pub fn of(row: &LedgerRow) -> Self {
        let due: Vec<Due> = row.due().into_iter().map(Due::of).collect();
        let days = due.iter().filter_map(|due| match due {
            Due::By(day, grain) => Some((*day, *grain)),
            _ => None,
        });
        if let Some((day, grain)) = days.min_by(|a, b| a.0.cmp(&b.0)) {
            Self::By(day, grain)
        } else if row.deadline.is_empty() {
            Self::None
        } else if due.iter().any(|due| matches!(due, Due::Every(_))) {
            Self::Every
        } else {
            Self::Other
        }
    }

    /// A short name that comes back by [`Term::named`].
    pub fn name(self) -> String {
        let grain = |grain| match grain {
            Grain::Day => "d",
            Grain::Month => "m",
            Grain::Quarter => "q",
            Grain::Year => "y",
        };
        match self {
            Self::By(day, of) => [grain(of), &day.iso()].concat(),
            Self::Every => "every".into(),
            Self::Other => "other".into(),
            Self::None => "none".into(),
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        let by = |grain| Some(Self::By(Day::of(name.get(1..)?)?, grain));
        match name {
            "every" => Some(Self::Every),
            "other" => Some(Self::Other),
            "none" => Some(Self::None),
            _ => match name.as_bytes().first()? {
                b'd' => by(Grain::Day),
                b'm' => by(Grain::Month),
                b'q' => by(Grain::Quarter),
                b'y' => by(Grain::Year),
                _ => None,
            },
        }
    }

    /// Days first, each kind after the last; what has no day comes at the end.
    pub(super) fn key(self) -> order::Key {
        let number = |day: Day| (day.year as usize * 100 + day.month as usize) * 100;
        match self {
            Self::By(day, grain) => {
                let grain = [Grain::Day, Grain::Month, Grain::Quarter, Grain::Year]
                    .iter()
                    .position(|g| *g == grain);
                [0, number(day) + day.day as usize, grain.unwrap_or(0)]
            }
            Self::Every => [1, 0, 0],
            Self::Other => [2, 0, 0],
            Self::None => [3, 0, 0],
        }
    }
}

/// Whether a row, or a sub-task of it, is not done though its last day is past.
pub fn is_overdue(row: &LedgerRow, against: Option<Day>) -> bool {
    let Some(against) = against else {
        return false;
    };
    let past = |due: &str| matches!(Due::of(due), Due::By(day, _) if day < against);
    (row.state != TaskState::Done && row.due().into_iter().any(past))
        || row.rows.iter().any(|row| is_overdue(row, Some(against)))
}

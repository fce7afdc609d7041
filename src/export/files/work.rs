//! Everything a file is written from.

use super::super::Tongue;
use crate::model::{Plan, Source};
use crate::view::Reading;
use crate::view::decisions::Decisions;
use crate::view::due::Day;
use crate::view::ledger::{Ledger, ledger};
use crate::view::meanings::Meanings;

/// A text read, the work on it, and how it is to be written.
pub struct Work {
    pub source: Source,
    pub reading: Reading,
    pub plan: Plan,
    pub decisions: Decisions,
    pub meanings: Meanings,
    pub ledger: Ledger,
    pub wish: Wish,
}

/// How a person wants it written.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub tongue: Tongue,
    /// Short forms are written out.
    pub in_full: bool,
    /// The day of writing; no clock is asked.
    pub today: Day,
}

impl Work {
    /// The work on a text: the reading is of `source`.
    pub fn new(
        source: Source,
        reading: Reading,
        plan: Plan,
        decisions: Decisions,
        meanings: Meanings,
        wish: Wish,
    ) -> Self {
        Self {
            ledger: ledger(&reading, &plan, &decisions),
            source,
            reading,
            plan,
            decisions,
            meanings,
            wish,
        }
    }

    /// The one of two wordings.
    pub const fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.wish.tongue.of_two(vi, en)
    }

    /// "Kết luận số 08-KL/BTCTW ngày 04/01/2023 của …", or the name of the text.
    pub fn named(&self) -> String {
        let named = self.reading.attribution.press();
        if named.is_empty() {
            self.reading.name.clone()
        } else {
            named
        }
    }
}

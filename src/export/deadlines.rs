//! Which deadlines a calendar can take, and how many it cannot. The page counts them before anything is written.

use crate::view::due::{Day, Due, Every, Grain};
use crate::view::ledger::{Ledger, LedgerRow};

/// A deadline with its place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    By(Day, Grain),
    /// From the day of the document on.
    Every(Day, Every),
}

/// The entries of one task, and how many of its deadlines have none: events, spans of time, rhythms without a number.
pub fn entries(row: &LedgerRow, dated: Option<Day>) -> (Vec<Entry>, usize) {
    // The deadline of the task above is entered with that one.
    if row.inherited {
        return (Vec::new(), 0);
    }
    let due = row.due();
    let entry = |normal: &&str| match (Due::of(normal), dated) {
        (Due::By(day, grain), _) => Some(Entry::By(day, grain)),
        (Due::Every(Every::Unsaid) | Due::Open, _) | (Due::Every(_), None) => None,
        (Due::Every(every), Some(day)) => Some(Entry::Every(day, every)),
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut left = 0;
    for entry in due.iter().map(entry) {
        match entry {
            Some(entry) if entries.contains(&entry) => {}
            Some(entry) => entries.push(entry),
            None => left += 1,
        }
    }
    (entries, left)
}

/// How many entries a plan makes, and how many of its deadlines make none.
pub fn count(ledger: &Ledger, dated: Option<Day>) -> (usize, usize) {
    let (mut all, mut left) = (0, 0);
    for (_, row) in ledger.rows() {
        for row in std::iter::once(row).chain(&row.rows) {
            let (entries, without) = entries(row, dated);
            all += entries.len();
            left += without;
        }
    }
    (all, left)
}

/// A day as papers print it, "04/01/2023", as a day.
pub fn day_of(printed: &str) -> Option<Day> {
    let mut parts = printed.split('/').rev();
    let iso = [parts.next()?, parts.next()?, parts.next()?].join("-");
    Day::of(&iso)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ledger::Cell;

    fn day(iso: &str) -> Day {
        Day::of(iso).expect("a day")
    }

    #[test]
    fn each_deadline_is_entered_once_or_counted() {
        let dates = [
            "2026",
            "2026-Q3",
            "2026-Q3",
            "every quarter",
            "periodically",
            "event: Đại hội",
        ];
        let mut row = LedgerRow {
            dates: dates.map(str::to_owned).into(),
            ..LedgerRow::default()
        };
        let dated = day("2026-02-12");
        let expected = vec![
            Entry::By(day("2026-12-31"), Grain::Year),
            Entry::By(day("2026-09-30"), Grain::Quarter),
            Entry::Every(dated, Every::Months(3)),
        ];
        assert_eq!(entries(&row, Some(dated)), (expected, 2));
        assert_eq!(entries(&row, None).1, 3);
        row.deadline = Cell {
            own: "2026-03-31".into(),
            ..Cell::default()
        };
        assert_eq!(
            entries(&row, None),
            (vec![Entry::By(day("2026-03-31"), Grain::Day)], 0)
        );
        row.inherited = true;
        assert_eq!(entries(&row, None), (vec![], 0));
    }

    #[test]
    fn a_printed_day_is_a_day() {
        assert_eq!(day_of("12/02/2026"), Some(day("2026-02-12")));
        for printed in ["2/2026", "2026", "", "31/02/2026"] {
            assert_eq!(day_of(printed), None, "{printed}");
        }
    }
}

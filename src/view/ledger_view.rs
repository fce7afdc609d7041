//! What of a ledger is shown: the rows that were asked for, in the order and under the heads that were asked for.
//!
//! *Reads* a [`Ledger`] and a [`Wish`]. *Writes* a [`Shown`]. *Never* changes a row: rows that stayed the same stay the
//! same in memory, too, so that only what changed is drawn again.

mod making;
mod term;
mod wish;

use super::ledger::{LedgerRow, Progress};
pub use making::shown;
use std::rc::Rc;
pub use term::{Term, is_overdue};
pub use wish::{By, Only, Wish};

/// Rows under heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub groups: Vec<ShownGroup>,
    pub dropped: Vec<Rc<LedgerRow>>,
    /// How many rows are shown.
    pub count: usize,
    /// How many there are of each kind in [`Only::ALL`].
    pub counts: [usize; 5],
    /// What the finer filters offer.
    pub terms: Vec<Term>,
    pub bodies: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownGroup {
    /// Names it among all of the same look.
    pub key: String,
    pub head: Head,
    /// The body and the time that the words above its tasks name once for all of them; mostly empty.
    pub lead: String,
    pub deadline: String,
    /// Of all its rows, those left out too.
    pub progress: Progress,
    pub rows: Vec<Rc<LedgerRow>>,
    pub groups: Vec<ShownGroup>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    Section {
        section: Option<usize>,
        label: String,
        text: String,
    },
    /// Empty: nobody is named.
    Body(String),
    Term(Term),
}

impl Shown {
    /// All rows in the order shown, those of folded groups too.
    pub fn rows(&self) -> Vec<Rc<LedgerRow>> {
        let mut rows = Vec::new();
        making::gather(&self.groups, &mut rows);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::due::Day;
    use crate::view::ledger::{Cell, Ledger, LedgerGroup, TaskState};

    fn row(id: &str, words: &str, lead: &str, date: &str) -> LedgerRow {
        let cell = |said: &str| Cell {
            said: said.into(),
            own: String::new(),
        };
        LedgerRow {
            id: id.into(),
            words: words.into(),
            lead: cell(lead),
            deadline: cell(date),
            dates: vec![date.into()],
            ..LedgerRow::default()
        }
    }

    fn ledger() -> Ledger {
        let group = |id: &str, rows: Vec<LedgerRow>| LedgerGroup {
            id: id.into(),
            label: id.into(),
            progress: Progress {
                done: rows.iter().filter(|r| r.state == TaskState::Done).count(),
                all: rows.len(),
            },
            rows,
            ..LedgerGroup::default()
        };
        let mut done = row("t-3", "Tổng kết", "Văn phòng", "2023-06");
        done.state = TaskState::Done;
        let mut deep = row("t-4", "Báo cáo", "", "every quarter");
        deep.partners.said = "Ban Tổ chức, Văn phòng".into();
        let mut outer = group(
            "II",
            vec![row("t-2", "Đề án cán bộ", "Ban Tổ chức", "2023"), done],
        );
        outer.groups = vec![group("II.1", vec![deep])];
        Ledger {
            groups: vec![group("I", vec![row("t-1", "Rà soát", "", "")]), outer],
            ..Ledger::default()
        }
    }

    fn ids(groups: &[ShownGroup]) -> Vec<String> {
        let one = |group: &ShownGroup| {
            let rows: Vec<&str> = group.rows.iter().map(|row| row.id.as_str()).collect();
            let below = ids(&group.groups).join(" ");
            format!("{}: {} [{below}]", group.key, rows.join(" "))
        };
        groups.iter().map(one).collect()
    }

    fn with(wish: Wish) -> Shown {
        shown(&ledger(), &wish, &Shown::default())
    }

    #[test]
    fn without_a_wish_everything_stands_as_in_the_text() {
        let all = with(Wish::default());
        let expected = ["group I: t-1 []", "group II: t-2 t-3 [group II.1: t-4 []]"];
        assert_eq!(ids(&all.groups), expected);
        assert_eq!((all.count, all.counts), (4, [4, 3, 3, 2, 1]));
        assert_eq!(all.bodies, ["Ban Tổ chức", "Văn phòng"]);
        let names: Vec<String> = all.terms.iter().map(|term| term.name()).collect();
        assert_eq!(names, ["m2023-06-30", "y2023-12-31", "every", "none"]);
        assert!(all.terms.iter().all(|t| Term::named(&t.name()) == Some(*t)));
        assert!(Term::named("x").is_none() && Term::named("").is_none());
    }

    #[test]
    fn filters_leave_rows_and_the_heads_above_them() {
        let only = |only| {
            let wish = Wish {
                only,
                ..Wish::default()
            };
            ids(&with(wish).groups)
        };
        assert_eq!(only(Only::NoDate), ["group I: t-1 []"]);
        assert_eq!(
            only(Only::NoLead),
            ["group I: t-1 []", "group II:  [group II.1: t-4 []]"]
        );
        let finer = |wish: Wish| ids(&with(wish).groups);
        let words = Wish {
            words: "de an CAN bo".into(),
            ..Wish::default()
        };
        assert!(words.narrows() && !words.is_finer());
        assert_eq!(finer(words), ["group II: t-2 []"]);
        let body = Wish {
            body: "Văn phòng".into(),
            ..Wish::default()
        };
        assert_eq!(finer(body), ["group II: t-3 [group II.1: t-4 []]"]);
        let section = Wish {
            section: "II.1".into(),
            ..Wish::default()
        };
        assert_eq!(finer(section), ["group II:  [group II.1: t-4 []]"]);
        let term = Wish {
            term: Term::named("every"),
            ..Wish::default()
        };
        assert_eq!(finer(term.clone()), ["group II:  [group II.1: t-4 []]"]);
        assert!(!term.cleared().narrows());
        let none = Wish {
            words: "không có".into(),
            ..Wish::default()
        };
        assert_eq!(with(none).count, 0);
    }

    #[test]
    fn overdue_is_what_is_not_done_and_past_the_chosen_day() {
        let on = |iso: &str| {
            let wish = Wish {
                against: Day::of(iso),
                overdue: true,
                ..Wish::default()
            };
            with(wish).count
        };
        assert_eq!((on("2023-07-01"), on("2024-01-01")), (0, 1));
        assert!(!is_overdue(&row("t", "", "", "2020"), None));
    }

    #[test]
    fn rows_are_sorted_and_grouped_by_deadline_and_by_body() {
        let soonest = Wish {
            soonest: true,
            ..Wish::default()
        };
        assert!(ids(&with(soonest.clone()).groups)[1].starts_with("group II: t-3 t-2"));
        let by_term = Wish {
            by: By::Deadline,
            ..Wish::default()
        };
        let expected = [
            "by m2023-06-30: t-3 []",
            "by y2023-12-31: t-2 []",
            "by every: t-4 []",
            "by none: t-1 []",
        ];
        assert_eq!(ids(&with(by_term).groups), expected);
        let by_body = Wish {
            by: By::Body,
            only: Only::Open,
            ..soonest
        };
        let groups = with(by_body).groups;
        assert_eq!(ids(&groups), ["by Ban Tổ chức: t-2 []", "by : t-4 t-1 []"]);
        assert_eq!(groups[0].progress, Progress { done: 0, all: 1 });
    }

    #[test]
    fn rows_that_stayed_the_same_are_the_same_in_memory() {
        let before = with(Wish::default());
        let mut next = ledger();
        next.groups[0].rows[0].state = TaskState::Done;
        let after = shown(&next, &Wish::default(), &before);
        let same: Vec<bool> = before
            .rows()
            .iter()
            .zip(&after.rows())
            .map(|(a, b)| Rc::ptr_eq(a, b))
            .collect();
        assert_eq!(same, [false, true, true, true]);
    }
}

//! What of a ledger is shown: the rows that were asked for, in the order and under the heads that were asked for.
//!
//! *Reads* a [`Ledger`] and a [`Wish`]. *Writes* a [`Shown`]. *Never* changes a row: rows that stayed the same stay the
//! same in memory, too, so that only what changed is drawn again.

use super::due::{Day, Due, Grain};
use super::fold::plain;
use super::ledger::{Ledger, LedgerGroup, LedgerRow, Progress, TaskState};
use crate::model::index::Index;
use crate::model::order;
use std::rc::Rc;

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

    fn keeps(self, row: &LedgerRow) -> bool {
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
    fn key(self) -> order::Key {
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

/// What is shown of a ledger; `before` is what was shown of the one before.
pub fn shown(ledger: &Ledger, wish: &Wish, before: &Shown) -> Shown {
    let mut maker = Maker::new(wish, before);
    let mut all = Vec::new();
    maker.look_over(ledger);
    let groups = maker.sections(&ledger.groups, wish.section.is_empty(), &mut all);
    let count = all.len();
    let groups = match wish.by {
        By::Section => groups,
        by => maker.regroup(by, all, ledger),
    };
    let dropped = ledger.dropped.iter().map(|row| maker.same(row)).collect();
    Shown {
        groups,
        dropped,
        count,
        counts: maker.counts,
        terms: maker.terms,
        bodies: maker.bodies,
    }
}

struct Maker<'a> {
    wish: &'a Wish,
    words: Vec<String>,
    /// The rows shown before, by their ids.
    known: Vec<Rc<LedgerRow>>,
    ids: Index,
    counts: [usize; 5],
    terms: Vec<Term>,
    bodies: Vec<String>,
}

impl<'a> Maker<'a> {
    fn new(wish: &'a Wish, before: &Shown) -> Self {
        let (mut known, mut ids) = (before.dropped.clone(), Index::default());
        gather(&before.groups, &mut known);
        for (number, row) in known.iter().enumerate() {
            ids.number(&row.id, number);
        }
        Self {
            wish,
            words: wish.words.split_whitespace().map(plain).collect(),
            known,
            ids,
            counts: [0; 5],
            terms: Vec::new(),
            bodies: Vec::new(),
        }
    }

    /// Counts the kinds of rows, and gathers what the finer filters offer.
    fn look_over(&mut self, ledger: &Ledger) {
        let mut seen = Index::default();
        for (_, row) in ledger.rows() {
            for (count, only) in self.counts.iter_mut().zip(Only::ALL) {
                *count += usize::from(only.keeps(row));
            }
            let term = Term::of(row);
            if !self.terms.contains(&term) {
                self.terms.push(term);
            }
            for body in bodies(row).filter(|body| !body.is_empty()) {
                if seen.count(body) == 1 {
                    self.bodies.push(body.to_owned());
                }
            }
        }
        order::sort_by_key(&mut self.terms, |term| term.key());
    }

    /// The row as it was shown before, if it is still the same.
    fn same(&self, row: &LedgerRow) -> Rc<LedgerRow> {
        let known = self.ids.get(&row.id).map(|number| &self.known[number]);
        match known.filter(|known| ***known == *row) {
            Some(known) => known.clone(),
            None => Rc::new(row.clone()),
        }
    }

    fn keeps(&self, row: &LedgerRow) -> bool {
        let wish = self.wish;
        wish.only.keeps(row)
            && wish.term.is_none_or(|term| Term::of(row) == term)
            && (wish.body.is_empty() || bodies(row).any(|body| body == wish.body))
            && (!wish.overdue || is_overdue(row, wish.against))
            && (self.words.is_empty() || self.speaks(row))
    }

    /// Whether all the words that are looked for stand in the row or its sub-tasks.
    fn speaks(&self, row: &LedgerRow) -> bool {
        let mut text = String::new();
        gather_words(row, &mut text);
        let text = plain(&text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// Groups as they stand in the text; `inside` = the chosen section is here or above.
    fn sections(
        &self,
        groups: &[LedgerGroup],
        inside: bool,
        all: &mut Vec<Rc<LedgerRow>>,
    ) -> Vec<ShownGroup> {
        let mut made = Vec::new();
        for group in groups {
            let inside = inside || group.id == self.wish.section;
            let rows = group.rows.iter().filter(|row| inside && self.keeps(row));
            let mut rows: Vec<Rc<LedgerRow>> = rows.map(|row| self.same(row)).collect();
            all.extend(rows.iter().cloned());
            self.order(&mut rows);
            let groups = self.sections(&group.groups, inside, all);
            if !rows.is_empty() || !groups.is_empty() {
                made.push(ShownGroup {
                    key: ["group ", &group.id].concat(),
                    head: Head::Section {
                        section: group.section,
                        label: group.label.clone(),
                        text: group.text.clone(),
                    },
                    lead: group.lead.clone(),
                    deadline: group.deadline.clone(),
                    progress: group.progress,
                    rows,
                    groups,
                });
            }
        }
        made
    }

    fn order(&self, rows: &mut [Rc<LedgerRow>]) {
        if self.wish.soonest {
            order::sort_by_key(rows, |row| Term::of(row).key());
        }
    }

    /// Rows under those who lead, in the order in which they are named, or under their terms.
    fn regroup(&self, by: By, all: Vec<Rc<LedgerRow>>, ledger: &Ledger) -> Vec<ShownGroup> {
        let key = |row: &LedgerRow| match by {
            By::Deadline => Term::of(row).name(),
            _ => row.lead.value().to_owned(),
        };
        let (mut numbers, mut groups) = (Index::default(), Vec::<ShownGroup>::new());
        for row in all {
            let name = key(&row);
            let number = numbers.number(&name, groups.len());
            if number == groups.len() {
                groups.push(ShownGroup {
                    key: ["by ", &name].concat(),
                    head: match by {
                        By::Deadline => Head::Term(Term::of(&row)),
                        _ => Head::Body(name),
                    },
                    lead: String::new(),
                    deadline: String::new(),
                    progress: Progress::default(),
                    rows: Vec::new(),
                    groups: Vec::new(),
                });
            }
            groups[number].rows.push(row);
        }
        for (_, row) in ledger.rows() {
            if let Some(group) = numbers.get(&key(row)).and_then(|n| groups.get_mut(n)) {
                group.progress.all += 1;
                group.progress.done += usize::from(row.state == TaskState::Done);
            }
        }
        for group in &mut groups {
            self.order(&mut group.rows);
        }
        // Nobody, and no day, come last.
        order::sort_by_key(&mut groups, |group| match &group.head {
            Head::Term(term) => term.key(),
            Head::Body(body) => [usize::from(body.is_empty()), 0, 0],
            Head::Section { .. } => [0; 3],
        });
        groups
    }
}

fn gather(groups: &[ShownGroup], into: &mut Vec<Rc<LedgerRow>>) {
    for group in groups {
        into.extend(group.rows.iter().cloned());
        gather(&group.groups, into);
    }
}

fn gather_words(row: &LedgerRow, into: &mut String) {
    let cells = [
        &row.lead,
        &row.partners,
        &row.deadline,
        &row.product,
        &row.target,
    ];
    let said = cells.iter().flat_map(|cell| [&cell.said, &cell.own]);
    let words = [&row.marker, &row.words, &row.note].into_iter();
    for part in words.chain(said).chain(&row.basis) {
        into.push_str(part);
        into.push('\n');
    }
    for (_, words) in &row.joined {
        into.push_str(words);
        into.push('\n');
    }
    row.rows.iter().for_each(|row| gather_words(row, into));
}

/// Who leads and who joins in.
fn bodies(row: &LedgerRow) -> impl Iterator<Item = &str> {
    let partners = row.partners.value().split([',', ';']).map(str::trim);
    std::iter::once(row.lead.value()).chain(partners)
}

impl Shown {
    /// All rows in the order shown, those of folded groups too.
    pub fn rows(&self) -> Vec<Rc<LedgerRow>> {
        let mut rows = Vec::new();
        gather(&self.groups, &mut rows);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::ledger::Cell;
    use super::*;

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

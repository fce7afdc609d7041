//! How the shown rows are chosen, ordered and put under heads.

use super::{By, Head, Only, Shown, ShownGroup, Term, Wish, is_overdue};
use crate::model::index::Index;
use crate::model::order;
use crate::view::fold::plain;
use crate::view::ledger::{Ledger, LedgerGroup, LedgerRow, Progress, TaskState};
use std::rc::Rc;

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

pub(super) fn gather(groups: &[ShownGroup], into: &mut Vec<Rc<LedgerRow>>) {
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

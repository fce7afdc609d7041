//! The plan of one text for another that is nearly the same: which of its tasks are found again.
//!
//! *Reads* a [`Plan`] with the sentences of its tasks, and the [`Ledger`] of the open text. *Writes* pairs with the
//! facts to take over. *Never* takes anything over itself: a person decides.

use super::fold::needle;
use super::ledger::{Ledger, LedgerRow};
use crate::model::order::{sort, sort_by_key};
use crate::model::{Added, Fact, Field, Plan};

/// A task of the other text, found again in this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its sentence there.
    pub old: String,
    /// The sentence here.
    pub new: String,
    /// What was said of it, for the task here.
    pub facts: Vec<Fact>,
    /// The sentences are the same, as far as letters go.
    pub sure: bool,
}

/// At least so many of a hundred syllables must be common.
const NEAR: usize = 60;

/// More comparisons than these are not worth anyone's waiting: only the same sentences are looked for then.
const MOST: usize = 200_000;

/// A row with what it is compared by.
struct Known<'a> {
    row: &'a LedgerRow,
    words: Vec<u8>,
    syllables: Vec<usize>,
    taken: bool,
}

/// The tasks of `plan` that are found again in the text of `ledger`, which is `source`, in its order; none where too
/// few are.
pub fn pairs(plan: &Plan, ledger: &Ledger, source: &str) -> Vec<Pair> {
    let mut rows = Vec::new();
    for (_, row) in ledger.rows() {
        rows.extend([row].into_iter().chain(&row.rows).map(Known::new));
    }
    let mut olds: Vec<&str> = plan.facts().iter().map(|f| f.task.as_str()).collect();
    olds.dedup();
    // Parts of a sentence go with it.
    olds.retain(|id| !id.contains('/') && speaks(plan, id));
    let near = olds.len().saturating_mul(rows.len()) <= MOST;
    let mut found: Vec<(usize, Pair)> = Vec::new();
    let mut left = Vec::new();
    for id in &olds {
        if let Some(added) = Added::from_value(plan.get(id, Field::Added)) {
            found.extend(again(plan, id, &added, source).map(|pair| (0, pair)));
            continue;
        }
        let words = needle(plan.get(id, Field::Words));
        let same = |row: &&mut Known| !row.taken && row.words == words && !words.is_empty();
        // Of several with the same words, the one with the same id.
        let mut there: Vec<&mut Known> = rows.iter_mut().filter(same).collect();
        let own = there.iter().position(|row| row.row.id == *id);
        match there.get_mut(own.unwrap_or(0)) {
            Some(row) => found.push(row.pair(plan, id, true)),
            None => left.push((*id, syllables(&words))),
        }
    }
    for (id, syllables) in left.iter().filter(|_| near) {
        let mut best: Option<(usize, &mut Known)> = None;
        for row in rows.iter_mut().filter(|row| !row.taken) {
            let common = likeness(syllables, &row.syllables);
            if common >= NEAR && best.as_ref().is_none_or(|(most, _)| common > *most) {
                best = Some((common, row));
            }
        }
        if let Some((_, row)) = best {
            found.push(row.pair(plan, id, false));
        }
    }
    if found.len() * 2 < olds.len() {
        return Vec::new();
    }
    let places: Vec<&str> = rows.iter().map(|row| row.row.id.as_str()).collect();
    for (place, pair) in &mut found {
        let id = pair.facts.first().map_or("", |fact| &fact.task);
        // Tasks that a person found stand in no row yet: they come last.
        *place = places.iter().position(|p| *p == id).unwrap_or(places.len());
    }
    sort_by_key(&mut found, |(place, _)| [*place, 0, 0]);
    found.into_iter().map(|(_, pair)| pair).collect()
}

/// A task that a person found, where its very words stand in this text, too.
fn again(plan: &Plan, id: &str, added: &Added, source: &str) -> Option<Pair> {
    let at = source
        .find(added.words.as_str())
        .filter(|_| !added.words.is_empty())?;
    let here = Added {
        at,
        ..added.clone()
    };
    let new = here.id(&Plan::default());
    let mut facts = vec![Fact::new(&new, Field::Added, &here.to_value())];
    let said = |fact: &&Fact| fact.task == id && !matches!(fact.field, Field::Added | Field::Into);
    facts.extend(plan.facts().iter().filter(said).map(|fact| Fact {
        task: new.clone(),
        ..fact.clone()
    }));
    facts.extend(parts(plan, id).map(|(fact, rest)| Fact {
        task: [&new, rest].concat(),
        ..fact.clone()
    }));
    Some(Pair {
        old: added.words.clone(),
        new: added.words.clone(),
        facts,
        sure: true,
    })
}

/// Whether anything is said of a task or its parts.
fn speaks(plan: &Plan, id: &str) -> bool {
    plan.speaks_of(id) || parts(plan, id).next().is_some()
}

fn parts<'a>(plan: &'a Plan, id: &'a str) -> impl Iterator<Item = (&'a Fact, &'a str)> {
    let of = move |fact: &'a Fact| Some((fact, fact.task.strip_prefix(id)?));
    let parts = plan.facts().iter().filter_map(of);
    parts.filter(|(_, rest)| rest.starts_with('/'))
}

impl<'a> Known<'a> {
    fn new(row: &'a LedgerRow) -> Self {
        let words = needle(&row.words);
        Self {
            row,
            syllables: syllables(&words),
            words,
            taken: false,
        }
    }

    /// What was said of the other text's task, for this one.
    fn pair(&mut self, plan: &Plan, id: &str, sure: bool) -> (usize, Pair) {
        self.taken = true;
        let here = &self.row.id;
        let mut facts = vec![Fact::new(here, Field::Words, &self.row.words)];
        for fact in plan.facts().iter().filter(|fact| fact.task == id) {
            match fact.field {
                // Places in the other text say nothing here.
                Field::Words | Field::Added | Field::Into => {}
                Field::Cuts if !sure => {}
                Field::State if !self.row.rows.is_empty() => {
                    facts.extend(self.row.ticked(fact.value == "done"));
                }
                field => facts.push(Fact::new(here, field, &fact.value)),
            }
        }
        let parts = parts(plan, id).filter(|_| sure);
        facts.extend(parts.map(|(fact, rest)| Fact {
            task: [here, rest].concat(),
            ..fact.clone()
        }));
        let old = plan.get(id, Field::Words).to_owned();
        let new = self.row.words.clone();
        let pair = Pair {
            old,
            new,
            facts,
            sure,
        };
        (0, pair)
    }
}

/// The syllables of folded words as numbers, sorted: what is counted need not be read again.
fn syllables(words: &[u8]) -> Vec<usize> {
    let parts = words.split(|b| *b == b' ').filter(|part| !part.is_empty());
    let number = |part: &[u8]| {
        let one = |sum: usize, byte: &u8| sum.wrapping_mul(31).wrapping_add(usize::from(*byte));
        part.iter().fold(0, one)
    };
    let mut syllables: Vec<usize> = parts.map(number).collect();
    sort(&mut syllables);
    syllables
}

/// How many of a hundred syllables of both are common. Grows in step with their number.
fn likeness(one: &[usize], other: &[usize]) -> usize {
    let all = one.len() + other.len();
    // The shorter one cannot have more in common than it has.
    let most = one.len().min(other.len());
    if all == 0 || most * 200 < NEAR * all {
        return 0;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 1);
            }
        }
    }
    common * 200 / all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ledger::LedgerGroup;

    fn row(id: &str, words: &str) -> LedgerRow {
        LedgerRow {
            id: id.into(),
            words: words.into(),
            ..LedgerRow::default()
        }
    }

    fn ledger(rows: Vec<LedgerRow>) -> Ledger {
        let group = LedgerGroup {
            rows,
            ..LedgerGroup::default()
        };
        Ledger {
            groups: vec![group],
            ..Ledger::default()
        }
    }

    fn plan(rows: &[(&str, &str)]) -> Plan {
        let mut plan = Plan::default();
        for (id, words) in rows {
            plan.apply(&[
                Fact::new(id, Field::Words, words),
                Fact::new(id, Field::State, "done"),
            ]);
        }
        plan
    }

    const LONG: &str = "Rà soát, bổ sung quy hoạch cán bộ, bảo đảm cơ cấu cán bộ nữ và cán bộ trẻ";

    #[test]
    fn the_same_words_are_sure_and_nearly_the_same_are_near() {
        let corrected = LONG.replace("bảo đảm cơ cấu", "bảo đảm đủ cơ cấu hợp lý");
        let rows = vec![
            row("t-8", &corrected),
            row("t-9", "Báo cáo kết quả, trước ngày 30-6"),
        ];
        let old = plan(&[("t-1", LONG), ("t-2", "Báo cáo kết quả trước ngày 30/6")]);
        let pairs = pairs(&old, &ledger(rows), "");
        let seen: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.facts[1].task.as_str(), pair.sure))
            .collect();
        assert_eq!(seen, [("t-8", false), ("t-9", true)]);
        assert_eq!(pairs[0].facts[1], Fact::new("t-8", Field::State, "done"));
        assert_eq!(pairs[0].facts[0].value, corrected);
    }

    #[test]
    fn of_equal_sentences_each_is_found_once_and_by_its_id() {
        let rows = vec![
            row("t-1", "Tổ chức thực hiện"),
            row("t-2", "Tổ chức thực hiện"),
        ];
        let old = plan(&[("t-2", "Tổ chức thực hiện")]);
        assert_eq!(
            pairs(&old, &ledger(rows.clone()), "")[0].facts[1].task,
            "t-2"
        );
        let both = plan(&[("t-2", "Tổ chức thực hiện"), ("t-5", "Tổ chức thực hiện")]);
        let ids: Vec<_> = pairs(&both, &ledger(rows), "")
            .into_iter()
            .map(|pair| pair.facts[1].task.clone())
            .collect();
        assert_eq!(ids, ["t-1", "t-2"]);
    }

    #[test]
    fn another_text_offers_nothing() {
        let rows = vec![row("t-1", LONG), row("t-2", "Kiểm tra, giám sát")];
        let other = plan(&[
            ("t-5", "Xây dựng trụ sở làm việc của các cơ quan cấp xã"),
            ("t-6", "Bố trí kinh phí"),
            ("t-7", "Kiểm tra, giám sát"),
        ]);
        assert!(pairs(&other, &ledger(rows), "").is_empty());
        assert!(pairs(&Plan::default(), &ledger(Vec::new()), "").is_empty());
    }

    #[test]
    fn cuts_and_parts_go_only_with_the_same_sentence() {
        let mut old = plan(&[("t-1", LONG)]);
        old.apply(&[
            Fact::new("t-1", Field::State, ""),
            Fact::new("t-1", Field::Cuts, "12"),
            Fact::new("t-1/2", Field::State, "done"),
        ]);
        let same = &pairs(&old, &ledger(vec![row("t-4", LONG)]), "")[0];
        assert!(
            same.facts
                .contains(&Fact::new("t-4/2", Field::State, "done"))
        );
        assert!(same.facts.contains(&Fact::new("t-4", Field::Cuts, "12")));
        let longer = [LONG, " ở cơ sở"].concat();
        let near = &pairs(&old, &ledger(vec![row("t-4", &longer)]), "")[0];
        assert_eq!(near.facts.len(), 1);
    }

    #[test]
    fn a_task_that_a_person_found_is_found_where_its_words_stand() {
        let added = Added {
            at: 40,
            section: "II".into(),
            words: "Mua sắm trang thiết bị".into(),
        };
        let mut old = Plan::default();
        old.apply(&[
            Fact::new("a-40", Field::Added, &added.to_value()),
            Fact::new("a-40", Field::State, "done"),
        ]);
        let source = "II. Việc\n\nMua sắm trang thiết bị phục vụ chi bộ.";
        let pair = &pairs(&old, &Ledger::default(), source)[0];
        assert!(pair.sure);
        assert_eq!(pair.facts[0].value, "12|II|Mua sắm trang thiết bị");
        assert_eq!(pair.facts[1], Fact::new("a-12", Field::State, "done"));
        assert!(pairs(&old, &Ledger::default(), "II. Khác").is_empty());
    }

    #[test]
    fn likeness_counts_common_syllables() {
        let of = |words: &str| syllables(&needle(words));
        assert_eq!(likeness(&of("một hai ba"), &of("Ba, hai, MỘT!")), 100);
        assert_eq!(likeness(&of("một hai ba bốn"), &of("một hai ba năm")), 75);
        assert_eq!(likeness(&of("một"), &of("một hai ba bốn năm sáu")), 0);
        assert_eq!(likeness(&of(""), &of("")), 0);
    }
}

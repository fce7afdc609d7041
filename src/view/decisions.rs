//! What a person decided about one text: suspected errors corrected or left, doubts looked at, moves of the reading
//! taken back. Places are bytes of the source, so that another visit finds them again; the source itself never changes.

use crate::model::Move;
use crate::model::set::Set;
use crate::view::{ReceiptRow, RepairView, ReviewRow, Stood};

/// Where a suspected error stands: the byte of the source, and how many bytes it has there.
pub type Spot = (usize, usize);

/// What was decided about a suspected error. None so far = it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is drawn in this form.
    Fixed(String),
    /// It stays as printed.
    Kept,
}

/// Everything decided about one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    verdicts: Vec<(Spot, Verdict)>,
    /// Keys of doubts that were looked at.
    seen: Set<String>,
    /// Moves of the reading that are taken back: joined sentences cut, lifted notes where they stood.
    back: Set<usize>,
    /// What stood before each step of correcting, the last step last. It is not kept for another visit.
    steps: Vec<Vec<(Spot, Option<Verdict>)>>,
    /// What makes the steps that were taken back again, the last one last.
    forth: Vec<Vec<(Spot, Option<Verdict>)>>,
}

/// The spot of a suspected error.
pub fn spot(repair: &RepairView) -> Spot {
    (repair.source, repair.wrong.len())
}

impl Decisions {
    pub fn verdict(&self, spot: Spot) -> Option<&Verdict> {
        let found = self.verdicts.iter().find(|(s, _)| *s == spot);
        found.map(|(_, verdict)| verdict)
    }

    /// Decides about several spots in one step; none opens them again.
    pub fn decide(&mut self, spots: &[Spot], verdict: Option<&Verdict>) {
        let before = spots.iter().map(|s| (*s, self.verdict(*s).cloned()));
        self.steps.push(before.collect());
        self.forth.clear();
        for spot in spots {
            self.set(*spot, verdict.cloned());
        }
    }

    fn set(&mut self, spot: Spot, verdict: Option<Verdict>) {
        self.verdicts.retain(|(s, _)| *s != spot);
        if let Some(verdict) = verdict {
            self.verdicts.push((spot, verdict));
        }
    }

    /// The spots of the last step of correcting.
    pub fn last_step(&self) -> Option<Spot> {
        Some(self.steps.last()?.first()?.0)
    }

    /// Takes the last step of correcting back.
    pub fn undo(&mut self) {
        if let Some(step) = self.steps.pop() {
            let again = self.put(step);
            self.forth.push(again);
        }
    }

    /// Makes the last step that was taken back again.
    pub fn redo(&mut self) {
        if let Some(step) = self.forth.pop() {
            let back = self.put(step);
            self.steps.push(back);
        }
    }

    /// Puts verdicts in their places and gives those that stood there.
    fn put(&mut self, step: Vec<(Spot, Option<Verdict>)>) -> Vec<(Spot, Option<Verdict>)> {
        let spots = step.iter().map(|(spot, _)| *spot);
        let before = spots.map(|s| (s, self.verdict(s).cloned())).collect();
        for (spot, verdict) in step {
            self.set(spot, verdict);
        }
        before
    }

    /// Open errors printed and proposed like this one, itself among them.
    pub fn alike(&self, repairs: &[RepairView], index: usize) -> Vec<Spot> {
        let Some(it) = repairs.get(index) else {
            return Vec::new();
        };
        let same = repairs
            .iter()
            .filter(|r| r.wrong == it.wrong && r.right == it.right);
        let spots = same.map(spot);
        spots.filter(|s| self.verdict(*s).is_none()).collect()
    }

    /// Words for the tables, with the forms decided on in them: they begin at this paragraph and byte of it.
    pub fn mend(&self, repairs: &[RepairView], begin: (usize, usize), words: &str) -> String {
        // In the order of the text: an error left open is passed over where it stands.
        let here = repairs
            .iter()
            .filter(|r| r.paragraph == begin.0 && r.start >= begin.1);
        let (mut done, mut rest) = (String::new(), words);
        for repair in here {
            let Some((before, after)) = rest.split_once(&repair.wrong) else {
                continue;
            };
            done.push_str(before);
            done.push_str(match self.verdict(spot(repair)) {
                Some(Verdict::Fixed(form)) => form,
                _ => &repair.wrong,
            });
            rest = after;
        }
        done + rest
    }

    /// The next error after this one about which nothing is decided.
    pub fn next_open(&self, repairs: &[RepairView], index: usize) -> Option<usize> {
        let is_open = |i: &usize| self.verdict(spot(&repairs[*i])).is_none();
        (index + 1..repairs.len()).find(is_open)
    }

    /// Takes over what was decided elsewhere; the steps made here can still be taken back.
    pub fn find(&mut self, found: Self) {
        let (steps, forth) = (
            std::mem::take(&mut self.steps),
            std::mem::take(&mut self.forth),
        );
        *self = Self {
            steps,
            forth,
            ..found
        };
    }

    pub fn toggle_seen(&mut self, key: String) {
        self.seen.toggle(key);
    }

    /// Whether a person said so of this doubt.
    pub fn is_seen(&self, row: &ReviewRow) -> bool {
        self.seen.contains(&row.key)
    }

    /// What was decided about the suspected error of this row.
    pub fn of_row(&self, row: &ReviewRow, repairs: &[RepairView]) -> Option<&Verdict> {
        self.verdict(spot(repairs.get(row.repair?)?))
    }

    /// How many doubts nobody has looked at or decided.
    pub fn left(&self, rows: &[ReviewRow], repairs: &[RepairView]) -> usize {
        let left = |row: &&ReviewRow| !self.is_seen(row) && self.of_row(row, repairs).is_none();
        rows.iter().filter(left).count()
    }

    pub fn toggle_back(&mut self, at: usize) {
        self.back.toggle(at);
    }

    /// Whether the move at this byte of the source is taken back.
    pub fn is_back(&self, at: usize) -> bool {
        self.back.contains(&at)
    }

    /// The notes that stand again where they stood: in this gap, or after this paragraph.
    pub fn notes_back(&self, receipt: &[ReceiptRow], place: Stood) -> Vec<usize> {
        // Mostly nothing is taken back, and every block asks.
        if self.back.iter().next().is_none() {
            return Vec::new();
        }
        let here = receipt.iter().filter(|row| row.stood == Some(place));
        let back = here.filter(|row| row.at.is_some_and(|at| self.is_back(at)));
        let notes = back.filter_map(|row| match row.what {
            Move::NoteLifted { note, .. } => Some(note),
            _ => None,
        });
        notes.collect()
    }

    /// The stored form: a word for what it is, where, and the form, a line each; empty where nothing was decided.
    pub fn to_text(&self) -> String {
        let mut lines = String::new();
        let mut line = |word: &str, place: &str, form: &str| {
            for part in [word, "\t", place, "\t", form, "\n"] {
                lines.push_str(part);
            }
        };
        for ((at, length), verdict) in &self.verdicts {
            let place = [at.to_string(), length.to_string()].join("+");
            match verdict {
                Verdict::Fixed(form) => line("fix", &place, form),
                Verdict::Kept => line("keep", &place, ""),
            }
        }
        for key in self.seen.iter() {
            line("seen", key, "");
        }
        for at in self.back.iter() {
            line("back", &at.to_string(), "");
        }
        lines
    }

    /// Reads the stored form; lines that are not understood are passed over.
    pub fn from_text(text: &str) -> Self {
        let mut decisions = Self::default();
        for line in text.lines() {
            let mut parts = line.splitn(3, '\t');
            let (Some(word), Some(at), Some(form)) = (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let place = || {
                Some((
                    at.split_once('+')?.0.parse().ok()?,
                    at.split_once('+')?.1.parse().ok()?,
                ))
            };
            match (word, place(), at.parse()) {
                ("fix", Some(spot), _) if !form.is_empty() => {
                    decisions.set(spot, Some(Verdict::Fixed(form.to_owned())));
                }
                ("keep", Some(spot), _) => decisions.set(spot, Some(Verdict::Kept)),
                ("seen", ..) => decisions.seen.insert(at.to_owned()),
                ("back", _, Ok(at)) => decisions.back.insert(at),
                _ => {}
            }
        }
        decisions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DiagnosticKind, Span};
    use crate::view::ReviewKind;

    fn repair(source: usize, wrong: &str, right: &str) -> RepairView {
        RepairView {
            paragraph: 0,
            start: source,
            source,
            wrong: wrong.into(),
            right: right.into(),
        }
    }

    fn fixed(form: &str) -> Verdict {
        Verdict::Fixed(form.into())
    }

    #[test]
    fn a_step_is_taken_back_whole_and_steps_one_by_one() {
        let mut decisions = Decisions::default();
        let (a, b) = ((10, 7), (50, 7));
        decisions.decide(&[a, b], Some(&fixed("bảo đảm")));
        decisions.decide(&[a], Some(&Verdict::Kept));
        assert_eq!(decisions.last_step(), Some(a));
        decisions.undo();
        assert_eq!(decisions.verdict(a), Some(&fixed("bảo đảm")));
        decisions.undo();
        assert_eq!((decisions.verdict(a), decisions.verdict(b)), (None, None));
        decisions.undo();
        assert_eq!(decisions.last_step(), None);
        decisions.redo();
        assert_eq!(decisions.verdict(b), Some(&fixed("bảo đảm")));
        decisions.redo();
        assert_eq!(decisions.verdict(a), Some(&Verdict::Kept));
        decisions.undo();
        decisions.decide(&[b], None);
        decisions.redo();
        assert_eq!(decisions.verdict(a), Some(&fixed("bảo đảm")));
    }

    #[test]
    fn alike_are_the_open_ones_with_the_same_words_and_the_next_is_an_open_one() {
        let repairs = [
            repair(1, "bao đảm", "bảo đảm"),
            repair(20, "đây mạnh", "đẩy mạnh"),
            repair(40, "bao đảm", "bảo đảm"),
            repair(60, "bao đảm", "bảo đảm"),
        ];
        let mut decisions = Decisions::default();
        decisions.decide(&[spot(&repairs[2])], Some(&Verdict::Kept));
        let alike = decisions.alike(&repairs, 0);
        assert_eq!(alike, [spot(&repairs[0]), spot(&repairs[3])]);
        assert_eq!(decisions.next_open(&repairs, 1), Some(3));
        assert_eq!(decisions.next_open(&repairs, 3), None);
        assert!(decisions.alike(&repairs, 9).is_empty());
    }

    #[test]
    fn words_of_a_paragraph_get_the_forms_decided_on_in_it() {
        let repairs = [
            repair(1, "bao đảm", "bảo đảm"),
            repair(40, "bao đảm", "bảo đảm"),
            repair(60, "đây mạnh", "đẩy mạnh"),
        ];
        let mut decisions = Decisions::default();
        decisions.decide(&[spot(&repairs[1])], Some(&fixed("bảo đảm")));
        let words = "bao đảm tiến độ, bao đảm chất lượng";
        let mended = decisions.mend(&repairs, (0, 0), words);
        assert_eq!(mended, "bao đảm tiến độ, bảo đảm chất lượng");
        let later = decisions.mend(&repairs, (0, 30), "bao đảm chất lượng");
        assert_eq!(later, "bảo đảm chất lượng");
        assert_eq!(decisions.mend(&repairs, (1, 0), words), words);
    }

    #[test]
    fn decisions_come_back_as_they_were_stored_without_their_steps() {
        let mut decisions = Decisions::default();
        decisions.decide(&[(10, 7)], Some(&fixed("bảo đảm")));
        decisions.decide(&[(20, 3)], Some(&Verdict::Kept));
        decisions.toggle_seen("30.0".into());
        decisions.toggle_back(40);
        let mut expected = decisions.clone();
        expected.steps.clear();
        assert_eq!(Decisions::from_text(&decisions.to_text()), expected);
        assert_eq!(Decisions::default().to_text(), "");
    }

    #[test]
    fn what_was_decided_elsewhere_leaves_the_steps_made_here() {
        let mut decisions = Decisions::default();
        decisions.decide(&[(10, 7)], Some(&Verdict::Kept));
        let both = [&decisions.to_text(), "back\t40\t\n"].concat();
        decisions.find(Decisions::from_text(&both));
        assert!(decisions.is_back(40));
        decisions.undo();
        assert_eq!(decisions.verdict((10, 7)), None);
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        let text = "fix\t10\tx\nfix\t1+2\t\nlater\t1+2\tx\nback\tx\t\n\nkeep";
        assert_eq!(Decisions::from_text(text), Decisions::default());
    }

    #[test]
    fn notes_stand_again_where_they_stood_once_their_move_is_taken_back() {
        let row = |note, at, stood| ReceiptRow {
            what: Move::NoteLifted {
                note,
                span: Span::new(at, at + 9),
            },
            label: String::new(),
            words: Default::default(),
            anchor: String::new(),
            page: None,
            at: Some(at),
            stood: Some(stood),
        };
        let (gap, after) = (Stood::Seam(700), Stood::After(3));
        let receipt = [row(0, 10, gap), row(1, 20, gap), row(2, 30, after)];
        let mut decisions = Decisions::default();
        assert!(decisions.notes_back(&receipt, gap).is_empty());
        decisions.toggle_back(20);
        decisions.toggle_back(30);
        assert_eq!(decisions.notes_back(&receipt, gap), [1]);
        assert_eq!(decisions.notes_back(&receipt, after), [2]);
    }

    #[test]
    fn a_doubt_is_looked_at_when_someone_says_so_or_decides() {
        let row = |key: &str, index| ReviewRow {
            suggestion: None,
            kind: ReviewKind::Diagnostic(DiagnosticKind::SeamFragment(String::new())),
            anchor: String::new(),
            context: Default::default(),
            repair: Some(index),
            key: key.into(),
        };
        let repairs = [repair(1, "a", "b"), repair(9, "c", "d")];
        let rows = [row("1.0", 0), row("9.0", 1)];
        let mut decisions = Decisions::default();
        assert_eq!(decisions.left(&rows, &repairs), 2);
        decisions.toggle_seen("1.0".into());
        decisions.decide(&[spot(&repairs[1])], Some(&Verdict::Kept));
        assert_eq!(decisions.left(&rows, &repairs), 0);
        decisions.toggle_seen("1.0".into());
        assert_eq!(decisions.left(&rows, &repairs), 1);
    }
}

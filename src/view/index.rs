//! Everything that can be sought in a text, folded once.

use super::fold::{self, APART};
use super::{Run, RunKind};

/// The folded text, cut into the units in which a phrase can stand.
#[derive(Debug, Default)]
pub struct Index {
    /// As written, units one after another.
    text: String,
    folded: Vec<u8>,
    units: Vec<Unit>,
    /// Stretches of the folded text that belong to tasks.
    tasks: Vec<(usize, usize)>,
}

/// A paragraph, the lead of a note, or an item of one.
#[derive(Debug)]
pub struct Unit {
    /// The DOM id of the paragraph, of the note, or of the item.
    pub id: String,
    pub kind: UnitKind,
    text: usize,
    folded: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    Paragraph,
    Lead,
    Item,
}

/// A place where what is sought stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub unit: usize,
    /// Which of the hits in its unit.
    pub nth: usize,
    /// How far down its unit, of 256.
    pub share: u8,
    pub note: bool,
    pub task: bool,
    /// Its marks are those that were typed.
    pub exact: bool,
}

impl Index {
    /// Adds a unit: the label printed before its words, then its words.
    pub fn add(&mut self, id: String, kind: UnitKind, label: &str, runs: &[Run]) {
        self.units.push(Unit {
            id,
            kind,
            text: self.text.len(),
            folded: self.folded.len(),
        });
        if !label.is_empty() {
            self.word(label);
            self.word(" ");
        }
        for run in runs {
            // Marks of notes and breaks of pages part no words.
            if matches!(
                run.kind,
                RunKind::NoteRef { .. } | RunKind::PageBreak { .. }
            ) {
                continue;
            }
            let start = self.folded.len();
            self.word(&run.text);
            if run.task.is_some() {
                self.tasks.push((start, self.folded.len()));
            }
        }
        self.folded.push(APART);
    }

    fn word(&mut self, text: &str) {
        self.text.push_str(text);
        fold::fold_into(&mut self.folded, text);
    }

    pub fn unit(&self, unit: usize) -> Option<&Unit> {
        self.units.get(unit)
    }

    /// The unit with this id.
    pub fn unit_of(&self, id: &str) -> Option<usize> {
        self.units.iter().position(|unit| unit.id == id)
    }

    /// All hits in the order of the text; where marks were typed, those with the same marks first.
    pub fn find(&self, term: &str) -> Vec<Hit> {
        let needle = fold::needle(term);
        let wanted = fold::has_marks(term).then(|| fold::marked(term));
        let mut hits: Vec<Hit> = Vec::new();
        let (mut unit, mut task) = (0, 0);
        let mut spans = Vec::new();
        for at in fold::places(&self.folded, &needle) {
            while self.units.get(unit + 1).is_some_and(|u| u.folded <= at) {
                unit += 1;
            }
            let here = &self.units[unit];
            let nth = hits
                .last()
                .filter(|h| h.unit == unit)
                .map_or(0, |h| h.nth + 1);
            while self.tasks.get(task).is_some_and(|(_, end)| *end <= at) {
                task += 1;
            }
            let end = at + needle.len();
            let written = self.written(unit);
            let exact = wanted.as_ref().is_some_and(|wanted| {
                if nth == 0 {
                    spans = fold::spans(written, &needle, char::len_utf8);
                }
                spans
                    .get(nth)
                    .is_some_and(|(start, end)| fold::marked(&written[*start..*end]) == *wanted)
            });
            let length = self
                .units
                .get(unit + 1)
                .map_or(self.folded.len(), |u| u.folded);
            let share = (at - here.folded) * 256 / (length - here.folded).max(1);
            hits.push(Hit {
                unit,
                nth,
                share: share.min(255) as u8,
                note: here.kind != UnitKind::Paragraph,
                task: self.tasks.get(task).is_some_and(|(start, _)| *start < end),
                exact,
            });
        }
        if wanted.is_some() {
            let (mut first, rest): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|h| h.exact);
            first.extend(rest);
            return first;
        }
        hits
    }

    fn written(&self, unit: usize) -> &str {
        let end = self.units.get(unit + 1).map_or(self.text.len(), |u| u.text);
        &self.text[self.units[unit].text..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, task: Option<usize>) -> Run {
        Run {
            text: text.to_owned(),
            kind: RunKind::Text,
            emphasis: None,
            task,
            at: 0,
        }
    }

    /// An id, a kind, words with the tasks they give.
    type Written<'t> = (&'t str, UnitKind, &'t [(&'t str, Option<usize>)]);

    fn index(units: &[Written]) -> Index {
        let mut index = Index::default();
        for (id, kind, runs) in units {
            let runs: Vec<Run> = runs.iter().map(|(text, task)| run(text, *task)).collect();
            index.add((*id).to_owned(), *kind, "", &runs);
        }
        index
    }

    #[test]
    fn a_phrase_is_found_across_runs_but_not_across_paragraphs() {
        let index = index(&[
            (
                "p0",
                UnitKind::Paragraph,
                &[("Ban Bí", None), (" thư; ban", None)],
            ),
            ("p1", UnitKind::Paragraph, &[("Bí thư", None)]),
        ]);
        let units: Vec<_> = index.find("ban bi thu").iter().map(|h| h.unit).collect();
        assert_eq!(units, [0]);
        assert_eq!(index.find("bi thu").len(), 2);
        assert!(index.find("không có").is_empty() && index.find("…").is_empty());
    }

    #[test]
    fn marks_of_notes_and_pages_do_not_part_words() {
        let mut index = Index::default();
        let mark = Run {
            kind: RunKind::NoteRef {
                reference: 0,
                note: Some(0),
            },
            ..run("3", None)
        };
        let page = Run {
            kind: RunKind::PageBreak {
                page: Some(2),
                seam: 0,
            },
            ..run("", None)
        };
        let runs = [run("cán bộ", None), mark, page, run(" lãnh đạo", None)];
        index.add("p0".into(), UnitKind::Paragraph, "Điều 12.", &runs);
        assert_eq!(index.find("cán bộ lãnh đạo").len(), 1);
        assert_eq!(index.find("điều 12 cán bộ").len(), 1);
    }

    #[test]
    fn what_is_written_as_typed_comes_first_and_the_rest_still_comes() {
        let index = index(&[
            ("p0", UnitKind::Paragraph, &[("hoa, hòa và hoà, hoá", None)]),
            ("n0", UnitKind::Lead, &[("Hòa bình", None)]),
        ]);
        let ranked = |term: &str| {
            let hits = index.find(term);
            hits.iter()
                .map(|h| (h.unit, h.nth, h.exact))
                .collect::<Vec<_>>()
        };
        let expected = [
            (0, 1, true),
            (0, 2, true),
            (1, 0, true),
            (0, 0, false),
            (0, 3, false),
        ];
        assert_eq!(ranked("hoà"), expected);
        assert_eq!(ranked("hòa"), expected);
        let plain: Vec<_> = ranked("hoa").iter().map(|h| (h.0, h.1)).collect();
        assert_eq!(plain, [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0)]);
    }

    #[test]
    fn hits_tell_whether_they_stand_in_a_note_or_a_task() {
        let index = index(&[
            (
                "p0",
                UnitKind::Paragraph,
                &[("Đề án một; ", None), ("trình đề án hai", Some(0))],
            ),
            ("n0", UnitKind::Item, &[("đề án ba", Some(1))]),
        ]);
        let told: Vec<_> = index
            .find("de an")
            .iter()
            .map(|h| (h.note, h.task))
            .collect();
        assert_eq!(told, [(false, false), (false, true), (true, true)]);
    }
}

//! Footnotes: bodies lifted out of the stream, marks found in the text.
//!
//! *Reads* the lines that are neither furniture nor letterhead. *Writes* [`Sifted`]: which lines
//! belong to which note, and every mark. *Never* pairs across what is not there: an unpaired note
//! or mark is kept and diagnosed.
//!
//! "… giải pháp¹, 03 nhiệm vụ …" → mark 1; a paragraph "¹ (1) Tăng cường …" at the foot of the
//! page → note 1; "500 m²" → neither.

use crate::parse::letters::is_letter;

use crate::model::index::Index;
use crate::model::{DiagnosticKind, Span};

use super::labels::label;
use super::letters::starts_lower;
use super::lines::Line;

/// What the footnotes take out of the stream.
#[derive(Debug, Default)]
pub struct Sifted {
    pub notes: Vec<RawNote>,
    /// For each line, the note it belongs to.
    pub note_of_line: Vec<Option<usize>>,
    /// In source order.
    pub marks: Vec<Mark>,
    pub diagnostics: Vec<(DiagnosticKind, Span)>,
}

/// A note as it stands in the source.
#[derive(Debug)]
pub struct RawNote {
    pub label: String,
    /// The printed label at its head.
    pub label_span: Span,
    pub lines: Vec<usize>,
    /// Index of the mark that calls it.
    pub mark: Option<usize>,
}

/// A mark in the running text.
#[derive(Debug)]
pub struct Mark {
    pub span: Span,
    pub label: String,
    pub note: Option<usize>,
}

/// Finds notes and marks. `taken[i]` marks lines that have a role already.
pub fn footnotes(text: &str, lines: &[Line], taken: &[bool]) -> Sifted {
    let mut sifted = Sifted {
        note_of_line: vec![None; lines.len()],
        ..Sifted::default()
    };
    let called = called_in_brackets(text, lines, taken);
    lift_notes(text, lines, taken, &called, &mut sifted);
    find_marks(text, lines, taken, &mut sifted);
    pair(&mut sifted);
    diagnose(&mut sifted);
    sifted
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn superscript(c: char) -> Option<char> {
    SUPERSCRIPTS
        .iter()
        .position(|s| *s == c)
        .and_then(|i| char::from_digit(i as u32, 10))
}

/// A mark at the head of `text`: its label and its length in bytes.
fn mark_at(text: &str) -> Option<(String, usize, MarkForm)> {
    let first = text.chars().next()?;
    if superscript(first).is_some() {
        let mut label = String::new();
        let mut len = 0;
        for (c, digit) in text.chars().map_while(|c| superscript(c).map(|d| (c, d))) {
            label.push(digit);
            len += c.len_utf8();
        }
        return Some((label, len, MarkForm::Superscript));
    }
    let (open, close, form) = match first {
        '[' if text.starts_with("[^") => ("[^", "]", MarkForm::Caret),
        '[' => ("[", "]", MarkForm::Bracket),
        '<' => ("<sup>", "</sup>", MarkForm::Superscript),
        _ => return None,
    };
    let inner = text.strip_prefix(open)?;
    // Looked for no further: a text of nothing but opening brackets would be searched again from each of them.
    let closes = |at: &usize| inner.bytes().skip(*at).take(close.len()).eq(close.bytes());
    let end = (0..=4).find(closes).filter(|end| *end > 0)?;
    let label = inner[..end].trim_matches(|c| "[]()".contains(c)).trim();
    let fits = !label.is_empty()
        && (label.bytes().all(|b| b.is_ascii_digit())
            || label.chars().all(|c| c == '*')
            || form == MarkForm::Caret);
    fits.then(|| (label.to_owned(), open.len() + end + close.len(), form))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkForm {
    /// ¹ or <sup>1</sup>: proof by itself.
    Superscript,
    /// [^1]: proof by itself.
    Caret,
    /// [1]: needs its other half.
    Bracket,
}

/// Labels that "[n]" marks call inside running text: without one, a line "[1] …" is an item.
fn called_in_brackets(text: &str, lines: &[Line], taken: &[bool]) -> Index {
    let mut called = Index::default();
    for (i, line) in lines.iter().enumerate().filter(|(i, _)| !taken[*i]) {
        let words = line.span.of(text);
        for (at, _) in words.match_indices('[').filter(|(at, _)| *at > 0) {
            if let Some((label, _, MarkForm::Bracket)) = mark_at(&words[at..]) {
                called.number(&label, i);
            }
        }
    }
    called
}

/// The note that begins at `line`: its label and the length of the printed label.
fn note_start(text: &str, line: &Line, called: &Index) -> Option<(String, usize)> {
    let words = line.span.of(text);
    let (label, len, form) = mark_at(words)?;
    let rest = words[len..].trim_start_matches(':');
    let printed = words.len() - rest.len();
    let body = rest.starts_with(char::is_whitespace)
        || rest.starts_with(|c: char| is_letter(c) || matches!(c, '(' | '“' | '"'));
    let proven = form != MarkForm::Bracket || called.has(&label);
    (body && proven && !rest.trim().is_empty()).then_some((label, printed))
}

fn lift_notes(text: &str, lines: &[Line], taken: &[bool], called: &Index, sifted: &mut Sifted) {
    let mut i = 0;
    // The last line of running text before the notes: is its sentence still open?
    let mut body_open = false;
    while i < lines.len() {
        if taken[i] || lines[i].is_blank() {
            i += 1;
            continue;
        }
        let Some((label, len)) = note_start(text, &lines[i], called) else {
            body_open = is_open(&lines[i].text);
            i += 1;
            continue;
        };
        let mut own = vec![i];
        i += 1;
        loop {
            // Lines right below belong to the note, up to a blank, furniture or the next note.
            while i < lines.len()
                && !lines[i].is_blank()
                && !taken[i]
                && note_start(text, &lines[i], called).is_none()
            {
                own.push(i);
                i += 1;
            }
            // A note still open, after a text that is not, runs on to the next page.
            let next = (i..lines.len()).find(|j| !lines[*j].is_blank() && !taken[*j]);
            let Some(j) = next.filter(|j| {
                let last = &lines[own[own.len() - 1]].text;
                !body_open
                    && is_open(last)
                    && starts_lower(&lines[*j].text)
                    && note_start(text, &lines[*j], called).is_none()
                    && super::labels::label(&lines[*j].text).is_none()
            }) else {
                break;
            };
            own.push(j);
            i = j + 1;
        }
        let start = lines[own[0]].span.start;
        for line in &own {
            sifted.note_of_line[*line] = Some(sifted.notes.len());
        }
        sifted.notes.push(RawNote {
            label,
            label_span: Span::new(start, start + len),
            lines: own,
            mark: None,
        });
    }
}

/// Whether a line's sentence goes on: no stop at its end, and no heading.
fn is_open(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        matches!(c, ')' | '”' | '"' | '»' | '*') || superscript(c).is_some()
    });
    let stopped = end.ends_with(['.', ';', ':', '!', '?', '…']);
    let numbered = label(text).is_some_and(|(l, _)| !l.path.is_empty());
    let heading = super::letters::is_capitals(text) || numbered && text.chars().count() < 120;
    !stopped && !heading
}

fn find_marks(text: &str, lines: &[Line], taken: &[bool], sifted: &mut Sifted) {
    let mut known = Index::default();
    for (n, note) in sifted.notes.iter().enumerate() {
        known.number(&note.label, n);
    }
    for (i, line) in lines.iter().enumerate() {
        let first_of_note = sifted.note_of_line[i].is_some_and(|n| sifted.notes[n].lines[0] == i);
        if taken[i] || line.is_blank() {
            continue;
        }
        let words = line.span.of(text);
        let mut at = if first_of_note {
            sifted.notes[sifted.note_of_line[i].unwrap_or(0)]
                .label_span
                .len()
        } else {
            0
        };
        let (first, body) = (sifted.marks.len(), at);
        while at < words.len() {
            let rest = &words[at..];
            let Some((label, len, form)) = mark_at(rest) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let before = &words[..at];
            let is_mark = match form {
                MarkForm::Superscript => !is_unit(before, &label),
                MarkForm::Caret => true,
                MarkForm::Bracket => {
                    known.has(&label)
                        && !before.ends_with(char::is_whitespace)
                        && !before.is_empty()
                }
            };
            if is_mark {
                let start = line.span.start + at;
                sifted.marks.push(Mark {
                    span: Span::new(start, start + len),
                    label,
                    note: None,
                });
            }
            at += len;
        }
        // A line of nothing but marks calls no note: its figures are its words.
        let marked: usize = sifted.marks[first..].iter().map(|m| m.span.len()).sum();
        let letters = words[body..].chars().filter(|c| !c.is_whitespace());
        if letters.map(char::len_utf8).sum::<usize>() == marked {
            sifted.marks.truncate(first);
        }
    }
}

/// "m²", "km²", "dm³": a measure, not a mark.
fn is_unit(before: &str, label: &str) -> bool {
    let word: String = before
        .chars()
        .rev()
        .take_while(|c| is_letter(*c))
        .take(4)
        .collect();
    matches!(label, "2" | "3") && matches!(word.as_str(), "m" | "mk" | "mc" | "md" | "mm" | "mh")
}

/// A note answers the oldest mark of its label that has none yet; notes before their marks (at the
/// head of an annex, say) take what is left.
fn pair(sifted: &mut Sifted) {
    let mut waiting = Waiting::default();
    let mut next = 0;
    for n in 0..sifted.notes.len() {
        let start = sifted.notes[n].label_span.start;
        while next < sifted.marks.len() && sifted.marks[next].span.start < start {
            waiting.add(&sifted.marks[next].label, next);
            next += 1;
        }
        waiting.answer(n, sifted);
    }
    for (m, mark) in sifted.marks.iter().enumerate().skip(next) {
        waiting.add(&mark.label, m);
    }
    for n in 0..sifted.notes.len() {
        if sifted.notes[n].mark.is_none() {
            waiting.answer(n, sifted);
        }
    }
}

/// Marks without a note yet, by label.
#[derive(Default)]
struct Waiting {
    labels: Index,
    /// For each label its marks in order, and how many of them are answered.
    queues: Vec<(Vec<usize>, usize)>,
}

impl Waiting {
    fn add(&mut self, label: &str, mark: usize) {
        let queue = self.labels.number(label, self.queues.len());
        if queue == self.queues.len() {
            self.queues.push((Vec::new(), 0));
        }
        self.queues[queue].0.push(mark);
    }

    /// Pairs note `n` with the first mark that waits under its label.
    fn answer(&mut self, n: usize, sifted: &mut Sifted) {
        let note = &mut sifted.notes[n];
        let Some(queue) = self.labels.get(&note.label) else {
            return;
        };
        let (marks, answered) = &mut self.queues[queue];
        if let Some(&mark) = marks.get(*answered) {
            *answered += 1;
            note.mark = Some(mark);
            sifted.marks[mark].note = Some(n);
        }
    }
}

fn diagnose(sifted: &mut Sifted) {
    let mut seen = Index::default();
    let mut found = Vec::new();
    for note in &sifted.notes {
        let again = seen.count(&note.label) > 1;
        if note.mark.is_none() {
            let label = note.label.clone();
            let kind = if again {
                DiagnosticKind::NoteRepeated(label)
            } else {
                DiagnosticKind::NoteWithoutMark(label)
            };
            found.push((kind, note.label_span));
        }
    }
    for mark in sifted.marks.iter().filter(|m| m.note.is_none()) {
        found.push((
            DiagnosticKind::MarkWithoutNote(mark.label.clone()),
            mark.span,
        ));
    }
    sifted.diagnostics = found;
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn sift(text: &str) -> Sifted {
        let read = lines(text);
        footnotes(text, &read.lines, &vec![false; read.lines.len()])
    }

    #[test]
    fn a_note_between_the_halves_of_a_sentence_is_lifted() {
        let s = sift(
            "thực hiện 10 nhóm nhiệm vụ, giải pháp¹ báo cáo\n\n¹ (1) Tăng cường; (2) Coi trọng.\n\nBộ Chính trị.",
        );
        assert_eq!((s.notes.len(), s.marks.len()), (1, 1));
        assert_eq!(s.notes[0].mark, Some(0));
        assert_eq!(s.note_of_line[4], None);
    }

    #[test]
    fn a_measure_is_not_a_mark() {
        assert!(sift("diện tích 500 m² và 3 km²").marks.is_empty());
        assert_eq!(sift("trong năm 2023⁴.").marks[0].label, "4");
    }

    #[test]
    fn brackets_are_marks_when_both_halves_are_there() {
        let s = sift("Thực hiện Nghị định[1] của Chính phủ.\n\n[1] Nghị định số 30/2020/NĐ-CP.");
        assert_eq!((s.notes.len(), s.marks.len()), (1, 1));
        assert!(sift("[1] Mục đích\n[2] Yêu cầu").notes.is_empty());
    }

    #[test]
    fn restarted_numbers_pair_page_by_page() {
        let s = sift("một¹ câu.\n\n¹ Chú thích a.\n\nhai¹ câu.\n\n¹ Chú thích b.");
        assert_eq!([s.notes[0].mark, s.notes[1].mark], [Some(0), Some(1)]);
    }

    #[test]
    fn what_does_not_pair_is_said() {
        let s = sift("một⁵ câu.\n\n⁶ Chú thích.");
        assert_eq!(s.diagnostics.len(), 2);
    }

    #[test]
    fn an_open_note_runs_on_to_the_next_page() {
        let s =
            sift("Câu trọn¹.\n\n¹ Chú thích còn dở về\n\nviệc kiểm soát quyền lực.\n\nCâu sau.");
        assert_eq!(s.notes[0].lines.len(), 2);
    }
}

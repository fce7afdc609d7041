//! Small directives made by hand for the tests of this room, and runs written out to compare.

use super::{Run, RunKind};
use crate::model::{
    Abbreviation, Citation, Confidence, Directive, Footnote, Join, Label, NoteRef, Paragraph,
    Piece, Place, Repair, RepairKind, Role, Section, Series, Span, Task, Use,
};

/// A directive in the making. Facts are placed by their words in the last paragraph.
#[derive(Default)]
pub struct Draft(pub Directive);

impl Draft {
    /// Adds a paragraph. "¹" to "⁹" become references, "|" a healed page break before the next page.
    pub fn paragraph(mut self, role: Role, printed: &str) -> Self {
        let index = self.0.paragraphs.len();
        let mut paragraph = Paragraph {
            role,
            ..Paragraph::default()
        };
        let mut start = 0;
        for c in printed.chars() {
            let digit = "¹²³⁴⁵⁶⁷⁸⁹".chars().position(|mark| mark == c);
            if let Some(digit) = digit {
                let at = paragraph.text.len();
                self.0.note_refs.push(NoteRef {
                    place: Place::new(index, at, at),
                    label: (digit + 1).to_string(),
                    note: None,
                });
            } else if c == '|' {
                Self::piece(&mut paragraph, start);
                paragraph.text.push(' ');
                start = paragraph.text.len();
            } else {
                paragraph.text.push(c);
            }
        }
        Self::piece(&mut paragraph, start);
        self.0.paragraphs.push(paragraph);
        self
    }

    fn piece(paragraph: &mut Paragraph, start: usize) {
        let first = paragraph.pieces.is_empty();
        paragraph.pieces.push(Piece {
            span: Span::new(start, paragraph.text.len()),
            at: start as u32,
            join: if first { Join::Same } else { Join::Break },
            page: (!first).then_some(5),
        });
    }

    pub fn body(self, printed: &str) -> Self {
        self.paragraph(Role::Body, printed)
    }

    /// Adds a note and gives it to the reference of its label.
    pub fn note(self, label: &str, text: &str) -> Self {
        let note = self.0.footnotes.len();
        let mut it = self.paragraph(Role::Note(note as u32), text);
        let reference = it.0.note_refs.iter().position(|r| r.label == label);
        it.0.footnotes.push(Footnote {
            id: format!("n{label}"),
            label: label.into(),
            paragraphs: vec![it.0.paragraphs.len() - 1],
            called_by: reference,
            ..Footnote::default()
        });
        if let Some(reference) = reference {
            it.0.note_refs[reference].note = Some(note);
        }
        it
    }

    /// Makes `label` in the last paragraph a section under `parent`.
    pub fn section(mut self, label: &str, series: Series, parent: Option<usize>) -> Self {
        let place = self.find(label);
        let text = &self.0.paragraphs[place.paragraph].text;
        let rest = &text[place.end..];
        let head = place.end + rest.len() - rest.trim_start().len();
        let heading = self.0.paragraphs[place.paragraph].role == Role::Heading && place.start == 0;
        let sections = &mut self.0.outline.sections;
        let id = parent.map_or(String::new(), |p| format!("{}.", sections[p].id));
        let note = match self.0.paragraphs[place.paragraph].role {
            Role::Note(note) => Some(note as usize),
            _ => None,
        };
        if let Some(note) = note {
            self.0.footnotes[note].items.push(sections.len());
        }
        sections.push(Section {
            id: format!("{id}{}", label.trim_end_matches('.')),
            label: Label {
                text: label.into(),
                series,
                number: label
                    .trim_matches(|c: char| !c.is_ascii_digit())
                    .parse()
                    .unwrap_or_default(),
                ..Label::default()
            },
            heading,
            inline: place.start > 0,
            depth: parent.map_or(1, |p| sections[p].depth + 1),
            parent,
            note,
            place: Place::new(place.paragraph, place.start, text.len()),
            head,
        });
        self
    }

    pub fn citation(mut self, words: &str) -> Self {
        let place = self.find(words);
        self.0.citations.push(Citation {
            place,
            text: words.into(),
            ..Citation::default()
        });
        self
    }

    pub fn repair(mut self, wrong: &str, right: &str) -> Self {
        let place = self.find(wrong);
        self.0.repairs.push(Repair {
            place,
            wrong: wrong.into(),
            right: right.into(),
            kind: RepairKind::Twin,
            confidence: Confidence::High,
        });
        self
    }

    /// Adds a use of the first word of `words` at the place of `words`.
    pub fn short(mut self, short: &str, in_number: bool) -> Self {
        let place = self.find(short);
        let entries = &mut self.0.glossary.entries;
        let known = entries.iter().position(|e| e.short == short);
        let entry = known.unwrap_or_else(|| {
            entries.push(Abbreviation {
                short: short.into(),
                ..Abbreviation::default()
            });
            entries.len() - 1
        });
        entries[entry].uses.push(Use {
            place,
            in_number,
            variant: false,
        });
        self
    }

    pub fn task(mut self, words: &str) -> Self {
        let place = self.find(words);
        self.0.tasks.push(Task {
            id: format!("t-{}", self.0.tasks.len()),
            place,
            ..Task::default()
        });
        self
    }

    fn find(&self, words: &str) -> Place {
        let index = self.0.paragraphs.len() - 1;
        let text = &self.0.paragraphs[index].text;
        let start = text
            .find(words)
            .expect("the words stand in the last paragraph");
        Place::new(index, start, start + words.len())
    }
}

/// Runs in one line: "text", "[r0:1]", "[c0:…]", "[a0-1!:…]" (marked), "[e0:…]", "[(0):…]", "[|5]";
/// words of a task in braces.
pub fn show(runs: &[Run]) -> String {
    let run = |run: &Run| {
        let text = &run.text;
        let shown = match run.kind {
            RunKind::Text => text.clone(),
            RunKind::NoteRef { reference, .. } => format!("[r{reference}:{text}]"),
            RunKind::Abbreviation {
                entry,
                usage,
                marked,
                ..
            } => format!("[a{entry}-{usage}{}:{text}]", if marked { "!" } else { "" }),
            RunKind::Citation(i) => format!("[c{i}:{text}]"),
            RunKind::Repair(i) => format!("[e{i}:{text}]"),
            RunKind::Reference(i) => format!("[s{i}:{text}]"),
            RunKind::ItemLabel(i) => format!("[({i}):{text}]"),
            RunKind::PageBreak { page, .. } => format!("[|{}]", page.unwrap_or(0)),
        };
        match run.task {
            Some(_) => format!("{{{shown}}}"),
            None => shown,
        }
    };
    runs.iter().map(run).collect()
}

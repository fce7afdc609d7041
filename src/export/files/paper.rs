//! The healed text as every form of it needs it: paragraphs of words and calls of notes, with what was decided about
//! suspected errors in it and short forms written out where that is wished. Errors left open stay as printed.

use super::work::Work;
use crate::model::EmphasisKind;
use crate::view::decisions::{Verdict, spot};
use crate::view::{Block, BlockKind, Line, Node, Run, RunKind};

/// A paragraph of the running text.
pub struct Part {
    pub kind: PartKind,
    /// "p12".
    pub id: String,
    /// A second id: that of the section it is.
    pub anchor: Option<String>,
    /// Its sentences, each with the notes that it calls.
    pub segments: Vec<Segment>,
}

pub enum PartKind {
    /// Its level, from 2, and its label as printed: "2.1."; empty where it has none.
    Heading(usize, String),
    Paragraph,
    /// Its label as printed, and how deep it hangs (1 = directly under its heading).
    Item(String, usize),
}

/// Words up to the end of a sentence.
pub struct Segment {
    pub bits: Vec<Bit>,
    /// Indices of notes that open after it.
    pub notes: Vec<usize>,
}

/// Words of one look, or a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    Words(String, Option<EmphasisKind>),
    /// The place of a task begins, or of an item within a paragraph: its id.
    Anchor(String),
    /// A call: the note, where there is one, which of all calls it is, and its label.
    Call(Option<usize>, usize, String),
    /// The sentence is cut here again.
    Break,
}

/// A label with the blank after it; nothing where there is none.
pub fn labelled(label: &str) -> String {
    if label.is_empty() {
        String::new()
    } else {
        [label, " "].concat()
    }
}

/// The text of bits, without marks.
pub fn words(bits: &[Bit]) -> String {
    let words = bits.iter().map(|bit| match bit {
        Bit::Words(words, _) => words.as_str(),
        Bit::Break => " ",
        Bit::Anchor(_) | Bit::Call(..) => "",
    });
    words.collect()
}

impl Work {
    /// The running text, top down.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for node in &self.reading.body {
            self.node(node, &mut parts);
        }
        parts
    }

    fn node(&self, node: &Node, parts: &mut Vec<Part>) {
        match node {
            Node::Section(section) => {
                let label = self.reading.targets.sections.get(section.section);
                let label = label.map_or_else(String::new, |target| target.printed.clone());
                let kind = PartKind::Heading(section.level, label);
                let mut heading = self.part(&section.heading, kind);
                heading.anchor = Some(section.id.clone());
                parts.push(heading);
                for node in &section.content {
                    self.node(node, parts);
                }
            }
            Node::Block(block) => parts.push(self.part(
                block,
                match &block.kind {
                    BlockKind::Heading => PartKind::Heading(6, String::new()),
                    BlockKind::Paragraph => PartKind::Paragraph,
                    BlockKind::Item { marker, depth } => PartKind::Item(marker.clone(), *depth),
                },
            )),
        }
    }

    fn part(&self, block: &Block, kind: PartKind) -> Part {
        let segments = block.segments.iter().map(|segment| Segment {
            bits: self.bits(&segment.runs),
            notes: segment.notes.clone(),
        });
        Part {
            kind,
            id: block.id.clone(),
            anchor: block.anchor.clone(),
            segments: segments.collect(),
        }
    }

    pub fn lines(&self, lines: &[Line]) -> Vec<Vec<Bit>> {
        lines.iter().map(|line| self.bits(&line.runs)).collect()
    }

    /// Runs as they are to be written.
    pub fn bits(&self, runs: &[Run]) -> Vec<Bit> {
        let targets = &self.reading.targets;
        let mut bits: Vec<Bit> = Vec::new();
        for run in runs {
            if let RunKind::NoteRef { reference, note } = run.kind {
                bits.push(Bit::Call(note, reference, run.text.clone()));
                continue;
            }
            let begins = run.task.and_then(|task| targets.tasks.get(task));
            if let Some(task) = begins.filter(|task| task.start == run.at) {
                bits.push(Bit::Anchor(task.id.clone()));
            }
            let words = match run.kind {
                RunKind::PageBreak { seam, .. } => {
                    if self.decisions.is_back(seam) {
                        bits.push(Bit::Break);
                    }
                    continue;
                }
                RunKind::Repair(index) => self.decided(index, run),
                RunKind::Abbreviation {
                    entry,
                    spells: true,
                    ..
                } => self.long(entry).unwrap_or(&run.text),
                RunKind::ItemLabel(section) => {
                    let section = targets.sections.get(section);
                    bits.extend(section.map(|section| Bit::Anchor(section.id.clone())));
                    &run.text
                }
                _ => &run.text,
            };
            match bits.last_mut() {
                Some(Bit::Words(last, emphasis)) if *emphasis == run.emphasis => {
                    last.push_str(words)
                }
                _ if words.is_empty() => {}
                _ => bits.push(Bit::Words(words.to_owned(), run.emphasis)),
            }
        }
        bits
    }

    /// The form that was decided on; it stands whole where the error begins.
    fn decided<'a>(&'a self, index: usize, run: &'a Run) -> &'a str {
        let repair = self.reading.targets.repairs.get(index);
        match repair.and_then(|repair| Some((repair, self.decisions.verdict(spot(repair))?))) {
            Some((repair, Verdict::Fixed(form))) if repair.start == run.at => form,
            Some((_, Verdict::Fixed(_))) => "",
            _ => &run.text,
        }
    }

    /// What a short form stands for, where it is to be written out.
    fn long(&self, entry: usize) -> Option<&str> {
        let row = self.reading.abbreviations.get(entry)?;
        let own = self.meanings.get(&row.short);
        own.or(row.long.as_deref()).filter(|_| self.wish.in_full)
    }
}

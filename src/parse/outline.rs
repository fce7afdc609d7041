//! Labels → the tree of sections.
//!
//! *Reads* the healed paragraphs. *Writes* [`Outline`], which paragraphs are headings, and what is
//! odd in the numbering. *Never* trusts a Markdown level: labels decide (a real conclusion had
//! `##`, `###` and `####` on sections of one rank).
//!
//! "I." › "2." › "2.1." › "-" › "+": depth 1 to 5; "(1) … (2) …" inside a paragraph are children
//! of the section the paragraph stands in.

use crate::model::{DiagnosticKind, Label, Outline, Paragraph, Place, Role, Section, Series};
use crate::parse::letters::marks::Marks;

mod depth;
mod settling;

use super::enumerations::{self, Item};
use super::grammar::headings::{is_heading, is_unlabelled_heading};
use super::grammar::quotations;
use super::grammar::rows::is_table_row;
use super::known;
use super::labels::label;

/// The tree, and what was seen while building it.
#[derive(Debug, Default)]
pub struct Outlined {
    pub outline: Outline,
    /// Paragraphs that are headings.
    pub headings: Vec<usize>,
    pub diagnostics: Vec<(DiagnosticKind, Place)>,
    /// Paragraphs that another document is quoted in.
    pub quoted: Vec<bool>,
}

/// Builds the outline of body and notes; `note_ids` names the notes for their items' ids.
pub fn outline(paragraphs: &[Paragraph], note_ids: &[String]) -> Outlined {
    let quoted = quotations::quoted(paragraphs);
    let mut builder = Builder {
        ahead: Vec::with_capacity(paragraphs.len()),
        ..Builder::default()
    };
    let (mut labels, mut last) = (0, 0);
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let own = paragraph.role == Role::Body && !quoted[i] && !is_table_row(&paragraph.text);
        let label = if own { label(&paragraph.text) } else { None };
        if label.is_some() {
            labels += 1;
            last = i;
        }
        builder.ahead.push(label);
    }
    // The only label of a text, when that is a bullet, is a dateline: "– Chiều 3/4, Ban …".
    if labels == 1 {
        let only = builder.ahead[last].take();
        builder.ahead[last] = only.filter(|(label, _)| !label.path.is_empty());
    }
    builder.done.outline.sections.reserve_exact(labels);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        match paragraph.role {
            Role::Body if !quoted[index] => builder.read(index, paragraph),
            // What follows the signature is no part of the last article.
            Role::Conclusions(_) => builder.open.clear(),
            _ => {}
        }
    }
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if let Role::Note(note) = paragraph.role {
            builder.read_note(index, paragraph, note as usize);
        }
    }
    builder.done.outline.sections.shrink_to_fit();
    super::section_ids::name_all(&mut builder.done.outline.sections, note_ids);
    builder.done.quoted = quoted;
    builder.done
}

#[derive(Default)]
struct Builder {
    done: Outlined,
    /// Open sections from the root to the innermost, indices into the outline.
    open: Vec<usize>,
    /// Whether the last paragraph announced a list ("… như sau:").
    announced: bool,
    /// For each paragraph not read yet, its label and where its words begin.
    ahead: Vec<Option<(Label, usize)>>,
}

impl Builder {
    fn read(&mut self, index: usize, paragraph: &Paragraph) {
        let text = paragraph.text.as_str();
        let items = enumerations::items(text);
        let leads = items.first().is_some_and(|item| item.start == 0);
        match self.ahead[index].take().filter(|_| !leads) {
            Some((label, head)) => self.add_labelled(index, text, label, head, paragraph),
            None if is_unlabelled_heading(paragraph) => self.add_heading(index, text),
            None => {}
        }
        // Items inside a paragraph without a label belong to the heading above, not to the last
        // bullet before it.
        let own = self
            .open
            .last()
            .copied()
            .filter(|s| self.section(*s).place.paragraph == index);
        let parent =
            own.or_else(|| {
                self.open.iter().rev().copied().find(|s| {
                    self.section(*s).heading || self.section(*s).label.series < Series::Dash
                })
            });
        let depth = parent.map_or(1, |p| self.section(p).depth + 1);
        for item in items {
            self.push(inline_section(index, &item, parent, depth, None));
        }
        self.announced = text.trim_end().ends_with(':');
    }

    fn read_note(&mut self, index: usize, paragraph: &Paragraph, note: usize) {
        let text = paragraph.text.as_str();
        let items = enumerations::items(text);
        if items.is_empty()
            && let Some((label, head)) = label(text)
        {
            self.push(Section {
                label,
                depth: 1,
                note: Some(note),
                place: Place::new(index, 0, text.len()),
                head,
                ..Section::default()
            });
        }
        for item in items {
            self.push(inline_section(index, &item, None, 1, Some(note)));
        }
    }

    fn section(&self, index: usize) -> &Section {
        &self.done.outline.sections[index]
    }

    fn push(&mut self, section: Section) -> usize {
        self.done.outline.sections.push(section);
        self.done.outline.sections.len() - 1
    }

    fn add_labelled(
        &mut self,
        index: usize,
        text: &str,
        label: Label,
        head: usize,
        paragraph: &Paragraph,
    ) {
        let label = self.settle(label, index);
        let heading = self.is_heading(&label, &text[head..], paragraph, index);
        let keep = self.parent_level(&label, heading, index);
        let sibling = self.open.get(keep).map(|s| &self.section(*s).label);
        if let Some(kind) = numbering(&label, sibling) {
            let place = Place::new(index, 0, label.text.len());
            self.done.diagnostics.push((kind, place));
        }
        self.open.truncate(keep);
        if heading {
            self.done.headings.push(index);
        }
        let section = Section {
            label,
            heading,
            depth: self.open.len() + 1,
            parent: self.open.last().copied(),
            place: Place::new(index, 0, text.len()),
            head,
            ..Section::default()
        };
        let added = self.push(section);
        self.open.push(added);
    }

    /// Whether a labelled paragraph is a heading. A starred line over a list of dashes is one:
    /// "* Nguyên nhân".
    fn is_heading(&self, label: &Label, words: &str, paragraph: &Paragraph, index: usize) -> bool {
        let article = self
            .open
            .iter()
            .any(|s| self.section(*s).label.series == Series::Article);
        let next = self.ahead.get(index + 1).and_then(Option::as_ref);
        is_heading(label, words, paragraph, article)
            || label.text == "*"
                && !words.ends_in(".;,")
                && next.is_some_and(|(l, _)| l.series == Series::Dash)
    }

    /// A heading without a label stands under the innermost heading and owns no labelled section.
    /// "QUY CHẾ", issued with a decision, stands beside the sections of the decision.
    fn add_heading(&mut self, index: usize, text: &str) {
        if known::names_document(text) {
            self.open.clear();
        }
        while self.open.last().is_some_and(|s| {
            !self.section(*s).heading || self.section(*s).label.series == Series::Unlabelled
        }) {
            self.open.pop();
        }
        self.done.headings.push(index);
        let section = Section {
            label: Label {
                series: Series::Unlabelled,
                ..Label::default()
            },
            heading: true,
            depth: self.open.len() + 1,
            parent: self.open.last().copied(),
            place: Place::new(index, 0, text.len()),
            ..Section::default()
        };
        let added = self.push(section);
        self.open.push(added);
    }
}

/// What is odd in the number of a label behind that of its sibling.
fn numbering(label: &Label, sibling: Option<&Label>) -> Option<DiagnosticKind> {
    let same = |s: &&Label| s.series == label.series && s.path.len() == label.path.len();
    let before = sibling.filter(same).filter(|_| !label.path.is_empty())?;
    // "7a." is no "7." again.
    if before.path == label.path && before.text.len() == label.text.len() {
        Some(DiagnosticKind::NumberRepeated(label.text.clone()))
    } else if label.number > before.number + 1 {
        Some(DiagnosticKind::NumberSkipped {
            before: before.text.clone(),
            after: label.text.clone(),
        })
    } else {
        // The letters d and đ are often one after the other lost; f and j are never used.
        None
    }
}

fn inline_section(
    index: usize,
    item: &Item,
    parent: Option<usize>,
    depth: usize,
    note: Option<usize>,
) -> Section {
    Section {
        label: Label {
            text: item.label.clone(),
            series: Series::Parenthesised,
            number: item.number,
            path: vec![item.number],
        },
        inline: true,
        depth,
        parent,
        note,
        place: Place::new(index, item.start, item.end),
        head: item.head,
        ..Section::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numerals in, depths out.
    fn depths(lines: &[&str]) -> Vec<usize> {
        let paragraphs: Vec<Paragraph> = lines
            .iter()
            .map(|l| Paragraph {
                text: (*l).to_owned(),
                ..Paragraph::default()
            })
            .collect();
        outline(&paragraphs, &[])
            .outline
            .sections
            .iter()
            .map(|s| s.depth)
            .collect()
    }

    #[test]
    fn depth_follows_the_series_not_the_looks() {
        assert_eq!(
            depths(&[
                "I. A", "1. B", "2. C", "2.1. D", "- e.", "- f:", "+ g.", "2.2. H", "3. I",
                "II. J", "1. K"
            ]),
            [1, 2, 2, 3, 4, 4, 5, 3, 2, 1, 2]
        );
    }

    #[test]
    fn a_lead_in_owns_the_list_after_it() {
        assert_eq!(
            depths(&["1. A", "- Gồm:", "a) b;", "b) c.", "- D.", "2. E"]),
            [1, 2, 3, 3, 2, 1]
        );
        assert_eq!(
            depths(&["1. A", "1.1. B như sau:", "1. C.", "2. D.", "1.2. E"]),
            [1, 2, 3, 3, 2]
        );
    }

    #[test]
    fn letters_and_numerals_are_told_by_what_they_continue() {
        assert_eq!(
            depths(&["1. A", "g) b;", "h) c;", "i) d;", "k) e."]),
            [1, 2, 2, 2, 2]
        );
        assert_eq!(
            depths(&["1. A", "a) b:", "i) c;", "ii) d;", "b) e."]),
            [1, 2, 3, 3, 2]
        );
    }

    #[test]
    fn laws_nest_by_their_words() {
        assert_eq!(
            depths(&[
                "Chương I",
                "Điều 1. A",
                "1. B.",
                "a) c;",
                "Điều 2. D",
                "Chương II",
                "Mục 1",
                "Điều 3. E",
                "PHỤ LỤC I",
                "I. F"
            ]),
            [1, 2, 3, 4, 2, 1, 2, 3, 1, 2]
        );
    }

    #[test]
    fn inline_items_belong_to_the_section_of_their_paragraph() {
        assert_eq!(
            depths(&[
                "I. A",
                "Kết quả: (1) Làm tốt. (2) Làm xong.",
                "- B.",
                "Nữa: (1) c; (2) d."
            ]),
            [1, 2, 2, 2, 2, 2]
        );
    }

    #[test]
    fn skipped_and_repeated_numbers_are_said() {
        let paragraphs: Vec<Paragraph> = ["1. A", "3. B", "3. C"]
            .iter()
            .map(|l| Paragraph {
                text: (*l).to_owned(),
                ..Paragraph::default()
            })
            .collect();
        let kinds: Vec<DiagnosticKind> = outline(&paragraphs, &[])
            .diagnostics
            .into_iter()
            .map(|d| d.0)
            .collect();
        assert_eq!(
            kinds,
            [
                DiagnosticKind::NumberSkipped {
                    before: "1.".into(),
                    after: "3.".into()
                },
                DiagnosticKind::NumberRepeated("3.".into())
            ]
        );
    }
}

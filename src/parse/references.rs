//! Mentions of sections are tied to the outline, those of documents to the citations.
//!
//! *Reads* paragraphs, outline and citations. *Writes* [`Reference`]s. *Never* guesses: where the
//! words leave a choice (several sections of that number, a section of a document that the sentence
//! may have changed), the referent stays unknown.
//!
//! "khoản 2 Điều này" in Điều 7 → dieu-7.2; "Điều 5 Nghị định này" → dieu-5; "mục 2.2" in part II →
//! II.2.2; "Điều 5 Nghị định số 12/2020/NĐ-CP" → that citation; "Sửa đổi khoản 2 Điều 5" → unknown.

mod sections;

use crate::model::{
    Citation, DiagnosticKind, Footnote, NoteRef, Outline, Paragraph, Place, Reference, Referent,
    Role, Series,
};
use crate::parse::letters::marks::Marks;

use super::annotate::references::{self as finder, Behind, Unit};
use super::letters::{begins, lower_text};
use sections::{Sections, body};

/// What references are tied to.
pub struct Context<'a> {
    pub paragraphs: &'a [Paragraph],
    /// Where words stand that sections are named with, each after its paragraph ([`finder::tells`]).
    pub telling: &'a [(usize, usize)],
    /// Paragraphs that another document is quoted in.
    pub quoted: &'a [bool],
    pub outline: &'a Outline,
    pub citations: &'a [Citation],
    pub footnotes: &'a [Footnote],
    pub note_refs: &'a [NoteRef],
    /// Of the document itself.
    pub kind: Option<&'a str>,
    /// Whether the document ends with a signature, so that no sections can be cut off.
    pub is_whole: bool,
}

/// The references in reading order, and what is odd in them.
#[derive(Debug, Default)]
pub struct Referred {
    pub references: Vec<Reference>,
    pub diagnostics: Vec<(DiagnosticKind, Place)>,
}

/// How words begin that change another document.
const CHANGES: &str = "Sửa đổi|Bổ sung|Bãi bỏ|Thay |Bỏ |Đổi |Hủy bỏ|Huỷ bỏ";

/// Finds all references and ties each to what it means.
pub fn references(context: &Context) -> Referred {
    let mut referred = Referred::default();
    let mut sections = None;
    let mut cited = Cited::default();
    let mut quotation = (None, false);
    for (p, paragraph) in context.paragraphs.iter().enumerate() {
        if !paragraph.role.cites() || context.quoted[p] {
            continue;
        }
        let text = paragraph.text.as_str();
        let opened = opens(context, p);
        let mut read = 0;
        // A quotation in a note may run over its paragraphs; all others are told beforehand.
        let note = matches!(paragraph.role, Role::Note(_)).then_some(paragraph.role);
        let mut quotes = note.is_some() && quotation == (note, true);
        let telling = {
            let before = |p| context.telling.partition_point(|(of, _)| *of < p);
            &context.telling[before(p)..before(p + 1)]
        };
        for found in finder::references(text, telling, opened) {
            // "Điều 5. Tên điều" that is no section: a line of a table of contents, a line lost in another.
            let before = text[..found.start].trim_end();
            let first = before.is_empty() || before.ends_in(".;:”");
            let heads = first && text[found.end..].begins_in(".:");
            let inside = in_quotes(&text[read..found.start], quotes);
            (read, quotes) = (found.start, inside);
            if inside || heads {
                continue;
            }
            let place = Place::new(p, found.start, found.end);
            cited.read_to(context.citations, place);
            let sections =
                sections.get_or_insert_with(|| Sections::new(context.outline, context.paragraphs));
            let here = sections.around(stand(context, place));
            let at = Standing {
                context,
                sections,
                cited: &cited,
                here,
                place,
                opened,
            };
            let referent = at.referent(&found.units, found.behind);
            // "Điều này cho thấy" in a paper without Điều.
            let points = found.units.first().is_some_and(|u| u.numeral.is_empty());
            if referent == Referent::Unknown && points {
                continue;
            }
            if referent == Referent::Unknown && at.is_missing(&found.units, found.behind) {
                let kind = DiagnosticKind::SectionMissing(text[found.start..found.end].to_owned());
                referred.diagnostics.push((kind, place));
            }
            referred.references.push(Reference {
                place,
                text: text[found.start..found.end].to_owned(),
                referent,
            });
        }
        if note.is_some() {
            quotation = (note, in_quotes(&text[read..], quotes));
        }
    }
    referred
}

/// Where the words of a paragraph begin, behind the label of the section it opens.
fn opens(context: &Context, paragraph: usize) -> usize {
    let body = body(context.outline);
    let first = body.partition_point(|s| s.place.paragraph < paragraph);
    let own = body.get(first).filter(|s| s.place.paragraph == paragraph);
    own.filter(|s| s.place.start == 0).map_or(0, |s| s.head)
}

/// Whether a place is in quotation marks, `between` it and another that was or was not.
fn in_quotes(between: &str, mut inside: bool) -> bool {
    for c in between.chars() {
        match c {
            '“' | '„' | '‟' => inside = true,
            '”' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
    }
    inside
}

/// Where the words at `place` stand: those of a note, where its mark does.
fn stand(context: &Context, place: Place) -> Place {
    let Role::Note(note) = context.paragraphs[place.paragraph].role else {
        return place;
    };
    let mark = context
        .footnotes
        .get(note as usize)
        .and_then(|n| n.called_by);
    let mark = mark.and_then(|r| context.note_refs.get(r));
    mark.map_or(Place::new(0, 0, 0), |mark| mark.place)
}

/// The citations before a place.
#[derive(Default)]
struct Cited<'a> {
    /// How many they are.
    count: usize,
    /// The last one of each kind.
    last: Vec<(&'a str, usize)>,
}

impl<'a> Cited<'a> {
    fn read_to(&mut self, citations: &'a [Citation], place: Place) {
        while let Some(citation) = citations.get(self.count).filter(|c| c.place < place) {
            let kind = citation.kind.as_str();
            match self.last.iter_mut().find(|(of, _)| *of == kind) {
                Some((_, last)) => *last = self.count,
                None => self.last.push((kind, self.count)),
            }
            self.count += 1;
        }
    }

    /// The last one of a kind; of any, where the kind is empty.
    fn last(&self, kind: &str) -> Option<usize> {
        let same = self.last.iter().find(|(of, _)| *of == kind);
        let any = self.count.checked_sub(1).filter(|_| kind.is_empty());
        same.map(|(_, last)| *last).or(any)
    }
}

/// A reference and where it stands.
struct Standing<'c, 'a> {
    context: &'c Context<'a>,
    sections: &'c Sections<'a>,
    cited: &'c Cited<'a>,
    here: Option<usize>,
    place: Place,
    /// Where the words of its paragraph begin.
    opened: usize,
}

impl Standing<'_, '_> {
    fn referent(&self, units: &[Unit], behind: Behind) -> Referent {
        let section = |in_main| {
            let found = self.sections.section(units, self.here, in_main);
            found.map_or(Referent::Unknown, Referent::Section)
        };
        match behind {
            // What a change puts in is another document's, also where its quotation marks are lost.
            Behind::This(_) if !units.is_empty() && self.changes() => Referent::Unknown,
            Behind::Nothing if self.changes() => {
                let changed = self.changed();
                changed.map_or(Referent::Unknown, Referent::Citation)
            }
            // A section named alone may be that of the document the paragraph cites.
            Behind::Nothing if self.first_cited(self.place.paragraph).is_some() => {
                Referent::Unknown
            }
            Behind::This(kind) => match self.document(kind) {
                document if units.is_empty() => document,
                Referent::ThisDocument => section(!kind.is_empty()),
                Referent::Section(_) => section(false),
                document => document,
            },
            Behind::Nothing | Behind::Above => section(false),
            Behind::Before(kind) => {
                let last = self.cited.last(kind);
                last.map_or(Referent::Unknown, Referent::Citation)
            }
            Behind::Other(at) => {
                let citations = self.context.citations;
                let named = Place::new(self.place.paragraph, at, 0);
                let next = citations.partition_point(|c| c.place < named);
                let starts = |c: &&Citation| {
                    (c.place.paragraph, c.place.start) == (named.paragraph, named.start)
                };
                let found = citations.get(next).filter(starts);
                found.map_or(Referent::Elsewhere, |_| Referent::Citation(next))
            }
            Behind::Unclear => Referent::Unknown,
        }
    }

    /// What "… này" of a kind is: the document, the regulation it issues, or one just cited.
    fn document(&self, kind: &str) -> Referent {
        let last = self
            .cited
            .last(kind)
            .filter(|last| self.context.citations[*last].place.paragraph == self.place.paragraph);
        let own = self.context.kind.unwrap_or_default();
        if kind.is_empty() || own == kind || own == "Văn bản hợp nhất" {
            return Referent::ThisDocument;
        }
        let part = self.here.map_or(0, |s| self.sections.parts[s]);
        if let Some(head) = self.sections.heads[part] {
            let place = self.sections.all[head].place;
            let words = &self.context.paragraphs[place.paragraph].text;
            if begins(&lower_text(words), lower_text(kind).as_str()) {
                return Referent::Section(head);
            }
        }
        match last {
            Some(last) if !own.is_empty() => Referent::Citation(last),
            None if own.is_empty() => Referent::ThisDocument,
            _ => Referent::Unknown,
        }
    }

    /// The first citation of a paragraph.
    fn first_cited(&self, paragraph: usize) -> Option<usize> {
        let citations = self.context.citations;
        let first = citations.partition_point(|c| c.place.paragraph < paragraph);
        let found = citations
            .get(first)
            .filter(|c| c.place.paragraph == paragraph);
        found.map(|_| first)
    }

    /// Whether the paragraph, or a section around it, changes another document.
    fn changes(&self) -> bool {
        let mut above = self.sections.above(self.here);
        self.own_words_change() || above.any(|s| self.section_changes(s))
    }

    fn own_words_change(&self) -> bool {
        let paragraph = &self.context.paragraphs[self.place.paragraph];
        begins(&paragraph.text[self.opened..], CHANGES)
    }

    fn section_changes(&self, section: usize) -> bool {
        let section = &self.sections.all[section];
        let paragraph = &self.context.paragraphs[section.place.paragraph];
        begins(&paragraph.text[section.head..], CHANGES)
    }

    /// The document that "Sửa đổi khoản 2 Điều 5" changes: the one that the heading names.
    fn changed(&self) -> Option<usize> {
        let mut above = self
            .sections
            .above(self.here)
            .filter(|s| self.section_changes(*s));
        let cited = |s: usize| self.first_cited(self.sections.all[s].place.paragraph);
        above.find_map(cited).filter(|cited| {
            let place = self.context.citations[*cited].place;
            self.own_words_change() && place.paragraph < self.place.paragraph
        })
    }

    /// Whether a Điều of this very document is named beyond its last.
    fn is_missing(&self, units: &[Unit], behind: Behind) -> bool {
        let named = match behind {
            Behind::This(kind) => !kind.is_empty() && Some(kind) == self.context.kind,
            _ => false,
        };
        let outermost = units.last().filter(|u| u.series == Series::Article);
        let number = outermost.and_then(|u| u.numeral.parse().ok());
        let last = self.sections.articles.filter(|last| *last > 1);
        named && self.context.is_whole && number > last && last.is_some()
    }
}

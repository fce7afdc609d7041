//! What is sought in the text, and which of its hits is the one looked at.

use super::document::{Document, Opened, Shared};
use super::pieces::Piece;
use crate::model::set::Set;
use crate::view::index::{Hit, Index, UnitKind};
use crate::view::{Block, BlockKind, Line, anchors};

/// Where hits are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    All,
    Body,
    Notes,
    /// Sentences that give tasks; they stand in the body or in notes.
    Tasks,
}

/// The facets with their names in attributes and text keys.
pub const FACETS: [(Facet, &str); 4] = [
    (Facet::All, "all"),
    (Facet::Body, "body"),
    (Facet::Notes, "notes"),
    (Facet::Tasks, "tasks"),
];

/// A search: its words, its hits, and the one looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    pub term: String,
    pub facet: Facet,
    hits: Option<Shared<Vec<Hit>>>,
    /// Which of the hits of the facet.
    active: usize,
    /// The paragraph from which to look: hits after it come before those above.
    from: usize,
    /// How often someone asked for the next hit or the one before.
    pub steps: u32,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            term: String::new(),
            facet: Facet::All,
            hits: None,
            active: 0,
            from: 0,
            steps: 0,
        }
    }
}

impl Facet {
    fn holds(self, hit: &Hit) -> bool {
        match self {
            Self::All => true,
            Self::Body => !hit.note,
            Self::Notes => hit.note,
            Self::Tasks => hit.task,
        }
    }
}

impl Search {
    /// Begins to look from a paragraph.
    pub fn begin(&mut self, paragraph: usize) {
        self.from = paragraph;
    }

    /// Looks for other words.
    pub fn seek(&mut self, document: &Opened, term: String) {
        let index = document.index();
        self.hits = Some(Shared::new(index.find(&term)));
        self.term = term;
        if self.count(self.facet) == 0 {
            self.facet = Facet::All;
        }
        self.choose(index);
    }

    /// Looks only in a part of the text.
    pub fn narrow(&mut self, document: &Opened, facet: Facet) {
        self.facet = facet;
        self.choose(document.index());
    }

    /// The first hit from the place on where the search began; of hits with the marks that were typed, if there are.
    fn choose(&mut self, index: &Index) {
        let from = index.unit_of(&anchors::block(self.from)).unwrap_or(0);
        let best = self.shown().next().is_some_and(|hit| hit.exact);
        let next = self
            .shown()
            .position(|hit| hit.exact == best && hit.unit >= from);
        self.active = next.unwrap_or(0);
    }

    /// Goes to the next hit or the one before, round and round.
    pub fn step(&mut self, back: bool) {
        let count = self.shown().count();
        if count > 0 {
            self.active = (self.active + if back { count - 1 } else { 1 }) % count;
            self.steps += 1;
        }
    }

    /// Forgets the words; the place to look from stays.
    pub fn clear(&mut self) {
        if !self.term.is_empty() {
            let from = self.from;
            *self = Self {
                from,
                ..Self::default()
            };
        }
    }

    fn all(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().flat_map(|hits| hits.iter())
    }

    /// The hits of the facet.
    pub fn shown(&self) -> impl Iterator<Item = &Hit> {
        self.all().filter(|hit| self.facet.holds(hit))
    }

    pub fn count(&self, facet: Facet) -> usize {
        self.all().filter(|hit| facet.holds(hit)).count()
    }

    pub fn active(&self) -> Option<Hit> {
        self.shown().nth(self.active).copied()
    }

    /// "4" of "4 / 7".
    pub fn place(&self) -> usize {
        self.active + 1
    }
}

/// Everything in `document` that can be sought, in reading order: a note follows the paragraph that calls it.
pub fn index(document: &Document) -> Index {
    let reading = &document.reading;
    let mut maker = Maker {
        document,
        index: Index::default(),
        notes: Set::default(),
    };
    let before = reading.before.iter().flat_map(|aside| &aside.lines);
    let head = &reading.masthead;
    let head = head.left.iter().chain(&head.right).chain(&head.kind);
    let head = head.chain(&reading.masthead.title);
    let head = head.chain(&reading.masthead.below);
    before.chain(head).for_each(|line| maker.line(line));
    maker.pieces(&document.body);
    let end = &reading.conclusions;
    let end = end.recipients.iter().chain(&end.signature);
    let end = end.chain(&reading.conclusions.signer);
    end.for_each(|line| maker.line(line));
    (0..reading.notes.len()).for_each(|note| maker.note(note));
    let after = reading.after.iter().flat_map(|aside| &aside.lines);
    after.for_each(|line| maker.line(line));
    maker.index
}

struct Maker<'d> {
    document: &'d Document,
    index: Index,
    /// The notes that are in already.
    notes: Set<usize>,
}

impl Maker<'_> {
    fn line(&mut self, line: &Line) {
        let id = anchors::block(line.paragraph);
        self.index.add(id, UnitKind::Paragraph, "", &line.runs);
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Stretch(stretch) => {
                    for block in &stretch.blocks {
                        let marker = match &block.kind {
                            BlockKind::Item { marker, .. } => marker.as_str(),
                            _ => "",
                        };
                        self.block(block, marker);
                    }
                }
                Piece::Section(part) => {
                    let sections = &self.document.reading.targets.sections;
                    let printed = sections.get(part.view.section);
                    let printed = printed.map_or("", |s| s.printed.as_str());
                    self.block(&part.heading, printed);
                    self.pieces(&part.content);
                }
                Piece::Bundle(bundle) => self.pieces(&bundle.pieces),
            }
        }
    }

    fn block(&mut self, block: &Block, label: &str) {
        let runs: Vec<_> = block.segments.iter().flat_map(|s| s.runs.clone()).collect();
        self.index
            .add(block.id.clone(), UnitKind::Paragraph, label, &runs);
        for note in block.segments.iter().flat_map(|s| &s.notes) {
            self.note(*note);
        }
    }

    fn note(&mut self, note: usize) {
        let Some(view) = self.document.reading.notes.get(note) else {
            return;
        };
        if self.notes.contains(&note) {
            return;
        }
        self.notes.insert(note);
        if !view.lead.is_empty() {
            self.index
                .add(view.id.clone(), UnitKind::Lead, "", &view.lead);
        }
        for item in &view.items {
            self.index
                .add(item.id.clone(), UnitKind::Item, &item.marker, &item.runs);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::import_text;

    const TEXT: &str = include_str!("../../samples/ket-luan.txt");

    fn document() -> Opened {
        let source = import_text(TEXT, "mau.txt").expect("the sample is text");
        let reading = crate::view::reading(&crate::read(&source));
        Document::of(source.text, reading)
    }

    fn sought(document: &Opened, term: &str) -> Search {
        let mut search = Search::default();
        search.seek(document, term.to_owned());
        search
    }

    #[test]
    fn every_word_of_the_text_can_be_found() {
        let document = document();
        for paragraph in &crate::read(&import_text(TEXT, "mau.txt").expect("text")).paragraphs {
            for word in paragraph.text.split_whitespace() {
                let found = !crate::view::fold::needle(word).is_empty();
                assert_eq!(sought(&document, word).active().is_some(), found, "{word}");
            }
        }
    }

    #[test]
    fn steps_go_round_and_facets_count_parts() {
        let document = document();
        let mut search = sought(&document, "dang");
        let all = search.count(Facet::All);
        assert_eq!(search.count(Facet::Body) + search.count(Facet::Notes), all);
        assert!(search.count(Facet::Notes) > 0 && search.count(Facet::Body) > 0);
        assert_eq!(search.place(), 1);
        search.step(true);
        assert_eq!(search.place(), all);
        search.step(false);
        assert_eq!(search.place(), 1);
        search.narrow(&document, Facet::Notes);
        assert!(search.active().is_some_and(|hit| hit.note));
    }

    #[test]
    fn the_search_looks_from_the_place_being_read() {
        let document = document();
        let last = sought(&document, "dang").shown().last().copied();
        let unit = last.and_then(|hit| document.index().unit(hit.unit));
        let paragraph = unit.and_then(|u| u.id.strip_prefix('p')?.parse().ok());
        let mut search = Search::default();
        search.begin(paragraph.expect("the last hit stands in a paragraph"));
        search.seek(&document, "dang".to_owned());
        assert_eq!(search.active().map(|h| h.unit), last.map(|h| h.unit));
    }

    #[test]
    fn a_facet_without_hits_gives_way() {
        let document = document();
        let mut search = sought(&document, "dang");
        search.narrow(&document, Facet::Notes);
        search.seek(&document, "Nơi nhận".to_owned());
        assert_eq!(search.facet, Facet::All);
        assert!(search.active().is_some());
        search.clear();
        assert_eq!(search, Search::default());
    }
}

//! The running text in pieces that are drawn, and passed by, each for itself.

mod holds;

use super::document::{Mark, Shared};
use crate::view::{Block, Node, Run, RunKind, SectionView};
pub use holds::Holds;
use holds::halves;

/// A node of the running text, shared.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Section(Shared<Part>),
    Stretch(Shared<Stretch>),
    Bundle(Shared<Bundle>),
}

/// Blocks that are drawn together, or not at all.
#[derive(Debug)]
pub struct Stretch {
    pub blocks: Vec<Shared<Block>>,
    pub holds: Holds,
}

/// Neighbours that the browser lays out together, or not at all while they are out of view.
#[derive(Debug, Default)]
pub struct Bundle {
    pub pieces: Vec<Piece>,
    pub holds: Holds,
}

/// A section: its view without content, and its content shared.
#[derive(Debug)]
pub struct Part {
    pub view: SectionView,
    pub heading: Shared<Block>,
    pub content: Vec<Piece>,
    pub holds: Holds,
}

/// Marks that open something right after these runs, which call these notes.
pub fn marks(runs: &[Run], notes: &[usize]) -> Vec<Mark> {
    let lost = runs.iter().filter_map(|run| match run.kind {
        RunKind::NoteRef {
            reference,
            note: None,
        } => Some(Mark::Lost(reference)),
        _ => None,
    });
    let notes = notes.iter().copied().map(Mark::Note);
    notes.chain(lost).collect()
}

/// A number of lines as the next of those that `styles/bundle.css` knows: what is out of view need not be laid out to
/// know where the next stands.
pub fn rounded(lines: usize) -> String {
    let known = match lines {
        0..=2 => 2,
        3..=62 => (lines + 2) / 5 * 5,
        63..=99 => 80,
        100..=159 => 120,
        _ => 200,
    };
    known.to_string()
}

/// Bytes of text that are drawn at once: all of a usual paper; of a longer one what fits into a frame, at first besides
/// all else.
const WHOLE: usize = 30_000;
const FIRST: usize = 6_000;
const NEXT: usize = 12_000;
/// What a block weighs besides its words.
const BLOCK: usize = 100;
/// Blocks in a stretch: few enough that one of them costs little to draw again, enough that passing them by is cheap.
const LONGEST: usize = 24;
/// Half lines in a bundle: about two screens. Each one costs every picture a little, and all of it when it comes into view.
const BUNDLE: usize = 120;

/// Makes pieces of nodes, and counts the slices in which they are drawn.
#[derive(Default)]
pub struct Maker {
    pub slice: usize,
    weight: usize,
    /// The text takes more than one slice.
    long: bool,
}

impl Maker {
    /// All of a text.
    pub fn body(&mut self, nodes: Vec<Node>) -> Vec<Piece> {
        self.long = nodes.iter().map(weight).sum::<usize>() > WHOLE;
        let pieces = self.pieces(nodes);
        if self.long { bundles(pieces) } else { pieces }
    }

    fn pieces(&mut self, nodes: Vec<Node>) -> Vec<Piece> {
        let (mut pieces, mut open) = (Vec::new(), Vec::new());
        for node in nodes {
            match node {
                Node::Block(block) => {
                    let slice = self.slice;
                    open.push(block);
                    self.weigh(open.last());
                    let high: usize = open.iter().map(halves).sum();
                    if open.len() == LONGEST || self.slice != slice || high > BUNDLE / 2 {
                        pieces.extend(stretch(&mut open, slice));
                    }
                }
                Node::Section(view) => {
                    pieces.extend(stretch(&mut open, self.slice));
                    pieces.push(Piece::Section(Shared::new(self.part(view))));
                }
            }
        }
        pieces.extend(stretch(&mut open, self.slice));
        pieces
    }

    fn part(&mut self, mut view: SectionView) -> Part {
        let mut holds = Holds::default();
        holds.sections.put(view.section);
        holds.block(&view.heading, self.slice);
        self.weigh(Some(&view.heading));
        let mut content = self.pieces(std::mem::take(&mut view.content));
        for piece in &content {
            holds.all(piece.holds());
        }
        if self.long && holds.halves > BUNDLE {
            content = bundles(content);
        }
        Part {
            heading: Shared::new(view.heading.clone()),
            view,
            content,
            holds,
        }
    }

    /// Counts a block; the next one begins a new slice when this one is full.
    fn weigh(&mut self, block: Option<&Block>) {
        self.weight += block.map_or(0, weight_of);
        if self.long && self.weight > if self.slice == 0 { FIRST } else { NEXT } {
            self.slice += 1;
            self.weight = 0;
        }
    }
}

fn weight_of(block: &Block) -> usize {
    let runs = block.segments.iter().flat_map(|s| &s.runs);
    runs.map(|run| run.text.len()).sum::<usize>() + BLOCK
}

fn weight(node: &Node) -> usize {
    match node {
        Node::Block(block) => weight_of(block),
        Node::Section(view) => {
            weight_of(&view.heading) + view.content.iter().map(weight).sum::<usize>()
        }
    }
}

/// Puts neighbours together; a section too high for that stays outside, with bundles of its own.
fn bundles(pieces: Vec<Piece>) -> Vec<Piece> {
    let (mut all, mut open) = (Vec::new(), Bundle::default());
    for piece in pieces {
        let holds = piece.holds();
        let high = matches!(piece, Piece::Section(_)) && holds.halves > BUNDLE;
        let full = open.holds.halves + holds.halves > BUNDLE;
        if high || full || open.holds.slices.last() != holds.slices.first() {
            all.extend(bundle(&mut open));
        }
        if high {
            all.push(piece);
        } else {
            open.holds.all(holds);
            open.pieces.push(piece);
        }
    }
    all.extend(bundle(&mut open));
    all
}

fn bundle(open: &mut Bundle) -> Option<Piece> {
    let done = std::mem::take(open);
    (!done.pieces.is_empty()).then(|| Piece::Bundle(Shared::new(done)))
}

fn stretch(open: &mut Vec<Block>, slice: usize) -> Option<Piece> {
    if open.is_empty() {
        return None;
    }
    let mut holds = Holds::default();
    for block in open.iter() {
        holds.block(block, slice);
    }
    let blocks = open.drain(..).map(Shared::new).collect();
    Some(Piece::Stretch(Shared::new(Stretch { blocks, holds })))
}

impl Piece {
    pub fn holds(&self) -> &Holds {
        match self {
            Self::Section(part) => &part.holds,
            Self::Stretch(stretch) => &stretch.holds,
            Self::Bundle(bundle) => &bundle.holds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::{Document, Opened};
    use crate::import::import_text;

    fn opened(text: &str) -> Opened {
        let source = import_text(text, "mau.txt").expect("it is text");
        let reading = crate::view::reading(&crate::read(&source));
        Document::of(source.text, reading)
    }

    #[test]
    fn a_usual_paper_is_drawn_at_once_and_a_long_one_in_slices() {
        let sample = include_str!("../../samples/ket-luan.txt");
        assert_eq!(opened(sample).slices, 1);
        let long = opened(&"Một đoạn văn bản dài để thử.\n\n".repeat(3_000));
        let last = long.body.iter().map(|piece| piece.holds().slices.last());
        let last: Vec<usize> = last.collect();
        assert!(long.slices > 8 && last.is_sorted());
        assert!(last.last().is_some_and(|last| *last < long.slices));
    }

    #[test]
    fn no_block_is_lost_between_stretches() {
        let text: String = (1..200).map(|i| format!("Đoạn {i}.\n\n")).collect();
        let document = opened(&text);
        let paragraphs = document.body.iter().flat_map(|piece| match piece {
            Piece::Stretch(stretch) => stretch.blocks.iter().map(|b| b.paragraph).collect(),
            Piece::Section(_) | Piece::Bundle(_) => Vec::new(),
        });
        let paragraphs: Vec<usize> = paragraphs.collect();
        assert_eq!(paragraphs.len(), 199);
        assert!(paragraphs.is_sorted());
    }

    #[test]
    fn neighbours_of_a_long_text_are_bundled_and_high_sections_within() {
        let section = |n: usize, words: usize| {
            let points = (1..words).map(|i| format!("{i}. {}\n\n", "Một ý dài để thử. ".repeat(9)));
            format!("Điều {n}. Phần việc\n\n{}", points.collect::<String>())
        };
        let text: String = (1..60).map(|n| section(n, 4)).collect();
        let document = opened(&[text, section(60, 90)].concat());
        fn look(pieces: &[Piece], within: bool, blocks: &mut usize) {
            for piece in pieces {
                match piece {
                    Piece::Bundle(bundle) => {
                        assert!(!within, "a bundle in a bundle");
                        assert!(bundle.pieces.len() == 1 || bundle.holds.halves <= BUNDLE);
                        look(&bundle.pieces, true, blocks);
                    }
                    Piece::Section(part) => {
                        assert!(within || part.holds.halves > BUNDLE);
                        *blocks += 1;
                        look(&part.content, within, blocks);
                    }
                    Piece::Stretch(stretch) => {
                        assert!(within, "words outside bundles");
                        *blocks += stretch.blocks.len();
                    }
                }
            }
        }
        let mut blocks = 0;
        look(&document.body, false, &mut blocks);
        assert_eq!(blocks, 59 * 4 + 90);
    }

    #[test]
    fn a_section_tells_what_stands_in_it() {
        let document = opened(include_str!("../../samples/ket-luan.txt"));
        let sections = document.body.iter().filter_map(|piece| match piece {
            Piece::Section(part) => Some(part),
            Piece::Stretch(_) | Piece::Bundle(_) => None,
        });
        let holding = |note| {
            sections
                .clone()
                .filter(move |p| p.holds.mark(Mark::Note(note)))
        };
        for note in 0..document.reading.notes.len() {
            assert_eq!(holding(note).count(), 1, "note {note}");
        }
    }
}

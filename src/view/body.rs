//! The running text: sections with headings nested, everything else as blocks in them.

use super::beside::Beside;
use super::{Block, BlockKind, Node, SectionView, anchors, paths, segments, words};
use crate::model::Role;
use std::collections::BTreeSet;

/// The nodes of the body in reading order.
pub fn nodes(beside: &Beside) -> Vec<Node> {
    let mut tree = Tree::default();
    for (paragraph, it) in beside.directive.paragraphs.iter().enumerate() {
        if !matches!(it.role, Role::Body | Role::Heading) {
            continue;
        }
        match beside.heading(paragraph) {
            Some(section) => tree.open(beside, section, paragraph),
            None => tree.add(beside, block(beside, paragraph)),
        }
    }
    tree.finish()
}

/// Sections still open while the paragraphs pass, outermost first.
#[derive(Default)]
struct Tree {
    done: Vec<Node>,
    open: Vec<Open>,
}

struct Open {
    view: SectionView,
    /// Documents cited in it.
    cited: BTreeSet<usize>,
}

impl Tree {
    fn open(&mut self, beside: &Beside, section: usize, paragraph: usize) {
        let above = beside.heading_above(section);
        while self
            .open
            .last()
            .is_some_and(|top| Some(top.view.section) != above)
        {
            self.close();
        }
        let it = &beside.directive.outline.sections[section];
        let heading = Block {
            kind: BlockKind::Heading,
            section: Some(section),
            segments: segments::of(beside, paragraph, it.head),
            ..plain(beside, paragraph)
        };
        let mut open = Open {
            view: SectionView {
                section,
                id: it.id.clone(),
                label: paths::of_heading(&it.label).to_owned(),
                level: (it.depth + 1).clamp(2, 6),
                heading,
                content: Vec::new(),
                words: 0,
                citations: 0,
                tasks: 0,
            },
            cited: BTreeSet::new(),
        };
        open.count(beside, paragraph);
        self.open.push(open);
    }

    fn add(&mut self, beside: &Beside, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.count(beside, block.paragraph);
            open.view.words += words::count(beside.text(block.paragraph));
        }
        self.place(Node::Block(block));
    }

    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.view.content.push(node),
            None => self.done.push(node),
        }
    }

    fn close(&mut self) {
        let Some(Open { mut view, cited }) = self.open.pop() else {
            return;
        };
        view.citations = cited.len();
        if let Some(parent) = self.open.last_mut() {
            let own = view.heading.segments.iter().flat_map(|s| &s.runs);
            let own: usize = own.map(|run| words::count(&run.text)).sum();
            parent.view.words += view.words + own;
            parent.view.tasks += view.tasks;
            parent.cited.extend(cited);
        }
        self.place(Node::Section(view));
    }

    fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

impl Open {
    /// Counts the facts of a paragraph, its notes left out.
    fn count(&mut self, beside: &Beside, paragraph: usize) {
        let row = beside.row(paragraph);
        self.view.tasks += row.tasks.len();
        let citations = row.citations.iter();
        self.cited
            .extend(citations.map(|i| beside.directive.citations[*i].group));
    }
}

/// A paragraph that is no heading of a section.
fn block(beside: &Beside, paragraph: usize) -> Block {
    let Some(own) = beside.row(paragraph).own else {
        let is_heading = beside.directive.paragraphs[paragraph].role == Role::Heading;
        return Block {
            kind: if is_heading {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            },
            segments: segments::of(beside, paragraph, 0),
            ..plain(beside, paragraph)
        };
    };
    let section = &beside.directive.outline.sections[own];
    Block {
        kind: BlockKind::Item {
            marker: section.label.text.clone(),
            depth: depth(beside, own),
        },
        anchor: Some(section.id.clone()),
        segments: segments::of(beside, paragraph, section.head),
        ..plain(beside, paragraph)
    }
}

/// How many items deep an item hangs under its heading.
fn depth(beside: &Beside, section: usize) -> usize {
    let sections = &beside.directive.outline.sections;
    let above = beside.heading_above(section);
    let hung = above.map_or(0, |heading| sections[heading].depth);
    sections[section].depth.saturating_sub(hung).max(1)
}

fn plain(beside: &Beside, paragraph: usize) -> Block {
    Block {
        id: anchors::block(paragraph),
        paragraph,
        kind: BlockKind::Paragraph,
        anchor: None,
        section: beside.home(paragraph),
        segments: Vec::new(),
        page: beside.directive.paragraphs[paragraph].page,
    }
}

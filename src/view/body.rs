//! The running text: sections with headings nested, everything else as blocks in them.

use super::beside::Beside;
use super::casing::is_capitals;
use super::{Block, BlockKind, Node, SectionView, anchors, paths, segments, words};
use crate::model::{Role, order};

/// The nodes of the body in reading order.
pub fn nodes(beside: &Beside) -> Vec<Node> {
    let mut tree = Tree::default();
    for (paragraph, it) in beside.directive.paragraphs.iter().enumerate() {
        if !matches!(it.role, Role::Body | Role::Heading) {
            continue;
        }
        match beside.heading(paragraph) {
            Some(section) => tree.open(beside, section, paragraph),
            None => {
                if let Some(item) = beside.row(paragraph).own {
                    tree.close_up_to(beside, beside.heading_above(item));
                }
                tree.add(beside, block(beside, paragraph));
            }
        }
    }
    tree.finish(beside)
}

/// Sections still open while the paragraphs pass, outermost first.
#[derive(Default)]
struct Tree {
    done: Vec<Node>,
    open: Vec<Open>,
}

struct Open {
    view: SectionView,
    /// Documents cited in it, some more than once.
    cited: Vec<usize>,
}

impl Tree {
    fn open(&mut self, beside: &Beside, section: usize, paragraph: usize) {
        self.close_up_to(beside, beside.heading_above(section));
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
                capitals: is_capitals(beside.text(paragraph).get(it.head..).unwrap_or("")),
                heading,
                content: Vec::new(),
                words: 0,
                citations: 0,
                tasks: 0,
            },
            cited: Vec::new(),
        };
        open.count(beside, paragraph);
        self.open.push(open);
    }

    /// Closes what does not stand around a section with this heading above it.
    fn close_up_to(&mut self, beside: &Beside, above: Option<usize>) {
        let stays = |top: &Open| Some(top.view.section) == above;
        while self.open.last().is_some_and(|top| !stays(top)) {
            self.close(beside);
        }
    }

    fn add(&mut self, beside: &Beside, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.count(beside, block.paragraph);
            open.view.words += words_of(beside, block.paragraph);
        }
        self.place(Node::Block(block));
    }

    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.view.content.push(node),
            None => self.done.push(node),
        }
    }

    fn close(&mut self, beside: &Beside) {
        let Some(Open {
            mut view,
            mut cited,
        }) = self.open.pop()
        else {
            return;
        };
        order::sort(&mut cited);
        cited.dedup();
        view.citations = cited.len();
        if let Some(parent) = self.open.last_mut() {
            parent.view.words += view.words + words_of(beside, view.heading.paragraph);
            parent.view.tasks += view.tasks;
            parent.cited.extend(cited);
        }
        self.place(Node::Section(view));
    }

    fn finish(mut self, beside: &Beside) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close(beside);
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

/// The words of a paragraph without its label.
fn words_of(beside: &Beside, paragraph: usize) -> usize {
    let sections = &beside.directive.outline.sections;
    let head = beside
        .row(paragraph)
        .own
        .map_or(0, |own| sections[own].head);
    words::count(beside.text(paragraph).get(head..).unwrap_or(""))
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

#[cfg(test)]
mod tests {
    use super::super::fixture::{Draft, show};
    use super::*;
    use crate::model::Series;

    fn tree(nodes: &[Node], depth: usize, out: &mut String) {
        for node in nodes {
            let (block, mut line) = match node {
                Node::Section(view) => {
                    let counts = (view.words, view.citations, view.tasks);
                    (
                        &view.heading,
                        format!("h{} {} {counts:?}", view.level, view.label),
                    )
                }
                Node::Block(block) => (block, "p".to_owned()),
            };
            if let BlockKind::Item { marker, depth } = &block.kind {
                line = format!("{marker}{depth}");
            }
            let runs: Vec<String> = block.segments.iter().map(|s| show(&s.runs)).collect();
            out.push_str(&format!("{}{line} {}\n", "  ".repeat(depth), runs.concat()));
            if let Node::Section(view) = node {
                tree(&view.content, depth + 1, out);
            }
        }
    }

    #[test]
    fn an_item_beside_headings_folds_with_none_of_them() {
        let draft = Draft::default()
            .paragraph(Role::Heading, "Điều 1. Nhiệm vụ")
            .section("Điều 1.", Series::Article, None)
            .body("1. Rà soát.")
            .section("1.", Series::Arabic, Some(0))
            .body("Điều 2. Các sở thi hành.")
            .section("Điều 2.", Series::Article, None)
            .body("Hết.");
        let mut out = String::new();
        tree(&nodes(&Beside::new(&draft.0)), 0, &mut out);
        let expected = "h2 Điều 1 (2, 0, 0) Nhiệm vụ
  1.1 Rà soát.
Điều 2.1 Các sở thi hành.
p Hết.
";
        assert_eq!(out, expected);
    }

    #[test]
    fn sections_nest_under_their_headings_and_items_hang_in_them() {
        let draft = Draft::default()
            .body("Mở đầu.")
            .paragraph(Role::Heading, "I. MỤC MỘT")
            .section("I.", Series::Roman, None)
            .body("Căn cứ Điều lệ.")
            .citation("Điều lệ")
            .paragraph(Role::Heading, "1. Nhỏ")
            .section("1.", Series::Arabic, Some(0))
            .body("- Rà soát đề án.")
            .section("-", Series::Dash, Some(1))
            .task("Rà soát đề án")
            .body("+ Chi tiết")
            .section("+", Series::Plus, Some(2))
            .note("9", "Chú thích không có dấu")
            .paragraph(Role::Heading, "II. MỤC HAI")
            .section("II.", Series::Roman, None)
            .body("Hết.");
        let mut out = String::new();
        tree(&nodes(&Beside::new(&draft.0)), 0, &mut out);
        let expected = "p Mở đầu.
h2 I (11, 1, 1) MỤC MỘT
  p Căn cứ [c0:Điều lệ].
  h3 1 (6, 0, 1) Nhỏ
    -1 {Rà soát đề án}.
    +2 Chi tiết
h2 II (1, 0, 0) MỤC HAI
  p Hết.
";
        assert_eq!(out, expected);
    }
}

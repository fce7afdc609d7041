//! A paragraph, a list item or a heading's words, with the notes its sentences call.

use super::context::Page;
use super::document::{Mark, Opened, Shared};
use super::footnote::{footnotes, note_back};
use super::hand::{Hand, sentences};
use super::markup::markup;
use super::pieces::marks;
use super::run::Ink;
use super::settings::Placement;
use crate::view::{self, BlockKind, RunKind, Segment};
use yew::prelude::*;

/// What a block depends on.
#[derive(PartialEq)]
pub struct Shown {
    pub page: Page,
    pub document: Opened,
    pub block: Shared<view::Block>,
    /// The marks of this block that are open.
    pub open: Vec<Mark>,
    pub placement: Placement,
    /// The task gone to last, if it stands here.
    pub current: Option<usize>,
    /// What a person's hand changes here.
    pub hand: Hand,
}

/// One property: each has a price in program.
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    pub of: Shown,
}

/// Marks called in a block.
pub fn all_marks(block: &view::Block) -> Vec<Mark> {
    let segments = block.segments.iter();
    segments.flat_map(|s| marks(&s.runs, &s.notes)).collect()
}

/// A block of running text. Without notes it is a plain `p`; with notes its sentences flow around
/// them: a closed note leaves no trace, an open one parts the paragraph.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let props = &props.of;
    let block = &props.block;
    let hand = &props.hand;
    let only = hand
        .only
        .map(|entry| sentences(&props.document, block.paragraph, entry));
    let ink = Ink {
        page: &props.page,
        document: &props.document,
        open: (props.placement == Placement::Inline).then_some(&props.open),
        hand,
        only: only.as_deref(),
        current: props.current,
    };
    let (class, marker) = match &block.kind {
        BlockKind::Item { marker, .. } => ("block block--item", Some(marker.as_str())),
        BlockKind::Heading => ("block block--heading", None),
        BlockKind::Paragraph => ("block", None),
    };
    let depth = match block.kind {
        BlockKind::Item { depth, .. } => Some(depth.min(4).to_string()),
        _ => None,
    };
    let begin = markup! {
        <>
            { for block.anchor.clone().map(|id| markup! { <span class="anchor" {id}></span> }) }
            { for marker.map(self::marker) }
        </>
    };
    let called = all_marks(block);
    let plain = called.is_empty() || props.placement == Placement::End;
    let tag = if plain { "p" } else { "div" };
    let draw = |segments: &[Segment]| -> Html {
        if plain {
            return segments.iter().map(|s| ink.runs(&s.runs)).collect();
        }
        let draw = |segment: &Segment| {
            markup! {
                <>
                    <span class="segment">{ ink.runs(&segment.runs) }</span>
                    { footnotes(ink, &marks(&segment.runs, &segment.notes)) }
                </>
            }
        };
        segments.iter().map(draw).collect()
    };
    let content: Html = match parts(block) {
        Some(parts) => {
            let part =
                |part: &Vec<Segment>| markup! { <span class="block__part">{ draw(part) }</span> };
            parts.iter().map(part).collect()
        }
        None => draw(&block.segments),
    };
    // Notes and numbers of pages are measured from the text, not from the block.
    let is_break = |run: &view::Run| matches!(run.kind, RunKind::PageBreak { .. });
    let mut runs = block.segments.iter().flat_map(|s| &s.runs);
    let alone = called.is_empty() && !runs.any(is_break);
    markup! {
        <@{tag} {class} id={block.id.clone()} role={(!plain).then_some("paragraph")} data-alone={alone.then_some("")}
            data-paragraph={block.paragraph.to_string()} data-page={block.page.map(|p| p.to_string())}
            data-depth={depth} data-dash={marker.is_some_and(is_dash).then_some("")}
            data-current-task={props.current.map(|_| "")} data-in-use={hand.only.map(|_| "")}>
            { begin }
            { content }
            { note_back(&props.page, &props.document, &hand.notes_after(&props.document, block.paragraph)) }
        </@>
    }
}

/// A paragraph of many pages in parts that are laid out one by one, cut between words. None where it is shorter.
fn parts(block: &view::Block) -> Option<Vec<Vec<Segment>>> {
    /// Bytes in a part, and in a paragraph that has some.
    const PART: usize = 8_000;
    const LONG: usize = 4 * PART;
    let runs = block.segments.iter().flat_map(|s| &s.runs);
    if runs.map(|run| run.text.len()).sum::<usize>() < LONG {
        return None;
    }
    let (mut parts, mut open, mut weight) = (Vec::new(), Vec::new(), 0);
    for segment in &block.segments {
        let mut runs = Vec::new();
        for run in &segment.runs {
            let mut from = 0;
            while from < run.text.len() {
                let rest = &run.text[from..];
                let room = rest.floor_char_boundary(PART.saturating_sub(weight));
                // What can be pressed stays whole.
                let len = if run.kind != RunKind::Text || rest.len() <= room {
                    rest.len()
                } else {
                    let space = rest[..room].rfind(' ').or_else(|| rest.find(' '));
                    space.map_or(rest.len(), |space| space + 1)
                };
                runs.push(view::Run {
                    text: rest[..len].to_owned(),
                    at: run.at + from,
                    ..empty(run)
                });
                (from, weight) = (from + len, weight + len);
                if from < run.text.len() {
                    let runs = std::mem::take(&mut runs);
                    open.push(Segment {
                        runs,
                        notes: Vec::new(),
                    });
                    parts.push(std::mem::take(&mut open));
                    weight = 0;
                }
            }
            if run.text.is_empty() {
                runs.push(run.clone());
            }
        }
        let notes = segment.notes.clone();
        open.push(Segment { runs, notes });
    }
    parts.push(open);
    Some(parts)
}

/// A run without its words.
fn empty(run: &view::Run) -> view::Run {
    view::Run {
        text: String::new(),
        ..*run
    }
}

fn is_dash(marker: &str) -> bool {
    matches!(marker, "-" | "–" | "—" | "−")
}

/// The label of an item. A dash is drawn longer, but copied as it was printed.
fn marker(text: &str) -> Html {
    markup! {
        <>
            <span class="block__marker"><span class={is_dash(text).then_some("block__dash")}>{ text }</span></span>
            { " " }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::import_text;
    use crate::view::Node;

    fn block(text: &str) -> view::Block {
        let source = import_text(text, "mau.txt").expect("it is text");
        let body = crate::view::reading(&crate::read(&source)).body;
        let mut blocks = body.into_iter().filter_map(|node| match node {
            Node::Block(block) => Some(block),
            Node::Section(_) => None,
        });
        blocks.next().expect("a paragraph")
    }

    fn words(segments: &[Segment]) -> String {
        let runs = segments.iter().flat_map(|s| &s.runs);
        runs.map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_paragraph_of_many_pages_is_cut_between_words_and_nothing_is_lost() {
        let sentence = "Các cấp ủy tiếp tục rà soát theo Nghị định số 30/2020/NĐ-CP và KL; ";
        let long = block(&sentence.repeat(3_000));
        let parts = parts(&long).expect("it is long");
        assert!(parts.len() > 20);
        for part in &parts[..parts.len() - 1] {
            let words = words(part);
            assert!(
                words.len() <= 8_100 && words.ends_with(' '),
                "{}",
                words.len()
            );
        }
        assert_eq!(words(&parts.concat()), words(&long.segments));
        let mut last = 0;
        for run in parts.iter().flatten().flat_map(|s| &s.runs) {
            assert!(run.at >= last);
            last = run.at;
        }
        assert!(super::parts(&block(&sentence.repeat(30))).is_none());
        // What has no gap to cut at stays whole.
        assert!(super::parts(&block(&"a".repeat(50_000))).is_some_and(|parts| !parts.is_empty()));
    }
}

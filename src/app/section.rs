//! A section: its heading with the fold button, its notes, and what folds under it.

use super::block::{Block, Shown, all_marks};
use super::context::{Page, yes};
use super::document::{Mark, Opened, Shared};
use super::footnote::{footnotes, note_back};
use super::hand::Hand;
use super::icon;
use super::markup::markup;
use super::pieces::{Bundle, Holds, Part, Piece, Stretch, rounded};
use super::run::Ink;
use super::settings::Placement;
use super::state::Action;
use crate::model::set::Set;
use crate::view;
use std::rc::Rc;
use yew::prelude::*;

/// What the running text depends on.
#[derive(Clone, PartialEq)]
pub struct Opening {
    pub page: Page,
    pub document: Opened,
    pub notes: Rc<Set<Mark>>,
    pub folded: Rc<Set<usize>>,
    pub placement: Placement,
    /// The task gone to last, and its paragraph.
    pub task: Option<(usize, usize)>,
    pub hand: Hand,
    /// The last slice that is drawn so far.
    pub until: usize,
}

impl Opening {
    /// What the runs are drawn with of a line that calls these notes.
    pub fn ink<'a>(&'a self, open: &'a [Mark]) -> Ink<'a> {
        Ink {
            page: &self.page,
            document: &self.document,
            open: (self.placement == Placement::Inline).then_some(open),
            hand: &self.hand,
            only: None,
            current: None,
        }
    }

    /// Those of these marks that are open.
    pub fn open(&self, marks: &[Mark]) -> Vec<Mark> {
        let mut open = marks.to_vec();
        open.retain(|mark| self.notes.contains(mark));
        open
    }

    /// What of it touches a piece of the text: changes elsewhere leave it the same.
    fn on(&self, holds: &Holds) -> Self {
        let notes = self.notes.iter().filter(|mark| holds.mark(**mark));
        let folded = self.folded.iter().filter(|s| holds.sections.holds(**s));
        let notes: Vec<Mark> = notes.copied().collect();
        let folded: Vec<usize> = folded.copied().collect();
        Self {
            notes: Rc::new(notes.into()),
            folded: Rc::new(folded.into()),
            task: self.task.filter(|(_, p)| holds.paragraphs.holds(*p)),
            until: self.until.min(holds.slices.last()),
            ..self.clone()
        }
    }
}

/// Pieces one after another, as far as they are drawn.
pub fn pieces(opening: &Opening, pieces: &[Piece]) -> Html {
    let drawn = pieces
        .iter()
        .filter(|piece| piece.holds().slices.first() <= opening.until);
    let draw = |piece: &Piece| {
        let opening = opening.on(piece.holds());
        let key = piece.holds().paragraphs.first().to_string();
        html! { <Drawn {key} {opening} piece={piece.clone()} /> }
    };
    drawn.map(draw).collect()
}

#[derive(Properties, PartialEq)]
struct DrawnProps {
    opening: Opening,
    piece: Piece,
}

/// A component of its own so that what changes elsewhere passes all that stands in it by at once.
#[component]
fn Drawn(props: &DrawnProps) -> Html {
    match &props.piece {
        Piece::Section(part) => section(&props.opening, part),
        Piece::Stretch(stretch) => blocks(&props.opening, stretch),
        Piece::Bundle(bundle) => self::bundle(&props.opening, bundle),
    }
}

/// Out of view, the browser leaves all of it alone.
fn bundle(opening: &Opening, bundle: &Bundle) -> Html {
    let holds = &bundle.holds;
    let begins = matches!(bundle.pieces.first(), Some(Piece::Section(_)));
    let of = [holds.paragraphs.first(), holds.paragraphs.last()].map(|p| p.to_string());
    let [first, last] = of;
    markup! {
        <div class="bundle" data-lines={rounded(holds.halves / 2)} data-begins={begins.then_some("")}
            data-marks={holds.has_marks().then_some("")} data-first={first} data-last={last}>
            { pieces(opening, &bundle.pieces) }
        </div>
    }
}

fn blocks(opening: &Opening, stretch: &Stretch) -> Html {
    let draw = |block: &Shared<view::Block>| {
        let open = opening.open(&all_marks(block));
        let current = opening.task.filter(|(_, p)| *p == block.paragraph);
        let of = Shown {
            page: opening.page.clone(),
            document: opening.document.clone(),
            block: block.clone(),
            open,
            placement: opening.placement,
            current: current.map(|(task, _)| task),
            hand: opening.hand.on(&opening.document, block),
        };
        html! { <Block key={block.id.clone()} {of} /> }
    };
    stretch.blocks.iter().map(draw).collect()
}

/// A foldable section.
fn section(opening: &Opening, part: &Part) -> Html {
    let Opening {
        page,
        document,
        folded,
        placement,
        hand,
        ..
    } = opening;
    let view = &part.view;
    let is_folded = folded.contains(&view.section);
    let content_id = format!("{}-noi-dung", view.id);
    let fold: Callback<MouseEvent> = page.reports(Action::SectionFolded(view.section));
    let called = all_marks(&part.heading);
    let open = opening.open(&called);
    let ink = opening.ink(&open);
    let segments = &part.heading.segments;
    let in_use = segments.iter().find_map(|s| hand.is_used_in(&s.runs));
    let printed = document.reading.targets.sections.get(view.section);
    let printed = printed.map_or("", |s| s.printed.as_str());
    // "Điều 12." and "Chương III" are too long to hang in the gutter.
    let hangs = printed.chars().count() <= 6;
    let class = [
        "heading heading--",
        &view.level.to_string(),
        if view.capitals {
            " heading--capitals"
        } else {
            ""
        },
        if hangs { "" } else { " heading--run-in" },
    ]
    .concat();
    let empty = part.content.is_empty();
    let words = page.count("count.words", view.words);
    let cited = (view.citations > 0).then(|| page.count("count.citations", view.citations));
    let counts = [Some(words), cited]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let stand_in = page.fill(
        "section.folded",
        &[("label", &view.label), ("counts", &counts)],
    );
    markup! {
        <section class="section" key={view.id.clone()} data-section={view.section.to_string()}>
            <@{format!("h{}", view.level.clamp(2, 6))} {class} id={view.id.clone()} tabindex="-1" data-in-use={in_use}
                data-paragraph={part.heading.paragraph.to_string()}
                data-page={part.heading.page.map(|p| p.to_string())}>
                <span class="anchor" id={part.heading.id.clone()}></span>
                if empty {
                    <span class="heading__number">{ printed }</span>
                } else {
                    <button type="button" class="heading__number heading__fold" aria-expanded={yes(!is_folded)}
                        aria-controls={content_id.clone()} title={page.text("section.fold")} onclick={fold.clone()}
                        aria-label={printed.is_empty().then(|| page.text("section.fold"))}>
                        { icon::CHEVRON.html() }{ printed }
                    </button>
                }
                { " " }
                { for part.heading.segments.iter().map(|s| ink.runs(&s.runs)) }
            </@>
            if *placement != Placement::End {
                { footnotes(ink, &called) }
            }
            { note_back(page, document, &hand.notes_after(document, part.heading.paragraph)) }
            if is_folded {
                <button type="button" class="section__stand-in" lang={page.foreign()} aria-expanded="false" aria-controls={content_id.clone()} onclick={fold}>
                    { icon::CHEVRON.html() }{ stand_in }
                </button>
            }
            <div class="section__content" id={content_id} data-folds={view.section.to_string()}
                hidden={is_folded}>
                { pieces(opening, &part.content) }
            </div>
        </section>
    }
}

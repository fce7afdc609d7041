//! Lines outside the running text: of the letterhead, of the conclusions, of what is set aside.

use super::footnote::footnotes;
use super::markup::markup;
use super::pieces::marks;
use super::section::Opening;
use super::settings::Placement;
use crate::model::PrefacePart;
use crate::view::{Line, anchors};
use yew::prelude::*;

/// A line as it stands on the paper, with the notes it calls.
pub fn paper_line(opening: &Opening, tag: &'static str, class: &'static str, line: &Line) -> Html {
    let words = line_alone(opening, tag, class, line);
    markup! { <>{ words }{ line_notes(opening, line) }</> }
}

/// A line where no note may stand: in the name of the document.
pub fn line_alone(opening: &Opening, tag: &'static str, class: &'static str, line: &Line) -> Html {
    let open = opening.open(&marks(&line.runs, &line.notes));
    let ink = opening.ink(&open);
    markup! {
        <@{tag} {class} id={anchors::block(line.paragraph)} data-part={line.part.map(part_name)}
            data-in-use={ink.hand.is_used_in(&line.runs)} data-paragraph={line.paragraph.to_string()}>
            { ink.runs(&line.runs) }
        </@>
    }
}

/// The notes that a line calls, where they open after or beside it.
pub fn line_notes(opening: &Opening, line: &Line) -> Html {
    if opening.placement == Placement::End {
        return Html::default();
    }
    let called = marks(&line.runs, &line.notes);
    let open = opening.open(&called);
    footnotes(opening.ink(&open), &called)
}

const fn part_name(part: PrefacePart) -> &'static str {
    match part {
        PrefacePart::Motto => "motto",
        PrefacePart::Issuer => "issuer",
        PrefacePart::Number => "number",
        PrefacePart::PlaceDate => "date",
        PrefacePart::Kind => "kind",
        PrefacePart::Title => "title",
        PrefacePart::Subject => "subject",
        PrefacePart::Addressee => "addressee",
        PrefacePart::Basis => "basis",
    }
}

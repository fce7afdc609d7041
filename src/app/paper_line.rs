//! Lines outside the running text: of the letterhead, of the conclusions, of what is set aside.

use super::markup::markup;
use super::run::Ink;
use crate::model::PrefacePart;
use crate::view::{Line, anchors};
use yew::prelude::*;

/// A line as it stands on the paper.
pub fn paper_line(ink: Ink, tag: &'static str, class: &'static str, line: &Line) -> Html {
    markup! {
        <@{tag} {class} id={anchors::block(line.paragraph)} data-part={line.part.map(part_name)}
            data-in-use={ink.hand.is_used_in(&line.runs)} data-paragraph={line.paragraph.to_string()}>
            { ink.runs(&line.runs) }
        </@>
    }
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

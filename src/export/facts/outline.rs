//! The outline as one list: body nodes in reading order, then those in notes.

use super::HEAD;
use crate::model::{Directive, Section, Series};
use crate::view::words;
use serde::Serialize;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    pub depth: usize,
    /// As printed.
    pub label: String,
    pub kind: &'static str,
    pub head: String,
    pub is_heading: bool,
    /// Whether the label stands inside a running paragraph.
    pub inline: bool,
    /// The label of the note it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_note: Option<String>,
}

pub fn nodes(directive: &Directive) -> Vec<Node> {
    let sections = directive.outline.sections.iter();
    sections
        .map(|section| Node {
            depth: section.depth,
            label: section.label.text.clone(),
            kind: kind(section),
            head: head(directive, section).to_owned(),
            is_heading: section.heading,
            inline: section.inline,
            in_note: section
                .note
                .and_then(|n| directive.footnotes.get(n))
                .map(|note| note.label.clone()),
        })
        .collect()
}

fn kind(section: &Section) -> &'static str {
    match section.label.series {
        Series::Annex
        | Series::Form
        | Series::Part
        | Series::Chapter
        | Series::SectionWord
        | Series::SubsectionWord
        | Series::UpperLetter
        | Series::Roman => "part",
        Series::Article | Series::Unlabelled => "section",
        Series::Arabic if !section.heading => "item",
        Series::Arabic if section.label.path.len() > 1 => "subsection",
        Series::Arabic => "section",
        Series::ArabicBracket | Series::Letter | Series::Parenthesised | Series::LowerRoman => {
            "enumerated"
        }
        Series::Dash | Series::Plus | Series::Bullet => "bullet",
    }
}

/// The first words after the label.
fn head<'a>(directive: &'a Directive, section: &Section) -> &'a str {
    let place = section.place;
    let paragraph = directive.paragraphs.get(place.paragraph);
    let text = paragraph.and_then(|p| p.text.get(section.head..place.end));
    words::first(text.unwrap_or("").trim_start(), HEAD)
}

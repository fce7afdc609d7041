//! Footnotes with the words round their marks, and paragraphs healed over a gap.

use crate::model::{Directive, Footnote, Join, Paragraph, Role, Span};
use crate::view::words;
use serde::Serialize;

/// The longest string on either side of a mark or a join, in characters.
const SIDE: usize = 45;
/// The longest opening or ending of a note.
const ENDS: usize = 60;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    pub label: String,
    /// The words that meet at the mark; they stop at a neighbouring mark or the paragraph's end.
    pub anchor_before: String,
    pub anchor_after: String,
    pub text_start: String,
    pub text_end: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Joint {
    pub left: String,
    pub right: String,
    /// The labels of the notes printed in the gap.
    pub interrupted_by_notes: Vec<String>,
}

pub fn footnotes(directive: &Directive) -> Vec<Note> {
    let anchors = anchors(directive);
    let notes = directive.footnotes.iter();
    notes
        .map(|note| {
            let text = |paragraph: Option<&usize>| {
                paragraph
                    .and_then(|p| directive.paragraphs.get(*p))
                    .map_or("", |p| p.text.as_str())
            };
            let (before, after) = note
                .called_by
                .and_then(|r| anchors.get(r).copied())
                .unwrap_or_default();
            Note {
                label: note.label.clone(),
                anchor_before: words::last(before, SIDE).to_owned(),
                anchor_after: words::first(after.trim_start(), SIDE).to_owned(),
                text_start: words::first(text(note.paragraphs.first()), ENDS).to_owned(),
                text_end: words::last(text(note.paragraphs.last()), ENDS).to_owned(),
            }
        })
        .collect()
}

/// By reference: the text of its paragraph before and after it, up to the neighbouring marks.
fn anchors(directive: &Directive) -> Vec<(&str, &str)> {
    let refs = &directive.note_refs;
    let mut order: Vec<usize> = (0..refs.len()).collect();
    order.sort_by_key(|r| refs[*r].place);
    let mut anchors = vec![("", ""); refs.len()];
    for (i, reference) in order.iter().copied().enumerate() {
        let place = refs[reference].place;
        let Some(paragraph) = directive.paragraphs.get(place.paragraph) else {
            continue;
        };
        let neighbour = |i: Option<usize>| {
            i.and_then(|i| order.get(i))
                .map(|r| refs[*r].place)
                .filter(|other| other.paragraph == place.paragraph)
        };
        let from = neighbour(i.checked_sub(1)).map_or(0, |other| other.start);
        let to = neighbour(Some(i + 1)).map_or(paragraph.text.len(), |other| other.start);
        anchors[reference] = (
            paragraph.text.get(from..place.start).unwrap_or(""),
            paragraph.text.get(place.start..to).unwrap_or(""),
        );
    }
    anchors
}

pub fn joins(directive: &Directive) -> Vec<Joint> {
    let mut notes: Vec<(usize, &Footnote)> = directive
        .footnotes
        .iter()
        .filter_map(|note| {
            let first = directive.paragraphs.get(*note.paragraphs.first()?)?;
            Some((first.span().start, note))
        })
        .collect();
    notes.sort_by_key(|(start, _)| *start);

    let mut joins = Vec::new();
    // A heading that merely stands over lines is not cut.
    let cut = |p: &&Paragraph| p.role.is_text() && p.role != Role::Heading;
    for paragraph in directive.paragraphs.iter().filter(cut) {
        for pair in paragraph.pieces.windows(2) {
            let (left, right) = (&pair[0], &pair[1]);
            if right.join != Join::Break {
                continue;
            }
            let gap = Span::new(left.span.end, right.span.start);
            let first = notes.partition_point(|(start, _)| *start < gap.start);
            let inside = notes[first..]
                .iter()
                .take_while(|(start, _)| gap.contains(*start));
            joins.push(Joint {
                left: words::last(paragraph.text.get(..right.healed()).unwrap_or(""), SIDE)
                    .to_owned(),
                right: words::first(paragraph.text.get(right.healed()..).unwrap_or(""), SIDE)
                    .to_owned(),
                interrupted_by_notes: inside.map(|(_, note)| note.label.clone()).collect(),
            });
        }
    }
    joins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Layer, PrefacePart};
    use crate::view::fixture::Draft;

    #[test]
    fn anchors_meet_at_the_mark_and_stop_at_its_neighbours() {
        let draft = Draft::default()
            .body("Triển khai 10 nhóm nhiệm vụ¹, 03 đột phá² về công tác xây dựng Đảng.")
            .note("1", "(1) Một; (2) hai.")
            .note("2", "Hai");
        let notes = footnotes(&draft.0);
        assert_eq!(notes[0].anchor_before, "Triển khai 10 nhóm nhiệm vụ");
        assert_eq!(notes[0].anchor_after, ", 03 đột phá");
        assert_eq!(notes[1].anchor_before, ", 03 đột phá");
        assert_eq!(notes[1].anchor_after, "về công tác xây dựng Đảng.");
        assert_eq!(
            (notes[0].text_start.as_str(), notes[0].text_end.as_str()),
            ("(1) Một; (2) hai.", "(1) Một; (2) hai.")
        );
    }

    #[test]
    fn only_text_cut_by_a_break_is_a_join() {
        let mut draft = Draft::default()
            .body("công tác xây dựng|Đảng đề ra")
            .paragraph(Role::Copy(Layer::Preface(PrefacePart::Title)), "không|nối");
        draft.0.paragraphs[0].pieces[1].span.start += 100;
        let joins = joins(&draft.0);
        assert_eq!(joins.len(), 1);
        assert_eq!(
            (joins[0].left.as_str(), joins[0].right.as_str()),
            ("công tác xây dựng", "Đảng đề ra")
        );
    }
}

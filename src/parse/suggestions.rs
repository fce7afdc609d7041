//! What something unclear probably is, where the evidence stands beside it.
//!
//! *Reads* notes, marks and the outline. *Writes* suggestions into diagnostics. *Never* suggests what
//! two things could be.
//!
//! Mark 7 without a note between pairs 4 and 5 of marks, note 1 without a mark between the same two →
//! each is probably the other's; "2.", "8.", "4." → the 8 is probably "3."; mark 12 without a note and
//! a line "l2 Theo …" → that line.

use crate::model::{Diagnostic, DiagnosticKind, Outline, Paragraph, Section, Source};

use super::footnotes::Sifted;

/// How far from what is unclear evidence may stand, in notes or sections.
const NEAR: usize = 40;

/// Says what the unclear notes, marks and numbers probably are; `diagnostics` stand in source order.
pub fn suggest(
    diagnostics: &mut [Diagnostic],
    sifted: &Sifted,
    paragraphs: &[Paragraph],
    source: &Source,
    outline: &Outline,
) {
    let mut say = |start: usize, words: &str| {
        let first = diagnostics.partition_point(|d| d.span.start < start);
        let here = diagnostics.get_mut(first);
        if let Some(unclear) = here.filter(|d| d.span.start == start) {
            unclear.suggestion = Some(words.to_owned());
        }
    };
    let marks = &sifted.marks;
    let mut lost = false;
    for (m, mark) in marks.iter().enumerate().filter(|(_, m)| m.note.is_none()) {
        match lone_note(sifted, m) {
            Some(note) => {
                let note = &sifted.notes[note];
                say(mark.span.start, &note.label);
                say(note.label_span.start, &mark.label);
            }
            None => lost = true,
        }
    }
    if lost {
        for piece in paragraphs.iter().flat_map(|p| &p.pieces) {
            let head = piece.span.of(&source.text).split(' ').next();
            let head = head.unwrap_or("");
            let Some(label) = misread(head) else { continue };
            let next = marks.partition_point(|m| m.span.start < piece.span.start);
            let called = marks[next.saturating_sub(NEAR)..next].iter().rev();
            let mut called = called.filter(|m| m.note.is_none() && m.label == label);
            if let Some(mark) = called.next() {
                say(mark.span.start, head);
            }
        }
    }
    let body = outline.sections.partition_point(|s| s.note.is_none());
    let body = &outline.sections[..body];
    for unclear in diagnostics {
        let numbering = matches!(
            unclear.kind,
            DiagnosticKind::NumberSkipped { .. } | DiagnosticKind::NumberRepeated(_)
        );
        let Some(place) = unclear.place.filter(|_| numbering) else {
            continue;
        };
        let at = body.partition_point(|s| s.place.paragraph < place.paragraph);
        unclear.suggestion = between(body, at);
    }
}

/// The only note without a mark between the notes of the marks around mark `m`, if that is the only
/// mark without a note there.
fn lone_note(sifted: &Sifted, m: usize) -> Option<usize> {
    let note = |m: Option<usize>| sifted.marks.get(m?).map(|mark| mark.note);
    let from = match note(m.checked_sub(1)) {
        Some(before) => before? + 1,
        None => 0,
    };
    let to = match note(Some(m + 1)) {
        Some(after) => after?,
        None => sifted.notes.len(),
    };
    let between = sifted.notes.get(from..to).filter(|n| n.len() <= NEAR)?;
    let mut free = (from..).zip(between).filter(|(_, n)| n.mark.is_none());
    let (only, _) = free.next()?;
    free.next().is_none().then_some(only)
}

/// The number that recognition made "l2" or "1O" of.
fn misread(head: &str) -> Option<String> {
    let digit = |c: char| match c {
        'l' | 'I' | '|' => Some('1'),
        'O' | 'o' => Some('0'),
        'S' => Some('5'),
        'B' => Some('8'),
        'Z' => Some('2'),
        _ => c.is_ascii_digit().then_some(c),
    };
    let mixed = (2..=3).contains(&head.len())
        && head.bytes().any(|b| b.is_ascii_digit())
        && !head.bytes().all(|b| b.is_ascii_digit());
    head.chars()
        .map(digit)
        .collect::<Option<String>>()
        .filter(|_| mixed)
}

/// The label that the section between its neighbours should have: "3." between "2." and "4.".
fn between(sections: &[Section], at: usize) -> Option<String> {
    let section = sections.get(at)?;
    let same = |s: &&Section| {
        s.parent == section.parent
            && s.label.series == section.label.series
            && s.label.path.len() == section.label.path.len()
    };
    let before = sections[..at]
        .iter()
        .rev()
        .take(NEAR)
        .find(same)?
        .label
        .number;
    let after = sections[at + 1..]
        .iter()
        .take(NEAR)
        .find(same)?
        .label
        .number;
    let printed = section.label.number.to_string();
    let start = section.label.text.rfind(&printed)?;
    (after == before + 2).then(|| {
        let mut label = section.label.text.clone();
        label.replace_range(start..start + printed.len(), &(before + 1).to_string());
        label
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Source;

    fn suggestions(text: &str) -> Vec<Option<String>> {
        let source = Source {
            text: text.to_owned(),
            ..Source::default()
        };
        let read = crate::parse::read(&source);
        read.diagnostics.into_iter().map(|d| d.suggestion).collect()
    }

    #[test]
    fn a_lone_mark_and_a_lone_note_are_each_others() {
        let told =
            suggestions("Một câu⁷ ở đây, hai câu².\n\n¹ Theo Nghị quyết số 18.\n\n² Chú thích b.");
        assert_eq!(told, [Some("1".to_owned()), Some("7".to_owned())]);
    }

    #[test]
    fn a_label_is_told_by_its_neighbours() {
        let list = |numbers: [u32; 4]| {
            let [a, b, c, d] = numbers;
            suggestions(&format!(
                "I. NHIỆM VỤ\n\n{a}. Rà soát văn bản.\n\n{b}. Kiểm tra cơ sở.\n\n{c}. Báo cáo kết quả.\n\n{d}. Tổng kết năm."
            ))
        };
        assert_eq!(list([1, 2, 8, 4])[0], Some("3.".to_owned()));
        assert_eq!(list([1, 2, 2, 4])[0], Some("3.".to_owned()));
        assert_eq!(list([1, 2, 4, 5]), [None]);
    }

    #[test]
    fn a_figure_read_as_a_letter_is_found_again() {
        let told = suggestions(
            "Một câu¹ ở đây, hai câu¹² nữa.\n\n¹ Theo Nghị quyết số 18.\n\nl2 Theo Kết luận số 50.",
        );
        assert!(told.contains(&Some("l2".to_owned())), "{told:?}");
    }
}

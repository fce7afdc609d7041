//! Which uses of short forms are shown as such, and which of them are marked by default.
//!
//! "Kế hoạch số 52-KH/BTCTW": KH carries no mark, BTCTW does; TW in "21-KL/TW" does not.

use super::beside::Row;
use crate::model::index::Index;
use crate::model::{Directive, Place, Role};
use crate::parse::letters::{is_upper, is_word};

/// By entry and use: none = not shown, else whether it is marked by default.
#[derive(Clone, Debug, Default)]
pub struct Shown(Vec<Vec<Option<bool>>>);

impl Shown {
    pub fn get(&self, entry: usize, usage: usize) -> Option<bool> {
        self.0.get(entry)?.get(usage).copied().flatten()
    }
}

/// Decides for every use, in reading order.
pub fn shown(
    directive: &Directive,
    rows: &[Row],
    homes: &[Option<usize>],
    above: &[Option<usize>],
) -> Shown {
    let entries = &directive.glossary.entries;
    let mut shown: Vec<Vec<Option<bool>>> =
        entries.iter().map(|e| vec![None; e.uses.len()]).collect();
    let tops = tops(above);
    let mut seen = Index::default();
    for (paragraph, row) in rows.iter().enumerate() {
        // A stretch that is read on its own, by its letter and number; the first use in each is
        // marked. The body has one under each heading of the first level, and one before the first.
        let (kind, number) = match directive.paragraphs[paragraph].role {
            Role::Preface(_) => ('p', 0),
            Role::Conclusions(_) => ('c', 0),
            Role::Note(note) => ('n', note as usize),
            Role::Body | Role::Heading => ('b', homes[paragraph].map_or(0, |home| tops[home] + 1)),
            Role::Copy(_) | Role::Furniture(_) => ('a', 0),
        };
        for (entry, usage) in &row.uses {
            let it = &entries[*entry].uses[*usage];
            let is_named = !it.in_number || is_issuer(directive, it.place);
            // A suspected error is drawn as one, whatever it would stand for.
            if is_named && row.repair_over(directive, it.place).is_none() {
                let first = seen.count(&format!("{kind}{number} {entry}")) == 1;
                shown[*entry][*usage] = Some(first);
            }
        }
    }
    Shown(shown)
}

/// By section: the first-level heading above it, or itself.
fn tops(above: &[Option<usize>]) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::with_capacity(above.len());
    for (i, parent) in above.iter().enumerate() {
        tops.push(parent.map_or(i, |p| tops[p]));
    }
    tops
}

/// Whether a code in a document's number is its last one, after another code, and not that of the
/// Central Committee, which every Party paper bears.
fn is_issuer(directive: &Directive, place: Place) -> bool {
    let code = directive.words(place);
    if matches!(code, "TW" | "TƯ") {
        return false;
    }
    let text = &directive.paragraphs[place.paragraph].text;
    let before = text.get(..place.start).unwrap_or("");
    let mut after = text.get(place.end..).unwrap_or("").chars();
    let goes_on = matches!(
        (after.next(), after.next()),
        (Some('/' | '-' | '–'), Some(next)) if is_word(next)
    );
    let before = before.trim_end();
    let Some(number) = before.strip_suffix(['/', '-', '–']) else {
        return false;
    };
    let word = number.trim_end().rsplit(char::is_whitespace).next();
    !goes_on && word.is_some_and(|w| w.chars().any(is_upper))
}

#[cfg(test)]
mod tests {
    use super::super::beside::Beside;
    use super::super::fixture::Draft;
    use super::*;
    use crate::model::{Paragraph, Series};

    #[test]
    fn only_the_issuing_body_of_a_number_is_shown_and_never_the_central_committee() {
        for (text, code, expected) in [
            ("Kế hoạch số 52-KH/BTCTW", "BTCTW", true),
            ("Kế hoạch số 52-KH/BTCTW", "KH", false),
            ("Kết luận số 21-KL/TW", "TW", false),
            ("Kết luận số 21-KL/TW", "KL", false),
            ("Nghị định 04/2015/NĐ-CP,", "CP", true),
            ("Nghị định 04/2015/NĐ-CP,", "NĐ", false),
            ("Chỉ thị 22/CT", "CT", false),
            ("Số 08 -KL/BTCTW", "BTCTW", true),
        ] {
            let start = text.rfind(code).unwrap();
            let directive = Directive {
                paragraphs: vec![Paragraph {
                    text: text.into(),
                    ..Paragraph::default()
                }],
                ..Directive::default()
            };
            let place = Place::new(0, start, start + code.len());
            assert_eq!(is_issuer(&directive, place), expected, "{code} in {text}");
        }
    }

    #[test]
    fn the_first_use_of_each_top_section_is_marked() {
        let draft = Draft::default()
            .body("UBND họp, UBND bàn")
            .short("UBND", false)
            .paragraph(Role::Heading, "I. UBND")
            .section("I.", Series::Roman, None)
            .short("UBND", false)
            .paragraph(Role::Heading, "1. UBND")
            .section("1.", Series::Arabic, Some(0))
            .short("UBND", false)
            .paragraph(Role::Heading, "II. UBND")
            .section("II.", Series::Roman, None)
            .short("UBND", false);
        let beside = Beside::new(&draft.0);
        let marked: Vec<bool> = (0..4)
            .filter_map(|usage| beside.shown_use(0, usage))
            .collect();
        assert_eq!(marked, [true, true, false, true]);
    }
}

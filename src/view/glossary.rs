//! Short forms for panel and card.

use super::beside::Beside;
use super::{AbbreviationRow, anchors, mentions};
use crate::model::{Abbreviation, Origin, Place};
use crate::parse::letters::sentences;

/// One row per entry of the glossary; `uses` are in the entry's own order.
pub fn rows(beside: &Beside) -> Vec<AbbreviationRow> {
    let entries = beside.directive.glossary.entries.iter().enumerate();
    let mut sentences = Sentences(vec![None; beside.directive.paragraphs.len()]);
    entries
        .map(|(index, entry)| row(beside, index, entry, &mut sentences))
        .collect()
}

fn row(
    beside: &Beside,
    index: usize,
    entry: &Abbreviation,
    sentences: &mut Sentences,
) -> AbbreviationRow {
    let origin = entry.senses.first().map(|sense| sense.origin.clone());
    let uses = entry.uses.iter().enumerate();
    AbbreviationRow {
        short: entry.short.clone(),
        long: entry.long().map(str::to_owned),
        others: entry
            .senses
            .iter()
            .skip(1)
            .map(|s| s.long.clone())
            .collect(),
        defined_in: match &origin {
            Some(Origin::Text(place)) => section(beside, *place),
            _ => None,
        },
        origin,
        variants: entry.variants.clone(),
        sentences: sentences.with(beside, entry),
        uses: uses
            .map(|(usage, it)| {
                mentions::at(beside, it.place, anchor(beside, index, usage, it.place))
            })
            .collect(),
    }
}

/// By paragraph: where its sentences after the first begin, once someone asked.
struct Sentences(Vec<Option<Vec<usize>>>);

impl Sentences {
    /// The sentences that use a short form, each once.
    fn with(&mut self, beside: &Beside, entry: &Abbreviation) -> Vec<Place> {
        let mut found: Vec<Place> = Vec::new();
        for it in &entry.uses {
            let Place {
                paragraph, start, ..
            } = it.place;
            let Some(known) = self.0.get_mut(paragraph) else {
                continue;
            };
            let text = beside.text(paragraph);
            let starts = known.get_or_insert_with(|| sentences::starts(text));
            let next = starts.partition_point(|at| *at <= start);
            let from = next.checked_sub(1).map_or(0, |last| starts[last]);
            let to = starts.get(next).copied().unwrap_or(text.len());
            let sentence = Place::new(paragraph, from, to);
            if found.last() != Some(&sentence) {
                found.push(sentence);
            }
        }
        found
    }
}

/// Id and path of the section a place stands in.
fn section(beside: &Beside, place: Place) -> Option<(String, String)> {
    let home = beside.home(place.paragraph)?;
    let id = beside.directive.outline.sections[home].id.clone();
    Some((id, beside.path(place.paragraph)))
}

/// What holds a use on the page: its own run, or the suspected error or mention that covers it.
fn anchor(beside: &Beside, entry: usize, usage: usize, place: Place) -> String {
    let row = beside.row(place.paragraph);
    let directive = beside.directive;
    if let Some(repair) = row.repair_over(directive, place) {
        return anchors::repair(repair);
    }
    if beside.shown_use(entry, usage).is_some() {
        return anchors::abbreviation(entry, usage);
    }
    row.citation_over(directive, place).map_or_else(
        || anchors::holder(directive, place.paragraph),
        anchors::citation,
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Draft;
    use super::*;
    use crate::model::{Role, Sense, Series};

    #[test]
    fn a_row_says_where_a_short_form_is_defined_and_used() {
        let mut draft = Draft::default()
            .paragraph(Role::Heading, "I. MỤC")
            .section("I.", Series::Roman, None)
            .body("chi bộ, tổ chức cơ sở đảng (TCCSĐ) của Khối")
            .short("TCCSĐ", false);
        let place = draft.0.glossary.entries[0].uses[0].place;
        draft.0.glossary.entries[0].senses = vec![
            Sense {
                long: "tổ chức cơ sở đảng".into(),
                origin: Origin::Text(place),
            },
            Sense::default(),
        ];
        let row = &rows(&Beside::new(&draft.0))[0];
        assert_eq!(row.defined_in, Some(("I".into(), "I".into())));
        assert_eq!(row.others.len(), 1);
        let it = &row.uses[0];
        assert_eq!((it.anchor.as_str(), it.path.as_str()), ("a0-0", "I"));
        let (before, word, after) = &it.context;
        let shown = format!("{before}{word}{after}");
        assert_eq!(shown, "chi bộ, tổ chức cơ sở đảng (TCCSĐ) của Khối");
    }

    #[test]
    fn a_use_that_another_fact_covers_is_found_under_that() {
        let draft = Draft::default()
            .body("TCCSD theo Kế hoạch số 52-KH/TW")
            .repair("TCCSD", "TCCSĐ")
            .citation("Kế hoạch số 52-KH/TW")
            .short("TCCSD", false)
            .short("KH", true);
        let rows = rows(&Beside::new(&draft.0));
        let anchors: Vec<&str> = rows.iter().map(|row| row.uses[0].anchor.as_str()).collect();
        assert_eq!(anchors, ["e0", "c0"]);
    }
}

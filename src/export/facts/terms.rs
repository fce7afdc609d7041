//! Short forms and mentions of other documents.

use super::context;
use crate::model::{Abbreviation, Citation, Date, Directive, DocumentNumber, Origin};
use serde::Serialize;

/// How many characters of context stand on either side.
const SIDE: usize = 35;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Term {
    pub short: String,
    /// Where one code has several readings in one document, separated by "; ".
    pub long: Option<String>,
    pub defined_in_document: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition_context: Option<String>,
    pub ocr_variants: Vec<String>,
    /// Outside document numbers.
    pub occurrences: usize,
    pub in_numbers: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mention {
    pub text: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    /// Mentions of the same document in the file.
    pub count: usize,
}

pub fn abbreviations(directive: &Directive) -> Vec<Term> {
    let entries = directive.glossary.entries.iter();
    entries.map(|entry| term(directive, entry)).collect()
}

fn term(directive: &Directive, entry: &Abbreviation) -> Term {
    let in_numbers = entry.uses.iter().filter(|u| u.in_number).count();
    let definition = entry.senses.iter().find_map(|sense| match sense.origin {
        Origin::Text(place) => Some(place),
        _ => None,
    });
    Term {
        short: entry.short.clone(),
        long: long(entry),
        defined_in_document: definition.is_some(),
        definition_context: definition.map(|place| context(directive, place, SIDE)),
        ocr_variants: entry.variants.clone(),
        occurrences: entry.uses.len() - in_numbers,
        in_numbers,
    }
}

/// All readings that stand before numbers, else the best one.
fn long(entry: &Abbreviation) -> Option<String> {
    let printed = entry.senses.iter().filter(|s| s.origin == Origin::Number);
    let printed: Vec<&str> = printed.map(|s| s.long.as_str()).collect();
    if printed.is_empty() {
        entry.long().map(str::to_owned)
    } else {
        Some(printed.join("; "))
    }
}

pub fn citations(directive: &Directive) -> Vec<Mention> {
    let citations = &directive.citations;
    let mut counts = vec![0_usize; citations.len()];
    for citation in citations {
        if let Some(count) = counts.get_mut(citation.group) {
            *count += 1;
        }
    }
    let mention = |citation: &Citation| Mention {
        text: citation.text.clone(),
        kind: citation.kind.clone(),
        number: citation.number.as_ref().map(number),
        date: citation.date.as_ref().map(Date::to_string),
        issuer: citation.issuer.clone(),
        subject: citation.subject.clone(),
        count: counts.get(citation.group).copied().unwrap_or(1),
    };
    citations.iter().map(mention).collect()
}

/// The number as printed, damage included, without inner blanks.
fn number(number: &DocumentNumber) -> String {
    let printed: String = number.as_printed.split_whitespace().collect();
    if printed.is_empty() {
        number.text.clone()
    } else {
        printed
    }
}

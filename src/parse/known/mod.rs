//! What is known beforehand: true of the language and the administration, never of one file.
//!
//! The data lie beside this file, one entry a line; their first lines say what the columns are.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::{Family, order};

/// A meaning of a short form in the dictionary.
#[derive(Debug, Clone)]
pub struct KnownSense {
    pub long: &'static str,
    pub kind: SenseKind,
    pub family: Family,
    /// Lower-case words that stand near when this sense is meant.
    pub cues: Vec<&'static str>,
    /// Where the meaning is laid down.
    pub source: &'static str,
}

/// What kind of thing a short form names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenseKind {
    /// The code of a document type.
    Type,
    /// The code of an issuer.
    Issuer,
    Body,
    Term,
    Position,
    /// T/M, K/T, TM., KT. …
    Authority,
    Unit,
    Place,
}

/// A kind of document.
#[derive(Debug)]
pub struct DocumentType {
    /// "Nghị quyết".
    pub name: &'static str,
    pub codes: Vec<&'static str>,
}

/// A phrase that recognition garbles.
#[derive(Debug)]
pub struct Confusion {
    pub wrong: &'static str,
    pub right: &'static str,
    pub certain: bool,
    /// Words that make the "wrong" phrase right when they follow, or, with `<`, stand before it.
    pub guards: Vec<&'static str>,
}

fn rows(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines()
        .map(str::trim_end)
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
}

fn family(text: &str) -> Family {
    match text {
        "party" => Family::Party,
        "state" => Family::State,
        _ => Family::Unknown,
    }
}

fn list(text: &'static str) -> Vec<&'static str> {
    text.split(',')
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .collect()
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Vec<KnownSense>>> = LazyLock::new(|| {
    let mut known: HashMap<&str, Vec<KnownSense>> = HashMap::new();
    let mut source = "";
    for row in include_str!("abbreviations.txt").lines() {
        if let Some(name) = row.strip_prefix("#@") {
            source = name.trim();
        }
        let mut columns = row.split('\t');
        let (Some(short), Some(long), Some(kind)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        if short.starts_with('#') {
            continue;
        }
        let kind = match kind {
            "type" => SenseKind::Type,
            "issuer" => SenseKind::Issuer,
            "body" => SenseKind::Body,
            "position" => SenseKind::Position,
            "authority" => SenseKind::Authority,
            "unit" => SenseKind::Unit,
            "place" => SenseKind::Place,
            _ => SenseKind::Term,
        };
        known.entry(short).or_default().push(KnownSense {
            long,
            kind,
            family: family(columns.next().unwrap_or("")),
            cues: list(columns.next().unwrap_or("")),
            source,
        });
    }
    known
});

static DOCUMENT_TYPES: LazyLock<Vec<DocumentType>> = LazyLock::new(|| {
    let mut types: Vec<DocumentType> = rows(include_str!("document_types.txt"))
        .map(|row| {
            let mut columns = row.split('\t');
            DocumentType {
                name: columns.next().unwrap_or(""),
                codes: list(columns.next().unwrap_or("")),
            }
        })
        .collect();
    // Longest first, so that "Quy chế phối hợp" is not read as "Quy chế".
    order::sort_by_key(&mut types, |t| [order::descending(t.name.len()), 0, 0]);
    types
});

static BODIES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("bodies.txt")));
static TASK_VERBS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("task_verbs.txt")));
static TASK_ADVERBS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("task_adverbs.txt")));
static TASK_NOUN_OPENINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("task_noun_openings.txt")));

static CONFUSIONS: LazyLock<Vec<Confusion>> = LazyLock::new(|| {
    rows(include_str!("ocr_confusions.txt"))
        .filter_map(|row| {
            let mut columns = row.split('\t');
            Some(Confusion {
                wrong: columns.next()?,
                right: columns.next()?,
                certain: columns.next() != Some("low"),
                guards: list(columns.next().unwrap_or("")),
            })
        })
        .collect()
});

fn longest_first(data: &'static str) -> Vec<&'static str> {
    let mut all: Vec<&str> = rows(data).collect();
    order::sort_by_key(&mut all, |entry| [order::descending(entry.len()), 0, 0]);
    all
}

/// The senses of a short form, the usual one first.
pub fn senses(short: &str) -> &'static [KnownSense] {
    ABBREVIATIONS.get(short).map_or(&[], Vec::as_slice)
}

/// All kinds of documents, the longest names first.
pub fn document_types() -> &'static [DocumentType] {
    &DOCUMENT_TYPES
}

/// Whether `code` is the code of a document type.
pub fn is_type_code(code: &str) -> bool {
    DOCUMENT_TYPES.iter().any(|t| t.codes.contains(&code))
}

/// Names of bodies, the longest first.
pub fn bodies() -> &'static [&'static str] {
    &BODIES
}

static BODIES_LOWER: LazyLock<Vec<String>> = LazyLock::new(|| {
    BODIES
        .iter()
        .map(|body| super::letters::lower_text(body))
        .collect()
});

/// The same in lower case.
pub fn bodies_lower() -> &'static [String] {
    &BODIES_LOWER
}

/// Verb phrases that open an instruction, in lower case, the longest first.
pub fn task_verbs() -> &'static [&'static str] {
    &TASK_VERBS
}

/// Words that may stand before such a verb.
pub fn task_adverbs() -> &'static [&'static str] {
    &TASK_ADVERBS
}

/// Openings that look like such a verb and are a noun.
pub fn task_noun_openings() -> &'static [&'static str] {
    &TASK_NOUN_OPENINGS
}

/// Phrases that recognition garbles.
pub fn confusions() -> &'static [Confusion] {
    &CONFUSIONS
}

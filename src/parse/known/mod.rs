//! What is known beforehand: true of the language and the administration, never of one file.
//!
//! The data lie beside this file, one entry a line; their first lines say what the columns are.

mod syllables;

use std::str::Lines;
use std::sync::LazyLock;

use crate::model::index::Groups;
use crate::model::{Family, order};

use super::letters::{
    begins, begins_lower, first_syllable, is_capitals, is_upper, is_word, lower, lower_text,
};
use syllables::Syllables;

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

/// A phrase that recognition garbles; phrases are the numbers of their syllables.
#[derive(Debug)]
pub struct Confusion {
    pub wrong: Vec<u16>,
    pub right: &'static str,
    pub certain: bool,
    pub guards: Vec<Guard>,
}

/// Words that make a "wrong" phrase right when they follow, or stand before it.
#[derive(Debug)]
pub struct Guard {
    pub words: Vec<u16>,
    pub before: bool,
}

/// What begins with a syllable.
#[derive(Debug, Default)]
pub struct Opening {
    /// Patterns, a bit for each syllable of [`PATTERNS`].
    pub patterns: u64,
    /// Which lists the phrases are of, all bits together.
    lists: u8,
    /// Phrases of the lists, those of each list the longest first.
    phrases: Vec<(u8, &'static str)>,
    /// Bodies by their numbers, the longest first.
    bodies: Vec<usize>,
    /// The longest first.
    pub confusions: Vec<Confusion>,
}

const VERB: u8 = 1;
const ADVERB: u8 = 2;
const NOUN: u8 = 4;

impl Opening {
    /// The verb phrase with which `text` begins, as it would open an instruction.
    pub fn verb(&self, text: &str) -> Option<&'static str> {
        self.first(text, VERB)
    }

    /// All such verb phrases.
    pub fn verbs(&self) -> impl Iterator<Item = &'static str> {
        let verbs = self.phrases.iter().filter(|(list, _)| *list == VERB);
        verbs.map(|(_, verb)| *verb)
    }

    /// The words with which `text` begins that may stand before such a verb.
    pub fn adverb(&self, text: &str) -> Option<&'static str> {
        self.first(text, ADVERB)
    }

    /// The opening of `text` that looks like such a verb and is a noun.
    pub fn noun(&self, text: &str) -> Option<&'static str> {
        self.first(text, NOUN)
    }

    /// The name of the body at the head of `lower`, as [`body_at`] gives it.
    pub fn body(&self, lower: &str, ends: fn(&str) -> bool) -> Option<&'static str> {
        if self.bodies.is_empty() {
            return None;
        }
        let known = known();
        let fits = |i: &&usize| {
            lower
                .strip_prefix(known.bodies_lower[**i].as_str())
                .is_some_and(ends)
        };
        let found = self.bodies.iter().find(fits);
        found.map(|i| known.bodies[*i])
    }

    /// Whether such a verb or what may stand before it begins `text`.
    pub fn asks(&self, text: &str) -> bool {
        self.first(text, VERB | ADVERB).is_some()
    }

    /// The first phrase of `lists` that `text`, which begins with this opening's syllable, begins with as with whole words.
    fn first(&self, text: &str, lists: u8) -> Option<&'static str> {
        if self.lists & lists == 0 {
            return None;
        }
        // The first letter may be of either case.
        let fits = |phrase: &str| {
            let first = phrase.chars().next().map_or(0, char::len_utf8);
            let rest = text.get(first..).zip(phrase.get(first..));
            rest.and_then(|(rest, phrase)| rest.strip_prefix(phrase))
                .is_some_and(|after| !after.starts_with(is_word))
        };
        let mut phrases = self.phrases.iter();
        let found = phrases.find(|(list, phrase)| list & lists > 0 && fits(phrase));
        found.map(|(_, phrase)| *phrase)
    }
}

/// First syllables of all patterns of the finders.
pub const PATTERNS: &str = "nghị|kết|chỉ|quy|quyết|văn|báo|chương|điều|cương|hiến|luật|bộ|pháp|\
    trước|đến|trong|vào|cả|cuối|đầu|chậm|muộn|thời|tiến|nhiệm|năm|quý|tháng|hằng|hàng|mỗi|định|\
    hội|sau|ngay|nhân|khoản|điểm|mục|lục|phần|mẫu|biểu|này|trên";

/// The rows of a file beside this one, without its comments, which need not travel with the page.
macro_rules! rows {
    ($file:literal) => {{
        const ALL: &[u8] = include_bytes!($file);
        const ROWS: [u8; rows_of(ALL, &mut [])] = {
            let mut rows = [0; rows_of(ALL, &mut [])];
            rows_of(ALL, &mut rows);
            rows
        };
        const TEXT: &str = match std::str::from_utf8(&ROWS) {
            Ok(text) => text,
            Err(_) => panic!("the data are UTF-8"),
        };
        TEXT.lines()
    }};
}

/// Copies the lines that are neither blank nor a comment ("# …"; "#@" names a source) into `rows`,
/// as far as there is room; gives how many bytes they have.
const fn rows_of(all: &[u8], rows: &mut [u8]) -> usize {
    let (mut at, mut len, mut keep) = (0, 0, false);
    while at < all.len() {
        if at == 0 || all[at - 1] == b'\n' {
            let source = at + 1 < all.len() && all[at + 1] == b'@';
            keep = all[at] != b'\n' && (all[at] != b'#' || source);
        }
        if keep {
            if len < rows.len() {
                rows[len] = all[at];
            }
            len += 1;
        }
        at += 1;
    }
    len
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

/// All of it, read once. One cell for all lists: each cell costs the page a few hundred bytes.
pub struct Known {
    senses: Groups<KnownSense>,
    document_types: Vec<DocumentType>,
    bodies: Vec<&'static str>,
    bodies_lower: Vec<String>,
    syllables: Syllables,
    /// By the number of their syllable; the first is that of none.
    openings: Vec<Opening>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let bodies = longest_first(rows!("bodies.txt"));
    let bodies_lower: Vec<String> = bodies.iter().map(|body| lower_text(body)).collect();
    let mut known = Known {
        senses: read_senses(),
        document_types: read_document_types(),
        bodies_lower,
        bodies,
        syllables: Syllables::default(),
        openings: vec![Opening::default()],
    };
    known.open();
    known
});

/// All that is known. Not inlined: one copy for all callers.
#[inline(never)]
pub fn known() -> &'static Known {
    &KNOWN
}

impl Known {
    /// Gathers what begins with each syllable.
    fn open(&mut self) {
        for (bit, syllable) in PATTERNS.split('|').enumerate() {
            self.opening_mut(syllable).patterns = 1 << bit;
        }
        for i in 0..self.bodies.len() {
            let body = self.bodies_lower[i].clone();
            self.opening_mut(&body[..first_syllable(&body)])
                .bodies
                .push(i);
        }
        let lists = [
            (VERB, rows!("task_verbs.txt")),
            (ADVERB, rows!("task_adverbs.txt")),
            (NOUN, rows!("task_noun_openings.txt")),
        ];
        for (list, rows) in lists {
            for row in longest_first(rows) {
                let opening = self.opening_mut(&row[..first_syllable(row)]);
                opening.lists |= list;
                opening.phrases.push((list, row));
            }
        }
        let rows = longest_first(rows!("ocr_confusions.txt"));
        // First all that open something, so that their numbers are small.
        for row in &rows {
            self.opening_mut(first_of_phrase(row));
        }
        for row in rows {
            if let Some(confusion) = self.read_confusion(row) {
                self.opening_mut(first_of_phrase(row))
                    .confusions
                    .push(confusion);
            }
        }
    }

    /// What begins with `syllable`; a new entry where nothing did.
    fn opening_mut(&mut self, syllable: &str) -> &mut Opening {
        let number = usize::from(self.syllables.add(syllable));
        if number >= self.openings.len() {
            self.openings.resize_with(number + 1, Opening::default);
        }
        &mut self.openings[number]
    }

    fn read_confusion(&mut self, row: &'static str) -> Option<Confusion> {
        let mut columns = row.split('\t');
        let (wrong, right) = (columns.next()?, columns.next()?);
        let certain = columns.next() != Some("low");
        let guards = list(columns.next().unwrap_or("")).into_iter();
        let guard = |guard: &str| {
            let before = guard.strip_prefix('<');
            Guard {
                words: self.syllables.phrase(before.unwrap_or(guard)),
                before: before.is_some(),
            }
        };
        Some(Confusion {
            guards: guards.map(guard).collect(),
            wrong: self.syllables.phrase(wrong),
            right,
            certain,
        })
    }
}

/// The first syllable of the first column of a row.
fn first_of_phrase(row: &str) -> &str {
    row.split([' ', '\t']).next().unwrap_or("")
}

fn read_senses() -> Groups<KnownSense> {
    let mut known = Groups::default();
    let mut source = "";
    for row in rows!("abbreviations.txt") {
        if let Some(name) = row.strip_prefix("#@") {
            source = name.trim();
        }
        let mut columns = row.split('\t');
        let (Some(short), Some(long), Some(kind)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
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
        let sense = KnownSense {
            long,
            kind,
            family: family(columns.next().unwrap_or("")),
            cues: list(columns.next().unwrap_or("")),
            source,
        };
        known.add(short, sense);
    }
    known
}

fn read_document_types() -> Vec<DocumentType> {
    let mut types: Vec<DocumentType> = rows!("document_types.txt")
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
}

/// The rows of a list, those with the longest first column first.
fn longest_first(rows: Lines<'static>) -> Vec<&'static str> {
    let mut all: Vec<&str> = rows.collect();
    order::sort_by_key(&mut all, |row| {
        let first = row.split('\t').next().unwrap_or("");
        [order::descending(first.len()), 0, 0]
    });
    all
}

/// The senses of a short form, the usual one first.
pub fn senses(short: &str) -> &'static [KnownSense] {
    known().senses.of(short)
}

/// "Nghị quyết này phổ biến đến chi bộ", "Quyết định này có hiệu lực …": the formula at the end.
pub fn closes(text: &str) -> bool {
    document_types().iter().any(|t| {
        text.strip_prefix(t.name)
            .and_then(|rest| rest.strip_prefix(" này "))
            .is_some_and(|rest| begins(rest, "phổ biến|được phổ biến|có hiệu lực|thay thế"))
    })
}

/// "Chương trình hành động" is a Chương trình, "Quy chế làm việc" a Quy chế: the shortest name of the type `kind` with
/// this code in its number.
pub fn plain_type(kind: &str, code: &str) -> Option<&'static str> {
    let mut types = document_types().iter().rev();
    let plain = types.find(|t| kind.starts_with(t.name) && t.codes.contains(&code))?;
    Some(plain.name)
}

/// All kinds of documents, the longest names first.
pub fn document_types() -> &'static [DocumentType] {
    &known().document_types
}

/// Whether a line in capitals names a kind of document: "QUY CHẾ", "QUY CHẾ LÀM VIỆC".
pub fn names_document(text: &str) -> bool {
    let named = |kind: &DocumentType| {
        begins_lower(text, kind.name) && !text[kind.name.len()..].starts_with(is_word)
    };
    is_capitals(text) && document_types().iter().any(named)
}

/// Whether `code` is the code of a document type.
pub fn is_type_code(code: &str) -> bool {
    document_types().iter().any(|t| t.codes.contains(&code))
}

/// The name of the body at the head of `lower`, which is in lower case, as it is usually written: the longest with
/// `ends` behind it.
pub fn body_at(lower: &str, ends: fn(&str) -> bool) -> Option<&'static str> {
    opening(lower).body(lower, ends)
}

/// What begins with the first syllable of `text`, the case of its first letter aside.
#[inline(never)]
pub fn opening(text: &str) -> &'static Opening {
    let syllable = &text[..first_syllable(text)];
    let known = known();
    let Some(first) = syllable.chars().next().filter(|c| is_upper(*c)) else {
        return known.opening(known.number(text.as_bytes(), syllable.len()));
    };
    let mut small = String::from(lower(first));
    small.push_str(&syllable[first.len_utf8()..]);
    known.opening(known.number(small.as_bytes(), small.len()))
}

impl Known {
    /// What begins with the syllable of this number.
    pub fn opening(&self, number: u16) -> &Opening {
        let openings = &self.openings;
        openings.get(usize::from(number)).unwrap_or(&openings[0])
    }

    /// The number of the syllable that the first `len` of some bytes in lower case spell; nought for one of no list.
    pub fn number(&self, bytes: &[u8], len: usize) -> u16 {
        self.syllables.number(bytes, len)
    }
}

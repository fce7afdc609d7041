//! What is known beforehand: true of the language and the administration, never of one file.
//!
//! The data lie beside this file, one entry a line; their first lines say what the columns are.

mod openings;
mod syllables;

use std::str::Lines;
use std::sync::LazyLock;

use crate::model::index::Groups;
use crate::model::{Family, order};

use super::letters::{begins, begins_lower, find, is_capitals, is_word, lower_text};
pub use openings::{Opening, opening};
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
    let lists = [
        (openings::VERB, rows!("task_verbs.txt")),
        (openings::ADVERB, rows!("task_adverbs.txt")),
        (openings::NOUN, rows!("task_noun_openings.txt")),
    ];
    known.open(lists, rows!("ocr_confusions.txt"));
    known
});

/// All that is known. Not inlined: one copy for all callers.
#[inline(never)]
pub fn known() -> &'static Known {
    &KNOWN
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
    const THIS: &str = " này ";
    let types = document_types();
    let longest = types.first().map_or(0, |t| t.name.len());
    let head = &text[..text.floor_char_boundary(longest + THIS.len())];
    find(head, THIS).is_some_and(|at| {
        types.iter().any(|t| t.name == &text[..at])
            && begins(
                &text[at + THIS.len()..],
                "phổ biến|được phổ biến|có hiệu lực|thay thế",
            )
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

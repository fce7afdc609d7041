//! Mentions of other documents, and the number that names a document.

use super::Place;
use serde::Serialize;

/// A mention of another document (viện dẫn).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Citation {
    pub place: Place,
    /// The words of the mention, as printed.
    pub text: String,
    /// "Nghị quyết", "Quy định", "Điều lệ" …
    pub kind: String,
    pub number: Option<DocumentNumber>,
    pub date: Option<Date>,
    /// As printed with this mention, or the plenum or congress that names it.
    pub issuer: Option<String>,
    /// What the document is about, as printed with this mention.
    pub subject: Option<String>,
    /// Mentions of the same document share a group; index from 0 in order of first mention.
    pub group: usize,
}

/// A document's number and code (số, ký hiệu), taken apart by grammar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentNumber {
    /// Set without inner spaces: "08-KL/BTCTW".
    pub text: String,
    pub as_printed: String,
    /// The serial number's digits: "08".
    pub serial: String,
    /// The year inside the number of a normative document.
    pub year: Option<u32>,
    /// The code of the type: "KL"; empty in letters (3722/VPCP-CN).
    pub kind_code: String,
    /// Codes of issuer and unit: ["BTCTW"].
    pub issuer_codes: Vec<String>,
    pub family: Family,
}

/// The two families of official documents, and what both may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Family {
    Party,
    State,
    #[default]
    Unknown,
}

/// A calendar date, possibly without day or month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date {
    pub year: u32,
    /// 1–12, or none where only the year is known.
    pub month: Option<u32>,
    /// 1–31, or none.
    pub day: Option<u32>,
}

impl Date {
    /// A full date, none where month or day are out of range.
    pub fn ymd(year: u32, month: u32, day: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=31).contains(&day) && (1900..=2200).contains(&year))
            .then_some(Self {
                year,
                month: Some(month),
                day: Some(day),
            })
    }
}

impl std::fmt::Display for Date {
    /// ISO 8601: `2023-01-04`, `2023-06`, `2023`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

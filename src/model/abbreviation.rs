//! Short forms and what they mean here.

use super::Place;
use serde::{Deserialize, Serialize};

/// The short forms of a document, in order of first use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Glossary {
    pub entries: Vec<Abbreviation>,
}

/// A short form with its meaning and every place it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Abbreviation {
    /// The form held to be right: "TCCSĐ".
    pub short: String,
    /// What it means here, best first; empty = not known.
    pub senses: Vec<Sense>,
    /// Other spellings joined to it, held to be OCR errors: "TCCSD".
    pub variants: Vec<String>,
    pub uses: Vec<Use>,
}

/// One meaning and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sense {
    pub long: String,
    pub origin: Origin,
}

/// Where a meaning comes from; always shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Defined in the text, at this place.
    Text(Place),
    /// The dictionary, with its source: "HD 36-HD/VPTW".
    Dictionary(String),
    /// Put together from its parts: BTC + TU.
    Composed,
    /// The type word printed before the number.
    #[default]
    Number,
}

/// One use of a short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Use {
    pub place: Place,
    /// Whether it stands inside a document's number.
    pub in_number: bool,
    /// Whether it is printed as one of the variants.
    pub variant: bool,
}

impl Abbreviation {
    /// The best known meaning.
    pub fn long(&self) -> Option<&str> {
        self.senses.first().map(|s| s.long.as_str())
    }
}

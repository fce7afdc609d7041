//! Where things stand: bytes of the source, bytes of a healed paragraph.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in [`super::Source::text`], on character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub const fn len(self) -> usize {
        self.end - self.start
    }

    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `offset` (bytes) lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// For sorting: by start, then by end.
    pub const fn key(self) -> super::order::Key {
        [self.start, self.end, 0]
    }

    /// The text this span covers; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A half-open range of bytes in the *healed* text of one paragraph.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Place {
    /// Index into [`super::Directive::paragraphs`].
    pub paragraph: usize,
    pub start: usize,
    pub end: usize,
}

impl Place {
    pub const fn new(paragraph: usize, start: usize, end: usize) -> Self {
        Self {
            paragraph,
            start,
            end,
        }
    }

    /// For sorting: by paragraph, start and end.
    pub const fn key(self) -> super::order::Key {
        [self.paragraph, self.start, self.end]
    }

    /// Whether `other` lies wholly inside.
    pub const fn covers(self, other: Self) -> bool {
        self.paragraph == other.paragraph && self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.paragraph == other.paragraph && self.start < other.end && other.start < self.end
    }
}

//! What came in: text in Unicode NFC, with what richer formats tell about it.

use super::Span;
use serde::Serialize;

/// The text as read, never edited afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Unicode NFC, every blank in a line the plain one; line ends as they came (LF or CRLF). The byte order mark is
    /// not part of it.
    pub text: String,
    /// File name or title, for the page's heading; may be empty.
    pub name: String,
    pub encoding: Encoding,
    /// Whether each of its Đ came as the Icelandic Ð, which looks the same: newspapers' systems print it.
    pub icelandic: bool,
    /// Whether the text had to be composed (NFD and half-composed letters).
    pub composed: bool,
    /// Evidence from richer formats, in order of their spans; plain text gives none.
    pub hints: Vec<Hint>,
}

/// How the bytes were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16Be,
}

/// Evidence about a stretch of text that the stages weigh; never an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hint {
    pub span: Span,
    pub kind: HintKind,
}

/// What a format may tell beyond the letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum HintKind {
    /// The source page on which the span begins, from 1.
    Page(u32),
    Bold,
    Italic,
    Centred,
    /// Paragraph style by its name in the file.
    Style(String),
    /// A list label as the program printed it, which the text itself does not hold.
    ListLabel(String),
    /// A call of the note with this label.
    NoteRef(String),
    /// The body of the note with this label.
    NoteBody(String),
}

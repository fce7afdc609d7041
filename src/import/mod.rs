//! Bytes → [`Source`]: one file per format.
//!
//! *Reads* bytes and a file name. *Writes* [`Source`] in NFC. *Never* the parser, Yew.

mod nfc;
mod page_state;
mod plain;
mod state;

pub use page_state::{PAGE_STATE_BEGIN, PAGE_STATE_END, state_in_page};

use crate::model::Source;
pub use state::state_in_file;

/// Why a file could not be opened. The page turns each into a sentence with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Not a format this build reads: the extension or what the bytes look like (".pdf").
    WrongType(String),
    /// Neither UTF-8 nor UTF-16: damaged, or a legacy encoding.
    Encoding,
    /// More than [`MAX_BYTES`].
    TooLarge(usize),
    /// Nothing but blanks.
    Empty,
}

/// Files above this many bytes are refused with a sentence.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Decodes a file: plain text or Markdown-like OCR text.
///
/// `name` is the file's name (its extension may tell the type). The text comes out in NFC.
pub fn import(bytes: &[u8], name: &str) -> Result<Source, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    plain::decode(bytes, name)
}

/// Text that is already decoded: pasted or built in.
pub fn import_text(text: &str, name: &str) -> Result<Source, ImportError> {
    import(text.as_bytes(), name)
}

//! Any plain tree as JSON for people and programs to read. Natively only: the page has no use for it.

use serde::Serialize;

/// `tree` as indented JSON with a final line end.
///
/// # Errors
/// Where the tree cannot be written as JSON; plain data always can.
pub fn json(tree: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(tree).map(|text| text + "\n")
}

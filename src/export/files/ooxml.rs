//! Parts of an Office file in their zip. The crates that write Word files lack what offices need here (true notes with
//! their separators, repeated heads of tables), so the parts are written by hand: docs/decisions/ways-out.md.

use crate::view::escape::escape;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Text as it may stand in an element or an attribute. Letters that XML knows not at all are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{9}' | '\n' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escape(c, &mut out),
        }
    }
    out
}

/// The parts by their names, packed; without any hour, so that the same work gives the same bytes.
pub fn packed(parts: &[(&str, String)]) -> Result<Vec<u8>, String> {
    let pack = || -> Result<Vec<u8>, ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            zip.start_file(*name, SimpleFileOptions::default())?;
            zip.write_all(part.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    };
    pack().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_what_xml_refuses_is_left_out() {
        assert_eq!(
            escaped("a<b> & \"c\"\u{1}\n\u{ffff}đ"),
            "a&lt;b&gt; &amp; &quot;c&quot; đ"
        );
    }

    #[test]
    fn the_same_parts_give_the_same_bytes() {
        let parts = [("a.xml", "đ".repeat(50))];
        let bytes = packed(&parts).expect("memory is written");
        assert!(bytes.starts_with(b"PK\x03\x04"));
        assert_eq!(packed(&parts), Ok(bytes));
    }
}

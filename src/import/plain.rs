//! Plain text and Markdown-like OCR text: UTF-8 with and without mark, UTF-16.

use super::{ImportError, nfc};
use crate::model::{Encoding, Source};

/// Decodes and composes `bytes`.
pub fn decode(bytes: &[u8], name: &str) -> Result<Source, ImportError> {
    if let Some(kind) = binary_kind(bytes) {
        return Err(ImportError::WrongType(kind.to_owned()));
    }
    let (text, encoding) = text_of(bytes).ok_or(ImportError::Encoding)?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let composed = nfc::compose(&text);
    let (was_composed, text) = (composed.is_some(), composed.unwrap_or(text));
    let icelandic = text.contains('Ð');
    Ok(Source {
        composed: was_composed,
        icelandic: icelandic && !text.contains('Đ'),
        text: with_plain_blanks(if icelandic {
            text.replace('Ð', "Đ")
        } else {
            text
        }),
        name: name.to_owned(),
        encoding,
        hints: Vec::new(),
    })
}

/// Blanks that may not break, and those of a printer's width, are blanks like any other: "ngày 5" is read whichever it has.
fn with_plain_blanks(text: String) -> String {
    let is_blank = |c| {
        matches!(
            c,
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        )
    };
    if text.contains(is_blank) {
        text.replace(is_blank, " ")
    } else {
        text
    }
}

/// What the first bytes say of formats that are not text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 9] = [
        (b"%PDF", ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b"\xD0\xCF\x11\xE0", ".doc"),
        (b"{\\rtf", ".rtf"),
        (b"\x89PNG", ".png"),
        (b"\xFF\xD8\xFF", ".jpg"),
        (b"GIF8", ".gif"),
        (b"II*\0", ".tif"),
        (b"MM\0*", ".tif"),
    ];
    SIGNATURES
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, kind)| *kind)
}

fn text_of(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some((
            std::str::from_utf8(rest).ok()?.to_owned(),
            Encoding::Utf8Bom,
        ));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((utf16(rest, u16::from_le_bytes)?, Encoding::Utf16Le));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((utf16(rest, u16::from_be_bytes)?, Encoding::Utf16Be));
    }
    if let Some(order) = unmarked_utf16(bytes) {
        let text = match order {
            Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes)?,
            _ => utf16(bytes, u16::from_le_bytes)?,
        };
        return Some((text, order));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    // A text with NUL bytes is some program's file, not a paper.
    (!text.contains('\0')).then(|| (text.to_owned(), Encoding::Utf8))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// UTF-16 without a mark: spaces and digits leave a NUL in every other byte, always on one side.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(2048) & !1];
    let even = sample.iter().step_by(2).filter(|b| **b == 0).count();
    let odd = sample
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|b| **b == 0)
        .count();
    let enough = sample.len() / 10;
    if odd > enough && even == 0 {
        Some(Encoding::Utf16Le)
    } else if even > enough && odd == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_written_form_of_unicode_gives_the_same_text() {
        let text = "Nghị quyết số 18-NQ/TW\r\nNhà nước";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (with(b"\xEF\xBB\xBF", text.as_bytes()), Encoding::Utf8Bom),
            (with(b"\xFF\xFE", &le), Encoding::Utf16Le),
            (with(b"\xFE\xFF", &be), Encoding::Utf16Be),
            (le.clone(), Encoding::Utf16Le),
            (be.clone(), Encoding::Utf16Be),
        ] {
            let source = decode(&bytes, "").expect("decodes");
            assert_eq!((source.text.as_str(), source.encoding), (text, encoding));
        }
    }

    #[test]
    fn decomposed_letters_are_composed_at_the_door() {
        let source = decode("Nghi\u{323} quye\u{302}\u{301}t".as_bytes(), "").expect("decodes");
        assert_eq!(source.text, "Nghị quyết");
        assert!(source.composed);
    }

    #[test]
    fn blanks_of_every_kind_are_plain_ones() {
        let source = decode("ngày\u{a0}5/6,\u{202f}năm\u{2003}".as_bytes(), "").expect("decodes");
        assert_eq!(source.text, "ngày 5/6, năm ");
    }

    #[test]
    fn other_files_are_named_by_what_they_are() {
        assert_eq!(
            decode(b"%PDF-1.7", "a.txt"),
            Err(ImportError::WrongType(".pdf".into()))
        );
        assert_eq!(decode(b"\xC3\x28", ""), Err(ImportError::Encoding));
        assert_eq!(decode(b" \n\t\r\n", ""), Err(ImportError::Empty));
        assert_eq!(decode(b"a\0b", ""), Err(ImportError::Encoding));
    }
}

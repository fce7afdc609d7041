//! Unicode NFC, by the crate natively and by the browser's own `normalize` in the page.

/// The text in Unicode NFC; `None` when it already is.
#[cfg(not(target_arch = "wasm32"))]
pub fn compose(text: &str) -> Option<String> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
    (!is_plain(text) && is_nfc_quick(text.chars()) != IsNormalized::Yes)
        .then(|| text.nfc().collect::<String>())
        .filter(|composed| composed != text)
}

/// Whether a text holds nothing but letters and marks that stand for themselves, as nearly all texts do: those before
/// the marks that combine, those that Unicode has for Vietnamese, and dashes and quotation marks.
#[cfg(not(target_arch = "wasm32"))]
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        at += match first {
            0..=0x7f => 1,
            0xc2..=0xcb => 2,
            0xe1 if matches!(bytes[at + 1], 0xb8..=0xbb) => 3,
            0xe2 if bytes[at + 1] == 0x80 && bytes[at + 2] > 0x8f => 3,
            _ => return false,
        };
    }
    true
}

/// The text in Unicode NFC; `None` when it already is.
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub fn compose(text: &str) -> Option<String> {
    let composed = String::from(js_sys::JsString::from(text).normalize("NFC"));
    (composed != text).then_some(composed)
}

/// Without a browser or a native target nothing can compose; the text stays as it is.
#[cfg(all(target_arch = "wasm32", not(feature = "app")))]
pub fn compose(_text: &str) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_plain_is_composed() {
        use unicode_normalization::UnicodeNormalization;
        for c in ('\0'..='\u{ffff}').filter(|c| is_plain(&c.to_string())) {
            assert!(c.nfc().eq([c]), "{c}");
        }
        assert!(is_plain("“Nghị quyết” – Điều 5…") && !is_plain("quye\u{302}t"));
        assert_eq!(compose("quye\u{302}\u{301}t").as_deref(), Some("quyết"));
    }
}

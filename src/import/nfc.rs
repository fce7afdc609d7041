//! Unicode NFC, by the crate natively and by the browser's own `normalize` in the page.

/// The text in Unicode NFC; `None` when it already is.
#[cfg(not(target_arch = "wasm32"))]
pub fn compose(text: &str) -> Option<String> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
    (is_nfc_quick(text.chars()) != IsNormalized::Yes)
        .then(|| text.nfc().collect::<String>())
        .filter(|composed| composed != text)
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

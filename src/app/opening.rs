//! From a file, the clipboard, a sample or an address to an open text.

use super::context::Page;
use super::engine;
use super::keeping;
use super::later;
use super::places;
use super::samples;
use super::state::{Action, Problem};
use super::state_file;
use crate::import::{self, ImportError, MAX_BYTES};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, Response, Url};

/// Opens a file someone chose or dropped.
pub fn open_file(page: &Page, file: File) {
    let page = page.clone();
    let name = file.name();
    page.dispatch(Action::OpeningStarted(name.clone()));
    if file.size() > MAX_BYTES as f64 {
        page.dispatch(Action::OpeningFailed(Problem::TooLarge));
        return;
    }
    spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => take(&page, bytes_of(&buffer), name).await,
            Err(_) => page.dispatch(Action::OpeningFailed(Problem::Unreadable(name))),
        }
    });
}

/// Opens text that was pasted.
pub fn open_text(page: &Page, text: String, name: String) {
    let page = page.clone();
    if text.trim().is_empty() {
        page.dispatch(Action::OpeningFailed(Problem::NothingToPaste));
        return;
    }
    page.dispatch(Action::OpeningStarted(name.clone()));
    spawn_local(async move { take(&page, text.into_bytes(), name).await });
}

/// Takes what a person hands over: a text, or a file with the state of the page.
async fn take(page: &Page, bytes: Vec<u8>, name: String) {
    match import::state_in_file(&bytes, &name) {
        Some(words) => state_file::bring(page, words, name),
        None => open_bytes(page, bytes, name, true).await,
    }
}

/// The person went back or forth to another address.
pub fn follow_address(page: &Page) {
    if places::is_new_question() && !open_address(page) {
        page.dispatch(Action::TextClosed);
    }
}

/// Opens what the page's own address asks for: `?doc=folder/file.txt`, `?sample=ket-luan`, or `?luu=` and a text that
/// the device keeps. False when it asks for nothing.
pub fn open_address(page: &Page) -> bool {
    places::is_new_question();
    let Some(location) = web_sys::window().map(|w| w.location()) else {
        return false;
    };
    let (Ok(search), Ok(base)) = (location.search(), location.href()) else {
        return false;
    };
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(&search) else {
        return false;
    };
    let page = page.clone();
    if let Some(text) = params.get("luu") {
        page.dispatch(Action::OpeningStarted(String::new()));
        keeping::ask("source", vec![text], move |kept| match kept.as_deref() {
            Ok([name, text]) => {
                let (name, text) = (name.clone(), text.clone().into_bytes());
                spawn_local(async move { open_bytes(&page, text, name, false).await });
            }
            Ok(_) => page.dispatch(Action::OpeningFailed(Problem::NotHere)),
            Err(_) => page.dispatch(Action::OpeningFailed(Problem::NoAnswer)),
        });
        return true;
    }
    let sample = params
        .get("sample")
        .and_then(|name| samples::address(&name));
    let Some(doc) = sample.or_else(|| params.get("doc")) else {
        return false;
    };
    page.dispatch(Action::OpeningStarted(doc.clone()));
    spawn_local(async move {
        match fetch(&doc, &base).await {
            Ok(bytes) => {
                let name = doc.rsplit('/').next().unwrap_or(&doc).to_owned();
                open_bytes(&page, bytes, name, false).await;
            }
            Err(problem) => page.dispatch(Action::OpeningFailed(problem)),
        }
    });
    true
}

/// The bytes of a file beside the page. Nothing outside its own origin is ever asked for.
async fn fetch(doc: &str, base: &str) -> Result<Vec<u8>, Problem> {
    let refused = || Problem::AddressRefused(doc.to_owned());
    let missing = |_| Problem::AddressMissing(doc.to_owned());
    if !is_relative(doc) {
        return Err(refused());
    }
    let (Ok(url), Ok(page)) = (Url::new_with_base(doc, base), Url::new(base)) else {
        return Err(refused());
    };
    if (url.protocol(), url.host()) != (page.protocol(), page.host()) {
        return Err(refused());
    }
    let window = web_sys::window().ok_or_else(|| Problem::AddressMissing(doc.to_owned()))?;
    let response: Response = JsFuture::from(window.fetch_with_str(&url.href()))
        .await
        .map_err(missing)?
        .unchecked_into();
    if !response.ok() {
        return Err(missing(JsValue::NULL));
    }
    let kind = response.headers().get("content-type").ok().flatten();
    if kind.is_some_and(|k| k.starts_with("text/html")) {
        return Err(Problem::AddressNotText(doc.to_owned()));
    }
    let buffer = response.array_buffer().map_err(missing)?;
    let bytes = JsFuture::from(buffer).await.map_err(missing)?;
    Ok(bytes_of(&bytes))
}

/// Whether an address is relative to the page: no scheme, no host, no root.
pub fn is_relative(doc: &str) -> bool {
    !doc.trim().is_empty()
        && !doc.starts_with(['/', '\\'])
        && !doc.contains(':')
        && !doc.contains('\\')
        && !doc.chars().any(char::is_control)
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    js_sys::Uint8Array::new(buffer).to_vec()
}

/// Decodes, has it read and shows it. `by_hand`: a person handed it over, no address names it.
async fn open_bytes(page: &Page, bytes: Vec<u8>, name: String, by_hand: bool) {
    let source = match import::import(&bytes, &name) {
        Ok(source) => source,
        Err(error) => {
            page.dispatch(Action::OpeningFailed(problem(error, name)));
            return;
        }
    };
    keep_for_rescue(&source.text);
    let mine = NEWEST.fetch_add(1, Relaxed) + 1;
    match engine::read(&source).await {
        // What reads came with what draws.
        Ok(reading) => (later::come().arrive)(page, source, &reading, by_hand, mine),
        Err(problem) if is_newest(mine) => page.dispatch(Action::OpeningFailed(problem)),
        Err(_) => {}
    }
}

/// Counts the texts that were given to the engine.
static NEWEST: AtomicU32 = AtomicU32::new(0);

/// Whether nobody opened another text meanwhile.
pub fn is_newest(turn: u32) -> bool {
    NEWEST.load(Relaxed) == turn
}

static BY_HAND: AtomicBool = AtomicBool::new(false);

/// The text that comes to the screen was handed over by a person, or not.
pub fn opened_by_hand(by_hand: bool) {
    BY_HAND.store(by_hand, Relaxed);
}

/// Whether the text on the screen was handed over by a person.
pub fn was_by_hand() -> bool {
    BY_HAND.load(Relaxed)
}

/// Leaves the text where the boot page finds it if reading should ever break down.
fn keep_for_rescue(text: &str) {
    if let Some(window) = web_sys::window() {
        let _ = js_sys::Reflect::set(&window, &"__chugiaiText".into(), &text.into());
    }
}

fn problem(error: ImportError, name: String) -> Problem {
    match error {
        ImportError::WrongType(kind) => match kind.as_str() {
            ".png" | ".jpg" | ".gif" | ".tif" => Problem::Picture(name),
            ".pdf" => Problem::Pdf(name),
            _ => Problem::WrongType(kind),
        },
        ImportError::Encoding => Problem::Encoding,
        ImportError::TooLarge(_) => Problem::TooLarge,
        ImportError::Empty => Problem::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::is_relative;

    #[test]
    fn only_relative_addresses_may_be_asked_for() {
        for doc in [
            "a.txt",
            "../a.txt",
            "papers/a b.txt",
            "văn-bản/nghị-quyết.md",
        ] {
            assert!(is_relative(doc), "{doc}");
        }
        for doc in [
            "",
            " ",
            "/a.txt",
            "//host/a.txt",
            "https://host/a.txt",
            "javascript:alert(1)",
            "\\\\host\\a.txt",
            "a\\..\\b",
            "a\n.txt",
            "blob:x",
        ] {
            assert!(!is_relative(doc), "{doc}");
        }
    }
}

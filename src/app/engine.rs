//! The reading engine, which works beside the page: `web/reading.js` fetches it and gives it a worker.

use super::state::Problem;
use crate::model::Source;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The bytes of a reading, for the bytes of a name and of a text (`web/boot.js`).
    #[wasm_bindgen(js_name = chugiaiRead, catch)]
    async fn chugiai_read(name: Uint8Array, text: Uint8Array) -> Result<JsValue, JsValue>;
}

/// Has `source` read: the bytes of its reading. With what reads comes what draws ([`super::later`]).
///
/// # Errors
///
/// The engine could not be fetched. (If it stops while reading, `boot.js` replaces the page.)
pub async fn read(source: &Source) -> Result<Vec<u8>, Problem> {
    let bytes = |text: &str| Uint8Array::from(text.as_bytes());
    let answer = chugiai_read(bytes(&source.name), bytes(&source.text)).await;
    let answer = answer.map_err(|_| Problem::EngineMissing)?;
    Ok(Uint8Array::new(&answer).to_vec())
}

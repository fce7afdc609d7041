//! The reading engine as a WebAssembly module of its own: text in, what the page draws out.
//!
//! `web/reading.js` fetches it when the first text is opened and runs it in a worker, one for each text: whatever a
//! text takes, the page never stands still, and the memory goes with the worker. The two doors below are all it has; no
//! glue of wasm-bindgen travels with it.

mod room;

use std::slice;

use chugiai::model::Source;
use chugiai::view::{self, wire};

use room::handed_out;

/// Reads a text in Unicode NFC. At `at` stand the `name` bytes of its name and the `text` bytes of the text, both in
/// UTF-8. Gives where the answer lies: its address and its length, 4 bytes each; the answer is what
/// [`wire::unpack`] takes.
///
/// # Safety
///
/// `at` is the answer of [`room::room`] for no fewer bytes, and nobody else looks there any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn read(at: *const u8, name: usize, text: usize) -> *const [usize; 2] {
    // SAFETY: the caller promises as much.
    let bytes = unsafe { slice::from_raw_parts(at, name + text) };
    let (name, text) = bytes.split_at(name);
    let source = Source {
        text: String::from_utf8_lossy(text).into_owned(),
        name: String::from_utf8_lossy(name).into_owned(),
        ..Source::default()
    };
    handed_out(wire::pack(&view::reading(&chugiai::read(&source))))
}

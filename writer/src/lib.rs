//! The writers of files as a WebAssembly module of their own: a text and the work on it in, a file out.
//!
//! `web/reading.js` fetches it when someone saves something and runs it in a worker, as it does with the reading engine.
//! It reads the text anew: what it writes rests on nothing but the text and the work. The two doors below are all it has;
//! no glue of wasm-bindgen travels with it.

#[path = "../../reader/src/room.rs"]
mod room;

use std::slice;

use chugiai::export::files::{Wish, Work, write};
use chugiai::export::{Format, Tongue};
use chugiai::model::{Plan, Source};
use chugiai::view;
use chugiai::view::decisions::Decisions;
use chugiai::view::due::Day;
use chugiai::view::meanings::Meanings;

use room::handed_out;

/// Writes a file. At `at` stand seven texts in UTF-8, one after the other, of these lengths: the name of the format, how
/// it is wished ("vi 2026-03-31", and "full" where short forms are to be written out), the name of the source, its text,
/// then the plan, the decisions and the meanings in their kept forms. Gives where the file lies: its address and its
/// length, 4 bytes each; a length of 0 where it cannot be written.
///
/// # Safety
///
/// `at` is the answer of [`room::room`] for no fewer bytes, and nobody else looks there any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write_file(
    at: *const u8,
    format: usize,
    wish: usize,
    name: usize,
    text: usize,
    plan: usize,
    decisions: usize,
    meanings: usize,
) -> *const [usize; 2] {
    let lengths = [format, wish, name, text, plan, decisions, meanings];
    // SAFETY: the caller promises as much.
    let mut rest = unsafe { slice::from_raw_parts(at, lengths.iter().sum()) };
    let parts = lengths.map(|length| {
        let (part, after) = rest.split_at(length);
        rest = after;
        String::from_utf8_lossy(part)
    });
    let file = file(&parts.each_ref().map(|part| part.as_ref()));
    handed_out(file.unwrap_or_default())
}

fn file([format, wish, name, text, plan, decisions, meanings]: &[&str; 7]) -> Option<Vec<u8>> {
    let words: Vec<&str> = wish.split(' ').collect();
    let wish = Wish {
        tongue: Tongue::of(words.first()?),
        in_full: words.contains(&"full"),
        today: Day::of(words.get(1)?)?,
    };
    let source = Source {
        text: (*text).to_owned(),
        name: (*name).to_owned(),
        ..Source::default()
    };
    let reading = view::reading(&chugiai::read(&source));
    let work = Work::new(
        source,
        reading,
        Plan::from_text(plan),
        Decisions::from_text(decisions),
        Meanings::from_text(meanings),
        wish,
    );
    let written = write(Format::of(format)?, &work).ok()?;
    Some(written.bytes)
}

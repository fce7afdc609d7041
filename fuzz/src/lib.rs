//! Holds any bytes to the laws of `tests/laws`: they are imported, read, drawn, written out, and never panic.

#[path = "../../tests/laws/directive.rs"]
mod directive;
#[path = "../../tests/laws/law.rs"]
mod law;
#[path = "../../tests/laws/phrases.rs"]
mod phrases;
#[path = "../../tests/laws/reading.rs"]
mod reading;

use chugiai::import::import;
use law::Case;

/// Reads the bytes as a file and panics when a law is broken. A file refused at the door breaks none.
pub fn hold(bytes: &[u8]) {
    let Ok(source) = import(bytes, "") else {
        return;
    };
    let case = Case::read(source);
    for (name, law) in directive::LAWS.iter().chain(reading::LAWS) {
        if let Err(why) = law(&case) {
            panic!("{name}: {why}\nin {:?}", case.source.text);
        }
    }
}

/// Phrases of the domain, chosen by the bytes; where they end, the first phrase stands for the rest.
pub fn shuffled(bytes: &[u8]) -> String {
    let mut rest = bytes.iter();
    phrases::shuffled(|bound| rest.next().map_or(0, |byte| usize::from(*byte) % bound))
}

//! A reading as bytes: how it passes from the worker that reads to the page that draws.
//!
//! Both sides are always of one release, so the bytes need no names and no version.

use super::Reading;

/// The bytes of a reading.
pub fn pack(reading: &Reading) -> Vec<u8> {
    // Nothing in a reading can fail to be written: there is always memory for one more byte, or none for anything.
    postcard::to_allocvec(reading).unwrap_or_default()
}

/// The reading in these bytes; none where they are no reading.
pub fn unpack(bytes: &[u8]) -> Option<Reading> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;

    #[test]
    fn a_reading_passes_unchanged() {
        let source = Source {
            text: include_str!("../../samples/ket-luan.txt").to_owned(),
            ..Source::default()
        };
        let reading = crate::view::reading(&crate::read(&source));
        assert_eq!(unpack(&pack(&reading)), Some(reading));
        assert_eq!(unpack(&[255; 7]), None);
    }
}

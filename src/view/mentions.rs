//! A place where something is used or cited, with the words round it.

use super::beside::Beside;
use super::{Mention, words};
use crate::model::Place;

/// How many characters are shown on either side.
pub const SIDE: usize = 40;

/// The mention at `place`, drawn under `anchor`.
pub fn at(beside: &Beside, place: Place, anchor: String) -> Mention {
    Mention {
        anchor,
        path: beside.path(place.paragraph),
        context: context(beside, place),
        place,
    }
}

/// A few words before, the words themselves, and a few after.
pub fn context(beside: &Beside, place: Place) -> (String, String, String) {
    words::around(beside.text(place.paragraph), place.start, place.end, SIDE)
}

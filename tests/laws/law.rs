//! What a law is: said of one text as read. The tests here hold the laws, and so does `fuzz/`.

use chugiai::model::{Directive, Source};
use chugiai::view::{self, Reading};

/// A text as read.
pub struct Case {
    pub source: Source,
    pub directive: Directive,
    pub reading: Reading,
}

impl Case {
    pub fn read(source: Source) -> Case {
        let directive = chugiai::read(&source);
        let reading = view::reading(&directive);
        Case {
            source,
            directive,
            reading,
        }
    }
}

/// Whether a law holds; if not, what breaks it.
pub type Held = Result<(), String>;

pub fn must(holds: bool, why: impl FnOnce() -> String) -> Held {
    if holds { Ok(()) } else { Err(why()) }
}

/// Names the laws of a file: each becomes a test here and an entry of `LAWS` elsewhere.
macro_rules! laws {
    ($($law:ident),* $(,)?) => {
        #[cfg(not(test))]
        pub const LAWS: &[(&str, fn(&Case) -> Held)] = &[$((stringify!($law), $law)),*];

        #[cfg(test)]
        mod held {
            $(
                #[test]
                fn $law() {
                    crate::hold(super::$law);
                }
            )*
        }
    };
}
pub(crate) use laws;

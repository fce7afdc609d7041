//! The words of a line.

use std::ops::Deref;

/// Words as they are printed, or put together where markup stood inside them.
#[derive(Debug, Clone)]
pub enum Words<'a> {
    Printed(&'a str),
    Healed(Box<str>),
}

impl Words<'_> {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Printed(words) => words,
            Self::Healed(words) => words,
        }
    }
}

impl Default for Words<'_> {
    fn default() -> Self {
        Self::Printed("")
    }
}

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

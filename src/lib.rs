//! Chú Giải reads Vietnamese official directives healed.
//!
//! One way for data: bytes → [`import`] → [`parse`] → [`model::Directive`] → [`view`] → the page,
//! and `Directive` → [`export`]. The page itself (`app`) is the only room that knows Yew.

// The finished page keeps no `Debug` (`xtask/src/panics.rs`): what people read must not be written with it.
#![cfg_attr(not(test), warn(clippy::use_debug))]

#[cfg(feature = "app")]
pub mod app;
pub mod export;
pub mod import;
pub mod model;
mod parse;
pub mod view;

/// Reads a source. Total: any text gives a directive; what is unclear is a diagnostic in it.
pub fn read(source: &model::Source) -> model::Directive {
    parse::read(source)
}

//! A directive written in other forms, one file per form.
//!
//! *Reads* [`crate::model::Directive`] and [`crate::view::Reading`]. *Never* the parser, Yew.

pub mod facts;
#[cfg(not(target_arch = "wasm32"))]
mod json;
mod outline;

pub use facts::facts;
#[cfg(not(target_arch = "wasm32"))]
pub use json::json;
pub use outline::outline;

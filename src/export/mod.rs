//! A directive and its plan of work written in other forms, one file per form.
//!
//! *Reads* [`crate::model::Directive`], [`crate::view::Reading`] and [`crate::view::ledger::Ledger`]. *Never* the parser,
//! Yew. The page takes only [`Format`] from here; what writes files is natively there, and in the browser in a module of
//! its own (`writer/`).

pub mod deadlines;
pub mod facts;
#[cfg(any(feature = "exports", not(target_arch = "wasm32")))]
pub mod files;
mod format;
#[cfg(not(target_arch = "wasm32"))]
mod json;
mod outline;

pub use facts::facts;
pub use format::{Format, Tongue};
#[cfg(not(target_arch = "wasm32"))]
pub use json::json;
pub use outline::outline;

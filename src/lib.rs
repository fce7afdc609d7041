//! Chú Giải reads Vietnamese official directives healed.
//!
//! One way for data: bytes → [`import`] → [`parse`] → [`model::Directive`] → [`view`] → the page,
//! and `Directive` → [`export`]. The page itself (`app`) is the only room that knows Yew.

#[cfg(feature = "app")]
pub mod app;

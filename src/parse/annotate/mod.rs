//! Facts beside the text, one finder per file. Finders never edit the text or each other's facts.

pub mod agencies;
pub mod citations;
pub mod confusions;
pub mod counts;
pub mod deadlines;
pub mod definitions;
pub mod named;
mod near;
pub mod note_refs;
pub mod short_forms;

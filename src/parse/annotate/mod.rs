//! Facts beside the text, one finder per file. Finders never edit the text or each other's facts.

pub mod agencies;
mod bodies;
pub mod citations;
pub mod confusions;
pub mod counts;
pub mod deadlines;
pub mod definitions;
pub mod fields;
pub mod instructions;
pub mod named;
mod near;
pub mod note_refs;
pub mod partners;
mod recurrences;
pub mod section_kinds;
pub mod short_forms;
pub mod targets;
mod turning_points;

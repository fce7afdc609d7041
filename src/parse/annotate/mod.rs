//! Facts beside the text, one finder per file. Finders never edit the text or each other's facts.

pub mod note_refs;

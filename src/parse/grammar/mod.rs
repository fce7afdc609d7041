//! Small grammars that several stages share: document numbers, dates, names set in capitals.

pub mod amendments;
pub mod dates;
pub mod headings;
pub mod letterhead;
pub mod names;
pub mod numbers;
pub mod quotations;
pub mod rows;
pub mod spans;

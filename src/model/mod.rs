//! What a directive *is*: plain data with spans into a source text that is never edited.
//!
//! No patterns, no reading, no page. Everything here is made by [`crate::parse`] and read by
//! [`crate::view`] and [`crate::export`].

mod abbreviation;
mod citation;
mod directive;
mod fingerprint;
mod footnote;
pub mod index;
pub mod order;
mod outline;
mod paragraph;
mod plan;
mod preface;
mod reference;
mod review;
pub mod set;
mod source;
mod span;
mod task;

pub use abbreviation::{Abbreviation, Glossary, Origin, Sense, Use};
pub use citation::{Citation, Date, DocumentNumber, Family};
pub use directive::{Directive, Leaf, LeafKind};
pub use fingerprint::fingerprint;
pub use footnote::{CountCheck, Footnote, NoteRef};
pub use outline::{AnnouncedList, Label, Outline, Section, Series};
pub use paragraph::{
    ConclusionsPart, Emphasis, EmphasisKind, FurnitureKind, Join, Layer, Paragraph, Piece,
    PrefacePart, Role,
};
pub use plan::{Added, Fact, Field, Plan, Steps};
pub use preface::{Conclusions, CopyNotice, IncomingStamp, Preface};
pub use reference::{Reference, Referent};
pub use review::{Confidence, Diagnostic, DiagnosticKind, Move, Receipt, Repair, RepairKind};
pub use source::{Encoding, Hint, HintKind, Source};
pub use span::{Place, Span};
pub use task::{Agency, Change, Comparison, Deadline, SubTask, Target, Task};

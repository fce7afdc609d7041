//! Work the directive asks for: the sentence, who, by when. Nothing is invented.

use super::Place;
use serde::Serialize;

/// A unit of work: a sentence, or an item of an enumeration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Task {
    /// "t-" and a sum of heading and words: the same for the same words under the same heading.
    pub id: String,
    /// The sentence, without its label and final stop.
    pub place: Place,
    /// The innermost section it stands in, index into the outline.
    pub section: Option<usize>,
    /// The verb as printed, without adverbs.
    pub verb: String,
    /// Who leads or does it, where the sentence names one, or the head of the list it stands in, or
    /// a line of its own ("Cơ quan chủ trì: …").
    pub actor: Option<Agency>,
    /// Who joins in (phối hợp), where the same places name them.
    pub partners: Vec<Agency>,
    /// Indices into [`super::Directive::deadlines`]: its own, or those of the head of its list.
    pub deadlines: Vec<usize>,
    /// Indices into [`super::Directive::targets`]: those in its sentence.
    pub targets: Vec<usize>,
    /// The paper or data to be made (sản phẩm), where the sentence orders it or a line of its own
    /// ("Sản phẩm: …") names it.
    pub product: Option<Place>,
    /// Items of the notes called in the sentence.
    pub sub_tasks: Vec<SubTask>,
}

/// An item of a note that a task calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SubTask {
    /// Index into the outline.
    pub section: usize,
    pub product: Option<Place>,
    /// Indices into [`super::Directive::deadlines`]: those of the words that call the note.
    pub deadlines: Vec<usize>,
}

/// A body named in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agency {
    pub place: Place,
    pub name: String,
    /// Leads (chủ trì), as against doing without a word on it.
    pub leads: bool,
}

/// When something is to be done or repeated, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Deadline {
    pub place: Place,
    pub text: String,
    /// `2023`, `2023-06`, `2023-02-03`, `2023-Q2` (without the year where none is known: `-06-30`),
    /// `every quarter`, `every 6 months`, `every year`, `periodically`, `within …`, or `event: …`.
    pub normalized: String,
}

/// How much of what is to be reached (chỉ tiêu), as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// Comparison, number and unit: "từ 15% trở lên".
    pub place: Place,
    /// The sentence of the goal or the task.
    pub sentence: Place,
    /// What is measured: "tỷ lệ hồ sơ trực tuyến"; empty where nothing tells.
    pub what: Place,
    pub comparison: Comparison,
    /// Whether the number tells by how much something changes.
    pub change: Option<Change>,
    /// "15", "8 - 8,5".
    pub number: String,
    /// "%", "triệu đồng".
    pub unit: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Comparison {
    Equal,
    /// "ít nhất", "từ … trở lên".
    AtLeast,
    /// "trên".
    MoreThan,
    /// "không quá".
    AtMost,
    /// "dưới".
    LessThan,
    /// "khoảng".
    About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Change {
    Up,
    Down,
}

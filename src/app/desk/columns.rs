//! The columns of the wide table.

use crate::model::Field;

/// A column of the wide table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Task,
    Lead,
    Partners,
    Deadline,
    Product,
    Target,
    Basis,
    Source,
    State,
    Note,
}

impl Column {
    pub const ALL: [Self; 10] = [
        Self::Task,
        Self::Lead,
        Self::Partners,
        Self::Deadline,
        Self::Product,
        Self::Target,
        Self::Basis,
        Self::Source,
        Self::State,
        Self::Note,
    ];

    /// The name in text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Lead => "lead",
            Self::Partners => "partners",
            Self::Deadline => "deadline",
            Self::Product => "product",
            Self::Target => "target",
            Self::Basis => "basis",
            Self::Source => "source",
            Self::State => "state",
            Self::Note => "note",
        }
    }

    /// What a person fills in here; none = only the text speaks.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Lead => Some(Field::Lead),
            Self::Partners => Some(Field::Partners),
            Self::Deadline => Some(Field::Deadline),
            Self::Product => Some(Field::Product),
            Self::Target => Some(Field::Target),
            Self::State => Some(Field::State),
            Self::Note => Some(Field::Note),
            Self::Task | Self::Basis | Self::Source => None,
        }
    }
}

/// How wide columns are at first, px.
pub(super) const WIDTHS: [usize; 10] = [264, 132, 132, 120, 132, 112, 148, 120, 96, 148];
/// No column gets narrower or wider.
pub const NARROWEST: usize = 64;
pub const WIDEST: usize = 640;

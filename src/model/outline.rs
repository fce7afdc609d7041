//! The tree of sections, built from labels.

use super::{CountCheck, Place};
use serde::Serialize;

/// Sections in reading order; the tree is in their `parent` links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// Body sections in reading order, then those inside notes.
    pub sections: Vec<Section>,
}

/// A labelled unit: Phần, Chương, Mục, Điều, Khoản, Điểm, I, 1, 1.1, a), -, +, (1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Path of labels: "II.2.2", "II.3.(1)", "n3.(2)"; unique.
    pub id: String,
    pub label: Label,
    /// Whether it is a heading, not a numbered paragraph or list item.
    pub heading: bool,
    /// Whether the label stands inside a running paragraph.
    pub inline: bool,
    /// From 1; a section's parent has exactly depth - 1.
    pub depth: usize,
    pub parent: Option<usize>,
    /// The footnote it stands in.
    pub note: Option<usize>,
    /// From the label to the end of its own words (not of its children).
    pub place: Place,
    /// Where its words begin, after the label: byte of the same paragraph.
    pub head: usize,
}

/// A number that announces the list after it: "04 nhóm nhiệm vụ sau:".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnouncedList {
    pub count: CountCheck,
    /// The items: indices into the outline.
    pub items: Vec<usize>,
}

/// A label as printed and what it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Label {
    /// As printed: "2.1.", "(3).", "Điều 5.", "-".
    pub text: String,
    pub series: Series,
    /// The last number of the label, from 1; 0 for bullets and unlabelled headings.
    pub number: u32,
    /// All numbers of a dotted label: [3, 5, 1].
    pub path: Vec<u32>,
}

/// The kinds of numbering (NĐ 30/2020/NĐ-CP Annex I, II.6, and Party practice).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Series {
    /// Phụ lục: begins its own series.
    Annex,
    /// Mẫu số 01, Biểu số 02: in an annex or by itself.
    Form,
    /// Phần I, Phần thứ nhất.
    Part,
    Chapter,
    /// "Mục 1".
    SectionWord,
    /// "Tiểu mục 1".
    SubsectionWord,
    Article,
    /// A., B.
    UpperLetter,
    /// I., II-
    Roman,
    /// 1., 1.1., 2.1.3: told apart by the length of the path.
    Arabic,
    /// 1)
    ArabicBracket,
    /// a), đ.
    Letter,
    /// (1), (2).
    Parenthesised,
    /// i), ii)
    LowerRoman,
    /// -, –
    #[default]
    Dash,
    Plus,
    /// *, •, o
    Bullet,
    /// A heading without a label.
    Unlabelled,
}

impl Outline {
    /// Indices of the direct children of `parent` (`None`: the roots), in reading order.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.sections
            .iter()
            .enumerate()
            .filter(move |(_, s)| s.parent == parent)
            .map(|(i, _)| i)
    }

    /// Whether the section is an article, or stands in one.
    pub fn is_of_article(&self, section: usize) -> bool {
        let mut next = Some(section);
        while let Some(section) = next {
            let section = &self.sections[section];
            if section.label.series == Series::Article {
                return true;
            }
            next = section.parent;
        }
        false
    }

    /// The chain from the root to `section`, itself included.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let mut path = vec![section];
        while let Some(parent) = self.sections[path[path.len() - 1]].parent {
            path.push(parent);
        }
        path.reverse();
        path
    }
}

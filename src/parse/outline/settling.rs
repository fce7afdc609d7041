//! Labels that can be read in two ways, settled by what stands around them.
//!
//! *Reads* the open sections and the labels ahead. *Writes* the label as it is meant. *Never* changes what is printed.
//!
//! "i)" behind "h)" is a letter, else the numeral 1; "l." above "2." is a misread 1.

use crate::model::{Label, Series};
use crate::parse::letters::is_word;

use super::Builder;

impl Builder {
    /// Letters that could be Roman numerals are settled by what they continue: i) after h) is a
    /// letter, else the numeral 1. "l." is a misread 1 where 2 comes next, and so is "I." in an article.
    pub(super) fn settle(&self, mut label: Label, index: usize) -> Label {
        let open = |series: Series, number: u32| {
            self.open.iter().any(|s| {
                self.section(*s).label.series == series && self.section(*s).label.number == number
            })
        };
        let printed = label.text.trim_matches(|c: char| !is_word(c));
        let one = match (label.series, printed) {
            (Series::Letter, "l") => !open(Series::Letter, label.number - 1),
            (Series::Roman, "I") => {
                let mut open = self.open.iter();
                open.any(|s| self.section(*s).label.series == Series::Article)
            }
            _ => false,
        };
        if one && let Some(series) = self.second(index) {
            label.series = series;
            label.number = 1;
            label.path = vec![1];
            return label;
        }
        let numeral = match (label.series, printed) {
            (Series::Letter, "i") => Some(1),
            (Series::Letter, "v") => Some(5),
            (Series::Letter, "x") => Some(10),
            _ => None,
        };
        if let Some(number) = numeral {
            let continues_letters = open(Series::Letter, label.number - 1);
            let continues_numerals = number == 1 || open(Series::LowerRoman, number - 1);
            if !continues_letters && continues_numerals {
                label.series = Series::LowerRoman;
                label.number = number;
                label.path = vec![number];
            }
        }
        label
    }

    /// The series of figures that goes on with 2 behind a paragraph, where one near does and none begins before.
    fn second(&self, index: usize) -> Option<Series> {
        const NEAR: usize = 40;
        let labels = self.ahead.iter().skip(index + 1).take(NEAR).flatten();
        let mut counted = labels
            .map(|(label, _)| label)
            .filter(|label| matches!(label.series, Series::Arabic | Series::ArabicBracket));
        let next = counted.next().filter(|label| label.path == [2])?;
        Some(next.series)
    }
}

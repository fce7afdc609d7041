//! The writers of files. Each form is a pure function of [`Work`]; nothing here asks a clock, a disk or a network.

mod calendar;
mod csv;
mod docx;
mod markdown;
mod ooxml;
mod page;
mod page_notes;
mod page_plan;
mod paper;
mod plan_json;
mod state;
mod table;
mod word;
mod word_plan;
mod work;
mod workbook;

pub use calendar::Left;
pub use work::{Wish, Work};

use super::Format;

/// A file, and what it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub bytes: Vec<u8>,
    pub left: Left,
}

/// Writes `work` in a format; a sentence for the log where the writer of the format gave up.
///
/// # Errors
///
/// A text larger than its format takes: a workbook has a million rows, a cell 32 767 letters.
pub fn write(format: Format, work: &Work) -> Result<Written, String> {
    let text = |text: String| Ok(text.into_bytes());
    let bytes = match format {
        Format::Markdown => text(markdown::write(work)),
        Format::Word => word::write(work),
        Format::Page => text(page::write(work)),
        Format::Workbook => workbook::write(work),
        Format::Csv => csv::write(work),
        Format::WordPlan => word_plan::write(work),
        Format::Calendar => {
            let (calendar, left) = calendar::write(work);
            return Ok(Written {
                bytes: calendar.into_bytes(),
                left,
            });
        }
        Format::Json => text(plan_json::write(work)),
    };
    Ok(Written {
        bytes: bytes?,
        left: Left::default(),
    })
}

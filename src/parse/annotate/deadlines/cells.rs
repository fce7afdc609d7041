//! Cells of a plan's table that say by when.
//!
//! *Reads* one row. *Writes* its [`When`]. *Never* chooses between two.
//!
//! "| Rà soát | Sở Nội vụ | Quý II, III/2024 |" → the third quarter of 2024.

use super::super::super::prose::{Openings, Prose};
use super::super::near::{self, Cursor};
use super::{Own, When, add, normalize, point};
use crate::parse::letters::marks::Marks;

/// The one cell of a table's row that is nothing but a quarter, a month, a year or a day: when its work is due.
pub fn add_cell(prose: &Prose, own: Own, all: &mut Vec<When>) {
    // One sign at a time is looked for by stretches, two together letter by letter.
    if !prose.text.contains('\t') && !prose.text.contains('|') {
        return;
    }
    let cell = |c: &mut Cursor| {
        c.group("when", &point)
            && c.may(" ")
            && (c.at_end() || c.sees(&|c| c.run(1, 1, |c| matches!(c, '\t' | '|'))))
    };
    let openings = const { Openings::of("quý|tháng|năm").and(Openings::FIGURE) };
    let mut cells = near::captures(cell, prose, openings);
    cells.retain(|caught| {
        let before = &prose.text[..caught.bounds().0];
        before.strip_suffix(' ').unwrap_or(before).ends_in("\t|")
    });
    if let [caught] = cells.as_slice()
        && caught.group("y").is_some()
        && let (Some(place), Some(normalized)) =
            (caught.group_bounds("when"), normalize(caught, own))
    {
        add(all, place, normalized);
    }
}

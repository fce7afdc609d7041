//! The table of a plan: which column says what, and the cells of a row.
//!
//! *Reads* rows whose cells stand between tabs or bars. *Writes* columns and bytes of cells. *Never* takes a table
//! without a column of work and one of who, when or what for a plan.
//!
//! "STT ⇥ Nhiệm vụ ⇥ Cơ quan chủ trì ⇥ Sản phẩm ⇥ Thời gian" → the rows below are tasks.

use crate::parse::letters::{begins, holds, lower_text};

/// What the cells of a column say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Work,
    Actor,
    Partners,
    Product,
    Time,
    Other,
}

/// The cells of a row, without the blanks round them.
pub fn cells(row: &str) -> Vec<(usize, usize)> {
    let bars = row.starts_with('|');
    let mut cells = Vec::new();
    let first = usize::from(bars);
    let mut from = first;
    let ends = row.match_indices(if bars { '|' } else { '\t' });
    let ends = ends.map(|(at, _)| at).filter(|at| *at >= first);
    for end in ends.chain((!bars).then_some(row.len())) {
        let cell = &row[from..end];
        let start = from + cell.len() - cell.trim_start().len();
        cells.push((start, start + cell.trim().len()));
        from = end + 1;
    }
    cells
}

/// The columns that `row` heads, where it heads the table of a plan.
pub fn columns(row: &str) -> Option<Vec<Column>> {
    if row.len() > 400 || !row.contains(['\t', '|']) {
        return None;
    }
    let column = |(start, end): &(usize, usize)| {
        let name = lower_text(&row[*start..*end]);
        if begins(
            &name,
            "nhiệm vụ|nội dung|công việc|tên nhiệm vụ|tên công việc|tên đề án",
        ) {
            Column::Work
        } else if holds(&name, "chủ trì|cơ quan thực hiện|đơn vị thực hiện|đầu mối")
        {
            Column::Actor
        } else if name.contains("phối hợp") {
            Column::Partners
        } else if holds(&name, "sản phẩm|kết quả đầu ra") {
            Column::Product
        } else if begins(&name, "thời gian|thời hạn|tiến độ") {
            Column::Time
        } else {
            Column::Other
        }
    };
    let columns: Vec<Column> = cells(row).iter().map(column).collect();
    let known = columns.iter().filter(|column| **column != Column::Other);
    let works = columns.iter().filter(|column| **column == Column::Work);
    (works.count() == 1 && known.count() > 1).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_told_by_its_columns() {
        let words = |row: &'static str| -> Vec<&str> {
            let cells = cells(row).into_iter();
            cells.map(|(start, end)| &row[start..end]).collect()
        };
        assert_eq!(words("1\tRà soát \t\tQuý I"), ["1", "Rà soát", "", "Quý I"]);
        assert_eq!(words("| 1 | Rà soát |  |"), ["1", "Rà soát", ""]);
        assert!(columns("TT\tNội dung công việc\tThời gian").is_some());
        for other in [
            "TT\tChỉ tiêu\tĐơn vị",
            "Nhiệm vụ trọng tâm của quý",
            "| STT | Tên dữ liệu | Cơ quan |",
        ] {
            assert!(columns(other).is_none(), "{other}");
        }
    }
}

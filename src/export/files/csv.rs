//! The plan as a table for any program: commas, UTF-8 with its mark, lines that end as Excel's do. Why so:
//! docs/decisions/ways-out.md.

use super::table::{Row, deadline, last_day, words};
use super::work::Work;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The plan, a line for each task and sub-task.
pub fn write(work: &Work) -> Result<Vec<u8>, String> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let heads = heads(work);
    writer
        .write_record(heads)
        .map_err(|error| error.to_string())?;
    for row in work.plan_rows() {
        let cells = cells(work, &row);
        let cells = cells.iter().map(|cell| harmless(cell));
        writer
            .write_record(cells)
            .map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// The names of the columns.
pub fn heads(work: &Work) -> [&'static str; 12] {
    let tongue = work.wish.tongue;
    [
        ("STT", "No."),
        ("Nhiệm vụ", "Task"),
        ("Đơn vị chủ trì", "Lead body"),
        ("Đơn vị phối hợp", "Partners"),
        ("Thời hạn", "Deadline"),
        ("Hạn (ngày cuối)", "Last day"),
        ("Sản phẩm", "Product"),
        ("Chỉ tiêu", "Target"),
        ("Căn cứ", "Basis"),
        ("Nguồn", "Source"),
        ("Trạng thái", "State"),
        ("Ghi chú", "Note"),
    ]
    .map(|(vi, en)| tongue.of_two(vi, en))
}

/// The cells of a row, in the order of the heads; the last day in figures that sort.
pub fn cells(work: &Work, row: &Row) -> [String; 12] {
    let it = row.row;
    [
        row.number.clone(),
        words(it),
        it.lead.value().to_owned(),
        it.partners.value().to_owned(),
        deadline(it),
        last_day(it).map_or_else(String::new, |day| day.iso()),
        it.product.value().to_owned(),
        it.target.value().to_owned(),
        it.basis.join("; "),
        work.place(it),
        work.state(it.state).to_owned(),
        it.note.clone(),
    ]
}

/// A cell that no program takes for a formula: one that begins like it gets a mark before it, as programs of tables
/// mark text themselves. All other cells stay letter for letter.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        ["'", cell].concat()
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_like_a_formula_is_marked() {
        for (cell, written) in [
            ("=1+2", "'=1+2"),
            ("-2%", "'-2%"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("Rà soát = kiểm tra", "Rà soát = kiểm tra"),
            ("(1) Đề án", "(1) Đề án"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
        }
    }
}

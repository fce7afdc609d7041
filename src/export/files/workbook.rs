//! The plan as a workbook: a sheet of tasks to filter and sort, one of what the text leaves open, one of the documents it
//! cites. Words go in as words: nothing in a cell is ever a formula.

use super::super::deadlines::day_of;
use super::csv::{cells, heads};
use super::table::{last_day, words};
use super::work::Work;
use crate::view::due::Day;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

/// The column of the sheet of tasks that holds days.
const DAY_COLUMN: usize = 5;
const WIDTHS: [f64; 12] = [
    6.0, 44.0, 18.0, 18.0, 15.0, 12.0, 16.0, 12.0, 18.0, 15.0, 11.0, 16.0,
];
/// More letters than this a cell does not hold.
const LONGEST: usize = 32_000;
/// The height of a line in points.
const LINE: usize = 16;
const FONT: &str = "Times New Roman";

/// A table on its sheet.
struct Table {
    name: &'static str,
    /// Heads with their widths in letters.
    heads: Vec<(&'static str, f64)>,
    rows: Vec<Vec<Cell>>,
}

enum Cell {
    Words(String),
    Middle(String),
    Day(Day),
}

struct Looks {
    head: Format,
    cell: Format,
    middle: Format,
    day: Format,
}

pub fn write(work: &Work) -> Result<Vec<u8>, String> {
    made(work).map_err(|error| error.to_string())
}

fn made(work: &Work) -> Result<Vec<u8>, XlsxError> {
    let base = || {
        Format::new()
            .set_font_name(FONT)
            .set_font_size(12)
            .set_text_wrap()
    };
    let framed = || {
        base()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top)
    };
    let middle = || framed().set_align(FormatAlign::Center);
    let looks = Looks {
        head: base()
            .set_border(FormatBorder::Thin)
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(0x00E1_EDE8),
        cell: framed(),
        middle: middle(),
        day: middle().set_num_format("dd/mm/yyyy"),
    };
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(work.named())
        .set_creation_datetime(&date(work.wish.today)?);
    book.set_properties(&properties);
    for table in [tasks(work), silent(work), cited(work)] {
        lay_down(work, &table, book.add_worksheet(), &looks)?;
    }
    book.save_to_buffer()
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year as u16, day.month as u8, day.day as u8)
}

/// Writes a table: its head frozen, and repeated on every printed page.
fn lay_down(
    work: &Work,
    table: &Table,
    sheet: &mut Worksheet,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    for (column, (head, width)) in (0..).zip(&table.heads) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, *head, &looks.head)?;
    }
    sheet.set_row_height(0, 2 * LINE as u32)?;
    let mut line = 0;
    for row in &table.rows {
        line += 1;
        let mut lines = 1;
        for (column, (cell, (_, width))) in (0..).zip(row.iter().zip(&table.heads)) {
            match cell {
                Cell::Words(words) => {
                    lines = lines.max(lines_of(words, *width));
                    let words = short(words, LONGEST);
                    sheet.write_string_with_format(line, column, words, &looks.cell)?;
                }
                Cell::Middle(words) => {
                    sheet.write_string_with_format(line, column, words, &looks.middle)?;
                }
                Cell::Day(day) => {
                    sheet.write_datetime_with_format(line, column, date(*day)?, &looks.day)?;
                }
            }
        }
        // Not every program measures wrapped words itself. Excel knows no row higher than 409 points.
        sheet.set_row_height(line, (lines * LINE + 2).min(409) as u32)?;
    }
    let last = table.heads.len() as u16 - 1;
    sheet.autofilter(0, 0, line, last)?;
    // "4.1" is a number of a task, and meant as text.
    sheet.ignore_error_range(1, 0, line.max(1), 0, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.8, 0.6, 0.4, 0.3);
    // In a printed head "&" gives orders.
    let named = short(&work.named(), 200).replace('&', "&&");
    sheet.set_header(["&C&\"", FONT, ",Bold\"&12", &named].concat());
    sheet.set_footer("&R&P/&N");
    Ok(())
}

/// How many lines words take in a column: a little more than they need, never less.
fn lines_of(words: &str, width: f64) -> usize {
    let room = (width * 1.05).max(4.0) as usize;
    let line = |line: &str| line.chars().count().div_ceil(room).max(1);
    words.lines().map(line).sum()
}

/// At most so many letters.
fn short(words: &str, most: usize) -> &str {
    let cut = words.char_indices().nth(most);
    cut.map_or(words, |(cut, _)| &words[..cut])
}

fn tasks(work: &Work) -> Table {
    let row = |row: &super::table::Row| {
        let cells = cells(work, row).into_iter().enumerate();
        let cells = cells.map(|(column, cell)| match last_day(row.row) {
            Some(day) if column == DAY_COLUMN => Cell::Day(day),
            _ if column == 0 => Cell::Middle(cell),
            _ => Cell::Words(cell),
        });
        cells.collect()
    };
    Table {
        name: work.say("Nhiệm vụ", "Tasks"),
        heads: heads(work).into_iter().zip(WIDTHS).collect(),
        rows: work.plan_rows().iter().map(row).collect(),
    }
}

/// What the text does not say, and nobody has filled in: no lead, no deadline, no product.
fn silent(work: &Work) -> Table {
    let mut rows = Vec::new();
    // A part has the lead and the product of its task.
    for row in work.plan_rows().iter().filter(|row| row.above.is_none()) {
        let it = row.row;
        let gaps = [
            it.lead.is_empty(),
            it.deadline.is_empty(),
            it.product.is_empty(),
        ];
        if gaps.contains(&true) {
            let mut cells = vec![Cell::Middle(row.number.clone()), Cell::Words(words(it))];
            cells.extend(gaps.map(|gap| Cell::Middle(if gap { "×" } else { "" }.to_owned())));
            cells.push(Cell::Words(work.place(it)));
            rows.push(cells);
        }
    }
    Table {
        name: work.say("Chưa nêu", "Not said"),
        heads: vec![
            (work.say("STT", "No."), 6.0),
            (work.say("Nhiệm vụ", "Task"), 70.0),
            (work.say("Chưa giao đầu mối", "No lead"), 14.0),
            (work.say("Chưa có hạn", "No deadline"), 14.0),
            (work.say("Chưa nêu sản phẩm", "No product"), 14.0),
            (work.say("Nguồn", "Source"), 22.0),
        ],
        rows,
    }
}

fn cited(work: &Work) -> Table {
    let mut rows = Vec::new();
    for group in &work.reading.citations {
        let said = |words: &Option<String>| Cell::Words(words.clone().unwrap_or_default());
        let printed = group.date.clone().unwrap_or_default();
        let mut paths: Vec<&str> = Vec::new();
        for mention in &group.mentions {
            if !mention.path.is_empty() && !paths.contains(&mention.path.as_str()) {
                paths.push(&mention.path);
            }
        }
        rows.push(vec![
            Cell::Middle((rows.len() + 1).to_string()),
            Cell::Words(group.name.clone()),
            day_of(&printed).map_or(Cell::Middle(printed), Cell::Day),
            said(&group.issuer),
            said(&group.subject),
            Cell::Words(paths.join("; ")),
        ]);
    }
    Table {
        name: work.say("Văn bản viện dẫn", "Cited documents"),
        heads: vec![
            (work.say("STT", "No."), 6.0),
            (work.say("Văn bản", "Document"), 34.0),
            (work.say("Ngày", "Date"), 13.0),
            (work.say("Cơ quan", "Issuer"), 26.0),
            (work.say("Về việc", "Subject"), 44.0),
            (work.say("Nêu tại", "Cited in"), 18.0),
        ],
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn words_have_room_for_all_their_lines() {
        assert_eq!(lines_of("", 20.0), 0);
        assert_eq!(lines_of("Rà soát", 20.0), 1);
        assert_eq!(lines_of(&"đ".repeat(40), 20.0), 2);
        assert_eq!(lines_of("một\nhai", 20.0), 2);
    }
}

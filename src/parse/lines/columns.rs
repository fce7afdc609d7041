//! The columns of a printed row: letterheads and signatures stand side by side.
//!
//! "BỘ CÔNG THƯƠNG      CỘNG HÒA XÃ HỘI …" → two lines; "Số: 12/NQ-CP | Hà Nội, ngày …" → two lines;
//! "1.    Tỷ lệ" → one.

use crate::parse::grammar::letterhead::{is_motto, place_date, place_of_open_day};
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::Signs;
use crate::parse::letters::{is_lower, is_upper};

/// Puts the columns of a row into `cuts`, trimmed; bytes of the row. A letterhead or a signature set in two columns
/// comes as one row with a wide gap. A tab behind a label ("1.\tTriển khai") is no gap. A row of
/// three cells and more is a table's and stays whole.
pub(super) fn columns(row: &str, signs: Signs, cuts: &mut Vec<(usize, usize)>) {
    let outer = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut start = row.len() - row.trim_start_matches(outer).len();
    let end = row.trim_end_matches(outer).len().max(start);
    let whole = (start, end);
    if signs.any(Signs::BAR)
        && let Some(cells) = letterhead_cells(row)
    {
        *cuts = cells;
        return;
    }
    if let Some((number, place)) = glued_cells(&row[start..end]) {
        cuts.extend([(start + number, start + place), (start + place, end)]);
        return;
    }
    let rule = row[start..end].len() - row[start..end].trim_start_of("-").len();
    if rule > 4 && is_motto(&row[start..end]) {
        start += rule;
    }
    if !(signs.any(Signs::GAP) && has_gap(&row.as_bytes()[start..end])) {
        cuts.push((start, end));
        return;
    }
    let mut cells = 1;
    let mut at = start;
    while let Some(found) = row[at..end].find_any(" \t") {
        let gap = at + found;
        let rest = row[gap..end].trim_start_of(" \t");
        let next = end - rest.len();
        let wide = next - gap >= GAP || row[gap..next].contains('\t');
        if wide {
            let left = &row[start..gap];
            // "Số:    /QĐ" and "-    Lưu" are no cells, "1.    Tỷ lệ" may be one.
            let last = left.as_bytes()[left.len() - 1];
            // "ngày     tháng     năm 2031": a day left open is one cell.
            let open = [", ngày", " tháng", " năm"]
                .iter()
                .any(|word| left.ends_with(word));
            cells += usize::from(!open && !matches!(last, b':' | b'-' | b'+' | b'*'));
            let right = &row[next..end];
            let dated = || place_date(right).is_some() || place_of_open_day(right).is_some();
            let starred = || left == "*" && dated();
            if !open && !is_run_in(left, next - gap) || starred() {
                cuts.push((start, gap));
                start = next;
            }
        }
        at = next;
    }
    cuts.push((start, end));
    // Nor is a long row a letterhead: its gaps are a printer's, inside a sentence.
    if cells > 2 || whole.1 - whole.0 > 300 {
        cuts.clear();
        cuts.push(whole);
    }
}

/// Whether a wide gap or a tab stands anywhere.
fn has_gap(row: &[u8]) -> bool {
    let mut blanks = 0;
    row.iter().any(|byte| {
        blanks = if *byte == b' ' { blanks + 1 } else { 0 };
        blanks == GAP || *byte == b'\t'
    })
}

/// Blanks that set the columns of a row apart.
const GAP: usize = 5;

/// Letterhead and signature set as a table of two cells, a bar between them and "<br>" in them:
/// "Số: 12/NQ-CP | Hà Nội, ngày 07 tháng 02 năm 2031".
fn letterhead_cells(row: &str) -> Option<Vec<(usize, usize)>> {
    if row.len() > 1500 {
        return None;
    }
    let outer = |c: char| c.is_whitespace() || matches!(c, '|' | '\u{feff}');
    let mut cells = Vec::new();
    let mut heads = false;
    let mut at = 0;
    for cell in row.split('|') {
        let mut from = at;
        for part in cell.split("<br>") {
            let words = part.trim_matches(outer);
            // "CHÍNH PHỦ -------": the rule below it.
            let words = words
                .strip_suffix("---")
                .map_or(words, |w| w.trim_end_of("- "));
            let start = from + part.len() - part.trim_start_matches(outer).len();
            let plain = words.trim_start_of("*_ ").trim_end_of("*_ ");
            heads |=
                is_motto(plain) || place_date(plain).is_some() || plain.starts_with("Nơi nhận");
            heads |= words.starts_with('-') && is_archive(words.trim_start_of("- "));
            if !plain.trim_start_of("-: ").is_empty() {
                cells.push((start, start + words.len()));
            }
            from += part.len() + "<br>".len();
        }
        at += cell.len() + 1;
    }
    let bars = row.trim_matches(outer).matches('|').count();
    (heads && bars == 1).then_some(cells)
}

/// "Lưu: VT", "Lưu VP", "Lưu Văn phòng", not "Lưu trữ hồ sơ".
fn is_archive(words: &str) -> bool {
    let kept = words.strip_prefix("Lưu");
    kept.is_some_and(|rest| rest.starts_with(':') || rest.trim_start().starts_with(is_upper))
}

/// "-------Số: 08/2031/NĐ-CPHà Nội, ngày 10 tháng 01 năm 2031": the cells of a letterhead run together. Gives where the
/// number and where the place begin.
fn glued_cells(row: &str) -> Option<(usize, usize)> {
    let number = row.len() - row.trim_start_of("-").len();
    let words = &row[number..];
    let before = words
        .strip_prefix("Số")
        .and_then(|_| words.split(", ngày ").next())?;
    let mut chars = before.char_indices().skip_while(|(_, c)| *c != '/');
    let (mut last, mut at) = (' ', None);
    for (i, c) in &mut chars {
        if is_lower(c) && is_upper(last) {
            at = before[..i].char_indices().next_back();
            break;
        }
        last = c;
    }
    let place = number + at?.0;
    let own = row[..place].ends_with(is_upper);
    (own && place_date(&row[place..]).is_some()).then_some((number, place))
}

/// A label, a note mark, or a word with its colon: what follows the gap belongs to it. But the signature stands far
/// beside "Nơi nhận:", and place and date beside the star of a Party letterhead.
fn is_run_in(left: &str, gap: usize) -> bool {
    if (left == "*" && gap >= 12) || left == "Nơi nhận:" {
        return false;
    }
    let mark = left.chars().count() <= 5 && !left.bytes().all(|b| b.is_ascii_digit());
    let labelled = || label(&format!("{left} A")).is_some_and(|(_, at)| at >= left.len());
    mark || left.ends_with(':') || (left.len() <= 40 && labelled())
}

//! Rows of tables set in text.

use crate::parse::letters::signs::Signs;

/// A row of a table: three cells and more, between bars or wide gaps.
pub fn is_table_row(text: &str) -> bool {
    is_row(text, Signs::of_rows(text))
}

/// The same, where the signs in the row are known.
pub fn is_row(text: &str, signs: Signs) -> bool {
    if !signs.any(Signs::GAP.or(Signs::BAR)) {
        return false;
    }
    let (mut gaps, mut blanks) = (0, 0);
    for byte in text.bytes() {
        match byte {
            b' ' => blanks += 1,
            b'\t' | b'|' => blanks += 5,
            _ => {
                gaps += usize::from(blanks >= 5);
                blanks = 0;
            }
        }
    }
    // A long sentence may have a gap or two of its own.
    text.starts_with('|') || gaps > 1 && gaps * 200 >= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_three_cells_or_bars() {
        for row in [
            "1.\tTỷ lệ hộ nghèo\t%",
            "1 | Dân cư | Công an",
            "| 1 | Dân cư |",
        ] {
            assert!(is_table_row(row), "{row}");
        }
        for line in ["1.\tTriển khai", "A, | (để báo cáo)", "Thực  hiện  nghiêm"] {
            assert!(!is_table_row(line), "{line}");
        }
    }
}

//! Rows of tables set in text.

/// A row of a table: cells between bars, or three and more between wide gaps.
pub fn is_table_row(text: &str) -> bool {
    text.starts_with('|') || text.matches(" | ").count() > 1 || {
        let (mut gaps, mut blanks, mut length) = (0, 0, 0);
        for c in text.chars() {
            length += 1;
            if c == ' ' || c == '\t' {
                blanks += if c == ' ' { 1 } else { 5 };
            } else {
                gaps += usize::from(blanks >= 5);
                blanks = 0;
            }
        }
        // A long sentence may have a gap or two of its own.
        gaps > 1 && gaps * 150 >= length
    }
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

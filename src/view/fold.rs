//! Words as they are typed in a hurry: without case, tone marks and the bar of đ.

use crate::parse::letters::bare;

/// The text in bare letters; marks that stand as characters of their own go too.
pub fn fold(text: &str) -> String {
    let alone = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    text.chars().filter(|c| !alone(c)).map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_marks_and_bars_do_not_count() {
        for text in [
            "Đổi mới phương thức",
            "ĐỔI MỚI PHƯƠNG THỨC",
            "doi moi phuong thuc",
            "Đo\u{302}\u{309}i mơ\u{301}i phu\u{31b}ơng thư\u{301}c",
        ] {
            assert_eq!(fold(text), "doi moi phuong thuc", "{text}");
        }
        assert_eq!(fold("2.1. (a)"), "2.1. (a)");
    }
}

//! Calendar dates in their printed forms.
//!
//! "ngày 04 tháng 01 năm 2023", "ngày 17/8/2022", "31-5-2023" → a date and its end.

use crate::model::Date;
use crate::parse::letters::{is_lower, is_word};

/// The date at byte `at`, with or without "ngày" before it, and the byte after it.
pub fn date_at(text: &str, at: usize) -> Option<(Date, usize)> {
    let rest = text.get(at..)?;
    let mut cursor = Cursor { text: rest, at: 0 };
    cursor.word("ngày");
    cursor.word("Ngày");
    cursor.word("ngay");
    cursor.skip(':');
    let day = cursor.number(2)?;
    let blank = cursor.blanks();
    if blank && (cursor.word("tháng") || cursor.word("thang")) {
        let month = cursor.number(2)?;
        cursor.blanks();
        if !cursor.word("năm") && !cursor.word("nam") {
            return None;
        }
        let year = cursor.number(4)?;
        return Date::ymd(year, month, day).map(|date| (date, at + cursor.at));
    }
    let mark = cursor.mark(&['/', '-', '.'])?;
    let month = cursor.number(2)?;
    (cursor.mark(&[mark])? == mark).then_some(())?;
    let year = cursor.number(4)?;
    let next = text[at + cursor.at..].chars().next();
    // "03/12/2021của": only the blank was lost.
    if next.is_some_and(|c| is_word(c) && !is_lower(c)) {
        return None;
    }
    Date::ymd(year, month, day).map(|date| (date, at + cursor.at))
}

/// The first date in `text`: where it begins (its "ngày" included), the date, the byte after it.
pub fn find_date(text: &str) -> Option<(usize, Date, usize)> {
    let mut starts: Vec<usize> = Vec::new();
    for (i, c) in text.char_indices() {
        let word = c.is_ascii_digit() && !text[..i].ends_with(|p: char| is_word(p) || p == '/');
        if word || text[i..].starts_with("ngày") || text[i..].starts_with("Ngày") {
            starts.push(i);
        }
    }
    starts
        .into_iter()
        .find_map(|i| date_at(text, i).map(|(date, end)| (i, date, end)))
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) -> bool {
        let before = self.at;
        self.at = self.text.len() - self.rest().trim_start().len();
        self.at > before
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
            self.blanks();
        }
        found
    }

    fn skip(&mut self, mark: char) {
        if self.rest().starts_with(mark) {
            self.at += mark.len_utf8();
            self.blanks();
        }
    }

    fn mark(&mut self, marks: &[char]) -> Option<char> {
        self.blanks();
        let mark = self.rest().chars().next().filter(|c| marks.contains(c))?;
        self.at += mark.len_utf8();
        self.blanks();
        Some(mark)
    }

    fn number(&mut self, most: usize) -> Option<u32> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let fits = if most == 4 {
            digits == 4
        } else {
            (1..=most).contains(&digits)
        };
        let number = fits.then(|| self.rest()[..digits].parse().ok()).flatten()?;
        self.at += digits;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_their_printed_forms() {
        for (text, iso) in [
            ("Hà Nội, ngày 04 tháng 01 năm 2023", "2023-01-04"),
            ("ngày 17/8/2022 thực hiện", "2022-08-17"),
            ("Ngày: 09/01/2023", "2023-01-09"),
            ("Ngày 31-5-2023", "2023-05-31"),
            ("ngày 03/12/2021của Ban Thường vụ", "2021-12-03"),
            ("Hà Nội, ngay 12 thang 3 nam 2024", "2024-03-12"),
            ("Thứ hai,  02/10/2023", "2023-10-02"),
        ] {
            assert_eq!(find_date(text).expect(text).1.to_string(), iso);
        }
        for text in ["19/19/2020", "quý II/2023", "ngày 45/13/2022", "2021-2026"] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }
}

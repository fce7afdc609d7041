//! When something is to be done or repeated.
//!
//! *Reads* one healed text. *Writes* [`When`]s. *Never* invents a day: "trong năm 2023" stays a year.
//!
//! "trước ngày 30/6/2026" → 2026-06-30; "trong quý II/2023" → 2023-Q2; "định kỳ (hằng quý, 6 tháng
//! và cả năm)" → three; "dưới 40 tuổi", "nhiệm kỳ 2020-2025" → none.

use crate::model::order;

use super::super::grammar::dates;
use super::super::labels::roman_value;
use super::super::letters::{lower_text, tail};
use super::near::{self, Cursor};

/// A time expression; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    pub start: usize,
    pub end: usize,
    pub normalized: String,
}

/// "trước ngày 30/", "hoàn thành chậm nhất là ngày 30 ": a date follows.
fn fixed(c: &mut Cursor) -> bool {
    c.all(&|c| lead_in(c) && until_day(c)) || until_day(c)
}

fn lead_in(c: &mut Cursor) -> bool {
    if c.cased(&["chậm nhất "]) {
        c.word("là ");
        c.word("vào ");
        return true;
    }
    c.cased(&["xong ", "hoàn thành "])
}

fn until_day(c: &mut Cursor) -> bool {
    (c.cased(&["trước", "đến hết", "đến"]) || at_latest(c) || c.word("trong"))
        && c.word(" ngày ")
        && c.digits(2)
        && c.one_of(&["/", " "])
}

fn at_latest(c: &mut Cursor) -> bool {
    c.cased(&["chậm nhất"]) && c.may(" là")
}

/// "trong năm 2023", "cuối quý II/2023", "đến hết tháng 6 năm 2024".
fn period(c: &mut Cursor) -> bool {
    let lead = c.cased(&[
        "trong",
        "trước",
        "đến hết",
        "đến",
        "cuối",
        "đầu",
        "cả",
        "vào",
    ]);
    if !(lead || at_latest(c) && c.may(" trong")) {
        return false;
    }
    let year = |c: &mut Cursor| c.word(" năm ") && c.group("y", &Cursor::year);
    let quarter = |c: &mut Cursor| {
        c.word(" ")
            && c.cased(&["quý "])
            && c.group("q", &|c| {
                c.one_of(&["IV", "III", "II", "I", "1", "2", "3", "4"])
            })
            && of_year(c, "qy")
    };
    let month =
        |c: &mut Cursor| c.word(" tháng ") && c.group("m", &|c| c.digits(2)) && of_year(c, "my");
    c.all(&year) || c.all(&quarter) || month(c)
}

/// "/2023", " năm 2023", or nothing.
fn of_year(c: &mut Cursor, name: &'static str) -> bool {
    c.may_all(&|c| c.one_of(&["/", " năm "]) && c.group(name, &Cursor::year))
}

/// "quý II/2023".
fn duty_quarter(c: &mut Cursor) -> bool {
    c.word("quý ")
        && c.group("q", &|c| c.one_of(&["IV", "III", "II", "I"]))
        && c.word("/")
        && c.group("qy", &Cursor::year)
}

/// "trong thời hạn 10 ngày làm việc", "chậm nhất sau 3 tháng".
fn term_days(c: &mut Cursor) -> bool {
    c.cased(&[
        "trong thời hạn ",
        "trong vòng ",
        "chậm nhất sau ",
        "chậm nhất ",
    ]) && c.digits(3)
        && c.one_of(&[" ngày làm việc", " ngày", " tháng", " giờ"])
}

/// "hằng quý", "6 tháng/lần".
fn recurring(c: &mut Cursor) -> bool {
    let named = |c: &mut Cursor| {
        c.cased(&["hằng ", "hàng ", "mỗi "])
            && c.group("unit", &|c| {
                c.one_of(&["ngày", "tuần", "tháng", "quý", "năm"])
            })
    };
    c.all(&named) || c.digits(2) && c.one_of(&[" tháng/lần", " năm/lần"])
}

/// "định kỳ", with what says how often.
fn periodic(c: &mut Cursor) -> bool {
    let in_brackets = |c: &mut Cursor| c.word(" (") && c.run(3, 60, |c| c != ')') && c.word(")");
    let open = |c: &mut Cursor| c.word(" ") && c.run(0, 80, |c| !matches!(c, '.' | ';' | ':'));
    c.cased(&["định kỳ"])
        && c.may_all(&|c| {
            c.group("rest", &|c| {
                c.one_of(&[", đột xuất", " hoặc đột xuất", " và đột xuất"])
                    || c.all(&in_brackets)
                    || open(c)
            })
        })
}

/// "6 tháng đầu năm", "cả năm 2018".
fn interval(c: &mut Cursor) -> bool {
    if c.word("cả năm") {
        return c.may_all(&|c| c.word(" ") && c.group("year", &Cursor::year));
    }
    c.digits(2) && c.one_of(&[" tháng", " năm"]) && c.may(" đầu năm")
}

/// "Hội nghị Trung ương 7 khóa XIII".
fn plenum(c: &mut Cursor) -> bool {
    let term = |c: &mut Cursor| {
        c.word(",");
        c.one_of(&[" (", " "]) && c.one_of(&["khóa ", "khoá "]) && c.roman() && c.may(")")
    };
    c.word("Hội nghị Trung ương ") && c.digits(2) && c.may_all(&term)
}

/// All time expressions in `text`, in order. `year` is the document's own, for "trong tháng 6".
pub fn deadlines(text: &str, year: Option<u32>) -> Vec<When> {
    let mut all = Vec::new();
    add_fixed(text, &mut all);
    add_periods(text, year, &mut all);
    for caught in near::captures(
        term_days,
        text,
        &["hời hạn ", "rong vòng ", "hậm nhất "],
        REACH,
    ) {
        let (start, end) = caught.bounds();
        let digits = text[start..end]
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(0);
        all.push(When {
            start,
            end,
            normalized: format!("within {}", &text[start + digits..end]),
        });
    }
    add_recurring(text, &mut all);
    add_periodic(text, &mut all);
    add_events(text, &mut all);
    order::sort_by_key(&mut all, |w| [w.start, order::descending(w.end), 0]);
    let mut kept: Vec<When> = Vec::new();
    for when in all {
        if kept.last().is_none_or(|k| k.end <= when.start) {
            kept.push(when);
        }
    }
    kept
}

/// How far, in characters, an expression may reach from its telling word.
const REACH: usize = 60;

fn add_fixed(text: &str, all: &mut Vec<When>) {
    for caught in near::captures(fixed, text, &[" ngày "], REACH) {
        let (start, end) = caught.bounds();
        let day = start + text[start..end].rfind("ngày").unwrap_or(0);
        if let Some((date, end)) = dates::date_at(text, day) {
            all.push(When {
                start,
                end,
                normalized: date.to_string(),
            });
        }
    }
}

fn add_periods(text: &str, own: Option<u32>, all: &mut Vec<When>) {
    let own = own.map(|y| y.to_string()).unwrap_or_default();
    let quarter = |q: &str| roman_value(q).or_else(|| q.parse().ok()).unwrap_or(0);
    for caught in near::captures(period, text, &[" năm ", " quý ", " Quý ", " tháng "], REACH) {
        let (start, end) = caught.bounds();
        let word = lower_text(&text[start..end]);
        let normalized = if let Some(year) = caught.group("y") {
            year.to_owned()
        } else if let Some(q) = caught.group("q") {
            format!("{}-Q{}", caught.group("qy").unwrap_or(&own), quarter(q))
        } else {
            format!(
                "{}-{:0>2}",
                caught.group("my").unwrap_or(&own),
                caught.group("m").unwrap_or("")
            )
        };
        let past = word.starts_with("vào") || word.starts_with("đầu");
        let range = text[end..].trim_start().starts_with(['-', '–']);
        if !past && !range {
            all.push(When {
                start,
                end,
                normalized,
            });
        }
    }
    for caught in near::captures(duty_quarter, text, &["quý "], REACH) {
        let (start, end) = caught.bounds();
        // "nhiệm vụ quý II/2023": the quarter of the work; "trong quý I/2023 đã" is the past.
        let before = lower_text(tail(&text[..start], 20));
        if before.trim_end().ends_with("nhiệm vụ") {
            let number = quarter(caught.group("q").unwrap_or(""));
            let normalized = format!("{}-Q{number}", caught.group("qy").unwrap_or(""));
            all.push(When {
                start,
                end,
                normalized,
            });
        }
    }
}

fn add_recurring(text: &str, all: &mut Vec<When>) {
    for caught in near::captures(recurring, text, &["ằng ", "àng ", "ỗi ", "/lần"], REACH) {
        let (start, end) = caught.bounds();
        let normalized = match caught.group("unit") {
            Some("ngày") => "every day".to_owned(),
            Some("tuần") => "every week".to_owned(),
            Some("tháng") => "every month".to_owned(),
            Some("quý") => "every quarter".to_owned(),
            Some(_) => "every year".to_owned(),
            None => every(&text[start..end]),
        };
        all.push(When {
            start,
            end,
            normalized,
        });
    }
}

/// "6 tháng" → every 6 months; "01 năm" → every year.
fn every(text: &str) -> String {
    let count: u32 = text
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(1);
    let unit = if text.contains("tháng") {
        "month"
    } else {
        "year"
    };
    if count == 1 {
        format!("every {unit}")
    } else {
        format!("every {count} {unit}s")
    }
}

/// "định kỳ 3 tháng, 6 tháng và kết quả cả năm 2018": each interval is an entry of its own.
fn add_periodic(text: &str, all: &mut Vec<When>) {
    for caught in near::captures(periodic, text, &["ịnh kỳ"], 2 * REACH) {
        let (start, end) = caught.bounds();
        let Some((from, to)) = caught.group_bounds("rest") else {
            continue;
        };
        let rest = &text[from..to];
        if rest.ends_with("đột xuất") && rest.len() < 24 {
            all.push(When {
                start,
                end,
                normalized: "periodically".to_owned(),
            });
            continue;
        }
        let mut intervals = Vec::new();
        near::catch(interval, text, (from, to), &mut intervals);
        for caught in intervals {
            let (start, end) = caught.bounds();
            let normalized = match caught.group("year") {
                Some(year) => year.to_owned(),
                None if text[start..end].starts_with("cả năm") => "every year".to_owned(),
                None => every(&text[start..end]),
            };
            all.push(When {
                start,
                end,
                normalized,
            });
        }
    }
}

/// "trình Hội nghị Trung ương 7": the plenum is the day it is due.
fn add_events(text: &str, all: &mut Vec<When>) {
    for caught in near::captures(plenum, text, &["Hội nghị Trung ương"], REACH) {
        let (start, end) = caught.bounds();
        let before = tail(&text[..start], 300);
        let before = &before[before.rfind([';', '.']).map_or(0, |i| i + 1)..];
        if before.contains("trình ") && !before.contains("tại ") {
            all.push(When {
                start,
                end,
                normalized: format!("event: {}", &text[start..end]),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        deadlines(text, Some(2019))
            .into_iter()
            .map(|w| (&text[w.start..w.end], w.normalized))
            .collect()
    }

    fn one(text: &str) -> (&str, String) {
        let mut all = found(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn times_are_read_as_printed_and_normalized() {
        for (text, words, normalized) in [
            (
                "báo cáo trước ngày 30/6/2026.",
                "trước ngày 30/6/2026",
                "2026-06-30",
            ),
            (
                "trước ngày 10 tháng 5 năm 2026 để",
                "trước ngày 10 tháng 5 năm 2026",
                "2026-05-10",
            ),
            ("hoàn thành trong năm 2023⁶", "trong năm 2023", "2023"),
            ("Cũng trong tháng 6, tiếp tục", "trong tháng 6", "2019-06"),
            ("trong quý II/2023", "trong quý II/2023", "2023-Q2"),
            ("đến năm 2025 cấp ủy", "đến năm 2025", "2025"),
            ("Hằng năm, tỷ lệ", "Hằng năm", "every year"),
            (
                "định kỳ hoặc đột xuất báo cáo",
                "định kỳ hoặc đột xuất",
                "periodically",
            ),
            (
                "Đề án trình Hội nghị Trung ương 7 về",
                "Hội nghị Trung ương 7",
                "event: Hội nghị Trung ương 7",
            ),
        ] {
            assert_eq!(one(text), (words, normalized.to_owned()), "{text}");
        }
        assert_eq!(
            found("định kỳ (hằng quý, 6 tháng và cả năm) đánh giá")
                .iter()
                .map(|f| f.0)
                .collect::<Vec<_>>(),
            ["hằng quý", "6 tháng", "cả năm"]
        );
    }

    #[test]
    fn scopes_are_no_deadlines() {
        for text in [
            "nhiệm kỳ 2020-2025",
            "dưới 40 tuổi",
            "Kế hoạch năm 2023",
            "ngày 17/8/2022",
            "kỷ niệm 93 năm",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

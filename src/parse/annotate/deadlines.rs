//! When something is to be done or repeated.
//!
//! *Reads* one healed text. *Writes* [`When`]s. *Never* invents a day: "trong năm 2023" stays a year.
//!
//! "trước ngày 30/6/2026" → 2026-06-30; "trong quý II/2023" → 2023-Q2; "định kỳ (hằng quý, 6 tháng
//! và cả năm)" → three; "dưới 40 tuổi", "nhiệm kỳ 2020-2025" → none.

use crate::model::order;
use regex_lite::Regex;
use std::sync::LazyLock;

use super::super::grammar::dates;
use super::super::labels::roman_value;
use super::super::letters::{lower_text, tail};
use super::near;

/// A time expression; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    pub start: usize,
    pub end: usize,
    pub normalized: String,
}

static FIXED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Cc]hậm nhất (?:là )?(?:vào )?|[Xx]ong |[Hh]oàn thành )?(?:[Tt]rước|[Đđ]ến hết|[Đđ]ến|[Cc]hậm nhất(?: là)?|trong) ngày [0-9]{1,2}[/ ]",
    )
});
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Tt]rong|[Tt]rước|[Đđ]ến hết|[Đđ]ến|[Cc]hậm nhất(?: là)?(?: trong)?|[Cc]uối|[Đđ]ầu|[Cc]ả|[Vv]ào) (?:(?P<year>năm (?P<y>[0-9]{4}))|(?P<quarter>[Qq]uý (?P<q>IV|I{1,3}|[1-4])(?:(?:/| năm )(?P<qy>[0-9]{4}))?)|(?P<month>tháng (?P<m>[0-9]{1,2})(?:(?:/| năm )(?P<my>[0-9]{4}))?))",
    )
});
static DUTY_QUARTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"quý (?P<q>IV|I{1,3})/(?P<qy>[0-9]{4})"));
static TERM_DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Tt]rong thời hạn|[Tt]rong vòng|[Cc]hậm nhất sau|[Cc]hậm nhất) [0-9]{1,3} (?:ngày(?: làm việc)?|tháng|giờ)",
    )
});
static RECURRING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi) (?P<unit>ngày|tuần|tháng|quý|năm)|[0-9]{1,2} (?:tháng|năm)/lần",
    )
});
static PERIODIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[Đđ]ịnh kỳ(?P<rest>(?:,| hoặc| và) đột xuất| \([^)]{3,60}\)| [^.;:]{0,80})?")
});
static INTERVAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<count>[0-9]{1,2}) (?P<unit>tháng|năm)(?: đầu năm)?|cả năm(?: (?P<year>[0-9]{4}))?",
    )
});
static PLENUM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"Hội nghị Trung ương [0-9]{1,2}(?:,? \(?(?:khóa|khoá) [IVX]+\)?)?"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns are constants, tested below")
}

/// All time expressions in `text`, in order. `year` is the document's own, for "trong tháng 6".
pub fn deadlines(text: &str, year: Option<u32>) -> Vec<When> {
    let mut all = Vec::new();
    add_fixed(text, &mut all);
    add_periods(text, year, &mut all);
    for caught in near::captures(
        &TERM_DAYS,
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
    for caught in near::captures(&FIXED, text, &[" ngày "], REACH) {
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
    for caught in near::captures(
        &PERIOD,
        text,
        &[" năm ", " quý ", " Quý ", " tháng "],
        REACH,
    ) {
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
    for caught in near::captures(&DUTY_QUARTER, text, &["quý "], REACH) {
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
    for caught in near::captures(&RECURRING, text, &["ằng ", "àng ", "ỗi ", "/lần"], REACH) {
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
    for caught in near::captures(&PERIODIC, text, &["ịnh kỳ"], 2 * REACH) {
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
        for interval in INTERVAL.captures_iter(rest) {
            let Some(found) = interval.get(0) else {
                continue;
            };
            let normalized = match interval.name("year") {
                Some(year) => year.as_str().to_owned(),
                None if found.as_str().starts_with("cả năm") => "every year".to_owned(),
                None => every(found.as_str()),
            };
            let start = from + found.start();
            all.push(When {
                start,
                end: start + found.len(),
                normalized,
            });
        }
    }
}

/// "trình Hội nghị Trung ương 7": the plenum is the day it is due.
fn add_events(text: &str, all: &mut Vec<When>) {
    for caught in near::captures(&PLENUM, text, &["Hội nghị Trung ương"], REACH) {
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

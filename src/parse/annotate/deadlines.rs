//! When something is to be done or repeated.
//!
//! *Reads* one healed text. *Writes* [`When`]s. *Never* invents a day: "trong năm 2023" stays a year.
//!
//! "trước ngày 30/6/2026" → 2026-06-30; "Thời gian thực hiện: Quý II/2023" → 2023-Q2; "trước ngày
//! 15/12 hằng năm" → every year; "Chiến lược … đến năm 2030", "nhiệm kỳ 2020-2025" → none.

mod cells;
mod printed;
mod scopes;

use crate::model::{Date, order};
use crate::parse::letters::marks::Marks;

use super::super::labels::roman_value;
use super::super::letters::{begins, holds, is_lower, lower_text, tail};
use super::super::prose::{Openings, Prose};
use super::near::{self, Caught, Cursor};
use super::{recurrences, turning_points};
use cells::add_cell;
use printed::{due, point, term_days};
use scopes::is_scope;

/// A time expression; bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    pub start: usize,
    pub end: usize,
    pub normalized: String,
}

/// What the document says of its own time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Own {
    /// The year meant where none is printed: "trong tháng 6".
    pub year: Option<u32>,
    /// Its date, where known: nothing is due in the years before, nor on an earlier day or month of its year.
    pub date: Option<Date>,
}

/// All time expressions of a text, in order.
pub fn deadlines(prose: &Prose, own: Own) -> Vec<When> {
    let text = prose.text;
    let mut all = Vec::new();
    add_points(prose, own, &mut all);
    add_bare_years(prose, own, &mut all);
    add_cell(prose, own, &mut all);
    for caught in near::captures(term_days, prose, const { Openings::of("trong|chậm") }) {
        let (start, end) = caught.bounds();
        let digits = text[start..end]
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(0);
        let within = if caught.group("ahead").is_some() {
            ""
        } else {
            "within "
        };
        add(
            &mut all,
            (start, end),
            within.to_owned() + &text[start + digits..end],
        );
    }
    recurrences::add_recurring(prose, &mut all);
    recurrences::add_periodic(prose, &mut all);
    turning_points::add_events(prose, &mut all);
    order::sort_by_key(&mut all, |w| [w.start, order::descending(w.end), 0]);
    let mut kept: Vec<When> = Vec::new();
    for when in all {
        if kept.last().is_none_or(|k| k.end <= when.start) {
            kept.push(when);
        }
    }
    kept
}

pub(super) fn add(all: &mut Vec<When>, (start, end): (usize, usize), normalized: String) {
    all.push(When {
        start,
        end,
        normalized,
    });
}

fn add_points(prose: &Prose, own: Own, all: &mut Vec<When>) {
    let text = prose.text;
    let openings = const {
        Openings::of("chậm|muộn|trước|đến|trong|vào|cả|cuối|đầu|thời|tiến|nhiệm")
    };
    for caught in near::captures(due, prose, openings) {
        let Some((start, end)) = caught.group_bounds("when") else {
            continue;
        };
        let Some(normalized) = normalize(&caught, own) else {
            continue;
        };
        let word = lower_text(&text[start..end]);
        let year = normalized.get(..4).and_then(|y| y.parse::<u32>().ok());
        let late = |least| {
            own.year
                .is_some_and(|own| year.is_none_or(|y| y >= own + least))
        };
        // "nhiệm vụ 6 tháng cuối năm 2023": the half is the plan's, and no term.
        let halved = begins(&word, "cuối|đầu") && text[..start].ends_with("tháng ");
        let past = halved
            || word.starts_with("vào") && !late(0)
            || word.starts_with("đầu") && !late(1)
            || own.date.is_some() && !late(0)
            || own.date.is_some_and(|own| earlier(&normalized, own));
        if !past && !is_scope(text, start, end) {
            add(all, (start, end), normalized);
        }
    }
}

/// Whether the day or month `normalized` lies before the day `own`.
fn earlier(normalized: &str, own: Date) -> bool {
    let own = own.to_string();
    let plain = !normalized.contains('Q') && !normalized.starts_with(['e', '-']);
    let own = own.get(..normalized.len());
    plain && normalized.len() > 4 && own.is_some_and(|own| normalized < own)
}

/// The printed point as a day, month, quarter or year; none where the numbers are no date.
fn normalize(caught: &Caught, own: Own) -> Option<String> {
    if let Some(every) = caught.group("every") {
        let often = match (every.contains("quý"), every.contains("năm")) {
            (true, _) => "every quarter",
            (_, true) => "every year",
            _ => "every month",
        };
        return Some(often.to_owned());
    }
    let number = |name| caught.group(name).and_then(|n| n.parse::<u32>().ok());
    let year = number("y").or(own.year);
    let half = |half| if half == "đầu" { 6 } else { 12 };
    let date = Date {
        year: year.unwrap_or(2000),
        month: number("m").or(caught.group("half").map(half)),
        day: number("d"),
    };
    Date::ymd(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))?;
    let mut text = date.to_string();
    if let Some(quarter) = caught.group("q") {
        let quarter = roman_value(quarter).or_else(|| quarter.parse().ok())?;
        text = text + "-Q" + &quarter.to_string();
    }
    if year.is_none() {
        text.drain(..4);
    }
    Some(text)
}

/// "hoàn thành việc rà soát quy hoạch năm 2023", "xây dựng hệ thống chính trị năm 2023;": a year
/// that closes the clause or is the term of "hoàn thành", and is not in the name of a plan.
fn add_bare_years(prose: &Prose, own: Own, all: &mut Vec<When>) {
    const NAMED: &str = "kế hoạch|chương trình|dự toán|ngân sách|kinh phí|vốn|chỉ tiêu|chỉ số|nhiệm vụ|kết quả|báo cáo|nghị quyết|quyết định|luật|đề án|biên chế|hội nghị|đại hội|giải |kỳ |đợt |so với";
    let text = prose.text;
    let bare = |c: &mut Cursor| c.word("năm ") && c.group("y", &Cursor::year);
    for caught in near::captures(bare, prose, const { Openings::of("năm") }) {
        let (start, end) = caught.bounds();
        let year = caught.group("y").and_then(|y| y.parse::<u32>().ok());
        let before = tail(&text[..start], 160);
        let clause = lower_text(&before[before.rfind_any(";.:").map_or(0, |i| i + 1)..]);
        let word = before.trim_end().rsplit(' ').next().unwrap_or("");
        let plain = word.chars().all(is_lower) && !begins(word, "từ|đến|của|cho|là");
        let closes = begins(&text[end..], ";|.|…") || clause.ends_with("phấn đấu ");
        if plain
            && year >= own.year
            && own.date.is_some()
            && (closes || clause.contains("hoàn thành"))
            && !holds(&clause, NAMED)
        {
            add(all, (start, end), text[end - 4..end].to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        deadlines(
            &Prose::new(text, &mut Vec::new()),
            Own {
                year: Some(2019),
                date: Date::ymd(2019, 1, 1),
            },
        )
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
            (
                "Vào quý I hằng năm, rà soát",
                "Vào quý I hằng năm",
                "every year",
            ),
            ("Phấn đấu năm 2024 kết nạp", "năm 2024", "2024"),
            (
                "Rà soát 6 tháng một lần",
                "6 tháng một lần",
                "every 6 months",
            ),
            ("họp 01 tháng 01 lần", "01 tháng 01 lần", "every month"),
            ("họp ít nhất 02 lần/năm", "02 lần/năm", "every year"),
            ("mỗi quý 1 lần", "mỗi quý", "every quarter"),
            (
                "gửi chậm nhất 20 ngày trước ngày khai mạc đại hội.",
                "chậm nhất 20 ngày trước ngày khai mạc đại hội",
                "20 ngày trước ngày khai mạc đại hội",
            ),
            ("đến năm 2025 cấp ủy", "đến năm 2025", "2025"),
            ("đến nam 2025 cấp ủy", "đến nam 2025", "2025"),
            ("Hằng năm, tỷ lệ", "Hằng năm", "every year"),
            (
                "Thời gian thực hiện: Quý II/2023.",
                "Quý II/2023",
                "2023-Q2",
            ),
            (
                "chậm nhất ngày 15/12 hằng năm",
                "chậm nhất ngày 15/12 hằng năm",
                "every year",
            ),
            ("xong trước 30/9/2023", "trước 30/9/2023", "2023-09-30"),
            (
                "trước 16 giờ 00 ngày 25/9",
                "trước 16 giờ 00 ngày 25/9",
                "2019-09-25",
            ),
            (
                "trong quý II và quý III năm 2023",
                "trong quý II và quý III năm 2023",
                "2023-Q3",
            ),
            (
                "định kỳ hoặc đột xuất báo cáo",
                "định kỳ hoặc đột xuất",
                "periodically",
            ),
            (
                "báo cáo trước 15 giờ thứ Sáu hằng tuần",
                "trước 15 giờ thứ Sáu hằng tuần",
                "every week",
            ),
            (
                "họp vào thứ hai hằng tuần",
                "vào thứ hai hằng tuần",
                "every week",
            ),
            (
                "họp ngày 25 hằng tháng",
                "ngày 25 hằng tháng",
                "every month",
            ),
            (
                "gửi ngày 15 tháng 12 hằng năm",
                "ngày 15 tháng 12 hằng năm",
                "every year",
            ),
            (
                "| Rà soát | Sở Nội vụ | 30/6/2024 |",
                "30/6/2024",
                "2024-06-30",
            ),
            (
                "| Rà soát | Quý II, III/2024 |",
                "Quý II, III/2024",
                "2024-Q3",
            ),
            (
                "Trình Hội nghị Trung ương 7 về",
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
        let times = found("báo cáo hằng tháng, quý, 6 tháng và năm; hằng năm, năm học");
        let times: Vec<&str> = times.iter().map(|f| f.0).collect();
        assert_eq!(times, ["hằng tháng", "quý", "6 tháng", "năm", "hằng năm"]);
    }

    #[test]
    fn scopes_are_no_deadlines() {
        for text in [
            "nhiệm kỳ 2020-2025",
            "dưới 40 tuổi",
            "Kế hoạch năm 2023",
            "ngày 17/8/2022",
            "kỷ niệm 93 năm",
            "Chiến lược phát triển đến năm 2030, tầm nhìn đến năm 2050",
            "Đề án “Cán bộ trẻ đến năm 2030” đúng tiến độ",
            "theo kết luận được ban hành vào tháng 3/2018",
            "vốn vay ngân hàng năm 2024 của hộ",
            "kết quả đạt được trong quý IV/2018",
            "báo cáo định kỳ theo quy định",
            "hồ sơ còn tồn đọng trước năm 2025",
            "nhiệm vụ quân sự 6 tháng cuối năm 2023; căn cứ",
            "sau khi nghe báo cáo kết quả đại hội đảng bộ các cấp, Ban Bí thư kết luận",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

//! How often something is to be done.
//!
//! *Reads* one healed text. *Writes* [`When`]s. *Never* takes the number of a day for an interval.
//!
//! "định kỳ (hằng quý, 6 tháng và cả năm)" → three; "định kỳ báo cáo" → periodically; "báo cáo định
//! kỳ" is a kind of report and gives none.

use super::super::known;
use super::super::letters::{
    List, begins, ends_with_one_of, first_of, holds, is_word, lower_text, tail,
};
use super::super::prose::{Openings, Prose};
use super::deadlines::When;
use super::near::{self, Cursor};
use crate::parse::letters::marks::Marks;

/// "hằng quý", "6 tháng/lần", "6 tháng một lần", "02 lần/năm".
fn recurring(c: &mut Cursor) -> bool {
    let named = |c: &mut Cursor| c.cased(const { list!("hằng |hàng |mỗi ") }) && unit(c);
    let once = |c: &mut Cursor| {
        c.one_of(const { list!(" tháng| năm") }) && c.one_of("/| ") && {
            c.one_of("một |01 |1 ");
            c.word("lần")
        }
    };
    // Not "04 lần/năm học".
    let times = |c: &mut Cursor| {
        c.one_of(const { list!(" lần/| lần trong ") }) && unit(c) && !c.sees(&|c| c.word(" học"))
    };
    c.all(&named) || c.digits(2) && (c.all(&once) || times(c))
}

fn unit(c: &mut Cursor) -> bool {
    c.group("unit", &|c| c.one_of("ngày|tuần|tháng|quý|năm"))
}

/// "định kỳ", with what says how often.
fn periodic(c: &mut Cursor) -> bool {
    let in_brackets = |c: &mut Cursor| c.word(" (") && c.run(3, 60, |c| c != ')') && c.word(")");
    let open = |c: &mut Cursor| c.word(" ") && c.run(0, 80, |c| !matches!(c, '.' | ';' | ':'));
    c.cased("định kỳ")
        && c.may_all(&|c| {
            c.group("rest", &|c| {
                c.one_of(", đột xuất| hoặc đột xuất| và đột xuất") || c.all(&in_brackets) || open(c)
            })
        })
}

/// "6 tháng đầu năm", "cả năm 2018".
fn interval(c: &mut Cursor) -> bool {
    if c.word("cả năm") {
        return c.may_all(&|c| c.word(" ") && c.group("year", &Cursor::year));
    }
    c.digits(2) && c.one_of(const { list!(" tháng| năm") }) && c.may(" đầu năm")
}

/// "hằng năm", "mỗi tháng", "06 tháng/lần".
pub fn add_recurring(prose: &Prose, all: &mut Vec<When>) {
    let text = prose.text;
    for caught in near::captures(
        recurring,
        prose,
        const { Openings::of("hằng|hàng|mỗi").and(Openings::FIGURE) },
    ) {
        let (start, end) = caught.bounds();
        // "ngân hàng năm 2024", "mỗi năm học": no rhythm of work.
        let word = text[..start].trim_end().rsplit(' ').next().unwrap_or("");
        // "dự toán ngân sách hằng năm", "Nghị quyết hằng năm của Hội đồng": which one it is, not when.
        const OF_THE_YEAR: &str = "ngân sách|dự toán|khen thưởng|nguồn vốn|kinh phí|trợ cấp|trợ cấp xã hội|phụ cấp|tiền lương|hộ nghèo|cận nghèo";
        const PAPERS: &str = "nghị quyết|Nghị quyết|kế hoạch|Kế hoạch|chương trình|Chương trình";
        let (before, rest) = (text[..start].trim_end(), text[end..].trim_start());
        if ends_with_one_of(before, OF_THE_YEAR)
            || ends_with_one_of(before, PAPERS) && begins(rest, "của |được ")
        {
            continue;
        }
        let goods = begins(word, "ngân|cửa|khách|mặt|bán|đơn");
        if goods && text[start..].starts_with("hàng")
            || rest.len() > rest.trim_start_of("0123456789").len() + 2
        {
            continue;
        }
        let normalized = match caught.group("unit") {
            Some("ngày") => "every day".to_owned(),
            Some("tuần") => "every week".to_owned(),
            Some("tháng") => "every month".to_owned(),
            Some("quý") => "every quarter".to_owned(),
            Some(_) => "every year".to_owned(),
            None => every(&text[start..end]),
        };
        all.push(When {
            start: start - day_before(&text[..start]).max(weekday_before(&text[..start])),
            end,
            normalized,
        });
        add_more(text, end, all);
    }
}

/// "ngày 25 | hằng tháng", "ngày 15 tháng 12 | hằng năm": the bytes of the day before.
fn day_before(text: &str) -> usize {
    let figures = |text: &str| {
        let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
        (1..=2)
            .contains(&(text.len() - rest.len()))
            .then_some(rest.len())
    };
    let Some(mut at) = text.strip_suffix(' ').and_then(figures) else {
        return 0;
    };
    let month = text[..at].strip_suffix(" tháng ");
    if let Some(day) = month
        .or_else(|| text[..at].strip_suffix('/'))
        .and_then(figures)
    {
        at = day;
    }
    let named = ["ngày ", "Ngày "]
        .iter()
        .find(|word| text[..at].ends_with(*word));
    named.map_or(0, |word| text.len() - at + word.len())
}

/// "trước 15 giờ thứ Sáu | hằng tuần": the bytes of the weekday before, and of its hour.
fn weekday_before(text: &str) -> usize {
    const DAYS: &str = "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật";
    let printed = tail(text, 40);
    let near = lower_text(printed);
    // A strange letter may be longer in lower case.
    let Some(mut before) = near
        .strip_suffix(' ')
        .filter(|_| near.len() == printed.len())
    else {
        return 0;
    };
    let Some(day) = DAYS.split('|').find(|day| before.ends_with(day)) else {
        return 0;
    };
    before = &before[..before.len() - day.len()];
    let hour = before
        .strip_suffix(" giờ ")
        .map(|hour| hour.trim_end_of("0123456789"));
    before = hour.unwrap_or(before);
    for word in ["ngày ", "vào ", "trước ", "chậm nhất "] {
        before = before.strip_suffix(word).unwrap_or(before);
    }
    near.len() - before.len()
}

/// "hằng quý, 6 tháng và cả năm": what the list goes on with.
fn add_more(text: &str, mut at: usize, all: &mut Vec<When>) {
    const MORE: List = list!("6 tháng|06 tháng|cả năm|một năm|1 năm|01 năm|tháng|quý|năm");
    let next = |rest: &str| {
        let mark = [", ", " và "]
            .into_iter()
            .find(|mark| rest.starts_with(mark))?;
        let (words, rest) = rest[mark.len()..].split_at(first_of(&rest[mark.len()..], MORE)?);
        // "…, năm học", "và quý II": another matter.
        let word = rest.trim_start();
        let counted = word.starts_with(|c: char| c.is_ascii_digit() || "IV".contains(c));
        let begun = rest.starts_with(is_word)
            || begins(word, "đầu|cuối|qua|năm|tiếp|tới|học|nay|sau|trước");
        (!begun && !counted).then_some((mark.len(), words.len()))
    };
    while let Some((mark, len)) = next(&text[at..]) {
        let start = at + mark;
        at = start + len;
        all.push(When {
            start,
            end: at,
            normalized: every(&text[start..at]),
        });
    }
}

/// "6 tháng" → every 6 months; "01 năm" → every year.
fn every(text: &str) -> String {
    if text == "quý" {
        return "every quarter".to_owned();
    }
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
pub fn add_periodic(prose: &Prose, all: &mut Vec<When>) {
    let text = prose.text;
    for caught in near::captures(periodic, prose, const { Openings::of("định") }) {
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
        intervals.retain(|i| !text[..i.bounds().0].ends_with("ngày "));
        let words = rest.trim_start();
        let duty = known::opening(words).verb(words).is_some();
        if duty && intervals.is_empty() && !holds(rest, "ằng |àng |ỗi ") {
            all.push(When {
                start,
                end: from,
                normalized: "periodically".to_owned(),
            });
        }
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

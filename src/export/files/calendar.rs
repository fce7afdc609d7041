//! Deadlines as all-day events (RFC 5545): events, not to-dos, because Google's calendar takes no to-dos and Outlook few.
//! Their ids come from text and task, so that a second import renews the first.

use super::super::deadlines::{self, Entry};
use super::table::{deadline, words};
use super::work::Work;
use crate::model::fingerprint;
use crate::view::due::{Day, Every, Grain};
use crate::view::ledger::{LedgerRow, TaskState};

/// How many deadlines are not in the calendar, because no day can be told for them.
pub type Left = usize;

/// More of a task than this is in the description alone.
const LONGEST: usize = 120;

/// The calendar, and how many deadlines it has no day for.
pub fn write(work: &Work) -> (String, Left) {
    let dated = deadlines::day_of(&work.reading.attribution.date);
    let (_, left) = deadlines::count(&work.ledger, dated);
    let mut out = Calendar(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Chu Giai//chugiai//VI");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", &work.named());
    out.line(&["X-CHUGIAI-LEFT-OUT:", &left.to_string()].concat());
    let stem = fingerprint(&work.source.text);
    for row in work.plan_rows() {
        let (entries, _) = deadlines::entries(row.row, dated);
        for (i, entry) in entries.iter().enumerate() {
            let uid = format!("{stem:016x}-{}-{i}@chugiai", plain(&row.row.id));
            event(work, row.row, entry, &uid, &mut out);
        }
    }
    out.line("END:VCALENDAR");
    (out.0, left)
}

fn event(work: &Work, row: &LedgerRow, entry: &Entry, uid: &str, out: &mut Calendar) {
    let (day, rule, remark) = match *entry {
        Entry::By(day, grain) => (day, None, within(work, day, grain)),
        Entry::Every(day, every) => (day, rule(day, every), rhythm(work, every)),
    };
    let mut summary = String::from(if row.state == TaskState::Done {
        "✓ "
    } else {
        ""
    });
    summary.push_str(&short(&words(row)));
    if !remark.is_empty() {
        summary.push_str(&[" (", &remark, ")"].concat());
    }
    let facts = [
        (work.say("Thời hạn", "Deadline"), deadline(row)),
        (work.say("Chủ trì", "Lead"), row.lead.value().to_owned()),
        (
            work.say("Phối hợp", "Partners"),
            row.partners.value().to_owned(),
        ),
        (
            work.say("Sản phẩm", "Product"),
            row.product.value().to_owned(),
        ),
        (work.say("Nguồn", "Source"), source(work, row)),
        (work.say("Ghi chú", "Note"), row.note.clone()),
    ];
    let facts = facts.iter().filter(|(_, value)| !value.is_empty());
    let facts: String = facts
        .map(|(name, value)| ["\n", *name, ": ", value].concat())
        .collect();
    out.line("BEGIN:VEVENT");
    out.line(&["UID:", uid].concat());
    out.line(&["DTSTAMP:", &figures(work.wish.today), "T000000Z"].concat());
    out.line(&["DTSTART;VALUE=DATE:", &figures(day)].concat());
    out.line(&["DTEND;VALUE=DATE:", &figures(after(day))].concat());
    if let Some(rule) = rule {
        out.line(&["RRULE:", &rule].concat());
    }
    out.text("SUMMARY", &summary);
    out.text("DESCRIPTION", &[words(row), facts].concat());
    out.line("TRANSP:TRANSPARENT");
    out.line("END:VEVENT");
}

fn source(work: &Work, row: &LedgerRow) -> String {
    let parts = [work.place(row), work.named()];
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

/// What the text says where it names no day: the event stands on the last one.
fn within(work: &Work, day: Day, grain: Grain) -> String {
    let year = day.year;
    let quarter = ["I", "II", "III", "IV"][(day.month as usize).saturating_sub(1) / 3 % 4];
    match (grain, work.say("vi", "en")) {
        (Grain::Day, _) => String::new(),
        (Grain::Month, "vi") => format!("trong tháng {}/{year}", day.month),
        (Grain::Month, _) => format!("within {}/{year}", day.month),
        (Grain::Quarter, "vi") => format!("trong quý {quarter}/{year}"),
        (Grain::Quarter, _) => format!("within quarter {quarter}/{year}"),
        (Grain::Year, "vi") => format!("trong năm {year}"),
        (Grain::Year, _) => format!("within {year}"),
    }
}

fn rhythm(work: &Work, every: Every) -> String {
    let words = match every {
        Every::Week => ("hằng tuần", "weekly"),
        Every::Months(1) => ("hằng tháng", "monthly"),
        Every::Months(3) => ("hằng quý", "quarterly"),
        Every::Year | Every::Months(12) => ("hằng năm", "yearly"),
        Every::Months(n) => {
            return format!(
                "{} {n} {}",
                work.say("mỗi", "every"),
                work.say("tháng", "months")
            );
        }
        Every::Unsaid => ("định kỳ", "regularly"),
    };
    work.say(words.0, words.1).to_owned()
}

/// A rule from this day on. Where months are shorter than it is late, their last day stands for it.
fn rule(day: Day, every: Every) -> Option<String> {
    let days = (day.day > 28).then(|| {
        let days: Vec<String> = (28..=day.day).map(|day| day.to_string()).collect();
        [";BYMONTHDAY=", &days.join(","), ";BYSETPOS=-1"].concat()
    });
    let days = days.unwrap_or_default();
    match every {
        Every::Week => Some("FREQ=WEEKLY".to_owned()),
        Every::Months(n) => Some(format!("FREQ=MONTHLY;INTERVAL={n}{days}")),
        Every::Year => Some(format!("FREQ=MONTHLY;INTERVAL=12{days}")),
        Every::Unsaid => None,
    }
}

/// "20261231".
fn figures(day: Day) -> String {
    day.iso().replace('-', "")
}

/// The next day; an all-day event ends before it.
fn after(day: Day) -> Day {
    let next = [
        (day.year, day.month, day.day + 1),
        (day.year, day.month + 1, 1),
    ];
    let real = next
        .into_iter()
        .map(|(year, month, day)| Day { year, month, day });
    let real = real.into_iter().find(|day| Day::of(&day.iso()).is_some());
    real.unwrap_or(Day {
        year: day.year + 1,
        month: 1,
        day: 1,
    })
}

/// An id in letters that every program takes.
fn plain(id: &str) -> String {
    let letter = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' {
            c.to_string()
        } else {
            format!("_{:x}", u32::from(c))
        }
    };
    id.chars().map(letter).collect()
}

fn short(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((cut, _)) => [
            words[..cut]
                .rsplit_once(' ')
                .map_or(&words[..cut], |(a, _)| a),
            "…",
        ]
        .concat(),
        None => words.to_owned(),
    }
}

struct Calendar(String);

impl Calendar {
    /// A property with a text as its value.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = [name, ":"].concat();
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded where it would pass 75 bytes, never within a letter.
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::of(iso).expect("a day")
    }

    #[test]
    fn an_event_ends_before_the_next_day() {
        for (this, next) in [
            ("2026-12-31", "2027-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2026-02-28", "2026-03-01"),
            ("2026-09-30", "2026-10-01"),
        ] {
            assert_eq!(after(day(this)).iso(), next);
        }
    }

    #[test]
    fn lines_are_folded_between_letters_and_signs_are_escaped() {
        let mut out = Calendar(String::new());
        out.text("SUMMARY", &"Đề án, rà soát; \\ một\nhai ".repeat(9));
        for line in out.0.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        let whole = out.0.replace("\r\n ", "");
        assert!(
            whole.starts_with("SUMMARY:Đề án\\, rà soát\\; \\\\ một\\nhai Đề"),
            "{whole}"
        );
        assert_eq!(whole.matches('\n').count(), 1);
    }

    #[test]
    fn a_rhythm_from_the_end_of_a_month_keeps_to_ends_of_months() {
        let rule = |iso, every| rule(day(iso), every).unwrap_or_default();
        assert_eq!(
            rule("2026-02-12", Every::Months(3)),
            "FREQ=MONTHLY;INTERVAL=3"
        );
        assert_eq!(
            rule("2026-01-31", Every::Months(1)),
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
        );
        assert_eq!(rule("2026-02-12", Every::Week), "FREQ=WEEKLY");
        assert_eq!(rule("2026-02-12", Every::Unsaid), "");
    }

    #[test]
    fn ids_have_plain_letters_and_stay_different() {
        assert_eq!(plain("II.2.-1"), "II_2e2_2e-1");
        assert_ne!(plain("n3.(1)"), plain("n3.1"));
    }
}

//! When a deadline runs out: the last day that its printed or chosen form allows. Nothing is made more exact than it is.

/// A day of the calendar, as numbers that compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u32,
    /// 1–12.
    pub month: u32,
    /// 1–31.
    pub day: u32,
}

/// How exact a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Day,
    Month,
    Quarter,
    Year,
}

/// How often something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// A number of months: 1, 3, 6.
    Months(u32),
    Year,
    Week,
    /// "định kỳ", without a number.
    Unsaid,
}

/// What a normal form of [`crate::model::Deadline`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Up to this day; how exactly the text says so.
    By(Day, Grain),
    Every(Every),
    /// An event, a span of time ("within 5 days"), a day without its year: no day can be told.
    Open,
}

impl Due {
    /// Reads `2023`, `2023-06`, `2023-02-03`, `2023-Q2`, `every quarter`, `every 6 months`, `periodically`…
    pub fn of(normal: &str) -> Self {
        let every = |every| Self::Every(every);
        if let Some(rest) = normal.strip_prefix("every ") {
            let (number, unit) = rest.split_once(' ').unwrap_or(("1", rest));
            let number = number.parse().unwrap_or(1);
            return match unit.trim_end_matches('s') {
                "month" => every(Every::Months(number)),
                "quarter" => every(Every::Months(3 * number)),
                "year" if number == 1 => every(Every::Year),
                "week" if number == 1 => every(Every::Week),
                _ => every(Every::Unsaid),
            };
        }
        if normal == "periodically" {
            return every(Every::Unsaid);
        }
        Self::by(normal).unwrap_or(Self::Open)
    }

    fn by(normal: &str) -> Option<Self> {
        let mut parts = normal.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?;
        let year: u32 = year.parse().ok()?;
        let end = |month, grain| {
            let day = last_of_month(year, month);
            Some(Self::By(Day { year, month, day }, grain))
        };
        let Some(second) = parts.next() else {
            return end(12, Grain::Year);
        };
        if let Some(quarter) = second.strip_prefix('Q') {
            let quarter: u32 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
            return end(quarter * 3, Grain::Quarter);
        }
        let month: u32 = second.parse().ok().filter(|m| (1..=12).contains(m))?;
        let Some(day) = parts.next() else {
            return end(month, Grain::Month);
        };
        let day: u32 = day.parse().ok()?;
        let real = (1..=last_of_month(year, month)).contains(&day) && parts.next().is_none();
        real.then_some(Self::By(Day { year, month, day }, Grain::Day))
    }
}

impl Day {
    /// Reads `2026-03-31`.
    pub fn of(iso: &str) -> Option<Self> {
        match Due::of(iso) {
            Due::By(day, Grain::Day) => Some(day),
            _ => None,
        }
    }

    /// Reads a day as people write it: "31/3/2026", "31-03-2026", "2026-03-31".
    pub fn typed(words: &str) -> Option<Self> {
        let words = words.trim();
        let parts: Vec<&str> = words.split(['/', '-', '.']).map(str::trim).collect();
        let [first, month, last] = parts[..] else {
            return None;
        };
        let (year, day) = if first.len() == 4 {
            (first, last)
        } else {
            (last, first)
        };
        let number = |part: &str| part.parse().ok().filter(|n: &u32| *n < 100).map(two);
        Self::of(&[year, &number(month)?, &number(day)?].join("-"))
    }

    /// "31/03/2026", as papers print it.
    pub fn printed(self) -> String {
        [two(self.day), two(self.month), self.year.to_string()].join("/")
    }

    /// "2026-03-31".
    pub fn iso(self) -> String {
        [self.year.to_string(), two(self.month), two(self.day)].join("-")
    }
}

fn two(number: u32) -> String {
    let digits = number.to_string();
    if number < 10 {
        ["0", &digits].concat()
    } else {
        digits
    }
}

fn last_of_month(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_runs_out_on_the_last_day_it_allows() {
        for (normal, iso, grain) in [
            ("2023", "2023-12-31", Grain::Year),
            ("2024-02", "2024-02-29", Grain::Month),
            ("2100-02", "2100-02-28", Grain::Month),
            ("2023-Q2", "2023-06-30", Grain::Quarter),
            ("2023-02-03", "2023-02-03", Grain::Day),
        ] {
            let Due::By(day, found) = Due::of(normal) else {
                panic!("{normal} has an end");
            };
            assert_eq!((day.iso().as_str(), found), (iso, grain));
        }
        assert_eq!(
            Day::of("2026-03-05").map(Day::printed).as_deref(),
            Some("05/03/2026")
        );
    }

    #[test]
    fn what_returns_has_a_rhythm() {
        for (normal, every) in [
            ("every quarter", Every::Months(3)),
            ("every 6 months", Every::Months(6)),
            ("every month", Every::Months(1)),
            ("every year", Every::Year),
            ("every week", Every::Week),
            ("every 5 years", Every::Unsaid),
            ("periodically", Every::Unsaid),
        ] {
            assert_eq!(Due::of(normal), Due::Every(every), "{normal}");
        }
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in ["5/3/2026", " 05-03-2026", "5.3.2026", "2026-03-05"] {
            assert_eq!(
                Day::typed(typed).map(Day::iso).as_deref(),
                Some("2026-03-05"),
                "{typed}"
            );
        }
        for words in [
            "3/2026",
            "30/2/2026",
            "5/3/26",
            "quý II",
            "",
            "a/b/2026",
            "1/2/3/2026",
        ] {
            assert_eq!(Day::typed(words), None, "{words}");
        }
    }

    #[test]
    fn no_day_is_made_up() {
        for normal in [
            "event: Đại hội",
            "-06-30",
            "within 5 days",
            "2023-13",
            "2023-02-30",
            "2023-Q5",
            "",
            "23",
            "2023-02-03-1",
        ] {
            assert_eq!(Due::of(normal), Due::Open, "{normal}");
        }
    }
}

//! The ways out, by name: what the page offers and the command takes. The writers themselves are in `files`.

use crate::view::Reading;

/// What a text and its plan can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    /// The healed text for Word.
    Word,
    /// One file that any browser shows by itself.
    Page,
    /// The plan as a workbook.
    Workbook,
    Csv,
    /// The plan as the table offices pass round, for Word.
    WordPlan,
    Calendar,
    Json,
}

/// In which language heads and remarks of a file are; the text itself is Vietnamese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    #[default]
    Vi,
    En,
}

impl Tongue {
    /// The language of this code, Vietnamese where it is another.
    pub fn of(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Vi }
    }

    pub const fn code(self) -> &'static str {
        self.of_two("vi", "en")
    }

    /// The one of two wordings.
    pub const fn of_two<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

impl Format {
    pub const ALL: [Self; 8] = [
        Self::Markdown,
        Self::Word,
        Self::Page,
        Self::Workbook,
        Self::Csv,
        Self::WordPlan,
        Self::Calendar,
        Self::Json,
    ];

    /// Its name for the command and for the module that writes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Word => "word",
            Self::Page => "page",
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
            Self::WordPlan => "word-plan",
            Self::Calendar => "calendar",
            Self::Json => "plan-json",
        }
    }

    /// The format of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Word | Self::WordPlan => ".docx",
            Self::Page => ".html",
            Self::Workbook => ".xlsx",
            Self::Csv => ".csv",
            Self::Calendar => ".ics",
            Self::Json => ".json",
        }
    }

    /// What browsers call it.
    pub const fn media(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Word | Self::WordPlan => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Self::Page => "text/html;charset=utf-8",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// What the file holds, where the name of the document alone would not tell it from another.
    const fn part(self, tongue: Tongue) -> &'static str {
        match self {
            Self::Markdown | Self::Word | Self::Page => "",
            Self::Calendar => tongue.of_two("thời hạn", "deadlines"),
            Self::Workbook | Self::Csv | Self::WordPlan | Self::Json => {
                tongue.of_two("nhiệm vụ", "tasks")
            }
        }
    }

    /// "Kết luận 08-KL-BTCTW – nhiệm vụ.xlsx": a name that every system takes.
    pub fn file_name(self, reading: &Reading, source: &str, tongue: Tongue) -> String {
        let attribution = &reading.attribution;
        let mut name = match attribution.number.as_str() {
            "" if reading.title.is_empty() => source
                .rsplit_once('.')
                .map_or(source, |(stem, _)| stem)
                .to_owned(),
            "" => reading.title.clone(),
            number => [attribution.kind.as_str(), " ", number].concat(),
        };
        name = safe(&name);
        if name.is_empty() {
            tongue.of_two("Văn bản", "Document").clone_into(&mut name);
        }
        let part = self.part(tongue);
        if !part.is_empty() {
            name.push_str(" – ");
            name.push_str(part);
        }
        name + self.ending()
    }
}

/// Letters that no file system refuses, at most 80 of them: Windows takes none of `<>:"/\|?*`, no blank or dot at the
/// end, and a few names of devices not at all.
fn safe(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let c = match c {
            '/' | '\\' | ':' | '|' => '-',
            '<' | '>' | '"' | '?' | '*' => continue,
            c if c.is_control() || c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !out.is_empty() && !out.ends_with(' ') {
            out.push(c);
        }
    }
    if let Some((cut, _)) = out.char_indices().nth(80) {
        let whole = out[..cut].rfind(' ').unwrap_or(cut);
        out.truncate(whole);
    }
    out.truncate(out.trim_end_matches(['.', ' ']).len());
    let device = out.to_ascii_uppercase();
    let numbered = |stem: &str| {
        let rest = device.strip_prefix(stem);
        rest.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    if matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || numbered("COM")
        || numbered("LPT")
    {
        out.push('_');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Attribution;

    fn named(kind: &str, number: &str, title: &str, source: &str) -> String {
        let reading = Reading {
            title: title.into(),
            attribution: Attribution {
                kind: kind.into(),
                number: number.into(),
                ..Attribution::default()
            },
            ..Reading::default()
        };
        Format::Workbook.file_name(&reading, source, Tongue::Vi)
    }

    #[test]
    fn a_file_is_named_after_the_document_or_its_title_or_its_source() {
        for (file, [kind, number, title, source]) in [
            (
                "Kết luận 08-KL-BTCTW – nhiệm vụ.xlsx",
                ["Kết luận", "08-KL/BTCTW", "x", "y.txt"],
            ),
            (
                "Hội nghị tổng kết – nhiệm vụ.xlsx",
                ["", "", "Hội nghị\ntổng  kết.", "y.txt"],
            ),
            ("y – nhiệm vụ.xlsx", ["", "", "", "y.txt"]),
            ("Văn bản – nhiệm vụ.xlsx", ["", "", "", ""]),
            ("COM1_ – nhiệm vụ.xlsx", ["", "", "COM1", ""]),
        ] {
            assert_eq!(named(kind, number, title, source), file);
        }
    }

    #[test]
    fn no_name_is_refused_by_windows() {
        let name = named("", "", "a<b>c:d\"e/f\\g|h?i*j\u{7}k ", "");
        assert_eq!(name, "abc-de-f-g-hij k – nhiệm vụ.xlsx");
        let long = named("", "", &"rất dài ".repeat(40), "");
        assert!(long.chars().count() < 100 && !long.contains("  "), "{long}");
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.name()), Some(format));
        }
        assert_eq!(Format::of("pdf"), None);
    }
}

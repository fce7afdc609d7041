//! What a person may choose about the page, and its stored form: `key=value` a line.

/// An enum whose values have a short name for storage and for attributes.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $value),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The short name: in storage, attributes and text keys.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $text),+ }
            }

            /// The value with this short name.
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == name)
            }

            /// Its place among all values.
            #[allow(dead_code, reason = "not every enum is counted")]
            pub fn index(self) -> usize {
                Self::ALL.iter().position(|v| *v == self).unwrap_or(0)
            }
        }
    };
}

named! {
    /// The language of the page's own words.
    Lang { Vi = "vi", En = "en" }
}
named! {
    /// The ground and ink of the page.
    Theme { Light = "light", Sepia = "sepia", Dark = "dark", Contrast = "contrast" }
}
named! {
    /// How long a line of text may grow.
    Measure { Narrow = "narrow", Medium = "medium", Wide = "wide" }
}
named! {
    /// Where notes open.
    Placement {
        /// Right after the sentence that calls them.
        Inline = "inline",
        /// Beside the line with the mark.
        Margin = "margin",
        /// All together after the text.
        End = "end",
    }
}

/// Text sizes a person can choose, px at the browser's normal size.
pub const SIZES: [u8; 8] = [15, 16, 17, 18, 19, 21, 24, 28];

/// Everything the page remembers about its looks. `None` follows browser and window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub lang: Option<Lang>,
    pub theme: Option<Theme>,
    pub size: Option<u8>,
    pub measure: Measure,
    pub placement: Placement,
    /// Short forms are written out in full.
    pub in_full: bool,
    /// Short forms are underlined.
    pub abbreviations: bool,
    /// Suspected errors are underlined.
    pub repairs: bool,
    /// Numbers of source pages stand in the gutter.
    pub pages: bool,
    /// Single letters are shortcuts (WCAG 2.1.4 asks for a switch).
    pub letters: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: None,
            size: None,
            measure: Measure::Medium,
            placement: Placement::Inline,
            in_full: false,
            abbreviations: true,
            repairs: true,
            pages: true,
            letters: true,
        }
    }
}

impl Settings {
    /// The stored form; what follows the browser is left out.
    pub fn to_text(self) -> String {
        let mut lines = String::new();
        let mut line = |key: &str, value: &str| {
            lines.push_str(key);
            lines.push('=');
            lines.push_str(value);
            lines.push('\n');
        };
        if let Some(lang) = self.lang {
            line("lang", lang.name());
        }
        if let Some(theme) = self.theme {
            line("theme", theme.name());
        }
        if let Some(size) = self.size {
            line("size", &size.to_string());
        }
        line("measure", self.measure.name());
        line("notes", self.placement.name());
        for (key, on) in self.switches() {
            line(key, if on { "on" } else { "off" });
        }
        lines
    }

    /// Reads the stored form; unknown keys and values are passed over.
    pub fn from_text(text: &str) -> Self {
        let mut settings = Self::default();
        for (key, value) in text.lines().filter_map(|l| l.split_once('=')) {
            let on = value != "off";
            match key {
                "lang" => settings.lang = Lang::of(value),
                "theme" => settings.theme = Theme::of(value),
                "size" => settings.size = value.parse().ok().filter(|s| SIZES.contains(s)),
                "measure" => settings.measure = Measure::of(value).unwrap_or(settings.measure),
                "notes" => settings.placement = Placement::of(value).unwrap_or(settings.placement),
                "in-full" => settings.in_full = value == "on",
                "abbreviations" => settings.abbreviations = on,
                "repairs" => settings.repairs = on,
                "pages" => settings.pages = on,
                "letters" => settings.letters = on,
                _ => {}
            }
        }
        settings
    }

    fn switches(self) -> [(&'static str, bool); 5] {
        [
            ("in-full", self.in_full),
            ("abbreviations", self.abbreviations),
            ("repairs", self.repairs),
            ("pages", self.pages),
            ("letters", self.letters),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_stored() {
        let settings = Settings {
            lang: Some(Lang::En),
            theme: Some(Theme::Sepia),
            size: Some(21),
            measure: Measure::Wide,
            placement: Placement::End,
            in_full: true,
            pages: false,
            ..Settings::default()
        };
        assert_eq!(Settings::from_text(&settings.to_text()), settings);
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        let text = "size=400\ntheme=pink\nnotes=\nfuture=1\nno equals sign";
        assert_eq!(Settings::from_text(text), Settings::default());
    }
}

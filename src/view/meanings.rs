//! What short forms mean to the person at this device: it wins over every other meaning, in all texts.

/// Meanings by short form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meanings(Vec<(String, String)>);

impl Meanings {
    pub fn get(&self, short: &str) -> Option<&str> {
        let found = self.0.iter().find(|(s, _)| s == short);
        found.map(|(_, long)| long.as_str())
    }

    /// Gives a meaning; an empty one takes the meaning away.
    pub fn give(&mut self, short: &str, long: &str) {
        self.0.retain(|(s, _)| s != short);
        if !long.is_empty() {
            self.0.push((short.to_owned(), long.to_owned()));
        }
    }

    /// The stored form, a line each.
    pub fn to_text(&self) -> String {
        let lines = self.0.iter();
        lines
            .map(|(short, long)| [short.as_str(), "\t", long, "\n"].concat())
            .collect()
    }

    /// Reads the stored form; lines that are not understood are passed over.
    pub fn from_text(text: &str) -> Self {
        let mut meanings = Self::default();
        for (short, long) in text.lines().filter_map(|line| line.split_once('\t')) {
            meanings.give(short, long);
        }
        meanings
    }
}

/// Words as someone typed them, on one line and without blanks to spare.
pub fn tidy(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_given_changed_and_taken_away() {
        let mut meanings = Meanings::default();
        meanings.give("BTC", "Ban Tổ chức");
        meanings.give("BTC", "Bộ Tài chính");
        assert_eq!(meanings.get("BTC"), Some("Bộ Tài chính"));
        meanings.give("BTC", "");
        assert_eq!(meanings, Meanings::default());
    }

    #[test]
    fn meanings_come_back_as_they_were_stored() {
        let mut meanings = Meanings::default();
        meanings.give("BTC", "Ban Tổ chức");
        meanings.give("Đ/c", "Đồng chí");
        assert_eq!(Meanings::from_text(&meanings.to_text()), meanings);
        assert_eq!(Meanings::from_text("no tab\n\n"), Meanings::default());
    }

    #[test]
    fn typed_words_stand_on_one_line() {
        assert_eq!(tidy("  Ban\tTổ \n chức "), "Ban Tổ chức");
    }
}

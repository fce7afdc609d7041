//! The page's own words: `texts/vi.txt` and `texts/en.txt`, one `key = text` a line; `vi-reading.txt` and
//! `en-reading.txt` come with the first text.
//!
//! `{name}` is filled in. A key may have a sister `key.one` for the English singular.

use super::later;
use super::settings::Lang;
use std::sync::OnceLock;

type Table = Vec<(&'static str, &'static str)>;

const VI: &str = include_str!("texts/vi.txt");
const EN: &str = include_str!("texts/en.txt");

fn parse(source: &'static str) -> Table {
    source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, text)| (key.trim(), text.trim()))
        .collect()
}

fn table(lang: Lang) -> &'static Table {
    static TABLES: [OnceLock<Table>; 2] = [OnceLock::new(), OnceLock::new()];
    TABLES[lang.index()].get_or_init(|| {
        parse(match lang {
            Lang::Vi => VI,
            Lang::En => EN,
        })
    })
}

/// The words that came with the first text; none before.
fn later_table(lang: Lang) -> &'static [(&'static str, &'static str)] {
    static TABLES: [OnceLock<Table>; 2] = [OnceLock::new(), OnceLock::new()];
    later::here().map_or(&[], |later| {
        TABLES[lang.index()].get_or_init(|| parse(later.words[lang.index()]))
    })
}

fn find(lang: Lang, key: &str) -> Option<&'static str> {
    // Some two hundred keys of different lengths: looking through them all is quick and small.
    let mut entries = table(lang).iter().chain(later_table(lang));
    entries.find(|(k, _)| *k == key).map(|(_, text)| *text)
}

impl Lang {
    /// The text of `key`. A missing key shows itself; the tests know of none.
    pub fn text(self, key: &'static str) -> &'static str {
        find(self, key).unwrap_or(key)
    }

    /// The text of a key put together while running: `prefix.name`.
    pub fn text_of(self, prefix: &str, name: &str) -> &'static str {
        find(self, &[prefix, ".", name].concat()).unwrap_or("")
    }

    /// The text of `key` with its placeholders filled in.
    pub fn fill(self, key: &'static str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// Like [`Lang::fill`] with `{n}` = `count`, in the singular where the language has one.
    pub fn count(self, key: &'static str, count: usize, values: &[(&str, &str)]) -> String {
        let one = (count == 1)
            .then(|| find(self, &[key, ".one"].concat()))
            .flatten();
        let n = self.number(count);
        let text = fill(one.unwrap_or_else(|| self.text(key)), &[("n", n.as_str())]);
        fill(&text, values)
    }

    /// 1.449 in Vietnamese, 1,449 in English.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(match self {
                    Self::Vi => '.',
                    Self::En => ',',
                });
            }
            out.push(digit);
        }
        out
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = text.to_owned();
    for (name, value) in values {
        out = out.replace(&["{", name, "}"].concat(), value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect()
    }

    /// Every file of the app, as text.
    fn sources(folder: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(folder)
            .expect("the app is here")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push_str(&std::fs::read_to_string(&path).expect("source is UTF-8"));
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_keys_and_placeholders() {
        for (key, text) in table(Lang::Vi).iter().chain(later_table(Lang::Vi)) {
            let english = find(Lang::En, key).unwrap_or_else(|| panic!("{key} has no English"));
            assert_eq!(placeholders(text), placeholders(english), "{key}");
            assert!(!text.is_empty() && !english.is_empty(), "{key} is empty");
        }
        for (key, text) in table(Lang::En).iter().chain(later_table(Lang::En)) {
            let base = key.strip_suffix(".one").unwrap_or(key);
            let vietnamese = find(Lang::Vi, base).unwrap_or_else(|| panic!("{key}: no Vietnamese"));
            // "once" needs no number; nothing else may be left out or added.
            let needed = placeholders(vietnamese);
            assert!(placeholders(text).is_subset(&needed), "{key}");
        }
    }

    #[test]
    fn every_key_is_written_once() {
        for lang in [Lang::Vi, Lang::En] {
            let keys = table(lang).iter().chain(later_table(lang));
            let keys: Vec<_> = keys.map(|(k, _)| *k).collect();
            let once: BTreeSet<_> = keys.iter().collect();
            assert_eq!(keys.len(), once.len());
        }
    }

    #[test]
    fn every_key_the_app_names_is_in_the_files() {
        let mut code = String::new();
        let app = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
        sources(&app, &mut code);
        for call in [".text(\"", ".fill(\"", ".count(\""] {
            for rest in code.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                if key
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || ".-".contains(c))
                {
                    assert!(find(Lang::Vi, key).is_some(), "{key} is missing");
                }
            }
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Lang::Vi.number(1449), "1.449");
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
        assert_eq!(Lang::Vi.number(999), "999");
    }
}

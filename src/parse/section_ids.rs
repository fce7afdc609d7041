//! Names of sections for links: paths of labels, never random.
//!
//! *Reads* the finished tree and the ids of the notes. *Writes* [`Section::id`]. "II" › "2." › "2.1." › "-" → "II.2.1.-1".

use crate::parse::letters::is_word;

use crate::model::index::{Index, mixed};
use crate::model::{Section, Series};

use super::labels::roman_value;

/// Names every section; the same name twice gets "~2", "~3" …
pub fn name_all(sections: &mut [Section], note_ids: &[String]) {
    let mut used = Used::new(sections.len());
    let mut counts = Counts::default();
    let mut id = String::new();
    for i in 0..sections.len() {
        let section = &sections[i];
        id.clear();
        let above = match (section.note, section.parent) {
            (Some(note), _) => note_ids.get(note).map(String::as_str),
            // "2.1" under "2" under "II" is II.2.1: a dotted label holds its parents' numbers.
            (None, Some(parent)) if section.label.series == Series::Arabic => {
                let mut above = Some(parent);
                let mut left = section.label.path.len().saturating_sub(1);
                while let Some(p) =
                    above.filter(|p| left > 0 && sections[*p].label.series == Series::Arabic)
                {
                    above = sections[p].parent;
                    left -= 1;
                }
                above.map(|p| sections[p].id.as_str())
            }
            (None, Some(parent)) => Some(sections[parent].id.as_str()),
            (None, None) => None,
        };
        if let Some(above) = above {
            id.push_str(above);
            id.push('.');
        }
        add_own_name(section, &mut counts, &mut id);
        let count = used.count(sections, i, &id);
        if count > 1 {
            id.push('~');
            id.push_str(&count.to_string());
        }
        sections[i].id = id.as_str().to_owned();
    }
}

/// Which names are used: found by the sections that bear them, so that no name is kept twice.
struct Used {
    /// One more than the first section of a name, at the place that the name tells or behind it; 0 where none stands.
    places: Vec<u32>,
    /// How often names have come again.
    again: Index,
}

impl Used {
    fn new(sections: usize) -> Self {
        Self {
            places: vec![0; (sections * 2).next_power_of_two()],
            again: Index::default(),
        }
    }

    /// How often `name` has come, this time included, which is for section `i`.
    fn count(&mut self, sections: &[Section], i: usize, name: &str) -> usize {
        let last = self.places.len() - 1;
        let mut at = mixed(name) as usize & last;
        loop {
            match self.places[at] as usize {
                0 => {
                    self.places[at] = i as u32 + 1;
                    return 1;
                }
                first if sections[first - 1].id == name => return self.again.count(name) + 1,
                _ => at = (at + 1) & last,
            }
        }
    }
}

/// How many have been counted that their labels do not tell apart.
#[derive(Default)]
struct Counts {
    /// Dashes, pluses and bullets below each section, and before the first.
    below: Vec<[u32; 3]>,
    /// The same in each note.
    within: Vec<[u32; 3]>,
    headings: usize,
}

impl Counts {
    /// The number of a bullet among its like.
    fn bullet(&mut self, section: &Section, kind: usize) -> u32 {
        let (counts, at) = match section.note {
            Some(note) => (&mut self.within, note),
            None => (&mut self.below, section.parent.map_or(0, |p| p + 1)),
        };
        if counts.len() <= at {
            counts.resize(at + 1, [0; 3]);
        }
        counts[at][kind] += 1;
        counts[at][kind]
    }
}

fn add_own_name(section: &Section, counts: &mut Counts, id: &mut String) {
    let label = &section.label;
    let plain = label.text.trim_matches(|c: char| !is_word(c));
    // The letter of "Điều 7a".
    let digit = plain.rfind(|c: char| c.is_ascii_digit());
    let inserted = digit.map_or("", |at| &plain[at + 1..]);
    let mut ordinal = |mark: char, kind| {
        id.push(mark);
        id.push_str(&counts.bullet(section, kind).to_string());
    };
    let word = word(label.series);
    match label.series {
        _ if !word.is_empty() => {
            for part in [word, "-", &label.number.to_string(), inserted] {
                id.push_str(part);
            }
        }
        Series::Parenthesised => {
            for part in ["(", plain, ")"] {
                id.push_str(part);
            }
        }
        Series::Dash => ordinal('-', 0),
        Series::Plus => ordinal('+', 1),
        Series::Bullet => ordinal('*', 2),
        Series::Unlabelled => {
            counts.headings += 1;
            id.push('h');
            id.push_str(&counts.headings.to_string());
        }
        _ => id.push_str(plain),
    }
}

/// The word that names units of a series; none where the label itself is name enough.
fn word(series: Series) -> &'static str {
    match series {
        Series::Annex => "phu-luc",
        Series::Form => "mau",
        Series::Part => "phan",
        Series::Chapter => "chuong",
        Series::SectionWord => "muc",
        Series::SubsectionWord => "tieu-muc",
        Series::Article => "dieu",
        _ => "",
    }
}

/// The name of a unit of a series with a word, as it stands in ids: "Điều" and "7a" → "dieu-7a".
pub fn worded(series: Series, numeral: &str) -> Option<String> {
    let (number, inserted) = match numeral.find(|c: char| !c.is_ascii_digit()) {
        Some(0) => (roman_value(numeral)?, ""),
        end => {
            let end = end.unwrap_or(numeral.len());
            (numeral[..end].parse().ok()?, &numeral[end..])
        }
    };
    let word = word(series);
    (!word.is_empty()).then(|| format!("{word}-{number}{inserted}"))
}

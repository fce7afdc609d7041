//! Names of sections for links: paths of labels, never random.
//!
//! *Reads* the finished tree and the ids of the notes. *Writes* [`Section::id`]. "II" › "2." › "2.1." › "-" → "II.2.1.-1".

use crate::parse::letters::is_word;

use crate::model::index::Index;
use crate::model::{Section, Series};

use super::labels::roman_value;

/// Names every section; the same name twice gets "~2", "~3" …
pub fn name_all(sections: &mut [Section], note_ids: &[String]) {
    let mut used = Index::default();
    let mut bullets = Index::default();
    let mut headings = 0;
    for i in 0..sections.len() {
        let section = &sections[i];
        let own = own_name(section, &mut bullets, &mut headings);
        let base = match (section.note, section.parent) {
            (Some(note), _) => note_ids.get(note).cloned(),
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
                above.map(|p| sections[p].id.clone())
            }
            (None, Some(parent)) => Some(sections[parent].id.clone()),
            (None, None) => None,
        };
        let id = base.map_or_else(|| own.clone(), |base| format!("{base}.{own}"));
        let count = used.count(&id);
        sections[i].id = if count > 1 {
            format!("{id}~{count}")
        } else {
            id
        };
    }
}

fn own_name(section: &Section, bullets: &mut Index, headings: &mut usize) -> String {
    let label = &section.label;
    let plain = label.text.trim_matches(|c: char| !is_word(c));
    // The letter of "Điều 7a".
    let digit = plain.rfind(|c: char| c.is_ascii_digit());
    let inserted = digit.map_or("", |at| &plain[at + 1..]);
    let mut ordinal = |mark: &str| {
        let number = |of: Option<usize>| of.map_or(0, |of| of + 1);
        let (parent, note) = (number(section.parent), number(section.note));
        let count = bullets.count(&format!("{mark}{parent} {note}"));
        format!("{mark}{count}")
    };
    let word = word(label.series);
    match label.series {
        _ if !word.is_empty() => format!("{word}-{}{inserted}", label.number),
        Series::Parenthesised => format!("({plain})"),
        Series::Dash => ordinal("-"),
        Series::Plus => ordinal("+"),
        Series::Bullet => ordinal("*"),
        Series::Unlabelled => {
            *headings += 1;
            format!("h{headings}")
        }
        _ => plain.to_owned(),
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

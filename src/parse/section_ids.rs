//! Names of sections for links: paths of labels, never random.
//!
//! *Reads* the finished tree and the ids of the notes. *Writes* [`Section::id`]. "II" › "2." › "2.1." › "-" → "II.2.1.-1".

use crate::parse::letters::is_word;

use crate::model::index::Index;
use crate::model::{Section, Series};

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
    // The letter of "Điều 7a", "1b."
    let tail = plain.rsplit(|c: char| c.is_ascii_digit()).next();
    let inserted = tail.filter(|t| t.len() <= 2).unwrap_or("");
    let mut ordinal = |mark: &str| {
        let number = |of: Option<usize>| of.map_or(0, |of| of + 1);
        let (parent, note) = (number(section.parent), number(section.note));
        let count = bullets.count(&format!("{mark}{parent} {note}"));
        format!("{mark}{count}")
    };
    match label.series {
        Series::Annex => format!("phu-luc-{}", label.number),
        Series::Form => format!("mau-{}", label.number),
        Series::Part => format!("phan-{}", label.number),
        Series::Chapter => format!("chuong-{}", label.number),
        Series::SectionWord => format!("muc-{}", label.number),
        Series::SubsectionWord => format!("tieu-muc-{}", label.number),
        Series::Article => format!("dieu-{}{inserted}", label.number),
        Series::Arabic => {
            let path: Vec<String> = label.path.iter().map(u32::to_string).collect();
            path.join(".") + inserted
        }
        Series::Parenthesised => format!("({plain})"),
        Series::Dash => ordinal("-"),
        Series::Plus => ordinal("+"),
        Series::Bullet => ordinal("*"),
        Series::Unlabelled => {
            *headings += 1;
            format!("h{headings}")
        }
        Series::UpperLetter
        | Series::Roman
        | Series::ArabicBracket
        | Series::Letter
        | Series::LowerRoman => plain.to_owned(),
    }
}

//! The sections of a document by what they are called, for those who name them.
//!
//! *Reads* the outline. *Writes* nothing. "khoản 2 Điều 5" → dieu-5.2, whatever chapter that is in;
//! "mục 2.2" said in II → II.2.2.

use crate::model::index::{Groups, Index};
use crate::model::{Outline, Paragraph, Place, Section, Series};
use crate::parse::letters::{begins, is_word};

use super::super::annotate::references::Unit;
use super::super::{known, section_ids};
use super::CHANGES;

/// The sections that are not in notes.
pub fn body(outline: &Outline) -> &[Section] {
    let end = outline.sections.partition_point(|s| s.note.is_none());
    &outline.sections[..end]
}

/// The sections of the body by what they are called.
pub struct Sections<'a> {
    pub all: &'a [Section],
    ids: Index,
    /// By their own name alone: those that are numbered through a whole part.
    tops: Groups<usize>,
    /// By section: which part of the document it is in. The regulation that a decision issues, and
    /// each annex, number their sections anew.
    pub parts: Vec<usize>,
    /// By part: the section that heads it.
    pub heads: Vec<Option<usize>>,
    /// The last Điều, where they run from the first on without a gap, once.
    pub articles: Option<u32>,
}

impl<'a> Sections<'a> {
    pub fn new(outline: &'a Outline, paragraphs: &[Paragraph]) -> Self {
        let all = body(outline);
        let mut sections = Self {
            all,
            ids: Index::default(),
            tops: Groups::default(),
            parts: Vec::with_capacity(all.len()),
            heads: vec![None],
            articles: Some(0),
        };
        let (mut article, mut numbered) = (0, false);
        for (i, section) in all.iter().enumerate() {
            let label = &section.label;
            let words = paragraphs[section.place.paragraph].text.as_str();
            let heads = match label.series {
                Series::Annex | Series::Form => section.parent.is_none(),
                Series::Unlabelled => section.parent.is_none() && known::names_document(words),
                _ => false,
            };
            let again = label.series == Series::Article && label.number < article;
            // "QUYẾT ĐỊNH:" over the first Điều heads no other document.
            if heads && numbered || again {
                sections.heads.push(Some(i).filter(|_| heads));
                (article, numbered) = (0, false);
            }
            numbered |= label.number > 0;
            sections.parts.push(sections.heads.len() - 1);
            if label.series == Series::Article {
                let next = sections.articles.filter(|last| last + 1 == label.number);
                let changes = begins(&words[section.head..], CHANGES);
                sections.articles = next.map(|last| last + 1).filter(|_| !changes);
                article = label.number;
            }
            if label.number > 0 {
                sections.ids.number(&section.id, i);
                if label.series <= Series::Roman || label.path.len() > 1 {
                    sections.tops.add(own_name(section), i);
                }
            }
        }
        sections
    }

    /// The innermost section at a place.
    pub fn around(&self, place: Place) -> Option<usize> {
        let begun =
            |s: &Section| (s.place.paragraph, s.place.start) <= (place.paragraph, place.start);
        self.all.partition_point(begun).checked_sub(1)
    }

    /// The sections that hold `section`, itself first.
    pub fn above(&self, section: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(section, |s| self.all[*s].parent)
    }

    /// "khoản này": the section of this kind that holds `here`.
    fn this(&self, series: Series, here: Option<usize>) -> Option<usize> {
        self.above(here).find(|s| {
            let section = &self.all[*s];
            match (series, section.label.series) {
                (Series::Arabic, Series::Arabic | Series::ArabicBracket) => section
                    .parent
                    .is_some_and(|p| self.all[p].label.series == Series::Article),
                (Series::SectionWord, Series::Roman) => true,
                (wanted, own) => wanted == own,
            }
        })
    }

    /// The one unit of this name in `section`.
    fn inside(&self, section: usize, unit: &Unit) -> Option<usize> {
        let of = |name: &str| {
            let id = [self.all[section].id.as_str(), name].join(".");
            self.only(&id)
        };
        let worded = section_ids::worded(unit.series, &unit.numeral);
        let found = worded.and_then(|name| of(&name));
        found.or_else(|| of(bare_label(unit)?))
    }

    /// The section with this id, where no other bears its name.
    fn only(&self, id: &str) -> Option<usize> {
        let found = self.ids.get(id)?;
        (!self.ids.has(&[id, "~2"].concat())).then_some(found)
    }

    /// The unit that is named without what it stands in, from a place in `here`.
    fn top(&self, unit: &Unit, here: Option<usize>, in_main: bool) -> Option<usize> {
        let part = here.filter(|_| !in_main).map_or(0, |s| self.parts[s]);
        let digit = unit.numeral.starts_with(|c: char| c.is_ascii_digit());
        // "điểm 19" in a Điều is a point on the map.
        if digit && unit.series == Series::Letter && self.this(Series::Article, here).is_some() {
            return None;
        }
        if unit.series != Series::Article {
            // "2.1" and "2" both stand in "II": a number belongs to what is no number.
            let near = self
                .above(here)
                .filter(|s| !digit || self.all[*s].label.series != Series::Arabic);
            let near = near.filter_map(|s| self.inside(s, unit)).next();
            let root = || {
                self.only(bare_label(unit)?)
                    .filter(|s| self.parts[*s] == part)
            };
            if let Some(found) = near.or_else(root) {
                return Some(found);
            }
        }
        let worded = section_ids::worded(unit.series, &unit.numeral);
        let named = |name: &str| {
            let all = self.tops.of(name);
            let first = all.partition_point(|s| self.parts[*s] < part);
            let own = all.get(first).filter(|s| self.parts[**s] == part);
            let next = all.get(first + 1).filter(|s| self.parts[**s] == part);
            match (own, next) {
                (Some(own), None) => Some(*own),
                (None, _) if all.len() == 1 => Some(all[0]),
                _ => None,
            }
        };
        let found = worded.and_then(|name| named(&name));
        found.or_else(|| named(bare_label(unit)?))
    }

    /// The section that units name, from the inside out.
    pub fn section(&self, units: &[Unit], here: Option<usize>, in_main: bool) -> Option<usize> {
        let mut found = None;
        for unit in units.iter().rev() {
            let inner = match found {
                _ if unit.numeral.is_empty() => self.this(unit.series, here),
                None => self.top(unit, here, in_main),
                Some(outer) => self.inside(outer, unit).or_else(|| {
                    // Điều are counted through all chapters.
                    let article = unit.series == Series::Article;
                    article
                        .then(|| self.top(unit, Some(outer), in_main))
                        .flatten()
                }),
            };
            found = Some(inner?);
        }
        found
    }
}

/// What the label of a unit is where it goes without its word: "Mục II" is "II.", "khoản 2" is "2.".
fn bare_label(unit: &Unit) -> Option<&str> {
    let worded = matches!(
        unit.series,
        Series::Annex | Series::Form | Series::Chapter | Series::Article
    );
    (!worded).then_some(unit.numeral.as_str())
}

/// What a section is called without those it stands in.
fn own_name(section: &Section) -> &str {
    let label = section.label.text.trim_matches(|c: char| !is_word(c));
    let id = section.id.split('~').next().unwrap_or_default();
    match section.label.series {
        Series::UpperLetter | Series::Roman | Series::Arabic | Series::Letter => label,
        _ => id.rsplit('.').next().unwrap_or(id),
    }
}

//! Short forms found → their meanings here.
//!
//! *Reads* short forms and definitions of every paragraph, and the type words printed before
//! numbers. *Writes* [`Glossary`]. *Never* hides where a meaning comes from.
//!
//! A definition in the text outranks the dictionary; TCCSD beside TCCSĐ is one short form, joined
//! but flagged; QĐ means what is printed before its numbers; BTCĐUK is put together from its parts.

use crate::model::index::{Groups, Index};
use crate::model::order;

use crate::model::{
    Abbreviation, Citation, DiagnosticKind, Family, Glossary, Paragraph, Place, Preface, Role, Use,
};

mod composed;
mod senses;

use super::annotate::definitions::{Definition, definitions};
use super::annotate::short_forms::ShortForm;
use super::known;
use super::letters::{lower_text, unbar};
use senses::senses;

/// The glossary, and the twins that were joined.
#[derive(Debug, Default)]
pub struct Glossed {
    pub glossary: Glossary,
    pub diagnostics: Vec<(DiagnosticKind, Place)>,
}

/// Gathers the short forms `found` in all paragraphs.
pub fn glossary(
    paragraphs: &[Paragraph],
    defined: &Defined,
    found: Vec<(usize, ShortForm)>,
    citations: &[Citation],
    own: &Preface,
) -> Glossed {
    let mut entries: Vec<Gathered> = Vec::new();
    let mut index = Index::default();
    for (p, form) in found {
        let paragraph = &paragraphs[p];
        let printed = &paragraph.text[form.start..form.end];
        let key = defined
            .by_print
            .get(printed)
            .map_or(printed, |i| defined.all[i].2.spelled.as_str());
        let entry = index.number(key, entries.len());
        if entry == entries.len() {
            entries.push(Gathered {
                short: key.to_owned(),
                ..Gathered::default()
            });
        }
        let variant = printed != key;
        entries[entry].add(p, paragraph, &form, variant.then(|| printed.to_owned()));
    }
    join_twins(&mut entries, defined);
    let types = printed_types(citations, own);
    let seat = Seat::of(own);
    let mut glossed = Glossed::default();
    for gathered in entries {
        for variant in &gathered.variants {
            if let Some(first) = gathered.uses.iter().find(|u| u.variant) {
                let kind = DiagnosticKind::TwinJoined {
                    short: gathered.short.clone(),
                    variant: variant.clone(),
                };
                glossed.diagnostics.push((kind, first.place));
            }
        }
        let senses = senses(&gathered, defined, &types, paragraphs, seat);
        glossed.glossary.entries.push(Abbreviation {
            senses,
            short: gathered.short,
            variants: gathered.variants,
            uses: gathered.uses,
        });
    }
    glossed
}

/// Whose paper it is, as far as its codes depend on it.
#[derive(Debug, Clone, Copy)]
struct Seat {
    family: Family,
    /// In a city under the centre TU is the Thành ủy.
    city: bool,
}

impl Seat {
    fn of(own: &Preface) -> Self {
        let issuer = own.issuer.as_deref().map(lower_text).unwrap_or_default();
        let issuer = issuer.replace("uỷ", "ủy");
        Self {
            family: own.number.as_ref().map_or(Family::Unknown, |n| n.family),
            city: issuer.contains("thành ủy") || issuer.contains("đảng bộ thành phố"),
        }
    }
}

/// A short form with everything seen of it.
#[derive(Debug, Default)]
struct Gathered {
    short: String,
    variants: Vec<String>,
    uses: Vec<Use>,
    as_type: usize,
    as_issuer: usize,
    /// Where it stands among recipients or in a signature.
    in_lists: usize,
}

impl Gathered {
    fn add(&mut self, p: usize, paragraph: &Paragraph, form: &ShortForm, variant: Option<String>) {
        if form.in_number {
            if form.of_type {
                self.as_type += 1
            } else {
                self.as_issuer += 1
            }
        } else if matches!(paragraph.role, Role::Conclusions(_) | Role::Copy(_)) {
            self.in_lists += 1;
        }
        self.uses.push(Use {
            place: Place::new(p, form.start, form.end),
            in_number: form.in_number,
            variant: variant.is_some(),
        });
        if let Some(variant) = variant.filter(|v| !self.variants.contains(v)) {
            self.variants.push(variant);
        }
    }
}

/// Definitions of the whole text: paragraph, long form, definition.
#[derive(Debug, Default)]
pub struct Defined {
    all: Vec<(usize, String, Definition)>,
    by_print: Index,
    by_spelling: Index,
}

impl Defined {
    /// Whether the text defines `word`, as printed or as its long form spells it.
    pub fn has(&self, word: &str) -> bool {
        !self.all.is_empty() && (self.by_print.has(word) || self.by_spelling.has(word))
    }
}

/// Gathers what the paragraphs define.
pub fn defined(paragraphs: &[Paragraph]) -> Defined {
    let mut defined = Defined::default();
    for (p, paragraph) in paragraphs
        .iter()
        .enumerate()
        .filter(|(_, p)| !matches!(p.role, Role::Furniture(_)))
    {
        for definition in definitions(&paragraph.text) {
            let printed = &paragraph.text[definition.short.0..definition.short.1];
            let long = paragraph.text[definition.long.0..definition.long.1].to_owned();
            let i = defined.all.len();
            defined.by_print.number(printed, i);
            defined.by_spelling.number(&definition.spelled, i);
            defined.all.push((p, long, definition));
        }
    }
    defined
}

/// Forms alike but for the bar of đ are one, unless both are known on their own (HD and HĐ).
fn join_twins(entries: &mut Vec<Gathered>, defined: &Defined) {
    let mut groups = Groups::default();
    for (i, entry) in entries
        .iter()
        .enumerate()
        .filter(|(_, e)| e.short.chars().count() >= 3)
    {
        groups.add(&unbar(&entry.short), i);
    }
    let mut gone: Vec<usize> = Vec::new();
    for group in groups.lists.into_iter().filter(|g| g.len() > 1) {
        let certain = |i: &usize| {
            let short = entries[*i].short.as_str();
            defined.by_spelling.has(short) || !known::senses(short).is_empty()
        };
        let sure: Vec<usize> = group.iter().copied().filter(certain).collect();
        if sure.len() > 1 {
            continue;
        }
        let keep = sure
            .first()
            .copied()
            .or_else(|| group.iter().copied().max_by_key(|i| entries[*i].uses.len()));
        let Some(keep) = keep else { continue };
        for other in group.into_iter().filter(|i| *i != keep) {
            let twin = std::mem::take(&mut entries[other]);
            let into = &mut entries[keep];
            into.uses
                .extend(twin.uses.into_iter().map(|u| Use { variant: true, ..u }));
            order::sort_by_key(&mut into.uses, |u| u.place.key());
            into.variants.push(twin.short);
            into.as_type += twin.as_type;
            into.as_issuer += twin.as_issuer;
            gone.push(other);
        }
    }
    let mut i = 0;
    entries.retain(|_| {
        i += 1;
        !gone.contains(&(i - 1))
    });
}

/// The type words printed before numbers, its own included, by code, the most frequent first.
fn printed_types(citations: &[Citation], own: &Preface) -> Groups<&'static str> {
    let (mut counts, mut codes) = (Index::default(), Index::default());
    let own = own.number.as_ref().zip(own.kind.as_ref());
    let cited = citations.iter().map(|c| (c.number.as_ref(), &c.kind));
    let cited = cited.filter_map(|(number, kind)| Some((number?, kind)));
    for (number, kind) in cited.chain(own) {
        if let Some(kind) = known::plain_type(kind, &number.kind_code) {
            counts.count(&type_key(&number.kind_code, kind));
            codes.count(&number.kind_code);
        }
    }
    // A label that contradicts its code ("Kết luận số 3135-CV/VPTW") says nothing of it: only the
    // types a code stands for are looked up. Ties go to the type that the list of types names first.
    let mut printed: Vec<(usize, &str, &str)> = Vec::new();
    for kind in known::document_types() {
        for code in kind.codes.iter().filter(|code| codes.has(code)) {
            if let Some(count) = counts.get(&type_key(code, kind.name)) {
                printed.push((count, code, kind.name));
            }
        }
    }
    order::sort_by_key(&mut printed, |(count, ..)| {
        [order::descending(*count), 0, 0]
    });
    let mut types = Groups::default();
    for (_, code, kind) in printed {
        types.add(code, kind);
    }
    types
}

fn type_key(code: &str, kind: &str) -> String {
    [code, " ", kind].concat()
}

#[cfg(test)]
mod tests {
    use super::super::annotate::deadlines::Own;
    use super::super::annotate::finds;
    use super::super::grammar::numbers::numbers;
    use super::*;
    use crate::model::Origin;

    fn read(lines: &[&str]) -> Glossary {
        let paragraphs: Vec<Paragraph> = lines
            .iter()
            .map(|l| Paragraph {
                text: (*l).to_owned(),
                ..Paragraph::default()
            })
            .collect();
        let own = Preface {
            number: numbers("Số 1-KL/TU").pop().map(|found| found.number),
            ..Preface::default()
        };
        let defined = defined(&paragraphs);
        let found = finds(&paragraphs, Own::default(), &|word| defined.has(word)).short_forms;
        glossary(&paragraphs, &defined, found, &[], &own).glossary
    }

    #[test]
    fn a_twin_is_joined_to_the_form_its_definition_spells() {
        let glossary = read(&[
            "của tổ chức cơ sở đảng (TCCSD) và",
            "xếp loại TCCSĐ",
            "các TCCSD",
        ]);
        assert_eq!(glossary.entries.len(), 1);
        let entry = &glossary.entries[0];
        assert_eq!(
            (entry.short.as_str(), entry.long()),
            ("TCCSĐ", Some("tổ chức cơ sở đảng"))
        );
        assert_eq!(
            (entry.uses.len(), entry.variants.as_slice()),
            (3, &["TCCSD".to_owned()][..])
        );
    }

    #[test]
    fn the_fields_of_a_ministry_name_its_offices_below() {
        let glossary = read(&["Tờ trình 88/TTr-STTTT của Sở TT&TT về trí tuệ nhân tạo (AI)"]);
        let sense = |short: &str| {
            let entry = glossary.entries.iter().find(|e| e.short == short);
            entry.map(|e| e.senses[0].clone()).expect("it is found")
        };
        assert_eq!(sense("STTTT").long, "Sở Thông tin và Truyền thông");
        assert_eq!(sense("TT&TT").long, "Thông tin và Truyền thông");
        assert!(matches!(sense("AI").origin, Origin::Text(_)));
    }

    #[test]
    fn codes_and_offices_are_known() {
        let glossary = read(&["Quy định 15-QĐ/BTCĐUK của UBND và BTCTW"]);
        let long = |short: &str| {
            glossary
                .entries
                .iter()
                .find(|e| e.short == short)
                .and_then(Abbreviation::long)
                .map(str::to_owned)
        };
        assert_eq!(long("UBND").as_deref(), Some("Ủy ban nhân dân"));
        assert_eq!(long("BTCTW").as_deref(), Some("Ban Tổ chức Trung ương"));
        assert!(long("BTCĐUK").is_some_and(|l| l.starts_with("Ban Tổ chức Đảng ủy")));
    }
}

//! Cited documents, each with all its mentions.

use super::beside::Beside;
use super::{CitationGroup, anchors, mentions};
use crate::model::index::Index;
use crate::model::{Citation, Date, Glossary};

/// One group per document, in order of first mention.
pub fn groups(beside: &Beside) -> Vec<CitationGroup> {
    let citations = &beside.directive.citations;
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (i, citation) in citations.iter().enumerate() {
        // A group's number is below the number of mentions; anything else stands alone.
        let group = citation.group.min(i);
        if members.len() <= group {
            members.resize_with(group + 1, Vec::new);
        }
        members[group].push(i);
    }
    members.retain(|group| !group.is_empty());
    let codes = Codes::new(&beside.directive.glossary);
    members
        .iter()
        .map(|group| view(beside, &codes, group))
        .collect()
}

fn view(beside: &Beside, codes: &Codes, group: &[usize]) -> CitationGroup {
    let of = |i: &usize| &beside.directive.citations[*i];
    let best = group.iter().map(of).find(|c| c.number.is_some());
    let best = best.unwrap_or_else(|| of(&group[0]));
    CitationGroup {
        name: name(best),
        kind: best.kind.clone(),
        issuer: group.iter().find_map(|i| of(i).issuer.clone()),
        date: group.iter().find_map(|i| of(i).date).map(printed),
        subject: group.iter().find_map(|i| of(i).subject.clone()),
        codes: codes.of(best),
        mentions: group
            .iter()
            .map(|i| mentions::at(beside, of(i).place, anchors::citation(*i)))
            .collect(),
    }
}

/// "Nghị quyết số 21-NQ/TW", or the words of the mention.
fn name(citation: &Citation) -> String {
    match &citation.number {
        Some(number) if citation.kind.is_empty() => format!("Số {}", number.text),
        Some(number) => format!("{} số {}", citation.kind, number.text),
        None => citation.text.clone(),
    }
}

/// A date as it is written: 04/01/2023, 6/2023, 2023.
pub fn printed(date: Date) -> String {
    match (date.day, date.month) {
        (Some(day), Some(month)) => format!("{day:02}/{month:02}/{}", date.year),
        (None, Some(month)) => format!("{month}/{}", date.year),
        _ => date.year.to_string(),
    }
}

/// The meanings of short forms, for the codes in a number.
struct Codes<'a> {
    index: Index,
    glossary: &'a Glossary,
}

impl<'a> Codes<'a> {
    fn new(glossary: &'a Glossary) -> Self {
        let mut index = Index::default();
        for (i, entry) in glossary.entries.iter().enumerate() {
            index.number(&entry.short, i);
        }
        Self { index, glossary }
    }

    /// Code and meaning, as far as they are known.
    fn of(&self, citation: &Citation) -> Vec<(String, String)> {
        let Some(number) = &citation.number else {
            return Vec::new();
        };
        let kind = (!number.kind_code.is_empty()).then(|| {
            // QĐ is Quyết định or Quy định: the word before this number decides.
            let known = self.long(&number.kind_code).unwrap_or_default();
            let long = if citation.kind.is_empty() {
                known
            } else {
                citation.kind.as_str()
            };
            (number.kind_code.clone(), long.to_owned())
        });
        let issuers = number.issuer_codes.iter();
        let issuers = issuers.filter_map(|code| Some((code.clone(), self.long(code)?.to_owned())));
        kind.into_iter()
            .filter(|(_, long)| !long.is_empty())
            .chain(issuers)
            .collect()
    }

    fn long(&self, code: &str) -> Option<&'a str> {
        self.glossary.entries[self.index.get(code)?].long()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Draft;
    use super::*;
    use crate::model::{Abbreviation, DocumentNumber, Origin, Sense};

    #[test]
    fn mentions_of_one_document_stand_together_under_its_full_name() {
        let mut draft = Draft::default()
            .body("theo Quy định 52 và Quy định số 52-QĐ/BTCTW, Điều lệ Đảng")
            .citation("Quy định 52")
            .citation("Quy định số 52-QĐ/BTCTW")
            .citation("Điều lệ Đảng");
        for (i, citation) in draft.0.citations.iter_mut().enumerate() {
            citation.group = i / 2;
            citation.kind = "Quy định".into();
        }
        draft.0.citations[1].date = Date::ymd(2022, 8, 7);
        draft.0.citations[1].number = Some(DocumentNumber {
            text: "52-QĐ/BTCTW".into(),
            kind_code: "QĐ".into(),
            issuer_codes: vec!["BTCTW".into(), "X".into()],
            ..DocumentNumber::default()
        });
        for (short, long) in [("QĐ", "Quyết định"), ("BTCTW", "Ban Tổ chức Trung ương")]
        {
            draft.0.glossary.entries.push(Abbreviation {
                short: short.into(),
                senses: vec![Sense {
                    long: long.into(),
                    origin: Origin::Number,
                }],
                ..Abbreviation::default()
            });
        }
        let groups = groups(&Beside::new(&draft.0));
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].name, "Quy định số 52-QĐ/BTCTW");
        assert_eq!(groups[0].date.as_deref(), Some("07/08/2022"));
        assert_eq!(groups[0].mentions.len(), 2);
        assert_eq!(groups[1].name, "Điều lệ Đảng");
        let codes: Vec<(&str, &str)> = groups[0]
            .codes
            .iter()
            .map(|(code, long)| (code.as_str(), long.as_str()))
            .collect();
        assert_eq!(
            codes,
            [("QĐ", "Quy định"), ("BTCTW", "Ban Tổ chức Trung ương")]
        );
    }
}

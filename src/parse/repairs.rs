//! Suspected errors of recognition, gathered from all finders.
//!
//! *Reads* paragraphs, seams, glossary, citations. *Writes* [`Repair`]s in reading order. *Never*
//! changes a letter.
//!
//! "ban hành / ng nghị quyết" → the fragment at the seam; "149/2018/NĐ" → 149/2018/NĐ-CP, for
//! only the Government issues decrees.

use crate::model::index::Index;
use crate::model::order;
use crate::model::{
    Citation, Confidence, DiagnosticKind, DocumentNumber, FurnitureKind, Glossary, Paragraph,
    Place, PrefacePart, Repair, RepairKind, Role,
};
use crate::parse::letters::{is_letter, is_lower, is_word};

use super::annotate::confusions::Garbled;
use super::letters::{bare_text, has_vowel, lower_text, tail, words};
use super::paragraphs::Seam;

/// All suspected errors.
pub fn repairs(
    paragraphs: &[Paragraph],
    found: Vec<(usize, Garbled)>,
    seams: &[Seam],
    glossary: &Glossary,
    citations: &[Citation],
    number: Option<&DocumentNumber>,
) -> (Vec<Repair>, Vec<(DiagnosticKind, Place)>) {
    let mut repairs: Vec<Repair> = Vec::new();
    let mut diagnostics = Vec::new();
    for seam in seams {
        if let Some((repair, fragment)) = at_seam(paragraphs, seam) {
            diagnostics.push((DiagnosticKind::SeamFragment(fragment), repair.place));
            repairs.push(repair);
        }
    }
    let mut confirmed = Index::default();
    for (p, garbled) in found {
        if !garbled.certain && !confirms(paragraphs, &garbled.right, &mut confirmed) {
            continue;
        }
        repairs.push(Repair {
            place: Place::new(p, garbled.start, garbled.end),
            wrong: paragraphs[p].text[garbled.start..garbled.end].to_owned(),
            right: garbled.right,
            kind: RepairKind::Confusion,
            confidence: if garbled.certain {
                Confidence::High
            } else {
                Confidence::Low
            },
        });
    }
    for entry in &glossary.entries {
        for usage in entry.uses.iter().filter(|u| u.variant) {
            repairs.push(Repair {
                place: usage.place,
                wrong: paragraphs[usage.place.paragraph].text[usage.place.start..usage.place.end]
                    .to_owned(),
                right: entry.short.clone(),
                kind: RepairKind::Twin,
                confidence: Confidence::High,
            });
        }
    }
    repairs.extend(citations.iter().filter_map(cut_decree));
    for (p, paragraph) in paragraphs.iter().enumerate() {
        repairs.extend(head_line(p, paragraph, number));
        repairs.extend(unpaired_quote(p, &paragraph.text));
    }
    order::sort_by_key(&mut repairs, |r| r.place.key());
    repairs.dedup_by(|b, a| a.place.overlaps(b.place));
    (repairs, diagnostics)
}

/// Whether the document itself prints the right phrase elsewhere; each phrase is looked for once.
fn confirms(paragraphs: &[Paragraph], right: &str, seen: &mut Index) -> bool {
    let right = lower_text(right);
    let printed = seen.get(&right).unwrap_or_else(|| {
        let found = paragraphs
            .iter()
            .any(|p| p.role.is_text() && lower_text(&p.text).contains(&right));
        seen.number(&right, usize::from(found))
    });
    printed == 1
}

/// A fragment without a vowel at the head of a page, or the last syllable printed twice.
fn at_seam(paragraphs: &[Paragraph], seam: &Seam) -> Option<(Repair, String)> {
    let text = &paragraphs[seam.at.paragraph].text;
    let right = &text[seam.at.start.min(text.len())..];
    let mut after = words(right);
    let (first, second) = (after.next()?, after.next()?);
    let third = after.next().unwrap_or(second);
    let fragment = &right[first.0..first.1];
    let next = &right[second.0..second.1];
    let left = tail(&text[..seam.at.start], 40);
    let last = words(left).last().map(|(s, e)| &left[s..e]);
    let torn = !has_vowel(fragment)
        && fragment.chars().all(is_lower)
        && lower_text(next).starts_with(fragment)
        && first.0 == 0;
    let doubled = first.0 == 0
        && fragment.chars().count() > 1
        && last == Some(fragment)
        && !IN_PAIRS.contains(&fragment);
    if !torn && !doubled {
        return None;
    }
    let end = if torn { third.1 } else { second.1 };
    let start = seam.at.start;
    let repair = Repair {
        place: Place::new(seam.at.paragraph, start, start + end),
        wrong: right[..end].to_owned(),
        right: right[second.0..end].to_owned(),
        kind: RepairKind::Seam,
        confidence: if torn {
            Confidence::High
        } else {
            Confidence::Low
        },
    };
    Some((repair, fragment.to_owned()))
}

/// Syllables that Vietnamese doubles by itself: "luôn luôn", "ngày ngày", "dần dần".
const IN_PAIRS: [&str; 8] = [
    "luôn",
    "ngày",
    "dần",
    "thường",
    "mãi",
    "ngành",
    "nhà",
    "người",
];

/// The damaged number line of the letterhead, and the "ĐẾN" of the incoming stamp.
fn head_line(p: usize, paragraph: &Paragraph, number: Option<&DocumentNumber>) -> Option<Repair> {
    let text = paragraph.text.as_str();
    let (start, wrong, right) = match paragraph.role {
        Role::Preface(PrefacePart::Number) => {
            let number = number.filter(|n| n.as_printed.starts_with('S'))?;
            (
                text.find(&number.as_printed)?,
                number.as_printed.clone(),
                format!("Số {}", number.text),
            )
        }
        Role::Furniture(FurnitureKind::Stamp) if bare_text(text) == "den" && text != "ĐẾN" => {
            (0, text.to_owned(), "ĐẾN".to_owned())
        }
        _ => return None,
    };
    let place = Place::new(p, start, start + wrong.len());
    Some(Repair {
        place,
        wrong,
        right,
        kind: RepairKind::Number,
        confidence: Confidence::High,
    })
}

/// A quotation opened with a straight double mark and closed with a single one.
fn unpaired_quote(p: usize, text: &str) -> Option<Repair> {
    let open = text
        .rfind('"')
        .filter(|_| text.matches('"').count() % 2 == 1)?;
    let close = open
        + text[open..]
            .find('\'')
            .filter(|_| text[open..].matches('\'').count() == 1)?;
    let start = text[..close]
        .rfind(' ')
        .and_then(|i| text[..i].rfind(' '))
        .map_or(open, |i| i + 1);
    let word = &text[start..close];
    let ends = !text[close + 1..].starts_with(is_word) && word.ends_with(is_letter);
    ends.then(|| Repair {
        place: Place::new(p, start, close + 1),
        wrong: format!("{word}'"),
        right: format!("{word}\""),
        kind: RepairKind::Quotation,
        confidence: Confidence::High,
    })
}

/// A normative decree is always the Government's: NĐ without -CP lost its tail.
fn cut_decree(citation: &Citation) -> Option<Repair> {
    let number = citation.number.as_ref()?;
    let cut = number.year.is_some() && number.kind_code == "NĐ" && number.issuer_codes.is_empty();
    let at = citation.text.find(&number.as_printed)?;
    let start = citation.place.start + at;
    cut.then(|| Repair {
        place: Place::new(
            citation.place.paragraph,
            start,
            start + number.as_printed.len(),
        ),
        wrong: number.as_printed.clone(),
        right: format!("{}-CP", number.text),
        kind: RepairKind::Number,
        confidence: Confidence::High,
    })
}

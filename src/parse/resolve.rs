//! What was found is tied together: mentions to documents, notes to the numbers that announce
//! them, deadlines to the work they belong to.
//!
//! *Reads* the facts of the finders. *Writes* them resolved. *Never* drops what does not resolve.

use crate::model::index::Index;
use crate::model::order;
use crate::model::{
    AnnouncedList, Citation, Conclusions, CountCheck, Date, Deadline, Diagnostic, DiagnosticKind,
    DocumentNumber, Footnote, NoteRef, Outline, Paragraph, Place, Preface, PrefacePart, Role, Task,
};

use super::annotate::citations::{self as finder, Found};
use super::annotate::counts;
use super::annotate::deadlines as times;
use super::letters::{lower_text, words};

/// Mentions, grouped, and how far each reaches with issuer and subject.
#[derive(Debug, Default)]
pub struct Cited {
    pub citations: Vec<Citation>,
    /// Issuer and subject of mentions: times in there belong to the other document.
    pub reaches: Vec<Place>,
}

/// Finds the mentions of other documents and groups those of one document.
pub fn citations(paragraphs: &[Paragraph], own: Option<&DocumentNumber>) -> Cited {
    let mut cited = Cited::default();
    let mut groups = Index::default();
    let mut next = 0;
    for (p, paragraph) in paragraphs.iter().enumerate().filter(|(_, p)| cites(p.role)) {
        for found in finder::citations(&paragraph.text) {
            let is_own =
                own.is_some_and(|own| found.number.as_ref().is_some_and(|n| n.text == own.text));
            if is_own {
                continue;
            }
            let words = &paragraph.text[found.start..found.end];
            let group = groups.number(&key(&found, words), next);
            next = next.max(group + 1);
            cited.reaches.push(Place::new(p, found.end, found.reach));
            cited.citations.push(Citation {
                place: Place::new(p, found.start, found.end),
                text: paragraph.text[found.start..found.end].to_owned(),
                kind: found.kind,
                number: found.number,
                date: found.date,
                issuer: found.issuer,
                subject: found.subject,
                group,
            });
        }
    }
    cited
}

fn cites(role: Role) -> bool {
    role.is_text()
        || matches!(
            role,
            Role::Preface(PrefacePart::Title | PrefacePart::Basis | PrefacePart::Subject)
        )
}

/// Type and number, or type and issuer (else the `words` of the mention) where there is no number. QĐi and QĐ are one code.
fn key(found: &Found, words: &str) -> String {
    let kind = lower_text(&found.kind);
    match &found.number {
        Some(number) => format!("{kind} {}", number.text.replace("QĐi", "QĐ")),
        None => {
            let name = found.issuer.as_deref().unwrap_or(words);
            format!("{kind} {}", lower_text(name)).replace("khoá", "khóa")
        }
    }
}

/// The year the text speaks of, for "trong tháng 6": the first "năm 20xx" or "/20xx" in it.
fn year_of(paragraphs: &[Paragraph]) -> Option<u32> {
    paragraphs
        .iter()
        .filter(|p| p.role.is_text())
        .find_map(|p| {
            words(&p.text).find_map(|(s, e)| {
                let word = &p.text[s..e];
                let before = &p.text[..s];
                let year: u32 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
                ((2000..=2100).contains(&year)
                    && (before.ends_with('/') || before.ends_with("năm ")))
                .then_some(year)
            })
        })
}

/// Time expressions of the running text, without those inside the subject of a cited document.
pub fn deadlines(paragraphs: &[Paragraph], reaches: &[Place], date: Option<Date>) -> Vec<Deadline> {
    let clock = times::Own {
        year: date.map(|d| d.year).or_else(|| year_of(paragraphs)),
        dated: date.is_some(),
    };
    let mut all = Vec::new();
    let mut first = 0;
    for (p, paragraph) in paragraphs.iter().enumerate() {
        first += reaches[first..].partition_point(|r| r.paragraph < p);
        if !matches!(paragraph.role, Role::Body | Role::Heading) {
            continue;
        }
        let own: Vec<&Place> = reaches[first..]
            .iter()
            .take_while(|r| r.paragraph == p)
            .collect();
        let mut next = 0;
        for when in times::deadlines(&paragraph.text, clock) {
            while own.get(next).is_some_and(|r| r.end <= when.start) {
                next += 1;
            }
            if own.get(next).is_some_and(|r| r.start <= when.start) {
                continue;
            }
            all.push(Deadline {
                place: Place::new(p, when.start, when.end),
                text: paragraph.text[when.start..when.end].to_owned(),
                normalized: when.normalized,
            });
        }
    }
    all
}

/// Times in a report of the past are no deadlines: only those that are `due` are kept.
pub fn deadlines_of_work(all: Vec<Deadline>, due: &[bool], tasks: &mut [Task]) -> Vec<Deadline> {
    let mut index = vec![0; all.len()];
    let mut kept = Vec::new();
    for (i, deadline) in all.into_iter().enumerate() {
        index[i] = kept.len();
        if due[i] {
            kept.push(deadline);
        }
    }
    for task in tasks {
        for d in &mut task.deadlines {
            *d = index[*d];
        }
    }
    kept
}

/// Items of notes, the numbers that announce them, and the tasks that call them.
pub fn notes(
    paragraphs: &[Paragraph],
    outline: &Outline,
    refs: &[NoteRef],
    notes: &mut [Footnote],
    tasks: &mut [Task],
) {
    for (i, section) in outline.sections.iter().enumerate() {
        if let Some(note) = section.note.and_then(|n| notes.get_mut(n)) {
            note.items.push(i);
        }
    }
    let mut before: Option<Place> = None;
    for reference in refs {
        let floor = before
            .filter(|b| b.paragraph == reference.place.paragraph)
            .map_or(0, |b| b.start);
        before = Some(reference.place);
        let Some(note) = reference.note.and_then(|n| notes.get_mut(n)) else {
            continue;
        };
        let text = &paragraphs[reference.place.paragraph].text;
        note.count = counts::announced(text, floor, reference.place.start)
            .map(|(stated, start, end)| CountCheck {
                stated,
                stated_at: Place::new(reference.place.paragraph, start, end),
                found: match note.items.len() as u32 {
                    0 => parts(paragraphs, &note.paragraphs),
                    items => items,
                },
            })
            .filter(|count| !note.items.is_empty() || count.found > 1 && count.is_equal());
    }
    let mut placed: Vec<&NoteRef> = refs.iter().collect();
    order::sort_by_key(&mut placed, |r| r.place.key());
    for task in tasks {
        let first = placed.partition_point(|r| r.place < task.place);
        let called = placed[first..].iter().take_while(|r| {
            r.place.paragraph == task.place.paragraph && r.place.start <= task.place.end
        });
        for note in called.filter_map(|r| r.note).filter_map(|n| notes.get(n)) {
            task.note_items.extend(&note.items);
        }
    }
}

/// What the first paragraph of a note without labels lists between semicolons.
fn parts(paragraphs: &[Paragraph], note: &[usize]) -> u32 {
    let first = note.first().map_or("", |p| paragraphs[*p].text.as_str());
    let parts = first.split(';').filter(|part| !part.trim().is_empty());
    parts.count() as u32
}

/// Notes and lists whose items are more or fewer than announced.
pub fn count_differences(
    notes: &[Footnote],
    lists: &[AnnouncedList],
    paragraphs: &[Paragraph],
) -> Vec<Diagnostic> {
    let in_notes = notes.iter().filter_map(|note| {
        let count = note.count?;
        let kind = DiagnosticKind::CountDiffers {
            label: note.label.clone(),
            stated: count.stated,
            found: count.found,
        };
        Some((kind, count))
    });
    let in_lists = lists.iter().map(|list| {
        let CountCheck { stated, found, .. } = list.count;
        (DiagnosticKind::ListDiffers { stated, found }, list.count)
    });
    in_notes
        .chain(in_lists)
        .filter(|(_, count)| !count.is_equal())
        .map(|(kind, count)| super::at_place(kind, count.stated_at, paragraphs))
        .collect()
}

/// A text of prose without letterhead, number, sections or recipients is a news article.
pub fn kind_of_article(
    preface: &mut Preface,
    outline: &Outline,
    conclusions: &Conclusions,
    paragraphs: &[Paragraph],
) {
    let prose = paragraphs
        .iter()
        .filter(|p| p.role == Role::Body && p.text.chars().count() > 120)
        .count();
    let bare = preface.kind.is_none()
        && preface.number.is_none()
        && conclusions.recipients.is_empty()
        && outline.sections.is_empty();
    if bare && prose >= 4 {
        preface.kind = Some("Bài báo".to_owned());
    }
}

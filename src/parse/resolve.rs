//! What was found is tied together: mentions to documents, notes to the numbers that announce
//! them, deadlines to the work they belong to.
//!
//! *Reads* the facts of the finders. *Writes* them resolved. *Never* drops what does not resolve.

use crate::model::index::Index;
use crate::model::{
    AnnouncedList, Citation, Conclusions, CountCheck, Date, Deadline, Diagnostic, DiagnosticKind,
    Footnote, NoteRef, Outline, Paragraph, Place, Preface, Role, Series, Task,
};

use super::annotate::citations::Found;
use super::annotate::counts;
use super::annotate::deadlines::{Own, When};
use super::letters::{begins, is_word, lower_text};

/// Mentions, grouped, and how far each reaches with issuer and subject.
#[derive(Debug, Default)]
pub struct Cited {
    pub citations: Vec<Citation>,
    /// Issuer and subject of mentions: times in there belong to the other document.
    pub reaches: Vec<Place>,
}

/// Groups the mentions of one document; the document's `own` number and date are none.
pub fn citations(paragraphs: &[Paragraph], found: Vec<(usize, Found)>, own: &Preface) -> Cited {
    let mut cited = Cited::default();
    let mut groups = Index::default();
    let mut next = 0;
    // The type a number was printed with first; what a type and serial were first.
    let mut typed: (Index, Vec<String>) = Default::default();
    let mut full: (Index, Vec<String>) = Default::default();
    for (p, mut found) in found {
        // Party numbers begin anew with each term: another day, another paper.
        let is_own = own
            .number
            .as_ref()
            .is_some_and(|own| found.number.as_ref().is_some_and(|n| n.text == own.text))
            && (found.date.is_none() || own.date.is_none() || found.date == own.date);
        if is_own {
            continue;
        }
        let words = &paragraphs[p].text[found.start..found.end];
        let mut named = key(&found, words);
        if let Some(number) = &found.number {
            let short = short_name(&found.kind, &number.serial);
            // "193/2025/QH15" alone is what was printed before it the first time.
            let bare = words.starts_with(|c: char| c.is_ascii_digit());
            if found.short {
                // "Chỉ thị 23" is what was named in full before it.
                match full.0.get(&short) {
                    Some(first) => named.clone_from(&full.1[first]),
                    None => continue,
                }
            } else if let Some(first) = typed.0.get(&number.text).filter(|_| bare) {
                found.kind.clone_from(&typed.1[first]);
                named = key(&found, words);
            } else if !bare && !typed.0.has(&number.text) {
                typed.0.number(&number.text, typed.1.len());
                typed.1.push(found.kind.clone());
            }
            if !number.kind_code.is_empty() && !full.0.has(&short) {
                full.0.number(&short, full.1.len());
                full.1.push(named.clone());
            }
        }
        let group = groups.number(&named, next);
        next = next.max(group + 1);
        cited.reaches.push(Place::new(p, found.end, found.reach));
        cited.citations.push(Citation {
            place: Place::new(p, found.start, found.end),
            text: words.to_owned(),
            kind: found.kind,
            number: found.number,
            date: found.date,
            issuer: found.issuer,
            subject: found.subject,
            group,
        });
    }
    cited
}

/// Type and number, or type and issuer (else the `words` of the mention) where there is no number. QĐi and QĐ are one code.
fn key(found: &Found, words: &str) -> String {
    let kind = lower_text(&found.kind);
    match &found.number {
        Some(number) => [&kind, " ", &number.text.replace("QĐi", "QĐ")].concat(),
        None => {
            let name = found.issuer.as_deref().unwrap_or(words);
            [&kind, " ", &lower_text(name).replace("khoá", "khóa")].concat()
        }
    }
}

/// "chỉ thị 23" for Chỉ thị số 23-CT/TW.
fn short_name(kind: &str, serial: &str) -> String {
    [&lower_text(kind), " ", serial.trim_start_matches('0')].concat()
}

/// The year the text speaks of, for "trong tháng 6": the first "năm 20xx" or "/20xx" in it.
fn year_of(paragraphs: &[Paragraph]) -> Option<u32> {
    let mut texts = paragraphs.iter().filter(|p| p.role.is_text());
    texts.find_map(|p| {
        p.text.match_indices('2').find_map(|(at, _)| {
            let year: u32 = p.text.get(at..at + 4)?.parse().ok()?;
            let before = &p.text[..at];
            ((2000..=2100).contains(&year)
                && (before.ends_with('/') || before.ends_with("năm "))
                && !p.text[at + 4..].starts_with(is_word))
            .then_some(year)
        })
    })
}

/// The document's time: its date, else the year it speaks of.
pub fn own_time(paragraphs: &[Paragraph], date: Option<Date>) -> Own {
    Own {
        year: date.map(|d| d.year).or_else(|| year_of(paragraphs)),
        date,
    }
}

/// Time expressions of the running text, without those inside the subject of a cited document.
pub fn deadlines(
    paragraphs: &[Paragraph],
    times: Vec<(usize, When)>,
    reaches: &[Place],
) -> Vec<Deadline> {
    let mut all = Vec::new();
    let mut next = 0;
    for (p, when) in times {
        while reaches
            .get(next)
            .is_some_and(|r| (r.paragraph, r.end) <= (p, when.start))
        {
            next += 1;
        }
        if reaches
            .get(next)
            .is_some_and(|r| r.paragraph == p && r.start <= when.start)
        {
            continue;
        }
        all.push(Deadline {
            place: Place::new(p, when.start, when.end),
            text: paragraphs[p].text[when.start..when.end].to_owned(),
            normalized: when.normalized,
        });
    }
    all
}

/// Times in a report of the past are no deadlines: only those that are `due` are kept.
/// So is the day of the paper or a later one with words that set a term, whoever is meant.
pub fn deadlines_of_work(
    all: Vec<Deadline>,
    due: &[bool],
    tasks: &mut [Task],
    own: Option<Date>,
) -> Vec<Deadline> {
    let own = own.map(|own| own.to_string());
    let ahead = |deadline: &Deadline| {
        let day = deadline.normalized.as_str();
        own.as_ref()
            .is_some_and(|own| own.len() == day.len() && day >= own.as_str())
            && begins(
                &lower_text(&deadline.text),
                "chậm nhất|muộn nhất|trước ngày",
            )
    };
    let mut index = vec![0; all.len()];
    let mut kept = Vec::new();
    for (i, deadline) in all.into_iter().enumerate() {
        index[i] = kept.len();
        if due[i] || ahead(&deadline) {
            kept.push(deadline);
        }
    }
    for task in tasks {
        let below = task.sub_tasks.iter_mut().flat_map(|it| &mut it.deadlines);
        for d in task.deadlines.iter_mut().chain(below) {
            *d = index[*d];
        }
    }
    kept
}

/// Items of notes, and the numbers that announce them.
pub fn notes(
    paragraphs: &[Paragraph],
    outline: &Outline,
    refs: &[NoteRef],
    notes: &mut [Footnote],
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

/// A text of prose without letterhead, number, sections (dashes aside) or recipients is a news article.
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
        && outline
            .sections
            .iter()
            .all(|s| s.label.series == Series::Dash);
    if bare && prose > 1 {
        preface.kind = Some("Bài báo".to_owned());
    }
}

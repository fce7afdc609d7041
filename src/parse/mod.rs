//! From source to directive: one stage per file, the whole road on this screen.
//!
//! *Reads* a [`Source`]. *Writes* a [`Directive`]. *Never* fails: what is unclear is a diagnostic.

// First, for its lists are made by a macro.
#[macro_use]
pub(crate) mod letters;

mod annotate;
mod conclusions;
mod enumerations;
mod footnotes;
mod glossary;
mod grammar;
mod known;
mod labels;
mod leaves;
mod lines;
mod lists;
mod outline;
mod pages;
mod paragraphs;
mod preface;
mod print;
mod prose;
mod references;
mod repairs;
mod resolve;
mod section_ids;
mod sub_tasks;
mod suggestions;
mod tasks;

use crate::model::index::Index;
use crate::model::order;
use crate::model::{
    Diagnostic, DiagnosticKind, Directive, Footnote, Move, Paragraph, Place, Receipt, Role, Source,
    Span,
};

/// Reads `source` through every stage.
pub fn read(source: &Source) -> Directive {
    facts(source, heal(&source.text))
}

/// The text without its lines: what stands before and after it, and its paragraphs.
struct Healed {
    head: preface::Head,
    tail: conclusions::Tail,
    sifted: footnotes::Sifted,
    paragraphs: Vec<Paragraph>,
    seams: Vec<paragraphs::Seam>,
}

/// Lines → paragraphs; the lines are forgotten.
fn heal(text: &str) -> Healed {
    let mut lines = lines::lines(text);
    let mut pages = pages::pages(&lines.lines);
    let furniture = std::mem::take(&mut pages.furniture).into_iter();
    let mut roles: Vec<Option<Role>> = furniture.map(|f| f.map(Role::Furniture)).collect();
    let mut head = preface::preface(&lines.lines, &taken(&roles));
    give(&mut roles, &head.roles);
    let mut sifted = footnotes::footnotes(&lines, &roles);
    let marks: Vec<Span> = sifted.marks.iter().map(|mark| mark.span).collect();
    for (i, printed) in lines.hide(&marks) {
        if let (Some(Role::Preface(_)), Some(title)) = (roles[i], &mut head.preface.title) {
            *title = title.replace(printed.as_str(), &lines.lines[i].text);
        }
    }
    let without_notes: Vec<bool> = roles
        .iter()
        .zip(&sifted.note_of_line)
        .map(|(r, n)| r.is_some() || n.is_some())
        .collect();
    let mut tail = conclusions::conclusions(&lines.lines, &without_notes);
    give(&mut roles, &tail.roles);
    if let (None, Some((number, dated))) = (&head.preface.number, tail.confirmed.take()) {
        head.preface.issuer = preface::issuer_by_code(&number, false).or(head.preface.issuer);
        if number.kind_code == "VBHN" {
            head.preface.kind = Some("Văn bản hợp nhất".to_owned());
        }
        head.preface.number = Some(number);
        if let (None, Some((place, date))) = (head.preface.date, dated) {
            (head.preface.place, head.preface.date) = (place, Some(date));
        }
    }
    let plan = paragraphs::Plan {
        lines: &lines,
        pages: &pages,
        print: &print::print(&lines.lines, &sifted.note_of_line),
        roles: &roles,
        sifted: &sifted,
    };
    let assembled = paragraphs::paragraphs(&plan);
    sifted.note_of_line = Vec::new();
    Healed {
        head,
        tail,
        sifted,
        paragraphs: assembled.paragraphs,
        seams: assembled.seams,
    }
}

/// Paragraphs → the directive: outline and facts, tied together.
fn facts(source: &Source, healed: Healed) -> Directive {
    let Healed {
        head,
        tail,
        mut sifted,
        mut paragraphs,
        seams,
    } = healed;
    let mut footnotes = note_list(&sifted, &paragraphs);
    let note_ids: Vec<String> = footnotes.iter().map(|n| n.id.clone()).collect();
    let outlined = outline::outline(&paragraphs, &note_ids);
    for heading in &outlined.headings {
        paragraphs[*heading].role = Role::Heading;
    }
    let note_refs = annotate::note_refs::note_refs(&paragraphs, &sifted);
    let defined = glossary::defined(&paragraphs);
    let own = resolve::own_time(&paragraphs, head.preface.date);
    let finds = annotate::finds(&paragraphs, own, &|word| defined.has(word));
    let found = resolve::citations(&paragraphs, finds.citations, &head.preface);
    let mut citations = found.citations;
    citations.shrink_to_fit();
    let glossed = glossary::glossary(
        &paragraphs,
        &defined,
        finds.short_forms,
        &citations,
        &head.preface,
    );
    let (repairs, seams_seen) = repairs::repairs(
        &paragraphs,
        finds.garbled,
        &seams,
        &glossed.glossary,
        &citations,
        head.preface.number.as_ref(),
    );
    let deadlines = resolve::deadlines(&paragraphs, finds.times, &found.reaches);
    let work = tasks::tasks(&tasks::Context {
        paragraphs: &paragraphs,
        outline: &outlined.outline,
        deadlines: &deadlines,
        note_refs: &note_refs,
        quoted: &outlined.quoted,
        reports: matches!(head.preface.kind.as_deref(), Some("Báo cáo" | "Tờ trình")),
    });
    let mut tasks = work.tasks;
    tasks.shrink_to_fit();
    resolve::notes(&paragraphs, &outlined.outline, &note_refs, &mut footnotes);
    let noted = sub_tasks::Context {
        paragraphs: &paragraphs,
        outline: &outlined.outline,
        deadlines: &deadlines,
        note_refs: &note_refs,
        footnotes: &footnotes,
    };
    sub_tasks::sub_tasks(&noted, &mut tasks);
    let deadlines = resolve::deadlines_of_work(deadlines, &work.due, &mut tasks, head.preface.date);
    let mut preface = head.preface;
    preface::sign_for_the_centre(&mut preface, &tail.conclusions);
    resolve::kind_of_article(
        &mut preface,
        &outlined.outline,
        &tail.conclusions,
        &paragraphs,
    );
    let named = references::Context {
        paragraphs: &paragraphs,
        telling: &finds.telling,
        quoted: &outlined.quoted,
        outline: &outlined.outline,
        citations: &citations,
        footnotes: &footnotes,
        note_refs: &note_refs,
        kind: preface.kind.as_deref(),
        is_whole: tail.conclusions.signer.is_some(),
    };
    let referred = references::references(&named);
    let lists = lists::lists(&paragraphs, &outlined.outline, &note_refs);
    let receipt = receipt(&paragraphs, &sifted, &footnotes, seams);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    diagnostics.extend(
        head.diagnostics
            .into_iter()
            .map(|(kind, span)| at_span(kind, span)),
    );
    diagnostics.extend(
        sifted
            .diagnostics
            .drain(..)
            .map(|(kind, span)| at_span(kind, span)),
    );
    let placed = outlined
        .diagnostics
        .into_iter()
        .chain(glossed.diagnostics)
        .chain(referred.diagnostics)
        .chain(seams_seen);
    diagnostics.extend(placed.map(|(kind, place)| at_place(kind, place, &paragraphs)));
    diagnostics.extend(resolve::count_differences(&footnotes, &lists, &paragraphs));
    order::sort_by_key(&mut diagnostics, |d| d.span.key());
    suggestions::suggest(
        &mut diagnostics,
        &sifted,
        &paragraphs,
        source,
        &outlined.outline,
    );
    let leaves = leaves::leaves(source.text.len(), &paragraphs, &sifted);
    Directive {
        source: source.clone(),
        leaves,
        preface,
        conclusions: tail.conclusions,
        copy: tail.copy.or(head.copy),
        stamp: head.stamp,
        outline: outlined.outline,
        lists,
        footnotes,
        note_refs,
        glossary: glossed.glossary,
        citations,
        references: referred.references,
        agencies: tasks.iter().filter_map(|t| t.actor.clone()).collect(),
        deadlines,
        targets: work.targets,
        tasks,
        repairs,
        diagnostics,
        receipt,
        paragraphs,
    }
}

fn taken(roles: &[Option<Role>]) -> Vec<bool> {
    roles.iter().map(Option::is_some).collect()
}

fn give(roles: &mut [Option<Role>], found: &[(usize, Role)]) {
    for (line, role) in found {
        roles[*line] = Some(*role);
    }
}

fn at_span(kind: DiagnosticKind, span: Span) -> Diagnostic {
    Diagnostic {
        kind,
        span,
        place: None,
        suggestion: None,
    }
}

pub(crate) fn at_place(kind: DiagnosticKind, place: Place, paragraphs: &[Paragraph]) -> Diagnostic {
    let paragraph = &paragraphs[place.paragraph];
    let span = Span::new(
        paragraph.source_offset(place.start),
        paragraph.source_offset(place.end),
    );
    Diagnostic {
        kind,
        span,
        place: Some(place),
        suggestion: None,
    }
}

/// Notes by name; labels used twice get "~2".
fn note_list(sifted: &footnotes::Sifted, paragraphs: &[Paragraph]) -> Vec<Footnote> {
    let mut names = Index::default();
    let mut notes: Vec<Footnote> = sifted
        .notes
        .iter()
        .map(|note| {
            let id = match names.count(&note.label) {
                1 => format!("n{}", note.label),
                again => format!("n{}~{again}", note.label),
            };
            Footnote {
                id,
                label: note.label.clone(),
                called_by: note.mark,
                ..Footnote::default()
            }
        })
        .collect();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if let Role::Note(note) = paragraph.role {
            notes[note as usize].paragraphs.push(i);
        }
    }
    notes
}

/// The moves of the reading in source order.
fn receipt(
    paragraphs: &[Paragraph],
    sifted: &footnotes::Sifted,
    notes: &[Footnote],
    seams: Vec<paragraphs::Seam>,
) -> Receipt {
    let mut moves: Vec<(usize, Move)> = Vec::new();
    for (note, (raw, named)) in sifted.notes.iter().zip(notes).enumerate() {
        let end = named
            .paragraphs
            .last()
            .map_or(raw.label_span.end, |p| paragraphs[*p].span().end);
        let span = Span::new(raw.label_span.start, end);
        moves.push((span.start, Move::NoteLifted { note, span }));
    }
    for seam in seams {
        moves.push((
            seam.gap.start,
            Move::Joined {
                at: seam.at,
                gap: seam.gap,
                notes: seam.notes,
            },
        ));
    }
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if matches!(paragraph.role, Role::Furniture(_)) {
            moves.push((paragraph.span().start, Move::SetAside { paragraph: i }));
        }
    }
    order::sort_by_key(&mut moves, |(start, _)| [*start, 0, 0]);
    Receipt {
        moves: moves.into_iter().map(|(_, m)| m).collect(),
    }
}

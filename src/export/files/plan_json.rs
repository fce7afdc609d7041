//! The plan as data, for other programs: `docs/export-schema.md` says what each name means. What the text says and what a
//! person says stand apart.

use super::paper::words;
use super::table::last_day;
use super::work::Work;
use crate::model::fingerprint;
use crate::view::ledger::{Cell, LedgerGroup, LedgerRow, RowKind, TaskState};
use crate::view::{CitationGroup, ContentsRow, NoteView};
use serde::Serialize;

const SCHEMA: &str = "chugiai-plan";
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    version: u32,
    written: String,
    document: Document<'a>,
    progress: Progress,
    outline: Vec<Section<'a>>,
    tasks: Vec<Task<'a>>,
    dropped: Vec<Task<'a>>,
    notes: Vec<Note<'a>>,
    citations: Vec<Citation<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    kind: &'a str,
    number: &'a str,
    date: &'a str,
    issuer: &'a str,
    title: &'a str,
    file: &'a str,
    fingerprint: String,
}

#[derive(Serialize)]
struct Progress {
    done: usize,
    all: usize,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    label: &'a str,
    text: &'a str,
    heading: bool,
    page: Option<u32>,
    sections: Vec<Section<'a>>,
}

#[derive(Serialize)]
struct Task<'a> {
    id: &'a str,
    kind: &'static str,
    state: &'static str,
    marker: &'a str,
    words: &'a str,
    section: &'a str,
    place: Place<'a>,
    lead: Said<'a>,
    leads: bool,
    partners: Said<'a>,
    deadline: Deadline<'a>,
    product: Said<'a>,
    target: Said<'a>,
    basis: &'a [String],
    note: &'a str,
    joined: Vec<Joined<'a>>,
    from_note: Option<&'a str>,
    tasks: Vec<Task<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    page: Option<u32>,
    anchor: &'a str,
}

#[derive(Serialize)]
struct Said<'a> {
    said: &'a str,
    own: &'a str,
}

#[derive(Serialize)]
struct Deadline<'a> {
    said: &'a str,
    own: &'a str,
    normal: Vec<&'a str>,
    last_day: Option<String>,
    inherited: bool,
}

#[derive(Serialize)]
struct Joined<'a> {
    id: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct Note<'a> {
    id: &'a str,
    label: &'a str,
    called: bool,
    page: Option<u32>,
    text: String,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    marker: &'a str,
    text: String,
}

#[derive(Serialize)]
struct Citation<'a> {
    name: &'a str,
    kind: &'a str,
    issuer: Option<&'a str>,
    date: Option<&'a str>,
    subject: Option<&'a str>,
    mentions: Vec<&'a str>,
}

pub fn write(work: &Work) -> String {
    let reading = &work.reading;
    let attribution = &reading.attribution;
    let mut tasks = Vec::new();
    each_task(&work.ledger.groups, &mut tasks);
    let whole = Whole {
        schema: SCHEMA,
        version: VERSION,
        written: work.wish.today.iso(),
        document: Document {
            name: &reading.name,
            kind: &attribution.kind,
            number: &attribution.number,
            date: &attribution.date,
            issuer: &attribution.issuer,
            title: &reading.title,
            file: &work.source.name,
            fingerprint: fingerprint(&work.source.text).to_string(),
        },
        progress: Progress {
            done: work.ledger.progress.done,
            all: work.ledger.progress.all,
        },
        outline: sections(&reading.contents),
        tasks,
        dropped: work
            .ledger
            .dropped
            .iter()
            .map(|row| task(row, ""))
            .collect(),
        notes: reading.notes.iter().map(|it| note(work, it)).collect(),
        citations: reading.citations.iter().map(citation).collect(),
    };
    // Plain data can always be written.
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn each_task<'a>(groups: &'a [LedgerGroup], tasks: &mut Vec<Task<'a>>) {
    for group in groups {
        tasks.extend(group.rows.iter().map(|row| task(row, &group.id)));
        each_task(&group.groups, tasks);
    }
}

fn task<'a>(row: &'a LedgerRow, section: &'a str) -> Task<'a> {
    let said = |cell: &'a Cell| Said {
        said: &cell.said,
        own: &cell.own,
    };
    Task {
        id: &row.id,
        kind: match row.kind {
            RowKind::Task(_) => "task",
            RowKind::Item => "item",
            RowKind::Part => "part",
            RowKind::Added => "added",
        },
        state: match row.state {
            TaskState::Open => "open",
            TaskState::Begun => "begun",
            TaskState::Done => "done",
        },
        marker: &row.marker,
        words: &row.words,
        section,
        place: Place {
            path: &row.path,
            page: row.page,
            anchor: &row.anchor,
        },
        lead: said(&row.lead),
        leads: row.leads,
        partners: said(&row.partners),
        deadline: Deadline {
            said: &row.deadline.said,
            own: &row.deadline.own,
            normal: row
                .due()
                .into_iter()
                .filter(|due| !due.is_empty())
                .collect(),
            last_day: last_day(row).map(|day| day.iso()),
            inherited: row.inherited,
        },
        product: said(&row.product),
        target: said(&row.target),
        basis: &row.basis,
        note: &row.note,
        joined: row
            .joined
            .iter()
            .map(|(id, words)| Joined { id, words })
            .collect(),
        from_note: row.note_label.as_deref(),
        tasks: row.rows.iter().map(|row| task(row, section)).collect(),
    }
}

fn sections(rows: &[ContentsRow]) -> Vec<Section<'_>> {
    rows.iter().map(section).collect()
}

fn section(row: &ContentsRow) -> Section<'_> {
    Section {
        id: &row.id,
        label: &row.label,
        text: &row.text,
        heading: row.heading,
        page: row.page,
        sections: sections(&row.children),
    }
}

fn note<'a>(work: &Work, note: &'a NoteView) -> Note<'a> {
    let text = |runs| words(&work.bits(runs)).trim().to_owned();
    Note {
        id: &note.id,
        label: &note.label,
        called: note.called,
        page: note.page,
        text: text(&note.lead),
        items: note
            .items
            .iter()
            .map(|item| Item {
                id: &item.id,
                marker: &item.marker,
                text: text(&item.runs),
            })
            .collect(),
    }
}

fn citation(group: &CitationGroup) -> Citation<'_> {
    Citation {
        name: &group.name,
        kind: &group.kind,
        issuer: group.issuer.as_deref(),
        date: group.date.as_deref(),
        subject: group.subject.as_deref(),
        mentions: group.mentions.iter().map(|m| m.path.as_str()).collect(),
    }
}

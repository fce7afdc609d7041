//! The laws of what the page shows.

use super::law::{Case, Held, laws, must};
use chugiai::model::{Directive, PrefacePart, Role};
use chugiai::view::{
    Block, BlockKind, ContentsRow, Line, Node, NoteView, Reading, Run, RunKind, TaskGroup,
};
use std::collections::HashSet;

laws![
    every_paragraph_is_shown_exactly_once,
    the_runs_of_a_block_rejoin_to_its_healed_text,
    the_runs_of_a_line_rejoin_to_its_healed_text,
    the_runs_and_markers_of_a_note_rejoin_to_its_healed_text,
    every_mark_is_shown_once_and_opens_its_note_once,
    every_section_and_task_has_its_row,
    the_facts_of_any_text_can_be_written,
];

fn every_paragraph_is_shown_exactly_once(case: &Case) -> Held {
    let d = &case.directive;
    let reading = &case.reading;
    let mut shown: Vec<usize> = blocks(&reading.body).iter().map(|b| b.paragraph).collect();
    shown.extend(lines(reading).iter().map(|line| line.paragraph));
    // Kind and title are one line each, however many were printed.
    for (line, part) in joined(reading) {
        let more = parts(d, part).into_iter().filter(|p| *p != line.paragraph);
        shown.extend(more);
    }
    shown.extend(d.footnotes.iter().flat_map(|note| note.paragraphs.clone()));
    shown.sort_unstable();
    let all: Vec<usize> = (0..d.paragraphs.len()).collect();
    must(reading.notes.len() == d.footnotes.len(), || {
        "a note is missing".to_owned()
    })?;
    must(shown == all, || {
        format!("shown: {shown:?} of {}", all.len())
    })
}

fn the_runs_of_a_block_rejoin_to_its_healed_text(case: &Case) -> Held {
    let d = &case.directive;
    let reading = &case.reading;
    for block in blocks(&reading.body) {
        let healed = &d.paragraphs[block.paragraph].text;
        let runs = block.segments.iter().flat_map(|segment| &segment.runs);
        let own = d.outline.sections.iter().find(|s| match &block.anchor {
            Some(anchor) => s.id == *anchor,
            None => {
                block.kind == BlockKind::Heading
                    && s.heading
                    && s.place.paragraph == block.paragraph
                    && !s.inline
            }
        });
        let (label, rest) = healed.split_at(own.map_or(0, |section| section.head));
        let own = own.map_or("", |section| section.label.text.as_str());
        must(label.trim() == own, || {
            format!("{label:?} is left out for {own:?}")
        })?;
        let joined = text(runs);
        must(joined == rest, || format!("{joined:?} is not {rest:?}"))?;
    }
    Ok(())
}

fn the_runs_of_a_line_rejoin_to_its_healed_text(case: &Case) -> Held {
    let d = &case.directive;
    let reading = &case.reading;
    for line in lines(reading) {
        let printed = match joined(reading).into_iter().find(|(it, _)| *it == line) {
            Some((_, part)) => parts(d, part),
            None => vec![line.paragraph],
        };
        let texts: Vec<&str> = printed
            .iter()
            .map(|p| d.paragraphs[*p].text.as_str())
            .collect();
        let (healed, joined) = (texts.join(" "), text(&line.runs));
        must(joined == healed, || format!("{joined:?} is not {healed:?}"))?;
    }
    Ok(())
}

fn the_runs_and_markers_of_a_note_rejoin_to_its_healed_text(case: &Case) -> Held {
    let d = &case.directive;
    for (note, view) in d.footnotes.iter().zip(&case.reading.notes) {
        let texts = note
            .paragraphs
            .iter()
            .map(|p| d.paragraphs[*p].text.as_str());
        let healed = squash(&texts.collect::<Vec<_>>().join(" "));
        let items = view
            .items
            .iter()
            .map(|item| item.marker.clone() + &text(&item.runs));
        let joined = squash(&(text(&view.lead) + &items.collect::<String>()));
        must(joined == healed, || format!("{joined:?} is not {healed:?}"))?;
    }
    Ok(())
}

fn every_mark_is_shown_once_and_opens_its_note_once(case: &Case) -> Held {
    let d = &case.directive;
    let reading = &case.reading;
    let blocks = blocks(&reading.body);
    let mut runs: Vec<&Run> = blocks
        .iter()
        .flat_map(|b| &b.segments)
        .flat_map(|s| &s.runs)
        .collect();
    runs.extend(lines(reading).into_iter().flat_map(|line| &line.runs));
    runs.extend(reading.notes.iter().flat_map(all_runs));
    let mut marks: Vec<usize> = runs
        .into_iter()
        .filter_map(|run| match run.kind {
            RunKind::NoteRef { reference, .. } => Some(reference),
            _ => None,
        })
        .collect();
    marks.sort_unstable();
    let all: Vec<usize> = (0..d.note_refs.len()).collect();
    must(marks == all, || format!("marks {marks:?} of {}", all.len()))?;

    let in_blocks = blocks.iter().flat_map(|b| &b.segments);
    let in_blocks = in_blocks.flat_map(|s| &s.notes);
    let in_lines = lines(reading);
    let in_lines = in_lines.iter().flat_map(|line| &line.notes);
    let mut opened: Vec<usize> = in_blocks.chain(in_lines).copied().collect();
    opened.sort_unstable();
    let called = |note: &usize| reading.notes[*note].called;
    let all: Vec<usize> = (0..reading.notes.len()).filter(called).collect();
    must(opened == all, || {
        format!("notes opened: {opened:?}, called: {all:?}")
    })
}

fn every_section_and_task_has_its_row(case: &Case) -> Held {
    let d = &case.directive;
    let reading = &case.reading;
    let mut rows = Vec::new();
    contents(&reading.contents, &mut rows);
    let sections = d.outline.sections.iter();
    let body: HashSet<&str> = sections
        .filter(|s| s.note.is_none())
        .map(|s| s.id.as_str())
        .collect();
    must(
        rows.len() == body.len() && rows.iter().all(|id| body.contains(id)),
        || format!("{rows:?}"),
    )?;

    let mut tasks = Vec::new();
    reading
        .tasks
        .iter()
        .for_each(|group| tasks_of(group, &mut tasks));
    tasks.sort_unstable();
    must(tasks == (0..d.tasks.len()).collect::<Vec<_>>(), || {
        format!("tasks {tasks:?}")
    })?;
    let counted: usize = reading.tasks.iter().map(|group| group.count).sum();
    must(counted == d.tasks.len(), || {
        format!("{counted} counted of {}", d.tasks.len())
    })
}

fn the_facts_of_any_text_can_be_written(case: &Case) -> Held {
    let facts = chugiai::export::facts(&case.directive);
    must(
        facts.outline.len() == case.directive.outline.sections.len(),
        || "outline".to_owned(),
    )?;
    chugiai::export::json(&facts)
        .map(|_| ())
        .map_err(|error| error.to_string())
}

fn blocks(nodes: &[Node]) -> Vec<&Block> {
    nodes
        .iter()
        .flat_map(|node| match node {
            Node::Block(block) => vec![block],
            Node::Section(section) => {
                let mut all = vec![&section.heading];
                all.extend(blocks(&section.content));
                all
            }
        })
        .collect()
}

fn lines(reading: &Reading) -> Vec<&Line> {
    let head = &reading.masthead;
    let end = &reading.conclusions;
    let asides = reading.before.iter().chain(&reading.after);
    let mut lines: Vec<&Line> = asides.flat_map(|aside| &aside.lines).collect();
    lines.extend(head.left.iter().chain(&head.right).chain(&head.below));
    lines.extend(head.kind.iter().chain(&head.title));
    lines.extend(
        end.signature
            .iter()
            .chain(&end.signer)
            .chain(&end.recipients),
    );
    lines
}

/// The lines that stand for several printed ones.
fn joined(reading: &Reading) -> Vec<(&Line, PrefacePart)> {
    let kind = reading
        .masthead
        .kind
        .iter()
        .map(|line| (line, PrefacePart::Kind));
    let title = reading
        .masthead
        .title
        .iter()
        .map(|line| (line, PrefacePart::Title));
    kind.chain(title).collect()
}

fn parts(directive: &Directive, part: PrefacePart) -> Vec<usize> {
    let all = 0..directive.paragraphs.len();
    all.filter(|p| directive.paragraphs[*p].role == Role::Preface(part))
        .collect()
}

fn all_runs(note: &NoteView) -> impl Iterator<Item = &Run> {
    note.lead
        .iter()
        .chain(note.items.iter().flat_map(|item| &item.runs))
}

fn text<'a>(runs: impl IntoIterator<Item = &'a Run>) -> String {
    let runs = runs.into_iter();
    let shown = runs.filter(|run| {
        !matches!(
            run.kind,
            RunKind::NoteRef { .. } | RunKind::PageBreak { .. }
        )
    });
    shown.map(|run| run.text.as_str()).collect()
}

fn squash(text: &str) -> String {
    text.split_whitespace().collect()
}

fn contents<'a>(rows: &'a [ContentsRow], ids: &mut Vec<&'a str>) {
    for row in rows {
        ids.push(&row.id);
        contents(&row.children, ids);
    }
}

fn tasks_of(group: &TaskGroup, tasks: &mut Vec<usize>) {
    tasks.extend(group.tasks.iter().map(|row| row.task));
    group.groups.iter().for_each(|group| tasks_of(group, tasks));
}

//! The laws of the directive.

use super::law::{Case, Held, laws, must};
use chugiai::model::{DiagnosticKind, Directive, Join, LeafKind, Place, Referent, Role, Span};
use chugiai::view;
use std::collections::HashSet;

laws![
    every_byte_belongs_to_exactly_one_leaf,
    reading_does_not_edit_the_source,
    spans_lie_on_character_boundaries,
    pieces_do_not_overlap_and_are_the_text_leaves,
    healed_text_is_the_pieces_and_their_joining_spaces,
    each_note_has_a_mark_and_each_mark_a_note_or_a_diagnostic,
    no_section_skips_a_parent,
    ids_are_unique,
    references_are_in_order_and_mean_what_is_there,
    reading_twice_gives_the_same,
];

fn every_byte_belongs_to_exactly_one_leaf(case: &Case) -> Held {
    let mut at = 0;
    for leaf in &case.directive.leaves {
        must(leaf.span.start == at, || {
            format!("{leaf:?} does not begin at {at}")
        })?;
        must(leaf.span.start < leaf.span.end, || {
            format!("{leaf:?} is empty")
        })?;
        at = leaf.span.end;
    }
    must(at == case.source.text.len(), || {
        format!("the leaves end at {at}")
    })?;
    must(
        case.directive.source_from_leaves() == case.source.text,
        || "the leaves do not rebuild the source".to_owned(),
    )
}

fn reading_does_not_edit_the_source(case: &Case) -> Held {
    must(case.directive.source == case.source, || "it did".to_owned())
}

fn spans_lie_on_character_boundaries(case: &Case) -> Held {
    for span in spans(&case.directive) {
        let fits = case.source.text.get(span.start..span.end).is_some();
        must(fits, || format!("{span:?} does not fit the source"))?;
    }
    for place in places(&case.directive) {
        let paragraph = case.directive.paragraphs.get(place.paragraph);
        let fits = paragraph.is_some_and(|p| p.text.get(place.start..place.end).is_some());
        must(fits, || format!("{place:?} does not fit its paragraph"))?;
    }
    for paragraph in &case.directive.paragraphs {
        for e in &paragraph.emphasis {
            let fits = paragraph.text.get(e.start..e.end).is_some();
            must(fits, || format!("{e:?} does not fit {:?}", paragraph.text))?;
        }
    }
    Ok(())
}

fn spans(directive: &Directive) -> Vec<Span> {
    let pieces = directive
        .paragraphs
        .iter()
        .flat_map(|p| p.pieces.iter().map(|piece| piece.span));
    let diagnostics = directive.diagnostics.iter().map(|d| d.span);
    let moves = directive.receipt.moves.iter().filter_map(|m| match m {
        chugiai::model::Move::NoteLifted { span, .. } => Some(*span),
        chugiai::model::Move::Joined { gap, .. } => Some(*gap),
        chugiai::model::Move::SetAside { .. } => None,
    });
    pieces.chain(diagnostics).chain(moves).collect()
}

fn places(d: &Directive) -> Vec<Place> {
    let mut places: Vec<Place> = d.note_refs.iter().map(|r| r.place).collect();
    places.extend(d.outline.sections.iter().map(|s| s.place));
    places.extend(
        d.outline
            .sections
            .iter()
            .map(|s| Place::new(s.place.paragraph, s.place.start, s.head)),
    );
    places.extend(
        d.glossary
            .entries
            .iter()
            .flat_map(|e| e.uses.iter().map(|u| u.place)),
    );
    places.extend(d.citations.iter().map(|c| c.place));
    places.extend(d.references.iter().map(|r| r.place));
    places.extend(d.deadlines.iter().map(|x| x.place));
    places.extend(d.agencies.iter().map(|x| x.place));
    places.extend(d.tasks.iter().map(|x| x.place));
    places.extend(d.tasks.iter().filter_map(|x| Some(x.actor.as_ref()?.place)));
    places.extend(d.repairs.iter().map(|x| x.place));
    places.extend(d.diagnostics.iter().filter_map(|x| x.place));
    places.extend(d.footnotes.iter().filter_map(|x| Some(x.count?.stated_at)));
    places
}

fn pieces_do_not_overlap_and_are_the_text_leaves(case: &Case) -> Held {
    let mut pieces = Vec::new();
    for (i, paragraph) in case.directive.paragraphs.iter().enumerate() {
        let here: Vec<Span> = paragraph.pieces.iter().map(|p| p.span).collect();
        must(here.is_sorted(), || {
            format!("the pieces of paragraph {i} are out of order")
        })?;
        pieces.extend(here.into_iter().map(|span| (span, i)));
    }
    pieces.sort();
    for pair in pieces.windows(2) {
        let apart = pair[0].0.end <= pair[1].0.start;
        must(apart, || format!("{:?} and {:?} overlap", pair[0], pair[1]))?;
    }
    let inside: usize = pieces.iter().map(|(span, _)| span.len()).sum();
    let leaves = case.directive.leaves.iter();
    let leaves: Vec<_> = leaves
        .filter_map(|leaf| match leaf.kind {
            LeafKind::Text(paragraph) => Some((leaf.span, paragraph as usize)),
            _ => None,
        })
        .collect();
    let text: usize = leaves.iter().map(|(span, _)| span.len()).sum();
    must(inside == text, || {
        format!("{inside} bytes in pieces, {text} in leaves")
    })?;
    for (span, paragraph) in leaves {
        let next = pieces.partition_point(|(piece, _)| piece.end <= span.start);
        let fits = pieces.get(next).is_some_and(|(piece, i)| {
            *i == paragraph && piece.start <= span.start && span.end <= piece.end
        });
        must(fits, || {
            format!("leaf {span:?} is in no piece of paragraph {paragraph}")
        })?;
    }
    Ok(())
}

fn healed_text_is_the_pieces_and_their_joining_spaces(case: &Case) -> Held {
    for (i, paragraph) in case.directive.paragraphs.iter().enumerate() {
        let mut healed = String::new();
        for piece in &paragraph.pieces {
            if piece.join.is_spaced() {
                healed.push(' ');
            }
            must(healed.len() == piece.healed(), || {
                format!("{piece:?} of {i} is misplaced")
            })?;
            healed.push_str(piece.span.of(&case.source.text));
        }
        must(healed == paragraph.text, || {
            format!("{healed:?} is not {:?}", paragraph.text)
        })?;
        let first = paragraph
            .pieces
            .first()
            .is_none_or(|piece| piece.join == Join::Same);
        must(first, || format!("paragraph {i} begins with a join"))?;
    }
    Ok(())
}

fn each_note_has_a_mark_and_each_mark_a_note_or_a_diagnostic(case: &Case) -> Held {
    let d = &case.directive;
    let said = |wanted: &DiagnosticKind| d.diagnostics.iter().any(|x| x.kind == *wanted);
    for (i, note) in d.footnotes.iter().enumerate() {
        match note.called_by.map(|r| d.note_refs.get(r)) {
            Some(reference) => must(reference.is_some_and(|r| r.note == Some(i)), || {
                format!("note {:?} and its mark do not agree", note.id)
            })?,
            None => {
                let alone = said(&DiagnosticKind::NoteWithoutMark(note.label.clone()));
                let again = said(&DiagnosticKind::NoteRepeated(note.label.clone()));
                must(alone || again, || {
                    format!("nothing said of note {:?}", note.label)
                })?;
            }
        }
        let roles = note
            .paragraphs
            .iter()
            .all(|p| d.paragraphs[*p].role == Role::Note(i as u32));
        must(roles && !note.paragraphs.is_empty(), || {
            format!("paragraphs of note {i}")
        })?;
    }
    for reference in &d.note_refs {
        match reference.note {
            Some(note) => must(note < d.footnotes.len(), || format!("no note {note}"))?,
            None => {
                let wanted = DiagnosticKind::MarkWithoutNote(reference.label.clone());
                must(said(&wanted), || {
                    format!("nothing said of mark {:?}", reference.label)
                })?;
            }
        }
    }
    Ok(())
}

fn no_section_skips_a_parent(case: &Case) -> Held {
    let sections = &case.directive.outline.sections;
    for (i, section) in sections.iter().enumerate() {
        let parent = section.parent.map(|p| (p < i).then(|| &sections[p]));
        let fits = match parent {
            None => section.depth == 1,
            Some(None) => false,
            Some(Some(parent)) => parent.depth + 1 == section.depth && parent.note == section.note,
        };
        must(fits, || {
            format!("section {:?}, depth {}", section.id, section.depth)
        })?;
    }
    Ok(())
}

fn ids_are_unique(case: &Case) -> Held {
    let d = &case.directive;
    let mut seen = HashSet::new();
    let ids = d.outline.sections.iter().map(|s| &s.id);
    let ids = ids
        .chain(d.footnotes.iter().map(|n| &n.id))
        .chain(d.tasks.iter().map(|t| &t.id));
    for id in ids {
        must(seen.insert(id), || format!("{id:?} stands twice"))?;
    }
    Ok(())
}

fn references_are_in_order_and_mean_what_is_there(case: &Case) -> Held {
    let directive = &case.directive;
    let references = &directive.references;
    must(references.is_sorted_by_key(|r| r.place), || {
        "they are not".to_owned()
    })?;
    for reference in references {
        let there = match reference.referent {
            Referent::Section(section) => section < directive.outline.sections.len(),
            Referent::Citation(citation) => citation < directive.citations.len(),
            _ => true,
        };
        let printed = directive.words(reference.place) == reference.text;
        must(there && printed, || format!("{reference:?}"))?;
    }
    Ok(())
}

fn reading_twice_gives_the_same(case: &Case) -> Held {
    // The damaged papers take long and would tell nothing that these do not.
    if case.source.name.contains(", ") {
        return Ok(());
    }
    let again = chugiai::read(&case.source);
    must(again == case.directive, || "another directive".to_owned())?;
    let same = view::reading(&again) == case.reading;
    must(same, || "another page".to_owned())
}

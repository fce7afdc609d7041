//! The notes of the text in one file: right after their sentences, and all of them after the text.

use super::page::{self, escaped, lang};
use super::work::Work;
use crate::view::{NoteView, Run};

/// Notes right after their sentence. Those called in a note stand among all notes only: opening one would close the other.
pub fn opened(work: &Work, notes: &[usize], out: &mut String) {
    for index in notes {
        if let Some(note) = work
            .reading
            .notes
            .get(*index)
            .filter(|n| n.inside.is_none())
        {
            aside(work, *index, note, out);
        }
    }
}

/// A note right after its sentence: there while its mark is the place that the address names.
fn aside(work: &Work, index: usize, note: &NoteView, out: &mut String) {
    let back = note.reference.map_or_else(String::new, |reference| {
        [
            "<a href=\"#r",
            &reference.to_string(),
            "\">",
            work.say("Thu gọn", "Close"),
            "</a>",
        ]
        .concat()
    });
    let end = [
        "<a href=\"#",
        &escaped(&note.id),
        "\">",
        work.say("Xem ở cuối bài", "See among all notes"),
        "</a>",
    ]
    .concat();
    out.push_str(&format!(
        "<aside class=\"open\" role=\"doc-footnote\" id=\"o{index}\">"
    ));
    out.push_str(&["<b aria-hidden=\"true\">", &escaped(&note.label), "</b>"].concat());
    out.push_str(&body(work, note, false));
    out.push_str(&["<nav", &lang(work), ">", &back, &end, "</nav></aside>"].concat());
}

/// The words of a note. Only among all notes do its items have their ids.
fn body(work: &Work, note: &NoteView, named: bool) -> String {
    let mut out = String::new();
    let inline = |runs: &[Run]| page::words(work, &work.bits(runs), Some(named));
    let lead = inline(&note.lead);
    if !lead.trim().is_empty() {
        out.push_str(&["<p>", &lead, "</p>"].concat());
    }
    if !note.items.is_empty() {
        out.push_str("<ul>");
        for item in &note.items {
            let id = if named {
                [" id=\"", &escaped(&item.id), "\""].concat()
            } else {
                String::new()
            };
            let words = inline(&item.runs);
            out.push_str(
                &[
                    "<li",
                    &id,
                    ">",
                    &escaped(&item.marker),
                    " ",
                    &words,
                    "</li>",
                ]
                .concat(),
            );
        }
        out.push_str("</ul>");
    }
    out
}

/// All notes after the text.
pub fn all(work: &Work, out: &mut String) {
    if work.reading.notes.is_empty() {
        return;
    }
    let head = work.say("Chú thích", "Notes");
    out.push_str(&["<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"chu-thich\">\n<h2 id=\"chu-thich\"", &lang(work), ">", head, "</h2>\n"].concat());
    for note in &work.reading.notes {
        out.push_str(
            &[
                "<div class=\"note\" id=\"",
                &escaped(&note.id),
                "\"><b>",
                &escaped(&note.label),
                "</b><div>",
            ]
            .concat(),
        );
        out.push_str(&body(work, note, true));
        match note.reference {
            Some(reference) => out.push_str(&format!(
                "<a class=\"back\" role=\"doc-backlink\" href=\"#r{reference}\"{}>{}</a>",
                lang(work),
                work.say("Về chỗ có dấu", "Back to mark")
            )),
            None => out.push_str(
                &[
                    "<p",
                    &lang(work),
                    "><em>",
                    work.say(
                        "Chưa tìm thấy dấu trong văn bản.",
                        "No mark found in the text.",
                    ),
                    "</em></p>",
                ]
                .concat(),
            ),
        }
        out.push_str("</div></div>\n");
    }
    out.push_str("</section>\n");
}

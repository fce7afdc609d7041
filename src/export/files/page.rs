//! The text as one file for any browser, without a network and without a program: healed words, notes that open after
//! their sentences and stand at the end, contents, the plan with its ticks. It carries the whole work, so that Chú Giải
//! can open it again (`import::state_in_page`).

use super::page_notes::{self, opened};
use super::page_plan;
use super::paper::{Bit, Part, PartKind, labelled};
use super::state::state;
use super::work::Work;
use crate::import::{PAGE_STATE_BEGIN, PAGE_STATE_END};
use crate::model::EmphasisKind;
use crate::view::escape::escape;
use crate::view::{ContentsRow, Line};

const STYLE: &str = include_str!("page.css");
/// Nothing is fetched, nothing runs.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub fn write(work: &Work) -> String {
    let mut out =
        String::from("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
    let head = [
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        POLICY,
        "\">\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        "<meta name=\"generator\" content=\"Chú Giải\">\n",
        "<title>",
        &escaped(&work.reading.name),
        "</title>\n",
        "<style>\n",
        STYLE,
        "</style>\n</head>\n<body>\n",
    ];
    out.push_str(&head.concat());
    bar(work, &mut out);
    outline(work, &mut out);
    out.push_str("<main>\n<article class=\"text\">\n");
    masthead(work, &mut out);
    for part in work.parts() {
        self::part(work, &part, &mut out);
    }
    conclusions(work, &mut out);
    page_notes::all(work, &mut out);
    out.push_str("</article>\n");
    page_plan::write(work, &mut out);
    out.push_str("</main>\n");
    let again = work.say(
        "Tệp này tự đọc được, không cần mạng. Mở nó bằng Chú Giải để làm tiếp: dấu tích và ghi chú vẫn còn.",
        "This file reads by itself, without a network. Open it in Chú Giải to work on: ticks and notes are in it.",
    );
    out.push_str(&["<footer", &lang(work), ">", again, "</footer>\n"].concat());
    out.push_str(
        &[
            PAGE_STATE_BEGIN,
            &state(work),
            PAGE_STATE_END,
            "\n</body>\n</html>\n",
        ]
        .concat(),
    );
    out
}

/// The language of the page's own words, where it is not that of the text.
pub fn lang(work: &Work) -> String {
    match work.wish.tongue.code() {
        "vi" => String::new(),
        code => [" lang=\"", code, "\""].concat(),
    }
}

pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != '\0') {
        escape(c, &mut out);
    }
    out
}

fn bar(work: &Work, out: &mut String) {
    let progress = work.ledger.progress;
    let day = work.wish.today.printed();
    let link = |to: &str, name: &str| ["<a href=\"#", to, "\">", name, "</a>\n"].concat();
    out.push_str(
        &[
            "<header class=\"bar\"",
            &lang(work),
            ">\n<b lang=\"vi\">Chú Giải<i>*</i></b>\n",
        ]
        .concat(),
    );
    out.push_str(
        &[
            "<span>",
            work.say("Lưu ngày ", "Saved on "),
            &day,
            "</span>\n",
        ]
        .concat(),
    );
    if !work.reading.notes.is_empty() {
        out.push_str(&link("chu-thich", work.say("Chú thích", "Notes")));
    }
    if progress.all > 0 {
        let name = format!(
            "{}: {} {} / {}",
            work.say("Nhiệm vụ", "Tasks"),
            work.say("xong", "done"),
            progress.done,
            progress.all
        );
        out.push_str(&link("nhiem-vu", &name));
    }
    out.push_str("</header>\n");
}

fn outline(work: &Work, out: &mut String) {
    if work.reading.contents.is_empty() {
        return;
    }
    let name = work.say("Mục lục", "Contents");
    out.push_str(
        &[
            "<nav class=\"outline\" aria-label=\"",
            name,
            "\"",
            &lang(work),
            ">\n<details>\n<summary>",
            name,
            "</summary>\n",
        ]
        .concat(),
    );
    fn walk(rows: &[ContentsRow], out: &mut String) {
        let mut rows = rows.iter().filter(|row| row.heading).peekable();
        if rows.peek().is_none() {
            return;
        }
        out.push_str("<ul lang=\"vi\">\n");
        for row in rows {
            let label = if row.label.is_empty() {
                String::new()
            } else {
                [&escaped(&row.label), ". "].concat()
            };
            out.push_str(
                &[
                    "<li><a href=\"#",
                    &escaped(&row.id),
                    "\">",
                    &label,
                    &escaped(&row.text),
                    "</a>",
                ]
                .concat(),
            );
            walk(&row.children, out);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    walk(&work.reading.contents, out);
    out.push_str("</details>\n</nav>\n");
}

fn masthead(work: &Work, out: &mut String) {
    let view = &work.reading.masthead;
    if !view.left.is_empty() || !view.right.is_empty() {
        out.push_str("<header class=\"letterhead\">\n<div>");
        lines(work, &view.left, out);
        out.push_str("</div>\n<div>");
        lines(work, &view.right, out);
        out.push_str("</div>\n</header>\n");
    }
    let inside = |line: &Line| inline(work, &work.bits(&line.runs));
    let kind = view.kind.as_ref().map(inside).unwrap_or_default();
    let title = view.title.as_ref().map(inside).unwrap_or_default();
    let name = match (kind.as_str(), title.as_str()) {
        ("", "") => escaped(&work.reading.name),
        ("", title) => title.to_owned(),
        (kind, "") => kind.to_owned(),
        (kind, title) => [kind, " <span>", title, "</span>"].concat(),
    };
    out.push_str(&["<h1>", &name, "</h1>\n"].concat());
    for line in view.kind.iter().chain(&view.title) {
        opened(work, &line.notes, out);
    }
    lines(work, &view.below, out);
}

fn lines(work: &Work, lines: &[Line], out: &mut String) {
    for line in lines {
        out.push_str(&["<p>", &inline(work, &work.bits(&line.runs)), "</p>\n"].concat());
        opened(work, &line.notes, out);
    }
}

fn part(work: &Work, part: &Part, out: &mut String) {
    let calls = part
        .segments
        .iter()
        .any(|segment| !segment.notes.is_empty());
    let (tag, class, marker) = match &part.kind {
        PartKind::Heading(level, label) => {
            let tag = format!("h{}", (*level).clamp(2, 6));
            (tag, String::new(), label.as_str())
        }
        kind => {
            let (class, marker) = match kind {
                PartKind::Item(marker, depth) if *depth > 1 => {
                    (format!("p item item-{}", (*depth).min(3)), marker.as_str())
                }
                PartKind::Item(marker, _) => ("p item".to_owned(), marker.as_str()),
                _ => ("p".to_owned(), ""),
            };
            // A paragraph may not hold the notes that open in it.
            (
                if calls { "div" } else { "p" }.to_owned(),
                format!(" class=\"{class}\""),
                marker,
            )
        }
    };
    out.push_str(
        &[
            "<",
            &tag,
            &class,
            " id=\"",
            &escaped(part.anchor.as_ref().unwrap_or(&part.id)),
            "\">",
        ]
        .concat(),
    );
    if part.anchor.is_some() {
        out.push_str(&["<span id=\"", &part.id, "\"></span>"].concat());
    }
    let heading = matches!(part.kind, PartKind::Heading(..));
    if heading {
        out.push_str(&escaped(&labelled(marker)));
    } else if !marker.is_empty() {
        out.push_str(&["<span class=\"marker\">", &escaped(marker), "</span> "].concat());
    }
    let mut after = String::new();
    for segment in &part.segments {
        out.push_str(&inline(work, &segment.bits));
        // A heading holds no notes: they open after it.
        let into = if heading { &mut after } else { &mut *out };
        opened(work, &segment.notes, into);
    }
    out.push_str(&["</", &tag, ">\n", &after].concat());
}

fn inline(work: &Work, bits: &[Bit]) -> String {
    words(work, bits, None)
}

/// Words and marks: in the text, or in a note, where it `named` its parts or not.
pub fn words(work: &Work, bits: &[Bit], in_note: Option<bool>) -> String {
    let mut out = String::new();
    for bit in bits {
        match bit {
            Bit::Words(words, emphasis) => {
                let (open, close) = match emphasis {
                    Some(EmphasisKind::Italic) => ("<em>", "</em>"),
                    Some(EmphasisKind::Bold) => ("<strong>", "</strong>"),
                    Some(EmphasisKind::BoldItalic) => ("<strong><em>", "</em></strong>"),
                    None => ("", ""),
                };
                out.push_str(&[open, &escaped(words), close].concat());
            }
            Bit::Anchor(id) => out.push_str(&["<span id=\"", &escaped(id), "\"></span>"].concat()),
            Bit::Break => out.push_str("<br>"),
            Bit::Call(note, reference, label) => {
                let label = escaped(label);
                let name = [work.say("chú thích ", "note "), &label].concat();
                let id = if in_note == Some(false) {
                    String::new()
                } else {
                    format!(" id=\"r{reference}\"")
                };
                let view = note.and_then(|note| work.reading.notes.get(note));
                match note.zip(view) {
                    Some((note, view)) => {
                        let to = match in_note {
                            Some(_) => escaped(&view.id),
                            None => format!("o{note}"),
                        };
                        out.push_str(&format!(
                            "<a class=\"call\" role=\"doc-noteref\"{id} href=\"#{to}\" aria-label=\"{name}\"{}>{label}</a>",
                            lang(work)
                        ));
                    }
                    None => out.push_str(&["<sup>", &label, "</sup>"].concat()),
                }
            }
        }
    }
    out
}

fn conclusions(work: &Work, out: &mut String) {
    let view = &work.reading.conclusions;
    if view.signature.is_empty() && view.signer.is_none() && view.recipients.is_empty() {
        return;
    }
    out.push_str("<footer class=\"end\">\n<div>");
    lines(work, &view.recipients, out);
    out.push_str("</div>\n<div>");
    lines(work, &view.signature, out);
    if let Some(signer) = &view.signer {
        out.push_str(
            &[
                "<p class=\"signer\">",
                &inline(work, &work.bits(&signer.runs)),
                "</p>",
            ]
            .concat(),
        );
    }
    out.push_str("</div>\n</footer>\n");
}

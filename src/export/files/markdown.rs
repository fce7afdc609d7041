//! Markdown: headings, notes as `[^3]`, the plan as a list of tasks to tick. Letters that Markdown would read as its own
//! are escaped.

use super::paper::{Bit, Part, PartKind, labelled};
use super::table::{Line, deadline, words};
use super::work::Work;
use crate::model::EmphasisKind;
use crate::view::NoteView;
use crate::view::ledger::{LedgerRow, TaskState};

pub fn write(work: &Work) -> String {
    let mut out = String::new();
    masthead(work, &mut out);
    let mut depth = 0;
    for part in work.parts() {
        self::part(work, &part, &mut depth, &mut out);
    }
    conclusions(work, &mut out);
    plan(work, &mut out);
    notes(work, &mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn masthead(work: &Work, out: &mut String) {
    let view = &work.reading.masthead;
    for lines in [&view.left, &view.right] {
        self::lines(work, &work.lines(lines), out);
    }
    let name = view.kind.iter().chain(&view.title);
    let name: Vec<String> = name
        .map(|line| inline(work, &work.bits(&line.runs), false))
        .collect();
    let name = if name.is_empty() {
        escaped(&work.reading.name, false)
    } else {
        name.join(" – ")
    };
    paragraph(&["# ", &name].concat(), out);
    for line in work.lines(&view.below) {
        paragraph(&inline(work, &line, true), out);
    }
}

/// Lines that stand under one another: each but the last ends with a backslash.
fn lines(work: &Work, lines: &[Vec<Bit>], out: &mut String) {
    let lines: Vec<String> = lines.iter().map(|line| inline(work, line, true)).collect();
    if !lines.is_empty() {
        paragraph(&lines.join("\\\n"), out);
    }
}

fn paragraph(text: &str, out: &mut String) {
    out.push_str(text);
    out.push_str("\n\n");
}

/// `depth`: how deep the list is that the paragraph before ended in.
fn part(work: &Work, part: &Part, depth: &mut usize, out: &mut String) {
    let bits: Vec<Bit> = part
        .segments
        .iter()
        .flat_map(|s| s.bits.iter().cloned())
        .collect();
    match &part.kind {
        PartKind::Heading(level, label) => {
            *depth = 0;
            let level = "#".repeat((*level).clamp(2, 6));
            let label = labelled(&escaped(label, false));
            let words = inline(work, &bits, false);
            paragraph(&[&level, " ", &label, &words].concat(), out);
        }
        PartKind::Paragraph => {
            *depth = 0;
            paragraph(&inline(work, &bits, true), out);
        }
        PartKind::Item(marker, deep) => {
            // No item hangs deeper than one step under the one before.
            *depth = (*deep).clamp(1, *depth + 1);
            out.push_str(&"  ".repeat(*depth - 1));
            out.push_str("- ");
            if !is_dash(marker) {
                out.push_str(&escaped(marker, true));
                out.push(' ');
            }
            paragraph(&inline(work, &bits, is_dash(marker)), out);
        }
    }
}

fn is_dash(marker: &str) -> bool {
    matches!(marker, "-" | "–" | "—" | "−" | "+" | "*" | "•")
}

fn inline(work: &Work, bits: &[Bit], begins: bool) -> String {
    let mut out = String::new();
    for bit in bits {
        match bit {
            Bit::Words(words, emphasis) => {
                let sign = match emphasis {
                    Some(EmphasisKind::Italic) => "*",
                    Some(EmphasisKind::Bold) => "**",
                    Some(EmphasisKind::BoldItalic) => "***",
                    None => "",
                };
                // The sign must touch the words.
                let bare = words.trim();
                let at = words.len() - words.trim_start().len();
                let (before, after) = (&words[..at], &words[(at + bare.len()).min(words.len())..]);
                let begins = begins && out.is_empty() && sign.is_empty();
                let sign = if bare.is_empty() { "" } else { sign };
                for part in [before, sign, &escaped(bare, begins), sign, after] {
                    out.push_str(part);
                }
            }
            Bit::Call(note, _, label) => match note.and_then(|note| work.reading.notes.get(note)) {
                Some(note) => out.push_str(&call(note)),
                None => out.push_str(&["\\[", &escaped(label, false), "\\]"].concat()),
            },
            Bit::Break => out.push_str("\\\n"),
            Bit::Anchor(_) => {}
        }
    }
    out.trim().to_owned()
}

fn call(note: &NoteView) -> String {
    ["[^", note.id.trim_start_matches('n'), "]"].concat()
}

/// Words that Markdown reads as words. `begins`: at the beginning of a line more signs mean something.
fn escaped(text: &str, begins: bool) -> String {
    let mut out = String::new();
    let text = text.replace(['\n', '\r'], " ");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let opens_list = begins
            && (at == 0 && matches!(c, '-' | '+' | '#' | '=')
                || at == digits && at > 0 && matches!(c, '.' | ')'));
        if opens_list
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn conclusions(work: &Work, out: &mut String) {
    let view = &work.reading.conclusions;
    let mut signed = work.lines(&view.signature);
    signed.extend(view.signer.iter().map(|line| work.bits(&line.runs)));
    lines(work, &signed, out);
    lines(work, &work.lines(&view.recipients), out);
}

fn plan(work: &Work, out: &mut String) {
    if work.ledger.progress.all == 0 {
        return;
    }
    paragraph(
        &["## ", work.say("Danh sách nhiệm vụ", "Tasks")].concat(),
        out,
    );
    let mut in_list = false;
    for line in work.plan_lines() {
        match line {
            Line::Heading(group, depth) => {
                if std::mem::take(&mut in_list) {
                    out.push('\n');
                }
                let level = "#".repeat((depth + 3).min(6));
                paragraph(
                    &[&level, " ", &escaped(&work.heading(group), false)].concat(),
                    out,
                );
            }
            Line::Row(row) => {
                in_list = true;
                out.push_str(if row.above.is_some() { "  - " } else { "- " });
                out.push_str(if row.row.state == TaskState::Done {
                    "[x] "
                } else {
                    "[ ] "
                });
                out.push_str(&escaped(&words(row.row), false));
                out.push_str(&facts(work, row.row));
                out.push('\n');
            }
        }
    }
    out.push('\n');
}

/// " — Ban Tổ chức Tỉnh ủy; trước ngày 30/6/2026", where something is known.
fn facts(work: &Work, row: &LedgerRow) -> String {
    let deadline = deadline(row);
    let partners = row.partners.value();
    let with = match partners {
        "" => String::new(),
        partners => [work.say("phối hợp: ", "with: "), partners].concat(),
    };
    let parts = [row.lead.value(), &with, &deadline, &row.note];
    let known: Vec<String> = parts
        .iter()
        .filter(|p| !p.is_empty())
        .map(|p| escaped(p, false))
        .collect();
    if known.is_empty() {
        String::new()
    } else {
        [" — ", &known.join("; ")].concat()
    }
}

fn notes(work: &Work, out: &mut String) {
    for note in work.reading.notes.iter().filter(|note| note.called) {
        let body = body(work, note);
        paragraph(&[&call(note), ": ", &body.join("\n\n    ")].concat(), out);
    }
    let mut lost = work
        .reading
        .notes
        .iter()
        .filter(|note| !note.called)
        .peekable();
    if lost.peek().is_some() {
        paragraph(
            &[
                "## ",
                work.say(
                    "Chú thích chưa có dấu trong văn bản",
                    "Notes without a mark",
                ),
            ]
            .concat(),
            out,
        );
    }
    for note in lost {
        let label = escaped(&note.label, false);
        paragraph(
            &["\\[", &label, "\\] ", &body(work, note).join("\n\n")].concat(),
            out,
        );
    }
}

/// The paragraphs of a note.
fn body(work: &Work, note: &NoteView) -> Vec<String> {
    let mut body: Vec<String> = Vec::new();
    let lead = inline(work, &work.bits(&note.lead), false);
    if !lead.is_empty() {
        body.push(lead);
    }
    for item in &note.items {
        let words = inline(work, &work.bits(&item.runs), false);
        body.push([&escaped(&item.marker, true), " ", &words].concat());
    }
    body
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_stay_words() {
        for (text, begins, written) in [
            (
                "- 5% [x] *a* _b_ <c> | d",
                true,
                "\\- 5% \\[x\\] \\*a\\* \\_b\\_ \\<c\\> \\| d",
            ),
            ("1. Một", true, "1\\. Một"),
            ("12) Hai", true, "12\\) Hai"),
            ("# Ba", true, "\\# Ba"),
            ("1. Một - # hai", false, "1. Một - # hai"),
            ("a & b `c` \\", false, "a \\& b \\`c\\` \\\\"),
        ] {
            assert_eq!(escaped(text, begins), written);
        }
    }
}

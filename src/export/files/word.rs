//! The healed text for Word: heading styles, true notes at the foot of the page.

use super::docx::{Docx, Paper, paragraph, run};
use super::paper::{Bit, PartKind, labelled};
use super::work::Work;
use crate::model::EmphasisKind;
use crate::view::Line;

const CENTRED: &str = "<w:jc w:val=\"center\"/>";
/// Two columns without lines, as wide as the text: letterhead, recipients and signature stand so on paper.
const COLUMNS: &str = "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
                       <w:tblGrid><w:gridCol w:w=\"4200\"/><w:gridCol w:w=\"4871\"/></w:tblGrid><w:tr>";

pub fn write(work: &Work) -> Result<Vec<u8>, String> {
    let mut docx = Docx::new(work);
    masthead(&mut docx);
    for part in work.parts() {
        let mut bits: Vec<Bit> = part.segments.into_iter().flat_map(|s| s.bits).collect();
        let (style, more) = match part.kind {
            PartKind::Heading(level, label) => {
                bits.insert(0, Bit::Words(labelled(&label), None));
                let level = level.saturating_sub(1).clamp(1, 5).to_string();
                (["Heading", &level].concat(), String::new())
            }
            PartKind::Paragraph => ("Body".to_owned(), String::new()),
            PartKind::Item(marker, depth) => {
                bits.insert(0, Bit::Words(marker + " ", None));
                let left = 284 * depth.clamp(1, 5).saturating_sub(1);
                (
                    "Body".to_owned(),
                    format!("<w:ind w:left=\"{left}\" w:firstLine=\"567\"/>"),
                )
            }
        };
        let runs = docx.runs(&bits);
        docx.paragraph(&style, &more, &runs);
    }
    conclusions(&mut docx);
    unmarked(&mut docx);
    docx.packed(Paper::Upright)
}

fn masthead(docx: &mut Docx) {
    let work = docx.work;
    let view = &work.reading.masthead;
    if !view.left.is_empty() || !view.right.is_empty() {
        let left = lines(docx, &view.left, CENTRED);
        let right = lines(docx, &view.right, CENTRED);
        columns(docx, &left, &right);
    }
    let names = [(&view.kind, "Title"), (&view.title, "Subtitle")];
    for (line, style) in names {
        if let Some(line) = line {
            let runs = docx.runs(&work.bits(&line.runs));
            docx.paragraph(style, "", &runs);
        }
    }
    if view.kind.is_none() && view.title.is_none() {
        docx.paragraph("Title", "", &run(&work.reading.name, None));
    }
    for line in &view.below {
        let runs = docx.runs(&work.bits(&line.runs));
        docx.paragraph("Body", "", &runs);
    }
}

/// Lines as paragraphs; a cell holds at least one.
fn lines(docx: &mut Docx, lines: &[Line], more: &str) -> String {
    let mut out = String::new();
    for line in lines {
        let runs = docx.runs(&docx.work.bits(&line.runs));
        out.push_str(&paragraph("Line", more, &runs));
    }
    if out.is_empty() {
        paragraph("Line", "", "")
    } else {
        out
    }
}

fn columns(docx: &mut Docx, left: &str, right: &str) {
    let cell = |width: &str, content: &str| {
        [
            "<w:tc><w:tcPr><w:tcW w:w=\"",
            width,
            "\" w:type=\"dxa\"/></w:tcPr>",
            content,
            "</w:tc>",
        ]
        .concat()
    };
    let row = [
        COLUMNS,
        &cell("4200", left),
        &cell("4871", right),
        "</w:tr></w:tbl>",
    ]
    .concat();
    docx.body.push_str(&row);
}

fn conclusions(docx: &mut Docx) {
    let view = &docx.work.reading.conclusions;
    if view.signature.is_empty() && view.signer.is_none() && view.recipients.is_empty() {
        return;
    }
    docx.paragraph("Line", "<w:keepNext/>", "");
    let recipients = lines(docx, &view.recipients, "");
    let mut signature = lines(docx, &view.signature, CENTRED);
    if let Some(signer) = &view.signer {
        let signer: Vec<Bit> = docx.work.bits(&signer.runs).into_iter().map(bold).collect();
        let runs = docx.runs(&signer);
        signature.push_str(&paragraph(
            "Line",
            &["<w:spacing w:before=\"960\"/>", CENTRED].concat(),
            &runs,
        ));
    }
    columns(docx, &recipients, &signature);
}

fn bold(bit: Bit) -> Bit {
    match bit {
        Bit::Words(words, None) => Bit::Words(words, Some(EmphasisKind::Bold)),
        bit => bit,
    }
}

/// Notes that no mark calls stand after the text: nothing is lost.
fn unmarked(docx: &mut Docx) {
    let work = docx.work;
    let mut notes = work
        .reading
        .notes
        .iter()
        .filter(|note| !note.called)
        .peekable();
    if notes.peek().is_some() {
        let head = work.say(
            "Chú thích chưa có dấu trong văn bản",
            "Notes without a mark",
        );
        docx.paragraph("Heading2", "", &run(head, None));
    }
    for note in notes {
        let mut runs =
            run(&["[", &note.label, "] "].concat(), None) + &docx.runs(&work.bits(&note.lead));
        for item in &note.items {
            runs.push_str(&run(&[" ", &item.marker, " "].concat(), None));
            runs.push_str(&docx.runs(&work.bits(&item.runs)));
        }
        docx.paragraph("NoteText", "", &runs);
    }
}

//! The plan as the table that offices pass round: landscape, its head on every page, a row for each heading.

use super::docx::{Docx, Paper, paragraph, run};
use super::table::{Line, deadline, words};
use super::work::Work;
use crate::model::EmphasisKind;

/// The columns and their widths in twentieths of a point: 14 570 in all.
const COLUMNS: [(&str, &str, u32); 7] = [
    ("STT", "No.", 800),
    ("Nhiệm vụ", "Task", 5070),
    ("Đơn vị chủ trì", "Lead body", 1900),
    ("Đơn vị phối hợp", "Partners", 1900),
    ("Thời hạn", "Deadline", 1600),
    ("Sản phẩm", "Product", 1500),
    ("Căn cứ", "Basis", 1800),
];
const CENTRED: &str = "<w:jc w:val=\"center\"/>";
const BOLD: Option<EmphasisKind> = Some(EmphasisKind::Bold);
const FRAME: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];

pub fn write(work: &Work) -> Result<Vec<u8>, String> {
    let mut docx = Docx::new(work);
    let title = work.say("BẢNG PHÂN CÔNG NHIỆM VỤ", "TABLE OF TASKS");
    docx.paragraph("Title", "", &run(title, None));
    let under = [work.say("Thực hiện ", "Under "), &work.named()].concat();
    docx.paragraph("Subtitle", "", &run(&under, Some(EmphasisKind::Italic)));
    let mut table =
        String::from("<w:tbl><w:tblPr><w:tblW w:w=\"14570\" w:type=\"dxa\"/><w:tblBorders>");
    for side in FRAME {
        table.push_str(
            &[
                "<w:",
                side,
                " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
            ]
            .concat(),
        );
    }
    table.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (.., width) in COLUMNS {
        table.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    table.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (vi, en, width) in COLUMNS {
        table.push_str(&cell(
            width,
            1,
            "E1EDE8",
            &paragraph("Cell", CENTRED, &run(work.say(vi, en), BOLD)),
        ));
    }
    table.push_str("</w:tr>");
    for line in work.plan_lines() {
        table.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        match line {
            Line::Heading(group, _) => {
                let heading = run(&work.heading(group), BOLD);
                let whole = COLUMNS.iter().map(|(.., width)| width).sum();
                table.push_str(&cell(
                    whole,
                    COLUMNS.len(),
                    "F4F2EC",
                    &paragraph("Cell", "<w:keepNext/>", &heading),
                ));
            }
            Line::Row(row) => {
                let it = row.row;
                let cells = [
                    row.number.clone(),
                    words(it),
                    it.lead.value().to_owned(),
                    it.partners.value().to_owned(),
                    deadline(it),
                    it.product.value().to_owned(),
                    it.basis.join("; "),
                ];
                for (i, ((.., width), words)) in COLUMNS.iter().zip(cells).enumerate() {
                    let more = if i == 0 { CENTRED } else { "" };
                    table.push_str(&cell(
                        *width,
                        1,
                        "",
                        &paragraph("Cell", more, &run(&words, None)),
                    ));
                }
            }
        }
        table.push_str("</w:tr>");
    }
    table.push_str("</w:tbl>");
    docx.body.push_str(&table);
    // A table is never the last thing in a text.
    docx.paragraph("Line", "", "");
    docx.packed(Paper::Landscape)
}

fn cell(width: u32, columns: usize, ground: &str, content: &str) -> String {
    let span = if columns > 1 {
        format!("<w:gridSpan w:val=\"{columns}\"/>")
    } else {
        String::new()
    };
    let ground = if ground.is_empty() {
        String::new()
    } else {
        [
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"",
            ground,
            "\"/>",
        ]
        .concat()
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{ground}</w:tcPr>{content}</w:tc>"
    )
}

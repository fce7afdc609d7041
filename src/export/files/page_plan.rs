//! The plan in the saved page: a table with its ticks as they stand.

use super::page::{escaped, lang};
use super::table::{Line, Row, deadline, words};
use super::work::Work;
use crate::view::ledger::{Cell, TaskState};

const COLUMNS: usize = 9;

pub fn write(work: &Work, out: &mut String) {
    let progress = work.ledger.progress;
    if progress.all == 0 {
        return;
    }
    let name = work.say("Danh sách nhiệm vụ", "Tasks");
    out.push_str(
        &[
            "<section class=\"plan\" aria-labelledby=\"nhiem-vu\">\n<h2 id=\"nhiem-vu\"",
            &lang(work),
            ">",
            name,
            "</h2>\n",
        ]
        .concat(),
    );
    // What scrolls must be reached by keyboard.
    out.push_str("<div class=\"wide\" role=\"region\" aria-labelledby=\"nhiem-vu\" tabindex=\"0\">\n<table>\n");
    let (done, all) = (progress.done.to_string(), progress.all.to_string());
    out.push_str(
        &[
            "<caption",
            &lang(work),
            ">",
            work.say("Đã xong ", "Done: "),
            &done,
            " / ",
            &all,
            "</caption>\n",
        ]
        .concat(),
    );
    out.push_str(&["<thead", &lang(work), "><tr>"].concat());
    let heads = [
        ("Xong", "Done"),
        ("STT", "No."),
        ("Nhiệm vụ", "Task"),
        ("Đơn vị chủ trì", "Lead body"),
        ("Đơn vị phối hợp", "Partners"),
        ("Thời hạn", "Deadline"),
        ("Sản phẩm", "Product"),
        ("Căn cứ", "Basis"),
        ("Ghi chú", "Note"),
    ];
    for (vi, en) in heads {
        out.push_str(&["<th scope=\"col\">", work.say(vi, en), "</th>"].concat());
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for line in work.plan_lines() {
        match line {
            Line::Heading(group, _) => {
                let heading = escaped(&work.heading(group));
                out.push_str(&format!(
                    "<tr><th colspan=\"{COLUMNS}\" scope=\"rowgroup\">{heading}</th></tr>\n"
                ));
            }
            Line::Row(row) => self::row(work, &row, out),
        }
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn row(work: &Work, row: &Row, out: &mut String) {
    let it = row.row;
    let sign = match it.state {
        TaskState::Open => "☐",
        TaskState::Begun => "◐",
        TaskState::Done => "☑",
    };
    let class = match (it.state == TaskState::Done, row.above.is_some()) {
        (true, true) => " class=\"done part\"",
        (true, false) => " class=\"done\"",
        (false, true) => " class=\"part\"",
        (false, false) => "",
    };
    out.push_str(&format!(
        "<tr{class}><td><span aria-hidden=\"true\">{sign}</span><span class=\"away\"{}>{}</span></td>",
        lang(work),
        work.state(it.state)
    ));
    out.push_str(&["<td>", &row.number, "</td><td>"].concat());
    let words = escaped(&words(it));
    if it.anchor.is_empty() {
        out.push_str(&words);
    } else {
        out.push_str(&["<a href=\"#", &escaped(&it.anchor), "\">", &words, "</a>"].concat());
    }
    out.push_str("</td>");
    let cell = |cell: &Cell, value: &str| (escaped(value), !cell.own.is_empty());
    let cells = [
        cell(&it.lead, it.lead.value()),
        cell(&it.partners, it.partners.value()),
        cell(&it.deadline, &deadline(it)),
        cell(&it.product, it.product.value()),
        (escaped(&it.basis.join("; ")), false),
        (escaped(&it.note).replace('\n', "<br>"), true),
    ];
    for (value, own) in cells {
        // What a person said is set apart from what the text says.
        let own = if own && !value.is_empty() {
            " class=\"own\""
        } else {
            ""
        };
        out.push_str(&["<td", own, ">", &value, "</td>"].concat());
    }
    out.push_str("</tr>\n");
}

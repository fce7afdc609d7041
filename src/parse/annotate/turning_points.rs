//! Terms that an event sets: a plenum, a congress, an anniversary, a paper that comes into force.
//!
//! *Reads* one healed text. *Writes* [`When`]s. *Never* takes the place of a speech for a term.
//!
//! "trình Hội nghị Trung ương 7" → the plenum; "tại Hội nghị Trung ương 7" → none; "sau khi Nghị
//! quyết được ban hành" → the event.

use super::super::grammar::dates;
use super::super::letters::{holds, tail};
use super::super::prose::{Openings, Prose};
use super::deadlines::{When, add};
use super::near::{self, Cursor};
use crate::parse::letters::marks::Marks;

/// "Hội nghị Trung ương 7 khóa XIII".
fn plenum(c: &mut Cursor) -> bool {
    let term = |c: &mut Cursor| {
        c.word(",");
        c.one_of(" (| ") && c.one_of("khóa |khoá ") && c.roman() && c.may(")")
    };
    c.word("Hội nghị Trung ương ") && c.digits(2) && c.may_all(&term)
}

/// "sau khi Nghị quyết được ban hành", "trước đại hội đảng bộ các cấp": what comes first.
fn turning_point(c: &mut Cursor) -> bool {
    let congress = |c: &mut Cursor| {
        c.cased("trước |sau ") && c.cased("đại hội đảng ") && c.may("bộ ") && c.word("các cấp")
    };
    c.all(&congress)
        || c.cased("ngay sau khi |sau khi ")
            && c.run(3, 90, |c| !matches!(c, ',' | ';' | '.' | ':' | '('))
}

/// "nhân dịp kỷ niệm 93 năm Ngày … (3/2/1930 - 3/2/2023)".
fn anniversary(c: &mut Cursor) -> bool {
    c.cased("nhân dịp kỷ niệm ") && c.run(1, 120, |c| !matches!(c, ')' | ';' | '.')) && c.word(")")
}

/// "trình Hội nghị Trung ương 7": the plenum is the day it is due; and other turning points.
pub fn add_events(prose: &Prose, all: &mut Vec<When>) {
    let text = prose.text;
    for caught in near::captures(plenum, prose, const { Openings::of("hội") }) {
        let (start, end) = caught.bounds();
        let before = tail(&text[..start], 300);
        let before = &before[before.rfind_any(";.").map_or(0, |i| i + 1)..];
        let ahead = holds(before, "trình |Trình ") || before.ends_with("phục vụ ");
        if ahead && !before.contains("tại ") {
            add(all, (start, end), "event: ".to_owned() + &text[start..end]);
        }
    }
    for caught in near::captures(
        turning_point,
        prose,
        const { Openings::of("trước|sau|ngay") },
    ) {
        let (start, end) = caught.bounds();
        let words = &text[start..end];
        // "Sau khi nghe Báo cáo …, Ban Bí thư kết luận": what a meeting has done already.
        if holds(
            words,
            " khi nghe | khi xem xét| khi thảo luận| khi cho ý kiến",
        ) {
            continue;
        }
        let done = [
            "các cấp",
            "ban hành",
            "phê duyệt",
            "thông qua",
            "có hiệu lực",
        ]
        .iter()
        .filter_map(|done| Some(words.find(done)? + done.len()))
        .min();
        if let Some(len) = done {
            let end = start + len;
            add(all, (start, end), "event: ".to_owned() + &text[start..end]);
        }
    }
    for caught in near::captures(anniversary, prose, const { Openings::of("nhân") }) {
        let (start, end) = caught.bounds();
        let days = text[start..end - 1].rsplit(['-', '–', '(']).next();
        let date = days.and_then(|day| dates::date_at(day.trim(), 0));
        if let Some((date, _)) = date {
            add(all, (start, end), date.to_string());
        }
    }
}

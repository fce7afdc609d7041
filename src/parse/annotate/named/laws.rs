//! Laws by their own names, which go on over commas to a year or a day.
//!
//! *Reads* one healed text. *Writes* mentions as [`Found`]. *Never* takes what a law is followed by for its name.

use super::super::super::grammar::dates;
use super::super::super::prose::{Openings, Prose};
use super::super::citations::Found;
use super::super::tails::read_tail;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, begins, is_lower, is_upper};

/// "Luật Tổ chức chính quyền địa phương năm 2015", "Bộ luật Lao động ngày 20 tháng 11 năm 2019":
/// a name in one stretch, then its year or day.
pub fn add_laws(prose: &Prose, all: &mut Vec<Found>) {
    let text = prose.text;
    for kind in ["Bộ luật", "Luật", "Pháp lệnh"] {
        for start in prose.starts(const { Openings::of("bộ|luật|pháp") }) {
            let Some(name) = text[start..].strip_prefix(kind) else {
                continue;
            };
            let near = name
                .char_indices()
                .nth(120)
                .map_or(name, |(i, _)| &name[..i]);
            // "Luật sửa đổi, bổ sung một số điều của Luật …": its name begins with what it does.
            let amends = if near.starts_with(" sửa đổi, ") {
                " sửa đổi, ".len()
            } else {
                0
            };
            let named = amends > 0 || near.starts_with(' ') && near[1..].starts_with(is_upper);
            let stretch = &near[..name_of_law(near, amends)];
            let digit = stretch.find(|c: char| c.is_ascii_digit());
            let Some(digit) = digit.filter(|_| named) else {
                continue;
            };
            let before = stretch[..digit].trim_end();
            // "Luật Thực hiện dân chủ ở cơ sở có hiệu lực từ ngày 1/7/2023": the day is not in its name.
            if before.contains(" có hiệu lực") {
                continue;
            }
            let from = start + kind.len();
            let (date, end) = if before.ends_with("năm") && is_year(&stretch[digit..]) {
                (None, from + digit + 4)
            } else if before.ends_with("ngày")
                && let Some((date, end)) = dates::date_at(text, from + digit)
            {
                (Some(date), end)
            } else {
                continue;
            };
            let mut found = Found {
                start,
                end,
                kind: kind.to_owned(),
                date,
                reach: end,
                ..Found::default()
            };
            read_tail(text, &mut found);
            all.push(found);
        }
    }
}

/// A law's name goes on over a comma: "Phòng, chống tham nhũng"; not "Luật Đất đai, các nghị định".
fn name_of_law(near: &str, from: usize) -> usize {
    const OTHERS: List = list!(
        "các |một |những |và |trong |được |theo |nhất |quy |nghị |đã |có |là |do |từ |như |khi |để |kết |chỉ |văn ",
    );
    let mut at = from;
    while let Some(mark) = near[at..].find_any(",;.:()“”") {
        let more = near[at + mark..].strip_prefix(", ");
        let goes_on = more.is_some_and(|more| {
            let part = more.split([',', ';']).next().unwrap_or("");
            let words = part
                .split(' ')
                .take_while(|w| !matches!(*w, "năm" | "ngày"));
            part.starts_with(is_lower) && !begins(part, OTHERS) && words.count() <= 5
        });
        if !goes_on {
            return at + mark;
        }
        at += mark + 2;
    }
    near.len()
}

fn is_year(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

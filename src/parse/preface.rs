//! The letterhead: who, what number, where and when, what kind, on what.
//!
//! *Reads* the lines before the text. *Writes* their roles, a [`Preface`] and the incoming stamp
//! that recognition mixes into it. *Never* touches lines after the text begins.
//!
//! "Số: 19 S608 -KL/BTCTW" → the stamp's register number 19 and 08-KL/BTCTW;
//! "**NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH … / về nâng cao …**" → kind, issuer, title.

use crate::model::{
    CopyNotice, DiagnosticKind, FurnitureKind, IncomingStamp, Layer, Preface, PrefacePart, Role,
    Span,
};
use crate::parse::letters::marks::Marks;

mod article;
mod issuer;
mod kind;
mod preamble;
mod stamp;
mod subject;
mod title;

use self::article::read_bare_head;
use self::issuer::{enacting, issuer};
pub use self::issuer::{issuer_by_code, sign_for_the_centre};
use self::kind::{broken_kind, kind_by_number, kind_line, names_consolidation};
use self::preamble::read_preamble;
use self::stamp::{is_stamp_word, read_stamp_line};
use self::subject::{continues_subject, is_subject, subject_words};
use self::title::read_title;
use super::grammar::letterhead::{
    broken_motto, electronic_copy, header_number, is_motto, place_date, place_of_open_day,
};
use super::labels::label;
use super::letters::{
    bare_text, begins_lower, is_capitals, is_one_of, is_upper, lower_text, starts_lower,
};
use super::lines::Line;

/// What stands before the text.
#[derive(Debug, Default)]
pub struct Head {
    /// Lines and their roles.
    pub roles: Vec<(usize, Role)>,
    pub preface: Preface,
    pub stamp: Option<IncomingStamp>,
    /// An electronic copy says so in one line on its first page.
    pub copy: Option<CopyNotice>,
    pub diagnostics: Vec<(DiagnosticKind, Span)>,
    /// Issuing bodies as printed, in order; the conclusions and the issuer's name need them.
    pub letterhead: Vec<String>,
}

/// How many lines with words may stand before the kind of the document.
const REACH: usize = 60;

/// Reads the letterhead. `taken[i]` marks lines that are furniture already.
pub fn preface(lines: &[Line], taken: &[bool]) -> Head {
    let mut free: Vec<usize> = (0..lines.len())
        .filter(|i| !taken[*i] && !lines[*i].is_blank())
        .take(3 * REACH)
        .collect();
    let mut head = Head::default();
    for line in free.drain(..remarks_of_a_page(lines, &free)) {
        set_furniture(&mut head, line, FurnitureKind::Caption);
    }
    // Bases may run over more lines.
    let far = free.clone();
    free.truncate(REACH);
    let kind = free
        .iter()
        .position(|i| kind_line(lines, *i).is_some() || broken_kind(lines, *i).is_some());
    let letter = letter_start(lines, &free);
    // A letter has no kind of its own: one below "Kính gửi" names the paper it encloses.
    let kind = kind.filter(|kind| letter.is_none_or(|letter| *kind < letter));
    if let Some(k) = kind {
        let consolidated = read_letterhead(lines, &free[..k], &mut head);
        let end = read_title(lines, &free[k..], &mut head);
        let code = head.preface.number.as_ref().map(|n| n.kind_code.as_str());
        if consolidated || code == Some("VBHN") {
            head.preface.kind = Some("Văn bản hợp nhất".to_owned());
        }
        read_preamble(lines, &far[k + end..], &mut head);
    } else if let Some(k) = letter {
        read_letterhead(lines, &free[..k], &mut head);
        head.preface.kind = Some("Công văn".to_owned());
        read_preamble(lines, &free[k..], &mut head);
    } else {
        read_bare_head(lines, &free, &mut head);
    }
    head.preface.issuer = issuer(&head).or_else(|| enacting(lines, &free));
    if head.preface.kind.is_none() {
        head.preface.kind = kind_by_number(&head);
    }
    head
}

/// How many of the lines `free` are a web page's about the paper, far above its letterhead: short ones without a label.
fn remarks_of_a_page(lines: &[Line], free: &[usize]) -> usize {
    let motto = free.windows(2).position(|pair| {
        let printed = pair.iter().map(|i| lines[*i].text.as_str());
        let first = lines[pair[0]].text.as_str();
        // Two columns printed as one line are no longer than this; a paragraph that speaks of the motto is.
        first.len() < 250 && is_motto(first) || broken_motto(printed).is_some()
    });
    // The letterhead's other column stands above its motto.
    let is_of_letterhead = |i: &&usize| {
        let text = lines[**i].text.as_str();
        is_capitals(text) || header_number(text).is_some()
    };
    // A page repeats kind and title above the paper.
    let repeated = |motto: usize| {
        let kind = kind_line(lines, free[0]).map(|_| lines[free[0]].text.as_str());
        let mut below = free[motto..].iter().take(8);
        kind.is_some_and(|kind| below.any(|i| lines[*i].text.as_str() == kind))
    };
    // The Youth Union has no motto.
    let dated = |i: &usize| place_date(&lines[*i].text).is_some();
    let day = || free.iter().take(20).position(dated);
    let far = motto.filter(|motto| *motto > 12);
    let near = || motto.or_else(day).filter(|at| repeated(*at));
    let Some(motto) = far.or_else(near) else {
        return 0;
    };
    let above = free[..motto]
        .iter()
        .rev()
        .take_while(is_of_letterhead)
        .count();
    let remarks = &free[..motto - above.min(4)];
    let is_text = |i: &usize| {
        let text = lines[*i].text.as_str();
        text.len() > 250 || label(text).is_some() || preamble::is_preamble(text)
    };
    if remarks.iter().any(is_text) {
        0
    } else {
        remarks.len()
    }
}

fn set(head: &mut Head, line: usize, part: PrefacePart) {
    head.roles.push((line, Role::Preface(part)));
}

fn set_furniture(head: &mut Head, line: usize, kind: FurnitureKind) {
    head.roles.push((line, Role::Furniture(kind)));
}

/// The lines above the kind; whether the gazette heads a consolidated text with them.
fn read_letterhead(lines: &[Line], above: &[usize], head: &mut Head) -> bool {
    let mut consolidated = false;
    let mut broken = None;
    let stamp = above.iter().position(|i| is_stamp_word(&lines[*i].text));
    let mut cell = 0;
    for (k, &i) in above.iter().enumerate() {
        let text = lines[i].text.as_str();
        if k < cell {
            continue;
        }
        if stamp.is_some_and(|s| k >= s) && read_stamp_line(text, head) {
            set_furniture(head, i, FurnitureKind::Stamp);
        } else if let Some((count, part)) = narrow_cell(lines, &above[k..], head) {
            for &line in &above[k..k + count] {
                set(head, line, part);
            }
            cell = k + count;
        } else if is_motto(text) {
            // "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …": the other column, before one space.
            let motto = ["CỘNG H", "Độc lập", "ĐẢNG CỘNG SẢN"];
            let motto = motto.iter().find_map(|words| text.find(words));
            let body = text[..motto.unwrap_or(0)].trim();
            if is_capitals(body) {
                head.letterhead.push(body.to_owned());
            }
            set(head, i, PrefacePart::Motto);
        } else if let Some(copy) = electronic_copy(text) {
            head.copy = Some(copy);
            head.roles
                .push((i, Role::Copy(Layer::Preface(PrefacePart::Kind))));
        } else if let Some(whole) = number_over_two(lines, above, k)
            && read_number(&whole, lines[i].span, head)
        {
            set(head, i, PrefacePart::Number);
            broken = Some(k + 1);
        } else if broken == Some(k) || read_number(text, lines[i].span, head) {
            set(head, i, PrefacePart::Number);
            // "Số: 12/QĐ-UBND Lam Giang, ngày …": the other column, after one space.
            let printed = head.preface.number.as_ref().map(|n| n.as_printed.clone());
            if let Some((_, rest)) = printed.and_then(|printed| text.split_once(printed.as_str())) {
                read_place_date(rest.trim(), head);
            }
        } else if read_place_date(text, head) {
            set(head, i, PrefacePart::PlaceDate);
        } else if is_subject(text) || k > 0 && continues_subject(lines, above[k - 1], i, head) {
            let words = subject_words(text);
            head.preface.title = Some(match head.preface.title.take() {
                Some(title) => [&title, " ", &words].concat(),
                None => words,
            });
            set(head, i, PrefacePart::Subject);
        } else if is_mark(text) {
            set_furniture(head, i, FurnitureKind::Stamp);
        } else if let Some(body) = names_consolidation(text) {
            consolidated = true;
            if !body.is_empty() {
                head.letterhead.push(body.to_owned());
            }
            set(head, i, PrefacePart::Issuer);
        } else if is_capitals(text) {
            // The stamp's office stands right above its "ĐẾN", after the issuer's ornament.
            let in_stamp = stamp.is_some_and(|s| {
                k < s
                    && above[k..s]
                        .windows(2)
                        .all(|w| w[1] == w[0] + 1 || capitals_between(lines, w))
                    && !head.letterhead.is_empty()
                    && (head.preface.number.is_some() || ornament_between(lines, above[0], i))
            });
            if in_stamp {
                set_furniture(head, i, FurnitureKind::Stamp);
            } else {
                head.letterhead.push(text.to_owned());
                set(head, i, PrefacePart::Issuer);
            }
        } else {
            set_furniture(head, i, FurnitureKind::Caption);
        }
    }
    consolidated
}

/// Marks of secrecy, haste and use (NĐ 30/2020/NĐ-CP Annex I, III; HD 36-HD/VPTW).
fn is_mark(text: &str) -> bool {
    const MARKS: &str = "MẬT|TỐI MẬT|TUYỆT MẬT|KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|DỰ THẢO|LƯU HÀNH NỘI BỘ|TÀI LIỆU HỘI NGHỊ|XEM XONG TRẢ LẠI";
    is_one_of(text.trim_start_of("(*").trim_end_of(")*"), MARKS)
}

fn capitals_between(lines: &[Line], pair: &[usize]) -> bool {
    pair.iter().all(|i| is_capitals(&lines[*i].text))
}

fn ornament_between(lines: &[Line], from: usize, to: usize) -> bool {
    lines[from..to].iter().any(|l| l.text.as_str() == "*")
}

/// "Số: 01/2024/TTLT-BNV- / BTC": the number of a joint paper, whose codes go on in the next line.
fn number_over_two(lines: &[Line], above: &[usize], k: usize) -> Option<String> {
    let (text, next) = (
        lines[above[k]].text.as_str(),
        lines[*above.get(k + 1)?].text.as_str(),
    );
    let code = |text: &str| is_capitals(text) && !text.contains(' ');
    let broken = text.ends_in("-/") && code(next)
        || next.strip_prefix('-').is_some_and(code) && next.len() < 30;
    let number = |text: &str| header_number(text).map(|(number, _)| number.text.len());
    // "Số: / 12/QĐ-UBND" in a narrow cell.
    if text.len() < 8 && bare_text(text).trim_end_of(":. ") == "so" && number(next).is_some() {
        return Some([text, " ", next].concat());
    }
    let whole = [text, next].concat();
    (broken && number(text).is_some() && number(&whole) > number(text)).then_some(whole)
}

/// "CỘNG HÒA XÃ HỘI / CHỦ NGHĨA VIỆT NAM", "Thành phố Hồ / Chí Minh, ngày 19 / tháng 11 năm 2031": what a narrow cell
/// breaks over two or three lines. Gives how many.
fn narrow_cell(lines: &[Line], above: &[usize], head: &mut Head) -> Option<(usize, PrefacePart)> {
    let adjacent = above
        .windows(2)
        .take(3)
        .take_while(|pair| pair[1] == pair[0] + 1)
        .count();
    let cell = &above[..=adjacent];
    let words = |i: &usize| lines[*i].text.as_str();
    if let Some(count) = broken_motto(cell.iter().map(words)) {
        return Some((count, PrefacePart::Motto));
    }
    let first = words(&above[0]);
    if first.len() > 60 || is_capitals(first) || is_motto(first) || !first.starts_with(is_upper) {
        return None;
    }
    (2..=cell.len().min(3)).find_map(|count| {
        let whole = cell[..count]
            .iter()
            .map(words)
            .collect::<Vec<_>>()
            .join(" ");
        place_date(&whole)?.0?;
        read_place_date(&whole, head).then_some((count, PrefacePart::PlaceDate))
    })
}

fn read_number(text: &str, span: Span, head: &mut Head) -> bool {
    let bare = bare_text(text);
    let begins = bare.starts_with("so ")
        || bare.starts_with("so:")
        || bare.starts_with("s6")
        || bare.starts_with("so.");
    if !begins && text.chars().count() > 40 {
        return false;
    }
    let Some((number, at)) = header_number(text) else {
        // "Số:     /QĐ-UBND": a draft not yet numbered.
        return begins && text.contains('/') && text.chars().count() < 40;
    };
    let before = text[..at].trim();
    // "số 28/2015/NĐ-CP ngày …", "Nghị định số 28/2015/NĐ-CP": a line of a title that names another paper.
    if starts_lower(text) || !(begins || before.ends_with(':') || before.chars().count() < 9) {
        return false;
    }
    if head.preface.number.is_some() {
        return begins;
    }
    let stray: String = before.chars().filter(char::is_ascii_digit).collect();
    if !stray.is_empty() {
        head.stamp.get_or_insert_default().number = Some(stray.clone());
    }
    if !stray.is_empty() || number.as_printed.starts_with('S') {
        let kind = DiagnosticKind::NumberRepaired {
            printed: text.to_owned(),
            read: number.text.clone(),
        };
        head.diagnostics.push((kind, span));
    }
    head.preface.number = Some(number);
    true
}

fn read_place_date(text: &str, head: &mut Head) -> bool {
    let Some((place, date)) = place_date(text) else {
        let place = place_of_open_day(text);
        if head.preface.place.is_none() {
            head.preface.place = place.map(str::to_owned);
        }
        return place.is_some();
    };
    if head.preface.date.is_none() || place.is_some() {
        head.preface.date = Some(date);
        head.preface.place = place;
    }
    true
}

/// Where a letter's "Kính gửi" or căn cứ begins, below a number.
fn letter_start(lines: &[Line], free: &[usize]) -> Option<usize> {
    let k = free.iter().position(|i| {
        let text = lines[*i].text.as_str();
        let broken = |next: &Line| begins_lower(&next.text, "gửi");
        begins_lower(text, "kính gửi")
            || begins_lower(text, "kính trình")
            || text.len() == "kính".len()
                && lower_text(text) == "kính"
                && lines.get(i + 1).is_some_and(broken)
    })?;
    free[..k]
        .iter()
        .any(|i| header_number(&lines[*i].text).is_some() || is_motto(&lines[*i].text))
        .then_some(k)
}

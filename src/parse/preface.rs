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
mod preamble;
mod stamp;
mod subject;
mod title;

use self::article::read_bare_head;
use self::issuer::{enacting, issuer};
pub use self::issuer::{issuer_by_code, sign_for_the_centre};
use self::preamble::read_preamble;
use self::stamp::{is_stamp_word, read_stamp_line};
use self::subject::{continues_subject, is_subject, subject_words};
use self::title::read_title;
use super::grammar::letterhead::{electronic_copy, header_number, is_motto, place_date};
use super::known;
use super::labels::label;
use super::letters::{bare_text, is_capitals, is_letter, lower_text, starts_lower};
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
    let free: Vec<usize> = (0..lines.len())
        .filter(|i| !taken[*i] && !lines[*i].is_blank())
        .take(REACH)
        .collect();
    let mut head = Head::default();
    let kind = free.iter().position(|i| kind_line(lines, *i).is_some());
    let letter = letter_start(lines, &free);
    // A letter has no kind of its own: one below "Kính gửi" names the paper it encloses.
    let kind = kind.filter(|kind| letter.is_none_or(|letter| *kind < letter));
    if let Some(k) = kind {
        let consolidated = read_letterhead(lines, &free[..k], &mut head);
        let end = read_title(lines, &free[k..], &mut head);
        if consolidated {
            head.preface.kind = Some("Văn bản hợp nhất".to_owned());
        }
        read_preamble(lines, &free[k + end..], &mut head);
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

/// The kind of document that a line names alone in capitals, with the rest of the line:
/// "NGHỊ QUYẾT", "KẾ HOẠCH THÁNG 6", not "QUYẾT ĐỊNH:" (the formula before Điều 1).
fn kind_line(lines: &[Line], i: usize) -> Option<(&'static str, String)> {
    let text = lines[i].text.as_str();
    if text.chars().count() > 90
        || text.ends_with(':')
        || label(text).is_some()
        || is_stamp_word(text)
    {
        return None;
    }
    let lower = lower_text(text);
    let capitals = is_capitals(text);
    if capitals && let Some(kind) = misread_kind(text) {
        return Some((kind, String::new()));
    }
    known::document_types().iter().find_map(|kind| {
        let name = lower_text(kind.name);
        let rest = lower.strip_prefix(name.as_str())?;
        // "NGHỊ ĐỊNH1", "THÔNG TƯ[1]", "QUY ĐỊNH*": a note is called behind the kind.
        let called = rest.len() < 7 && rest.trim_matches(is_note_mark).is_empty();
        if rest.is_empty() || (called && !rest.starts_with(' ')) {
            // "Kết luận" alone on a line in small letters is a kind too, if set apart.
            let apart =
                lines.get(i + 1).is_none_or(Line::is_blank) || lines[i].level > 0 || lines[i].bold;
            return (capitals || apart).then(|| (kind.name, String::new()));
        }
        let rest_printed: String = text.chars().skip(name.chars().count()).collect();
        let consolidates = || names_consolidation(text).is_some();
        (capitals && rest.starts_with(' ') && !consolidates())
            .then(|| (kind.name, rest_printed.trim().to_owned()))
    })
}

/// "K ÉT LUẬN", "NGHỊ QUYÊT": a kind alone in its line whose marks or blanks recognition got wrong.
fn misread_kind(text: &str) -> Option<&'static str> {
    if text.len() > 40 || text.contains(|c: char| !is_letter(c) && c != ' ') {
        return None;
    }
    let letters = |text: &str| bare_text(text).replace(' ', "");
    let printed = letters(text);
    let mut kinds = known::document_types().iter();
    let kind = kinds.find(|kind| {
        kind.name.len() > 8 && kind.codes.len() == 1 && letters(kind.name) == printed
    })?;
    (lower_text(text) != lower_text(kind.name)).then_some(kind.name)
}

fn is_note_mark(c: char) -> bool {
    c.is_ascii_digit() || "¹²³⁴⁵⁶⁷⁸⁹⁰*[]()".contains(c)
}

/// The body in the gazette's heading over a consolidated text: "VĂN BẢN HỢP NHẤT - BỘ Y TẾ".
fn names_consolidation(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(CONSOLIDATED)?.trim_start();
    Some(rest.strip_prefix(['-', '–'])?.trim())
}

const CONSOLIDATED: &str = "VĂN BẢN HỢP NHẤT";

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
    for (k, &i) in above.iter().enumerate() {
        let text = lines[i].text.as_str();
        if stamp.is_some_and(|s| k >= s) && read_stamp_line(text, head) {
            set_furniture(head, i, FurnitureKind::Stamp);
        } else if is_motto(text) {
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
    let words = text.trim_start_of("(*").trim_end_of(")*");
    MARKS.split('|').any(|mark| words == mark)
}

fn capitals_between(lines: &[Line], pair: &[usize]) -> bool {
    pair.iter().all(|i| is_capitals(&lines[*i].text))
}

fn ornament_between(lines: &[Line], from: usize, to: usize) -> bool {
    lines[from..to].iter().any(|l| l.text == "*")
}

/// "Số: 01/2024/TTLT-BNV- / BTC": the number of a joint paper, whose codes go on in the next line.
fn number_over_two(lines: &[Line], above: &[usize], k: usize) -> Option<String> {
    let (text, next) = (&lines[above[k]].text, &lines[*above.get(k + 1)?].text);
    let code = |text: &str| is_capitals(text) && !text.contains(' ');
    let broken = text.ends_in("-/") && code(next)
        || next.strip_prefix('-').is_some_and(code) && next.len() < 30;
    let number = |text: &str| header_number(text).map(|(number, _)| number.text.len());
    let whole = [text.as_str(), next].concat();
    (broken && number(text).is_some() && number(&whole) > number(text)).then_some(whole)
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
        return false;
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
        let lower = lower_text(&lines[*i].text);
        lower.starts_with("kính gửi") || lower.starts_with("kính trình")
    })?;
    free[..k]
        .iter()
        .any(|i| header_number(&lines[*i].text).is_some() || is_motto(&lines[*i].text))
        .then_some(k)
}

/// The kind that the code in the number can only mean: NQ, CT-TTg; not QĐ (Quyết định, Quy định).
fn kind_by_number(head: &Head) -> Option<String> {
    let code = head.preface.number.as_ref()?.kind_code.as_str();
    let mut kinds = known::document_types()
        .iter()
        .filter(|kind| kind.codes.contains(&code));
    let kind = kinds.next().filter(|_| kinds.next().is_none())?;
    Some(kind.name.to_owned())
}

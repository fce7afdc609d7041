//! What stands after the text: signature, recipients, and the copy notice.
//!
//! *Reads* the lines from the end. *Writes* their roles, [`Conclusions`] and [`CopyNotice`].
//! *Never* touches lines that the preface took.
//!
//! "K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN / Đã ký: …" → signature; a second letterhead with "SAO LỤC"
//! and "Số 713-BS/VPTU" after it → the copy notice with its own date, recipients and signer.

use crate::model::{
    Conclusions, ConclusionsPart, CopyNotice, Date, DocumentNumber, FurnitureKind, Layer, Role,
};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_letter, is_lower, is_one_of, is_upper, is_word};

mod bounds;
mod byline;
mod copy;

use self::bounds::{end_of_conclusions, ends_text, signed, start_of_conclusions};
use self::byline::read_byline;
use self::copy::{copy_start, read_copy};
use super::grammar::letterhead::{header_number, is_copy_form, is_motto, office, place_date};
use super::labels::label;
use super::letters::{after_bare, bare_text, is_capitals};
use super::lines::Line;

/// What stands after the text.
#[derive(Debug, Default)]
pub struct Tail {
    pub roles: Vec<(usize, Role)>,
    pub conclusions: Conclusions,
    pub copy: Option<CopyNotice>,
    /// A consolidated text has its number, place and day where it is confirmed.
    pub confirmed: Option<Confirmed>,
}

/// A number with the place and day beside it.
pub type Confirmed = (DocumentNumber, Option<(Option<String>, Date)>);

/// Reads the end of the document. `taken[i]` marks lines that have a role already.
pub fn conclusions(lines: &[Line], taken: &[bool]) -> Tail {
    let mut tail = Tail::default();
    let free: Vec<usize> = (0..lines.len())
        .filter(|i| !taken[*i] && !lines[*i].is_blank())
        .collect();
    let free = &free[..enclosed(lines, &free)];
    let Some(start) = signed(lines, free).or_else(|| start_of_conclusions(lines, free)) else {
        read_byline(lines, free, &mut tail);
        return tail;
    };
    let start = read_confirmation(lines, free, start, &mut tail);
    let end = end_of_conclusions(lines, free, start);
    let block = &free[start..end];
    let copy = copy_start(lines, block);
    read_block(
        lines,
        &block[..copy],
        &mut tail.conclusions,
        &mut tail.roles,
        None,
    );
    if copy < block.len() {
        let mut notice = CopyNotice::default();
        let mut letterhead = Vec::new();
        read_copy(
            lines,
            &block[copy..],
            &mut notice,
            &mut letterhead,
            &mut tail.roles,
        );
        notice.office = office(&letterhead);
        tail.copy = Some(notice);
    }
    tail
}

/// Where a paper that is sent along begins, by its own letterhead below these recipients; else the end. It has a
/// signature of its own. A copy notice has a letterhead too, but belongs to this paper.
fn enclosed(lines: &[Line], free: &[usize]) -> usize {
    let text = |k: usize| lines[free[k]].text.as_str();
    let all = free.len();
    let Some(head) = (0..all).find(|k| is_recipients_head(text(*k))) else {
        return all;
    };
    let letterhead = |k: &usize| is_capitals(text(*k)) && is_motto(text(*k));
    let Some(motto) = (head + 1..all).find(letterhead) else {
        return all;
    };
    if (head..all.min(motto + 12)).any(|k| is_copy_form(text(k))) {
        return all;
    }
    let own = |k: &usize| name_of(text(*k)).is_some() || !is_capitals(text(*k));
    (head..motto).rev().find(own).map_or(motto, |k| k + 1)
}

/// "XÁC THỰC VĂN BẢN HỢP NHẤT" (Pháp lệnh 01/2012/UBTVQH13).
fn is_confirmation(text: &str) -> bool {
    let rest = after_bare(text, "xac thuc ").or_else(|| after_bare(text, "xac nhan "));
    rest.is_some_and(|what| after_bare(what, "van ban hop nhat").is_some())
}

/// Whose number and day stand beside the words of confirmation; gives where the conclusions begin with them.
fn read_confirmation(lines: &[Line], free: &[usize], start: usize, tail: &mut Tail) -> usize {
    let text = |k: usize| lines[free[k]].text.as_str();
    let Some(mark) = (start..free.len()).find(|k| is_confirmation(text(*k))) else {
        return start;
    };
    let number = |k: usize| header_number(text(k)).filter(|(n, _)| n.kind_code == "VBHN");
    let belongs = |k: usize| {
        let capitals = is_capitals(text(k)) || !text(k).contains(is_letter);
        number(k).is_some() || place_date(text(k)).is_some() || capitals
    };
    let below = start.min(mark);
    let mut first = below;
    while first > 0 && below - first < 5 && belongs(first - 1) && !ends_text(text(first - 1)) {
        first -= 1;
    }
    let end = free.len().min(mark + 5);
    if let Some((found, _)) = (first..end).find_map(number) {
        let dated = (first..end).find_map(|k| place_date(text(k)));
        tail.confirmed = Some((found, dated));
    }
    first
}

fn is_recipients_head(text: &str) -> bool {
    let rest = after_bare(text, "noi nhan").or_else(|| after_bare(text, "noi gui"));
    // "Nơi / nhận:" in a narrow cell.
    rest.is_some_and(|rest| rest.chars().count() < 6)
        || matches!(text, "Nơi" | "nhận:")
        || beside_recipients(text).is_some()
}

/// "Nơi nhận: T/M BAN THƯỜNG VỤ": who signs, read in one line with the head of the recipients beside it.
fn beside_recipients(text: &str) -> Option<&str> {
    let rest = after_bare(text.trim_start(), "noi nhan")?;
    let signs = rest.trim_start().strip_prefix(':')?.trim();
    is_signature(signs).then_some(signs)
}

/// "- Các cơ quan tỉnh, PHÓ BÍ THƯ", "- Lưu Văn phòng. Lê Văn Mẫu": a recipient, and behind its mark what stands beside
/// it on paper.
fn beside_recipient(text: &str) -> Option<(&str, &str)> {
    let (_, at) = label(text).filter(|(label, _)| label.path.is_empty())?;
    let end = text[at..].rfind([',', ';', '.'])? + at + 1;
    let beside = text[end..].trim();
    (is_title(beside) || name_of(beside).is_some() || is_signed_remark(beside))
        .then(|| (&text[..end], beside))
}

/// T/M, K/T, T/L, TM., KT., TL., TUQ., Q. before a title in capitals (NĐ 30 Annex I, II.7).
fn is_authority(text: &str) -> bool {
    // Recognition takes the slash for an I, and parts what it stands between.
    const MARKS: [&str; 20] = [
        "T/M", "K/T", "T/L", "T/UQ", "TM.", "KT.", "TL.", "TUQ.", "Q.", "TM ", "KT ", "TL ",
        "TIM ", "KIT ", "TM/", "KT/", "T.M", "K.T", "T /M", "T/ M",
    ];
    // All begin so; most lines do not.
    text.begins_in("TKQ")
        && MARKS.iter().any(|m| {
            text.strip_prefix(m)
                .is_some_and(|rest| is_capitals(rest) && rest.chars().count() < 70)
        })
}

/// A bare title in capitals: TRƯỞNG BAN, BÍ THƯ, CHỦ TỊCH, PHÓ CHÁNH VĂN PHÒNG …
fn is_title(text: &str) -> bool {
    const TITLES: [&str; 22] = [
        "truong ban",
        "pho truong ban",
        "bi thu",
        "pho bi thu",
        "chu tich",
        "pho chu tich",
        "chanh van phong",
        "pho chanh van phong",
        "giam doc",
        "pho giam doc",
        "bo truong",
        "thu truong",
        "thu tuong",
        "pho thu tuong",
        "tong bi thu",
        "chu nhiem",
        "pho chu nhiem",
        "cuc truong",
        "vu truong",
        "hieu truong",
        "tong giam doc",
        "truong phong",
    ];
    text.len() < 180
        && is_capitals(text)
        && text.chars().count() < 60
        && label(text).is_none()
        && TITLES.iter().any(|title| {
            after_bare(text, title).is_some_and(|rest| rest.is_empty() || rest.begins_in(" ,"))
        })
}

fn is_signature(text: &str) -> bool {
    is_authority(text) || is_title(text)
}

type Roles = Vec<(usize, Role)>;

fn put(roles: &mut Roles, line: usize, part: ConclusionsPart, copy: Option<()>) {
    let role = if copy.is_some() {
        Role::Copy(Layer::Conclusions(part))
    } else {
        Role::Conclusions(part)
    };
    roles.push((line, role));
}

/// Recipients and signature, in either order, for they stand side by side on paper.
fn read_block(
    lines: &[Line],
    block: &[usize],
    into: &mut Conclusions,
    roles: &mut Roles,
    copy: Option<()>,
) {
    let mut recipients: Vec<String> = Vec::new();
    let (mut listing, mut headed) = (false, false);
    let mut role: Vec<String> = Vec::new();
    for &i in block {
        let mut text = lines[i].text.as_str();
        let merged = if headed { beside_recipient(text) } else { None };
        if let Some((recipient, beside)) = merged {
            text = recipient;
            if is_title(beside) {
                role.push(beside.to_owned());
            } else if into.signer.is_none() {
                into.signer = name_of(beside);
            }
        }
        if is_recipients_head(text) {
            (listing, headed) = (true, true);
            role.extend(beside_recipients(text).map(str::to_owned));
            put(roles, i, ConclusionsPart::RecipientsHead, copy);
        } else if is_signature(text)
            || (!role.is_empty()
                && into.signer.is_none()
                && is_capitals(text)
                && name_of(text).is_none())
        {
            listing = false;
            role.push(text.to_owned());
            put(roles, i, ConclusionsPart::Authority, copy);
        } else if place_date(text).is_some() {
            // "Hà Nội, ngày …" above the signature, where a text is confirmed.
            put(roles, i, ConclusionsPart::Authority, copy);
        } else if (listing && (label(text).is_some() || !lines[i].bold && name_of(text).is_none()))
            // Set side by side, the lines of signature and recipients come in turns.
            || (headed && label(text).is_some_and(|(l, _)| l.path.is_empty()))
        {
            let part = if is_archive(text) {
                ConclusionsPart::Archive
            } else {
                ConclusionsPart::Recipient
            };
            if label(text).is_some() || recipients.is_empty() {
                recipients.push(label(text).map_or(text, |(_, at)| &text[at..]).to_owned());
            } else if let Some(last) = recipients.last_mut() {
                last.push(' ');
                last.push_str(text);
            }
            put(roles, i, part, copy);
        } else if goes_on(&recipients, text)
            && let Some(last) = recipients.last_mut()
        {
            last.push(' ');
            last.push_str(text);
            put(roles, i, ConclusionsPart::Recipient, copy);
        } else if let Some(name) = name_of(text).filter(|_| into.signer.is_none()) {
            into.signer = Some(name);
            listing = false;
            put(roles, i, ConclusionsPart::Signer, copy);
        } else if is_signed_remark(text) {
            roles.push((i, Role::Furniture(FurnitureKind::Remark)));
        } else {
            put(roles, i, ConclusionsPart::Authority, copy);
        }
    }
    if !role.is_empty() {
        into.signer_role = Some(role.join(" "));
    }
    let recipients = recipients.iter().map(|r| without_mark(r));
    into.recipients = close_braces(recipients.collect());
}

/// "- Các đồng chí Ủy viên Ban Chấp hành / Trung ương Đảng,": a recipient over two lines, the signature's between them.
/// Where a semicolon ends each, a comma ends none: "- UBND các tỉnh: Lam Giang, / Hòa Sơn;".
fn goes_on(recipients: &[String], text: &str) -> bool {
    let Some(last) = recipients.last() else {
        return false;
    };
    let by_semicolon = recipients.iter().any(|recipient| recipient.ends_with(';'));
    let open = !last.ends_in(",;.)") || by_semicolon && last.ends_with(',');
    (open || text.ends_with(';')) && text.ends_in(",;.") && !is_capitals(text)
}

fn is_signed_remark(text: &str) -> bool {
    const LONGEST: usize = 40;
    let words = text.trim_matches(|c: char| !is_word(c));
    words.len() < LONGEST
        && matches!(
            bare_text(words).as_str(),
            "da ky" | "ky ten" | "ky, dong dau" | "ky ten, dong dau"
        )
}

/// What is printed before the name of who signs; the ranks of the army and the police (NĐ 30 Annex I, II.7).
const BEFORE_NAMES: [&str; 13] = [
    "Đã ký:",
    "(Đã ký)",
    "(đã ký)",
    "Đã ký",
    "Đồng chí",
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
];

/// A person's name on a line of its own, "Đã ký:" before it taken off.
fn name_of(text: &str) -> Option<String> {
    let mut name = text.trim().trim_end_matches('.');
    for mark in BEFORE_NAMES {
        name = name.strip_prefix(mark).unwrap_or(name).trim();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let cased = words.iter().all(|w| {
        let mut chars = w.chars();
        chars.next().is_some_and(is_upper)
            && chars.clone().any(is_letter) | (w.chars().count() == 1)
    });
    let plain = name.chars().all(|c| is_letter(c) || c == ' ');
    // In capitals only a common family name tells a person from an office.
    const FAMILIES: &str =
        "NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|NGÔ|DƯƠNG|ĐINH|TRỊNH|TRƯƠNG";
    let family = words.len() > 2 && is_one_of(words[0], FAMILIES);
    let mixed = family || name.chars().any(is_lower);
    ((2..=6).contains(&words.len()) && cased && plain && mixed).then(|| words.join(" "))
}

fn is_archive(text: &str) -> bool {
    label(text)
        .map_or(text, |(_, at)| &text[at..])
        .starts_with("Lưu")
}

/// A recipient without its final mark.
fn without_mark(text: &str) -> String {
    text.trim()
        .trim_end_matches("./.")
        .trim_end_of(",;.")
        .trim()
        .to_owned()
}

/// A brace over several lines is read as a bar on each: "A, | (để báo cáo)" / "B |".
fn close_braces(recipients: Vec<String>) -> Vec<String> {
    let note = recipients.iter().find_map(|r| {
        let (_, note) = r.split_once('|')?;
        let note = note.trim();
        (note.starts_with('(')).then(|| note.to_owned())
    });
    recipients
        .into_iter()
        .map(|r| match (r.split_once('|'), &note) {
            (Some((words, _)), Some(note)) => {
                format!("{} {note}", words.trim().trim_end_of(",;"))
            }
            (Some((words, rest)), None) => format!("{}{}", words.trim(), rest.trim_end()),
            _ => r,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_known_without_their_slash_and_names_without_their_rank() {
        for text in ["TIM BAN THƯỜNG VỤ", "KIT BÍ THƯ", "TM/ BAN THƯỜNG VỤ"] {
            assert!(is_authority(text), "{text}");
        }
        assert!(!is_authority("TIM MẠCH VÀ huyết áp"));
        assert_eq!(name_of("LÊ VĂN MẪU").as_deref(), Some("LÊ VĂN MẪU"));
        assert_eq!(name_of("VĂN PHÒNG TỈNH ỦY"), None);
        for text in ["Lê Văn Mẫu.", "Thiếu tướng Lê Văn Mẫu", "Đã ký: Lê Văn Mẫu"]
        {
            assert_eq!(name_of(text).as_deref(), Some("Lê Văn Mẫu"));
        }
    }
}

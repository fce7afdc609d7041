//! Where the conclusions begin and end: at the first signature, before annexes, forms and what the paper issues.
//!
//! "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / Lê Văn A" → here; "GIÁM ĐỐC (Ký, đóng dấu)" in a form behind "Phụ lục" → not.

use crate::parse::grammar::letterhead::is_copy_form;
use crate::parse::known;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{after_bare, is_capitals};
use crate::parse::lines::Line;

use super::copy::copy_start;
use super::{
    beside_recipient, beside_recipients, is_confirmation, is_recipients_head, is_signature,
    is_signed_remark, name_of,
};

/// A line that may stand among signature and recipients: short, and no sentence of the text.
fn fits(lines: &[Line], i: usize) -> bool {
    let text = lines[i].text.as_str();
    let long = text.chars().count() > 170;
    let bulleted = label(text).is_some_and(|(l, _)| l.path.is_empty());
    let numbered = label(text).is_some_and(|(l, _)| !l.path.is_empty());
    !long && !numbered && (bulleted || !text.ends_with('.') || text.chars().count() < 60)
}

/// The head of an annex or a form: "PHỤ LỤC", "Phụ lục II", "Mẫu số 01".
fn is_annex(text: &str) -> bool {
    let named = |names: &[&str]| names.iter().any(|name| after_bare(text, name).is_some());
    named(&["phu luc", "bieu so", "danh muc", "mau so"]) && is_capitals(text)
        || named(&["phu luc", "mau so"]) && text.chars().count() < 18
}

/// The first place where somebody signs: an authority or "Nơi nhận", and behind a title the name of a person. What
/// stands further on, the forms of an annex or the regulation that is issued, is signed by others.
pub(super) fn signed(lines: &[Line], free: &[usize]) -> Option<usize> {
    let text = |k: usize| lines[free[k]].text.as_str();
    let mut k = 0;
    while k < free.len() {
        if !(is_recipients_head(text(k)) || is_signature(text(k)) || is_confirmation(text(k))) {
            k += 1;
            continue;
        }
        let end = end_of_conclusions(lines, free, k);
        if signer_line(lines, &free[k..end]).is_some() {
            return Some(k);
        }
        k = end.max(k + 1);
    }
    None
}

/// Where in a block the name below a title stands, some blank or stamped lines between at most.
fn signer_line(lines: &[Line], block: &[usize]) -> Option<usize> {
    let signs = |text: &str| is_signature(text) || beside_recipients(text).is_some();
    let title = block.iter().position(|i| signs(&lines[*i].text))?;
    let named = |text: &str| name_of(text).is_some();
    let name = |i: &usize| {
        let text = lines[*i].text.as_str();
        named(text) || beside_recipient(text).is_some_and(|(_, beside)| named(beside))
    };
    Some(title + block[title..].iter().position(name)?)
}

/// The first line of the block, as an index of `free`: the earliest "Nơi nhận" or signature from
/// which on everything fits, looking back from the end (or from an annex).
pub(super) fn start_of_conclusions(lines: &[Line], free: &[usize]) -> Option<usize> {
    let mut best = None;
    for k in (0..free.len()).rev() {
        let i = free[k];
        let text = lines[i].text.as_str();
        if is_annex(text) {
            // What follows is an annex; the conclusions stand before it.
            best = None;
            continue;
        }
        if is_recipients_head(text) || is_signature(text) || is_confirmation(text) {
            best = Some(k);
        }
        if best.is_some_and(|b: usize| b > k) && (!fits(lines, i) || ends_text(text)) {
            break;
        }
    }
    best
}

/// The end mark of the text, or a full sentence.
pub(super) fn ends_text(text: &str) -> bool {
    text.ends_with("./.")
        || text.ends_with("…/.")
        || (text.ends_with('.') && text.chars().count() > 100)
}

pub(super) fn end_of_conclusions(lines: &[Line], free: &[usize], start: usize) -> usize {
    let text = |k: usize| lines[free[k]].text.as_str();
    let (mut titled, mut named, mut listing) = (false, false, false);
    let mut k = start;
    while k < free.len() {
        // A regulation that the document issues follows its signature.
        let issued = k > start && known::names_document(text(k));
        if !fits(lines, free[k]) || is_annex(text(k)) || (issued && !is_copy_form(text(k))) {
            break;
        }
        let (signs, lists) = (is_signature(text(k)), is_recipients_head(text(k)));
        let listed =
            || label(text(k)).is_some() || text(k).ends_in(";.,") || is_signed_remark(text(k));
        if named && !listing && !signs && !lists && !listed() {
            if !copied(lines, &free[k..]) {
                break;
            }
            (titled, named) = (false, false);
        }
        titled |= signs;
        listing |= lists;
        if titled && name_of(text(k)).is_some() {
            (named, listing) = (true, false);
        }
        k += 1;
    }
    k
}

/// Whether a copy notice begins here, or stands in these very lines.
fn copied(lines: &[Line], free: &[usize]) -> bool {
    copy_start(lines, &free[..free.len().min(12)]) < free.len().min(12)
}

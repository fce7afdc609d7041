//! The copy notice behind the signature: a second letterhead, number, date, office and signer
//! (NĐ 30/2020/NĐ-CP Annex I, part II).
//!
//! "TỈNH ỦY … / VĂN PHÒNG / Số 713-BS/VPTU / SAO LỤC" → the copying body's own layer.

use crate::model::{CopyNotice, Layer, PrefacePart, Role};
use crate::parse::grammar::letterhead::{header_number, is_copy_form, is_motto, place_date};
use crate::parse::letters::is_capitals;
use crate::parse::lines::Line;

use super::{Roles, is_recipients_head, is_signature, read_block};

/// Where the copy notice begins in `block`; its length when there is none.
pub(super) fn copy_start(lines: &[Line], block: &[usize]) -> usize {
    let form = block.iter().position(|i| is_copy_form(&lines[*i].text));
    let number = block.iter().position(|i| {
        header_number(&lines[*i].text)
            .is_some_and(|(n, _)| matches!(n.kind_code.as_str(), "BS" | "SY" | "SL" | "TrS"))
            && lines[*i].text.chars().count() < 40
    });
    let Some(mark) = form.into_iter().chain(number).min() else {
        return block.len();
    };
    // Up over the copying body's letterhead, not into the signature before it.
    let mut start = mark;
    while start > 0 {
        let text = lines[block[start - 1]].text.as_str();
        let letterhead =
            text == "*" || (is_capitals(text) && !is_signature(text)) || place_date(text).is_some();
        if !letterhead {
            break;
        }
        start -= 1;
    }
    start
}

/// The copy notice: letterhead, number, form, place and date, recipients, signature.
pub(super) fn read_copy(
    lines: &[Line],
    block: &[usize],
    notice: &mut CopyNotice,
    letterhead: &mut Vec<String>,
    roles: &mut Roles,
) {
    let mut rest = Vec::new();
    let mut heading = true;
    for &i in block {
        let text = lines[i].text.as_str();
        // Form, place and day stand beside the recipients: recognition may read these first.
        let dated = place_date(text).filter(|_| notice.date.is_none());
        let part = if is_copy_form(text) {
            notice.form = Some(text.to_owned());
            Some(PrefacePart::Kind)
        } else if let Some((place, date)) = dated {
            (notice.place, notice.date) = (place, Some(date));
            Some(PrefacePart::PlaceDate)
        } else if is_motto(text) {
            Some(PrefacePart::Motto)
        } else if !heading {
            None
        } else if let Some((number, _)) = header_number(text).filter(|_| notice.number.is_none()) {
            notice.number = Some(number);
            Some(PrefacePart::Number)
        } else if is_recipients_head(text) || is_signature(text) {
            heading = false;
            None
        } else if is_capitals(text) {
            letterhead.push(text.to_owned());
            Some(PrefacePart::Issuer)
        } else {
            heading = false;
            None
        };
        match part {
            Some(part) => roles.push((i, Role::Copy(Layer::Preface(part)))),
            None => rest.push(i),
        }
    }
    read_block(lines, &rest, &mut notice.conclusions, roles, Some(()));
}

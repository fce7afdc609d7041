//! Who issues the paper: as the title names it, as the number's code says, as the letterhead or the words
//! that enact it.
//!
//! "08-KL/BTCTW" → Ban Tổ chức Trung ương; "Bộ trưởng Bộ Nội vụ ban hành Thông tư …" → Bộ Nội vụ.

use crate::model::{Conclusions, DocumentNumber, Family, Preface};
use crate::parse::grammar::letterhead::office;
use crate::parse::known::{self, SenseKind};
use crate::parse::letters::{lower_text, starts_with_word, which_word};
use crate::parse::lines::Line;

use super::Head;

/// TW stands for three bodies under one letterhead; for which of them a paper is signed says whose it is (QĐ 399-QĐ/TW).
pub fn sign_for_the_centre(preface: &mut Preface, conclusions: &Conclusions) {
    const BODIES: [&str; 2] = ["Ban Bí thư", "Bộ Chính trị"];
    let codes = preface
        .number
        .as_ref()
        .map(|number| number.issuer_codes.as_slice());
    let central = codes.is_some_and(|codes| codes.len() == 1 && codes[0] == "TW");
    let named = preface
        .issuer
        .as_deref()
        .is_some_and(|issuer| BODIES.contains(&issuer));
    if let Some(role) = conclusions
        .signer_role
        .as_deref()
        .filter(|_| central && !named)
    {
        let role = lower_text(role);
        let signed = BODIES.iter().find(|body| role.contains(&lower_text(body)));
        if let Some(body) = signed.filter(|_| role.starts_with("t/m")) {
            preface.issuer = Some((*body).to_owned());
        }
    }
}

/// The issuer in full: as the title names it, as the number's code says, or as the letterhead.
pub(super) fn issuer(head: &Head) -> Option<String> {
    let printed = office(&head.letterhead);
    let number = head.preface.number.as_ref();
    number
        .and_then(|number| issuer_by_code(number, printed.is_some()))
        .or(printed)
}

/// The body that the code of a number names.
pub fn issuer_by_code(number: &DocumentNumber, printed: bool) -> Option<String> {
    let code = number.issuer_codes.first()?.as_str();
    let bodies = || {
        let senses = known::senses(code).iter();
        senses.filter(|s| matches!(s.kind, SenseKind::Issuer | SenseKind::Body))
    };
    // BTC is Bộ Tài chính in a number of the State, and Ban Tổ chức in one of the Party.
    let sense = bodies()
        .find(|s| s.family == number.family || s.family == Family::Unknown)
        .or_else(|| bodies().next())?;
    // Codes that many bodies share (TU, ĐU, UBND) need the letterhead to say whose.
    let central = code.ends_with("TW") || matches!(code, "CP" | "TTg" | "QH" | "UBTVQH" | "VPCP");
    ((code.len() > 2 && central) || !printed).then(|| sense.long.to_owned())
}

/// "Chính phủ ban hành Nghị định …", where the letterhead is lost; what a minister issues is the ministry's.
pub(super) fn enacting(lines: &[Line], free: &[usize]) -> Option<String> {
    const BODIES: &str = "Chính phủ|Quốc hội|Ủy ban|Hội đồng|Thủ tướng|Bộ trưởng|Thống đốc";
    free.iter().find_map(|i| {
        let (body, what) = lines[*i].text.split_once(" ban hành ")?;
        let kinds = known::document_types();
        let issued = kinds.iter().any(|kind| starts_with_word(what, kind.name));
        let head = which_word(body, BODIES).filter(|_| issued && !body.contains([',', ';']))?;
        let office = if head < 5 {
            body
        } else {
            body.splitn(3, ' ').nth(2)?
        };
        Some(office.to_owned())
    })
}

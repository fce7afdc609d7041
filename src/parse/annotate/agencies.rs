//! Who is to do it: the body that a sentence names.
//!
//! *Reads* one sentence. *Writes* the bytes of the body and whether it leads. *Never* guesses: a
//! sentence that names nobody gives none.
//!
//! "Sở Nội vụ chủ trì, phối hợp với …" → Sở Nội vụ, leads; "do Ban Tổ chức Trung ương chủ trì" →
//! the same; "Giao Sở Tài chính bố trí kinh phí" → Sở Tài chính.

use super::super::known;
use super::super::letters::{lower_text, starts_with_word, tail, words};
use crate::parse::letters::is_word;

/// A body in a sentence; bytes of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub start: usize,
    pub end: usize,
    pub leads: bool,
}

/// Words after which the body's own name is over and its duty begins.
const DUTIES: [&str; 26] = [
    " có trách nhiệm",
    " chịu trách nhiệm",
    " chủ trì",
    " chủ động",
    " phối hợp",
    " tham mưu",
    " phải ",
    " cần ",
    " tập trung",
    " tiếp tục",
    " tổ chức",
    " thực hiện",
    " kịp thời",
    " xây dựng",
    " căn cứ",
    " chỉ đạo",
    " hướng dẫn",
    " kiểm tra",
    " theo dõi",
    " quản lý",
    " rà soát",
    " chọn cử",
    " có chế độ",
    " cụ thể hóa",
    " cụ thể hoá",
    " đẩy mạnh",
];

/// The body that the sentence charges.
pub fn charged(sentence: &str) -> Option<Named> {
    let lower = lower_text(sentence);
    // Lower-casing keeps the bytes of Vietnamese letters; anything else is left alone.
    if lower.len() != sentence.len() {
        return None;
    }
    led_by(sentence, &lower)
        .or_else(|| given_to(sentence, &lower))
        .or_else(|| subject(sentence, &lower))
}

/// "do X chủ trì".
fn led_by(sentence: &str, lower: &str) -> Option<Named> {
    let end = lower.find(" chủ trì")?;
    let before = tail(&lower[..end], 120);
    let start = end - before.len() + before.rfind("do ")? + "do ".len();
    let clean = !sentence[start..end].contains([';', '.', ',']);
    (clean && body_at(&lower[start..]).is_some()).then_some(Named {
        start,
        end,
        leads: true,
    })
}

/// "Giao X …", "yêu cầu X …", "đề nghị X …".
fn given_to(sentence: &str, lower: &str) -> Option<Named> {
    for mark in ["giao ", "đề nghị ", "yêu cầu "] {
        let at_head = lower.starts_with(mark);
        let found = if at_head {
            Some(0)
        } else {
            lower.find(&format!(" {mark}")).map(|i| i + 1)
        };
        let Some(start) = found.map(|i| i + mark.len()) else {
            continue;
        };
        let rest = lower[start..].trim_start_matches([':', ' ']);
        let start = lower.len() - rest.len();
        // After "thời gian tới," and the like the body may come a little later.
        let Some(known) = body_at(rest) else { continue };
        let end = start + name_end(&sentence[start..], rest, known);
        let leads = lower[end..].trim_start().starts_with("chủ trì");
        return Some(Named { start, end, leads });
    }
    None
}

/// The sentence begins with the body, or with a clause and then the body: "Đối với …, cấp ủy …".
fn subject(sentence: &str, lower: &str) -> Option<Named> {
    let clause = [
        "đối với ",
        "trong ",
        "căn cứ ",
        "bằng ",
        "trên cơ sở ",
        "để ",
    ]
    .iter()
    .any(|p| lower.starts_with(p))
    .then(|| lower.find([',', ':']).map(|i| i + 1))
    .flatten();
    [Some(0), clause].into_iter().flatten().find_map(|from| {
        let rest = lower[from..].trim_start();
        let start = lower.len() - rest.len();
        let known = body_at(rest)?;
        let end = start + name_end(&sentence[start..], rest, known);
        let after = &lower[end..];
        let rest = after.trim_start();
        let duty = DUTIES.iter().any(|duty| rest.starts_with(duty.trim()))
            || known::task_verbs()
                .iter()
                .any(|verb| starts_with_word(rest, verb));
        duty.then(|| Named {
            start,
            end,
            leads: after.trim_start().starts_with("chủ trì"),
        })
    })
}

/// The length of the body's name at the head of `lower`, by the list of bodies.
fn body_at(lower: &str) -> Option<usize> {
    known::bodies_lower().iter().find_map(|body| {
        let rest = lower.strip_prefix(body.as_str())?;
        (!rest.starts_with(is_word)).then_some(body.len())
    })
}

/// A name goes on to its duty or to the first verb of an instruction: "Cấp ủy các tổ chức cơ sở đảng
/// trực thuộc | có trách nhiệm"; at most 140 characters on. `known` bytes of it are a known body.
fn name_end(printed: &str, lower: &str, known: usize) -> usize {
    let reach = lower
        .char_indices()
        .nth(140)
        .map_or(lower.len(), |(i, _)| i);
    let stop = printed[..reach].find([';', '.', ':', '(']).unwrap_or(reach);
    let mut skip_to = known;
    for (start, _) in words(&lower[..stop]).filter(|(start, _)| *start >= known) {
        let rest = &lower[start..];
        if start < skip_to {
            continue;
        }
        if let Some(noun) = known::task_noun_openings()
            .iter()
            .find(|noun| starts_with_word(rest, noun))
        {
            skip_to = start + noun.len();
            continue;
        }
        let duty = DUTIES.iter().any(|duty| rest.starts_with(duty.trim()))
            || known::task_verbs()
                .iter()
                .any(|verb| starts_with_word(rest, verb));
        if duty {
            return printed[..start]
                .trim_end_matches([',', ' '])
                .len()
                .max(known);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<(&str, bool)> {
        charged(text).map(|n| (&text[n.start..n.end], n.leads))
    }

    #[test]
    fn bodies_are_found_where_the_sentence_names_them() {
        assert_eq!(
            named("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính"),
            Some(("Sở Nội vụ", true))
        );
        assert_eq!(
            named("08 nhóm nhiệm vụ do Ban Tổ chức Trung ương chủ trì tham mưu"),
            Some(("Ban Tổ chức Trung ương", true))
        );
        assert_eq!(
            named("Giao Sở Tài chính bố trí kinh phí"),
            Some(("Sở Tài chính", false))
        );
        assert_eq!(named("Tăng cường công tác kiểm tra, giám sát"), None);
    }
}

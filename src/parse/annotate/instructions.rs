//! Sentences that ask for work.
//!
//! *Reads* one sentence and the kind of its section. *Writes* the verb that asks. *Never* takes a
//! statement of fact for an instruction.
//!
//! "Thường xuyên kiểm tra, đôn đốc …" → kiểm tra; "Toàn Ngành đã bám sát …", "Tuy nhiên, …" → none.

use super::super::known;
use super::super::letters::{has_vowel, lower_text, starts_with_word};
use super::section_kinds::SectionKind;

/// Whether a sentence only announces the list after it: it has no clauses of its own.
pub fn announces(sentence: &str) -> bool {
    ["sau:", "sau đây:", "gồm:"]
        .iter()
        .any(|end| sentence.ends_with(end))
        || sentence.ends_with(':') && sentence.matches(';').count() < 2
}

/// Whether a sentence that announces a list asks for its items.
pub fn leads(sentence: &str) -> bool {
    let lower = lower_text(sentence);
    opening_verb(sentence).is_some()
        || !is_report(&lower) && !is_statement(&lower) && MODALS.iter().any(|m| lower.contains(m))
}

/// Whether the words before a time say what it is for: "Để đạt mục tiêu | đến năm 2025 …".
pub fn is_purpose(before: &str) -> bool {
    let clause = lower_text(&before[before.rfind([',', ';']).map_or(0, |i| i + 1)..]);
    clause.contains("mục tiêu")
        || ["để ", "nhằm "]
            .iter()
            .any(|w| clause.trim_start().starts_with(w))
}

/// Whether a sentence asks for work; the verb as printed, empty where it is not at the head.
pub fn asks(sentence: &str, kind: SectionKind, item: bool) -> Option<String> {
    let words = sentence.trim_start_matches(['“', '"', '-', '–', '+', ' ']);
    let lower = lower_text(words);
    if words.chars().count() < 12 || !has_vowel(words) {
        return None;
    }
    let opening = opening_verb(words);
    if is_effect(&lower) || opening.is_none() && (is_report(&lower) || is_statement(&lower)) {
        return None;
    }
    if let Some(verb) = opening {
        return Some(verb);
    }
    let asked = MODALS.iter().any(|m| lower.contains(m));
    let yes = match kind {
        SectionKind::Work => item || asked || names_verb(&lower),
        SectionKind::Plain => {
            // "Kết luận số 50-KL/TW về tiếp tục thực hiện …": the name of another paper.
            let active = lower
                .replace("tiếp tục được", "")
                .replace("về tiếp tục", "");
            PLAIN_MODALS.iter().any(|m| active.contains(m))
        }
        SectionKind::Background | SectionKind::Goal => false,
    };
    yes.then(String::new)
}

const MODALS: [&str; 14] = [
    " phải ",
    " cần ",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ trì",
    "đề nghị",
    "yêu cầu ",
    " giao ",
    "tập trung ",
    "chú trọng",
    "bảo đảm",
    "đảm bảo",
    "kịp thời",
    "phổ biến đến",
];
const PLAIN_MODALS: [&str; 9] = [
    "đề nghị ",
    "yêu cầu ",
    "cần tiếp tục",
    "cần thực hiện",
    "cần tập trung",
    " giao các ",
    " giao cho ",
    "cũng trong tháng",
    " tiếp tục ",
];

/// The verb phrase at the head, adverbs before it skipped; as printed, the adverbs left out.
fn opening_verb(words: &str) -> Option<String> {
    let mut rest = words;
    for _ in 0..4 {
        if known::task_noun_openings()
            .iter()
            .any(|noun| starts_with_word(rest, noun))
        {
            return None;
        }
        if let Some(verb) = known::task_verbs()
            .iter()
            .find(|verb| starts_with_word(rest, verb))
        {
            return rest.get(..verb.len()).map(str::to_owned);
        }
        let adverb = known::task_adverbs()
            .iter()
            .find(|adverb| starts_with_word(rest, adverb))?;
        rest = rest.get(adverb.len()..)?.trim_start_matches([',', ' ']);
    }
    None
}

/// A known verb among the first words after a subject.
fn names_verb(lower: &str) -> bool {
    let head: String = lower.chars().take(160).collect();
    known::task_verbs()
        .iter()
        .any(|verb| head.contains(&format!(" {verb} ")))
}

/// A paragraph of news that tells what was done, and asks for nothing.
pub fn is_reporting(text: &str) -> bool {
    let lower = lower_text(text);
    let tells = lower.contains(" đã ") || lower.contains("cho biết");
    tells && !["đề nghị ", "yêu cầu "].iter().any(|m| lower.contains(m))
}

/// What was done is no task: "đã …", "năm qua …".
fn is_report(lower: &str) -> bool {
    let head: String = lower.chars().take(60).collect();
    let looks_back = ["sau ", "qua ", "trong "]
        .iter()
        .any(|w| lower.starts_with(w));
    head.starts_with("đã ")
        || looks_back && lower.contains(" đã ")
        || lower.contains(" cùng kỳ")
        || head.contains(" đã ")
        || head.contains(" vừa qua")
        || head.contains("thời gian qua")
}

/// "… có hiệu lực kể từ ngày ký", "Bãi bỏ Thông tư số …": what the paper does by itself.
fn is_effect(lower: &str) -> bool {
    let ends = ["bãi bỏ ", "thay thế "]
        .iter()
        .any(|w| lower.starts_with(w));
    [
        "có hiệu lực từ",
        "có hiệu lực kể từ",
        "có hiệu lực thi hành",
    ]
    .iter()
    .any(|w| lower.contains(w))
        || lower.starts_with("ban hành kèm theo")
        || ends && lower.contains(" số ")
}

/// "Điều 1. Phê duyệt Đề án …", "Điều 1. Thành lập Ban Chỉ đạo …": a decision that acts by itself.
pub fn is_act(sentence: &str) -> bool {
    const ACTS: [&str; 14] = [
        "phê duyệt",
        "ban hành",
        "thành lập",
        "kiện toàn",
        "bổ nhiệm",
        "điều động",
        "công nhận",
        "công bố",
        "tặng",
        "cho phép",
        "sửa đổi",
        "bãi bỏ",
        "thay thế",
        "thu hồi",
    ];
    ACTS.iter().any(|act| starts_with_word(sentence, act))
}

/// "Năm 2023 là năm bản lề …", "Tình hình thế giới …": facts.
fn is_statement(lower: &str) -> bool {
    const HEADS: [&str; 19] = [
        "nguyên nhân",
        "tính đến",
        "đến nay",
        "đồng ý ",
        "nhất trí ",
        "tuy nhiên",
        "mặc dù",
        "bên cạnh những kết quả",
        "kinh phí ",
        "năm 20",
        "tình hình",
        "hiện nay",
        "những năm",
        "trong những năm",
        "từ sau",
        "nhìn chung",
        "về ",
        "(kèm theo",
        "kèm theo",
    ];
    // "Thông tư này quy định …": what the paper itself is.
    let of_itself = lower.split_once(" này ").is_some_and(|(name, rest)| {
        name.chars().count() < 24
            && ["quy định", "áp dụng", "hướng dẫn", "thay thế", "gồm"]
                .iter()
                .any(|w| rest.starts_with(w))
    });
    let basis = lower.starts_with("căn cứ ") && !lower.contains(',');
    of_itself
        || basis
        || lower.contains(" thông báo để ")
        || HEADS.iter().any(|h| lower.starts_with(h))
        || (lower.contains(" phải là ") && !lower.contains("không phải là "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_from_statements() {
        for yes in [
            "Tham mưu việc giao, quản lý biên chế theo phân cấp.",
            "Thường xuyên kiểm tra, đôn đốc việc thực hiện.",
            "Cấp ủy cơ sở có trách nhiệm quán triệt Nghị quyết.",
            "Công tác kết nạp đảng viên phải đảm bảo chất lượng.",
        ] {
            assert!(asks(yes, SectionKind::Work, false).is_some(), "{yes}");
        }
        for no in [
            "Năm 2023 là năm bản lề có ý nghĩa quan trọng.",
            "Tuy nhiên, việc thu hút đầu tư chưa đáp ứng yêu cầu.",
            "Thông tư này quy định việc quản lý quỹ.",
            "Sau 02 năm triển khai thực hiện Nghị quyết, các cấp, các ngành đã quán triệt.",
            "Toàn Ngành đã bám sát nhiệm vụ.",
        ] {
            assert!(asks(no, SectionKind::Work, false).is_none(), "{no}");
        }
    }
}

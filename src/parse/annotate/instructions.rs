//! Sentences that ask for work.
//!
//! *Reads* one sentence and the kind of its section. *Writes* the verb that asks. *Never* takes a
//! statement of fact for an instruction.
//!
//! "Thường xuyên kiểm tra, đôn đốc …" → kiểm tra; "Toàn Ngành đã bám sát …", "Tuy nhiên, …" → none.

use super::super::known;
use super::super::letters::{begins, has_vowel, holds, lower_text};
use super::section_kinds::SectionKind;
use crate::parse::letters::marks::Marks;

/// Whether a sentence only announces the list after it: it has no clauses of its own.
pub fn announces(sentence: &str) -> bool {
    sentence.ends_with(':')
        && (sentence.ends_with("sau:")
            || sentence.ends_with("sau đây:")
            || sentence.ends_with("gồm:")
            || sentence.matches(';').count() < 2)
}

/// Whether a sentence that announces a list asks for its items.
pub fn leads(sentence: &str, lower: &str) -> bool {
    opening_verb(sentence).is_some()
        || !is_report(lower) && !is_statement(lower) && holds(lower, MODALS)
}

/// Whether the words before a time say what it is for: "Để đạt mục tiêu | đến năm 2025 …".
pub fn is_purpose(before: &str) -> bool {
    let clause = lower_text(&before[before.rfind_any(",;").map_or(0, |i| i + 1)..]);
    clause.contains("mục tiêu") || begins(clause.trim_start(), "để |nhằm ")
}

/// Whether a sentence, `lower` in lower case, asks for work; the verb as printed, empty where it is not at the head.
pub fn asks(sentence: &str, lower: &str, kind: SectionKind, item: bool) -> Option<String> {
    let words = sentence.trim_start_of("“\"-–+ ");
    let lower = &lower[sentence.len() - words.len()..];
    if words.chars().nth(11).is_none() || !has_vowel(words) {
        return None;
    }
    let opening = opening_verb(words);
    if is_effect(lower) || opening.is_none() && (is_report(lower) || is_statement(lower)) {
        return None;
    }
    if let Some(verb) = opening {
        return Some(verb);
    }
    let asked = holds(lower, MODALS);
    let yes = match kind {
        SectionKind::Work => item || asked || names_verb(lower),
        SectionKind::Plain => {
            // "Kết luận số 50-KL/TW về tiếp tục thực hiện …": the name of another paper.
            let active = lower
                .replace("tiếp tục được", "")
                .replace("về tiếp tục", "");
            holds(&active, PLAIN_MODALS)
        }
        SectionKind::Background | SectionKind::Goal => false,
    };
    yes.then(String::new)
}

const MODALS: &str = " phải | cần |có trách nhiệm|chịu trách nhiệm|chủ trì|đề nghị|yêu cầu | giao |tập trung |chú trọng|bảo đảm|đảm bảo|kịp thời|phổ biến đến";
const PLAIN_MODALS: &str = "đề nghị |yêu cầu |cần tiếp tục|cần thực hiện|cần tập trung| giao các | giao cho |cũng trong tháng| tiếp tục ";

/// The verb phrase at the head, adverbs before it skipped; as printed, the adverbs left out.
fn opening_verb(words: &str) -> Option<String> {
    let mut rest = words;
    for _ in 0..4 {
        let opening = known::opening(rest);
        if opening.noun(rest).is_some() {
            return None;
        }
        if let Some(verb) = opening.verb(rest) {
            return rest.get(..verb.len()).map(str::to_owned);
        }
        let adverb = opening.adverb(rest)?;
        rest = rest.get(adverb.len()..)?.trim_start_of(", ");
    }
    None
}

/// A known verb among the first words after a subject.
fn names_verb(lower: &str) -> bool {
    let end = lower
        .char_indices()
        .nth(160)
        .map_or(lower.len(), |(i, _)| i);
    let head = &lower[..end];
    head.match_indices(' ').any(|(blank, _)| {
        let rest = &head[blank + 1..];
        known::opening(rest).verbs().any(|verb| {
            rest.strip_prefix(verb)
                .is_some_and(|after| after.starts_with(' '))
        })
    })
}

/// A paragraph of news, in lower case, that tells what was done, and asks for nothing.
pub fn is_reporting(lower: &str) -> bool {
    let tells = lower.contains(" đã ") || lower.contains("cho biết");
    tells && !holds(lower, "đề nghị |yêu cầu ")
}

/// What was done is no task: "đã …", "năm qua …".
fn is_report(lower: &str) -> bool {
    let sixty = lower.char_indices().nth(60);
    let head = &lower[..sixty.map_or(lower.len(), |(at, _)| at)];
    head.starts_with("đã ")
        || begins(lower, "sau |qua |trong ") && lower.contains(" đã ")
        || lower.contains(" cùng kỳ")
        || holds(head, " đã | vừa qua|thời gian qua")
}

/// "… có hiệu lực kể từ ngày ký", "Bãi bỏ Thông tư số …": what the paper does by itself.
fn is_effect(lower: &str) -> bool {
    lower.starts_with("ban hành kèm theo")
        || holds(
            lower,
            "có hiệu lực từ|có hiệu lực kể từ|có hiệu lực thi hành",
        )
        || begins(lower, "bãi bỏ |thay thế ") && lower.contains(" số ")
}

/// "Điều 1. Phê duyệt Đề án …", "Điều 1. Thành lập Ban Chỉ đạo …": a decision that acts by itself.
pub fn is_act(lower: &str) -> bool {
    const ACTS: &str = "phê duyệt|ban hành|thành lập|kiện toàn|bổ nhiệm|điều động|công nhận|công bố|tặng|cho phép|sửa đổi|bãi bỏ|thay thế|thu hồi";
    begins(lower, ACTS)
}

/// "Năm 2023 là năm bản lề …", "Tình hình thế giới …": facts.
fn is_statement(lower: &str) -> bool {
    const HEADS: &str = "nguyên nhân|tính đến|đến nay|đồng ý |nhất trí |tuy nhiên|mặc dù|bên cạnh những kết quả|kinh phí |năm 20|tình hình|hiện nay|những năm|trong những năm|từ sau|nhìn chung|về |(kèm theo|kèm theo";
    // "Thông tư này quy định …": what the paper itself is; "Căn cứ Luật …;": its basis.
    holds(
        lower,
        " này quy định| này áp dụng| này gồm| này thay thế| thông báo để ",
    ) || is_definition(lower)
        || lower.starts_with("căn cứ ") && !lower.contains(',')
        || begins(lower, HEADS)
        || (lower.contains(" phải là ") && !lower.contains("không phải là "))
}

/// "Vị trí việc làm là công việc gắn với chức danh": the words before "là" ask for nothing.
fn is_definition(lower: &str) -> bool {
    const KINDS: &str = "công việc |việc |quá trình |tập hợp |hoạt động |khoản |hình thức |tổng thể |tài liệu |toàn bộ ";
    lower.split_once(" là ").is_some_and(|(term, rest)| {
        begins(rest, KINDS) && term.len() < 90 && !holds(term, MODALS) && !names_verb(term)
    })
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
            "Cấp ủy phải xác định giám sát là việc làm thường xuyên.",
            "Công tác kết nạp đảng viên phải đảm bảo chất lượng.",
        ] {
            let lower = lower_text(yes);
            assert!(
                asks(yes, &lower, SectionKind::Work, false).is_some(),
                "{yes}"
            );
        }
        for no in [
            "Năm 2023 là năm bản lề có ý nghĩa quan trọng.",
            "Tuy nhiên, việc thu hút đầu tư chưa đáp ứng yêu cầu.",
            "Thông tư này quy định việc quản lý quỹ.",
            "Sau 02 năm triển khai thực hiện Nghị quyết, các cấp, các ngành đã quán triệt.",
            "Toàn Ngành đã bám sát nhiệm vụ.",
            "Vị trí việc làm là công việc gắn với chức danh, cơ cấu và ngạch công chức.",
        ] {
            let lower = lower_text(no);
            assert!(asks(no, &lower, SectionKind::Work, false).is_none(), "{no}");
        }
    }
}

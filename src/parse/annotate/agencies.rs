//! Who is to do it: the body that a sentence names.
//!
//! *Reads* one sentence. *Writes* the bytes of the body and whether it leads. *Never* guesses: a
//! sentence that names nobody gives none.
//!
//! "Sở Nội vụ chủ trì, phối hợp với …" → Sở Nội vụ, leads; "do Ban Tổ chức Trung ương chủ trì" →
//! the same; "Giao Sở Tài chính bố trí kinh phí" → Sở Tài chính.

use super::super::known;
use super::super::letters::{List, begins, find, first_of, tail};
use super::bodies::{body_at, name_end};
use crate::parse::letters::is_upper;
use crate::parse::letters::marks::Marks;

/// What may stand before the body that is asked.
const CLAUSES: List = list!(
    "quá trình |đối với |trong |căn cứ |bằng |trên cơ sở |để |nhằm |theo |khi |sau khi |trước |hằng |hàng |định kỳ |từ |nếu |chậm nhất |nhận được ",
);

/// A body in a sentence; bytes of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub start: usize,
    pub end: usize,
    pub leads: bool,
}

/// The body that the sentence charges; `lower` is the same in lower case.
pub fn charged(sentence: &str, lower: &str) -> Option<Named> {
    named_first(sentence, lower)
        .or_else(|| led_by(sentence, lower))
        .or_else(|| given_to(sentence, lower))
        .or_else(|| subject(sentence, lower))
}

/// "Ủy ban nhân dân xã: Tập trung chỉ đạo …": who, and then what.
fn named_first(sentence: &str, lower: &str) -> Option<Named> {
    const FIELDS: List = list!("cơ quan |đơn vị ");
    let near = &sentence[..sentence.floor_char_boundary(240 + ": ".len())];
    let end = find(near, ": ").filter(|end| *end < 240)?;
    let what = &sentence[end + ": ".len()..];
    // "Các Bộ: Tài chính, Nội vụ ưu tiên …": the list after the mark is of the name.
    let opening = known::opening(&lower[end + ": ".len()..]);
    let does = opening.asks(&lower[end + ": ".len()..]);
    if !what.starts_with(is_upper) || begins(lower, FIELDS) || !does {
        return None;
    }
    let named = headed(&sentence[..end], &lower[..end]).filter(|named| named.start == 0)?;
    let leads = leads(&lower[end + 1..]);
    Some(Named { leads, ..named })
}

/// A heading or the head of a list that is the name of a body: "1. Bộ Xây dựng:", "Trách nhiệm
/// của Sở Nội vụ".
pub fn headed(words: &str, lower: &str) -> Option<Named> {
    const BEFORE: &str = "trách nhiệm của |nhiệm vụ của |đối với |chỉ đạo |giao cho |giao |đề nghị |yêu cầu |phân công ";
    let start = first_of(lower, BEFORE).unwrap_or(0);
    let mut end = words.trim_end_of(":. ").len();
    // "Sở Nội vụ (Cơ quan thường trực Ban Chỉ đạo)".
    if words[..end].ends_with(')') {
        end = words.find(" (").unwrap_or(end);
    }
    if end < start {
        return None;
    }
    let body = body_at(&words[start..], &lower[start..])?;
    let whole = name_end(&words[start..], &lower[start..], body).is_none();
    let short = words[start..end].chars().count() <= 160;
    (whole && short).then_some(Named {
        start,
        end,
        leads: false,
    })
}

/// The body that a sentence without a label asks: "Bộ Y tế đề nghị | Ủy ban nhân dân các tỉnh | …".
pub fn asked(sentence: &str, lower: &str) -> Option<Named> {
    given_to(sentence, lower)
}

/// "do X chủ trì".
fn led_by(sentence: &str, lower: &str) -> Option<Named> {
    let end = find(lower, " chủ trì")?;
    let before = tail(&lower[..end], 120);
    let start = end - before.len() + before.rfind("do ")? + "do ".len();
    let clean = !sentence[start..end].contains([';', '.', ',']);
    (clean && body_at(&sentence[start..], &lower[start..]).is_some()).then_some(Named {
        start,
        end,
        leads: true,
    })
}

/// Whether the words after a body make it the leader.
fn leads(after: &str) -> bool {
    begins(after.trim_start(), "chủ trì|làm đầu mối|là đầu mối")
}

/// "Giao X …", "yêu cầu X …", "đề nghị X …".
fn given_to(sentence: &str, lower: &str) -> Option<Named> {
    for blank_and_mark in [" giao ", " đề nghị ", " yêu cầu "] {
        let mark = &blank_and_mark[1..];
        let found = match lower.starts_with(mark) {
            true => Some(0),
            false => find(lower, blank_and_mark).map(|i| i + 1),
        };
        let Some(start) = found.map(|i| i + mark.len()) else {
            continue;
        };
        let before = lower[..start - mark.len()].trim_end();
        // "việc đề nghị Ban Thường vụ thẩm định": what is told of, not asked. "Kiểm tra …, yêu cầu các đơn vị khắc phục":
        // part of the work.
        let part = before.ends_in(",;") || before.ends_with(" và");
        if before.ends_with("việc") || part && mark != "giao " && !begins(lower, CLAUSES) {
            continue;
        }
        // "Lập danh sách đề nghị Ban Thường vụ cấp ủy quyết định": whoever lists, not who decides.
        let works = !before.contains(',') && known::opening(before).verb(before).is_some();
        if works && mark != "giao " {
            continue;
        }
        let rest = lower[start..].trim_start_of(": ");
        let rest = rest.strip_prefix("thời gian tới, ").unwrap_or(rest);
        let rest = rest.strip_prefix("đồng chí ").unwrap_or(rest);
        let start = lower.len() - rest.len();
        let Some(body) = body_at(&sentence[start..], rest) else {
            continue;
        };
        // "đề nghị các bộ, ngành, địa phương:" has no duty after it.
        let more = rest[body.name..].strip_suffix(':').map_or(0, str::len);
        let list = rest[body.name..].starts_with(", ") && more < 60;
        let whole = body.name + if list { more } else { 0 };
        let end = start + name_end(&sentence[start..], rest, body).unwrap_or(whole);
        let leads = leads(&lower[end..]);
        return Some(Named { start, end, leads });
    }
    None
}

/// The sentence begins with the body, or with clauses and then the body: "Đối với …, cấp ủy …",
/// "Hằng năm, trước ngày 15 tháng 12, Sở Tài chính …".
fn subject(sentence: &str, lower: &str) -> Option<Named> {
    let mut from = 0;
    for _ in 0..5 {
        let rest = lower[from..].trim_start();
        let start = lower.len() - rest.len();
        if let Some(body) = body_at(&sentence[start..], rest) {
            // The closing formula of a decision may name bodies over many lines.
            let all = rest
                .find(" chịu trách nhiệm thi hành ")
                .filter(|len| *len < 1500);
            if let Some(len) = all.or_else(|| name_end(&sentence[start..], rest, body)) {
                let end = start + len;
                // "Đối với nơi chưa có Công đoàn, Đoàn Thanh niên, cấp ủy …": the last surely does it.
                let list = from > 0 && lower.starts_with("đối với ");
                let last = sentence[start..end].rfind(", ").filter(|_| list);
                let start = start + last.map_or(0, |comma| comma + ", ".len());
                let leads = leads(&lower[end..]);
                return Some(Named { start, end, leads });
            }
        }
        if !begins(lower, CLAUSES) {
            return None;
        }
        from += lower[from..].find_any(",:")? + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::letters::lower_text;
    use super::*;

    fn named(text: &str) -> Option<(&str, bool)> {
        charged(text, &lower_text(text)).map(|n| (&text[n.start..n.end], n.leads))
    }

    #[test]
    fn the_head_of_a_list_may_be_a_body() {
        for (words, name) in [
            (
                "Bộ Tài nguyên và Môi trường:",
                "Bộ Tài nguyên và Môi trường",
            ),
            ("Trách nhiệm của Sở Nội vụ", "Sở Nội vụ"),
            (
                "Các sở, ban, ngành; UBND các huyện",
                "Các sở, ban, ngành; UBND các huyện",
            ),
        ] {
            let named = headed(words, &lower_text(words)).map(|n| &words[n.start..n.end]);
            assert_eq!(named, Some(name));
        }
        assert!(headed("Công tác cán bộ", "công tác cán bộ").is_none());
        let words = "Bộ Xây dựng có trách nhiệm:";
        assert!(headed(words, &lower_text(words)).is_none());
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
            named("Ủy ban nhân dân xã: Tập trung chỉ đạo; yêu cầu các đơn vị khắc phục"),
            Some(("Ủy ban nhân dân xã", false))
        );
        assert_eq!(
            named("Giao Sở Tài chính bố trí kinh phí"),
            Some(("Sở Tài chính", false))
        );
        assert_eq!(
            named("Giao Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp"),
            Some(("Sở Nông nghiệp và Phát triển nông thôn", true))
        );
        assert_eq!(
            named("Hằng năm, trước ngày 15 tháng 12, Chi cục Thủy lợi tổng hợp"),
            Some(("Chi cục Thủy lợi", false))
        );
        assert_eq!(
            named(
                "Chánh Văn phòng Sở, Trưởng các phòng; Giám đốc Trung tâm Y tế huyện và các cá nhân liên quan chịu trách nhiệm thi hành Quyết định này"
            ),
            Some((
                "Chánh Văn phòng Sở, Trưởng các phòng; Giám đốc Trung tâm Y tế huyện và các cá nhân liên quan",
                false
            ))
        );
        for (sentence, name) in [
            (
                "Toàn Ngành Tổ chức xây dựng Đảng sẽ tập trung nghiên cứu",
                "Toàn Ngành Tổ chức xây dựng Đảng",
            ),
            (
                "Các đồng chí Ủy viên Ban Thường vụ phụ trách cụm có trách nhiệm theo dõi",
                "Các đồng chí Ủy viên Ban Thường vụ phụ trách cụm",
            ),
            (
                "Các đồng chí Ủy viên Ban Thường vụ phụ trách cụm và địa bàn",
                "Các đồng chí Ủy viên Ban Thường vụ",
            ),
            (
                "Đối với nơi chưa có Công đoàn, Hội Cựu chiến binh, cấp ủy cơ sở chỉ đạo thành lập",
                "cấp ủy cơ sở",
            ),
        ] {
            assert_eq!(named(sentence), Some((name, false)), "{sentence}");
        }
        for silent in [
            "Thực hiện nghiêm quy định về việc đề nghị Ban Thường vụ Tỉnh ủy thẩm định hồ sơ",
            "Tăng cường công tác kiểm tra, giám sát",
            "Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh",
            "Lập danh sách đề nghị Ban Thường vụ Tỉnh ủy quyết định công nhận",
            "Hoàn thiện dự thảo, trình Bộ Chính trị xem xét",
            "Bộ máy tinh gọn phải tiếp tục hoàn thiện",
        ] {
            assert_eq!(named(silent), None, "{silent}");
        }
    }
}

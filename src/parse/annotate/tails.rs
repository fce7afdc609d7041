//! What follows the mention of a document: whose it is and what it is on.
//!
//! *Reads* the words after a mention. *Writes* its issuer and subject. *Never* goes on to another document.
//!
//! "… của Bộ Chính trị tiếp tục thực hiện …" → Bộ Chính trị, "tiếp tục thực hiện …"; "ngày 09/11/2022 Hội nghị lần thứ
//! sáu … về …" → the plenum with no "của" before it.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_lower, is_upper};

use super::super::grammar::names;
use super::super::known;
use super::super::letters::{List, begins, first_of, head, holds, is_word, lower_text};
use super::citations::Found;

/// Issuer ("của …") and subject ("về …", "thực hiện …") after a mention.
pub fn read_tail(text: &str, citation: &mut Found) {
    let mut at = citation.reach;
    let rest = |at: usize| text[at..].trim_start_of(", )\u{a0}");
    let offset = |at: usize| text.len() - rest(at).len();
    // "ngày 09/11/2022 Hội nghị lần thứ sáu …": a central body with nothing before it.
    let bare = ["Hội nghị ", "Bộ Chính trị ", "Ban Bí thư "];
    let alone = bare
        .into_iter()
        .find(|body| text[at..].trim_start_of(" ").starts_with(body));
    for mark in ["của ", "tại Hội nghị "].into_iter().chain(alone) {
        if let Some(words) = rest(at).strip_prefix(mark) {
            let keep = mark.len() - mark.find(is_upper).unwrap_or(mark.len());
            let start = text.len() - words.len() - keep;
            let end = name_end(text, start);
            if end > start && text[start..].starts_with(is_upper) {
                citation
                    .issuer
                    .get_or_insert_with(|| text[start..end].trim().to_owned());
                at = end;
                citation.reach = end;
            }
            break;
        }
    }
    let after = rest(at);
    let begin = offset(at);
    let lead = [
        "về việc ",
        "về ",
        "tiếp tục ",
        "thực hiện ",
        "ban hành ",
        "phê duyệt ",
        "quy định ",
        "Quy định ",
        "hướng dẫn ",
    ]
    .into_iter()
    .find(|m| after.starts_with(m));
    let quoted = after.begins_in("“\"");
    // "ban hành cuối năm 2024" tells of the paper, not of its matter.
    let dated = lead.is_some_and(|lead| {
        begins(
            &after[lead.len()..],
            "ngày |tháng |năm |cuối |đầu |trước |trong ",
        )
    });
    if lead.is_none() && !quoted || dated {
        return;
    }
    // "thực hiện", "ban hành", "phê duyệt" are part of the subject, "về" is not.
    let skip = lead.filter(|m| m.starts_with("về")).map_or(0, str::len);
    let start = begin + skip;
    let rules = lead.filter(|lead| begins(lead, "quy |Quy |hướng "));
    let mut end = subject_end(text, start);
    // "theo Thông tư số 5 quy định mức chi trước ngày 30/6": the term is the sentence's.
    if rules.is_some()
        && let Some(term) = text[start..end].find(" trước ngày ")
    {
        end = start + term;
    }
    let subject = text[start..end]
        .trim()
        .trim_start_of("“”\"")
        .trim_end_of("“”\"")
        .trim();
    // "… theo mức do Nghị quyết số 5 quy định như sau:": says nothing of its matter.
    let matter = rules.map_or(subject, |lead| subject.strip_prefix(lead).unwrap_or(""));
    if matter.chars().count() > 4
        && !begins(matter, "như sau|tại |thì |này |trên |nêu |đối với |số ")
    {
        citation.subject = Some(subject.to_owned());
        citation.reach = end;
    }
}

/// Names go on over words with capitals and the small words of office; they stop at a mark or at a
/// word that begins something else. A known body is never cut.
fn name_end(text: &str, start: usize) -> usize {
    const STOPS: [&str; 6] = ["về", "và", "tổ", "kiểm", "xây", "chỉ"];
    const LATER: [&str; 8] = [
        "khóa",
        "khoá",
        "ương",
        "nước",
        "lần",
        "thứ",
        "tối",
        "trưởng",
    ];
    /// Bytes that no name takes: one endless line has many names, and is not looked through to its end for each.
    const LONGEST: usize = 1000;
    let near = &text[start..];
    let near = &near[..near.floor_char_boundary(LONGEST)];
    let near = near.split(['|', '\t']).next().unwrap_or("");
    let mut end = known_body(near);
    for (count, word) in near[end..].split_inclusive(' ').enumerate() {
        let bare = word.trim_end();
        let name = bare.trim_end_of(",;.:)”\"");
        let issues = name == "ban" && near[end + word.len()..].starts_with("hành")
            // "… tỉnh Lam Giang Quy định chức năng …": what it issues, with a capital.
            || name == "Quy" && begins(&near[end + word.len()..], "định |chế ");
        let other = bare.starts_with(is_lower)
            && !names::is_small(name)
            && !LATER.contains(&name)
            && !near[..end].ends_with("thứ ");
        let begun = end > 0 || count > 0;
        if begun && (STOPS.contains(&bare) || issues || other)
            || count >= 14
            || bare.begins_in("“\"")
        {
            break;
        }
        if bare.starts_with('(') && !begins(bare, "(khóa|(khoá|(Khóa|(Khoá") {
            break;
        }
        let mark = bare.ends_in(",;.:)”\"");
        let closes_term = bare.ends_with(')') && near[..end].contains('(');
        end += if mark {
            bare.trim_end_of(",;.:”\"").len()
        } else {
            word.len()
        };
        if closes_term || mark {
            break;
        }
    }
    start + near[..end].trim_end().len()
}

/// The length of the known body at the head of `text`: "Bộ Văn hóa, Thể thao và Du lịch", or with who heads it: "Bộ trưởng
/// Bộ Nông nghiệp và Môi trường".
fn known_body(text: &str) -> usize {
    const HEADS: List = list!("Bộ trưởng |Giám đốc |Chủ nhiệm ");
    let title = first_of(text, HEADS).unwrap_or(0);
    let lower = lower_text(head(&text[title..], 80));
    let known = known::body_at(&lower, |rest| !rest.starts_with(is_word));
    known.map_or(0, |body| title + body.len())
}

/// The subject ends with its quotation, at a mark, or where another document begins; at most 300
/// characters on.
fn subject_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let near = head(rest, 300);
    if near.begins_in("“\"") {
        let open = near.chars().next().map_or(0, char::len_utf8);
        let close = near[open..].find_any("”\"").map(|i| open + i);
        return close.map_or(start + near.len(), |i| {
            start + i + near[i..].chars().next().map_or(0, char::len_utf8)
        });
    }
    let words = &near[..near.find_any(";.():|\t").unwrap_or(near.len())];
    let words = &words[..term_clause(words).unwrap_or(words.len())];
    let words = &words[..amended(words).unwrap_or(words.len())];
    // "về … và Hướng dẫn số 5", "về …, Nghị quyết số 5": another document begins; not "và chuyển đổi số quốc gia".
    let numbered = if words.contains(" số ") { words } else { "" };
    let next = numbered
        .match_indices(" số ")
        .find(|(i, mark)| words[i + mark.len()..].starts_with(|c: char| c.is_ascii_digit()))
        .and_then(|(i, _)| {
            let listed = words[..i].rfind(", ");
            let listed = listed.filter(|comma| words[comma + 2..].starts_with(is_upper));
            listed.or_else(|| words[..i].rfind(" và "))
        });
    const ASIDE: List =
        list!("trong đó|nhất là|trong những năm |những năm |thời gian qua|trong thời gian qua");
    let mut commas = commas_of(words);
    let comma = commas.find(|(comma, mark)| begins(&words[comma + mark.len()..], ASIDE));
    let comma = comma.map(|(comma, _)| comma);
    start
        + next
            .or(comma)
            .or_else(|| clause_end(words))
            .unwrap_or(words.len())
}

/// Where a comma parts `words`. Whether one does is told much faster than where.
fn commas_of(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = if words.contains(", ") { words } else { "" };
    words.match_indices(", ")
}

/// "về kiểm lâm, được sửa đổi, bổ sung bởi Nghị định số 5": what became of the paper is none of its matter.
fn amended(words: &str) -> Option<usize> {
    let changed = words.find("được sửa đổi, bổ sung");
    let at = [", có hiệu lực", " như sau"]
        .into_iter()
        .filter_map(|mark| words.find(mark));
    let at = at.chain(changed).min()?;
    let before = words[..at].trim_end();
    let before = before.strip_suffix("đã").unwrap_or(before);
    Some(before.trim_end_of(", ").len())
}

/// "tổng kết Chỉ thị số 5 về công tác mẫu, hoàn thành trước ngày 30/9/2024": where the sentence says by when.
fn term_clause(words: &str) -> Option<usize> {
    const DONE: &str = "hoàn thành |xong |báo cáo |trình |gửi |chậm nhất |trước ngày |trong tháng |trong quý |trong năm ";
    const TERMS: &str = " trước | trong tháng | trong quý | trong năm | vào |chậm nhất ";
    let mut commas = commas_of(words);
    let term = commas.find(|(comma, mark)| {
        let clause = &words[comma + mark.len()..];
        let clause = &clause[..clause.find(", ").unwrap_or(clause.len())];
        begins(clause, DONE)
            && holds(&[" ", clause].concat(), TERMS)
            && clause.contains(|c: char| c.is_ascii_digit())
    });
    term.map(|(comma, _)| comma)
}

/// "về tăng cường quản lý giá, Cục Quản lý giá đề nghị …": where the sentence goes on to its own matter, with whoever
/// orders it.
fn clause_end(words: &str) -> Option<usize> {
    const ORDERS: &str = " yêu cầu| đề nghị| ban hành| hướng dẫn | thông báo | báo cáo| xây dựng| kết luận| có ý kiến";
    let mut commas = commas_of(words);
    let own = commas.find(|(comma, mark)| {
        let clause = &words[comma + mark.len()..];
        clause.starts_with(is_upper)
            && holds(&clause[..clause.find(", ").unwrap_or(clause.len())], ORDERS)
    });
    own.map(|(comma, _)| comma)
}

#[cfg(test)]
mod tests {
    use super::super::super::grammar::numbers::numbers;
    use super::super::super::prose::Prose;
    use super::super::citations;

    #[test]
    fn issuers_end_with_their_names_and_subjects_with_their_clause() {
        for (text, issuer, subject) in [
            (
                "Nghị quyết số 5/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội, Ban",
                "Ủy ban Thường vụ Quốc hội",
                None,
            ),
            (
                "Quyết định số 5/QĐ-UBND của Uỷ ban nhân dân tỉnh ban hành Quy chế mẫu",
                "Uỷ ban nhân dân tỉnh",
                Some("ban hành Quy chế mẫu"),
            ),
            (
                "Thông tư số 5/2023/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về lễ hội",
                "Bộ Văn hóa, Thể thao và Du lịch",
                Some("lễ hội"),
            ),
            (
                "Kết luận số 5-KL/TW của Bộ Chính trị tiếp tục thực hiện Chỉ thị mẫu",
                "Bộ Chính trị",
                Some("tiếp tục thực hiện Chỉ thị mẫu"),
            ),
            (
                "Nghị quyết số 5-NQ/TW ngày 3/9/2013 của Hội nghị lần thứ tám khóa XI được",
                "Hội nghị lần thứ tám khóa XI",
                None,
            ),
            (
                "Công văn số 5-CV/TU của Tỉnh ủy về việc sơ kết năm 2022, Đảng ủy Khối báo cáo",
                "Tỉnh ủy",
                Some("sơ kết năm 2022"),
            ),
            (
                "Quy định số 5-QĐ/TW của Ban Bí thư về kiểm tra, báo cáo mẫu, hoàn thành trước ngày 30/9/2024.",
                "Ban Bí thư",
                Some("kiểm tra, báo cáo mẫu"),
            ),
            (
                "Nghị định số 5/2031/NĐ-CP của Chính phủ về kiểm ngư và tàu tuần tra, được sửa đổi, bổ sung bởi Nghị định số 6/2032/NĐ-CP",
                "Chính phủ",
                Some("kiểm ngư và tàu tuần tra"),
            ),
            (
                "Thông tư số 5/2031/TT-BNNMT của Bộ trưởng Bộ Nông nghiệp và Môi trường quy định mức chi, có hiệu lực từ ngày 01 tháng 7",
                "Bộ trưởng Bộ Nông nghiệp và Môi trường",
                Some("quy định mức chi"),
            ),
            (
                "Quyết định số 5/QĐ-UBND của Ủy ban nhân dân tỉnh Lam Giang Quy định chức năng của Chi cục",
                "Ủy ban nhân dân tỉnh Lam Giang",
                Some("Quy định chức năng của Chi cục"),
            ),
            (
                "Nghị quyết số 5/NQ-CP của Chính phủ quy định như sau: mức chi",
                "Chính phủ",
                None,
            ),
            (
                "Nghị quyết số 5/NQ-CP của Chính phủ | Bộ Nội vụ",
                "Chính phủ",
                None,
            ),
        ] {
            let found =
                citations::citations(&Prose::new(text, &mut Vec::new()), &numbers(text)).remove(0);
            assert_eq!(found.issuer.as_deref(), Some(issuer));
            assert_eq!(found.subject.as_deref(), subject);
        }
    }
}

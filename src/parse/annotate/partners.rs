//! Who joins in: the bodies that a sentence names as partners.
//!
//! *Reads* one sentence. *Writes* the bytes of each body. *Never* takes words for a name that could
//! be the duty after it.
//!
//! "chủ trì, phối hợp với | Sở Tài chính |, | Sở Văn hóa, Thể thao và Du lịch | và | các cơ quan liên
//! quan | rà soát …" → three; "cùng với việc …", "quy chế phối hợp với …" → none.

use super::super::known;
use super::super::letters::{
    List, begins, ends_with_one_of, first_of, holds, is_upper, which_word, words,
};
use super::agencies::Named;
use super::bodies::{DUTIES, body_at};
use crate::parse::letters::marks::Marks;

/// The words that call partners; the longer of two stands first.
const CALLS: List = list!(
    "phối hợp chặt chẽ với |phối hợp chặt chẽ cùng |phối hợp cùng với |phối hợp cùng |\
    phối hợp với |phối hợp: |phối hợp |cùng với |cùng ",
);
/// What makes "phối hợp" a matter of its own: "xây dựng quy chế phối hợp với …".
const MATTERS: &str = "quy chế |công tác |việc |cơ chế |chương trình |kế hoạch |sự |mối quan hệ ";
/// Small words that go on with a name.
const NAME_WORDS: List = list!(
    "bộ|sở|ban|ngành|cơ quan|đơn vị|địa phương|đoàn thể|tổ chức chính trị|chính trị|\
    xã hội|nghề nghiệp|huyện|thị xã|thị trấn|thành phố|xã|phường|đặc khu|tỉnh|các|cấp tỉnh|cấp huyện|\
    cấp xã|cấp ủy|cấp|trung ương|trực thuộc|thuộc|của|đảng đoàn|đảng|có thẩm quyền|có liên quan|liên quan|chức năng|chuyên môn|\
    báo chí|thành viên|doanh nghiệp|hội|trường|viện|ngang bộ|quận|nhân dân|mặt trận|khu vực|cá nhân|\
    tổ chức liên quan|tổ chức có liên quan|tổ chức, cá nhân|tổ chức đoàn thể|lực lượng|kiểm lâm|công an|quân đội|biên phòng",
);
/// Bodies that need no "các" before them.
const PLAIN: List = list!(
    "cơ quan |đơn vị |địa phương |bộ, ngành|bộ, ban|sở, ngành|sở, ban|chính quyền |cấp ủy|đoàn thể|lực lượng ",
);
/// Where a name ends and what the work is about begins, besides its verbs.
const ENDS: List =
    list!("trong|để|nhằm|theo|khi|tại|về|trên|với|là|được|cho|từ|đến|do|có kế hoạch");

/// The partners that a sentence names, at most `most`; `lower` is the same in lower case.
pub fn partners(sentence: &str, lower: &str, most: usize) -> Vec<Named> {
    let mut found = Vec::new();
    let mut from = 0;
    if !holds(lower, "phối hợp|cùng ") {
        return found;
    }
    for (at, _) in words(lower) {
        let may_call = matches!(lower.as_bytes()[at], b'p' | b'c');
        if at < from || !may_call || !begins(&lower[at..], "phối hợp|cùng ") {
            continue;
        }
        let call = first_of(&lower[at..], CALLS);
        if let Some(len) = call.filter(|_| !ends_with_one_of(&lower[..at], MATTERS)) {
            from = add_list(sentence, lower, at + len, most, &mut found);
        }
    }
    found
}

/// Adds the bodies listed from byte `from` on; gives where the list ends.
fn add_list(
    sentence: &str,
    lower: &str,
    from: usize,
    most: usize,
    found: &mut Vec<Named>,
) -> usize {
    let (mut start, mut end) = (from, from);
    while found.len() < most
        && let Some(len) = name(&sentence[start..], &lower[start..], start == from)
    {
        end = start + len;
        found.push(Named {
            start,
            end,
            leads: false,
        });
        // "Sở Tài chính (cơ quan thường trực), Sở Y tế".
        let rest = &lower[end..];
        let bracket = rest.strip_prefix(" (").and_then(|b| b.find(')'));
        let next = end
            + bracket
                .filter(|len| *len < 80)
                .map_or(0, |len| len + " ()".len());
        let Some(len) = separator(&lower[next..]) else {
            break;
        };
        start = next + len;
    }
    end
}

/// The length of what stands between two bodies.
fn separator(lower: &str) -> Option<usize> {
    first_of(lower, ", và |; và |, cùng |, |; | và | cùng với | cùng ")
}

/// How much is surely of the name of a body at the head of the words, and whether any word that asks
/// for nothing may go on with it, as in a name that is on no list.
fn head(printed: &str, lower: &str, first: bool) -> Option<(usize, bool)> {
    if let Some(body) = body_at(printed, lower) {
        return Some((
            body.head,
            body.head != body.name && !lower.starts_with("các "),
        ));
    }
    let (start, end) = words(printed).next().filter(|(start, _)| *start == 0)?;
    let short = printed[start..end].chars().all(is_upper) && end > 1;
    let named = short || first && printed.starts_with(is_upper);
    (named || begins(lower, PLAIN)).then_some((if named { end } else { 0 }, named && !short))
}

/// The bytes of the name of a body at the head of the words.
fn name(printed: &str, lower: &str, first: bool) -> Option<usize> {
    let (mut end, mut any) = head(printed, lower, first)?;
    let most = 140;
    loop {
        let rest = &lower[end..];
        let list = any || lower.starts_with("các ");
        // "các Sở: Tài chính, Y tế".
        let colon = rest.starts_with(": ") && list && printed[end + 2..].starts_with(is_upper);
        any |= colon;
        let next = if colon {
            end + ": ".len()
        } else if let Some(len) = separator(rest) {
            if head(&printed[end + len..], &lower[end + len..], false).is_some() {
                break;
            }
            end + len
        } else {
            end + rest.len() - rest.trim_start_of(" -–").len()
        };
        let gap = separator(rest).is_some();
        let Some((0, len)) = words(&lower[next..]).next().filter(|_| next < most) else {
            break;
        };
        let rest = &lower[next..];
        let known = which_word(rest, NAME_WORDS).and_then(|i| NAME_WORDS.words().nth(i));
        let asks = known::opening(rest).asks(rest)
            || begins(rest, DUTIES)
            || which_word(rest, ENDS).is_some();
        let long = known.filter(|known| !asks || known.starts_with("tổ chức"));
        if printed[next..].starts_with(is_upper) && (any || !gap || list) {
            any = true;
            end = next + len;
        } else if let Some(known) = long {
            end = next + known.len();
        } else if any && !gap && !asks {
            end = next + len;
        } else {
            break;
        }
    }
    (end > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::letters::lower_text;

    fn named(text: &str) -> Vec<&str> {
        let found = partners(text, &lower_text(text), 20);
        found.iter().map(|n| &text[n.start..n.end]).collect()
    }

    #[test]
    fn partners_are_told_one_by_one() {
        for (text, names) in [
            (
                "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và các cơ quan liên quan rà soát quy định",
                &[
                    "Sở Tài chính",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "các cơ quan liên quan",
                ][..],
            ),
            (
                "phối hợp chặt chẽ với Ủy ban nhân dân các huyện, thị xã, thành phố tổ chức tuyên truyền",
                &["Ủy ban nhân dân các huyện, thị xã, thành phố"],
            ),
            (
                "Chủ trì, phối hợp với Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội giám sát",
                &["Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội"],
            ),
            (
                "phối hợp với các Bộ: Tài chính, Nội vụ, Tài nguyên và Môi trường trình Chính phủ",
                &["các Bộ: Tài chính, Nội vụ, Tài nguyên và Môi trường"],
            ),
            (
                "Cơ quan phối hợp: Sở Tài chính (phòng Ngân sách), Ban Quản lý Khu kinh tế tỉnh; UBND các xã.",
                &[
                    "Sở Tài chính",
                    "Ban Quản lý Khu kinh tế tỉnh",
                    "UBND các xã",
                ],
            ),
            (
                "Công an tỉnh cùng với Sở Giao thông vận tải tuần tra; phối hợp với đơn vị liên quan xử lý",
                &["Sở Giao thông vận tải", "đơn vị liên quan"],
            ),
            (
                "phối hợp với LĐLĐ tỉnh, MTTQ các cấp trong việc vận động",
                &["LĐLĐ tỉnh", "MTTQ các cấp"],
            ),
        ] {
            assert_eq!(named(text), names, "{text}");
        }
    }

    #[test]
    fn what_is_no_body_is_no_partner() {
        for text in [
            "Cùng với việc sắp xếp bộ máy, tiếp tục tinh giản biên chế",
            "Xây dựng quy chế phối hợp với Bộ Công an",
            "tăng cường phối hợp giữa các cơ quan",
            "so với cùng kỳ năm trước",
            "phối hợp chặt chẽ, kịp thời",
            "Phối hợp",
        ] {
            assert!(named(text).is_empty(), "{text}");
        }
    }
}

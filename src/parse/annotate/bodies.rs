//! Names of bodies: where they begin and how far they go.
//!
//! *Reads* the words from a place on. *Writes* a length. *Never* cuts a name at a verb inside it.
//!
//! "Sở Nông nghiệp và Phát triển nông thôn | chủ trì": a capital letter belongs to the name.

use super::super::known::{self, Opening};
use super::super::letters::{List, begins, first_before, head, is_lower, is_upper, is_word, words};
use crate::parse::letters::marks::Marks;

/// Words after which a body's name is over and its duty begins, besides the verbs of instructions and
/// the adverbs before them.
pub const DUTIES: List = list!(
    "căn cứ|trên cơ sở|trong phạm vi|đi kiểm tra|có trách nhiệm|chịu trách nhiệm|chủ động|làm đầu mối|là đầu mối|là cơ quan|phải |cần |trước ngày |có chế độ|có hình thức|sẽ |cụ thể hoá|cùng |giúp bộ |giúp ban |giúp tỉnh |giúp thường |giúp ủy |giúp ubnd |giúp chính |giúp thủ |giúp cấp |giúp chủ ",
);

/// What bodies and their heads are called, before a name of their own.
const HEADS: List = list!(
    "Bộ|Sở|Ban|Vụ|Cục|Tổng cục|Chi cục|Ủy ban|Uỷ ban|Đảng uỷ|UBND|HĐND|Ban cán sự đảng|Đảng đoàn|Văn phòng|Thanh tra|Phòng|Công an|Quân khu|Đảng ủy|Đảng bộ|Chi bộ|Giám đốc|Chủ tịch|Chánh|Trưởng|Thủ trưởng|Bí thư|Hội|Viện|Trường|Học viện|Trung tâm|Tòa án|Quỹ|Bộ trưởng|Thống đốc|Phó|Tổng Giám đốc|Cục trưởng|Hiệu trưởng|Thường trực|Ngân hàng|Báo|Đài|Kho bạc|Bảo hiểm xã hội|Công ty|Tổng công ty|Liên đoàn|Thành phố|Tỉnh|Tập đoàn",
);
/// Small words that may follow such a head: "Công an tỉnh", "Giám đốc các Sở".
const AFTER_HEADS: List = list!("các|tỉnh|huyện|xã|phường|thành phố|cấp|đảng|cơ quan|quốc gia");
/// What "các …" may stand before.
const MANY: List = list!(
    "bộ|sở|ban|vụ|cục|phòng|hội|tổ|cơ quan|đơn vị|địa phương|huyện|tỉnh|xã|ngành|cấp|trường|đồng chí|chủ đầu tư|thành viên|doanh nghiệp|trung tâm",
);

/// A body at the head of some words.
#[derive(Clone, Copy)]
pub struct Body {
    /// Bytes that are surely of its name.
    pub head: usize,
    /// Bytes of the name where no duty follows.
    pub name: usize,
}

/// The body at the head of `printed`, by the list of bodies or by its first word; such a name goes
/// on to the next mark.
pub fn body_at(printed: &str, lower: &str) -> Option<Body> {
    // "Uỷ ban nhân dân xã": the list has "Ủy ban"; both take as many bytes.
    let near = lower
        .char_indices()
        .nth(60)
        .map_or(lower, |(at, _)| &lower[..at]);
    let folded = near.contains("uỷ").then(|| near.replace("uỷ", "ủy"));
    let known = folded.and_then(|near| known::body_at(&near, |rest| !rest.starts_with(is_word)));
    match known.map(str::len) {
        Some(name) => Some(Body { head: name, name }),
        None => body_of(known::opening(lower), printed, lower),
    }
}

/// The same, where it is known what begins with its first syllable.
pub fn body_of(opening: &Opening, printed: &str, lower: &str) -> Option<Body> {
    if let Some(known) = opening.body(lower, |rest| !rest.starts_with(is_word)) {
        return Some(Body {
            head: known.len(),
            name: known.len(),
        });
    }
    let head = match lower.strip_prefix("các ") {
        Some(rest) => begins(rest, MANY).then_some("các ".len())?,
        // Each of the heads begins with a capital letter, and most words that come here do not.
        None if !printed.starts_with(is_upper) => return None,
        None => first_before(printed, HEADS, |after| {
            let name = after.strip_prefix(' ');
            name.is_some_and(|name| name.starts_with(is_upper) || begins(name, AFTER_HEADS))
        })?,
    };
    let mark = printed[head..].find_any(";.:(");
    Some(Body {
        head,
        name: mark.map_or(printed.len(), |at| head + at),
    })
}

/// A name goes on to its duty or to the first verb of an instruction: "Cấp ủy các tổ chức cơ sở đảng
/// trực thuộc | có trách nhiệm"; at most 140 characters on. None where no duty follows.
pub fn name_end(printed: &str, lower: &str, body: Body) -> Option<usize> {
    let reach = head(lower, 140).len();
    // "Các Bộ: Tài chính, Nội vụ ưu tiên": the list after the mark is of the name.
    let list = ["các bộ:", "các sở:"]
        .iter()
        .filter(|_| lower[..reach].contains(':'))
        .find_map(|w| Some(lower[..reach].find(w)? + w.len()));
    let from = list.unwrap_or(0);
    let stop = printed[from..reach]
        .find_any(";.:(")
        .map_or(reach, |at| from + at);
    let mut skip_to = body.head;
    // "Ủy viên Ban Thường vụ phụ trách cụm | có trách nhiệm": which of them.
    let mut charge = None;
    for (start, _) in words(&lower[..stop]) {
        let rest = &lower[start..];
        if start < skip_to || !printed[start..].starts_with(is_lower) {
            continue;
        }
        let opening = known::opening(rest);
        if let Some(noun) = opening.noun(rest) {
            skip_to = start + noun.len();
            continue;
        }
        // "Ban Tổ chức xây dựng Đảng", "cơ quan xây dựng Đảng": what the body is for.
        if rest.starts_with("xây dựng đảng") {
            skip_to = start + "xây dựng đảng".len();
            continue;
        }
        let end = || printed[..start].trim_end_of(", ").len().max(body.head);
        // "Văn phòng Ban chỉ đạo phòng thủ dân sự": the name of the board.
        if rest.starts_with("chỉ đạo") && printed[..start].ends_with("Ban ") {
            skip_to = start + "chỉ đạo".len();
            continue;
        }
        if rest.starts_with("phụ trách ") {
            charge = charge.or_else(|| Some(end()));
            continue;
        }
        let bound = begins(rest, DUTIES);
        let duty = bound || opening.asks(rest);
        if duty {
            return Some(charge.filter(|_| !bound).unwrap_or_else(end));
        }
    }
    charge
}

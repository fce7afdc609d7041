//! The product of a task (sản phẩm): the paper or data that its sentence orders to be made.
//!
//! *Reads* one sentence. *Writes* the bytes of the noun phrase, as an office would put it into the column "Sản phẩm".
//! *Never* takes a paper that is cited or carried out, nor one made by what a noun or a purpose only tells of.
//!
//! The order stands at the head of a clause: adverbs, verbs, a body, then a verb that makes ("xây dựng", "ban hành",
//! "trình") and at once the paper. "Thực hiện Nghị quyết số 18" makes nothing; "sửa đổi, bổ sung Quy định số 102-QĐ/TW"
//! makes that paper anew, so it is the product; "hoàn thành kế hoạch" reaches a plan, "hoàn thành 06 đề án" makes them.
//! Of several products the first stands for all.

mod papers;
mod phrases;

use super::super::known;
use super::super::letters::{List, begins, first_of, holds, is_upper, tail, which_word, whole_of};
use super::bodies;
use crate::parse::letters::marks::Marks;
use papers::{Paper, paper};
use phrases::phrase_end;

/// Verbs that make; those after which a small "hướng dẫn" would be a verb; those that make anew what there is.
const MAKES: List = list!(
    "xây dựng và ban hành|xây dựng|ký ban hành|ban hành|soạn thảo|biên soạn|lập|hoàn thiện|hoàn chỉnh|chuẩn bị|gửi|phê duyệt|thông qua|hoàn thành",
);
const OFFERS: List = list!("tham mưu|đề xuất|trình|dự thảo|báo cáo");
const MENDS: List =
    list!("sửa đổi và bổ sung|sửa đổi|bổ sung và hoàn thiện|bổ sung|thay thế|điều chỉnh|cập nhật",);
/// Papers that are reached or carried out where a sentence says "hoàn thành".
const REACHED: List = list!(
    "kế hoạch|chương trình|dự án|nghị quyết|chỉ thị|kết luận|quyết định|thông báo|chiến lược|dự toán|luật",
);
/// Verbs that make nothing of their object: they join in, look at it, or keep from it.
const IDLE: List = list!(
    "góp ý|tham gia|cho ý kiến|lấy ý kiến|xin ý kiến|thẩm định|thẩm tra|thành lập|kiện toàn|kiểm tra|giám sát|đôn đốc|theo dõi|hạn chế|chấm dứt|tránh|không để|nghiêm cấm|giảm|cắt giảm|tuyên truyền|phổ biến|quán triệt|học tập|hướng dẫn|nâng cao",
);
/// Nouns before a verb that make it their own: "chất lượng xây dựng, ban hành văn bản".
const NOUNS: &str = "việc |công tác |chất lượng |quá trình |năng lực |kỹ năng |kinh nghiệm |tình hình |kết quả |thẩm quyền |hiệu quả |trình tự |thủ tục |gắn với |đi đôi với |cùng với ";
/// Words that open a purpose or a report.
const PURPOSES: &str = " để | nhằm | sau khi | trước khi | do | mà | đã | nếu | khi | theo đó ";
/// A sentence, its form in lower case, and the bytes of its times.
pub struct Sentence<'t> {
    pub printed: &'t str,
    pub lower: &'t str,
    pub times: &'t [(usize, usize)],
}

/// What the sentence orders to be made.
pub fn product(it: &Sentence) -> Option<(usize, usize)> {
    let lower = it.lower;
    let (mut hard, mut from) = (0, 0);
    let mut quoted = false;
    let opens = |at: usize, hard: usize| {
        let before = tail(&lower[hard..at], 300).trim_start();
        let last = before
            .trim_end_of(" ,")
            .rfind_any(",(")
            .map_or(before, |cut| &before[cut + 1..]);
        let governed = holds(tail(last, 40), NOUNS) || holds(before, PURPOSES);
        !governed || at == hard
    };
    if let Some(found) = ordered(it, 0) {
        return Some(found);
    }
    let mut last = 0;
    let mut pairs = lower.as_bytes().windows(2);
    while let Some(more) = pairs.position(|pair| may_end(pair[0], pair[1])) {
        let at = last + more;
        last = at + 1;
        let mark = lower.as_bytes()[at];
        // Of the characters beyond ASCII only quotation marks matter.
        if mark == 0xe2 {
            quoted = lower[at..].starts_with('“') || quoted && !lower[at..].starts_with('”');
        }
        if !matches!(mark, b' ' | b',' | b';' | b':') || quoted || at < from {
            continue;
        }
        let ends = match mark {
            b';' | b':' => {
                hard = at + 1;
                true
            }
            b',' => true,
            _ if lower[at..].starts_with(" đồng thời ") => {
                hard = at + " đồng thời ".len();
                from = hard;
                true
            }
            _ if lower[at..].starts_with(" và ") => {
                from = at + " và ".len();
                true
            }
            _ => false,
        };
        let next = from.max(at + 1);
        // What the clause says is looked at first: what stands before it costs more.
        if ends
            && let Some(found) = ordered(it, next)
            && opens(next.max(hard), hard)
        {
            return Some(found);
        }
    }
    None
}

/// Whether a clause may end at a byte with the `next` behind it, or a quotation begin: at few bytes. A word that joins two
/// clauses is "và" or "đồng thời".
fn may_end(byte: u8, next: u8) -> bool {
    byte <= b';' && (byte != b' ' || matches!(next, b'v' | 0xc4)) || byte == 0xe2
}

/// The product of an item that is the name of a paper, under a lead that makes or, if it `mends`, makes anew:
/// "xây dựng 02 đề án: (1) | Đề án cấp nước | …".
pub fn named(it: &Sentence, mends: bool) -> Option<(usize, usize)> {
    const NAMED: List = list!(
        "về |việc |khung |của |sửa đổi|liên ngành|quy định |kết quả |tình hình |tổng kết|sơ kết|đánh giá|số |chính sách|chính trị",
    );
    let paper = paper(it, 0)?;
    let follows = it.lower[paper.end..].trim_start();
    let asks = it.lower.starts_with("hướng dẫn") && follows.starts_with("việc ");
    let named = paper.sure
        || !asks && begins(follows, NAMED)
        || follows.starts_with(|c: char| c.is_ascii_digit());
    (named && (mends || !paper.numbered)).then(|| (0, phrase_end(it, 0, &paper)))
}

/// Whether the words before a list make what it lists; whether they make it anew.
pub fn makes(lead: &str) -> Option<bool> {
    const MAKING: &str =
        "xây dựng |ban hành|soạn thảo|hoàn thành|hoàn thiện|trình |sửa đổi|bổ sung|thay thế";
    let lead = tail(lead, 300);
    let last = MAKING
        .split('|')
        .filter_map(|word| lead.rfind(word))
        .max()?;
    let carried = ["thực hiện ", "quán triệt", "thi hành "]
        .iter()
        .any(|word| lead.rfind(word).is_some_and(|at| at > last));
    (!carried).then(|| begins(&lead[last..], "sửa đổi|bổ sung|thay thế"))
}

/// The product of the clause that begins at byte `at`, where the clause orders it.
fn ordered(it: &Sentence, mut at: usize) -> Option<(usize, usize)> {
    for _ in 0..10 {
        let rest = it.lower[at..].trim_start_of(" “\"");
        at = it.lower.len() - rest.len();
        if let Some((_, end)) = it.times.iter().find(|(start, _)| *start == at) {
            at = *end;
            continue;
        }
        if let Some(found) = made(it, at) {
            return Some(found);
        }
        if which_word(rest, IDLE).is_some() {
            return None;
        }
        let opening = known::opening(rest);
        let known = opening
            .adverb(rest)
            .or_else(|| opening.verb(rest))
            .map(str::len);
        let hurried = || {
            let before = it.lower[..at].trim_end();
            before.ends_with("hoàn thành") || before.ends_with("đẩy nhanh")
        };
        let joined = ["với ", "cùng ", "cho ", "giúp "]
            .iter()
            .find(|word| rest.starts_with(**word))
            .map(|word| word.len())
            .or_else(|| (rest.starts_with("việc ") && hurried()).then_some("việc ".len()));
        let body = || {
            let printed = &it.printed[at..];
            let body = bodies::body_of(opening, printed, rest)?;
            Some(bodies::name_end(printed, rest, body).unwrap_or(body.head))
        };
        at += known.or(joined).or_else(body)?;
    }
    None
}

/// The paper that a verb at byte `at` makes.
fn made(it: &Sentence, at: usize) -> Option<(usize, usize)> {
    let rest = &it.lower[at..];
    if let Some(reported) = rest.strip_prefix("báo cáo kết quả") {
        return sent(it, at, it.lower.len() - reported.len());
    }
    let makes = whole_of(rest, MAKES);
    let offers = || whole_of(rest, OFFERS);
    let len = makes.or_else(offers).or_else(|| whole_of(rest, MENDS))?;
    let offers = makes.is_none() && offers().is_some();
    let mends = makes.is_none() && !offers;
    let verb = &rest[..len];
    let mut from = at + len;
    let done = verb == "hoàn thành";
    for _ in 0..4 {
        let rest = it.lower[from..].trim_start();
        from = it.lower.len() - rest.len();
        let manner = known::opening(rest).adverb(rest).map(str::len).or_else(|| {
            first_of(
                rest,
                "có chất lượng |tốt |xong |việc xây dựng |việc ban hành ",
            )
        });
        // "trình Bộ Chính trị, Ban Bí thư | Đề án …".
        let body = || {
            let body = bodies::body_at(&it.printed[from..], rest).filter(|_| offers)?;
            let next = rest[body.head..].trim_start_of(", ");
            Some(rest.len() - next.len())
        };
        match paper(it, from) {
            Some(paper) => {
                let printed = it.printed[paper.name..].starts_with(is_upper);
                let reached = done && which_word(&it.lower[paper.name..], REACHED).is_some();
                let sure = paper.sure || printed || !offers;
                // The plan of who may lead ("quy hoạch cán bộ") is looked through each year, and not written anew.
                let kept = verb != "xây dựng"
                    && verb != "lập"
                    && it.lower[paper.name..].starts_with("quy hoạch");
                let fits = sure && !reached && !kept && (mends || !paper.numbered);
                return fits.then(|| (from, phrase_end(it, from, &paper)));
            }
            None => from += manner.or_else(body)?,
        }
    }
    None
}

/// "báo cáo kết quả thực hiện | về Ban Tổ chức": a paper, for it is sent.
fn sent(it: &Sentence, start: usize, from: usize) -> Option<(usize, usize)> {
    let clause = it.lower[from..]
        .find_any(",;.:")
        .map_or(it.lower.len(), |len| from + len);
    let sent = it.lower[from..clause]
        .match_indices(" về ")
        .any(|(about, word)| {
            let to = from + about + word.len();
            bodies::body_at(&it.printed[to..], &it.lower[to..]).is_some()
        });
    let paper = Paper {
        end: from,
        name: start,
        sure: true,
        numbered: false,
    };
    sent.then(|| (start, phrase_end(it, start, &paper)))
}

#[cfg(test)]
mod tests {
    use super::super::super::letters::lower_text;
    use super::*;

    fn of(printed: &str) -> Option<&str> {
        let lower = lower_text(printed);
        let it = Sentence {
            printed,
            lower: &lower,
            times: &[],
        };
        product(&it).map(|(start, end)| &printed[start..end])
    }

    #[test]
    fn what_is_ordered_to_be_made_is_named() {
        for (sentence, phrase) in [
            (
                "Xây dựng Đề án sắp xếp đơn vị sự nghiệp, trình Ban Thường vụ Tỉnh ủy trong quý III/2026",
                "Đề án sắp xếp đơn vị sự nghiệp",
            ),
            (
                "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu UBND tỉnh ban hành quy định về phân cấp quản lý viên chức",
                "quy định về phân cấp quản lý viên chức",
            ),
            (
                "Hoàn thiện hồ sơ, trình Bộ Chính trị ban hành Nghị quyết về công tác dân vận",
                "Nghị quyết về công tác dân vận",
            ),
            (
                "Nghiên cứu sửa đổi, bổ sung Quy định số 102-QĐ/TW, ngày 15/11/2017 của Bộ Chính trị về xử lý kỷ luật",
                "Quy định số 102-QĐ/TW",
            ),
            (
                "Tập trung nghiên cứu, xây dựng 06 đề án, nhiệm vụ hoàn thành trong năm 2023",
                "06 đề án, nhiệm vụ",
            ),
            (
                "Hoàn thành có chất lượng Đề án “Cán bộ trẻ, cán bộ nữ”, trình Ban Thường vụ",
                "Đề án “Cán bộ trẻ, cán bộ nữ”",
            ),
            (
                "Tổng hợp, báo cáo kết quả thực hiện về Ban Tổ chức Tỉnh ủy trước ngày 15/3",
                "báo cáo kết quả thực hiện",
            ),
            (
                "Các sở, ban, ngành xây dựng kế hoạch cụ thể, phân công rõ đầu mối",
                "kế hoạch cụ thể",
            ),
            (
                "Xây dựng kế hoạch thực hiện Nghị quyết số 18-NQ/TU ngày 05/8/2021 của Tỉnh ủy, gửi Sở Nội vụ",
                "kế hoạch thực hiện Nghị quyết số 18-NQ/TU",
            ),
            (
                "Tham mưu Quy định, hướng dẫn về tổ chức bộ máy, tiêu chuẩn, biên chế",
                "Quy định, hướng dẫn về tổ chức bộ máy, tiêu chuẩn, biên chế",
            ),
            (
                "Định kỳ hằng quý gửi báo cáo về Sở Nội vụ để tổng hợp",
                "báo cáo",
            ),
            (
                "Hoàn thiện cơ sở dữ liệu chung về đảng viên",
                "cơ sở dữ liệu chung về đảng viên",
            ),
            (
                "Trình Bộ Chính trị, Ban Bí thư Đề án tinh giản biên chế",
                "Đề án tinh giản biên chế",
            ),
            (
                "Xây dựng Quy chế quản lý và sử dụng tài sản công",
                "Quy chế quản lý và sử dụng tài sản công",
            ),
            (
                "Giao Sở Tư pháp hoàn thành việc xây dựng dự thảo Nghị quyết quy định mức chi",
                "dự thảo Nghị quyết quy định mức chi",
            ),
            (
                "Rà soát, bổ sung danh mục vị trí việc làm gắn với cơ cấu lại đội ngũ",
                "danh mục vị trí việc làm",
            ),
        ] {
            assert_eq!(of(sentence), Some(phrase), "{sentence}");
        }
    }

    #[test]
    fn a_paper_that_is_cited_carried_out_or_only_told_of_is_no_product() {
        for sentence in [
            "Thực hiện Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương",
            "Tiếp tục triển khai Đề án “Xây dựng hệ thống danh mục vị trí việc làm”",
            "Hoàn thành kế hoạch thu ngân sách năm 2024",
            "Thường xuyên nâng cao chất lượng ban hành nghị quyết chuyên đề",
            "Nâng cao chất lượng xây dựng, ban hành văn bản quy phạm pháp luật",
            "Kiểm tra việc ban hành quy chế làm việc của cấp ủy",
            "Góp ý dự thảo Luật Lưu trữ",
            "Xây dựng đội ngũ cán bộ có phẩm chất, năng lực",
            "Báo cáo Ban Thường vụ xem xét, quyết định",
            "Tổng hợp, báo cáo Ủy ban nhân dân tỉnh",
            "Các sở gửi số liệu trước ngày 15/6 để tổng hợp, xây dựng báo cáo trình Chính phủ",
            "Thành lập Ban Chỉ đạo xây dựng Đề án chuyển đổi số",
            "Hạn chế ban hành văn bản chỉ đạo chung chung",
            "Bổ sung nguồn lực thực hiện Chương trình này",
            "Đôn đốc các địa phương xây dựng kế hoạch",
            "Trình Quốc hội xem xét, quyết định",
        ] {
            assert_eq!(of(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn an_item_may_be_the_name_of_what_its_lead_makes() {
        let name = |printed: &'static str, mends| {
            let lower = lower_text(printed);
            let it = Sentence {
                printed,
                lower: &lower,
                times: &[],
            };
            named(&it, mends).map(|(start, end)| &printed[start..end])
        };
        assert_eq!(
            name("Đề án cấp nước sạch", false),
            Some("Đề án cấp nước sạch")
        );
        assert_eq!(
            name("Quyết định số 162-QĐ/TW, ngày 05/12/2018", true),
            Some("Quyết định số 162-QĐ/TW")
        );
        assert_eq!(
            name("Quyết định số 162-QĐ/TW, ngày 05/12/2018", false),
            None
        );
        assert_eq!(name("Hướng dẫn các địa phương thực hiện", false), None);
        assert_eq!(
            makes("tập trung nghiên cứu, xây dựng 06 đề án"),
            Some(false)
        );
        assert_eq!(makes("sơ kết, tổng kết, sửa đổi, bổ sung"), Some(true));
        assert_eq!(makes("hoàn thiện thể chế, thực hiện 02 đề án"), None);
        assert_eq!(makes("tập trung các việc"), None);
    }
}

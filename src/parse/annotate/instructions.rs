//! Sentences that ask for work.
//!
//! *Reads* one sentence and the kind of its section. *Writes* the verb that asks. *Never* takes a
//! statement of fact for an instruction.
//!
//! "Thường xuyên kiểm tra, đôn đốc …" → kiểm tra; "Toàn Ngành đã bám sát …", "Tuy nhiên, …" → none.

use super::super::known;
use super::super::letters::{
    List, begins, ends_with_one_of, find, has_vowel, head, holds, is_one_of, lower_text,
};
use super::section_kinds::SectionKind;
use crate::parse::letters::is_upper;
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
    opening_verb(sentence).is_some() || !is_report(lower) && !is_statement(lower) && is_asked(lower)
}

/// Whether the words before a time say what it is for: "Để đạt mục tiêu | đến năm 2025 …".
pub fn is_purpose(before: &str) -> bool {
    let clause = lower_text(&before[before.rfind_any(",;").map_or(0, |i| i + 1)..]);
    clause.contains("mục tiêu") || begins(clause.trim_start(), "để |nhằm ")
}

/// Whether a sentence, `lower` in lower case, asks for work; the verb as printed, empty where it is not at the head.
pub fn asks(sentence: &str, lower: &str, kind: SectionKind, item: bool) -> Option<String> {
    let words = matter(sentence.trim_start_of("“\"-–+ "));
    let lower = &lower[sentence.len() - words.len()..];
    if words.chars().nth(11).is_none() || !has_vowel(words) {
        return None;
    }
    // The head of a column, alone on its line in text out of PDF.
    const COLUMNS: [&str; 6] = [
        "cơ quan chủ trì",
        "đơn vị chủ trì",
        "cơ quan, đơn vị chủ trì",
        "cơ quan phối hợp",
        "đơn vị phối hợp",
        "cơ quan, đơn vị phối hợp",
    ];
    let opening = opening_verb(words);
    if COLUMNS.contains(&lower.trim_end())
        || is_effect(lower)
        || is_attendance(lower)
        || is_done(lower, opening.as_deref())
        || !item && is_name_of_paper(lower)
        || opening.is_none() && (is_report(lower) || is_statement(lower))
    {
        return None;
    }
    if let Some(verb) = opening {
        return Some(verb);
    }
    let asked = is_asked(lower);
    let yes = match kind {
        SectionKind::Work => item || asked || names_verb(lower) || body_does(lower),
        SectionKind::Plain => {
            // "Kết luận số 50-KL/TW về tiếp tục thực hiện …": the name of another paper; "đáp ứng yêu cầu nhiệm vụ": what
            // is needed.
            let active = lower
                .replace("tiếp tục được", "")
                .replace("về tiếp tục", "")
                .replace("đáp ứng yêu cầu", "")
                .replace("theo yêu cầu", "")
                .replace("trước yêu cầu", "")
                .replace("các yêu cầu", "");
            let asked = is_coming(lower) || holds(&active, ASKS) || holds(&active, PLAIN_MODALS);
            (asked || is_needed(&active)) && !is_wish(lower)
        }
        SectionKind::Background | SectionKind::Goal => false,
    };
    yes.then(String::new)
}

/// "Về công tác cán bộ: Giao …", "Nhiệm vụ trọng tâm 6 tháng cuối năm là: Tập trung …": what is to be done stands behind
/// what it is about.
fn matter(words: &str) -> &str {
    let about = begins(words, "Về |Nhiệm vụ ")
        .then(|| words.split_once(": "))
        .flatten();
    about
        .filter(|(about, what)| about.chars().count() < 120 && what.starts_with(is_upper))
        .map_or(words, |(_, what)| what)
}

/// Whether the words say that something must be done.
pub fn is_asked(lower: &str) -> bool {
    const OTHER: List = list!("dịch|thông|lưu|tiếp|nhận|kết|ban|nộp");
    let given = || {
        lower.contains(" giao ")
            && lower
                .match_indices(" giao ")
                .any(|(at, mark)| !begins(&lower[at + mark.len()..], OTHER))
    };
    holds(lower, MODALS) || given()
}

const MODALS: &str = " phải | cần |có trách nhiệm|có nghĩa vụ|chịu trách nhiệm|chủ trì|đề nghị|yêu cầu |tập trung |chú trọng|bảo đảm|đảm bảo|kịp thời|phổ biến đến| xong trước | xong trong ";
const PLAIN_MODALS: &str = "cần tiếp tục|cần thực hiện|cần tập trung|cần đẩy mạnh|cần quan tâm|cần phát huy|cần tăng cường|cần nâng cao|cần chú trọng|cần chủ động|phải tiếp tục|phải thực hiện|phải tập trung|phải tăng cường|phải nâng cao|phải chú trọng|phải chủ động|phải nhận thức| lưu ý các | lưu ý ban | giao các | giao cho |cũng trong tháng| tiếp tục | khẩn trương ";

/// "Đơn vị thi công phân loại hồ sơ …": a body without a name of its own, and what it does.
pub fn is_duty(lower: &str) -> bool {
    const BODIES: List = list!(
        "đơn vị |cơ quan |chủ đầu tư |văn phòng |ủy ban |uỷ ban |hội đồng |trung tâm |sở |thủ trưởng |người đứng đầu "
    );
    begins(lower, BODIES) && names_verb(lower)
}

/// "Phòng Pháp chế và Điều tra, xử lý vi phạm": words that neither begin with work nor ask for it.
pub fn names_thing(sentence: &str) -> bool {
    opening_verb(sentence).is_none() && !is_asked(&lower_text(sentence))
}

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
    names_verb_before(lower, ' ')
}

/// "Văn phòng Tỉnh ủy theo dõi, đôn đốc": nothing but what the body does.
fn body_does(lower: &str) -> bool {
    const BODIES: List =
        list!("văn phòng |ban |ủy ban |đảng ủy |cấp ủy |chi bộ |các chi bộ |các cấp ủy ");
    begins(lower, BODIES) && names_verb_before(lower, ',')
}

/// Such a verb with `ends` behind it.
fn names_verb_before(lower: &str, ends: char) -> bool {
    let head = head(lower, 160);
    head.match_indices(' ').any(|(blank, _)| {
        let rest = &head[blank + 1..];
        known::opening(rest).verbs().any(|verb| {
            rest.strip_prefix(verb)
                .is_some_and(|after| after.starts_with(ends))
        })
    })
}

/// "Sau đại hội, cấp ủy cần khẩn trương xây dựng …"; not "những việc cần làm".
fn is_needed(lower: &str) -> bool {
    const NAMED: &str =
        "việc|vấn đề|nội dung|nhiệm vụ|giải pháp|điều|điểm|yêu cầu|tiêu chuẩn|điều kiện";
    let (before, rest) = lower.split_once(" cần ").unwrap_or_default();
    let named = ends_with_one_of(before, NAMED);
    !named && known::opening(rest).asks(rest)
}

/// "6 tháng cuối năm, Đảng ủy Khối tập trung lãnh đạo …": what is to come.
fn is_coming(lower: &str) -> bool {
    const TIMES: List = list!(
        "thời gian tới|trong thời gian tới|6 tháng cuối năm|những tháng cuối năm|trong những tháng cuối năm|trong 6 tháng cuối năm|từ nay đến"
    );
    begins(lower, TIMES) && holds(lower, " tập trung | đẩy mạnh | phấn đấu | sẽ ")
}

/// "Chủ trì Hội nghị có các đồng chí …", "Lãnh đạo Tỉnh ủy chủ trì hội nghị": who was there.
fn is_attendance(lower: &str) -> bool {
    const SCENES: &str = "chủ trì hội nghị|chủ trì phiên họp|chủ trì cuộc họp|chủ trì buổi|phát biểu tại hội nghị|dự hội nghị";
    let whole = lower.trim_end_of(". ");
    let scene = |scene: &str| whole.ends_with(scene);
    SCENES.split('|').any(scene) && whole.len() < 200
        || begins(
            lower,
            const { list!("chủ trì |dự |tham dự |cùng dự |tham gia |điều hành ") },
        ) && holds(
            lower,
            " có đồng chí | có các đồng chí | là đồng chí | có ông | có các ông | có bà | là ông | là bà |: đồng chí |: các đồng chí ",
        )
}

/// "Tại hội nghị, các đại biểu đề nghị Trung ương sớm ban hành …": who has no say asks.
fn is_wish(lower: &str) -> bool {
    let asked = lower.find("đề nghị").or_else(|| lower.find("kiến nghị"));
    asked.is_some_and(|at| {
        let who = &lower[..at];
        let clause = &who[who.rfind(", ").unwrap_or(0)..];
        holds(clause, "đại biểu |các ý kiến |ý kiến thảo luận ")
    })
}

/// A paragraph of news, in lower case, that tells what was done, and asks for nothing.
pub fn is_reporting(lower: &str) -> bool {
    const PAST: List = list!(
        "6 tháng đầu năm|sáu tháng đầu năm|9 tháng đầu năm|thời gian qua|những năm qua|năm qua|nhiệm kỳ qua"
    );
    let past = begins(lower.strip_prefix("trong ").unwrap_or(lower), PAST);
    let tells = past || lower.contains(" đã ") || lower.contains("cho biết");
    tells && !is_request(lower)
}

/// What somebody says who asks for work, and what else is said so at a meeting.
const ASKS: &str = "đề nghị |đề nghị,|đề nghị:|yêu cầu |yêu cầu:|cũng yêu cầu,";
const STRESSES: &str = "chỉ rõ|lưu ý|nhấn mạnh";

/// Whether somebody asks here, so that what follows in the same paragraph of news goes on asking.
pub fn requests(sentence: &str) -> bool {
    const SPEAKERS: &str = "đồng chí |ông |bà |phát biểu |trưởng ban |chủ nhiệm |bí thư tỉnh|bí thư thành|chủ tịch |thủ tướng |bộ trưởng ";
    let lower = lower_text(sentence);
    holds(&lower, SPEAKERS) && is_request(&lower)
}

fn is_request(lower: &str) -> bool {
    // "đáp ứng các yêu cầu của nhiệm vụ": what is needed.
    let said = lower
        .replace("các yêu cầu", "")
        .replace("đáp ứng yêu cầu", "");
    holds(&said, ASKS) || holds(lower, STRESSES)
}

/// "Dịp này, Ban tặng giấy khen …": what the meeting did besides.
pub fn is_scene(sentence: &str) -> bool {
    const SCENES: List = list!(
        "dịp này|nhân dịp|cũng tại|tại |hội nghị|kết thúc|cùng ngày|trước đó|sau đó|trong khuôn khổ|đến dự|tham dự|dự "
    );
    begins(&lower_text(sentence), SCENES)
}

/// "Dự thảo văn bản đã được hoàn thiện": the first words are a thing; not "Thực hiện phương án đã được phê duyệt".
fn is_done(lower: &str, opening: Option<&str>) -> bool {
    const THINGS: &str =
        "dự thảo|báo cáo|quy định|quyết định|hướng dẫn|thông báo|tổ chức|quy hoạch|định hướng";
    if opening.is_some_and(|verb| !is_one_of(&lower_text(verb), THINGS)) {
        return false;
    }
    let done = find(head(lower, 80), " đã được ");
    done.is_some_and(|at| at < 60 && !lower[..at].contains([',', ';', ':']))
}

/// What was done is no task: "đã …", "năm qua …".
fn is_report(lower: &str) -> bool {
    let head = head(lower, 60);
    head.starts_with("đã ")
        || begins(lower, const { list!("sau |qua |trong ") }) && lower.contains(" đã ")
        || lower.contains(" cùng kỳ")
        || holds(head, " đã | vừa qua|thời gian qua")
}

/// "… có hiệu lực kể từ ngày ký", "Bãi bỏ Thông tư số …": what the paper does by itself.
fn is_effect(lower: &str) -> bool {
    // The first forty bytes, at least.
    let own = find(head(lower, 50), " này ").is_some_and(|at| at < 40);
    let head = if own { lower } else { head(lower, 90) };
    const CHANGES: List = list!(
        "thay thế cụm từ|thay cụm từ|bỏ cụm từ|bổ sung cụm từ|bãi bỏ điều|bãi bỏ khoản|bãi bỏ điểm|bãi bỏ mẫu|bãi bỏ chương|bãi bỏ phụ lục|sắp xếp toàn bộ diện tích|nhập toàn bộ diện tích|điều chỉnh toàn bộ diện tích"
    );
    lower.starts_with("ban hành kèm theo")
        || begins(
            lower,
            const { list!("thống nhất chủ trương |thống nhất với ") },
        ) && !asks_besides(lower)
        || begins(lower, CHANGES)
        || holds(
            head,
            "có hiệu lực từ|có hiệu lực kể từ|có hiệu lực thi hành",
        )
        || begins(lower, const { list!("bãi bỏ |thay thế ") }) && lower.contains(" số ")
}

/// "Điều 1. Phê duyệt Đề án …", "Điều 1. Thành lập Ban Chỉ đạo …": a decision that acts by itself.
pub fn is_act(lower: &str) -> bool {
    const ACTS: List = list!(
        "phê duyệt|ban hành|thành lập|kiện toàn|bổ nhiệm|điều động|công nhận|công bố|tặng|cho phép|sửa đổi|bãi bỏ|thay thế|thu hồi"
    );
    begins(lower, ACTS)
}

/// "Năm 2023 là năm bản lề …", "Tình hình thế giới …": facts.
fn is_statement(lower: &str) -> bool {
    const HEADS: List = list!(
        "kinh nghiệm|thực tiễn cho|thực tế cho|nguyên nhân|tính đến|đến nay|tuy nhiên|mặc dù|bên cạnh những kết quả|kinh phí |nguồn kinh phí |nguồn vốn |ngân sách |được |năm 20|tình hình|hiện nay|những năm|trong những năm|từ sau|nhìn chung|(kèm theo|kèm theo|(ban hành"
    );
    // "Đồng ý chủ trương …; giao …" does ask.
    const ASKING: List = list!("trên đây là |đồng ý |nhất trí |về ");
    // "Thông tư này quy định …": what the paper itself is; "Căn cứ Luật …;": its basis.
    holds(
        lower,
        " này quy định| này áp dụng| này gồm| này thay thế| này bao gồm| thông báo để | trân trọng thông báo | xin thông báo ",
    ) || is_definition(lower)
        || lower.contains(" nếu không ") && lower.contains(" có thể ")
        || lower.starts_with("việc ") && !holds(lower, MODALS)
        || begins(lower, ASKING)
            && !asks_besides(lower)
            && !(begins(lower, "về phương hướng|về nhiệm vụ") && lower.contains(" tiếp tục "))
        || lower.starts_with("căn cứ ") && (!lower.contains(',') || lower.ends_in(";,"))
        || begins(lower, HEADS)
        || (lower.contains(" phải là ") && !lower.contains("không phải là "))
}

/// "Đồng ý …; giao Sở Nội vụ …", "Về nhiệm vụ thời gian tới, đồng chí yêu cầu …"; not "theo đề nghị của …".
fn asks_besides(lower: &str) -> bool {
    let said = lower
        .replace("theo đề nghị", "")
        .replace("theo yêu cầu", "");
    let said = said.replace("đáp ứng yêu cầu", "");
    holds(
        &said,
        "đề nghị |yêu cầu |; giao |, giao | giao cho | giao các | giao ban ",
    )
}

/// "Quyết định số 12/2018/QĐ-UBND … ban hành Quy chế …": in a list of papers.
fn is_name_of_paper(lower: &str) -> bool {
    const PAPERS: List = list!(
        "quyết định|nghị quyết|nghị định|thông tư|luật|pháp lệnh|chỉ thị|kế hoạch|công văn|hướng dẫn|quy định"
    );
    let numbered = begins(lower, PAPERS)
        && lower.find(" số ").is_some_and(|at| at < 30)
        && !lower.starts_with("thông tư liên");
    numbered && !is_asked(lower)
}

/// "Vị trí việc làm là công việc gắn với chức danh": the words before "là" ask for nothing.
fn is_definition(lower: &str) -> bool {
    const KINDS: List = list!(
        "công việc |việc |quá trình |tập hợp |hoạt động |khoản |hình thức |tổng thể |tài liệu |toàn bộ "
    );
    // What a body is, unless it is charged by that.
    const BODIES: List = list!("người |tổ chức |cơ quan |đơn vị |bộ phận ");
    const CHARGED: &str = "có trách nhiệm|chủ trì|đầu mối|thường trực";
    const IS: &str = " là ";
    find(lower, IS).is_some_and(|at| {
        let (term, rest) = (&lower[..at], &lower[at + IS.len()..]);
        let body = || begins(rest, BODIES) && !holds(rest, CHARGED);
        term.len() < 90 && (begins(rest, KINDS) || body()) && !is_asked(term) && !names_verb(term)
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
            "Về trồng trọt: Chuyển đổi 20.000 ha đất lúa kém hiệu quả.",
            "Đồng ý chủ trương tổ chức kỷ niệm; yêu cầu tổ chức tiết kiệm.",
            "Phải coi công tác cán bộ là khâu then chốt.",
            "Tuyệt đối không chủ quan, lơ là.",
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc.",
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
            "Vụ việc nếu không chỉ đạo kịp thời có thể gây hậu quả nghiêm trọng.",
            "Văn phòng Tỉnh ủy trân trọng thông báo kết luận đến các cơ quan biết, thực hiện.",
            "Đồng ý chủ trương gia hạn dự án giao thông theo đề nghị của Sở Xây dựng.",
            "Trên đây là báo cáo kết quả công tác năm 2022, phương hướng, nhiệm vụ năm 2023.",
            "Vị trí việc làm là công việc gắn với chức danh, cơ cấu và ngạch công chức.",
        ] {
            let lower = lower_text(no);
            assert!(asks(no, &lower, SectionKind::Work, false).is_none(), "{no}");
        }
    }
}

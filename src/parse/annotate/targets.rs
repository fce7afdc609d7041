//! Targets: how much of what is to be reached.
//!
//! *Reads* one sentence that sets a goal or asks for work. *Writes* [`Aim`]s: number, unit and
//! comparison as printed, and the words that are measured. *Never* takes a share that defines a case
//! ("đơn vị có trên 50% vốn nhà nước") or a rate that is paid ("hỗ trợ 30% chi phí") for a target.
//!
//! "tỷ lệ hồ sơ trực tuyến | đạt từ 15% trở lên" → at least 15 %; "giảm 10% | biên chế" → down by 10 %.

use super::super::letters::{List, begins, head, holds, is_word, tail, which_word, whole_of};
use crate::model::{Change, Comparison};
use crate::parse::letters::{marks::Marks, signs};

/// A target in a sentence; bytes of the sentence.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// Comparison, number and unit.
    pub start: usize,
    pub end: usize,
    pub number: (usize, usize),
    pub unit: (usize, usize),
    pub comparison: Comparison,
    pub change: Option<Change>,
    pub what: (usize, usize),
}

/// Shares, "%" besides; the rest counts in goals only.
const UNITS: List = list!(
    "phần trăm|nghìn tỷ đồng|ngàn tỷ đồng|tỷ đồng|triệu đồng|tỷ usd|triệu usd|usd|lần|ha|km|m2|tấn|kg|bậc|điểm|giường bệnh|xã|hộ|lao động|doanh nghiệp|sản phẩm|người",
);
/// Words before a number that compare it; of two that end alike the longer comes first.
const COMPARE: [(&str, Comparison); 5] = [
    (
        "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn",
        Comparison::AtLeast,
    ),
    (
        "không quá|tối đa|không vượt quá|không cao hơn",
        Comparison::AtMost,
    ),
    ("dưới|thấp hơn", Comparison::LessThan),
    ("trên|hơn|vượt", Comparison::MoreThan),
    ("khoảng|gần|xấp xỉ", Comparison::About),
];
/// Words between what is measured and the number: how far, and those that tell nothing.
const LEVELS: &str = "chiếm|đạt|đạt mức|ở mức|còn|lên|xuống";
const LINKS: &str =
    "từ|có|là|bình quân|trung bình|thêm|phấn đấu|bảo đảm|đảm bảo|hằng năm|hàng năm|mỗi năm";
const DOWN: &str = "giảm|tinh giản|rút ngắn|tiết kiệm";
const UP: &str = "tăng|nâng";
/// Words of a share that defines a case, is paid, or was reached.
const CASES: &str = "đối với |nếu |trường hợp |vốn |nắm giữ|thuế|lãi suất|phạt|hỗ trợ|chi phí|lương|phụ cấp|hưởng|kinh phí|chiếm | có tỷ lệ | đã ";

/// The targets of a sentence in lower case; of a `goal`, or of one that asks for work.
pub fn targets(lower: &str, goal: bool) -> Vec<Aim> {
    let mut found: Vec<Aim> = Vec::new();
    let mut from = 0;
    loop {
        let at = from + signs::plain(&lower.as_bytes()[from..], |byte| byte.is_ascii_digit());
        if at == lower.len() {
            return found;
        }
        let floor = found.last().map_or(0, |aim| aim.end);
        let (number, unit) = quantity(lower, at);
        from = number;
        let Some(unit) = unit.filter(|_| !lower[floor..at].ends_with(is_joined)) else {
            continue;
        };
        let floor = at - tail(&lower[floor..at], 300).len();
        let mut aim = Aim {
            start: at,
            end: unit.1,
            number: (at, number),
            unit,
            comparison: Comparison::Equal,
            change: None,
            what: (0, 0),
        };
        let (set, level) = look_back(&lower[floor..at], &mut aim);
        let set = set || &lower[at..number] == "100";
        for (words, kind) in [
            (" trở lên", Comparison::AtLeast),
            (" trở xuống", Comparison::AtMost),
        ] {
            if lower[aim.end..].starts_with(words) {
                aim.comparison = kind;
                aim.end += words.len();
            }
        }
        from = aim.end;
        let clause = floor
            + lower[floor..aim.start]
                .rfind_any(";.:")
                .map_or(0, |i| i + 1);
        let share = begins(&lower[unit.0..], "%|phần trăm");
        let year = !share && number - at == 4 && lower[at..].starts_with("20");
        let case = holds(
            &lower[clause..aim.start],
            if goal {
                " có tỷ lệ | đã "
            } else {
                CASES
            },
        );
        let goes_on = clause == floor && !found.is_empty();
        if case || year || !(set || goal && share) || !(share || goal) {
            continue;
        }
        // "… đạt 2% GDP, trong đó …": what is said of the target before ends at the comma.
        let comma = lower[clause..aim.start].find(", ").filter(|_| goes_on);
        aim.what = what(lower, clause + comma.unwrap_or(0), level, &aim);
        if !lower[aim.what.0..aim.what.1].contains(" đã ") {
            found.push(aim);
        }
    }
}

fn is_joined(c: char) -> bool {
    is_word(c) || "/.,-–".contains(c)
}

/// Where the number at byte `at` ends, a range whole ("80 - 85%", "80% đến 85%"), and its unit.
fn quantity(lower: &str, at: usize) -> (usize, Option<(usize, usize)>) {
    let mut end = digits(lower, at);
    let mut unit = unit_at(lower, end);
    let seam = unit.map_or(end, |unit| unit.1);
    let next = ["-", "–", " - ", " – ", " đến "]
        .iter()
        .find_map(|dash| Some(seam + lower[seam..].strip_prefix(dash).map(|_| dash.len())?));
    if let Some(next) = next.filter(|next| digits(lower, *next) > *next) {
        let range = digits(lower, next);
        if let Some(of_range) = unit_at(lower, range) {
            (end, unit) = (range, Some(of_range));
        }
    }
    (end, unit)
}

/// The end of the digits from byte `at` on, points and commas inside.
fn digits(lower: &str, at: usize) -> usize {
    let run = &lower[at..];
    let len = run.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    at + run[..len.unwrap_or(run.len())].trim_end_of(".,").len()
}

fn unit_at(lower: &str, end: usize) -> Option<(usize, usize)> {
    let rest = lower[end..].trim_start_of(" ");
    let start = lower.len() - rest.len();
    let len = match rest.starts_with('%') {
        true => 1,
        false => whole_of(rest, UNITS)?,
    };
    Some((start, start + len))
}

/// Reads the words before a number backwards; whether any sets a target, and whether it is a level.
fn look_back(before: &str, aim: &mut Aim) -> (bool, bool) {
    let floor = aim.start - before.len();
    let (mut set, mut level) = (false, false);
    loop {
        let rest = before[..aim.start - floor].trim_end();
        let last = |words: &'static str| {
            let mut words = words.split('|');
            words.find(|w| {
                let head = rest.strip_suffix(w);
                head.is_some_and(|head| !head.ends_with(is_word))
            })
        };
        let compared = COMPARE
            .iter()
            .find_map(|(words, kind)| Some((last(words)?, *kind)));
        let word = if let Some((word, kind)) = compared {
            aim.comparison = kind;
            word
        } else if let Some(word) = last(LEVELS) {
            level = true;
            word
        } else if let Some(word) = last(LINKS) {
            word
        } else if let Some(word) = last(DOWN) {
            aim.change = (!level).then_some(Change::Down);
            word
        } else if let Some(word) = last(UP) {
            aim.change = (!level).then_some(Change::Up);
            word
        } else {
            return (set, level);
        };
        set |= word != "từ" && word != "là";
        aim.start = floor + rest.len() - word.len();
    }
}

/// What is measured: from "tỷ lệ …" to the number; else the words before "đạt"; else those after the
/// number; else those before it.
fn what(lower: &str, clause: usize, level: bool, aim: &Aim) -> (usize, usize) {
    const MEASURES: &str =
        "tỷ lệ |tỉ lệ |tỷ trọng |tỉ trọng |tốc độ |chỉ số |độ che phủ |số lượng ";
    const TIMES: List =
        list!("so với|hằng năm|hàng năm|mỗi năm|vào|trong|đến|trở|và|theo|của|năm|từ");
    let end = clause + lower[clause..aim.start].trim_end_of(" ,").len();
    let mut start = clause;
    // "Đến năm 2030, …"; ", … " after another target.
    loop {
        let rest = lower[start..end].trim_start_of(" ");
        let opens = !rest.starts_with(is_word) || which_word(rest, TIMES).is_some();
        start = end - rest.len();
        match rest.find(", ").filter(|_| opens) {
            Some(comma) => start += comma + ", ".len(),
            None => {
                start = if opens { end } else { start };
                break;
            }
        }
    }
    let before = &lower[start..end];
    if let Some(at) = MEASURES.split('|').filter_map(|m| before.rfind(m)).max() {
        return (start + at, end);
    }
    let after = lower[aim.end..].trim_start();
    let spaced = aim.end + after.len() < lower.len();
    if level && start < end || !spaced || which_word(after, TIMES).is_some() {
        return (start, end);
    }
    let near = head(after, 200).len();
    let mut len = after[..near].find_any(";.:(").unwrap_or(near);
    // "…, 100% cán bộ …", "…, trong đó ít nhất …": the next target.
    const NEXT: List = list!("trong đó|phấn đấu|ít nhất|trên |giảm |tăng |tỷ lệ");
    let next = after[..len].match_indices(", ").find(|(at, comma)| {
        let next = &after[at + comma.len()..];
        next.begins_in("0123456789") || begins(next, NEXT)
    });
    len = next.map_or(len, |(at, _)| at);
    let start = lower.len() - after.len();
    (start, start + after[..len].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::letters::lower_text;

    fn aims(text: &str, goal: bool) -> Vec<String> {
        let found = targets(&lower_text(text), goal);
        found
            .iter()
            .map(|aim| {
                format!(
                    "{} {:?} {:?} {} {}",
                    &text[aim.what.0..aim.what.1],
                    aim.change,
                    aim.comparison,
                    &text[aim.number.0..aim.number.1],
                    &text[aim.unit.0..aim.unit.1]
                )
            })
            .collect()
    }

    #[test]
    fn targets_are_read_as_printed() {
        for (text, expected) in [
            (
                "Phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ 15% trở lên.",
                &["tỷ lệ hồ sơ trực tuyến None AtLeast 15 %"][..],
            ),
            (
                "Đến năm 2025, ít nhất 80% cán bộ, công chức được bồi dưỡng; trên 95% hồ sơ đúng hạn.",
                &[
                    "cán bộ, công chức được bồi dưỡng None AtLeast 80 %",
                    "hồ sơ đúng hạn None MoreThan 95 %",
                ],
            ),
            (
                "Tiếp tục giảm 10% biên chế hưởng ngân sách.",
                &["biên chế hưởng ngân sách Some(Down) Equal 10 %"],
            ),
            (
                "Phấn đấu đến năm 2030 có 50% số xã đạt chuẩn, 100% chi bộ có chi ủy.",
                &[
                    "số xã đạt chuẩn None Equal 50 %",
                    "chi bộ có chi ủy None Equal 100 %",
                ],
            ),
            (
                "Bảo đảm tỷ lệ hộ nghèo giảm còn dưới 1,5%.",
                &["tỷ lệ hộ nghèo None LessThan 1,5 %"],
            ),
            (
                "Tăng trưởng bình quân 8 - 8,5% hằng năm; phấn đấu trên 80% đến 85% thôn có sân.",
                &[
                    "Tăng trưởng None Equal 8 - 8,5 %",
                    "thôn có sân None MoreThan 80% đến 85 %",
                ],
            ),
        ] {
            assert_eq!(aims(text, false), expected, "{text}");
        }
        assert_eq!(
            aims(
                "Thu nhập bình quân đầu người đạt 90 triệu đồng/năm vào năm 2030.",
                true
            ),
            ["Thu nhập bình quân đầu người None Equal 90 triệu đồng"]
        );
    }

    #[test]
    fn cases_rates_and_results_are_no_targets() {
        for text in [
            "Hỗ trợ tối đa 50% chi phí đào tạo.",
            "Rà soát doanh nghiệp có vốn nhà nước trên 50%.",
            "Đối với xã có tỷ lệ hộ nghèo trên 20%, ưu tiên đầu tư.",
            "Thực hiện Nghị quyết 18 về 15 nhiệm vụ của xã.",
            "Triển khai quyết định 80/QĐ-TTg.",
            "Hiện nay 100% các bộ, ngành đã thành lập ban chỉ đạo.",
        ] {
            assert_eq!(aims(text, false), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            aims("Tỷ lệ đã đạt 40%; đến năm 2025 xã có đường.", true),
            [] as [&str; 0]
        );
    }
}

//! How far the name of a paper to be made goes.
//!
//! *Reads* a sentence from the paper on. *Writes* where its phrase ends. *Never* goes on into the next order.
//!
//! "Quy định về phân cấp, quản lý viên chức | , trình …", "kế hoạch thực hiện Nghị quyết số 18-NQ/TU | ngày …".

use super::super::bodies;
use super::Sentence;
use super::papers::{Paper, paper};
use crate::parse::known;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{List, begins, is_upper, which_word, words};

/// Words that end the phrase; those that do after a comma; those that may belong to a short name.
const ENDS: List = list!(
    "để |nhằm |trình |gửi |hoàn thành|theo |làm cơ sở|làm căn cứ|cho phù hợp|phù hợp|trước ngày|trước tháng|trước năm|trong quý|trong tháng|trong năm|chậm nhất|muộn nhất|xong |mà |được |đã |khi |sau khi|sau đó|do |đúng |kịp thời|tổ chức thực hiện|ngay trong|ngay sau|ngay khi|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|từ ngày|từ năm|từ quý|từ tháng|từ nguồn|bằng nguồn|bằng các|gồm |bao gồm",
);
const COMMA_ENDS: List = list!(
    "trên cơ sở|trong đó|nhất là|đồng thời|báo cáo |tổ chức |triển khai|thực hiện|phân công|bảo đảm|đảm bảo|ban hành|chỉ đạo|hướng dẫn |giao ",
);
const SOFT_ENDS: List =
    list!("bảo đảm|đảm bảo|phục vụ|đáp ứng|giao |gắn với|báo cáo |ban hành|triển khai ");
/// Words before "trình" and "do" that make other words of them.
const NO_END: List = list!("quy|chương|tờ|quá|công|tiến|giáo|lộ|tự|lý");
/// Words after which the matter of a paper is named.
const MATTERS: List = list!("về |việc ");
/// How many bytes a phrase may take.
const LONGEST: usize = 500;

/// Where the phrase that begins with a paper ends: at the next clause, a time, the number of another paper.
pub fn phrase_end(it: &Sentence, start: usize, first: &Paper) -> usize {
    let (mut end, mut part) = (first.end, first.end);
    let mut about = false;
    let (mut joined, mut coded) = (false, false);
    let mut quotes = it.lower[start..first.end].matches('“').count();
    let limit = it
        .lower
        .floor_char_boundary(it.lower.len().min(start + LONGEST));
    for (at, stop) in words(&it.lower[first.end..limit]) {
        let (at, stop) = (at + first.end, stop + first.end);
        let gap = &it.lower[end..at];
        // Between most words stands one blank.
        let marked = gap != " ";
        if marked {
            quotes += gap.matches('“').count();
            quotes -= gap.matches('”').count().min(quotes);
        }
        let (word, rest) = (&it.lower[at..stop], &it.lower[at..]);
        if quotes == 0 {
            if marked && (gap.find_any(";:([…").is_some() || gap.contains(". "))
                || it.times.iter().any(|(time, _)| *time == at)
            {
                break;
            }
            let comma = marked && gap.contains(',');
            let named = joined || comma;
            if named {
                match goes_on(it, at, part, (about, joined)) {
                    Some(next) => part = next,
                    None => break,
                }
            }
            if at < part {
                (joined, end) = (false, stop);
                continue;
            }
            let since = || words(&it.lower[part..at]).take(4).count();
            let to_body = word == "về" && {
                let to = stop + rest[word.len()..].len() - rest[word.len()..].trim_start().len();
                bodies::body_at(&it.printed[to..], &it.lower[to..]).is_some()
            };
            let inside = || {
                let before = it.lower[..at].trim_end().rsplit(' ').next();
                about && since() == 0
                    || rest.starts_with("theo dõi")
                    || before.is_some_and(|word| which_word(word, NO_END).is_some())
            };
            let ends = begins(rest, ENDS) && !inside() || begins(rest, SOFT_ENDS) && since() >= 3;
            if !named && ends || to_body {
                break;
            }
            if begins(rest, MATTERS) && !rest.starts_with("việc làm") {
                (about, part) = (true, stop);
            }
            if word == "và" || word == "hoặc" {
                joined = true;
                continue;
            }
            joined = false;
        }
        end = stop;
        let whole = it.lower[stop..].starts_with(['-', '/']);
        let code = &it.printed[at..stop];
        coded |= it.printed[..at].ends_with('/') && code.starts_with(is_upper);
        if quotes == 0 && coded && !whole {
            break;
        }
    }
    // A quoted name ends with its quotation mark.
    let open = it.printed[start..end].matches('“').count();
    if open > it.printed[start..end].matches('”').count() && it.printed[end..].starts_with('”')
    {
        end += '”'.len_utf8();
    }
    end
}

/// Where the next part begins if the words at byte `at`, after a comma or "và", go on with the name whose last `part`
/// stands before them.
fn goes_on(it: &Sentence, at: usize, part: usize, (about, joined): (bool, bool)) -> Option<usize> {
    let rest = &it.lower[at..];
    let last = it.lower[part.min(at)..at].trim_matches([' ', ',']);
    let last = last.strip_suffix(" và").unwrap_or(last);
    if let Some(paper) = paper(it, at) {
        let after = it.lower[paper.end..].trim_start_of(" ");
        let about_body = after.strip_prefix("về ").is_some_and(|to| {
            let to = it.lower.len() - to.len();
            bodies::body_at(&it.printed[to..], &it.lower[to..]).is_some()
        });
        let name = &it.lower[paper.name..];
        let noun = paper.sure
            || it.printed[paper.name..].starts_with(is_upper)
            || begins(after, "về |của |,|và ")
            || last.is_empty() && name.starts_with("quy ");
        return (noun && !about_body && !paper.numbered).then_some(paper.end);
    }
    let verb = |rest: &str| known::opening(rest).verb(rest);
    let few = words(last).take(5).count();
    let pair = last
        .rfind(' ')
        .map_or(0, |blank| last[..blank].rfind(' ').map_or(0, |i| i + 1));
    // "rà soát, sàng lọc", "lãnh đạo, quản lý": verbs side by side.
    let parallel = verb(last).is_some() && few <= 3
        || verb(&last[pair..]).is_some_and(|verb| verb.len() == last.len() - pair);
    let another = known::opening(rest).asks(rest)
        || bodies::body_at(&it.printed[at..], rest).is_some() && !about;
    let ends = begins(rest, ENDS)
        || begins(rest, COMMA_ENDS) && !parallel
        || another && !parallel && !(about && joined);
    (!ends).then_some(at)
}

//! The numbers of pages: which lines bear them, and where another page begins.
//!
//! "- 3 -", "3/12", "Trang 3", "<!-- page: 3 -->"; a lone "3" where it rises from page to page or breaks a sentence.

use crate::model::FurnitureKind;
use crate::parse::grammar::amendments;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_letter, is_one_of, lower_text, starts_lower};
use crate::parse::lines::Line;

use super::gazette;

/// The number a line gives for a page, and whether its form alone proves it: "- 3 -", "3/12",
/// "Trang 3/12", "<!-- page: 3 -->" do, "3" does not.
fn page_number(text: &str) -> Option<(u32, bool)> {
    // "12 CÔNG BÁO/Số 723/Ngày 31-5-2023" on even pages, the number behind it on odd ones.
    let text = match gazette(text) {
        Some(0) => &text[text.rfind(' ')? + 1..],
        Some(at) => &text[..at],
        None if text.len() > 60 && !text.ends_with("]]") => return None,
        None => text,
    };
    // "[[PAGE 3]]", "[Trang 3/12]": a program's mark.
    let text = match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        Some(inner) => {
            let lower = inner.to_ascii_lowercase();
            let named = lower.rfind("page ").or_else(|| lower.rfind("trang "))?;
            return page_number(inner[named..].trim_end_of("]"));
        }
        None => text,
    };
    let digits = |t: &str| {
        t.parse()
            .ok()
            .filter(|_| t.len() <= 3 && !t.starts_with('+'))
    };
    let bare = |t: &str| t.trim_matches(|c| "<>!-–—: ".contains(c)).to_owned();
    let printed = text.trim_start_of("<>!-–—: ");
    // The words before a number of a page are "trang" and "page".
    if !printed.starts_with(|c: char| c.is_ascii_digit()) && !printed.begins_in("tTpP") {
        return None;
    }
    let lower = bare(&lower_text(text));
    let word = |word| lower.strip_prefix(word).map(bare);
    let named = word("trang").or_else(|| word("page"));
    let proven = named.is_some() || text.ends_in("-–—>");
    let inner = named.unwrap_or(lower);
    let length = inner.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = digits(&inner[..length])?;
    let rest = &inner[length..];
    if rest.is_empty() {
        return Some((number, proven));
    }
    let total = rest.trim_start_matches(|c| "/ of".contains(c));
    let counted = total.len() < rest.trim_start().len() && digits(total)? >= number;
    counted.then_some((number, true))
}

/// Marks page numbers; gives (line, page that the number names). A bare number is one only in a
/// run of rising numbers, or beside a form feed: lists and tables have lone numbers too.
pub fn page_numbers(lines: &[Line], furniture: &mut [Option<FurnitureKind>]) -> Vec<(usize, u32)> {
    let candidates: Vec<(usize, u32, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| page_number(&line.text).map(|(n, sure)| (i, n, sure)))
        .filter(|(i, _, sure)| *sure || !heads_note(lines, *i))
        .collect();
    let near_break = |i: usize| lines[i].form_feed || lines.get(i + 1).is_some_and(|l| l.form_feed);
    let alone = |i: usize| {
        let blank = |j: Option<usize>| j.and_then(|j| lines.get(j)).is_none_or(Line::is_blank);
        blank(i.checked_sub(1)) && blank(Some(i + 1))
    };
    // The number printed on the page that a program's mark begins: "<!-- page: 2 -->", below it "2".
    let beside_mark = |i: usize, n: u32, mark: Option<&(usize, u32, bool)>| {
        mark.is_some_and(|&(j, m, sure)| {
            let between = &lines[i.min(j) + 1..i.max(j)];
            sure && n.abs_diff(m) <= 2 && alone(i) && between.iter().all(Line::is_blank)
        })
    };
    let mut numbers = Vec::new();
    for (k, &(i, n, sure)) in candidates.iter().enumerate() {
        let before = k.checked_sub(1).map(|k| &candidates[k]);
        let after = candidates.get(k + 1);
        let rises = before.is_some_and(|(_, m, _)| m + 1 == n || m + 2 == n)
            || after.is_some_and(|(_, m, _)| n + 1 == *m || n + 2 == *m);
        let neighbours_far =
            before.is_none_or(|(j, ..)| i - j > 4) && after.is_none_or(|(j, ..)| j - i > 4);
        if (sure && (n > 0))
            || near_break(i)
            || beside_mark(i, n, before)
            || beside_mark(i, n, after)
            || (rises && neighbours_far)
            || (n == 2 && alone(i) && candidates.len() == 1)
            || (n == 2 || alone(i)) && interrupts(lines, i)
        {
            if furniture[i] != Some(FurnitureKind::RunningHead) {
                furniture[i] = Some(FurnitureKind::PageNumber);
            }
            numbers.push((i, n));
        }
    }
    numbers
}

/// Whether a sentence goes on below a lone number from above it, and does not ask for one: "… giáo dục và đào tạo / 2 /
/// vào năm 2030.", not "… theo khoản / 2 / điều này".
fn interrupts(lines: &[Line], i: usize) -> bool {
    const ASK: &str = "số|điều|khoản|điểm|mục|ngày|tháng|năm|quý|chương|phần|lục|và|hoặc|khóa|khoá|thứ|có|đạt|trên|hơn|khoảng|từ|đến|là|còn|biểu|mẫu";
    let word = |line: &&Line| !line.is_blank();
    // Notes of one line stand at the foot of the page.
    let sentence = |line: &&Line| word(line) && !is_note(&line.text);
    let mut above = lines[..i].iter().rev();
    let near = above.clone().take(3).find(word);
    let (Some(above), Some(below)) = (
        near.and_then(|_| above.by_ref().take(12).find(sentence)),
        lines[i + 1..].iter().take(3).find(word),
    ) else {
        return false;
    };
    let (above, below) = (above.text.as_str(), below.text.as_str());
    let last = lower_text(above.rsplit(' ').next().unwrap_or(""));
    let open = above.chars().count() > 40 && above.ends_with(is_letter);
    open && starts_lower(below) && label(below).is_none() && !is_one_of(&last, ASK)
}

/// "³ Xem Phụ lục 2.", "3 Theo Kế hoạch số 218-KH/TU."
fn is_note(text: &str) -> bool {
    // "[^3]: …", "<sup>3</sup> …", "$^{3}$ …" too.
    let rest = text.trim_start_of("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰[]^:<sup/>${}");
    text.begins_in("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰[<$")
        && text.ends_in(".;")
        && rest.starts_with(' ')
        && !starts_lower(rest.trim_start())
}

/// Whether the words below a lone number are a note's.
fn heads_note(lines: &[Line], i: usize) -> bool {
    let mut below = lines[i + 1..]
        .iter()
        .take(4)
        .filter(|l| !l.is_blank())
        .map(|l| l.text.as_str());
    amendments::tells(
        below.next().unwrap_or_default(),
        below.next().unwrap_or_default(),
    )
}

/// Whether numbers stand at the head of their pages (Decree 30: centred in the top margin) or at
/// the foot cannot be known from text; a number before the text of its page is the rule of both
/// families, so a number opens its page. Form feeds alone count pages from 1.
pub fn turns(lines: &[Line], numbers: &[(usize, u32)]) -> Vec<(usize, u32)> {
    let Some((_, first)) = numbers.first() else {
        let feeds = lines.iter().enumerate().filter(|(_, line)| line.form_feed);
        let mut turns: Vec<(usize, u32)> = Vec::new();
        for (at, _) in feeds {
            if turns.is_empty() {
                turns.push((0, 1));
            }
            turns.push((at, turns.len() as u32 + 1));
        }
        return turns;
    };
    // The first page bears no number.
    let opens = (*first == 2).then_some((0, 1));
    opens.into_iter().chain(numbers.iter().copied()).collect()
}

//! Page furniture: page numbers, running heads, rules, remarks of programs.
//!
//! *Reads* the lines. *Writes* for each line what furniture it is, and the source page that begins
//! at it. *Never* touches letterhead, stamps or text: those are the preface's.
//!
//! A lone "- 3 -" between two pages → page number, page 3 begins; "CÔNG BÁO/Số 723 + 724" at the
//! head of every page → running head.

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_letter, is_one_of, lower_text, signs, starts_lower};

use crate::model::FurnitureKind;
use crate::model::index::Groups;

use super::grammar::amendments;
use super::labels::label;
use super::lines::Line;

/// What the pages tell of each line.
#[derive(Debug, Default)]
pub struct Pages {
    /// One for each line; `None` for text.
    pub furniture: Vec<Option<FurnitureKind>>,
    /// Lines from which on another page is in force, with that page.
    turns: Vec<(usize, u32)>,
}

impl Pages {
    /// The page in force at a line, where the source tells.
    pub fn page(&self, line: usize) -> Option<u32> {
        let next = self.turns.partition_point(|(from, _)| *from <= line);
        Some(self.turns[next.checked_sub(1)?].1)
    }
}

/// Sets page furniture apart.
pub fn pages(lines: &[Line]) -> Pages {
    let mut furniture: Vec<Option<FurnitureKind>> = lines.iter().map(lone_furniture).collect();
    set_front_matter(lines, &mut furniture);
    set_digital_signatures(lines, &mut furniture);
    let numbers = page_numbers(lines, &mut furniture);
    set_running_heads(lines, &mut furniture);
    Pages {
        turns: turns(lines, &numbers),
        furniture,
    }
}

/// Furniture that a line is by itself.
fn lone_furniture(line: &Line) -> Option<FurnitureKind> {
    let text = line.text.as_str();
    if text.is_empty() {
        None
    } else if is_remark(text) {
        Some(FurnitureKind::Remark)
    } else if text.len() < 120 && gazette(text).is_some() {
        Some(FurnitureKind::RunningHead)
    } else if is_rule(text) {
        Some(FurnitureKind::Ornament)
    } else {
        None
    }
}

/// `*` under the issuer of a Party paper, `-----` under a title, `___` over notes.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | '-' | '–' | '—' | '_' | '=' | '~' | '.' | '…' | ' ' | '|' | ':'))
        // Dots alone may be an omission inside a quoted law, which is text.
        && (!text.chars().all(|c| matches!(c, '.' | '…' | ' ' | '|')) || is_bar(text))
}

/// The edge of a cell on a line of its own, as converters of tables print it.
fn is_bar(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '|' | ' '))
}

/// "CÔNG BÁO/Số 723 + 724/Ngày 31-5-2023": how the gazette names itself at the head of each page.
const GAZETTE: (&str, &str) = ("CÔNG BÁO", "S");

/// Where it names itself: told by the stroke in its name, which few lines hold.
fn gazette(text: &str) -> Option<usize> {
    let (name, number) = GAZETTE;
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += signs::plain(&bytes[at..], |byte| byte == b'/');
        if at == text.len() {
            return None;
        }
        if text[..at].ends_with(name) && text[at + 1..].starts_with(number) {
            return Some(at - name.len());
        }
        at += 1;
    }
}

/// What a digital signature prints on its page: its own lines, and below them such as forms have too.
fn set_digital_signatures(lines: &[Line], furniture: &mut [Option<FurnitureKind>]) {
    const LINES: [(&str, bool); 10] = [
        ("Ký bởi:", true),
        ("Người ký:", true),
        ("Thời gian ký:", true),
        ("Ngày ký:", true),
        ("Digitally signed", true),
        ("Signature Not", true),
        ("Email:", false),
        ("Cơ quan:", false),
        ("Tổ chức:", false),
        ("Chức vụ:", false),
    ];
    let mut signed = false;
    for (line, kind) in lines.iter().zip(furniture) {
        let text = line.text.as_str();
        let prints = |(words, own): &(&str, bool)| (*own || signed) && text.starts_with(words);
        if text.len() < 200 && LINES.iter().any(prints) {
            *kind = Some(FurnitureKind::Remark);
            signed = true;
        } else {
            signed &= text.is_empty();
        }
    }
}

/// Comments and pictures of converters, and what engines say of what they cannot read.
fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "signature",
        "handwrit",
        "stamp",
        "seal",
        "logo",
        "illegible",
        "unreadable",
        "image",
        "qr code",
    ];
    let wrapped = (text.starts_with("<!--") && text.ends_with("-->"))
        || (text.starts_with("![") && text.ends_with(')'));
    if wrapped {
        return true;
    }
    let bracketed = (text.starts_with('(') && text.ends_with(')'))
        || (text.starts_with('[') && text.ends_with(']'))
        || (text.starts_with('<') && text.ends_with('>'));
    bracketed && text.is_ascii() && {
        let lower = text.to_ascii_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    }
}

/// YAML between two rules at the very start.
fn set_front_matter(lines: &[Line], furniture: &mut [Option<FurnitureKind>]) {
    let Some(first) = lines.iter().position(|l| !l.is_blank()) else {
        return;
    };
    if lines[first].text.as_str() != "---" {
        return;
    }
    let Some(close) = lines
        .iter()
        .skip(first + 1)
        .take(40)
        .position(|l| l.text.as_str() == "---")
    else {
        return;
    };
    let inner = &lines[first + 1..first + 1 + close];
    if inner
        .iter()
        .all(|l| l.is_blank() || l.text.starts_with('-') || l.text.contains(':'))
    {
        for (line, kind) in inner.iter().zip(&mut furniture[first + 1..]) {
            *kind = (!line.is_blank()).then_some(FurnitureKind::Remark);
        }
    }
}

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
fn page_numbers(lines: &[Line], furniture: &mut [Option<FurnitureKind>]) -> Vec<(usize, u32)> {
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

/// Lines that come again beside page breaks.
fn set_running_heads(lines: &[Line], furniture: &mut [Option<FurnitureKind>]) {
    let mut repeated = Groups::default();
    for (i, line) in lines.iter().enumerate() {
        if furniture[i].is_none()
            && !line.is_blank()
            && !is_of_sentence(&line.text)
            && line.text.chars().count() <= 100
        {
            let shape: String = line
                .text
                .chars()
                .map(|c| if c.is_ascii_digit() { '#' } else { c })
                .collect();
            repeated.add(&shape, i);
        }
    }
    let is_break = |i: usize| lines[i].form_feed || furniture[i] == Some(FurnitureKind::PageNumber);
    let mut heads = Vec::new();
    for places in repeated.lists.into_iter().filter(|p| p.len() >= 3) {
        let beside = places
            .iter()
            .filter(|i| near(lines, **i).into_iter().any(is_break))
            .count();
        if beside * 3 >= places.len() * 2 && label(&lines[places[0]].text).is_none() {
            heads.extend(places);
        }
    }
    for i in heads {
        furniture[i] = Some(FurnitureKind::RunningHead);
    }
}

/// The end of a sentence that pages end with again and again, as notes do: "ngày 01 tháng 6 năm 2022."
fn is_of_sentence(text: &str) -> bool {
    text.ends_in(".;,") || (starts_lower(text) && text.contains(' '))
}

/// The line itself, and up to two lines with words on either side.
fn near(lines: &[Line], i: usize) -> Vec<usize> {
    let back = (0..i)
        .rev()
        .filter(|j| !lines[*j].is_blank() || lines[*j].form_feed)
        .take(2);
    let on = (i + 1..lines.len())
        .filter(|j| !lines[*j].is_blank() || lines[*j].form_feed)
        .take(2);
    std::iter::once(i).chain(back).chain(on).collect()
}

/// Whether numbers stand at the head of their pages (Decree 30: centred in the top margin) or at
/// the foot cannot be known from text; a number before the text of its page is the rule of both
/// families, so a number opens its page. Form feeds alone count pages from 1.
fn turns(lines: &[Line], numbers: &[(usize, u32)]) -> Vec<(usize, u32)> {
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

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;
    use FurnitureKind::*;

    fn furniture(text: &str) -> Vec<Option<FurnitureKind>> {
        pages(&lines(text).lines).furniture
    }

    #[test]
    fn page_numbers_are_set_aside_in_every_form() {
        for text in [
            "a\n- 3 -\nb",
            "a\n3/12\nb",
            "a\nTrang 3\nb",
            "a\n<!-- page: 3 -->\nb",
        ] {
            assert_eq!(furniture(text)[1], Some(PageNumber), "{text}");
        }
    }

    #[test]
    fn bare_numbers_need_company() {
        let text = "a\n\n2\n\nb\nc\nd\n\n3\n\ne";
        assert_eq!(furniture(text)[2], Some(PageNumber));
        assert_eq!(furniture(text)[8], Some(PageNumber));
        assert_eq!(furniture("a\n15\nb")[1], None);
        let marked =
            |between: &str| furniture(&format!("một\n\n<!-- page: 2 -->\n{between}\n2\n\nhai"));
        assert_eq!(marked("")[4], Some(PageNumber));
        assert_eq!(marked("Biểu số")[4], None);
        assert_eq!(furniture("1\n2\n3\n4")[2], None);
        let half = "bảo đảm chi cho giáo dục nghề nghiệp đạt tối thiểu 5% tổng chi ngân";
        let text = |end: &str| format!("{half} {end}\n            2\nvào năm 2030.");
        assert_eq!(furniture(&text("sách"))[1], Some(PageNumber));
        assert_eq!(furniture(&text("theo khoản"))[1], None);
        let noted = format!("{half} sách\n\n³ Xem Phụ lục 2.\n\n4\n\nđịa phương.");
        assert_eq!(furniture(&noted)[4], Some(PageNumber));
    }

    #[test]
    fn running_heads_stand_beside_page_breaks() {
        let words = ["", "", "điều", "khoản", "điểm", "mục"];
        let page = |n: usize| {
            format!(
                "CÔNG BÁO/Số 723/Ngày 31-5-2023\n{n}\nmột {0} khác\nvà {0} nữa\n\n",
                words[n]
            )
        };
        let text: String = (2..6usize).map(page).collect();
        let found = furniture(&text);
        assert_eq!(found.iter().filter(|f| **f == Some(RunningHead)).count(), 4);
    }

    #[test]
    fn remarks_and_rules_are_furniture() {
        assert_eq!(furniture("(Handwritten signature)")[0], Some(Remark));
        assert_eq!(furniture("*")[0], Some(Ornament));
        assert_eq!(furniture("(để báo cáo)")[0], None);
    }
}

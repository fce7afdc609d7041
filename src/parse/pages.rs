//! Page furniture: page numbers, running heads, rules, remarks of programs.
//!
//! *Reads* the lines. *Writes* for each line what furniture it is, and the source page that begins
//! at it. *Never* touches letterhead, stamps or text: those are the preface's.
//!
//! A lone "- 3 -" between two pages → page number, page 3 begins; "CÔNG BÁO/Số 723 + 724" at the
//! head of every page → running head.

mod numbers;

use crate::parse::letters::marks::Marks;
use crate::parse::letters::{signs, starts_lower};

use crate::model::FurnitureKind;
use crate::model::index::Groups;

use super::labels::label;
use super::lines::Line;
use numbers::{page_numbers, turns};

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

//! What stands before a text without letterhead: a fragment, or a report in a newspaper.
//!
//! "Thứ Sáu, 12/7/2024 16:05 (GMT+7)" → the day of the page; "Ban Tổ chức Tỉnh ủy sơ kết …" above it or below → the
//! headline; "Quang cảnh hội nghị. Ảnh: …" → a caption.

use crate::model::{Date, FurnitureKind, PrefacePart};
use crate::parse::grammar::dates::find_date;
use crate::parse::grammar::letterhead::{header_number, is_motto, place_date};
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{
    bare_text, begins, is_capitals, is_letter, is_one_of, is_upper, lower_text,
};
use crate::parse::lines::Line;

use super::{Head, read_number, read_place_date, set, set_furniture};

/// A text without letterhead: a fragment, or an article with its headline.
pub(super) fn read_bare_head(lines: &[Line], free: &[usize], head: &mut Head) {
    let Some(&start) = free.first() else { return };
    let mut k = 0;
    while let Some(&i) = free.get(k) {
        let text = lines[i].text.as_str();
        if text.chars().count() < 60 && is_motto(text) {
            set(head, i, PrefacePart::Motto);
        } else if let Some(date) = page_date(text) {
            head.preface.date = Some(date);
            set_furniture(head, i, FurnitureKind::Caption);
        } else if k == 0 && names_column(lines, free) {
            set_furniture(head, i, FurnitureKind::Caption);
        } else if text.chars().count() < 60
            && place_date(text).is_some()
            && read_place_date(text, head)
        {
            // A weekday before the date is the page's, not the paper's.
            let weekday =
                bare_text(text).starts_with("thu ") || bare_text(text).starts_with("chu nhat");
            if weekday {
                head.preface.place = None;
                set_furniture(head, i, FurnitureKind::Caption);
            } else {
                set(head, i, PrefacePart::PlaceDate);
            }
        } else if text.chars().count() < 60 && read_number(text, lines[i].span, head) {
            set(head, i, PrefacePart::Number);
        } else if k < 8
            && is_capitals(text)
            && label(text).is_none()
            && head.preface.number.is_none()
            && followed_by_number(lines, &free[k..])
        {
            head.letterhead.push(text.to_owned());
            set(head, i, PrefacePart::Issuer);
        } else {
            break;
        }
        k += 1;
    }
    let Some(&i) = free.get(k) else { return };
    // A headline stands apart, or right above a paragraph that is one long line.
    let letters = |line: &Line| line.text.chars().count();
    let below = lines.get(i + 1);
    let long = |line: Option<&Line>| line.is_some_and(|line| letters(line) > 180);
    let picture = |line: &Line| !line.is_blank() && !line.text.ends_in(".;:,…");
    // "Ngày 10/1, Ban Tổ chức … tổng kết công tác năm 2030.": shorter, but a whole sentence, and far longer than the headline.
    let sentence = |line: &Line| {
        letters(line) > 100 && line.text.ends_with('.') && letters(&lines[i]) + 20 < letters(line)
    };
    let above = long(below)
        || below.is_some_and(sentence)
        || below.is_some_and(picture) && long(lines.get(i + 2));
    let printed = printed_headline(lines, i);
    let apart = below.is_some_and(Line::is_blank) || above || printed > 0;
    // It may run over lines, up to a blank.
    let wrapped = free[k..].iter().zip(i..).take(4);
    let aside = |text: &str| is_caption(text) || page_date(text).is_some();
    let own = |i: usize| i == free[k] || !aside(&lines[i].text);
    let wrapped = wrapped.take_while(|(line, next)| **line == *next && own(**line));
    let wrapped = wrapped.count();
    let block = &free[k..k + if printed > 0 {
        printed.min(wrapped)
    } else if apart {
        1
    } else {
        wrapped
    }];
    let ends = block.last().map_or(i, |last| *last);
    let text = lines[ends].text.as_str();
    let parted = |line: &Line| line.is_blank() || aside(&line.text);
    let apart = apart || lines.get(ends + 1).is_some_and(parted);
    let headline = apart
        && block.iter().map(|i| letters(&lines[*i])).sum::<usize>() < 250
        && !text.ends_in(".;:,")
        && label(&lines[i].text).is_none()
        && (free.len() > k + 2 || start < i);
    if headline {
        let title: Vec<&str> = block.iter().map(|i| lines[*i].text.as_str()).collect();
        head.preface.title = Some(title.join(" "));
        for i in block {
            set(head, *i, PrefacePart::Title);
        }
        k += block.len() - 1;
        // The line of a picture: a short sentence without a stop right below the headline.
        if let Some(&j) = free.get(k + 1) {
            let below = lines[j].text.as_str();
            let dated = page_date(below);
            head.preface.date = head.preface.date.or(dated);
            let caption = below.chars().count() < 200
                && !below.ends_in(".;:,!?")
                && label(below).is_none()
                && (lines.get(j + 1).is_some_and(Line::is_blank) || long(lines.get(j + 1)));
            if caption || dated.is_some() {
                set_furniture(head, j, FurnitureKind::Caption);
            }
        }
    }
    for &j in free
        .iter()
        .skip(k + if headline { 2 } else { 0 })
        .filter(|j| is_caption(&lines[**j].text))
    {
        set_furniture(head, j, FurnitureKind::Caption);
    }
}

/// How many lines a headline has in print without blank lines: the last is left short without a stop, as no paragraph's
/// is, above a full line with a capital, which goes on; 0 for none.
fn printed_headline(lines: &[Line], i: usize) -> usize {
    let text = |k: usize| lines.get(k).map_or("", |line| line.text.as_str());
    let letters = |k: usize| text(k).chars().count();
    let ends = |n: &usize| {
        let (last, next) = (i + n - 1, i + n);
        let full = (55..140).contains(&letters(next)) && letters(next + 1) > 0;
        full && letters(last) * 5 < letters(next) * 4
            && text(next).starts_with(is_upper)
            && label(text(next)).is_none()
    };
    let count = (1..4).find(ends).unwrap_or(0);
    let stopped = (i..i + count).any(|k| text(k).is_empty() || text(k).ends_in(".;:,"));
    if stopped { 0 } else { count }
}

/// "Chính trị" above the hour of a page: the column of a newspaper.
fn names_column(lines: &[Line], free: &[usize]) -> bool {
    let text = |k: usize| free.get(k).map_or("", |i| lines[*i].text.as_str());
    let short = text(0).split_whitespace().count() < 5 && label(text(0)).is_none();
    short && page_date(text(1)).is_some()
}

/// "Thứ Sáu, 12/7/2024 16:05 (GMT+7)": when a page was shown, with nothing but a weekday and an hour beside the day;
/// "Minh Anh (Ban Thời sự)-Thứ sáu, ngày 12/7/2024 16:05": whose it is before both.
fn page_date(text: &str) -> Option<Date> {
    const WORDS: &str = "thu|hai|ba|tu|nam|sau|bay|chu|nhat|gmt|am|pm|luc|cap|dang|ngay";
    if text.chars().count() >= 80 {
        return None;
    }
    let (start, date, end) = find_date(text)?;
    let before = bare_text(&text[..start]);
    let weekday = before
        .rfind("thu ")
        .is_some_and(|at| before[at..].len() < 12);
    if weekday && text[end..].contains(':') {
        return Some(date);
    }
    let beside = [&text[..start], " ", &text[end..]].concat();
    let mut words = beside
        .split(|c: char| !is_letter(c))
        .filter(|w| !w.is_empty());
    // "18/10/2031" alone.
    let lone = beside.trim().is_empty();
    let said = lone || text[..start].contains(is_letter) || text[end..].contains(':');
    let known = words.all(|word| is_one_of(&bare_text(word), WORDS));
    (known && said).then_some(date)
}

/// "Quang cảnh hội nghị. Ảnh: Minh Anh": the words of a picture, with whose it is at their end; "Toàn cảnh hội nghị".
fn is_caption(text: &str) -> bool {
    const SCENES: &str = "toàn cảnh |quang cảnh |hình ảnh |một góc |các đại biểu dự |đại biểu dự ";
    if text.chars().count() >= 320 {
        return false;
    }
    let at = text.find("Ảnh:").or_else(|| text.find("ảnh:"));
    let words = |text: &str| text.split_whitespace().count();
    let credit = at.is_some_and(|at| words(&text[at..]) < 7 && words(&text[..at]) > 2);
    let numbered = text.trim_end_of("0123456789. ").ends_with("- ảnh");
    // A picture, and its words in the cell below it: "![](a.jpg) |", "Đồng chí … phát biểu tại hội nghị. |".
    let cell = text
        .strip_suffix(". |")
        .is_some_and(|cell| !cell.contains('|'));
    let picture = text.starts_with("![") || cell;
    let scene = words(text) < 14 && begins(&lower_text(text), SCENES);
    picture || credit || numbered || scene && !text.contains([';', ':'])
}

fn followed_by_number(lines: &[Line], rest: &[usize]) -> bool {
    rest.iter()
        .skip(1)
        .take(6)
        .any(|i| header_number(&lines[*i].text).is_some() && lines[*i].text.chars().count() < 40)
}

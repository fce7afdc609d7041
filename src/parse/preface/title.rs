//! The kind of the document and its title over several lines.
//!
//! "NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH … / về nâng cao …" → kind, issuer, title.

use crate::model::PrefacePart;
use crate::parse::grammar::letterhead::starts_body;
use crate::parse::grammar::names::is_small;
use crate::parse::grammar::numbers::numbers;
use crate::parse::known;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{
    bare_text, ends_with_one_of, is_capitals, is_word, lower_text, starts_lower, starts_with_word,
    which_word,
};
use crate::parse::lines::Line;

use super::kind::{broken_kind, kind_line};
use super::preamble::is_preamble;
use super::{Head, read_number, read_place_date, set};

/// Kind and title; gives how many of `below` they take.
pub(super) fn read_title(lines: &[Line], below: &[usize], head: &mut Head) -> usize {
    let first = below[0];
    let broken = broken_kind(lines, first).map(|kind| (kind, String::new()));
    let mut taken = 1 + usize::from(broken.is_some());
    let Some((kind, rest)) = broken.or_else(|| kind_line(lines, first)) else {
        return 0;
    };
    head.preface.kind = Some(kind.to_owned());
    for &line in &below[..taken] {
        set(head, line, PrefacePart::Kind);
    }
    let mut title: Vec<String> = Vec::new();
    if !rest.is_empty() && !starts_with_word(&lower_text(&rest), "của") {
        title.push(rest);
    } else if !rest.is_empty() {
        head.letterhead = vec![rest.chars().skip(4).collect::<String>()];
    }
    for pair in below[taken - 1..].windows(2) {
        let (before, i) = (pair[0], pair[1]);
        let text = lines[i].text.as_str();
        if ends_title(lines, before, i, &title) {
            break;
        }
        if read_number(&lines[i].text, lines[i].span, head) {
            set(head, i, PrefacePart::Number);
        } else if read_place_date(text, head) {
            set(head, i, PrefacePart::PlaceDate);
        } else if kind == "Văn bản hợp nhất" && title.is_empty() && kind_line(lines, i).is_some()
        {
            // "VĂN BẢN HỢP NHẤT / NGHỊ ĐỊNH / Về …": the kind of the paper that is consolidated.
            set(head, i, PrefacePart::Kind);
        } else if title.is_empty() && names_issuer(text) {
            // "NGHỊ QUYẾT / CỦA BAN CHẤP HÀNH ĐẢNG BỘ KHỐI / về …" names the issuer.
            head.letterhead = vec![text.chars().skip(4).collect()];
            set(head, i, PrefacePart::Issuer);
        } else {
            title.push(text.to_owned());
            set(head, i, PrefacePart::Title);
        }
        taken += 1;
    }
    if !title.is_empty() {
        head.preface.title = Some(title.join(" "));
    }
    taken
}

/// "CỦA BAN BÍ THƯ", "của Ban Thường vụ Tỉnh ủy": nothing but "của" and a body.
fn names_issuer(text: &str) -> bool {
    let lower = lower_text(text);
    lower.strip_prefix("của ").is_some_and(|body| {
        let known = known::body_at(body, |rest| !rest.starts_with(is_word));
        let named = |known: &str| {
            // Past its name only names of places and words of office follow.
            let rest = text
                .get(text.len() - body.len() + known.len()..)
                .unwrap_or("");
            let mut words = rest.split_whitespace();
            words.all(|word| !starts_lower(word) || is_small(word) && word != "về")
        };
        // "CỦA BAN THƯỜNG VỤ TẠI CUỘC HỌP …" is a title.
        let told = [" tại ", " về ", " hội nghị ", " cuộc họp ", " phiên họp "];
        let told = told.iter().any(|word| lower.contains(word));
        !told && (is_capitals(text) || known.is_some_and(named))
    })
}

/// Whether line `i` no longer belongs to the title.
fn ends_title(lines: &[Line], before: usize, i: usize, title: &[String]) -> bool {
    let text = lines[i].text.as_str();
    if label(text).is_some() || is_preamble(text) || tells_what_changed(lines, i) {
        return true;
    }
    // "ỦY BAN NHÂN DÂN TỈNH …" again above the căn cứ of a decision.
    if is_capitals(text)
        && !title.is_empty()
        && (!title.iter().any(|t| is_capitals(t)) || enacts(lines, before, i))
    {
        return true;
    }
    if title.is_empty() {
        // A paragraph right after the kind is text, not a title.
        let goes_on = |l: &Line| starts_lower(&l.text) || is_capitals(text) && is_capitals(&l.text);
        let runs_on = text.ends_with(';') && lines.get(i + 1).is_some_and(goes_on);
        return text.chars().count() > 400 || (text.ends_in(".;") && !runs_on);
    }
    let adjacent = i == before + 1;
    // "HỘI NGHỊ LẦN THỨ BẢY / về xây dựng …" goes on in small letters.
    let goes_on = adjacent && starts_with_word(text, "về");
    if title.iter().all(|t| is_capitals(t)) && !is_capitals(text) {
        return !goes_on;
    }
    if adjacent {
        return text.chars().count() > 400 || begins_text(lines, i, title);
    }
    // After a gap only what continues the words of the title still belongs to it.
    let open = title
        .last()
        .is_some_and(|t| t.ends_in(",;-–") || !lines[before].text.ends_in(".:"));
    !(open && starts_lower(text) && !text.ends_in(".;:") && text.chars().count() < 200)
}

/// Whether the text begins at line `i` right below the title, with no blank between: the title's last line was left
/// short, as only an end leaves it, or the words are such as texts begin with, and a full line with a capital follows,
/// which goes on in the next.
fn begins_text(lines: &[Line], i: usize, title: &[String]) -> bool {
    const OPENINGS: &str = "Thực hiện|Căn cứ|Để|Nhằm|Ngày|Trong|Sau|Qua|Hiện nay|Trên cơ sở|Phát huy|Phát triển|\
        Những năm|Thời gian|Năm|Tiếp tục|Với";
    const JOINS: &str = "của|và|về|đối với|với|trong|cho|các|những|tại|theo|năm|số|thứ";
    let letters = |text: &str| text.chars().count();
    let text = lines[i].text.as_str();
    let last = title.last().map_or("", String::as_str);
    let open = last.ends_in(",;-–") || ends_with_one_of(last, JOINS);
    let small = title.iter().any(|t| starts_lower(t));
    let short = letters(last) * 4 < letters(text) * 3;
    let full = letters(text) > 54 && (short || which_word(text, OPENINGS).is_some());
    small && full && !open && !starts_lower(text) && lines.get(i + 1).is_some_and(|l| !l.is_blank())
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" right below a title in capitals too, and right above the căn cứ.
fn enacts(lines: &[Line], before: usize, i: usize) -> bool {
    let above = lines[before].text.as_str();
    let below = lines[i + 1..].iter().find(|line| !line.is_blank());
    starts_body(&bare_text(&lines[i].text))
        && !ends_with_one_of(above, "CỦA|DO|VÀ|,|-")
        && below.is_some_and(|line| is_preamble(&line.text))
}

/// "Thông tư số 38/2015/TT-… ngày …, có hiệu lực kể từ …, được sửa đổi, bổ sung bởi:" below the title of a consolidated
/// text (Pháp lệnh 01/2012/UBTVQH13) is its history, not its title.
fn tells_what_changed(lines: &[Line], i: usize) -> bool {
    const AMENDED: &str = "Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư";
    let text = lines[i].text.as_str();
    let numbered = which_word(text, AMENDED).is_some() && !numbers(text).is_empty();
    let mut below = lines[i..].iter().take(9);
    numbered && below.any(|line| line.text.contains("bởi:"))
}

//! The writer's name under an article.
//!
//! "MINH HÀ", "Tin, ảnh: TRỌNG LỘC", "Minh Anh - Văn phòng Tỉnh ủy" → who wrote it.

use crate::model::{ConclusionsPart, Role};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_capitals, is_letter, is_upper, which_word};
use crate::parse::lines::Line;

use super::{Tail, name_of};

/// The writer's name under an article: the last line, alone, in capitals or as a name.
pub(super) fn read_byline(lines: &[Line], free: &[usize], tail: &mut Tail) {
    let (Some(&last), true) = (free.last(), free.len() > 2) else {
        return;
    };
    let text = lines[last].text.as_str();
    // "Minh Anh - Văn phòng Tỉnh ủy": whose office the writer is of.
    let office = text.split_once(" - ").filter(|(name, office)| {
        let office_of = office.starts_with(is_upper) && !office.ends_with('.');
        name_of(name).is_some() && office_of && name_of(office).is_none()
    });
    // "Tin, ảnh: TRỌNG LỘC", "Bài và ảnh: Văn Trọng".
    let credit = text
        .split_once(':')
        .filter(|(what, _)| what.chars().count() < 16 && which_word(what, "tin|bài|ảnh").is_some());
    let text = credit.map_or(text, |(_, name)| name.trim());
    let text = office.map_or(text, |(name, _)| name);
    let words = text.split_whitespace().count();
    let above = last.checked_sub(1).map(|i| &lines[i]);
    // A name of few words may stand right below the last sentence.
    let pair = text.contains(['-', '–']);
    let apart = |line: &Line| line.is_blank() || (words < 4 || pair) && line.text.ends_in(".…/”\"");
    let alone = credit.is_some() || above.is_some_and(apart);
    let plain = text.chars().all(|c| is_letter(c) || " -–.".contains(c));
    // "Thanh Hà - Ngọc Mai", "P.Sinh".
    let named =
        |text: &str| is_capitals(text) || text.split(['-', '–']).all(|n| name_of(n).is_some());
    let initials = words == 1 && text.len() < 16 && text.find('.') == Some(1);
    let signed = (2..=6).contains(&words) && named(text) || initials && text.starts_with(is_upper);
    if alone && plain && signed && !text.ends_with('.') {
        tail.conclusions.signer = Some(text.to_owned());
        tail.roles
            .push((last, Role::Conclusions(ConclusionsPart::Signer)));
    }
}

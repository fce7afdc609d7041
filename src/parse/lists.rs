//! Lists that a number announces: the number against the items.
//!
//! *Reads* paragraphs and outline. *Writes* [`AnnouncedList`]s. *Never* calls a list too short or
//! too long unless its number can mean nothing else.
//!
//! "thực hiện tốt 5 nhiệm vụ, giải pháp chủ yếu sau đây:" over "1." to "5." → equal; "II. BA NHIỆM VỤ
//! TRỌNG TÂM" over "1." and "2." → 3 against 2; "5 chương trình tại các huyện sau:" → equal or nothing.

use crate::model::{AnnouncedList, CountCheck, NoteRef, Outline, Paragraph, Place, Role, Section};

use super::annotate::counts;
use super::letters::lower_text;
use crate::parse::letters::marks::Marks;

/// All lists of the running text whose number of items is announced.
pub fn lists(
    paragraphs: &[Paragraph],
    outline: &Outline,
    note_refs: &[NoteRef],
) -> Vec<AnnouncedList> {
    // "… 03 nhiệm vụ, cụ thể²:" announces the note.
    let mut last_mark = vec![0; paragraphs.len()];
    for mark in note_refs {
        let last = &mut last_mark[mark.place.paragraph];
        *last = mark.place.start.max(*last);
    }
    let sections = &outline.sections;
    let mut lists: Vec<AnnouncedList> = Vec::new();
    for (first, section) in sections.iter().enumerate() {
        if section.note.is_some() || section.label.number > 1 {
            continue;
        }
        let Some(lead) = lead(paragraphs, sections, first) else {
            continue;
        };
        let text = lower_text(&paragraphs[lead.paragraph].text);
        let said = counts::announced(&text, lead.start, lead.end);
        let Some((stated, start, end)) = said.filter(|said| last_mark[lead.paragraph] < said.1)
        else {
            continue;
        };
        let heading = paragraphs[lead.paragraph].role == Role::Heading;
        if heading && start != lead.start || stated < 2 {
            continue;
        }
        let (items, closed) = items(paragraphs, sections, first);
        let count = CountCheck {
            stated,
            stated_at: Place::new(lead.paragraph, start, end),
            found: items.len() as u32,
        };
        // "1.", "2.", "4.", "5." of five: a label is lost, not an item.
        let lost = items
            .last()
            .is_some_and(|i| sections[*i].label.number == stated);
        let plain = closed
            && !lost
            && items.len() > 1
            && announces(&text[lead.start..start], &text[end..lead.end])
            && counts::announced(&text, lead.start, start).is_none();
        if plain || count.is_equal() {
            lists.push(AnnouncedList { count, items });
        }
    }
    lists
}

/// The words that may announce the list that begins with section `first`: those before it in its
/// own paragraph, the line before it that ends with a colon, or the heading above it.
fn lead(paragraphs: &[Paragraph], sections: &[Section], first: usize) -> Option<Place> {
    let section = &sections[first];
    let at = section.place.paragraph;
    let colon = |paragraph: usize, end: usize| {
        let words = paragraphs[paragraph].text[..end].trim_end();
        let words = words.strip_suffix(':')?;
        Some(Place::new(paragraph, 0, words.len()))
    };
    if section.inline {
        return colon(at, section.place.start);
    }
    let above = section.parent.map(|p| &sections[p]).filter(|s| !s.inline);
    let mut before = (0..at)
        .rev()
        .filter(|p| matches!(paragraphs[*p].role, Role::Body | Role::Heading));
    let line = before.next()?;
    let owned = above.is_some_and(|s| s.place.paragraph == line);
    let previous = first.checked_sub(1).map(|p| &sections[p]);
    let item = previous.is_some_and(|s| s.place.paragraph == line);
    if let Some(place) = colon(line, paragraphs[line].text.len()).filter(|_| owned || !item) {
        return Some(place);
    }
    // A heading counts the numbered sections under it.
    let above = above.filter(|s| s.heading && !section.label.path.is_empty())?;
    let opens = sections[..first]
        .last()
        .is_some_and(|s| s.place == above.place);
    let words = paragraphs[above.place.paragraph].text.trim_end_of(" .:");
    let place = Place::new(above.place.paragraph, above.head, words.len());
    (opens && place.start < place.end).then_some(place)
}

/// Whether a number between the words `before` and `after` it surely announces the list: "gồm | 3 |
/// phần", "| 04 | nhóm nhiệm vụ sau". "Triển khai 03 chương trình như sau" may tell how.
fn announces(before: &str, after: &str) -> bool {
    let how = after.strip_suffix(" như sau");
    let there = before.trim_end().trim_end_of(",:");
    let is = |word: &str| there.ends_with(word);
    counts::is_plain(how.unwrap_or(after))
        && !is("ngoài")
        && (how.is_none() || there.is_empty() || is("có") || is("gồm"))
}

/// The list that begins with section `first`, and whether its end is certain.
fn items(paragraphs: &[Paragraph], sections: &[Section], first: usize) -> (Vec<usize>, bool) {
    let Section {
        label,
        depth,
        inline,
        place,
        ..
    } = &sections[first];
    let bullets = label.path.is_empty();
    let (mut items, mut last, mut line) = (vec![first], label.number, place.paragraph);
    let mut certain = true;
    for (i, section) in sections.iter().enumerate().skip(first + 1) {
        if section.note.is_some() || section.depth < *depth {
            break;
        }
        let here = section.place.paragraph;
        // Where a line without a label stands between two bullets, either may begin a list.
        if bullets && (line + 1..here.max(line + 1)).any(|p| paragraphs[p].role == Role::Body) {
            certain = false;
            break;
        }
        line = here;
        if section.depth > *depth {
            continue;
        }
        let same = section.label.series == label.series
            && section.label.path.len() == label.path.len()
            && section.inline == *inline
            && (!inline || here == place.paragraph);
        let number = section.label.number;
        if !same || !bullets && number <= last.min(1) {
            break;
        }
        // "1.", "2.", "8.", "4.": one number was misread; "2." twice may be anything.
        certain &= bullets || number > last || number == items.len() as u32 + 1;
        last = section.label.number;
        items.push(i);
    }
    // "- Việc thứ nhất:" may lead to bullets of its own that look the same.
    certain &= !bullets
        || !items.iter().any(|i| {
            let place = sections[*i].place;
            paragraphs[place.paragraph].text.trim_end().ends_with(':')
        });
    (items, certain)
}

#[cfg(test)]
mod tests {
    use crate::model::Source;

    /// (stated, found) of each list, and how many differences are told.
    fn read(text: &str) -> (Vec<(u32, u32)>, usize) {
        let source = Source {
            text: text.to_owned(),
            ..Source::default()
        };
        let read = crate::parse::read(&source);
        let told = read.diagnostics.len();
        let lists = read.lists.iter().map(|l| (l.count.stated, l.count.found));
        (lists.collect(), told)
    }

    #[test]
    fn a_number_before_a_list_is_checked() {
        for (text, pair) in [
            (
                "Thực hiện tốt 3 nhiệm vụ, giải pháp chủ yếu sau đây:\n\n1. Rà soát.\n\n2. Kiểm tra.",
                (3, 2),
            ),
            (
                "Báo cáo gồm hai phần:\n\n- Kết quả đạt được.\n\n- Nhiệm vụ thời gian tới.\n\n- Kiến nghị.",
                (2, 3),
            ),
            (
                "I. BA NHIỆM VỤ TRỌNG TÂM\n\n1. Rà soát văn bản.\n\n2. Kiểm tra cơ sở.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Các sở báo cáo.",
                (3, 2),
            ),
            (
                "Tập trung 02 khâu đột phá: (1) Đổi mới lề lối làm việc; (2) Nâng cao chất lượng cán bộ.",
                (2, 2),
            ),
            (
                "- Có 2 nội dung như sau:\n\n+ Một là việc này;\n\n+ Hai là việc khác.\n\n- Việc khác nữa.",
                (2, 2),
            ),
        ] {
            let told = usize::from(pair.0 != pair.1);
            assert_eq!(read(text), (vec![pair], told), "{text}");
        }
    }

    #[test]
    fn other_numbers_tell_no_difference() {
        for lead in [
            "Triển khai 03 chương trình mục tiêu quốc gia như sau:",
            "Thực hiện 5 nhiệm vụ tại các địa phương sau:",
            "Thực hiện 3 nhiệm vụ, 4 giải pháp sau:",
            "Triển khai 03 chương trình như sau:",
            "Ngoài 4 nhiệm vụ trên, thực hiện các nhiệm vụ sau:",
            "Ngoài 04 nhiệm vụ trọng tâm:",
            "Ít nhất 03 nội dung sau:",
            "Một trong các trường hợp sau:",
            "Đạt 10 phần trăm:",
        ] {
            let text = format!("{lead}\n\n1. Rà soát.\n\n2. Kiểm tra.");
            assert_eq!(read(&text), (vec![], 0), "{text}");
        }
        let list = |numbers: [u32; 4]| {
            let items = numbers.map(|n| format!("\n\n{n}. Rà soát văn bản."));
            read(&format!("Gồm 4 việc sau:{}", items.concat())).0
        };
        assert_eq!(list([1, 2, 8, 4]), [(4, 4)]);
        assert_eq!(list([1, 2, 2, 3]), [(4, 4)]);
        let text = "Gồm 4 việc sau:\n\n1. Rà soát.\n\n2. Kiểm tra.\n\n4. Báo cáo.";
        assert_eq!(read(text).0, []);
        // Where one list ends and the next begins is not sure.
        let text = "Gồm 3 việc sau:\n\n- Rà soát:\n\n- Văn bản cũ.\n\n- Văn bản mới.\n\n- Kiểm tra.\n\n- Báo cáo.";
        assert_eq!(read(text), (vec![], 0));
    }
}

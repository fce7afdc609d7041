//! Whether a line continues the paragraph before it: by how that ends, how this begins, and how both are printed.
//!
//! "… mà Nghị quyết Đại hội XIII của" / "Đảng đề ra." → yes; "… năm / 2023. Việc …" → yes, no item;
//! "… bảo đảm tiến độ, chất lượng" (a heading) / "Tham mưu cấp ủy …" → no.

use crate::model::{Join, Series};
use crate::parse::grammar::rows::is_row;
use crate::parse::known;
use crate::parse::labels::{self, label};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{
    begins, is_capitals, is_upper, lower_text, starts_lower, tail, which_word,
};
use crate::parse::lines::Line;

use super::Plan;

/// How line `i` continues the draft with this text, whose last line is `before`; `None` when it begins anew.
pub(super) fn continues(
    plan: &Plan,
    draft: &str,
    before: usize,
    i: usize,
    direct: bool,
) -> Option<Join> {
    let (lines, print) = (&plan.lines.lines, plan.print);
    let (previous, line) = (&lines[before], &lines[i]);
    let adjacent = direct && i == before + 1;
    let text = line.text.as_str();
    if adjacent && is_cut_code(&previous.text, text) {
        return Some(Join::Same);
    }
    // Where a line is a whole paragraph, only the end of a page breaks one.
    let whole = !print.is_wrapped(before) && previous.text.chars().count() > 180;
    let join = if adjacent && !whole {
        Join::Line
    } else {
        Join::Break
    };
    if line.level > 0 && !(adjacent && previous.level > 0)
        || line.level == 0 && previous.level > 0 && !adjacent
        || is_row(text, line.signs)
        || is_row(&previous.text, previous.signs)
    {
        return None;
    }
    let end = strip_marks(draft);
    // Nothing long is a heading; asking would make a text joined of many lines slow.
    let short = end.len() <= 1600;
    // "… theo Nghị quyết số / 18-NQ/TW", but not "7. … chuyển đổi số / Tập trung …".
    let awaited = text.starts_with(|c: char| c.is_ascii_digit())
        && (awaits_number(end) || ends_with_word(end, &["có", "đạt", "trên", "khoảng", "hơn"]));
    let heading = || short && !awaited && is_heading_like(end, previous);
    let open = || awaited || ends_open(end);
    let stopped = is_sentence_end(end);
    let full = || print.wraps(lines, before, i);
    // "Điều / 12. Ký số": the word of a label and its number, in a narrow column.
    let unit = || {
        let end = lower_text(end);
        labels::WORDS.iter().any(|(word, _)| end == *word)
    };
    if adjacent && end.len() < 12 && text.begins_in("0123456789IVX") && unit() {
        return Some(join);
    }
    let words = unquoted(text);
    if let Some((found, at)) = label(words) {
        // "giai đoạn 2026 / - 2030", "đạt 70 / - 80%": what a range ends with.
        let range = || {
            begins_with_year(&words[at..]) && begins_with_year(tail(end, 4))
                || full() && is_figure(tail(end, 1)) && is_figure(&words[at..])
        };
        if adjacent && found.series == Series::Dash && range() {
            return Some(join);
        }
        // "… trong năm / 2023. Việc …", "… quy định tại khoản / 1. Trường hợp …" and "… chính trị /
        // - xã hội" are no items: a wrapped line may begin with a figure, a dash.
        let figure = found.path.len() == 1 && !found.text.starts_with('(');
        // "1. Đối tượng kiểm điểm / a) Tập thể" is a heading above its first item.
        // Nor is "… chữ ký số / 1. Các loại" one number: a paper's would have its code.
        let named =
            || ends_with_word(end, &["số"]) && words[at..].starts_with(is_upper) && !adjacent;
        let counted = || figure && awaits_number(end) && !named() && (full() || !heading());
        let wrapped = || {
            adjacent
                && full()
                && !heading()
                && (found.series <= Series::Article
                    || figure
                        && found.number > 1
                        && found.text.starts_with(|c: char| c.is_ascii_digit())
                    || found.series == Series::Dash && !end.ends_with(',') && starts_lower(text))
        };
        // An item inside the paragraph, where first lines are set in and this one is not.
        let inline = full()
            && found.series == Series::Parenthesised
            && (print.stepped || adjacent && counts_on(end, found.number));
        // "… tại điểm d khoản 4 / Điều 89.": the article that the clause is of.
        let cited = || found.series == Series::Article && ends_in_unit(end);
        // "… Hội nghị Trung ương 10 (khóa / XII) nhận được …": it closes a bracket.
        let closes =
            || found.text.ends_with(')') && found.text.starts_with(is_upper) && is_bracketed(end);
        let goes_on = inline && found.number > 1
            || !stopped && (counted() || wrapped() || cited() || closes());
        return goes_on.then_some(join);
    }
    let lower = starts_lower(text);
    // "Căn cứ Quyết định số …," above "Ban Tổ chức Trung ương hướng dẫn …": the bases of a paper end there.
    if !adjacent && !lower && end.ends_with(',') {
        let head = end.trim_start_of("-–+ ");
        if begins(head, "Căn cứ |Theo đề nghị |Xét đề nghị |Xét Tờ trình ") {
            return None;
        }
    }
    if heading() {
        let (head, bare_word) =
            label(end).map_or((end, false), |(_, at)| (&end[at..], at >= end.len()));
        // A heading that wraps: capitals go on in capitals, or in small letters.
        let capitals = is_capitals(head);
        // In a hard-wrapped text a full line goes on, whatever letter the next begins with.
        let wraps = full() && !capitals && (adjacent || lower)
            || match (capitals, is_capitals(text)) {
                (true, true) => adjacent,
                (true, false) => false,
                (false, _) => {
                    let goes_on = || {
                        line.bold_on
                            || is_quoting(end)
                            || is_bracketed(end)
                            || print.spaced && is_point(end)
                    };
                    (lower || adjacent && goes_on()) && !stopped
                }
            };
        // "1. / Chủ tịch Ủy ban nhân dân các tỉnh:": no title, but the words of a number that stands alone.
        let numeral = bare_word && end.starts_with(|c: char| c.is_ascii_digit());
        if adjacent && numeral && text.starts_with(is_upper) {
            return Some(join);
        }
        let title_below = bare_word && (adjacent || is_capitals(text)) && is_title(text, line.bold);
        return (title_below || wraps && previous.bold == line.bold).then_some(join);
    }
    if !awaited && is_capitals(text) && !(short && is_capitals(end)) && text.chars().count() > 8 {
        return None;
    }
    if line.bold && !previous.bold && text.chars().count() > 3 && !lower {
        return None;
    }
    if stopped && (known::closes(text) || text.starts_with("Trên đây là ")) {
        return None;
    }
    if stopped {
        // Only inside a hard-wrapped block does a full line with a stop go on.
        let wrapped = adjacent && full() && (print.stepped || runs_on(end, text));
        let list_tail = (adjacent || full()) && end.ends_with(';') && lower && print.is_wrapped(i);
        return (wrapped || list_tail).then_some(join);
    }
    if ends_closed(end) && !lower {
        return None;
    }
    let begun = || previous.text.chars().count() > 20 && line.text.chars().count() > 40;
    if adjacent && print.spaced && print.is_wrapped(i) && begun() {
        return Some(join);
    }
    let brief = || {
        previous.text.chars().count() < 50
            || print.ends_early(lines, before, i) && !is_quoting(tail(end, 300))
    };
    if adjacent && !lower && !full() && !open() && brief() {
        // Two short lines with capitals: an address, a table, a poem; or a line of print that ends early.
        return None;
    }
    if !adjacent && !lower && !full() && !open() && end.chars().count() < 100 {
        // A line alone above a paragraph: a title without a label.
        return None;
    }
    if !lower && print.is_centred(line) != print.is_centred(previous) {
        return None;
    }
    Some(join)
}

/// Whether a paragraph may go on behind a stop at the end of a full line: "… gồm: / Xây dựng …", "… Luật Thuế; / Luật
/// Đầu tư"; not what announces a list or stands in one, nor above "Hai là, …", "Căn cứ …".
fn runs_on(end: &str, text: &str) -> bool {
    const OPENINGS: &str =
        "Một là|Hai là|Ba là|Bốn là|Năm là|Sáu là|Bảy là|Tám là|Căn cứ|Theo đề nghị";
    let inner = match end.as_bytes().last() {
        Some(b':') => !end.ends_with("sau:"),
        Some(b';') => tail(end, 300).contains("; "),
        _ => true,
    };
    inner && which_word(text, OPENINGS).is_none()
}

/// "… số 12/2024/NĐ- / CP", "giai đoạn 2021- / 2025": a code cut at its own mark goes on without a
/// space.
fn is_cut_code(previous: &str, text: &str) -> bool {
    let code = |byte: u8| !byte.is_ascii_lowercase() && byte.is_ascii_alphanumeric() || byte > 127;
    matches!(previous.as_bytes(), [.., before, b'-' | b'/'] if code(*before))
        && (text.starts_with(is_upper) || text.as_bytes()[0].is_ascii_digit())
}

/// The words of a heading whose label stands alone above them.
fn is_title(text: &str, bold: bool) -> bool {
    text.len() < 500
        && (bold || is_capitals(text) || text.starts_with(is_upper) && !is_sentence_end(text))
}

/// "d) Ủy ban nhân dân các tỉnh: Lam": a point is no heading.
fn is_point(text: &str) -> bool {
    label(text).is_some_and(|(label, _)| label.series == Series::Letter)
}

/// "Thay thế cụm từ “tỉnh Lam": a quotation is still open.
fn is_quoting(text: &str) -> bool {
    text.rfind('“') > text.rfind('”')
}

/// Without the mark that opens a quotation: “Điều 5. …” in a text that amends another.
fn unquoted(text: &str) -> &str {
    text.trim_start_of("“\"")
}

fn strip_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c) || c.is_whitespace())
}

/// . ; : ! ? … at the end, closing marks after them aside.
fn is_sentence_end(text: &str) -> bool {
    let inner = text.trim_end_of("”\")»’]");
    inner.ends_in(".;:!?…") || text.ends_with("./.")
}

/// A closing bracket or quote: the sentence may be over. "(3)" at the end begins an item.
fn ends_closed(text: &str) -> bool {
    let figure = matches!(text.as_bytes(), [.., b'(', digit, b')'] if digit.is_ascii_digit());
    text.ends_in("”\")»") && !figure
}

/// A heading by its look: capitals; or a numbered line, short and without a stop; or set bold.
fn is_heading_like(text: &str, line: &Line) -> bool {
    let text = unquoted(text);
    let found = label(text);
    if is_capitals(found.as_ref().map_or(text, |(_, at)| &text[*at..])) {
        return true;
    }
    // "Mục 1." has a stop and is all there is of its heading yet.
    let lone = found.as_ref().is_some_and(|(_, at)| *at >= text.len());
    if !lone && (is_sentence_end(text) || ends_open(text)) {
        return false;
    }
    // "Điều 3. Chánh Văn phòng …, Giám đốc / Sở Tài chính …": those who carry out a decision head nothing.
    const OFFICERS: &str =
        "chánh |giám đốc |các bộ trưởng|bộ trưởng |thủ trưởng |các ông|chủ tịch ";
    let charges =
        |at: usize| text[at..].contains(',') && begins(&lower_text(&text[at..]), OFFICERS);
    if found
        .as_ref()
        .is_some_and(|(l, at)| l.series == Series::Article && charges(*at))
    {
        return false;
    }
    let numbered = found.is_some_and(|(l, _)| !l.path.is_empty() && !l.text.starts_with('('));
    let length = text.chars().count();
    (line.level > 0 || line.bold || numbered) && length <= 320
}

/// Whether the last word is one of these.
fn ends_with_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_suffix(word)
            .is_some_and(|before| before.ends_with(' '))
    })
}

/// A word that asks for a number: a line ends there, its sentence does not.
fn awaits_number(text: &str) -> bool {
    const BEFORE_NUMBERS: [&str; 11] = [
        "năm", "ngày", "tháng", "quý", "khóa", "Điều", "điều", "khoản", "Khoản", "điểm", "số",
    ];
    ends_with_word(text, &BEFORE_NUMBERS)
}

/// "… khoản 4", "… điểm d": a unit below the article.
fn ends_in_unit(text: &str) -> bool {
    let unit = |(above, name): (&str, &str)| {
        let named = above.ends_with("hoản") || above.ends_with("iểm");
        named && name.chars().count() < 3
    };
    text.rsplit_once(' ').is_some_and(unit)
}

/// Whether the item before the `number`th stands inside the paragraph: "(1) …; (2) … / (3) …".
fn counts_on(text: &str, number: u32) -> bool {
    let before = format!(" ({}) ", number.saturating_sub(1));
    // Not all of a text joined of many lines: that would be looked through for each of its lines.
    tail(text, 2000).contains(&before)
}

fn is_figure(text: &str) -> bool {
    text.begins_in("0123456789")
}

/// "2030", and no longer number: "- 2030 của …", not "- 100% …", "- 2.450 đại biểu".
fn begins_with_year(text: &str) -> bool {
    let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    digits.len() == 4 && !rest.begins_in("%") && !digits.starts_with('0')
}

/// Whether a bracket is open at the end.
fn is_bracketed(text: &str) -> bool {
    let near = tail(text, 60);
    near.rfind('(') > near.rfind(')')
}

/// A comma, or a word after which a line cannot end: the sentence goes on.
fn ends_open(text: &str) -> bool {
    // Not "được", "trên", "có": "1. Kết quả đạt được" is a heading.
    const OPEN: [&str; 22] = [
        "của", "và", "với", "về", "cho", "từ", "đến", "tại", "trong", "theo", "bằng", "do", "để",
        "là", "các", "những", "gồm", "hoặc", "cùng", "đối", "nhằm", "mà",
    ];
    text.ends_with(',') || ends_with_word(text, &OPEN)
}

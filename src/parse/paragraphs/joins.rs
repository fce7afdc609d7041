//! Whether a line continues the paragraph before it: by how that ends, how this begins, and how both are printed.
//!
//! "… mà Nghị quyết Đại hội XIII của" / "Đảng đề ra." → yes; "… năm / 2023. Việc …" → yes, no item;
//! "… bảo đảm tiến độ, chất lượng" (a heading) / "Tham mưu cấp ủy …" → no.

use crate::model::{Join, Series};
use crate::parse::grammar::rows::is_row;
use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{is_capitals, is_upper, starts_lower};
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
    let join = if adjacent { Join::Line } else { Join::Break };
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
    let full = print.wraps(lines, before, i);
    if let Some((found, _)) = label(unquoted(text)) {
        // "… trong năm / 2023. Việc …", "… quy định tại khoản / 1. Trường hợp …" and "… chính trị /
        // - xã hội" are no items: a wrapped line may begin with a figure, a dash.
        let figure = found.path.len() == 1 && !found.text.starts_with('(');
        // "1. Đối tượng kiểm điểm / a) Tập thể" is a heading above its first item.
        let counted = || figure && awaits_number(end) && (full || !heading());
        let wrapped = || {
            adjacent
                && full
                && !heading()
                && (found.series <= Series::Article
                    || figure
                        && found.number > 1
                        && found.text.starts_with(|c: char| c.is_ascii_digit())
                    || found.series == Series::Dash && !end.ends_with(',') && starts_lower(text))
        };
        // An item inside the paragraph, where first lines are set in and this one is not.
        let inline = print.stepped && full && found.series == Series::Parenthesised;
        // "… tại điểm d khoản 4 / Điều 89.": the article that the clause is of.
        let cited = || found.series == Series::Article && ends_in_unit(end);
        let goes_on = inline && found.number > 1 || !stopped && (counted() || wrapped() || cited());
        return goes_on.then_some(join);
    }
    let lower = starts_lower(text);
    if heading() {
        let (head, bare_word) =
            label(end).map_or((end, false), |(_, at)| (&end[at..], at >= end.len()));
        // A heading that wraps: capitals go on in capitals, or in small letters.
        let capitals = is_capitals(head);
        // In a hard-wrapped text a full line goes on, whatever letter the next begins with.
        let wraps = full && !capitals
            || match (capitals, is_capitals(text)) {
                (true, true) => adjacent,
                (true, false) => false,
                (false, _) => lower && !stopped,
            };
        let title_below = bare_word && (adjacent || is_capitals(text)) && is_title(text, line.bold);
        return (title_below || wraps && previous.bold == line.bold).then_some(join);
    }
    if is_capitals(text) && !(short && is_capitals(end)) && text.chars().count() > 8 {
        return None;
    }
    if line.bold && !previous.bold && text.chars().count() > 3 && !lower {
        return None;
    }
    if stopped {
        // Only inside a hard-wrapped block does a full line with a stop go on.
        let wrapped = adjacent && full && (print.stepped || !end.ends_in(":;"));
        let list_tail = (adjacent || full) && end.ends_with(';') && lower && print.width[i] > 0;
        return (wrapped || list_tail).then_some(join);
    }
    if ends_closed(end) && !lower {
        return None;
    }
    if adjacent && !lower && !full && !open() && previous.text.chars().count() < 50 {
        // Two short lines with capitals: an address, a table, a poem.
        return None;
    }
    if !adjacent && !lower && !full && !open() && end.chars().count() < 100 {
        // A line alone above a paragraph: a title without a label.
        return None;
    }
    if !lower && print.is_centred(line) != print.is_centred(previous) {
        return None;
    }
    Some(join)
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
    const BEFORE_NUMBERS: [&str; 10] = [
        "năm", "ngày", "tháng", "quý", "khóa", "Điều", "điều", "khoản", "điểm", "số",
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

/// A comma, or a word after which a line cannot end: the sentence goes on.
fn ends_open(text: &str) -> bool {
    // Not "được", "trên", "có": "1. Kết quả đạt được" is a heading.
    const OPEN: [&str; 22] = [
        "của", "và", "với", "về", "cho", "từ", "đến", "tại", "trong", "theo", "bằng", "do", "để",
        "là", "các", "những", "gồm", "hoặc", "cùng", "đối", "nhằm", "mà",
    ];
    text.ends_with(',') || ends_with_word(text, &OPEN)
}

//! Lines → healed paragraphs: joined over line ends, page breaks, notes and furniture.
//!
//! *Reads* lines with their roles and notes. *Writes* [`Paragraph`]s and the joins made. *Never*
//! joins where a list item, a heading or a centred line begins.
//!
//! "… mà Nghị quyết Đại hội XIII của" / blank / "Đảng đề ra. (2) …" → one paragraph, joined;
//! "… bảo đảm tiến độ, chất lượng" (a heading) / blank / "Tham mưu cấp ủy …" → two.

use crate::model::{Emphasis, Join, Paragraph, Piece, Place, Role, Series, Span};
use crate::parse::letters::marks::Marks;

use super::footnotes::Sifted;
use super::grammar::rows::is_table_row;
use super::grammar::spans::visible;
use super::labels::{self, label};
use super::letters::{begins, is_capitals, is_upper, lower_text, starts_lower};
use super::lines::{Line, Lines};
use super::pages::Pages;
use super::print::Print;

/// The paragraphs, and how they were healed.
#[derive(Debug, Default)]
pub struct Assembled {
    /// In the order of their first byte.
    pub paragraphs: Vec<Paragraph>,
    pub seams: Vec<Seam>,
}

/// A join over a gap.
#[derive(Debug)]
pub struct Seam {
    /// Where the right half begins.
    pub at: Place,
    /// The source between the halves.
    pub gap: Span,
    /// Notes that stood in the gap.
    pub notes: Vec<usize>,
}

/// What each line is, before paragraphs are made.
pub struct Plan<'a> {
    pub lines: &'a Lines<'a>,
    pub pages: &'a Pages,
    pub print: &'a Print,
    /// `None`: running text.
    pub roles: &'a [Option<Role>],
    pub sifted: &'a Sifted,
}

/// Assembles paragraphs from lines.
pub fn paragraphs(plan: &Plan) -> Assembled {
    let mut drafts: Vec<Draft> = Vec::new();
    // The running text and each note are joined each within itself.
    let mut open_body: Option<usize> = None;
    let mut open_note: Option<usize> = None;
    let mut last_line: Option<usize> = None;
    for (i, line) in plan.lines.lines.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let note = plan.sifted.note_of_line[i];
        let role = plan.roles[i].or(note.map(Role::Note)).unwrap_or(Role::Body);
        let previous = match role {
            Role::Body => open_body,
            Role::Note(n) => open_note.filter(|d| drafts[*d].role == Role::Note(n)),
            _ => None,
        };
        let join = previous.and_then(|d| {
            let before = *drafts[d].lines.last()?;
            // A note's own second paragraph begins after a blank line inside the same note.
            continues(plan, &drafts[d], before, i, last_line == Some(before))
        });
        let draft = match (previous, join) {
            (Some(d), Some(join)) => {
                drafts[d].push(plan, i, join);
                d
            }
            _ => {
                drafts.push(Draft::new(plan, role, i));
                drafts.len() - 1
            }
        };
        match role {
            Role::Body => open_body = Some(draft),
            Role::Note(_) => open_note = Some(draft),
            Role::Furniture(_) => {}
            // Letterhead and signature end the running text.
            _ => open_body = None,
        }
        if !matches!(role, Role::Furniture(_)) {
            last_line = Some(i);
        }
    }
    finish(plan, drafts)
}

/// A paragraph in the making.
struct Draft {
    role: Role,
    lines: Vec<usize>,
    joins: Vec<Join>,
    text: String,
}

impl Draft {
    fn new(plan: &Plan, role: Role, line: usize) -> Self {
        let text = plan.lines.lines[line].text.clone();
        Self {
            role,
            lines: vec![line],
            joins: vec![Join::Same],
            text,
        }
    }

    fn push(&mut self, plan: &Plan, line: usize, join: Join) {
        self.lines.push(line);
        self.joins.push(join);
        // Only the end of the text is asked for later; marks need not be taken out here.
        self.text.push(' ');
        self.text.push_str(&plan.lines.lines[line].text);
    }
}

/// How line `i` continues the draft whose last line is `before`; `None` when it begins anew.
fn continues(plan: &Plan, draft: &Draft, before: usize, i: usize, direct: bool) -> Option<Join> {
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
        || is_table_row(text)
        || is_table_row(&previous.text)
    {
        return None;
    }
    let end = strip_marks(&draft.text);
    // Nothing long is a heading; asking would make a text joined of many lines slow.
    let short = end.len() <= 1600;
    // "… theo Nghị quyết số / 18-NQ/TW", but not "7. … chuyển đổi số / Tập trung …".
    let awaited = text.starts_with(|c: char| c.is_ascii_digit())
        && (awaits_number(end) || ends_with_word(end, &["có", "đạt", "trên", "khoảng", "hơn"]));
    let heading = short && !awaited && is_heading_like(end, previous);
    let open = awaited || ends_open(end);
    let stopped = is_sentence_end(end);
    let full = print.wraps(lines, before, i);
    // "Điều / 12. Ký số": the word of a label and its number, in a narrow column.
    let unit = || {
        labels::WORDS
            .iter()
            .any(|(word, _)| lower_text(end) == *word)
    };
    if adjacent && end.len() < 12 && text.begins_in("0123456789IVX") && unit() {
        return Some(join);
    }
    let words = unquoted(text);
    if let Some((found, at)) = label(words) {
        // "giai đoạn 2026 / - 2030": the years that a range ends with.
        let ends_in_figure = end.ends_with(|c: char| c.is_ascii_digit());
        let figure_below = words[at..].starts_with(|c: char| c.is_ascii_digit());
        if adjacent && found.series == Series::Dash && ends_in_figure && figure_below {
            return Some(join);
        }
        // "… trong năm / 2023. Việc …", "… quy định tại khoản / 1. Trường hợp …" and "… chính trị /
        // - xã hội" are no items: a wrapped line may begin with a figure, a dash.
        let figure = found.path.len() == 1 && !found.text.starts_with('(');
        // "1. Đối tượng kiểm điểm / a) Tập thể" is a heading above its first item.
        // Nor is "… chữ ký số / 1. Các loại" one number: a paper's would have its code.
        let named = ends_with_word(end, &["số"]) && words[at..].starts_with(is_upper) && !adjacent;
        let counted = figure && awaits_number(end) && !named && (full || !heading);
        let wrapped = adjacent
            && full
            && !heading
            && (found.series <= Series::Article
                || figure
                    && found.number > 1
                    && found.text.starts_with(|c: char| c.is_ascii_digit())
                || found.series == Series::Dash && !end.ends_with(',') && starts_lower(text));
        // An item inside the paragraph, where first lines are set in and this one is not.
        let inline = print.stepped && full && found.series == Series::Parenthesised;
        // "… tại điểm d khoản 4 / Điều 89.": the article that the clause is of.
        let cited = found.series == Series::Article && ends_in_unit(end);
        let goes_on = inline && found.number > 1 || !stopped && (counted || wrapped || cited);
        return goes_on.then_some(join);
    }
    let lower = starts_lower(text);
    if heading {
        let (head, bare_word) =
            label(end).map_or((end, false), |(_, at)| (&end[at..], at >= end.len()));
        // A heading that wraps: capitals go on in capitals, or in small letters.
        let capitals = is_capitals(head);
        // In a hard-wrapped text a full line goes on, whatever letter the next begins with.
        let wraps = full && !capitals
            || match (capitals, is_capitals(text)) {
                (true, true) => adjacent,
                (true, false) => false,
                (false, _) => {
                    (lower
                        || adjacent
                            && (line.bold_on || is_quoting(end) || print.spaced && is_point(end)))
                        && !stopped
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
    if stopped {
        // Only inside a hard-wrapped block does a full line with a stop go on.
        let wrapped = adjacent && full && (print.stepped || !end.ends_in(":;"));
        let list_tail = (adjacent || full) && end.ends_with(';') && lower && print.width[i] > 0;
        return (wrapped || list_tail).then_some(join);
    }
    if ends_closed(end) && !lower {
        return None;
    }
    let begun = previous.text.chars().count() > 20 && line.text.chars().count() > 40;
    if adjacent && print.spaced && print.width[i] > 0 && begun {
        return Some(join);
    }
    if adjacent && !lower && !full && !open && previous.text.chars().count() < 50 {
        // Two short lines with capitals: an address, a table, a poem.
        return None;
    }
    if !adjacent && !lower && !full && !open && end.chars().count() < 100 {
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
pub fn is_heading_like(text: &str, line: &Line) -> bool {
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

/// A comma, or a word after which a line cannot end: the sentence goes on.
fn ends_open(text: &str) -> bool {
    // Not "được", "trên", "có": "1. Kết quả đạt được" is a heading.
    const OPEN: [&str; 22] = [
        "của", "và", "với", "về", "cho", "từ", "đến", "tại", "trong", "theo", "bằng", "do", "để",
        "là", "các", "những", "gồm", "hoặc", "cùng", "đối", "nhằm", "mà",
    ];
    text.ends_with(',') || ends_with_word(text, &OPEN)
}

fn finish(plan: &Plan, drafts: Vec<Draft>) -> Assembled {
    let mut assembled = Assembled::default();
    for draft in drafts {
        let index = assembled.paragraphs.len();
        let mut paragraph = Paragraph {
            role: draft.role,
            ..Paragraph::default()
        };
        let mut page = plan.pages.page[draft.lines[0]];
        for (line, join) in draft.lines.iter().zip(&draft.joins) {
            if *join == Join::Break && !paragraph.pieces.is_empty() {
                assembled.seams.push(seam(plan, &paragraph, index, *line));
            }
            let turned = plan.pages.page[*line].filter(|p| page.is_some_and(|before| before != *p));
            add_line(plan, &mut paragraph, *line, *join, turned);
            page = plan.pages.page[*line];
        }
        paragraph.page = plan.pages.page[draft.lines[0]];
        // A line of nothing but note marks has no words of its own.
        if !paragraph.pieces.is_empty() {
            set_emphasis(&mut paragraph, plan.lines);
            assembled.paragraphs.push(paragraph);
        }
    }
    assembled
}

fn seam(plan: &Plan, paragraph: &Paragraph, index: usize, line: usize) -> Seam {
    let gap = Span::new(paragraph.span().end, plan.lines.lines[line].span.start);
    let first = plan
        .sifted
        .notes
        .partition_point(|n| n.label_span.start < gap.start);
    let notes = plan.sifted.notes[first..]
        .iter()
        .take_while(|n| n.label_span.start < gap.end)
        .enumerate()
        .map(|(k, _)| first + k)
        .collect();
    let at = paragraph.text.len() + 1;
    Seam {
        at: Place::new(index, at, at),
        gap,
        notes,
    }
}

/// Adds the visible words of a line, note marks and labels left out. `page`: the one that begins.
fn add_line(plan: &Plan, paragraph: &mut Paragraph, i: usize, join: Join, page: Option<u32>) {
    let line = &plan.lines.lines[i];
    let text = plan.lines.source;
    let mut span = line.span;
    if let Some(note) = plan.sifted.note_of_line[i].map(|n| &plan.sifted.notes[n])
        && note.lines[0] == i
    {
        let rest = &text[note.label_span.end..span.end];
        span.start = span.end - rest.trim_start().len();
    }
    let mut join = join;
    for piece in visible(span, &plan.lines.hidden) {
        if paragraph.pieces.is_empty() {
            join = Join::Same;
        } else if join.is_spaced() {
            paragraph.text.push(' ');
        }
        paragraph.pieces.push(Piece {
            span: piece,
            at: paragraph.text.len(),
            join,
            page: if join.is_spaced() { page } else { None },
        });
        paragraph.text.push_str(piece.of(text));
        join = Join::Same;
    }
}

/// Emphasis of the source, laid on the healed text.
fn set_emphasis(paragraph: &mut Paragraph, lines: &Lines<'_>) {
    let span = paragraph.span();
    let mut found: Vec<Emphasis> = Vec::new();
    // Emphasis that began in an earlier paragraph of the same block is looked for a few back.
    let from = lines
        .emphasis
        .partition_point(|(s, _)| s.start < span.start)
        .saturating_sub(4);
    for (set, kind) in lines.emphasis[from..]
        .iter()
        .take_while(|(s, _)| s.start < span.end)
    {
        let start = healed_offset(paragraph, set.start);
        let end = healed_offset(paragraph, set.end);
        if start < end {
            found.push(Emphasis {
                start,
                end,
                kind: *kind,
            });
        }
    }
    paragraph.emphasis = found;
}

/// The healed byte of source byte `at`: the first piece that ends after it.
pub fn healed_offset(paragraph: &Paragraph, at: usize) -> usize {
    let i = paragraph.pieces.partition_point(|p| p.span.end < at);
    match paragraph.pieces.get(i) {
        Some(piece) => piece.at + at.saturating_sub(piece.span.start).min(piece.span.len()),
        None => paragraph.text.len(),
    }
}

//! Work: which sentences ask for something.
//!
//! *Reads* paragraphs, outline, deadlines. *Writes* [`Task`]s in reading order. *Never* takes a
//! statement of fact for a task, nor adds a word that is not printed.
//!
//! "- Tham mưu việc giao biên chế. Tiếp tục nghiên cứu …" → two tasks under the bullet; sections
//! headed TÌNH HÌNH, QUAN ĐIỂM, MỤC TIÊU → none.

use crate::model::{Agency, Deadline, Outline, Paragraph, Place, Role, Section, Series, Task};
use crate::parse::letters::is_letter;

use super::annotate::agencies;
use super::known;
use super::letters::{has_vowel, lower_text, sentences, starts_with_word};

/// What the tasks are told of the document.
pub struct Context<'a> {
    pub paragraphs: &'a [Paragraph],
    pub outline: &'a Outline,
    pub deadlines: &'a [Deadline],
}

/// The tasks, and which paragraphs look forward.
#[derive(Debug, Default)]
pub struct Work {
    pub tasks: Vec<Task>,
    /// For each paragraph: a goal, or a heading of work, whose times are deadlines too.
    pub forward: Vec<bool>,
}

/// All tasks of the running text.
pub fn tasks(context: &Context) -> Work {
    let homes = homes(context);
    let structured = context
        .outline
        .sections
        .iter()
        .any(|s| s.heading && s.note.is_none());
    let mut inline: Vec<Vec<usize>> = vec![Vec::new(); context.paragraphs.len()];
    for (i, section) in context
        .outline
        .sections
        .iter()
        .enumerate()
        .filter(|(_, s)| s.inline && s.note.is_none())
    {
        inline[section.place.paragraph].push(i);
    }
    let mut tasks: Vec<Task> = Vec::new();
    let mut forward = vec![false; context.paragraphs.len()];
    for (index, paragraph) in context.paragraphs.iter().enumerate() {
        if paragraph.role == Role::Heading {
            let kind = homes[index].map(|s| section_kind(context, s));
            forward[index] = matches!(kind, Some(SectionKind::Work | SectionKind::Goal));
        }
        if paragraph.role != Role::Body {
            continue;
        }
        let home = homes[index];
        let kind = match home {
            Some(section) => section_kind(context, section),
            None if structured => SectionKind::Background,
            None => SectionKind::Plain,
        };
        forward[index] = kind == SectionKind::Goal;
        if matches!(kind, SectionKind::Background | SectionKind::Goal) {
            continue;
        }
        if kind == SectionKind::Plain && is_reporting(&paragraph.text) {
            continue;
        }
        let start = home
            .map(|s| &context.outline.sections[s])
            .filter(|s| s.place.paragraph == index && !s.inline)
            .map_or(0, |s| s.head);
        for unit in units(context, &paragraph.text, start, &inline[index], home) {
            add(context, index, unit, kind, &mut tasks);
        }
    }
    Work { tasks, forward }
}

/// For each paragraph the innermost section it stands in.
fn homes(context: &Context) -> Vec<Option<usize>> {
    let mut homes = vec![None; context.paragraphs.len()];
    let mut own: Vec<Option<usize>> = vec![None; context.paragraphs.len()];
    for (i, section) in context.outline.sections.iter().enumerate() {
        if !section.inline && section.note.is_none() {
            own[section.place.paragraph] = Some(i);
        }
    }
    let mut current: Option<usize> = None;
    for (index, paragraph) in context.paragraphs.iter().enumerate() {
        if !matches!(paragraph.role, Role::Body | Role::Heading) {
            continue;
        }
        if own[index].is_some() {
            current = own[index];
        } else if let Some(section) = current.filter(|_| is_closing(&paragraph.text)) {
            // "Nghị quyết này phổ biến đến chi bộ./." closes the whole last part.
            let top = context.outline.path(section).first().copied();
            current = top.filter(|s| context.outline.sections[*s].heading);
        } else if let Some(section) = current {
            // A plain paragraph after a finished list stands under the heading again.
            let list = &context.outline.sections[section];
            let announces = context.paragraphs[list.place.paragraph]
                .text
                .trim_end()
                .ends_with(':');
            if !list.heading && list.label.series >= Series::Dash && !announces {
                current = list.parent;
            }
        }
        homes[index] = current;
    }
    homes
}

/// "Nghị quyết này …", "Quyết định này …": the formula at the end of a document.
fn is_closing(text: &str) -> bool {
    known::document_types().iter().any(|t| {
        text.strip_prefix(t.name)
            .is_some_and(|rest| rest.starts_with(" này "))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SectionKind {
    /// Nhiệm vụ, giải pháp, tổ chức thực hiện: every sentence that is no statement asks for work.
    Work,
    /// A text without sections: only what plainly asks.
    Plain,
    /// Mục tiêu, chỉ tiêu: no tasks, but deadlines.
    Goal,
    /// Tình hình, kết quả, quan điểm: nothing.
    Background,
}

/// Headings that open background when they begin with one of these words, or, in capitals at the
/// top, hold one (reference: usual sections).
const BACKGROUND: [&str; 26] = [
    "tình hình",
    "kết quả",
    "đánh giá tình hình",
    "đánh giá kết quả",
    "hạn chế",
    "tồn tại",
    "nguyên nhân",
    "ưu điểm",
    "khuyết điểm",
    "bài học",
    "một số bài học",
    "kinh nghiệm",
    "một số kinh nghiệm",
    "quan điểm",
    "mục tiêu",
    "mục đích",
    "yêu cầu",
    "chỉ tiêu",
    "bối cảnh",
    "sự cần thiết",
    "căn cứ",
    "phạm vi",
    "đối tượng",
    "giải thích từ ngữ",
    "thực trạng",
    "dự báo",
];
const WORK: [&str; 12] = [
    "nhiệm vụ",
    "giải pháp",
    "tổ chức thực hiện",
    "phân công",
    "trách nhiệm",
    "nội dung",
    "biện pháp",
    "phương hướng",
    "chủ trương",
    "tiến độ",
    "thực hiện",
    "kinh phí",
];

/// The innermost heading that says what its section is decides.
fn section_kind(context: &Context, section: usize) -> SectionKind {
    for s in context.outline.path(section).into_iter().rev() {
        let section = &context.outline.sections[s];
        if !section.heading {
            continue;
        }
        let text = &context.paragraphs[section.place.paragraph].text;
        let words = lower_text(&text[section.head.min(text.len())..]);
        let top = section.depth == 1;
        let background = BACKGROUND.iter().any(|b| words.starts_with(b));
        let work = WORK.iter().any(|w| {
            if top {
                words.contains(w)
            } else {
                words.starts_with(w)
            }
        });
        if work && (top || !background) {
            return SectionKind::Work;
        }
        if background {
            let goal = ["mục tiêu", "chỉ tiêu"]
                .iter()
                .any(|g| words.starts_with(g));
            return if goal {
                SectionKind::Goal
            } else {
                SectionKind::Background
            };
        }
    }
    // Sections of a plan or directive without telling names are instructions.
    SectionKind::Work
}

/// A stretch of a paragraph that may be a task.
struct Unit {
    start: usize,
    end: usize,
    section: Option<usize>,
    /// Whether it is an item of an inline enumeration.
    item: bool,
}

/// Sentences, and items of enumerations whole.
fn units(
    context: &Context,
    text: &str,
    start: usize,
    items: &[usize],
    home: Option<usize>,
) -> Vec<Unit> {
    let section = |i: usize| &context.outline.sections[i];
    let mut units = Vec::new();
    let mut at = start;
    for &item in items {
        let Section { place, head, .. } = section(item);
        push_sentences(text, at, place.start, home, &mut units);
        units.push(Unit {
            start: *head,
            end: place.end,
            section: Some(item),
            item: true,
        });
        at = place.end;
    }
    push_sentences(text, at, text.len(), home, &mut units);
    units
}

fn push_sentences(
    text: &str,
    from: usize,
    to: usize,
    section: Option<usize>,
    units: &mut Vec<Unit>,
) {
    if from >= to {
        return;
    }
    let slice = &text[from..to];
    let mut cuts = vec![0];
    cuts.extend(sentences::starts(slice));
    cuts.push(slice.len());
    for pair in cuts.windows(2) {
        let sentence = slice[pair[0]..pair[1]].trim();
        if sentence.chars().any(is_letter) {
            let start = from + pair[0] + slice[pair[0]..pair[1]].len()
                - slice[pair[0]..pair[1]].trim_start().len();
            units.push(Unit {
                start,
                end: start + sentence.len(),
                section,
                item: false,
            });
        }
    }
}

fn add(context: &Context, paragraph: usize, unit: Unit, kind: SectionKind, tasks: &mut Vec<Task>) {
    let text = &context.paragraphs[paragraph].text;
    let sentence = &text[unit.start..unit.end];
    let Some(verb) = asks(sentence, kind, unit.item) else {
        return;
    };
    let end = unit.start
        + sentence
            .trim_end_matches(|c: char| matches!(c, '.' | ';' | '/' | '…') || c.is_whitespace())
            .len();
    let place = Place::new(paragraph, unit.start, end);
    let actor = agencies::charged(&text[unit.start..end]).map(|named| Agency {
        place: Place::new(paragraph, unit.start + named.start, unit.start + named.end),
        name: text[unit.start + named.start..unit.start + named.end].to_owned(),
        leads: named.leads,
    });
    let first = context
        .deadlines
        .partition_point(|d| (d.place.paragraph, d.place.start) < (paragraph, unit.start));
    let deadlines = context.deadlines[first..]
        .iter()
        .take_while(|d| d.place.paragraph == paragraph && d.place.start < end)
        .enumerate()
        .map(|(i, _)| first + i)
        .collect();
    tasks.push(Task {
        id: format!("t{paragraph}-{}", unit.start),
        place,
        section: unit.section,
        verb,
        actor,
        deadlines,
        note_items: Vec::new(),
    });
}

/// Whether a sentence asks for work; the verb as printed, empty where it is not at the head.
fn asks(sentence: &str, kind: SectionKind, item: bool) -> Option<String> {
    let words = sentence.trim_start_matches(['“', '"', '-', '–', '+', ' ']);
    let lower = lower_text(words);
    // A line that only announces a list is none, unless it has clauses of its own.
    let announces = ["sau:", "sau đây:", "gồm:"]
        .iter()
        .any(|a| lower.ends_with(a));
    if announces || lower.ends_with(':') && lower.matches(';').count() < 2 {
        return None;
    }
    if words.chars().count() < 12 || !has_vowel(words) {
        return None;
    }
    let opening = opening_verb(words);
    let effect = lower.contains("có hiệu lực") || lower.starts_with("ban hành kèm theo");
    if effect || opening.is_none() && (is_report(&lower) || is_statement(&lower)) {
        return None;
    }
    if let Some(verb) = opening {
        return Some(verb);
    }
    let asked = MODALS.iter().any(|m| lower.contains(m));
    let yes = match kind {
        SectionKind::Work => item || asked || names_verb(&lower),
        SectionKind::Plain => {
            let active = lower.replace("tiếp tục được", "");
            PLAIN_MODALS.iter().any(|m| active.contains(m))
        }
        SectionKind::Background | SectionKind::Goal => false,
    };
    yes.then(String::new)
}

const MODALS: [&str; 14] = [
    " phải ",
    " cần ",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ trì",
    "đề nghị",
    "yêu cầu ",
    " giao ",
    "tập trung ",
    "chú trọng",
    "bảo đảm",
    "đảm bảo",
    "kịp thời",
    "phổ biến đến",
];
const PLAIN_MODALS: [&str; 9] = [
    "đề nghị ",
    "yêu cầu ",
    "cần tiếp tục",
    "cần thực hiện",
    "cần tập trung",
    " giao các ",
    " giao cho ",
    "cũng trong tháng",
    " tiếp tục ",
];

/// The verb phrase at the head, adverbs before it skipped; as printed, the adverbs left out.
fn opening_verb(words: &str) -> Option<String> {
    let mut rest = words;
    for _ in 0..4 {
        if known::task_noun_openings()
            .iter()
            .any(|noun| starts_with_word(rest, noun))
        {
            return None;
        }
        if let Some(verb) = known::task_verbs()
            .iter()
            .find(|verb| starts_with_word(rest, verb))
        {
            return rest.get(..verb.len()).map(str::to_owned);
        }
        let adverb = known::task_adverbs()
            .iter()
            .find(|adverb| starts_with_word(rest, adverb))?;
        rest = rest.get(adverb.len()..)?.trim_start_matches([',', ' ']);
    }
    None
}

/// A known verb among the first words after a subject.
fn names_verb(lower: &str) -> bool {
    let end = lower
        .char_indices()
        .nth(160)
        .map_or(lower.len(), |(i, _)| i);
    let head = &lower[..end];
    head.match_indices(' ').any(|(blank, _)| {
        let rest = &head[blank + 1..];
        known::task_verbs().iter().any(|verb| {
            rest.strip_prefix(verb)
                .is_some_and(|after| after.starts_with(' '))
        })
    })
}

/// A paragraph of news that tells what was done, and asks for nothing.
fn is_reporting(text: &str) -> bool {
    let lower = lower_text(text);
    let tells = lower.contains(" đã ") || lower.contains("cho biết");
    tells && !["đề nghị ", "yêu cầu "].iter().any(|m| lower.contains(m))
}

/// What was done is no task: "đã …", "năm qua …".
fn is_report(lower: &str) -> bool {
    let head: String = lower.chars().take(60).collect();
    head.starts_with("đã ")
        || head.contains(" đã ")
        || head.contains(" vừa qua")
        || head.contains("thời gian qua")
}

/// "Năm 2023 là năm bản lề …", "Tình hình thế giới …": facts.
fn is_statement(lower: &str) -> bool {
    const HEADS: [&str; 10] = [
        "năm 20",
        "tình hình",
        "hiện nay",
        "những năm",
        "trong những năm",
        "từ sau",
        "nhìn chung",
        "về ",
        "(kèm theo",
        "kèm theo",
    ];
    HEADS.iter().any(|h| lower.starts_with(h))
        || (lower.contains(" phải là ") && !lower.contains("không phải là "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_from_statements() {
        for yes in [
            "Tham mưu việc giao, quản lý biên chế theo phân cấp.",
            "Thường xuyên kiểm tra, đôn đốc việc thực hiện.",
            "Cấp ủy cơ sở có trách nhiệm quán triệt Nghị quyết.",
            "Công tác kết nạp đảng viên phải đảm bảo chất lượng.",
        ] {
            assert!(asks(yes, SectionKind::Work, false).is_some(), "{yes}");
        }
        for no in [
            "Năm 2023 là năm bản lề có ý nghĩa quan trọng.",
            "Tập trung thực hiện tốt các nhiệm vụ sau:",
            "Toàn Ngành đã bám sát nhiệm vụ.",
        ] {
            assert!(asks(no, SectionKind::Work, false).is_none(), "{no}");
        }
    }
}

//! Lines → healed paragraphs: joined over line ends, page breaks, notes and furniture.
//!
//! *Reads* lines with their roles and notes. *Writes* [`Paragraph`]s and the joins made. *Never*
//! joins where a list item, a heading or a centred line begins.
//!
//! "… mà Nghị quyết Đại hội XIII của" / blank / "Đảng đề ra. (2) …" → one paragraph, joined;
//! "… bảo đảm tiến độ, chất lượng" (a heading) / blank / "Tham mưu cấp ủy …" → two.

use std::borrow::Cow;

use crate::model::{Emphasis, Join, Paragraph, Piece, Place, PrefacePart, Role, Span};

mod joins;

use self::joins::continues;
use super::footnotes::Sifted;
use super::grammar::spans::visible;
use super::letters::marks::Marks;
use super::letters::starts_lower;
use super::lines::Lines;
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
    let lines = &plan.lines.lines;
    let mut threads = Threads {
        drafts: Vec::new(),
        next: vec![None; lines.len()],
    };
    // The running text and each note are joined each within itself.
    let mut open_body: Option<Draft> = None;
    let mut open_note: Option<Draft> = None;
    let mut last_line: Option<usize> = None;
    for (i, line) in lines.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let note = plan.sifted.note_of(i);
        let role = plan.roles[i]
            .or(note.map(|note| Role::Note(note as u32)))
            .unwrap_or(Role::Body);
        let open = match role {
            Role::Note(_) => &mut open_note,
            _ => &mut open_body,
        };
        let basis = role == Role::Preface(PrefacePart::Basis);
        let joined = basis || matches!(role, Role::Body | Role::Note(_));
        let previous = open.as_mut().filter(|open| joined && open.role == role);
        let join = previous.as_ref().and_then(|open| {
            if basis {
                let runs = !open.text.ends_in(";,.") || starts_lower(&line.text);
                return (runs && i == open.last + 1).then_some(Join::Line);
            }
            // A note's own second paragraph begins after a blank line inside the same note.
            continues(plan, &open.text, open.last, i, last_line == Some(open.last))
        });
        if let (Some(open), Some(join)) = (previous, join) {
            threads.next[open.last] = Some((i as u32, join));
            open.last = i;
            // Only the end of the text is asked for later; marks need not be taken out here.
            let text = open.text.to_mut();
            text.push(' ');
            text.push_str(&line.text);
        } else {
            threads.drafts.push((role, i as u32));
            let draft = Draft {
                role,
                last: i,
                text: Cow::Borrowed(line.text.as_str()),
            };
            match role {
                _ if joined => *open = Some(draft),
                Role::Furniture(_) => {}
                // Letterhead and signature end the running text.
                _ => open_body = None,
            }
        }
        if !matches!(role, Role::Furniture(_)) {
            last_line = Some(i);
        }
    }
    finish(plan, &threads)
}

/// A paragraph in the making, that lines may still continue.
struct Draft<'a> {
    role: Role,
    last: usize,
    text: Cow<'a, str>,
}

/// Which lines make up each paragraph.
struct Threads {
    /// Roles, and the first lines.
    drafts: Vec<(Role, u32)>,
    /// For each line the one that continues it.
    next: Vec<Option<(u32, Join)>>,
}

impl Threads {
    /// The lines that begin with `first`, and how each follows the one before.
    fn lines(&self, first: u32) -> impl Iterator<Item = (usize, Join)> {
        let mut at = Some((first, Join::Same));
        std::iter::from_fn(move || {
            let (line, join) = at?;
            at = self.next[line as usize];
            Some((line as usize, join))
        })
    }
}

fn finish(plan: &Plan, threads: &Threads) -> Assembled {
    let joins = threads.next.iter().flatten();
    let gaps = joins.filter(|(_, join)| *join == Join::Break).count();
    let mut assembled = Assembled {
        paragraphs: Vec::with_capacity(threads.drafts.len()),
        seams: Vec::with_capacity(gaps),
    };
    for (role, first) in &threads.drafts {
        let index = assembled.paragraphs.len();
        let mut lines = 0;
        let mut bytes = 0;
        for (line, join) in threads.lines(*first) {
            lines += 1;
            bytes += plan.lines.lines[line].text.len() + usize::from(join.is_spaced());
        }
        let mut page = plan.pages.page(*first as usize);
        let mut paragraph = Paragraph {
            role: *role,
            pieces: Vec::with_capacity(lines),
            text: String::with_capacity(bytes),
            page,
            ..Paragraph::default()
        };
        for (line, join) in threads.lines(*first) {
            if join == Join::Break && !paragraph.pieces.is_empty() {
                assembled.seams.push(seam(plan, &paragraph, index, line));
            }
            let here = plan.pages.page(line);
            let turned = here.filter(|p| page.is_some_and(|before| before != *p));
            add_line(plan, &mut paragraph, line, join, turned);
            page = here;
        }
        // A line of nothing but note marks has no words of its own.
        if !paragraph.pieces.is_empty() {
            set_emphasis(&mut paragraph, plan.lines);
            paragraph.pieces.shrink_to_fit();
            paragraph.text.shrink_to_fit();
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
    if let Some(note) = plan.sifted.note_of(i).map(|n| &plan.sifted.notes[n])
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
            at: paragraph.text.len() as u32,
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
    found.shrink_to_fit();
    paragraph.emphasis = found;
}

/// The healed byte of source byte `at`: the first piece that ends after it.
fn healed_offset(paragraph: &Paragraph, at: usize) -> usize {
    let i = paragraph.pieces.partition_point(|p| p.span.end < at);
    match paragraph.pieces.get(i) {
        Some(piece) => piece.healed() + at.saturating_sub(piece.span.start).min(piece.span.len()),
        None => paragraph.text.len(),
    }
}

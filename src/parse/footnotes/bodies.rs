//! The bodies of notes: where each begins, how far it goes.
//!
//! *Reads* the lines without a role. *Writes* the notes with their lines. *Never* takes what the
//! broken sentence of the text goes on with.
//!
//! "¹ (1) Tăng cường …" begins a note; "1 Luật số 35/2018/QH14 …" does if a mark 1 is left before
//! it; a line in small letters behind the full stop of a note belongs to the text again.

use std::ops::Range;

use crate::model::index::Index;
use crate::model::{FurnitureKind, Role, Series, Span};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::Signs;
use crate::parse::letters::{is_letter, starts_lower};

use super::super::grammar::amendments;
use super::super::lines::{Line, Lines};
use super::body::{Body, ends, is_foreign, is_open, item};
use super::evidence::{Above, Evidence, Head, head, lone_head};
use super::figures::{DIGITS, calls_number, figures};
use super::marks::{Form, mark_at};
use super::{RawNote, Sifted};

/// How many blanks alone in a row make a rule.
const RULE: u32 = 24;

/// Lifts all notes. Gives the places of the marks that they answer by evidence.
pub fn lift(lines: &Lines, roles: &[Option<Role>], sifted: &mut Sifted) -> Vec<usize> {
    let mut lifting = Lifting {
        source: lines.source,
        lines: &lines.lines,
        roles,
        called: called_in_brackets(lines, roles),
        evidence: Evidence::gather(lines, roles),
        broken: None,
        sifted,
    };
    let mut i = 0;
    // The last line of running text before the notes.
    let mut text = None;
    while i < lines.lines.len() {
        if !lifting.is_free(i) {
            i += 1;
        } else if let Some((_, note, body)) = lifting.broken.take_if(|(at, ..)| *at <= i) {
            let words = lifting.lines[i].text.as_str();
            i = lifting.go_on(i, words, body, note);
        } else if let Some(start) = lifting.start(i) {
            i = lifting.take(i, &start, text);
        } else {
            text = Some(i);
            i += 1;
        }
    }
    lifting.evidence.called
}

/// Labels that "[n]" marks call inside running text: without one, a line "[1] …" is an item.
fn called_in_brackets(lines: &Lines, roles: &[Option<Role>]) -> Index {
    let mut called = Index::default();
    for (i, line) in lines.lines.iter().enumerate() {
        if !(line.signs.any(Signs::MARK) && super::calls(roles[i])) {
            continue;
        }
        let words = line.span.of(lines.source);
        for (at, _) in words.match_indices('[').filter(|(at, _)| *at > 0) {
            if let Some((label, _, Form::Bracket)) = mark_at(&words[at..]) {
                called.number(&label, i);
            }
        }
    }
    called
}

/// How a note begins.
struct Start<'t> {
    label: String,
    /// The length of the printed label.
    len: usize,
    /// Where the label proves nothing by itself: the head, and the mark it answers.
    evidence: Option<(Head<'t>, Option<usize>)>,
}

struct Lifting<'a> {
    source: &'a str,
    lines: &'a [Line<'a>],
    roles: &'a [Option<Role>],
    called: Index,
    evidence: Evidence<'a>,
    /// Where a note broken by the text of a page goes on, which note, and what it has been so far.
    broken: Option<(usize, usize, Body<'a>)>,
    sifted: &'a mut Sifted,
}

impl<'a> Lifting<'a> {
    /// Whether a line has words and no role.
    fn is_free(&self, i: usize) -> bool {
        self.roles[i].is_none() && !self.lines[i].is_blank()
    }

    /// The next such line from `i` on.
    fn next(&self, i: usize) -> Option<usize> {
        (i..self.lines.len()).find(|j| self.is_free(*j))
    }

    /// The note that begins at line `i`.
    fn start(&self, i: usize) -> Option<Start<'a>> {
        let line = &self.lines[i];
        let words = line.span.of(self.source);
        if let Some((head, above)) = self.head(i, words) {
            let mark = self.evidence.answer(
                &head,
                line.span.start,
                above,
                &|at| {
                    let listed = || self.star_near(i.saturating_sub(12)..i + 13, i, "*");
                    let below = || self.lines.partition_point(|l| l.span.end <= at) + 4 > i;
                    if head.printed == "*" {
                        !listed() && (below() || self.at_foot(i, at))
                    } else {
                        self.at_foot(i, at)
                    }
                },
                self.sifted,
            )?;
            return Some(Start {
                label: figures(head.printed).to_owned(),
                len: head.printed.len(),
                evidence: Some((head, mark)),
            });
        }
        let (label, len, form) = mark_at(words)?;
        let rest = words[len..].trim_start_matches(':');
        let body = rest.starts_with(|c: char| {
            c.is_whitespace() || is_letter(c) || matches!(c, '(' | '“' | '"')
        });
        let proven = form != Form::Bracket || self.called.has(&label);
        if !(body && proven) || rest.trim().is_empty() {
            return None;
        }
        let at_foot = |at| self.at_foot(i, at);
        let plain = || {
            let start = line.span.start;
            self.evidence.plain(&label, start, &at_foot, self.sifted)
        };
        Some(Start {
            len: words.len() - rest.len(),
            evidence: (form == Form::Superscript).then(plain).flatten(),
            label,
        })
    }

    /// The head of a note at line `i`, and what stands above it.
    fn head(&self, i: usize, words: &'a str) -> Option<(Head<'a>, Above)> {
        if let Some(head) = head(words) {
            let above = if head.printed == "*" && self.star_near(i + 1..i + 13, i, "**") {
                // What a star heads is no item of a list then.
                Above::Rule
            } else {
                self.above(i)
            };
            return Some((head, above));
        }
        if words.len() > 3 {
            return None;
        }
        let below = self.next(i + 1).filter(|next| *next < i + 4)?;
        let further = self.lines.get(below + 1).map_or("", |l| l.text.as_str());
        let head = lone_head(words, &self.lines[below].text)?;
        amendments::tells(&self.lines[below].text, further).then_some((head, Above::Figure))
    }

    /// Whether another line near, which is not a note's, begins with these stars and words.
    fn star_near(&self, near: Range<usize>, i: usize, stars: &str) -> bool {
        let near = near.start..near.end.min(self.lines.len());
        near.filter(|j| *j != i && self.sifted.note_of_line[*j].is_none())
            .any(|j| {
                head(self.lines[j].span.of(self.source)).is_some_and(|head| head.printed == stars)
            })
    }

    fn above(&self, i: usize) -> Above {
        let Some(before) = (0..i).rev().find(|j| !self.lines[*j].is_blank()) else {
            return Above::Closed;
        };
        let text = &self.lines[before].text;
        let adjacent = before + 1 == i;
        let listed = || text.strip_suffix(',').is_some_and(|t| t.ends_in(DIGITS));
        if self.roles[before].is_some() || self.ruled(before + 1, i) {
            Above::Rule
        } else if adjacent && (calls_number(text) || listed()) {
            Above::Calls
        } else if self.sifted.note_of_line[before].is_some() {
            if ends(text) {
                Above::NoteEnd
            } else {
                Above::Closed
            }
        } else if text.ends_with(':') {
            Above::Lists
        } else if adjacent && is_open(text) {
            Above::Open
        } else {
            Above::Closed
        }
    }

    /// Whether a row of nothing but blanks stands between two lines: the rule over the notes in text out of PDF.
    fn ruled(&self, from: usize, to: usize) -> bool {
        self.lines[from..to]
            .iter()
            .any(|l| l.is_blank() && l.indent >= RULE)
    }

    /// Whether a page ends between two lines.
    fn page_ends(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            let page = [FurnitureKind::PageNumber, FurnitureKind::RunningHead];
            let furniture = self.roles[i]
                .is_some_and(|role| page.iter().any(|kind| role == Role::Furniture(*kind)));
            furniture || self.lines[i].form_feed
        })
    }

    /// Whether line `i` stands at the foot of the page that holds the place `at` of the source.
    fn at_foot(&self, i: usize, at: usize) -> bool {
        /// More lines than a page has, and more than its notes mostly have.
        const PAGE: (usize, usize) = (60, 30);
        let called = self.lines.partition_point(|line| line.span.end <= at);
        let end = self.lines.len().min(i + PAGE.1);
        let ends = || end == self.lines.len() || self.page_ends(i + 1, end);
        i - called < PAGE.0 && !self.page_ends(called + 1, i) && ends()
    }

    /// Lifts the note that begins at line `i` behind the text line `text`; gives the line after it.
    fn take(&mut self, i: usize, start: &Start, text: Option<usize>) -> usize {
        let begin = self.lines[i].span.start;
        if let Some((head, mark)) = &start.evidence {
            self.evidence.take(head, begin, *mark);
        }
        self.sifted.notes.push(RawNote {
            label: start.label.clone(),
            label_span: Span::new(begin, begin + start.len),
            lines: Vec::new(),
            mark: None,
        });
        let body = Body::behind(text.map(|t| self.lines[t].text.as_str()));
        let words = &self.lines[i].span.of(self.source)[start.len..];
        self.go_on(i, words, body, self.sifted.notes.len() - 1)
    }

    /// Adds the lines from `line` on to the note; gives the line after it.
    fn go_on(
        &mut self,
        mut line: usize,
        mut words: &'a str,
        mut body: Body<'a>,
        note: usize,
    ) -> usize {
        loop {
            self.add(line, words, note, &mut body);
            let Some(next) = self.next(line + 1) else {
                return line + 1;
            };
            words = self.lines[next].text.as_str();
            if let Some(at) = self.resumption(&body, line, next) {
                self.broken = Some((at, note, body));
                return line + 1;
            }
            let goes_on = if is_foreign(words, body.last) {
                false
            } else if body.last.is_empty() {
                true
            } else if next == line + 1 {
                body.goes_on(line, words)
            } else {
                self.resumes(&body, line, next)
            };
            if !goes_on || self.start(next).is_some() {
                return line + 1;
            }
            line = next;
        }
    }

    /// Where a quotation in a note goes on at the foot of the next page, behind that page's text: below the rule
    /// there, or as the block that closes it.
    fn resumption(&self, body: &Body, line: usize, next: usize) -> Option<usize> {
        let to = body.quoted_to.filter(|to| *to > line)?;
        if !self.page_ends(line + 1, next)
            || is_open(body.last) && starts_lower(&self.lines[next].text)
        {
            return None;
        }
        let ruled = (next + 1..=to)
            .find(|i| self.is_free(*i) && self.lines[i - 1].is_blank() && self.ruled(next, *i));
        let block = || {
            (next..to)
                .rev()
                .find(|i| !self.is_free(*i))
                .map(|gap| gap + 1)
        };
        ruled.or_else(block).filter(|at| *at > next)
    }

    fn add(&mut self, line: usize, words: &'a str, note: usize, body: &mut Body<'a>) {
        self.sifted.note_of_line[line] = Some(note as u32);
        self.sifted.notes[note].lines.push(line);
        body.last = words.trim();
        body.list = item(body.last).or(body.list);
        if body.quoted_to.is_none_or(|to| to <= line) {
            body.quoted_to = self.quote_end(line);
        }
    }

    /// The line that closes a quotation left open at the end of `line`, if one near does.
    fn quote_end(&self, line: usize) -> Option<usize> {
        // Which way the last mark of quotation in a line points; straight ones by their number.
        let points = |i: usize| {
            let text = &self.lines[i].text;
            let curly = text.rfind('“').cmp(&text.rfind('”'));
            let straight = text.bytes().filter(|b| *b == b'"').count() % 2 == 1;
            (curly.is_gt() || straight, curly.is_lt() || straight)
        };
        points(line).0.then_some(())?;
        (line + 1..self.lines.len())
            .take(40)
            .find(|i| self.is_free(*i) && points(*i).1)
    }

    /// Whether the note whose last line is `line` goes on at `next`, over a blank or a page's end.
    fn resumes(&self, body: &Body, line: usize, next: usize) -> bool {
        if body.is_quoted(line) {
            return true;
        }
        let text = &self.lines[next].text;
        let item = item(text);
        if body.last.ends_with(':') {
            let listed = item.is_some_and(|item| item.0 >= Series::Arabic);
            return listed || text.begins_in("“\"");
        }
        if let Some(item) = item {
            return body.last.ends_with(';') && body.lists(item);
        }
        if ends(body.last) {
            // A whole paragraph between the note and the other half of the text's sentence.
            return !body.text_stopped && self.text_goes_on_behind(line, next);
        }
        // A note still open, after a text that is not, runs on to the next page.
        !body.text_open && is_open(body.last) && starts_lower(text)
    }

    /// Whether whole paragraphs from `next` on are followed by the rest of a sentence.
    fn text_goes_on_behind(&self, line: usize, next: usize) -> bool {
        let page = line + 1..self.lines.len().min(next + 8);
        for i in page {
            let text = &self.lines[i].text;
            if self.roles[i].is_some() || item(text).is_some() || self.start(i).is_some() {
                return false;
            }
            if starts_lower(text) {
                return i > next;
            }
            if !text.is_empty() && !ends(text) {
                return false;
            }
        }
        false
    }
}

//! Figures that look like any other figure: which of them call notes.
//!
//! *Reads* the lines. *Writes* the mark that a line "12 Khoản này được …" answers. *Never* takes
//! one half for a note without the other: a mark before it, a body behind it, both in their order.
//!
//! "… Nghị định này2 …" above "2 Nghị định số 15/2024/NĐ-CP …" → note 2; a row "2 Sở Nội vụ" of a
//! table without any "…2" before it → text.

use crate::model::Role;
use crate::model::index::Groups;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::signs::Signs;
use crate::parse::letters::{is_upper, which_word};

use super::super::grammar::amendments;
use super::super::lines::{Line, Lines};
use super::figures::{calls_number, candidates, figures, printed_length};
use super::marks::Form;
use super::raised::{self, Raised};
use super::{Sifted, calls};

/// What may call, and how far the notes of each form have come.
pub struct Evidence<'l> {
    lines: &'l [Line<'l>],
    /// Twice the places of candidates in the source, by form and label; one more for weak ones.
    places: Groups<usize>,
    raised: Raised,
    runs: [Run; 3],
    /// Places of the marks that call.
    pub called: Vec<usize>,
}

/// The last note of a form: its number, its mark, its body.
#[derive(Clone, Copy, Default)]
struct Run {
    number: u32,
    mark: usize,
    body: usize,
}

/// The head of a line that may be a note's.
pub struct Head<'t> {
    form: Form,
    /// "12", "(3)", "*".
    pub printed: &'t str,
    number: u32,
    words: &'t str,
}

/// Reads a line of nothing but a figure, above the words of its note, as text out of PDF has them.
pub fn lone_head<'t>(line: &'t str, below: &'t str) -> Option<Head<'t>> {
    let number = line
        .parse()
        .ok()
        .filter(|_| line.len() < 4 && !line.begins_in("+0"))?;
    Some(Head {
        form: Form::Bare,
        printed: line,
        number,
        words: below,
    })
}

/// What stands above a line, as far as it tells whether a note may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// "… tại khoản": the figure belongs to these words.
    Calls,
    /// "… các việc sau:": a list or a table may follow.
    Lists,
    /// Words whose sentence goes on.
    Open,
    /// The end of a sentence, or a blank.
    Closed,
    /// A rule, a page number.
    Rule,
    /// Its own figure, on a line of its own, in a text that says how it was amended.
    Figure,
    /// The end of a note.
    NoteEnd,
}

/// Reads "12 Khoản này", "(3) Nghị quyết", "* Số liệu": a label, and words with a capital.
pub fn head(line: &str) -> Option<Head<'_>> {
    let form = match line.as_bytes().first()? {
        b'*' => Form::Star,
        b'(' if line[1..].starts_with('*') => Form::Star,
        b'(' => Form::Parenthesised,
        b'1'..=b'9' => Form::Bare,
        _ => return None,
    };
    let (printed, rest) = line.split_at(printed_length(line));
    let number = match form {
        Form::Star => figures(printed).len() as u32,
        _ => figures(printed).parse().ok()?,
    };
    let words = rest.trim_start();
    // A star without a blank opens emphasis.
    let set_off = !printed.starts_with('*') || words.len() < rest.len();
    let begins = set_off
        && (words.starts_with(is_upper)
            || words.begins_in("“\"")
            || counts(form, words)
            || lists(form, words));
    (begins && number < 1000).then_some(Head {
        form,
        printed,
        number,
        words,
    })
}

/// "(1) 05 kế hoạch, 04 công văn": a note that counts.
fn counts(form: Form, words: &str) -> bool {
    let figures = words.bytes().take_while(u8::is_ascii_digit).count();
    form != Form::Star && words.starts_with('0') && words[figures..].starts_with(' ')
}

/// "1 (1) Kế hoạch …; (2) Chỉ thị …": a note that is a list.
fn lists(form: Form, words: &str) -> bool {
    form != Form::Star && words.starts_with("(1) ")
}

/// "(4)" of "4", and "4" of "(4)".
fn other_print(printed: &str) -> String {
    if printed.starts_with('(') {
        figures(printed).to_owned()
    } else {
        ["(", printed, ")"].concat()
    }
}

impl Head<'_> {
    /// The words that notes of the administration begin with.
    fn opens_as_notes_do(&self) -> bool {
        const OPENINGS: &str = "luật|bộ luật|nghị định|nghị quyết|thông tư|quyết định số|\
            pháp lệnh|hiến pháp|chỉ thị số|kết luận số|kế hoạch số|công văn số|văn bản số|\
            báo cáo số|văn bản này|điều|khoản|điểm|mục này|chương này|phụ lục này|mẫu này|tên|cụm từ|\
            đoạn này|quy định này|quy chế này|theo|xem|gồm|bao gồm|trong đó|số liệu|về|\
            cụ thể|tăng|giảm|đạt|năm|tính đến|ban hành";
        which_word(self.words, OPENINGS).is_some()
            || counts(self.form, self.words)
            || lists(self.form, self.words)
    }
}

impl<'l> Evidence<'l> {
    /// Gathers what may be a mark.
    pub fn gather(lines: &'l Lines, roles: &[Option<Role>]) -> Self {
        let mut places = Groups::default();
        for (i, line) in lines.lines.iter().enumerate() {
            if !(line.signs.any(Signs::FIGURE) && calls(roles[i])) {
                continue;
            }
            let words = line.span.of(lines.source);
            for found in candidates(words) {
                let at = line.span.start + found.at;
                let printed = &words[found.at..found.at + found.len];
                let next = lines.hidden.partition_point(|h| h.end <= at);
                let hidden = lines.hidden.get(next).is_some_and(|h| h.start <= at);
                if !hidden {
                    places.add(printed, at * 2 + usize::from(!found.strong));
                }
            }
        }
        Self {
            lines: &lines.lines,
            places,
            raised: raised::gather(lines, roles),
            runs: [Run::default(); 3],
            called: Vec::new(),
        }
    }

    /// Whether the line at `start` with this head is a note; if so, its mark, where one is left. `at_foot`: whether it
    /// stands at the foot of the page that holds a place.
    pub fn answer(
        &self,
        head: &Head,
        start: usize,
        above: Above,
        at_foot: &dyn Fn(usize) -> bool,
        sifted: &Sifted,
    ) -> Option<Option<usize>> {
        let run = self.runs[head.form as usize % 3];
        let next = head.number == run.number + 1;
        // The marks of one or two before it may be lost.
        let near = head.number > run.number && head.number <= run.number + 4;
        let opens = head.opens_as_notes_do();
        let below_notes = above == Above::NoteEnd;
        let amends = above == Above::Figure;
        let opens = opens || amends;
        let among_notes = below_notes || amends || above == Above::Rule;
        let may_begin = match above {
            Above::Calls => {
                !head.words.starts_with("Đi") && self.is_foot(head, start, at_foot, sifted)
            }
            Above::Lists => next && opens && head.form == Form::Bare,
            Above::Open => next && opens || self.is_foot(head, start, at_foot, sifted),
            // "* Giải pháp": stars head lists as well.
            Above::Closed => {
                opens
                    || !head.printed.starts_with('*')
                    || head.number > 1
                    || self.is_foot(head, start, at_foot, sifted)
            }
            Above::Rule | Above::NoteEnd | Above::Figure => true,
        };
        if !may_begin {
            return None;
        }
        // Numbering begins anew behind the notes of the page before.
        let again = head.number < run.number;
        let from = if again { run.body } else { run.mark };
        let mut mark = self.first(head.printed, from, start, true, sifted);
        if mark.is_none() && (next && (opens || below_notes) || near && opens && among_notes) {
            mark = self.first(head.printed, from, start, false, sifted);
        }
        // Numbers go on through notes of any form.
        let last = sifted.notes.last().and_then(|note| note.label.parse().ok());
        let last: u32 = last.unwrap_or(0);
        let due = head.number == 1 || last > 0 && (last + 1..=last + 4).contains(&head.number);
        if mark.is_none() && due {
            let raised = self.raised(figures(head.printed), from, start, sifted);
            // "(4) Nghị định" may answer "này4", "4 Nghị định" a "(4)".
            let other = || self.first(&other_print(head.printed), from, start, true, sifted);
            mark = raised.or_else(other).filter(|at| match head.form {
                Form::Bare => opens || among_notes || at_foot(*at),
                // Items look so too.
                Form::Parenthesised => opens && (among_notes || at_foot(*at)),
                _ => true,
            });
        }
        // A note among notes whose mark was lost; behind three that came in order the next may stand alone.
        let told = opens || amendments::tells(head.words, "");
        let alone = next && told && run.number > 2 && above == Above::Closed;
        if mark.is_none() && alone {
            mark = self.set_off(head.printed, from, start);
        }
        let lost = near && opens && among_notes && run.number > 0 || alone;
        (mark.is_some() || lost).then_some(mark)
    }

    /// Whether a figure that is due heads the note of a mark on its own page, at the foot of that: no sentence is
    /// waited for there.
    fn is_foot(
        &self,
        head: &Head,
        start: usize,
        at_foot: &dyn Fn(usize) -> bool,
        sifted: &Sifted,
    ) -> bool {
        let run = self.runs[head.form as usize % 3];
        let due = head.number == run.number + 1 || head.number == 1;
        due && self
            .first(head.printed, run.mark, start, true, sifted)
            .is_some_and(at_foot)
    }

    /// The first mark printed so between two places, none inside a note.
    fn first(
        &self,
        printed: &str,
        from: usize,
        to: usize,
        strong: bool,
        sifted: &Sifted,
    ) -> Option<usize> {
        let places = self.places.of(printed);
        let first = places.partition_point(|place| place / 2 <= from);
        let near = places[first..].iter().take(32);
        let near = near.take_while(|place| **place / 2 < to);
        near.filter(|place| !(strong && **place % 2 == 1))
            .map(|place| place / 2)
            .find(|at| !in_note(*at, self.lines, sifted))
    }

    /// The plain figure that calls a note printed with a superscript, on its page: "chỉ đạo3" above "³ Công văn", where no
    /// mark of that number is raised.
    pub fn plain(
        &self,
        label: &str,
        start: usize,
        at_foot: &dyn Fn(usize) -> bool,
        sifted: &Sifted,
    ) -> Option<(Head<'static>, Option<usize>)> {
        let head = Head {
            form: Form::Bare,
            printed: "",
            number: label.parse().ok()?,
            words: "",
        };
        if self.raised.printed.has(label) {
            return None;
        }
        let run = self.runs[head.form as usize % 3];
        let mark = self.first(label, run.mark, start, true, sifted)?;
        at_foot(mark).then_some((head, Some(mark)))
    }

    /// The first superscript of a number between two places, none inside a note.
    fn raised(&self, figures: &str, from: usize, to: usize, sifted: &Sifted) -> Option<usize> {
        let places = self.raised.places.of(figures);
        let first = places.partition_point(|at| *at <= from);
        let near = places[first..].iter().take(32).copied();
        near.take_while(|at| *at < to)
            .find(|at| !in_note(*at, self.lines, sifted))
    }

    /// "ĐIỀU KHOẢN THI HÀNH 26": the mark that a blank sets off from the end of its line.
    fn set_off(&self, printed: &str, from: usize, to: usize) -> Option<usize> {
        /// Lines of a few pages: notes whose marks are lost leave the last mark far above.
        const NEAR: usize = 400;
        let before = |place: usize| self.lines.partition_point(|line| line.span.start <= place);
        let first = before(from).max(before(to).saturating_sub(NEAR));
        let between = self.lines[first..]
            .iter()
            .take_while(|line| line.span.end < to);
        let ends = |line: &&Line| {
            let words = line.text.strip_suffix(printed);
            // No markup stands inside: the last bytes are the figure's.
            let plain = line.span.len() == line.text.len();
            plain
                && words
                    .is_some_and(|words| words.ends_with(' ') && !calls_number(words.trim_end()))
        };
        between
            .filter(ends)
            .map(|line| line.span.end - printed.len())
            .next()
    }

    /// A note begins: the next of its form comes behind it, and its mark behind this one.
    pub fn take(&mut self, head: &Head, start: usize, mark: Option<usize>) {
        let run = &mut self.runs[head.form as usize % 3];
        run.number = head.number;
        run.body = start;
        if let Some(mark) = mark {
            run.mark = mark;
            self.called.push(mark);
        }
    }
}

/// Whether a place of the source lies in a note already lifted.
fn in_note(at: usize, lines: &[Line], sifted: &Sifted) -> bool {
    let next = sifted.notes.partition_point(|n| n.label_span.start <= at);
    next > 0
        && sifted.notes[next - 1]
            .lines
            .last()
            .is_some_and(|l| at < lines[*l].span.end)
}

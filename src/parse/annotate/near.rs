//! Patterns tried only where the words stand with which they begin.
//!
//! *Reads* one healed text. *Writes* what a pattern catches. A pattern tried all over a directive
//! costs more than all else together; its openings ("trước", "nghị") are marked once for all. Patterns are functions over a [`Cursor`]: thirteen regular expressions with their engine
//! were a tenth of the page's program.

use super::super::letters::{List, cased, first_of, words};
use super::super::prose::{Openings, Prose};

/// Steps over the words it looks for from the cursor's place on; whether all are there.
pub type Pattern = fn(&mut Cursor) -> bool;

/// A place in a stretch of text, and the groups caught on the way to it.
///
/// A step that does not fit leaves the place as it is.
pub struct Cursor<'t> {
    stretch: &'t str,
    at: usize,
    groups: Vec<(&'static str, usize, usize)>,
}

// Not inlined: one copy for all patterns.
impl<'t> Cursor<'t> {
    fn new(stretch: &'t str, at: usize) -> Self {
        Self {
            stretch,
            at,
            groups: Vec::new(),
        }
    }

    fn rest(&self) -> &'t str {
        &self.stretch[self.at..]
    }

    /// Steps over `words`.
    #[inline(never)]
    pub fn word(&mut self, words: &str) -> bool {
        let fits = self.rest().starts_with(words);
        self.at += if fits { words.len() } else { 0 };
        fits
    }

    /// Steps over `words` where they stand.
    pub fn may(&mut self, words: &str) -> bool {
        self.word(words);
        true
    }

    /// Steps over the first of `words`, which stand between bars, that fits.
    pub fn one_of<'l>(&mut self, words: impl Into<List<'l>>) -> bool {
        let len = first_of(self.rest(), words);
        self.at += len.unwrap_or(0);
        len.is_some()
    }

    /// The same; the first letter, small in `words`, may be a capital.
    pub fn cased<'l>(&mut self, words: impl Into<List<'l>>) -> bool {
        let len = cased(self.rest(), words);
        self.at += len.unwrap_or(0);
        len.is_some()
    }

    /// Steps over all characters that fit, `most` of them, if there are no less than `least`.
    #[inline(never)]
    pub fn run(&mut self, least: usize, most: usize, fits: fn(char) -> bool) -> bool {
        let (mut count, mut len) = (0, 0);
        for c in self.rest().chars().take(most) {
            if !fits(c) {
                break;
            }
            count += 1;
            len += c.len_utf8();
        }
        self.at += if count >= least { len } else { 0 };
        count >= least
    }

    /// Steps over one to `most` digits.
    pub fn digits(&mut self, most: usize) -> bool {
        self.run(1, most, |c| c.is_ascii_digit())
    }

    /// Steps over four digits.
    pub fn year(&mut self) -> bool {
        self.run(4, 4, |c| c.is_ascii_digit())
    }

    /// Steps over a Roman numeral of the letters I, V and X.
    pub fn roman(&mut self) -> bool {
        self.run(1, usize::MAX, |c| matches!(c, 'I' | 'V' | 'X'))
    }

    /// Whether a figure or one of the words may begin here.
    pub fn opens(&self, words: List) -> bool {
        let rest = self.rest();
        rest.starts_with(|c: char| c.is_ascii_digit()) || words.may_begin(rest)
    }

    /// Whether nothing is left.
    pub fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Several steps as one: all or none.
    #[inline(never)]
    pub fn all(&mut self, steps: &dyn Fn(&mut Self) -> bool) -> bool {
        let (at, groups) = (self.at, self.groups.len());
        let fits = steps(self);
        if !fits {
            self.at = at;
            self.groups.truncate(groups);
        }
        fits
    }

    /// The same where they fit.
    pub fn may_all(&mut self, steps: &dyn Fn(&mut Self) -> bool) -> bool {
        self.all(steps);
        true
    }

    /// The same, looking only.
    pub fn sees(&mut self, steps: &dyn Fn(&mut Self) -> bool) -> bool {
        let (at, groups) = (self.at, self.groups.len());
        let fits = steps(self);
        self.at = at;
        self.groups.truncate(groups);
        fits
    }

    /// The same, again and again for as long as they fit.
    pub fn each(&mut self, steps: &dyn Fn(&mut Self) -> bool) -> bool {
        while self.all(steps) {}
        true
    }

    /// The same once; what it stepped over becomes the group `name`.
    #[inline(never)]
    pub fn group(&mut self, name: &'static str, steps: &dyn Fn(&mut Self) -> bool) -> bool {
        let start = self.at;
        let fits = self.all(steps);
        if fits {
            self.groups.push((name, start, self.at));
        }
        fits
    }
}

/// What a pattern caught.
pub struct Caught<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    groups: Vec<(&'static str, usize, usize)>,
}

impl<'t> Caught<'t> {
    /// Bytes of the text.
    pub fn bounds(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    /// The words of a group, if it took part.
    #[inline(never)]
    pub fn group(&self, name: &str) -> Option<&'t str> {
        let (start, end) = self.group_bounds(name)?;
        Some(&self.text[start..end])
    }

    /// Bytes of a group in the text.
    pub fn group_bounds(&self, name: &str) -> Option<(usize, usize)> {
        let (_, start, end) = self.groups.iter().find(|(of, ..)| *of == name)?;
        Some((*start, *end))
    }
}

/// How far, in bytes, a pattern may look on from where it begins: one endless line costs no more than many short ones.
const REACH: usize = 600;

/// All catches of `pattern` where one of its `openings` stands, none overlapping.
pub fn captures<'t>(pattern: Pattern, prose: &Prose<'t>, openings: Openings) -> Vec<Caught<'t>> {
    let mut caught = Vec::new();
    let mut from = 0;
    for at in prose.starts(openings) {
        if at >= from {
            let end = prose.text.floor_char_boundary(at + REACH);
            from = catch_at(pattern, prose.text, (at, end), &mut caught);
        }
    }
    caught
}

/// A catch at byte `at`, looking no further than `end`; gives where the pattern stopped.
fn catch_at<'t>(
    pattern: Pattern,
    text: &'t str,
    (at, end): (usize, usize),
    caught: &mut Vec<Caught<'t>>,
) -> usize {
    let mut cursor = Cursor::new(&text[..end], at);
    if !pattern(&mut cursor) {
        return at;
    }
    caught.push(Caught {
        text,
        start: at,
        end: cursor.at,
        groups: cursor.groups,
    });
    cursor.at
}

/// All catches of `pattern` in the bytes `start..end` of `text`, none overlapping. A pattern begins with a word.
pub fn catch<'t>(
    pattern: Pattern,
    text: &'t str,
    (start, end): (usize, usize),
    caught: &mut Vec<Caught<'t>>,
) {
    let mut from = start;
    for (word, _) in words(&text[start..end]) {
        if start + word >= from {
            from = catch_at(pattern, text, (start + word, end), caught);
        }
    }
}

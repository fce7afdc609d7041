//! Patterns tried only near the words they need.
//!
//! *Reads* one healed text. *Writes* what a pattern catches. A pattern tried all over a directive
//! costs more than all else together; its telling words ("Trung ương", "ngày") are rare and found
//! fast. Patterns are functions over a [`Cursor`]: thirteen regular expressions with their engine
//! were a tenth of the page's program.

use super::super::letters::{lower, tail};

/// How far, in characters, most expressions may reach from their telling word.
pub const REACH: usize = 60;

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
    #[inline(never)]
    pub fn one_of(&mut self, words: &str) -> bool {
        words.split('|').any(|word| self.word(word))
    }

    /// The same; the first letter, small in `words`, may be a capital.
    #[inline(never)]
    pub fn cased(&mut self, words: &str) -> bool {
        let Some(first) = self.rest().chars().next() else {
            return false;
        };
        // The two cases of a letter share their first byte, those of ASCII aside: most places end here.
        let byte = self.rest().as_bytes()[0].to_ascii_lowercase();
        if !words
            .split('|')
            .any(|word| word.as_bytes().first() == Some(&byte))
        {
            return false;
        }
        let rest = &self.rest()[first.len_utf8()..];
        let small = lower(first);
        for word in words.split('|') {
            if let Some(end) = word.strip_prefix(small)
                && rest.starts_with(end)
            {
                self.at += first.len_utf8() + end.len();
                return true;
            }
        }
        false
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

/// All catches of `pattern` within `reach` characters of one of `words`.
pub fn captures<'t>(
    pattern: Pattern,
    text: &'t str,
    words: &[&str],
    reach: usize,
) -> Vec<Caught<'t>> {
    let mut caught = Vec::new();
    let mut places = places(text, words).into_iter().peekable();
    while let Some(first) = places.next() {
        let start = first - tail(&text[..first], reach).len();
        let mut end = after(text, first, reach);
        while let Some(next) = places.next_if(|next| *next <= end) {
            end = after(text, next, reach);
        }
        catch(pattern, text, (start, end), &mut caught);
    }
    caught
}

/// Where one of `words` begins, each of two bytes at least: all looked for at once, in leaps. A pair
/// of bytes tells how far the next place may lie at which a word can begin (Wu and Manber, 1994).
#[inline(never)]
pub fn places(text: &str, words: &[&str]) -> Vec<usize> {
    let slot = |bytes: &[u8], at: usize| usize::from(bytes[at].wrapping_mul(31) ^ bytes[at + 1]);
    let last = words.iter().map(|word| word.len()).min().unwrap_or(2) - 2;
    let mut leaps = [last + 1; 256];
    for word in words {
        for at in 0..=last {
            let leap = &mut leaps[slot(word.as_bytes(), at)];
            *leap = (*leap).min(last - at);
        }
    }
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let mut at = last;
    while at + 1 < bytes.len() {
        let leap = leaps[slot(bytes, at)];
        let rest = &bytes[at - last..];
        if leap == 0 && words.iter().any(|word| rest.starts_with(word.as_bytes())) {
            places.push(at - last);
        }
        at += leap.max(1);
    }
    places
}

/// All catches of `pattern` in the bytes `start..end` of `text`, none overlapping.
pub fn catch<'t>(
    pattern: Pattern,
    text: &'t str,
    (start, end): (usize, usize),
    caught: &mut Vec<Caught<'t>>,
) {
    let mut from = start;
    for (at, _) in text[start..end].char_indices() {
        let at = start + at;
        let mut cursor = Cursor::new(&text[..end], at);
        if at >= from && pattern(&mut cursor) {
            from = cursor.at;
            caught.push(Caught {
                text,
                start: at,
                end: cursor.at,
                groups: cursor.groups,
            });
        }
    }
}

fn after(text: &str, at: usize, reach: usize) -> usize {
    text[at..]
        .char_indices()
        .nth(reach)
        .map_or(text.len(), |(i, _)| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaps_miss_no_place() {
        let text = "Trước ngày 30, ngày 1 quý II, hằng quý  quý Đại hội quý";
        for words in [&[" ngày ", " quý ", "Đại hội"][..], &["quý "], &["ại", "ì"]] {
            let mut expected: Vec<usize> = words
                .iter()
                .flat_map(|word| text.match_indices(word).map(|(at, _)| at))
                .collect();
            expected.sort_unstable();
            assert_eq!(places(text, words), expected, "{words:?}");
        }
        assert_eq!(places("", &["quý "]), [] as [usize; 0]);
    }
}

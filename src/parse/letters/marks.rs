//! Asking for one of several marks, through one function each.
//!
//! `text.ends_with(['.', ';'])` is compiled anew for every number of marks and at every place; these are not. The page
//! travels, so the difference counts (`docs/decisions/patterns-and-weight.md`).

/// Marks at the ends of a text, or in it; `set` holds the marks.
pub trait Marks {
    fn begins_in(&self, set: &str) -> bool;
    fn ends_in(&self, set: &str) -> bool;
    fn trim_start_of(&self, set: &str) -> &str;
    fn trim_end_of(&self, set: &str) -> &str;
    /// The byte of the first mark.
    fn find_any(&self, set: &str) -> Option<usize>;
    /// The byte of the last mark.
    fn rfind_any(&self, set: &str) -> Option<usize>;
}

impl Marks for str {
    #[inline(never)]
    fn begins_in(&self, set: &str) -> bool {
        self.chars().next().is_some_and(|c| is_of(c, set))
    }

    #[inline(never)]
    fn ends_in(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|c| is_of(c, set))
    }

    #[inline(never)]
    fn trim_start_of(&self, set: &str) -> &str {
        self.trim_start_matches(|c| is_of(c, set))
    }

    #[inline(never)]
    fn trim_end_of(&self, set: &str) -> &str {
        self.trim_end_matches(|c| is_of(c, set))
    }

    #[inline(never)]
    fn find_any(&self, set: &str) -> Option<usize> {
        Set::of(set).first(self)
    }

    #[inline(never)]
    fn rfind_any(&self, set: &str) -> Option<usize> {
        Set::of(set).last(self)
    }
}

/// Whether a character is one of a few marks.
#[inline]
fn is_of(c: char, set: &str) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => set.bytes().any(|mark| mark == byte),
        _ => set.chars().any(|mark| mark == c),
    }
}

/// Marks by their first bytes: most characters of a text are told from them by one look.
struct Set<'s> {
    marks: &'s str,
    /// A bit for each first byte.
    heads: [u64; 4],
}

impl<'s> Set<'s> {
    fn of(marks: &'s str) -> Self {
        let mut heads = [0; 4];
        for mark in marks.bytes().filter(|byte| *byte < 0x80 || *byte >= 0xc0) {
            heads[usize::from(mark / 64)] |= 1 << (mark % 64);
        }
        Self { marks, heads }
    }

    fn has(&self, text: &str, at: usize, byte: u8) -> bool {
        let head = self.heads[usize::from(byte / 64)] >> (byte % 64) & 1 > 0;
        head && (byte < 0x80 || text[at..].begins_in(self.marks))
    }

    fn first(&self, text: &str) -> Option<usize> {
        let mut bytes = text.bytes().enumerate();
        bytes.find_map(|(at, byte)| self.has(text, at, byte).then_some(at))
    }

    fn last(&self, text: &str) -> Option<usize> {
        let mut bytes = text.bytes().enumerate().rev();
        bytes.find_map(|(at, byte)| self.has(text, at, byte).then_some(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_of_any_width() {
        let text = "Số 8…, “ước” đ";
        for set in ["…,", "“", "”x", "đ", ".;", "", "ốđ8"] {
            let one = |c: char| set.contains(c);
            assert_eq!(text.find_any(set), text.find(one), "{set}");
            assert_eq!(text.rfind_any(set), text.rfind(one), "{set}");
        }
    }
}

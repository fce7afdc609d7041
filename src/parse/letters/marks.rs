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
        self.chars().next().is_some_and(|c| set.contains(c))
    }

    #[inline(never)]
    fn ends_in(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|c| set.contains(c))
    }

    #[inline(never)]
    fn trim_start_of(&self, set: &str) -> &str {
        self.trim_start_matches(|c| set.contains(c))
    }

    #[inline(never)]
    fn trim_end_of(&self, set: &str) -> &str {
        self.trim_end_matches(|c| set.contains(c))
    }

    #[inline(never)]
    fn find_any(&self, set: &str) -> Option<usize> {
        self.find(|c| set.contains(c))
    }

    #[inline(never)]
    fn rfind_any(&self, set: &str) -> Option<usize> {
        self.rfind(|c| set.contains(c))
    }
}

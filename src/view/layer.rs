//! Facts of one kind on one text: ranges in order that do not overlap, walked from left to right.

/// Ranges of bytes with what they mean.
pub struct Layer<T> {
    ranges: Vec<(usize, usize, T)>,
    next: usize,
}

impl<T: Copy> Layer<T> {
    /// Takes `ranges` sorted by their start. Where two overlap the first keeps its bytes; what does
    /// not fit `text` is left out.
    pub fn new(text: &str, ranges: impl Iterator<Item = (usize, usize, T)>) -> Self {
        let mut kept: Vec<(usize, usize, T)> = Vec::new();
        for (start, end, what) in ranges {
            let start = start.max(kept.last().map_or(0, |(_, end, _)| *end));
            if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
                kept.push((start, end, what));
            }
        }
        Self {
            ranges: kept,
            next: 0,
        }
    }

    /// What covers byte `at`. Asked with growing `at` only.
    pub fn at(&mut self, at: usize) -> Option<T> {
        while self
            .ranges
            .get(self.next)
            .is_some_and(|(_, end, _)| *end <= at)
        {
            self.next += 1;
        }
        self.ranges
            .get(self.next)
            .filter(|(start, _, _)| *start <= at)
            .map(|(_, _, what)| *what)
    }

    /// Adds both ends of every range.
    pub fn add_bounds(&self, bounds: &mut Vec<usize>) {
        bounds.extend(
            self.ranges
                .iter()
                .flat_map(|(start, end, _)| [*start, *end]),
        );
    }
}

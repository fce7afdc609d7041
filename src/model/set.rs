//! A small set kept in a list: what is open, folded or ticked.
//!
//! The sets of the page hold tens of values. The standard trees would bring twenty kilobytes of
//! program for the kinds of values used here.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Set<T> {
    pub fn contains(&self, value: &T) -> bool {
        self.0.contains(value)
    }

    pub fn insert(&mut self, value: T) {
        if !self.0.contains(&value) {
            self.0.push(value);
        }
    }

    pub fn remove(&mut self, value: &T) {
        self.0.retain(|v| v != value);
    }

    /// Puts the value in or takes it out.
    pub fn toggle(&mut self, value: T) {
        let before = self.0.len();
        self.0.retain(|v| *v != value);
        if self.0.len() == before {
            self.0.push(value);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> From<Vec<T>> for Set<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn a_value_is_there_once_or_not_at_all() {
        let mut set = Set::default();
        set.insert(3);
        set.insert(3);
        set.toggle(4);
        assert!(set.contains(&3) && set.contains(&4));
        set.toggle(4);
        set.remove(&3);
        assert!(set.is_empty());
    }
}

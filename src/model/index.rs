//! One table of names for all rooms.
//!
//! Every pair of types that the standard map is used with costs the page a kilobyte and more; here
//! names lead to numbers, and what else belongs to a name lies in a list under its number.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

/// Names with a number each.
#[derive(Clone, Debug, Default)]
pub struct Index {
    numbers: HashMap<String, usize, Mixed>,
    /// Which shapes of names have come: most words asked for are told apart by it, and never hashed.
    shapes: [u64; 32],
}

/// Names are hashed by multiplying and turning, a few steps for each: papers do not attack, and the standard hash
/// takes longer than reading the name.
#[derive(Clone, Copy, Debug, Default)]
struct Mixed(u64);

/// A number for `name` that hardly any other has.
pub fn mixed(name: &str) -> u64 {
    let mut mixed = Mixed::default();
    mixed.write(name.as_bytes());
    mixed.finish()
}

impl BuildHasher for Mixed {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        *self
    }
}

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..eight.len()].copy_from_slice(eight);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes its places from the low bits and its tags from the high ones.
        self.0 ^ self.0 >> 32
    }
}

/// A bit for the first byte, the last and the length of a name, and which number of `shapes` holds it.
fn shape(name: &str) -> (usize, u64) {
    let bytes = name.as_bytes();
    let end = |byte: Option<&u8>| u32::from(*byte.unwrap_or(&0));
    let mixed = end(bytes.first()) ^ end(bytes.last()) << 8 ^ (bytes.len() as u32) << 16;
    let mixed = mixed.wrapping_mul(0x9E37_79B1);
    ((mixed >> 27) as usize, 1 << (mixed >> 21 & 63))
}

impl Index {
    /// The number of `name`; a name without one gets `number`.
    #[inline(never)]
    pub fn number(&mut self, name: &str, number: usize) -> usize {
        *self.slot(name, number)
    }

    /// The number of `name`, where it has one.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<usize> {
        let (place, bit) = shape(name);
        if self.shapes[place] & bit == 0 {
            return None;
        }
        self.numbers.get(name).copied()
    }

    /// Whether `name` has a number.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Gives `name` a number one greater than it had: how often it has come, this time included.
    #[inline(never)]
    pub fn count(&mut self, name: &str) -> usize {
        let count = self.slot(name, 0);
        *count += 1;
        *count
    }

    fn slot(&mut self, name: &str, number: usize) -> &mut usize {
        let (place, bit) = shape(name);
        self.shapes[place] |= bit;
        self.numbers.entry(name.to_owned()).or_insert(number)
    }
}

/// Lists by name, in the order in which the names first came.
#[derive(Clone, Debug)]
pub struct Groups<T> {
    index: Index,
    pub lists: Vec<Vec<T>>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            index: Index::default(),
            lists: Vec::new(),
        }
    }
}

impl<T> Groups<T> {
    /// Adds to the list of `name`.
    pub fn add(&mut self, name: &str, item: T) {
        let list = self.index.number(name, self.lists.len());
        if list == self.lists.len() {
            self.lists.push(Vec::new());
        }
        self.lists[list].push(item);
    }

    /// The list of `name`; empty where nothing was added.
    pub fn of(&self, name: &str) -> &[T] {
        match self.index.get(name) {
            Some(list) => &self.lists[list],
            None => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_first_number_and_groups_their_order() {
        let mut index = Index::default();
        assert_eq!((index.number("b", 7), index.number("b", 8)), (7, 7));
        assert_eq!((index.get("b"), index.has("a")), (Some(7), false));
        assert_eq!((index.count("c"), index.count("c")), (1, 2));
        let mut groups = Groups::default();
        for (name, item) in [("b", 1), ("a", 2), ("b", 3)] {
            groups.add(name, item);
        }
        assert_eq!(groups.lists, [vec![1, 3], vec![2]]);
        assert_eq!((groups.of("a"), groups.of("c")), (&[2][..], &[][..]));
    }
}

//! The syllables of all lists, each with a number: words are looked up once, phrases compared as numbers.
//!
//! "bảo đảm" is two numbers; a word that no list has is nought.

/// Syllables in lower case with their numbers, from one on.
pub struct Syllables {
    /// Their bytes, by number.
    keys: Vec<Key>,
    /// Their numbers, by a mixture of their bytes; those whose place is taken stand behind it.
    slots: Box<[u16; SLOTS]>,
}

/// Four times as many as there are syllables in the lists.
const SLOTS: usize = 1 << 13;

/// The number of what no word can be.
const NONE: u16 = u16::MAX;

impl Default for Syllables {
    fn default() -> Self {
        Self {
            keys: vec![(0, 0)],
            slots: Box::new([0; SLOTS]),
        }
    }
}

impl Syllables {
    /// The number of a syllable of a list; a new one where it has none.
    pub fn add(&mut self, syllable: &str) -> u16 {
        let key = key(syllable.as_bytes(), syllable.len());
        if key == (0, 0) {
            return NONE;
        }
        let mut slot = place(key);
        while self.slots[slot] > 0 {
            if self.keys[usize::from(self.slots[slot])] == key {
                return self.slots[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        self.slots[slot] = self.keys.len() as u16;
        self.keys.push(key);
        self.slots[slot]
    }

    /// The numbers of the syllables of a phrase.
    pub fn phrase(&mut self, phrase: &str) -> Vec<u16> {
        phrase
            .split(' ')
            .map(|syllable| self.add(syllable))
            .collect()
    }

    /// The number of the syllable that the first `len` of some bytes in lower case spell; nought for one of no list.
    pub fn number(&self, bytes: &[u8], len: usize) -> u16 {
        let key = key(bytes, len);
        let mut slot = place(key);
        loop {
            let number = self.slots[slot];
            if number == 0 || self.keys[usize::from(number)] == key {
                return number;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// As many bytes of eight as its place says.
const MASKS: [u64; LONGEST + 1] = {
    let mut masks = [u64::MAX; LONGEST + 1];
    let mut len = 0;
    while len < 8 {
        masks[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    masks
};

/// How many bytes a syllable may have.
pub const LONGEST: usize = 16;

/// A syllable's bytes as two numbers, the first eight and the rest.
type Key = (u64, u64);

/// The first `len` of some bytes; noughts where they are too many for a syllable.
fn key(bytes: &[u8], len: usize) -> Key {
    if len == 0 || len > LONGEST {
        return (0, 0);
    }
    let mut copied = [0; LONGEST];
    let all = bytes.first_chunk().unwrap_or_else(|| {
        copied[..len].copy_from_slice(&bytes[..len]);
        &copied
    });
    let all = u128::from_le_bytes(*all);
    let (first, rest) = (all as u64, (all >> 64) as u64);
    (first & MASKS[len], rest & MASKS[len.saturating_sub(8)])
}

fn place((first, rest): Key) -> usize {
    let mixed = (first ^ rest.rotate_left(5)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 51) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_keep_their_numbers() {
        let mut syllables = Syllables::default();
        assert_eq!(syllables.phrase("bảo đảm bảo"), [1, 2, 1]);
        let number = |text: &str, len| syllables.number(text.as_bytes(), len);
        assert_eq!(number("đảm", "đảm".len()), 2);
        assert_eq!(number("bảo đảm tiến độ và bảo vệ", "bảo".len()), 1);
        assert_eq!(number("bảo đảm", "bảo đ".len()), 0);
        let long = "nghiêngnghiêngnghiêng";
        assert_eq!(number(long, long.len()), 0);
        assert_eq!(syllables.add(long), NONE);
    }
}

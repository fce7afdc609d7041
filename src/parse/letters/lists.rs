//! Which words of a list a text begins with, or holds.
//!
//! A list stands in one string, its words between bars: that costs the page less than many strings. Most texts begin
//! with no word of most lists, which one look at their first letters tells ([`List`]).

use super::{is_word, lower};

/// Words between bars, where each begins, and two bits for each way in which they begin.
#[derive(Clone, Copy)]
pub struct List<'l> {
    words: &'l str,
    /// None for a list that is asked for here and there: its bars are looked for.
    starts: &'l [u16],
    heads: [u64; 4],
    /// Which bytes of a text make its head: as many as the shortest word has, eight at most.
    head: u64,
}

/// A [`List`] that is asked for again and again: made once, when the program is.
macro_rules! list {
    ($words:expr $(,)?) => {{
        const WORDS: &str = $words;
        const COUNT: usize = $crate::parse::letters::List::count(WORDS);
        const STARTS: [u16; COUNT] = $crate::parse::letters::List::starts(WORDS);
        $crate::parse::letters::List::of(WORDS, &STARTS)
    }};
}

impl<'l> List<'l> {
    /// How many words stand between bars.
    pub const fn count(words: &str) -> usize {
        let (mut at, mut count) = (0, 0);
        while at < words.len() {
            at = word_end(words.as_bytes(), at) + 1;
            count += 1;
        }
        count
    }

    /// Where they begin.
    pub const fn starts<const COUNT: usize>(words: &str) -> [u16; COUNT] {
        let mut starts = [0; COUNT];
        let mut number = 1;
        while number < COUNT {
            let before = starts[number - 1] as usize;
            starts[number] = word_end(words.as_bytes(), before) as u16 + 1;
            number += 1;
        }
        starts
    }

    /// The words that begin at `starts`.
    pub const fn of(words: &'l str, starts: &'l [u16]) -> Self {
        let bytes = words.as_bytes();
        let (mut at, mut shortest) = (0, 8);
        while at < bytes.len() {
            let len = word_end(bytes, at) - at;
            if len < shortest {
                shortest = len;
            }
            at += len + 1;
        }
        let (mut at, mut heads) = (0, [0; 4]);
        let head = u64::MAX >> (64 - 8 * shortest);
        while at < bytes.len() {
            let (quarter, bits) = place_of_head(eight(bytes, at) & head);
            heads[quarter] |= bits;
            at = word_end(bytes, at) + 1;
        }
        Self {
            words,
            starts,
            heads,
            head,
        }
    }

    /// Its words, in order.
    pub fn words(self) -> std::str::Split<'l, char> {
        self.words.split('|')
    }

    /// Whether `text` may begin with one of the words, the case of its first letter aside. Most texts may not.
    pub fn may_begin(self, text: &str) -> bool {
        let (quarter, bits) = place_of_head(eight(text.as_bytes(), 0) & self.head);
        self.heads[quarter] & bits == bits
    }
}

/// A list that is asked for here and there.
impl<'l> From<&'l str> for List<'l> {
    fn from(words: &'l str) -> Self {
        Self {
            words,
            starts: &[],
            heads: [u64::MAX; 4],
            head: 0,
        }
    }
}

/// Where the word at byte `at` or before it ends: at the next bar, which is looked for in eight bytes at once.
#[inline]
const fn word_end(words: &[u8], mut at: usize) -> usize {
    while at < words.len() {
        let bit = bar_in(eight(words, at));
        if bit > 0 {
            return at + (bit.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    words.len()
}

/// The highest bit of the first of eight bytes that is a bar, others behind it aside; nought where none is.
#[inline]
const fn bar_in(some: u64) -> u64 {
    equal_in(some, b'|')
}

/// The highest bits of those of eight bytes that are `byte`; one too many may stand behind such a byte.
#[inline]
const fn equal_in(some: u64, byte: u8) -> u64 {
    let other = some ^ (ONES * byte as u64);
    other.wrapping_sub(ONES) & !other & (ONES << 7)
}

/// Eight bytes, a one in each.
const ONES: u64 = u64::MAX / 0xff;

/// Eight bytes from byte `at` on, noughts for those that are not there.
#[inline]
const fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some((_, rest)) = bytes.split_at_checked(at) {
        if let Some(eight) = rest.first_chunk() {
            return u64::from_le_bytes(*eight);
        }
        let (mut some, mut i) = (0, 0);
        while i < rest.len() {
            some |= (rest[i] as u64) << (8 * i);
            i += 1;
        }
        return some;
    }
    0
}

/// Two bits, in one of four quarters, for the first bytes of a text. The same for either case of the first letter: in
/// ASCII the cases differ in one bit, elsewhere in their last bytes only.
#[inline]
const fn place_of_head(head: u64) -> (usize, u64) {
    let folded = match head & 0xff {
        0..0x80 => head | 0x20,
        0x80..0xe0 => head & !0xff00,
        _ => head & !0xff_0000,
    };
    let mixed = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let bits = 1 << (mixed >> 56 & 63) | 1 << (mixed >> 50 & 63);
    ((mixed >> 62) as usize, bits)
}

/// How the words of a list are compared with the head of a text.
#[derive(Clone, Copy)]
struct Fit {
    /// The first letters may be of either case.
    cased: bool,
    /// Whether the text may go on so behind the word.
    goes_on: fn(&str) -> bool,
}

const AS_PRINTED: Fit = Fit {
    cased: false,
    goes_on: |_| true,
};
const CASED: Fit = Fit {
    cased: true,
    goes_on: |_| true,
};
const WHOLE: Fit = Fit {
    cased: true,
    goes_on: |rest| !rest.starts_with(is_word),
};

/// The first word of `list` that the text begins with: its number in the list and its bytes.
fn first(text: &str, list: List, fit: Fit) -> Option<(usize, usize)> {
    if list.may_begin(text) {
        look_through(text, list.words, list.starts, fit)
    } else {
        None
    }
}

#[inline(never)]
fn look_through(text: &str, list: &str, starts: &[u16], fit: Fit) -> Option<(usize, usize)> {
    let words = list.as_bytes();
    // The two cases of a letter have the same number of bytes; in ASCII they differ in one bit of the first, else in
    // none of it.
    let head = text.bytes().next()? | 0x20;
    let fits = |at: usize| {
        let len = same_head(text, &list[at..], fit.cased)?;
        (fit.goes_on)(&text[len..]).then_some(len)
    };
    if !starts.is_empty() {
        let mut starts = starts.iter().map(|start| usize::from(*start)).enumerate();
        return starts.find_map(|(number, at)| {
            let same = words[at] | 0x20 == head;
            same.then(|| Some((number, fits(at)?))).flatten()
        });
    }
    let mut at = match words.first()? | 0x20 == head {
        true => 0,
        false => next_word(words, 0, head)?,
    };
    loop {
        if let Some(len) = fits(at) {
            let bars = words[..at].iter().filter(|byte| **byte == b'|');
            return Some((bars.count(), len));
        }
        at = next_word(words, at, head)?;
    }
}

/// The first word behind byte `at` whose first byte is `head`, but for the bit of its case: a bar and such a byte are
/// looked for in eight places at once.
fn next_word(words: &[u8], mut at: usize, head: u8) -> Option<usize> {
    while let Some(behind) = words.get(at + 1..)
        && let (Some(bars), Some(heads)) = (words[at..].first_chunk(), behind.first_chunk())
    {
        let heads = u64::from_le_bytes(*heads) | (ONES * 0x20);
        let both = bar_in(u64::from_le_bytes(*bars)) & equal_in(heads, head);
        if both > 0 {
            return Some(at + 1 + (both.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let mut pairs = words.get(at..)?.windows(2);
    let pair = pairs.position(|pair| pair[0] == b'|' && pair[1] | 0x20 == head)?;
    Some(at + 1 + pair)
}

/// The bytes of the first word of `words` where `text` begins with it.
fn same_head(text: &str, words: &str, cased: bool) -> Option<usize> {
    let mut len = 0;
    if cased
        && let (Some(printed), Some(listed)) = (text.chars().next(), words.chars().next())
        && lower(printed) == lower(listed)
    {
        len = listed.len_utf8();
    }
    let (text, words) = (text.as_bytes(), words.as_bytes());
    loop {
        match (words.get(len), text.get(len)) {
            (None | Some(b'|'), _) => return Some(len),
            (listed, printed) if listed == printed => len += 1,
            _ => return None,
        }
    }
}

/// Whether `text` begins with one of `words`, which stand between bars.
pub fn begins<'l>(text: &str, words: impl Into<List<'l>>) -> bool {
    first_of(text, words).is_some()
}

/// The bytes of the first of `words`, which stand between bars, that `text` begins with.
pub fn first_of<'l>(text: &str, words: impl Into<List<'l>>) -> Option<usize> {
    first(text, words.into(), AS_PRINTED).map(|(_, len)| len)
}

/// The same; the first letters may be of either case.
pub fn cased<'l>(text: &str, words: impl Into<List<'l>>) -> Option<usize> {
    first(text, words.into(), CASED).map(|(_, len)| len)
}

/// The bytes of the first of `list` that the text begins with and behind which it `goes_on` so.
pub fn first_before(text: &str, list: List, goes_on: fn(&str) -> bool) -> Option<usize> {
    let fit = Fit {
        cased: false,
        goes_on,
    };
    first(text, list, fit).map(|(_, len)| len)
}

/// Whether `text` is one of `words`, which stand between bars.
pub fn is_one_of<'l>(text: &str, words: impl Into<List<'l>>) -> bool {
    first_before(text, words.into(), str::is_empty).is_some()
}

/// Whether `text` ends with one of `words`, which stand between bars.
pub fn ends_with_one_of(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.ends_with(word))
}

/// Which of `list`, divided by "|", the text begins with as a whole word, the first letters of either case.
pub fn which_word<'l>(text: &str, list: impl Into<List<'l>>) -> Option<usize> {
    first(text, list.into(), WHOLE).map(|(number, _)| number)
}

/// The bytes of the first of `list`, divided by "|", that the text begins with as a whole word, the first letters of either
/// case.
pub fn whole_of<'l>(text: &str, list: impl Into<List<'l>>) -> Option<usize> {
    first(text, list.into(), WHOLE).map(|(_, len)| len)
}

/// Whether `text` begins with the whole word `prefix`, the case of the first letter aside.
pub fn starts_with_word(text: &str, prefix: &str) -> bool {
    let same = |text: &str| text.bytes().next().map(|head| head | 0x20);
    let fits = |len: usize| !text[len..].starts_with(is_word);
    same(text) == same(prefix) && same_head(text, prefix, true).is_some_and(fits)
}

/// Where `words` stand in `text`. Whether they do is told much faster than where, and mostly they do not.
pub fn find(text: &str, words: &str) -> Option<usize> {
    if text.contains(words) {
        text.find(words)
    } else {
        None
    }
}

/// Whether `text` holds one of `words`, which stand between bars.
#[inline(never)]
pub fn holds(text: &str, words: &str) -> bool {
    let mut at = 0;
    while at < words.len() {
        let end = word_end(words.as_bytes(), at);
        if text.contains(&words[at..end]) {
            return true;
        }
        at = end + 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_whole_word() {
        assert!(starts_with_word("Tham mưu thành lập", "tham mưu"));
        assert!(!starts_with_word("phần đầuu", "phần đầu"));
    }

    #[test]
    fn a_list_knows_how_its_words_begin() {
        const LISTS: [List; 4] = [
            list!("đến|trước ngày|Ủy ban|ơ"),
            list!("căn cứ|là đầu mối|ảnh hưởng"),
            list!("%|phần trăm"),
            list!("Sở|Ban cán sự đảng|Đảng đoàn|Hội"),
        ];
        for list in LISTS {
            for word in list.words() {
                let other = word.chars().next().map(|c| match lower(c) == c {
                    true => super::super::upper(c).to_string(),
                    false => lower(c).to_string(),
                });
                let first = word.chars().next().map_or(0, char::len_utf8);
                let other = other.unwrap_or_default() + &word[first..] + " x";
                assert!(list.may_begin(word) && list.may_begin(&other), "{word}");
                assert_eq!(cased(&other, list), Some(word.len()), "{word}");
                assert_eq!(first_of(word, list), Some(word.len()), "{word}");
            }
            assert!(!list.may_begin("quyết định") && !list.may_begin(""));
        }
    }

    #[test]
    fn the_first_word_of_a_list_that_fits_is_found() {
        assert_eq!(which_word("Đến hết năm", "trước|đến|đến hết"), Some(1));
        assert_eq!(which_word("đếnn", "trước|đến"), None);
        assert_eq!(first_of("IV/2023", "I|II|IV"), Some(1));
        assert_eq!(first_of("đến", "đế|đến"), Some("đế".len()));
        assert_eq!(first_of("", "a|b"), None);
        assert_eq!(which_word("nghị định này", "Luật|Nghị định"), Some(1));
        assert_eq!(cased("Ủy ban", "ban|ủy ban"), Some("Ủy ban".len()));
        assert!(!begins("Đến", "đến|Đếnn"));
    }
}

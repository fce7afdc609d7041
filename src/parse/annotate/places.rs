//! Where one of several words begins, in one walk.

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

//! One short name for the exact content of a release, so that caches never mix two of them.

/// A fingerprint of all `contents` in their order: 64-bit FNV-1a. It guards against accidents, not attackers.
pub fn fingerprint<'a>(contents: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for content in contents {
        content.iter().copied().for_each(&mut eat);
        // The length closes each part: moving a byte from one part to the next is a change too.
        content.len().to_le_bytes().into_iter().for_each(&mut eat);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn the_same_content_has_the_same_name() {
        assert_eq!(
            fingerprint([&b"a"[..], b"b"]),
            fingerprint([&b"a"[..], b"b"])
        );
    }

    #[test]
    fn every_change_gives_another_name() {
        let names = [[&b"a"[..], b"b"], [b"ab", b""], [b"", b"ab"], [b"b", b"a"]].map(fingerprint);
        for (place, name) in names.iter().enumerate() {
            assert!(!names[..place].contains(name), "{names:?}");
        }
    }
}

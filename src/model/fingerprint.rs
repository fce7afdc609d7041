//! A short name for a text, made of its content: what is kept for it is found again under this name.

/// FNV-1a over all bytes, 64 bits: no two texts on one device will share it by chance.
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn it_is_the_published_function() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fingerprint(text), hash, "{text}");
        }
    }

    #[test]
    fn one_changed_letter_gives_another_name() {
        assert_ne!(fingerprint("bao đảm"), fingerprint("bảo đảm"));
    }
}

//! Which signs a text holds: looked at once, for all the stages that ask for one of them.
//!
//! "giải pháp¹, 03 nhiệm vụ" → a mark and a figure, neither star nor gap.

/// Signs that may stand in a line; most lines hold few.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// A digit, "(" or "*": what calls a note if one answers.
    pub const FIGURE: Self = Self(1);
    /// "[", "<", "^" or a superscript: what calls a note by itself.
    pub const MARK: Self = Self(2);
    pub const STAR: Self = Self(4);
    /// "\".
    pub const ESCAPE: Self = Self(8);
    /// "|".
    pub const BAR: Self = Self(16);
    /// A tab, or two blanks side by side.
    pub const GAP: Self = Self(32);
    pub const FORM_FEED: Self = Self(64);

    /// The signs in `text`.
    #[inline(never)]
    pub fn of(text: &str) -> Self {
        Self(in_pairs(text.as_bytes(), sign))
    }

    /// Only those that rows of tables have.
    #[inline(never)]
    pub fn of_rows(text: &str) -> Self {
        let sign = |byte, next| {
            let gap = (byte == b'\t') | ((byte == b' ') & (next == b' '));
            one(gap, Self::GAP) | one(byte == b'|', Self::BAR)
        };
        Self(in_pairs(text.as_bytes(), sign))
    }

    /// Whether one of `signs` is among these.
    pub const fn any(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How many bytes at the head of `bytes` are none that `is` asks for: by stretches, as nearly all are not.
#[inline]
pub fn plain(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let mut at = 0;
    while let Some(stretch) = bytes.get(at..at + 16)
        && !stretch.iter().fold(false, |any, byte| any | is(*byte))
    {
        at += 16;
    }
    let rest = bytes[at..].iter().position(|byte| is(*byte));
    rest.map_or(bytes.len(), |rest| at + rest)
}

/// The signs that two bytes side by side make, of all such pairs: without a branch, so that many are looked at in one
/// step. Behind the last byte stands nothing.
#[inline]
fn in_pairs(bytes: &[u8], sign: impl Fn(u8, u8) -> u8) -> u8 {
    let Some((last, before)) = bytes.split_last() else {
        return 0;
    };
    let pairs = before.iter().zip(&bytes[1..]);
    pairs.fold(sign(*last, 0), |found, (byte, next)| {
        found | sign(*byte, *next)
    })
}

/// The sign, or nothing; without a choice between the two.
#[inline]
fn one(is: bool, sign: Signs) -> u8 {
    u8::from(is) * sign.0
}

/// The sign that `byte` is, or begins with `next` behind it.
#[inline]
fn sign(byte: u8, next: u8) -> u8 {
    // Superscripts are two characters of Latin-1, and those that begin with E2 81.
    let superscript = (byte == 0xc2) | ((byte == 0xe2) & (next == 0x81));
    let blanks = (byte == b' ') & (next == b' ');
    let digit = byte.wrapping_sub(b'0') < 10;
    one(digit | (byte == b'(') | (byte == b'*'), Signs::FIGURE)
        | one(
            superscript | (byte == b'[') | (byte == b'<') | (byte == b'^'),
            Signs::MARK,
        )
        | one(byte == b'*', Signs::STAR)
        | one(byte == b'\\', Signs::ESCAPE)
        | one(byte == b'|', Signs::BAR)
        | one(blanks | (byte == b'\t'), Signs::GAP)
        | one(byte == 0xc, Signs::FORM_FEED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_seen_wherever_it_stands() {
        for (text, sign) in [
            ("7", Signs::FIGURE),
            ("(", Signs::FIGURE),
            ("⁴", Signs::MARK),
            ("²", Signs::MARK),
            ("[", Signs::MARK),
            ("^", Signs::MARK),
            ("*", Signs::STAR),
            ("\\", Signs::ESCAPE),
            ("|", Signs::BAR),
            ("\t", Signs::GAP),
            ("  ", Signs::GAP),
            ("\u{c}", Signs::FORM_FEED),
        ] {
            let plain = "Quyết định của Đảng bộ, Chính phủ";
            assert!(!Signs::of(plain).any(sign), "{text}");
            let texts = [
                text.to_owned(),
                [plain, text].concat(),
                [text, plain].concat(),
            ];
            assert!(texts.iter().all(|t| Signs::of(t).any(sign)), "{text}");
        }
    }
}

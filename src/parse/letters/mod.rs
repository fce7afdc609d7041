//! Vietnamese letters: bare forms, case, syllables.
//!
//! Self-contained tables for the 134 Vietnamese letters, so that neither the reader nor the page
//! needs Unicode tables for them.

#[macro_use]
mod lists;
pub mod marks;
pub mod sentences;
pub mod signs;
pub mod words;

pub use lists::{
    List, begins, cased, ends_with_one_of, find, first_before, first_of, holds, is_one_of,
    starts_with_word, which_word, whole_of,
};
pub use words::{first_syllable, lower_text, words};

/// Rows: the bare lower-case letter, then its forms in the order of the alphabet and the tones.
const FORMS: [(u8, &str); 7] = [
    (b'a', "àáảãạăằắẳẵặâầấẩẫậ"),
    (b'd', "đ"),
    (b'e', "èéẻẽẹêềếểễệ"),
    (b'i', "ìíỉĩị"),
    (b'o', "òóỏõọôồốổỗộơờớởỡợ"),
    (b'u', "ùúủũụưừứửữự"),
    (b'y', "ỳýỷỹỵ"),
];

/// The bare letter of each small form, by its place in Unicode; the two blocks that hold them one after the other.
const BARE: [u8; LATIN.1 - LATIN.0 + ADDITIONAL.1 - ADDITIONAL.0] = {
    let mut bare = [0; LATIN.1 - LATIN.0 + ADDITIONAL.1 - ADDITIONAL.0];
    let mut row = 0;
    while row < FORMS.len() {
        let (letter, forms) = (FORMS[row].0, FORMS[row].1.as_bytes());
        let mut at = 0;
        while at < forms.len() {
            // Forms of two bytes lie in the first block, of three in the second.
            let (point, len) = if forms[at] < 0xe0 {
                (
                    (forms[at] as usize & 0x1f) << 6 | forms[at + 1] as usize & 0x3f,
                    2,
                )
            } else {
                let last = (forms[at + 1] as usize & 0x3f) << 6 | forms[at + 2] as usize & 0x3f;
                ((forms[at] as usize & 0xf) << 12 | last, 3)
            };
            bare[place_of_form(point)] = letter;
            at += len;
        }
        row += 1;
    }
    bare
};

const LATIN: (usize, usize) = (0xe0, 0x1b1);
const ADDITIONAL: (usize, usize) = (0x1ea0, 0x1efa);

/// The place of a character in [`BARE`]; past its end where it has none.
const fn place_of_form(point: usize) -> usize {
    if LATIN.0 <= point && point < LATIN.1 {
        point - LATIN.0
    } else if ADDITIONAL.0 <= point && point < ADDITIONAL.1 {
        point - ADDITIONAL.0 + LATIN.1 - LATIN.0
    } else {
        usize::MAX
    }
}

/// The letter without marks, in lower case: Đ → d, Ấ → a. Other characters come back lower-cased.
pub fn bare(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let lower = lower(c);
    match BARE.get(place_of_form(lower as usize)) {
        Some(letter) if *letter > 0 => char::from(*letter),
        _ => lower,
    }
}

/// A small Vietnamese letter as its bare letter and its place in [`FORMS`]; none for letters without marks.
pub fn form(small: char) -> Option<(char, usize)> {
    let row = FORMS
        .iter()
        .find(|(letter, _)| char::from(*letter) == bare(small));
    let (letter, forms) = row?;
    let place = forms.chars().position(|form| form == small)?;
    Some((char::from(*letter), place))
}

/// Text in bare letters; one character in, one out.
pub fn bare_text(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    letters.extend(text.chars().map(bare));
    letters
}

/// What follows where `text` in bare letters begins with `prefix`.
#[inline(never)]
pub fn after_bare<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let fits = prefix
        .chars()
        .all(|p| rest.next().is_some_and(|c| bare(c) == p));
    fits.then_some(rest.as_str())
}

/// Đ and đ without their bar, everything else as it is: recognition often loses the bar.
pub fn unbar(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'Đ' | 'Ð' => 'D',
            'đ' | 'ð' => 'd',
            _ => c,
        })
        .collect()
}

/// Whether a character is a letter. The standard tables of Unicode weigh more than this page's
/// typography; papers hold Latin letters, and any other script has letters where this says so.
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'ª' | 'µ' | 'º' => true,
        '×' | '÷' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' => false,
        '\u{fe00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => c >= '\u{c0}',
    }
}

/// A letter or an ASCII digit: what words are made of.
pub fn is_word(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// Whether a letter is a capital.
pub fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase() || !c.is_ascii() && lower(c) != c
}

/// Whether a letter is small.
pub fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || !c.is_ascii() && upper(c) != c
}

/// The lower-case form: ASCII, Latin-1 and the letters of Vietnamese; others as they are.
pub const fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => shifted(c, 32),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' => shifted(c, 1),
        'Ư' => 'ư',
        '\u{1ea0}'..='\u{1ef9}' if (c as u32).is_multiple_of(2) => shifted(c, 1),
        _ => c,
    }
}

/// The upper-case form, likewise.
pub const fn upper(c: char) -> char {
    match c {
        'a'..='z' => c.to_ascii_uppercase(),
        'à'..='ö' | 'ø'..='þ' => shifted(c, -32),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' => shifted(c, -1),
        'ư' => 'Ư',
        '\u{1ea0}'..='\u{1ef9}' if !(c as u32).is_multiple_of(2) => shifted(c, -1),
        _ => c,
    }
}

const fn shifted(c: char, by: i32) -> char {
    match char::from_u32((c as u32).wrapping_add_signed(by)) {
        Some(shifted) => shifted,
        None => c,
    }
}

/// Whether `text` begins with `prefix`, both in lower case.
#[inline(never)]
pub fn begins_lower(text: &str, prefix: &str) -> bool {
    let mut letters = text.chars().map(lower);
    prefix.chars().all(|c| letters.next() == Some(lower(c)))
}

/// Whether the first letter of `text` is a lower-case letter.
pub fn starts_lower(text: &str) -> bool {
    text.chars().find(|c| is_word(*c)).is_some_and(is_lower)
}

/// Whether the text is set in capitals: at least two letters, and at most one in twelve is lower
/// case (recognition lets a small letter slip in).
pub fn is_capitals(text: &str) -> bool {
    let bytes = text.as_bytes();
    // How many capitals there are over twelve times the small letters, were all the rest capitals: once it is less than
    // none it stays so.
    let mut balance = text.len() as isize;
    let (mut high, mut at) = (0usize, 0);
    while let Some(byte) = bytes.get(at) {
        let (is_high, is_low, len);
        if byte.is_ascii() {
            (is_high, is_low) = (byte.is_ascii_uppercase(), byte.is_ascii_lowercase());
            len = 1;
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            is_low = is_lower(c);
            is_high = !is_low && is_upper(c);
            len = c.len_utf8();
        }
        at += len;
        high += usize::from(is_high);
        balance += isize::from(is_high) - 12 * isize::from(is_low) - len as isize;
        if balance < 0 {
            return false;
        }
    }
    high >= 2
}

/// Whether a word could be a Vietnamese syllable as far as having a vowel goes: "ng" could not.
pub fn has_vowel(word: &str) -> bool {
    word.chars()
        .any(|c| matches!(bare(c), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

/// Whether a word has the shape of a Vietnamese syllable: an onset, one to three vowels, a coda.
/// "GIANG" has, "GDP" and "ASEAN" have not.
pub fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
        "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];
    const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];
    let bare = bare_text(word);
    ONSETS
        .iter()
        .filter_map(|onset| bare.strip_prefix(onset))
        .any(|rest| {
            CODAS
                .iter()
                .filter_map(|coda| rest.strip_suffix(coda))
                .any(|core| {
                    (1..=3).contains(&core.len()) && core.chars().all(|c| "aeiouy".contains(c))
                })
        })
}

/// `text` with its first letter in upper case.
pub fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| {
        std::iter::once(upper(c)).chain(chars).collect()
    })
}

/// The first `count` characters of `text`, or all of it.
pub fn head(text: &str, count: usize) -> &str {
    // No character has less than a byte.
    if text.len() <= count {
        return text;
    }
    let mut rest = text.chars();
    rest.nth(count.saturating_sub(1));
    &text[..text.len() - rest.as_str().len()]
}

/// The last `count` characters of `text`, or all of it: patterns look back only so far, so that one
/// endless line costs no more than many short ones.
pub fn tail(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    // Bytes that begin a character: the others are 80 to BF.
    let mut left = count.max(1);
    let begins = |byte: &u8| {
        left -= usize::from(byte & 0xc0 != 0x80);
        left == 0
    };
    let start = text.as_bytes().iter().rposition(begins);
    &text[start.unwrap_or(0)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_its_bare_form() {
        assert_eq!(bare_text("Nghị quyết ĐẶNG Thuỷ"), "nghi quyet dang thuy");
        assert_eq!(unbar("TCCSĐ đã"), "TCCSD dã");
    }

    #[test]
    fn case_agrees_with_unicode_on_every_vietnamese_letter() {
        for c in FORMS
            .iter()
            .flat_map(|(letter, forms)| std::iter::once(char::from(*letter)).chain(forms.chars()))
        {
            let capital = c.to_uppercase().next().expect("a capital");
            assert_eq!((upper(c), lower(capital)), (capital, c));
            assert!(is_lower(c) && is_upper(capital) && is_letter(c) && is_letter(capital));
        }
        assert_eq!(lower_text("Số 8 ĐƯỢC Ỹ, Ă"), "số 8 được ỹ, ă");
        for c in "0 .,¹⁴²–“”…/()×".chars() {
            assert!(!is_letter(c) && !is_upper(c) && !is_lower(c), "{c}");
        }
    }

    #[test]
    fn syllables_have_a_shape() {
        for yes in ["GIANG", "công", "quyết", "nghiêng", "AN", "YÊN"] {
            assert!(is_syllable(yes), "{yes}");
        }
        for no in ["GDP", "ASEAN", "UBND", "TCBC", "WTO", "ODA"] {
            assert!(!is_syllable(no), "{no}");
        }
    }

    #[test]
    fn capitals_allow_a_slip() {
        assert!(is_capitals("TỔ CHỨC THỰC HIỆN"));
        assert!(is_capitals("ĐÁNH GIÁ TÌNH HìNH, KẾT QUẢ"));
        assert!(!is_capitals("Tổ chức thực hiện"));
    }
}

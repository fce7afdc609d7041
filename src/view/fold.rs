//! Text as it is sought: letters without case and marks, everything between words one blank.
//!
//! "Kinh tế - xã hội", "KINH TẾ–XÃ HỘI" and "kinh te xa hoi" fold to the same, whichever way their marks are coded.

use crate::parse::letters::{bare, form, is_word, lower};

/// Between two texts that no search joins.
pub const APART: u8 = b'\n';

/// What stands on a letter and is no letter itself: the marks of decomposed text, and signs without width.
const fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// The text in bare letters, its signs as they are: "2.2" is no two twos.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_silent(*c)).map(bare).collect()
}

/// Adds `text` to `folded`, going on where that ends.
pub fn fold_into(folded: &mut Vec<u8>, text: &str) {
    for c in text.chars().filter(|c| !is_silent(*c)) {
        add(folded, c);
    }
}

fn add(folded: &mut Vec<u8>, c: char) {
    if c.is_ascii_alphanumeric() {
        folded.push(c.to_ascii_lowercase() as u8);
    } else if is_word(c) {
        let mut bytes = [0; 4];
        folded.extend_from_slice(bare(c).encode_utf8(&mut bytes).as_bytes());
    } else if !matches!(folded.last(), None | Some(b' ' | &APART)) {
        folded.push(b' ');
    }
}

/// What is sought for `term`; empty when it holds no letter and no digit.
pub fn needle(term: &str) -> Vec<u8> {
    let mut folded = Vec::new();
    fold_into(&mut folded, term);
    if folded.last() == Some(&b' ') {
        folded.pop();
    }
    folded
}

/// The places of `needle` in a folded text, one after another.
pub fn places(folded: &[u8], needle: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(first) = needle.first() else {
        return found;
    };
    let mut at = 0;
    while let Some(rest) = folded.get(at..) {
        if rest.len() < needle.len() {
            break;
        }
        if rest[0] == *first && rest.starts_with(needle) {
            found.push(at);
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Where `needle` stands in `text`, counted as `measure` counts its characters.
pub fn spans(text: &str, needle: &[u8], measure: fn(char) -> usize) -> Vec<(usize, usize)> {
    let mut folded = Vec::new();
    let mut origins: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for c in text.chars() {
        let end = at + measure(c);
        if is_silent(c) {
            // A mark belongs to its letter.
            if let Some(last) = origins.last_mut() {
                last.1 = end;
            }
        } else {
            add(&mut folded, c);
            origins.resize(folded.len(), (at, end));
        }
        at = end;
    }
    let span = |start: usize| (origins[start].0, origins[start + needle.len() - 1].1);
    places(&folded, needle).into_iter().map(span).collect()
}

/// Marks of letters in the order of the letters' forms, and the tones.
const SHAPES: [(char, &str); 5] = [
    ('a', "\u{306}\u{302}"),
    ('d', "\u{335}"),
    ('e', "\u{302}"),
    ('o', "\u{302}\u{31b}"),
    ('u', "\u{31b}"),
];
const TONES: &str = "\u{300}\u{301}\u{309}\u{303}\u{323}";

/// Text without case but with its marks, each tone after its word: the same for "hoá" and "hóa", composed or not.
pub fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut tone = None;
    for c in text.chars() {
        let small = lower(c);
        if TONES.contains(small) {
            tone = Some(small);
        } else if let Some((letter, place)) = form(small) {
            out.push(letter);
            let shapes = SHAPES.iter().find(|(l, _)| *l == letter);
            let mut shapes = shapes.map_or("", |(_, shapes)| *shapes).chars();
            if letter == 'd' {
                out.extend(shapes.next());
            } else if place < 5 {
                tone = TONES.chars().nth(place);
            } else {
                out.extend(shapes.nth((place - 5) / 6));
                // The first of each six has no tone.
                tone = ((place - 5) % 6)
                    .checked_sub(1)
                    .and_then(|tone_place| TONES.chars().nth(tone_place))
                    .or(tone);
            }
        } else if is_word(small) {
            out.push(small);
        } else if !is_silent(small) {
            out.extend(tone.take());
            if !matches!(out.chars().next_back(), None | Some(' ')) {
                out.push(' ');
            }
        }
    }
    out.extend(tone);
    out.truncate(out.trim_end().len());
    out
}

/// Whether `term` tells letters apart by marks: then what is written just so comes first.
pub fn has_marks(term: &str) -> bool {
    !marked(term).is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn folded(text: &str) -> String {
        String::from_utf8(needle(text)).expect("letters are kept whole")
    }

    #[test]
    fn case_tones_and_marks_are_folded() {
        for (text, plain) in [
            ("ĐẢNG", "dang"),
            ("Đảng", "dang"),
            ("ĐƯỢC", "duoc"),
            ("hoà", "hoa"),
            ("hòa", "hoa"),
            ("hoa", "hoa"),
            ("Nghị quyết Ủy ban", "nghi quyet uy ban"),
            ("ẤẦẨẪẬ ắằẳẵặ Ỹ ỵ", "aaaaa aaaaa y y"),
        ] {
            assert_eq!(folded(text), plain, "{text}");
            assert_eq!(
                folded(&text.nfd().collect::<String>()),
                plain,
                "{text} taken apart"
            );
        }
    }

    #[test]
    fn every_vietnamese_letter_folds_to_its_bare_letter_both_ways() {
        let all = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
        for c in all.chars() {
            let capital: String = c.to_uppercase().collect();
            let apart: String = c.to_string().nfd().collect();
            assert_eq!(folded(&capital), folded(&c.to_string()), "{c}");
            assert_eq!(folded(&apart), folded(&c.to_string()), "{c}");
            assert!(folded(&apart).is_ascii(), "{c}");
            // Taken apart or not, the marks are the same; and they are marks.
            assert_eq!(marked(&apart), marked(&c.to_string()), "{c}");
            assert_eq!(marked(&capital), marked(&c.to_string()), "{c}");
            assert!(has_marks(&c.to_string()), "{c}");
        }
    }

    #[test]
    fn plain_words_keep_their_signs() {
        let apart: String = "Mục 2.1. (Đổi mới)".nfd().collect();
        assert_eq!(plain(&apart), "muc 2.1. (doi moi)");
    }

    #[test]
    fn hyphens_and_other_signs_are_one_blank() {
        for text in [
            "kinh tế - xã hội",
            "kinh tế-xã hội",
            "Kinh tế – xã hội,",
            "“kinh tế\u{2011}xã hội”",
            " kinh tế \u{a0}xã\nhội… ",
        ] {
            assert_eq!(folded(text), "kinh te xa hoi", "{text}");
        }
        assert_eq!(folded("21-NQ/TW"), "21 nq tw");
        assert_eq!(folded("tổ\u{ad}chức"), "tochuc");
        for nothing in ["", " ", "…", "- –", "\u{301}"] {
            assert!(needle(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn spans_are_those_of_the_text_as_written() {
        let text = "“Kinh tế - xã hội”, kinh te xa hoi";
        let at: Vec<_> = spans(text, b"kinh te xa hoi", char::len_utf8);
        let words: Vec<_> = at.iter().map(|(a, b)| &text[*a..*b]).collect();
        assert_eq!(words, ["Kinh tế - xã hội", "kinh te xa hoi"]);
        let apart: String = "Ban Bí thư".nfd().collect();
        let at = spans(&apart, b"bi thu", char::len_utf8);
        assert_eq!(apart[at[0].0..at[0].1].nfc().collect::<String>(), "Bí thư");
        // As the browser counts: signs past the first plane are two.
        assert_eq!(spans("𝔸 cấp ủy", b"uy", char::len_utf16), [(7, 9)]);
        assert!(spans("cấp", b"cap uy", char::len_utf8).is_empty());
    }

    #[test]
    fn places_do_not_overlap_and_do_not_join_texts() {
        assert_eq!(places(b"aaaa", b"aa"), [0, 2]);
        assert_eq!(places(b"ban\nbi thu", b"ban bi"), [] as [usize; 0]);
        assert_eq!(places(b"ban", b""), [] as [usize; 0]);
        assert_eq!(places(b"", b"a"), [] as [usize; 0]);
    }

    #[test]
    fn marks_tell_words_apart_but_not_where_the_tone_is_put() {
        assert_eq!(marked("hoá"), marked("HÓA"));
        assert_eq!(marked("thuỷ lợi"), marked("thủy lợi"));
        assert_eq!(marked("Ủy ban"), marked("uỷ ban"));
        assert_eq!(
            marked("Ban Bí thư"),
            marked(&"ban bí thư".nfd().collect::<String>())
        );
        for (one, other) in [
            ("hoa", "hoá"),
            ("dang", "đang"),
            ("đang", "đảng"),
            ("an", "ân"),
            ("ăn", "ân"),
            ("bo", "bơ"),
        ] {
            assert_ne!(marked(one), marked(other));
        }
        assert!(has_marks("đang") && has_marks("hoà"));
        assert!(!has_marks("ban bi thu 21-KL/TW"));
    }
}

//! Footnotes: bodies lifted out of the stream, marks found in the text.
//!
//! *Reads* the lines that are neither furniture nor letterhead. *Writes* [`Sifted`]: which lines
//! belong to which note, and every mark. *Never* pairs across what is not there: an unpaired note
//! or mark is kept and diagnosed.
//!
//! "… giải pháp¹, 03 nhiệm vụ …" → mark 1; a paragraph "¹ (1) Tăng cường …" at the foot of the
//! page → note 1; "500 m²" → neither. "Nghị định này2" → mark 2 if a line "2 Nghị định số …"
//! follows in its order.

mod bodies;
mod body;
mod evidence;
mod figures;
mod marks;
mod pairing;
mod raised;

use crate::model::order;
use crate::model::{DiagnosticKind, PrefacePart, Role, Span};

use super::lines::Lines;

/// What the footnotes take out of the stream.
#[derive(Debug, Default)]
pub struct Sifted {
    pub notes: Vec<RawNote>,
    /// For each line, the note it belongs to.
    pub note_of_line: Vec<Option<u32>>,
    /// In source order.
    pub marks: Vec<Mark>,
    pub diagnostics: Vec<(DiagnosticKind, Span)>,
}

impl Sifted {
    /// The note that a line belongs to.
    pub fn note_of(&self, line: usize) -> Option<usize> {
        self.note_of_line[line].map(|note| note as usize)
    }
}

/// A note as it stands in the source.
#[derive(Debug)]
pub struct RawNote {
    pub label: String,
    /// The printed label at its head.
    pub label_span: Span,
    pub lines: Vec<usize>,
    /// Index of the mark that calls it.
    pub mark: Option<usize>,
}

/// A mark in the running text.
#[derive(Debug)]
pub struct Mark {
    pub span: Span,
    pub label: String,
    pub note: Option<usize>,
}

/// Finds notes and marks. `roles` holds the lines that have a role already.
pub fn footnotes(lines: &Lines, roles: &[Option<Role>]) -> Sifted {
    let mut sifted = Sifted {
        note_of_line: vec![None; lines.lines.len()],
        ..Sifted::default()
    };
    let mut called = bodies::lift(lines, roles, &mut sifted);
    order::sort(&mut called);
    marks::find(lines, roles, &called, &mut sifted);
    pairing::pair(&mut sifted);
    pairing::part_rings(lines, &mut sifted);
    pairing::diagnose(&mut sifted);
    sifted
}

/// Whether marks may stand in a line with this role: in the text, and in the words before it.
fn calls(role: Option<Role>) -> bool {
    match role {
        None => true,
        Some(Role::Preface(part)) => matches!(
            part,
            PrefacePart::Kind
                | PrefacePart::Title
                | PrefacePart::Basis
                | PrefacePart::Subject
                | PrefacePart::Addressee
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;
    use crate::model::FurnitureKind;

    fn sift(text: &str) -> Sifted {
        let read = lines(text);
        footnotes(&read, &vec![None; read.lines.len()])
    }

    #[test]
    fn a_note_between_the_halves_of_a_sentence_is_lifted() {
        let s = sift(
            "thực hiện 10 nhóm nhiệm vụ, giải pháp¹ báo cáo\n\n¹ (1) Tăng cường; (2) Coi trọng.\n\nBộ Chính trị.",
        );
        assert_eq!((s.notes.len(), s.marks.len()), (1, 1));
        assert_eq!(s.notes[0].mark, Some(0));
        assert_eq!(s.note_of_line[4], None);
    }

    #[test]
    fn a_measure_is_not_a_mark() {
        assert!(
            sift("diện tích 500 m² và 3 km², 10 tấn CO²")
                .marks
                .is_empty()
        );
        assert_eq!(sift("trong năm 2023⁴.").marks[0].label, "4");
    }

    #[test]
    fn brackets_are_marks_when_both_halves_are_there() {
        let s = sift("Thực hiện Nghị định[1] của Chính phủ.\n\n[1] Nghị định số 30/2020/NĐ-CP.");
        assert_eq!((s.notes.len(), s.marks.len()), (1, 1));
        assert!(sift("[1] Mục đích\n[2] Yêu cầu").notes.is_empty());
    }

    #[test]
    fn restarted_numbers_pair_page_by_page() {
        let s = sift("một¹ câu.\n\n¹ Chú thích a.\n\nhai¹ câu.\n\n¹ Chú thích b.");
        assert_eq!([s.notes[0].mark, s.notes[1].mark], [Some(0), Some(1)]);
    }

    #[test]
    fn what_does_not_pair_is_said() {
        let s = sift("một⁵ câu.\n\n⁶ Chú thích.");
        assert_eq!(s.diagnostics.len(), 2);
    }

    #[test]
    fn an_open_note_runs_on_to_the_next_page() {
        let s =
            sift("Câu trọn¹.\n\n¹ Chú thích còn dở về\n\nviệc kiểm soát quyền lực.\n\nCâu sau.");
        assert_eq!(s.notes[0].lines.len(), 2);
    }

    #[test]
    fn bare_figures_need_both_halves_in_order() {
        let s = sift("Theo Luật này1.\n\n1 Luật số 35/2018/QH14.");
        assert_eq!((s.notes.len(), s.marks.len()), (1, 1));
        assert_eq!(s.notes[0].mark, Some(0));
        for text in [
            "Theo Luật này1.\n\n2 Luật số 35/2018/QH14.",
            "1 Luật số 35/2018/QH14.\n\nTheo Luật này1.",
            "Theo Luật này.\n\n1 Luật số 35/2018/QH14.",
            "Theo Luật này1.\n\nTại khoản\n1 Điều 5 nêu rõ.",
        ] {
            assert!(sift(text).notes.is_empty(), "{text}");
        }
    }

    #[test]
    fn stars_call_notes_in_order_and_head_no_lists() {
        for text in [
            "Giao 12 nhiệm vụ* cho các sở.\n\n* Các nhiệm vụ về đất đai.",
            "Giao 12 nhiệm vụ(*) cho các sở.\n\n(*) Các nhiệm vụ về đất đai.",
            "Giao 12 nhiệm vụ (*), cho các sở.\n(*) Các nhiệm vụ về đất đai.",
            "Giao 12 nhiệm vụ* cho các sở.\n\n(*) Các nhiệm vụ về đất đai.",
        ] {
            let s = sift(text);
            assert_eq!((s.notes.len(), s.marks.len()), (1, 1), "{text}");
            assert_eq!(s.notes[0].mark, Some(0), "{text}");
        }
        for text in [
            "Giao 12 nhiệm vụ* cho các sở.\n\n* Rà soát đất đai.\n\n* Đo đạc đất đai.",
            "TỈNH ỦY\n*\nSố 12-KL/TU\n\n* Rà soát đất đai.",
            "**Giao 12 nhiệm vụ** cho các sở.\n\n* Rà soát đất đai.",
        ] {
            let s = sift(text);
            assert_eq!((s.notes.len(), s.marks.len()), (0, 0), "{text}");
        }
    }

    #[test]
    fn numbers_run_on_through_marks_and_notes_of_other_forms() {
        let s = sift(
            "Theo Luật này¹ và Nghị định này2, kinh phí này(3) có đủ.\n\n1 Luật số 33/2024/QH15.\n\n\
             (2) Nghị định số 113/2030/NĐ-CP.\n\n3 Thông tư số 12/2030/TT-BTC.",
        );
        let marks: Vec<_> = s.notes.iter().map(|n| n.mark).collect();
        assert_eq!(marks, [Some(0), Some(1), Some(2)]);
        let s = sift("Gồm việc này3 và:\n\n(3) Nghị định số 12/2030/NĐ-CP.");
        assert!(s.notes.is_empty());
    }

    #[test]
    fn a_hundred_notes_run_through_a_text() {
        let page = |n: usize| {
            format!(
                "{n}.{} Khoản này quy định việc{}.\n_____\n{} Khoản này được sửa đổi.\n{} Cụm từ này được thay.\n\n",
                2 * n - 1,
                2 * n,
                2 * n - 1,
                2 * n
            )
        };
        let text: String = (1..=50).map(page).collect();
        let read = lines(&text);
        let rules = read.lines.iter().map(|l| {
            (l.text.as_str() == "_____").then_some(Role::Furniture(FurnitureKind::Ornament))
        });
        let s = footnotes(&read, &rules.collect::<Vec<_>>());
        assert_eq!((s.notes.len(), s.marks.len()), (100, 100));
        assert!(s.notes.iter().enumerate().all(|(i, n)| n.mark == Some(i)));
    }

    #[test]
    fn superscripts_side_by_side_are_two_marks_where_two_notes_are() {
        let s = sift("một¹² câu.\n\n¹ Chú thích a.\n\n² Chú thích b.");
        assert_eq!([s.notes[0].mark, s.notes[1].mark], [Some(0), Some(1)]);
    }

    #[test]
    fn a_mark_left_over_on_one_page_takes_no_note_of_the_next() {
        let s =
            sift("một¹ hai².\n\n¹ Chú thích a.\n\nba¹ bốn².\n\n¹ Chú thích b.\n\n² Chú thích c.");
        let marks: Vec<_> = s.notes.iter().map(|n| n.mark).collect();
        assert_eq!(marks, [Some(0), Some(2), Some(3)]);
        assert_eq!(s.diagnostics.len(), 1);
    }

    #[test]
    fn a_note_that_only_itself_or_its_own_note_calls_is_not_called() {
        for text in [
            "¹²³ [1] (2) ¹²³ [1] (2)",
            "¹ Chú thích theo² mục.\n\n² Chú thích theo¹ mục.",
        ] {
            let s = sift(text);
            let called = |n: &RawNote| n.mark.is_some();
            let free = s.notes.iter().position(|n| !called(n));
            assert!(free.is_some(), "{text}");
            assert!(!s.diagnostics.is_empty(), "{text}");
        }
        let s = sift("Câu một¹.\n\n¹ Chú thích theo² mục.\n\n² Chú thích hai.");
        assert!(s.notes.iter().all(|n| n.mark.is_some()));
    }

    #[test]
    fn the_text_goes_on_behind_the_full_stop_of_a_note() {
        let s = sift("việc bảo đảm nguồn1\n1 Theo Luật số 8.\nlực và kinh phí.");
        assert_eq!((s.notes.len(), s.note_of_line[2]), (1, None));
    }
}

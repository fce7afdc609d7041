//! Labels and the paths they make: "II › 2.2".

use crate::model::{Label, Outline, Series};
use crate::parse::letters::marks::Marks;
use crate::parse::letters::{capitalise, is_letter};

/// The sections from the root to `section`, without those whose number the next one repeats:
/// "II › 2 › 2.2" is read "II › 2.2".
pub fn steps(outline: &Outline, section: usize) -> Vec<usize> {
    let mut path = outline.path(section);
    let labels: Vec<&Label> = path.iter().map(|s| &outline.sections[*s].label).collect();
    let kept: Vec<bool> = (0..path.len())
        .map(|i| {
            !labels
                .get(i + 1)
                .is_some_and(|next| repeats(next, labels[i]))
        })
        .collect();
    let mut kept = kept.iter();
    path.retain(|_| *kept.next().unwrap_or(&true));
    path
}

/// The label without its final stop, bar or dash: "2.1." gives "2.1", "(3)." gives "(3)", "II-" "II".
pub fn bare(label: &Label) -> &str {
    let text = label.text.trim();
    let bare = text.trim_end_of("./-–: ");
    if bare.is_empty() { text } else { bare }
}

/// The label of a heading: [`bare`], and without a lone closing bracket: "1)" gives "1".
pub fn of_heading(label: &Label) -> &str {
    let bare = bare(label);
    match bare.strip_suffix(')') {
        Some(inside) if !inside.is_empty() && !inside.contains('(') => inside,
        _ => bare,
    }
}

/// A place in words, as papers name it: "Mục II.2.2", "Điểm a khoản 2 Điều 5", "Mục I.2, Phụ lục II". Dashes and the
/// like have no name; their place is that of what they hang under.
pub fn cited(outline: &Outline, section: usize) -> String {
    // Items of notes are named by their note.
    if outline.sections[section].note.is_some() {
        return String::new();
    }
    let labels = steps(outline, section).into_iter();
    let labels = labels.map(|step| &outline.sections[step].label);
    let numbered = labels.filter(|label| label.number > 0 && !label.text.is_empty());
    // The innermost first; plain numbers gather into one dotted path.
    let (mut named, mut dotted): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut in_article = false;
    for label in numbered {
        match label.series {
            Series::Dash | Series::Plus | Series::Bullet | Series::Unlabelled => {}
            Series::Annex
            | Series::Form
            | Series::Part
            | Series::Chapter
            | Series::SectionWord
            | Series::SubsectionWord => named.insert(0, bare(label).to_owned()),
            // An article is known by its number alone, whatever chapter it stands in.
            Series::Article => {
                in_article = true;
                dotted.clear();
                named = vec![bare(label).to_owned()];
            }
            _ => dotted.push(of_heading(label)),
        }
    }
    if in_article {
        let word = |number: &str| {
            let is_letter = number.chars().all(is_letter);
            let is_figure = number.starts_with(|c: char| c.is_ascii_digit());
            let word = match (is_letter, is_figure) {
                (true, _) => "điểm ",
                (_, true) => "khoản ",
                _ => "ý ",
            };
            [word, number].concat()
        };
        let inner = dotted.iter().rev().map(|number| word(number));
        let parts: Vec<String> = inner.chain(named).collect();
        return capitalise(&parts.join(" "));
    }
    if !dotted.is_empty() {
        named.insert(0, ["Mục ", &dotted.join(".")].concat());
    }
    named.join(", ")
}

/// Whether the dotted number of `next` begins with that of `label`.
fn repeats(next: &Label, label: &Label) -> bool {
    next.series == label.series
        && !label.path.is_empty()
        && next.path.len() > label.path.len()
        && next.path.starts_with(&label.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Section, Series};

    fn label(text: &str, series: Series, path: &[u32]) -> Label {
        Label {
            text: text.into(),
            series,
            number: path.last().copied().unwrap_or(0),
            path: path.to_vec(),
        }
    }

    #[test]
    fn a_dotted_number_hides_the_one_it_repeats() {
        let labels = [
            label("II.", Series::Roman, &[2]),
            label("2.", Series::Arabic, &[2]),
            label("2.2.", Series::Arabic, &[2, 2]),
            label("-", Series::Dash, &[]),
        ];
        let sections = labels
            .into_iter()
            .enumerate()
            .map(|(i, label)| Section {
                label,
                parent: i.checked_sub(1),
                depth: i + 1,
                ..Section::default()
            })
            .collect();
        assert_eq!(steps(&Outline { sections }, 3), [0, 2, 3]);
    }

    #[test]
    fn places_are_named_as_papers_name_them() {
        let outline = |labels: &[(&str, Series, &[u32])]| Outline {
            sections: labels
                .iter()
                .enumerate()
                .map(|(i, (text, series, path))| Section {
                    label: label(text, *series, path),
                    parent: i.checked_sub(1),
                    depth: i + 1,
                    ..Section::default()
                })
                .collect(),
        };
        let party = outline(&[
            ("II.", Series::Roman, &[2]),
            ("2.", Series::Arabic, &[2]),
            ("2.2.", Series::Arabic, &[2, 2]),
            ("-", Series::Dash, &[]),
        ]);
        assert_eq!(cited(&party, 0), "Mục II");
        assert_eq!(cited(&party, 3), "Mục II.2.2");
        let state = outline(&[
            ("Chương II", Series::Chapter, &[2]),
            ("Điều 5.", Series::Article, &[5]),
            ("2.", Series::Arabic, &[2]),
            ("a)", Series::Letter, &[1]),
        ]);
        assert_eq!(cited(&state, 0), "Chương II");
        assert_eq!(cited(&state, 1), "Điều 5");
        assert_eq!(cited(&state, 3), "Điểm a khoản 2 Điều 5");
        let annex = outline(&[
            ("Phụ lục II", Series::Annex, &[2]),
            ("I.", Series::Roman, &[1]),
            ("(3)", Series::Parenthesised, &[3]),
        ]);
        assert_eq!(cited(&annex, 2), "Mục I.(3), Phụ lục II");
        let plain = outline(&[("-", Series::Dash, &[])]);
        assert_eq!(cited(&plain, 0), "");
    }

    #[test]
    fn final_marks_are_not_part_of_a_label() {
        for (text, item, heading) in [
            ("2.1.", "2.1", "2.1"),
            ("(3).", "(3)", "(3)"),
            ("a)", "a)", "a"),
            ("Điều 5.", "Điều 5", "Điều 5"),
            ("I-", "I", "I"),
            ("-", "-", "-"),
        ] {
            let label = label(text, Series::Arabic, &[]);
            assert_eq!((bare(&label), of_heading(&label)), (item, heading));
        }
    }
}

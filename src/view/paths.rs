//! Labels and the paths they make: "II › 2.2".

use crate::model::{Label, Outline};
use crate::parse::letters::marks::Marks;

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

//! The field that looks for rows of the table of contents: words without marks are enough.

use super::context::Page;
use super::markup::markup;
use super::state::{Action, Reader};
use crate::model::set::Set;
use crate::view::ContentsRow;
use crate::view::fold::plain;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a filter leaves of the table.
#[derive(Debug, Default)]
pub struct Kept {
    /// Rows with all the words.
    pub hits: Set<usize>,
    /// Those, and the rows above them.
    pub rows: Set<usize>,
    pub count: usize,
}

/// What is left of the rows; none when nothing is looked for.
pub fn kept(rows: &[ContentsRow], filter: &str) -> Option<Kept> {
    let words: Vec<String> = filter.split_whitespace().map(plain).collect();
    if words.is_empty() {
        return None;
    }
    let (mut hits, mut kept) = (Vec::new(), Vec::new());
    keep(rows, &words, &mut hits, &mut kept);
    Some(Kept {
        count: hits.len(),
        hits: hits.into(),
        rows: kept.into(),
    })
}

/// Whether any of the rows stays.
fn keep(
    rows: &[ContentsRow],
    words: &[String],
    hits: &mut Vec<usize>,
    kept: &mut Vec<usize>,
) -> bool {
    let mut any = false;
    for row in rows {
        let text = plain(&[&row.label, " ", &row.text].concat());
        let hit = words.iter().all(|word| text.contains(word.as_str()));
        if hit {
            hits.push(row.section);
        }
        if keep(&row.children, words, hits, kept) || hit {
            kept.push(row.section);
            any = true;
        }
    }
    any
}

/// The field and how many rows it found.
pub fn filter_field(page: &Page, reader: &Reader, kept: Option<&Kept>) -> Html {
    let oninput = {
        let page = page.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            page.dispatch(Action::ContentsFiltered(field.value()));
        })
    };
    let onkeydown = {
        let page = page.clone();
        let empty = reader.filter.is_empty();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !empty {
                event.prevent_default();
                event.stop_propagation();
                let field: HtmlInputElement = event.target_unchecked_into();
                field.set_value("");
                page.dispatch(Action::ContentsFiltered(String::new()));
            }
        })
    };
    let found = kept.map(|kept| match kept.count {
        0 => page.text("contents.no-row").to_owned(),
        count => page.count("contents.rows", count),
    });
    markup! {
        <div class="contents__filter">
            <input class="contents__field" type="search" aria-label={page.text("contents.filter")} placeholder={page.text("contents.filter")}
                title={page.text("contents.filter-hint")} autocomplete="off" spellcheck="false" {oninput} {onkeydown} />
            <span class="contents__found" role="status">{ for found }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(section: usize, label: &str, text: &str, children: Vec<ContentsRow>) -> ContentsRow {
        ContentsRow {
            section,
            id: label.into(),
            label: label.into(),
            text: text.into(),
            heading: true,
            page: None,
            children,
        }
    }

    #[test]
    fn rows_are_found_without_marks_and_keep_what_is_above_them() {
        let rows = [
            row(
                0,
                "I",
                "Đánh giá tình hình",
                vec![row(1, "1", "Ưu điểm", Vec::new())],
            ),
            row(
                2,
                "II",
                "Nhiệm vụ trọng tâm",
                vec![
                    row(3, "2.1", "Công tác xây dựng Đảng", Vec::new()),
                    row(4, "2.2", "Đổi mới phương thức lãnh đạo", Vec::new()),
                ],
            ),
        ];
        assert!(kept(&rows, "  ").is_none());
        let found = kept(&rows, "doi moi").expect("words are looked for");
        assert_eq!(found.count, 1);
        assert!(found.hits.contains(&4) && found.rows.contains(&2));
        assert!(!found.rows.contains(&3) && !found.rows.contains(&0));
        // Words in any order, labels too; marks may be typed.
        assert!(kept(&rows, "ĐẢNG 2.1").is_some_and(|k| k.hits.contains(&3)));
        assert_eq!(kept(&rows, "2.2").map(|k| k.count), Some(1));
        assert_eq!(kept(&rows, "không có").map(|k| k.count), Some(0));
    }
}

//! "Thêm nhiệm vụ": selected words become a task of the person's own, in its place among those of the text.

use super::context::Page;
use super::desk::Work;
use super::document::Document;
use super::markup::markup;
use super::places;
use super::state::{Action, Reader, Tab};
use super::{drawing, toast, trail};
use crate::model::Added;
use web_sys::{Element, Range};
use yew::prelude::*;

/// Longer words are no sentence.
const LONGEST: usize = 3000;

/// The button in the menu of a selection.
pub fn add_button(page: &Page, reader: &Reader, added: &Added) -> Html {
    let (page_, added) = (page.clone(), added.clone());
    let id = added.id(&reader.plan);
    let onclick = move |_: MouseEvent| add(&page_, &added, &id);
    markup! {
        <button type="button" class="quote__form quote__form--task" role="menuitem" data-add-task="" {onclick}>
            <span class="quote__name">{ page.text("tasks.add") }</span>
        </button>
    }
}

fn add(page: &Page, added: &Added, id: &str) {
    page.dispatch(Action::Worked(Work::Found(added.clone())));
    page.dispatch(Action::QuoteOffered(None));
    if !places::is_narrow() {
        page.dispatch(Action::TabShown(Tab::Tasks));
    }
    toast::tell(page, "tasks.added");
    let id = id.to_owned();
    drawing::after(move || trail::show_row(&id));
}

/// The task that a selection would be: its words, and where it begins.
pub fn selected(
    document: &Document,
    range: &Range,
    block: Option<&Element>,
    section: &str,
    words: &str,
) -> Option<Added> {
    let words = bare(words);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let paragraph = places::number(block?, "data-paragraph")?;
    let parts = &document.reading.targets.parts;
    let part = parts.iter().position(|(_, p)| *p == paragraph)?;
    let begin = parts[part].0;
    // As far into the paragraph as there are words before the selection, and never out of it.
    let before = range.clone_range();
    before
        .set_end(&range.start_container().ok()?, range.start_offset().ok()?)
        .ok()?;
    before.set_start(block?, 0).ok()?;
    let into = String::from(before.to_string()).trim_start().len();
    let end = parts
        .get(part + 1)
        .map_or(usize::MAX, |(next, _)| next.saturating_sub(1));
    Some(Added {
        at: (begin + into).min(end.max(begin)),
        section: section.to_owned(),
        words,
    })
}

/// Words on one line, without the bullet before them and the sign after them.
fn bare(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_start_matches(['-', '–', '+', '•', ' ']);
    line.trim_end_matches(['.', ';', ',', ':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_sentence_comes_without_bullet_and_stop() {
        assert_eq!(bare("- Rà soát,\n bổ sung; "), "Rà soát, bổ sung");
        assert_eq!(bare(" – . "), "");
    }
}

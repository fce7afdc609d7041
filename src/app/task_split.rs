//! "Tách việc": a sentence is cut into parts at the seams that a person chooses.

use super::context::yes;
use super::desk::{Form, Work};
use super::icon;
use super::markup::markup;
use super::state::Action;
use super::task_form::buttons;
use super::task_menu::{focus_button, show};
use super::task_rows::Look;
use crate::model::Field;
use crate::view::ledger::LedgerRow;
use yew::prelude::*;

/// The sentence with its seams, each a button that cuts there.
pub fn split(look: &Look, row: &LedgerRow, cuts: &[usize], every: bool) -> Html {
    let page = &look.page;
    let seams = seams(
        &row.words,
        every || self::seams(&row.words, false).is_empty(),
    );
    let mut from = 0;
    let mut pieces: Vec<Html> = Vec::new();
    for seam in seams.iter().copied() {
        let (words, after) = (&row.words[from..seam], &row.words[seam..]);
        let cut = cuts.contains(&seam);
        let next: String = after
            .split_whitespace()
            .take(4)
            .collect::<Vec<_>>()
            .join(" ");
        let name = page.fill("tasks.cut", &[("words", &next)]);
        let onclick = page.reports(Action::Worked(Work::CutToggled(seam)));
        pieces.push(markup! {
            <>
                { words }
                <button type="button" class="task-split__seam" aria-pressed={yes(cut)} aria-label={name.clone()} title={name} {onclick}>{ icon::CUT.html() }</button>
                if cut { <br/> }
            </>
        });
        from = seam;
    }
    let take = {
        let (page, id) = (page.clone(), row.id.clone());
        let all: Vec<String> = cuts.iter().map(usize::to_string).collect();
        let (cuts, folded) = (all.join(","), !look.is_turned(&row.id));
        Callback::from(move |_: MouseEvent| {
            let values = vec![(Field::Cuts, cuts.clone())];
            page.dispatch(Action::Worked(Work::Filled(id.clone(), values)));
            // The parts are to be seen.
            if folded && !cuts.is_empty() {
                page.dispatch(Action::GroupFolded(id.clone()));
            }
            focus_button(&id);
        })
    };
    let more = {
        let (page, id, cuts) = (page.clone(), row.id.clone(), cuts.to_vec());
        move |_: MouseEvent| show(&page, &id, Form::Split(cuts.clone(), !every))
    };
    markup! {
        <div class="task-form">
            <p class="task-form__said">{ page.text("tasks.split-hint") }</p>
            <p class="task-split" lang="vi">{ for pieces }{ &row.words[from..] }</p>
            <p class="task-form__said" role="status">{ page.count("tasks.split-parts", cuts.len() + 1) }</p>
            <label class="checkbox task-form__check">
                <span class="checkbox__box"><input type="checkbox" checked={every} onclick={more} />{ icon::CHECK.html() }</span>
                <span>{ page.text("tasks.every-word") }</span>
            </label>
            { buttons(page, row, page.text("tasks.split-do"), take) }
        </div>
    }
}

/// Where a sentence may be cut: after a semicolon, a colon or a comma, before "và"; or before every word.
fn seams(words: &str, every: bool) -> Vec<usize> {
    let mut seams = Vec::new();
    for (at, _) in words.match_indices(' ') {
        let (before, after) = (&words[..at], &words[at + 1..]);
        let sign = before.ends_with([';', ',', ':']);
        let joint = after.starts_with("và ") && !before.ends_with([';', ',', ':']);
        let inside = !before.trim().is_empty() && !after.trim().is_empty();
        if inside && (every || sign || joint) {
            seams.push(at + 1);
        }
    }
    seams
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &str, every: bool) -> Vec<&str> {
        let mut from = 0;
        let mut pieces = Vec::new();
        for seam in seams(words, every) {
            pieces.push(&words[from..seam]);
            from = seam;
        }
        pieces.push(&words[from..]);
        pieces
    }

    #[test]
    fn a_sentence_is_cut_at_its_signs_and_before_and() {
        let words = "Rà soát, bổ sung quy chế; xây dựng và trình đề án";
        let expected = [
            "Rà soát, ",
            "bổ sung quy chế; ",
            "xây dựng ",
            "và trình đề án",
        ];
        assert_eq!(cut(words, false), expected);
        assert_eq!(cut("Rà soát ", false), ["Rà soát "]);
        assert_eq!(cut("Rà soát", true), ["Rà ", "soát"]);
    }
}

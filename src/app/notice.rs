//! A sentence over the page that stays until it is answered: what failed, what can be taken back, what is offered.

use super::context::Page;
use super::drop_zone::sentence;
use super::icon;
use super::markup::markup;
use super::recent;
use super::state::{Action, Dialog, Problem, State};
use super::state_file;
use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Another text is being opened while this one is read: its name.
    Opening(String),
    /// It could not be opened; the one on the screen stays.
    Failed(Problem),
    /// The device does not keep what was said; whether because there is no room.
    NotKept(bool),
    /// A text was removed from the list; it can be brought back.
    Removed(String),
    /// Something was done.
    Said(String),
}

/// The place of the sentence; it is always there, so that screen readers hear when it fills.
pub fn notice(page: &Page, state: &State) -> Html {
    let offered = || {
        let (later, reader) = state.open()?;
        (later.offer)(page, reader)
    };
    let content = match &state.notice {
        Some(notice) => said(page, state, notice),
        None if state.dialog != Some(Dialog::Kin) => offered().map(card).unwrap_or_default(),
        None => Html::default(),
    };
    markup! { <div class="notice" role="status">{ content }</div> }
}

fn card(content: Html) -> Html {
    markup! { <div class="notice__card" data-region="">{ content }</div> }
}

fn said(page: &Page, state: &State, notice: &Notice) -> Html {
    let plain = |words: String| markup! { <p class="notice__words">{ words }</p> };
    let words = match notice {
        // Shown only after a moment: the styles hold it back.
        Notice::Opening(name) => {
            return markup! {
                <div class="notice__card notice__card--late">{ plain(page.fill("drop.opening", &[("file", name)])) }</div>
            };
        }
        Notice::Failed(problem) => markup! {
            <p class="notice__words" role="alert" data-error=""><b>{ page.text("notice.failed") }</b>{ " " }{ sentence(page, problem) }</p>
        },
        Notice::NotKept(full) => {
            let why = page.text(if *full {
                "notice.full"
            } else {
                "notice.refused"
            });
            markup! { <p class="notice__words" role="alert" data-not-kept="">{ why }</p> }
        }
        Notice::Removed(name) => plain(page.fill("recent.removed", &[("number", name)])),
        Notice::Said(words) => plain(words.clone()),
    };
    let button = match notice {
        Notice::NotKept(_) => state_file::button(page, state),
        Notice::Removed(_) => {
            let page_ = page.clone();
            let onclick = move |_| recent::restore(&page_);
            markup! { <button type="button" class="link" data-restore="" {onclick}>{ page.text("repair.undo") }</button> }
        }
        _ => Html::default(),
    };
    card(markup! {
        <>
            { words }
            { button }
            <button type="button" class="icon-button notice__close" aria-label={page.text("close")}
                onclick={page.reports(Action::Noticed(None))}>{ icon::CLOSE.html() }</button>
        </>
    })
}

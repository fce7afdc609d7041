//! The first page: hand over a text, or try one of ours.

use super::choice::{Choice, ChoiceOption, choice};
use super::context::{Page, yes};
use super::display_settings::display;
use super::drop_zone::drop_zone;
use super::local_badge::local_badge;
use super::markup::markup;
use super::opening;
use super::recent::{erase_link, recent};
use super::samples::samples;
use super::settings::{Lang, Settings};
use super::state::{Action, Dialog, Stage, State};
use yew::prelude::*;

/// Wordmark, promise, drop zone, samples, texts opened before.
pub fn start_page(page: &Page, state: &State) -> Html {
    let hover = |hovering: bool| {
        let page = page.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            page.dispatch(Action::HoverChanged(hovering));
        })
    };
    let ondrop = {
        let page = page.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            page.dispatch(Action::HoverChanged(false));
            let files = event.data_transfer().and_then(|d| d.files());
            if let Some(file) = files.and_then(|f| f.get(0)) {
                opening::open_file(&page, file);
            }
        })
    };
    let busy = matches!(state.stage, Stage::Opening(_));
    markup! {
        <div class="start-page" data-start="" aria-busy={yes(busy)}
            ondragenter={hover(true)} ondragover={hover(true)} {ondrop}>
            <a class="skip-link" href="#mo">{ page.text("start.skip") }</a>
            <header class="start-page__bar">
                <span class="wordmark" lang="vi">{ page.text("name") }<b aria-hidden="true">{ "*" }</b></span>
                { local_badge(page) }
                { language(page, state.settings) }
                { display(page, state) }
            </header>
            <main id="mo" tabindex="-1">
                <h1 class="start-page__promise">{ page.text("start.promise") }</h1>
                <p class="start-page__more">{ page.text("start.more") }</p>
                <div class="start-page__ways">
                    { drop_zone(page, state, hover(false)) }
                    { samples(page) }
                </div>
                { recent(page, state) }
            </main>
            <footer class="start-page__foot">
                <span>{ page.text("start.foot") }</span>
                if state.storage_refused {
                    <span role="status">{ page.text("storage.refused") }</span>
                }
                <span class="start-page__links">
                    <button type="button" class="link" onclick={page.reports(Action::DialogOpened(Dialog::Shortcuts))}>
                        { page.text("shortcuts") }
                    </button>
                    { erase_link(page) }
                </span>
            </footer>
        </div>
    }
}

/// The language switch of the start page and of the display settings.
pub fn language(page: &Page, settings: Settings) -> Html {
    let option = |lang: Lang| ChoiceOption {
        lang: (lang != page.lang).then_some(lang.name()),
        ..ChoiceOption::new(lang.name(), page.lang.text_of("language", lang.name()))
    };
    let on_choose = {
        let page = page.clone();
        Callback::from(move |name: &'static str| {
            let lang = Lang::of(name);
            page.dispatch(Action::SettingsChanged(Settings { lang, ..settings }));
        })
    };
    choice(Choice {
        label: page.text("language"),
        options: Lang::ALL.iter().copied().map(option).collect(),
        chosen: page.lang.name(),
        on_choose,
        block: "choice",
        kind: "lang",
    })
}

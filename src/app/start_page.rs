//! The first page: hand over a text, or try one of ours.

use super::choice::{Choice, ChoiceOption, choice};
use super::context::Page;
use super::display_settings::display;
use super::drop_zone::drop_zone;
use super::local_badge::local_badge;
use super::opening;
use super::samples::{samples, use_facts};
use super::settings::{Lang, Settings};
use super::state::{Action, Dialog, Stage, State};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StartPageProps {
    pub page: Page,
    pub state: State,
}

/// Wordmark, promise, drop zone, samples.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    let page = &props.page;
    let facts = use_facts();
    let input = use_node_ref();
    let over = use_state_eq(|| false);
    {
        let page = page.clone();
        use_effect_with(page.lang, move |_| paste_anywhere(page));
    }
    let set_over = |on: bool| {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(on);
        })
    };
    let ondrop = {
        let (page, over) = (page.clone(), over.setter());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|d| d.files());
            if let Some(file) = files.and_then(|f| f.get(0)) {
                opening::open_file(page.clone(), file);
            }
        })
    };
    let busy = matches!(props.state.stage, Stage::Opening(_));
    html! {
        <div class="start-page" data-start="" aria-busy={busy.to_string()}
            ondragenter={set_over(true)} ondragover={set_over(true)} {ondrop}>
            <a class="skip-link" href="#mo">{ page.text("start.skip") }</a>
            <header class="start-page__bar">
                <span class="wordmark">{ page.text("name") }<b aria-hidden="true">{ "*" }</b></span>
                { local_badge(page) }
                { language(page, props.state.settings) }
                { display(page, &props.state) }
            </header>
            <main id="mo" tabindex="-1">
                <h1 class="start-page__promise">{ page.text("start.promise") }</h1>
                <p class="start-page__more">{ page.text("start.more") }</p>
                <div class="start-page__ways">
                    { drop_zone(page, &props.state.stage, *over, set_over(false), &input) }
                    { samples(page, &facts) }
                </div>
            </main>
            <footer class="start-page__foot">
                <span>{ page.text("start.foot") }</span>
                if props.state.storage_refused {
                    <span role="status">{ page.text("storage.refused") }</span>
                }
                <button type="button" class="link" onclick={page.reports(Action::DialogOpened(Dialog::Shortcuts))}>
                    { page.text("shortcuts") }
                </button>
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

/// Text pasted anywhere on the page opens, unless a field takes it.
fn paste_anywhere(page: Page) -> impl FnOnce() {
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(&gloo::utils::document(), "paste", options, move |event| {
            let in_field = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|e| e.closest("textarea, input").ok().flatten().is_some());
            let data = event
                .dyn_ref::<web_sys::ClipboardEvent>()
                .and_then(|e| e.clipboard_data());
            let Some(data) = data.filter(|_| !in_field) else {
                return;
            };
            event.prevent_default();
            if let Some(file) = data.files().and_then(|f| f.get(0)) {
                opening::open_file(page.clone(), file);
            } else {
                let text = data.get_data("text/plain").unwrap_or_default();
                opening::open_text(page.clone(), text, String::new());
            }
        });
    move || drop(listener)
}

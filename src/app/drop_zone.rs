//! Where a text comes in: drop a file, choose one, or paste.

use super::context::Page;
use super::markup::markup;
use super::opening;
use super::places;
use super::state::{Action, Dialog, Problem, Stage, State};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The zone in one of its four states: idle, over, loading, error. `leave`: a file that hovered
/// over the page left again.
pub fn drop_zone(page: &Page, state: &State, leave: Callback<DragEvent>) -> Html {
    let choose = Callback::from(|_: MouseEvent| {
        let input = places::element("tep").and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.click();
        }
    });
    let (name, content) = match &state.stage {
        _ if state.hovering => ("over", hovering(page)),
        Stage::Opening(name) => ("loading", loading(page, name)),
        Stage::Failed(problem) => ("error", error(page, problem, choose)),
        _ => ("idle", idle(page, choose)),
    };
    markup! {
        <section class="drop-zone" data-drop="" data-state={name} aria-labelledby="tha"
            ondragleave={leave}>
            { file_input(page) }
            <div class="drop-zone__state" key={name}>{ content }</div>
        </section>
    }
}

/// Hears of a chosen file. It cannot be seen: buttons and Ctrl+O press it.
pub fn file_input(page: &Page) -> Html {
    let onchange = {
        let page = page.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|f| f.get(0)) {
                // Choosing the same file twice must be heard twice.
                input.set_value("");
                opening::open_file(&page, file);
            }
        })
    };
    markup! {
        <input id="tep" type="file" class="hidden-text" accept=".txt,.md,.json,.html,text/plain,text/markdown,application/json,text/html"
            tabindex="-1" aria-label={page.text("drop.choose")} {onchange} />
    }
}

fn idle(page: &Page, choose: Callback<MouseEvent>) -> Html {
    markup! {
        <>
            <div class="drop-zone__star" aria-hidden="true">{ "*" }</div>
            <h2 class="drop-zone__title" id="tha">{ page.text("drop.idle") }</h2>
            <p class="drop-zone__hint">{ page.text("drop.types") }</p>
            { buttons(page, page.text("drop.choose"), choose) }
        </>
    }
}

fn hovering(page: &Page) -> Html {
    markup! {
        <>
            <div class="drop-zone__star" aria-hidden="true">{ "*" }</div>
            <h2 class="drop-zone__title" id="tha">{ page.text("drop.over") }</h2>
            <p class="drop-zone__hint">{ page.text("drop.stays") }</p>
        </>
    }
}

/// Shown only past 300 ms: the styles hold it back.
fn loading(page: &Page, name: &str) -> Html {
    let title = if name.is_empty() {
        page.text("drop.opening-text").to_owned()
    } else {
        page.fill("drop.opening", &[("file", name)])
    };
    markup! {
        <div class="drop-zone__loading" role="status">
            <h2 class="drop-zone__title" id="tha">{ title }</h2>
            <p class="drop-zone__hint">{ page.text("drop.steps") }</p>
        </div>
    }
}

fn error(page: &Page, problem: &Problem, choose: Callback<MouseEvent>) -> Html {
    markup! {
        <div class="drop-zone__error">
            <div role="alert" data-error="">
                <h2 class="drop-zone__title" id="tha">{ page.text("drop.failed") }</h2>
                <p class="drop-zone__hint">{ sentence(page, problem) }</p>
            </div>
            { buttons(page, page.text("drop.choose-other"), choose) }
        </div>
    }
}

fn buttons(page: &Page, choose_label: &'static str, choose: Callback<MouseEvent>) -> Html {
    let onclick = {
        let page = page.clone();
        move |_| paste(page.clone())
    };
    markup! {
        <div class="drop-zone__buttons">
            <button type="button" class="button button--main" onclick={choose}>{ choose_label }</button>
            <button type="button" class="button button--line" data-paste="" {onclick}>{ page.text("drop.paste") }</button>
        </div>
    }
}

/// What went wrong and what to do, in one sentence.
pub fn sentence(page: &Page, problem: &Problem) -> String {
    match problem {
        Problem::WrongType(kind) => page.fill("error.type", &[("kind", kind)]),
        Problem::Picture(file) => page.fill("error.picture", &[("file", file)]),
        Problem::Pdf(file) => page.fill("error.pdf", &[("file", file)]),
        Problem::Encoding => page.text("error.encoding").to_owned(),
        Problem::TooLarge => page.text("error.large").to_owned(),
        Problem::Empty => page.text("error.empty").to_owned(),
        Problem::NothingToPaste => page.text("error.paste").to_owned(),
        Problem::AddressRefused(file) => page.fill("error.address-refused", &[("file", file)]),
        Problem::AddressMissing(file) => page.fill("error.address-missing", &[("file", file)]),
        Problem::AddressNotText(file) => page.fill("error.address-not-text", &[("file", file)]),
        Problem::Unreadable(file) => page.fill("error.unreadable", &[("file", file)]),
        Problem::NotHere => page.text("error.not-here").to_owned(),
        Problem::NoAnswer => page.text("error.no-answer").to_owned(),
        Problem::StateBroken(file) => page.fill("error.state", &[("file", file)]),
        Problem::StateVersion(file) => page.fill("error.state-version", &[("file", file)]),
        Problem::StateOther(file) => page.fill("error.state-other", &[("file", file)]),
        Problem::EngineMissing => page.text("error.engine").to_owned(),
    }
}

/// Reads the clipboard where that is already allowed; otherwise asks for Ctrl+V in a field.
fn paste(page: Page) {
    spawn_local(async move {
        match clipboard().await {
            Some(text) => opening::open_text(&page, text, String::new()),
            None => page.dispatch(Action::DialogOpened(Dialog::Paste)),
        }
    });
}

async fn clipboard() -> Option<String> {
    let navigator = gloo::utils::window().navigator();
    let permissions = js_sys::Reflect::get(&navigator, &"permissions".into()).ok()?;
    let query: js_sys::Function = js_sys::Reflect::get(&permissions, &"query".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let wish = js_sys::Object::new();
    js_sys::Reflect::set(&wish, &"name".into(), &"clipboard-read".into()).ok()?;
    let promise: js_sys::Promise = query.call1(&permissions, &wish).ok()?.dyn_into().ok()?;
    let status = JsFuture::from(promise).await.ok()?;
    let state = js_sys::Reflect::get(&status, &"state".into()).ok()?;
    if state.as_string()? != "granted" {
        return None;
    }
    let text = JsFuture::from(navigator.clipboard().read_text())
        .await
        .ok()?;
    text.as_string().filter(|t| !t.trim().is_empty())
}

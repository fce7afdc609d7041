//! A choice of one among a few, side by side (radiogroup with roving focus).

use super::context::yes;
use super::markup::markup;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// One of the values.
#[derive(Clone, PartialEq)]
pub struct ChoiceOption {
    pub name: &'static str,
    pub label: AttrValue,
    /// The language of the label, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Why it cannot be chosen now.
    pub unavailable: Option<AttrValue>,
}

impl ChoiceOption {
    pub fn new(name: &'static str, label: &'static str) -> Self {
        Self {
            name,
            label: label.into(),
            lang: None,
            unavailable: None,
        }
    }
}

/// A group of values.
pub struct Choice {
    /// What is chosen: the name of the group.
    pub label: &'static str,
    pub options: Vec<ChoiceOption>,
    /// The name of the chosen value.
    pub chosen: &'static str,
    pub on_choose: Callback<&'static str>,
    /// "choice" draws joined segments, "swatches" grounds to choose from.
    pub block: &'static str,
    /// Which data attribute carries the name: "lang", "theme" or "placement".
    pub kind: &'static str,
}

/// The group, one of its values pressed.
pub fn choice(props: Choice) -> Html {
    let at = props.options.iter().position(|o| o.name == props.chosen);
    let names: Vec<_> = props
        .options
        .iter()
        .filter(|o| o.unavailable.is_none())
        .map(|o| o.name)
        .collect();
    let on_choose = props.on_choose.clone();
    let chosen = props.chosen;
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => names.len() - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let now = names.iter().position(|n| *n == chosen).unwrap_or(0);
        let next = names[(now + step) % names.len()];
        on_choose.emit(next);
        focus_option(&event, next);
    });
    let option = |(i, option): (usize, &ChoiceOption)| {
        let name = option.name;
        let on_choose = props.on_choose.clone();
        let attribute = |kind: &str| (props.kind == kind).then_some(name);
        markup! {
            <button type="button" role="radio" class={format!("{}__option", props.block)}
                aria-checked={yes(at == Some(i))}
                tabindex={if at == Some(i) || (at.is_none() && i == 0) { "0" } else { "-1" }}
                lang={option.lang} disabled={option.unavailable.is_some()}
                title={option.unavailable.clone()} data-name={name}
                data-lang={attribute("lang")} data-theme-choice={attribute("theme")}
                data-placement={attribute("placement")}
                onclick={move |_| on_choose.emit(name)}>
                { &option.label }
            </button>
        }
    };
    markup! {
        <div class={props.block} role="radiogroup" aria-label={props.label} {onkeydown}>
            { for props.options.iter().enumerate().map(option) }
        </div>
    }
}

fn focus_option(event: &KeyboardEvent, name: &str) {
    let group = event
        .target_dyn_into::<web_sys::Element>()
        .and_then(|e| e.closest("[role=radiogroup]").ok().flatten());
    let option = group
        .and_then(|g| {
            g.query_selector(&format!("[data-name={name}]"))
                .ok()
                .flatten()
        })
        .and_then(|o| o.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(option) = option {
        let _ = option.focus();
    }
}

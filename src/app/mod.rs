//! The page: Yew components, one file per thing seen on it.

use yew::prelude::*;

#[component]
pub fn App() -> Html {
    html! { <main>{ "Chú Giải" }</main> }
}

/// Starts the page in the browser.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<App>::new().render();
}

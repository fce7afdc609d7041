//! The promise that papers stay here, said where it can always be seen.

use super::context::use_page;
use super::icon;
use yew::prelude::*;

/// "Chỉ trên máy này".
#[component]
pub fn LocalBadge() -> Html {
    let page = use_page();
    html! {
        <span class="local-badge" title={page.text("local.tip")}>
            { icon::DEVICE.html() }
            <span class="local-badge__words">{ page.text("local") }</span>
            <span class="hidden-text">{ page.text("local.tip") }</span>
        </span>
    }
}

//! The promise that papers stay here, said where it can always be seen.

use super::context::Page;
use super::icon;
use super::markup::markup;
use yew::prelude::*;

/// "Chỉ trên máy này".
pub fn local_badge(page: &Page) -> Html {
    markup! {
        <span class="local-badge" title={page.text("local.tip")}>
            { icon::DEVICE.html() }
            <span class="local-badge__words">{ page.text("local") }</span>
            <span class="hidden-text">{ page.text("local.tip") }</span>
        </span>
    }
}

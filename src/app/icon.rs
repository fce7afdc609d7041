//! The few line icons, drawn in place: no request, no sprite.

use super::markup::markup;
use yew::prelude::*;

/// One icon: the side of its square and its path.
#[derive(Clone, Copy, PartialEq)]
pub struct Icon(&'static str, &'static str);

pub const CHEVRON: Icon = Icon("0 0 12 12", "m4.5 2.5 3.5 3.5-3.5 3.5");
pub const UP: Icon = Icon("0 0 16 16", "m4 10 4-4 4 4");
pub const DOWN: Icon = Icon("0 0 16 16", "m4 6 4 4 4-4");
pub const CLOSE: Icon = Icon("0 0 16 16", "m4 4 8 8M12 4l-8 8");
pub const CHECK: Icon = Icon("0 0 12 12", "m2 6.5 2.8 2.8L10 3.5");
pub const DASH: Icon = Icon("0 0 12 12", "M2.5 6h7");
pub const CALENDAR: Icon = Icon(
    "0 0 12 12",
    "M2.5 2.5h7a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM1.5 5h9M4 1v2.2M8 1v2.2",
);
pub const BODY: Icon = Icon(
    "0 0 12 12",
    "M1.5 10.5h9M2.5 10V5.5M9.5 10V5.5M5 10V5.5M7 10V5.5M1.5 5 6 1.8 10.5 5z",
);
pub const DEVICE: Icon = Icon(
    "0 0 14 14",
    "M2.5 2.5h9a1 1 0 0 1 1 1V9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1zM4.5 12.5h5M5 6.2l1.5 1.5L9.3 5",
);
pub const OUT: Icon = Icon("0 0 16 16", "M8 10V2.5M5 5l3-3 3 3M3 9v4.5h10V9");
pub const PRINT: Icon = Icon(
    "0 0 16 16",
    "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
);
pub const SEARCH: Icon = Icon(
    "0 0 16 16",
    "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM10.4 10.4l3.1 3.1",
);
pub const BACK: Icon = Icon("0 0 16 16", "M9.5 3.5 5 8l4.5 4.5");
pub const ALL: Icon = Icon("0 0 16 16", "m4.5 6 3.5-3.5L11.5 6M4.5 10l3.5 3.5 3.5-3.5");
pub const TASK: Icon = Icon(
    "0 0 16 16",
    "M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5zm1.2 5.7 2 2L11 6.4",
);
pub const MORE: Icon = Icon("0 0 16 16", "M3.5 8h.01M8 8h.01M12.5 8h.01");
pub const PEN: Icon = Icon("0 0 12 12", "m2 10 .6-2.4L8 2.2l1.8 1.8-5.4 5.4z");
pub const CUT: Icon = Icon("0 0 12 12", "M6 1.5v9M3.5 4 6 1.5 8.5 4M3.5 8 6 10.5 8.5 8");
pub const WIDE: Icon = Icon("0 0 16 16", "M2.5 3v10M6 8h7.5M10.5 5l3 3-3 3");
pub const NARROW: Icon = Icon("0 0 16 16", "M2.5 3v10M13.5 8H6M9 5 6 8l3 3");

impl Icon {
    /// The icon for the eye only; its control has the name.
    pub fn html(self) -> Html {
        markup! {
            <svg class="icon" viewBox={self.0} aria-hidden="true"><path d={self.1} /></svg>
        }
    }
}

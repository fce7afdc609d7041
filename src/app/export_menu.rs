//! "Xuất": the text and its plan as files. What writes them is fetched when the first is asked for.

use super::context::{Page, yes};
use super::exporting::{Exporting, Said};
use super::icon;
use super::markup::markup;
use super::state::{Action, Reader, State};
use super::{drawing, places};
use crate::export::{Format, Tongue, deadlines};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Date};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Has a file written and saved: its name and kind, then what `writer/` takes. False when it cannot be written
    /// (`web/boot.js`).
    #[wasm_bindgen(js_name = chugiaiWrite, catch)]
    async fn chugiai_write(parts: Array) -> Result<JsValue, JsValue>;
}

/// The formats as they stand in the menu: of the text, of the tasks, for programs.
const GROUPS: [&[Format]; 3] = [
    &[Format::Word, Format::Markdown, Format::Page],
    &[
        Format::Workbook,
        Format::WordPlan,
        Format::Calendar,
        Format::Csv,
    ],
    &[Format::Json],
];

/// Less than this takes no word, in milliseconds.
const PATIENCE: u32 = 300;
/// How long it is said what became of a file: a sentence with what to do takes longer to read.
const STAYS: u32 = 5000;
const STAYS_LONG: u32 = 12_000;

const BUTTON: &str = "xuat";

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The button, while open the menu under it, and what is said of the last file.
pub fn export(page: &Page, state: &State, reader: &Reader) -> Html {
    let open = state.exports.open;
    let onclick = {
        let page = page.clone();
        move |_| toggle(&page)
    };
    markup! {
        <div class="export">
            <button type="button" class="button export__button" id={BUTTON} aria-label={page.text("export")} title={page.text("export")}
                aria-haspopup="menu" aria-expanded={yes(open)} {onclick}>
                { icon::OUT.html() }<span>{ page.text("export") }</span>
            </button>
            if open { { menu(page, state, reader) } }
            <div class="export__said" role="status">
                { for state.exports.said.as_ref().map(|said| sentence(page, said)) }
            </div>
        </div>
    }
}

/// Opens the menu, its first item in focus, or closes it.
pub fn toggle(page: &Page) {
    page.dispatch(Action::DisplayClosed);
    page.dispatch(Action::Exported(Exporting::Toggled));
    drawing::after(|| {
        if let Some(first) = places::find(".export__item:not(:disabled)") {
            places::focus(&first);
        }
    });
}

fn menu(page: &Page, state: &State, reader: &Reader) -> Html {
    let group = |formats: &&[Format]| {
        markup! {
            <div class="export__group" role="group">{ for formats.iter().map(|format| item(page, state, reader, *format)) }</div>
        }
    };
    let onkeydown = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| walk(&page, &event))
    };
    markup! {
        <div class="export__menu" role="menu" aria-label={page.text("export")} {onkeydown}>
            { for GROUPS.iter().map(group) }
        </div>
    }
}

fn item(page: &Page, state: &State, reader: &Reader, format: Format) -> Html {
    let tasks = reader.ledger.progress.all;
    let dated = deadlines::day_of(&reader.document.reading.attribution.date);
    let (days, without) = deadlines::count(&reader.ledger, dated);
    let about = match format {
        Format::Workbook => page.count("export.tasks", tasks),
        Format::Calendar => {
            let days = page.count("export.days", days);
            if without > 0 {
                days + &page.count("export.days-without", without)
            } else {
                days
            }
        }
        format => page.lang.text_of("export.about", format.name()).to_owned(),
    };
    let nothing = match format {
        Format::Workbook | Format::Csv | Format::WordPlan => tasks == 0,
        Format::Calendar => days == 0,
        _ => false,
    };
    let onclick = {
        let (page, state, reader) = (page.clone(), state.clone(), reader.clone());
        move |_| save(&page, &state, &reader, format)
    };
    markup! {
        <button type="button" class="export__item" role="menuitem" tabindex="-1" disabled={nothing} data-export={format.name()} {onclick}>
            <span class="export__name">{ page.lang.text_of("export.as", format.name()) }</span>
            <span class="export__ending">{ format.ending() }</span>
            <span class="export__about">{ about }</span>
        </button>
    }
}

/// Arrow keys go through the menu, Esc and Tab leave it.
fn walk(page: &Page, event: &KeyboardEvent) {
    let items = places::all(".export__item:not(:disabled)");
    let focused = gloo::utils::document().active_element();
    let now = items.iter().position(|item| focused.as_ref() == Some(item));
    let (last, now) = (items.len().saturating_sub(1), now.unwrap_or(0));
    let next = match event.key().as_str() {
        "ArrowDown" => now.checked_add(1).filter(|next| *next <= last).unwrap_or(0),
        "ArrowUp" => now.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        "Escape" => {
            event.prevent_default();
            return leave(page);
        }
        "Tab" => return leave(page),
        _ => return,
    };
    event.prevent_default();
    if let Some(item) = items.get(next) {
        places::focus(item);
    }
}

/// Closes the menu; the focus goes back to what opened it. On phones that is "Aa".
fn leave(page: &Page) {
    page.dispatch(Action::Exported(Exporting::Closed));
    let opener = if places::is_phone() {
        "cach-hien-thi"
    } else {
        BUTTON
    };
    if let Some(button) = places::element(opener) {
        places::focus(&button);
    }
}

fn save(page: &Page, state: &State, reader: &Reader, format: Format) {
    leave(page);
    let reading = &reader.document.reading;
    let tongue = Tongue::of(page.lang.name());
    let name = format.file_name(reading, &reading.name, tongue);
    let full = if state.settings.in_full { " full" } else { "" };
    let wish = [tongue.code(), " ", &today(), full].concat();
    let parts = [
        &name,
        format.media(),
        format.name(),
        &wish,
        &reading.name,
        &reader.document.source,
        &reader.plan.to_text(),
        &reader.decisions.to_text(),
        &state.meanings.to_text(),
    ];
    let parts: Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    tell_after(page, PATIENCE, Some(Said::Working));
    let page = page.clone();
    spawn_local(async move {
        let said = match chugiai_write(parts).await {
            Ok(written) if written.is_truthy() => Said::Saved(name.into()),
            Ok(_) => Said::Stopped,
            // What cannot be fetched is a TypeError in every browser; a writer that stops is another.
            Err(error) if error.is_instance_of::<js_sys::TypeError>() => Said::Missing,
            Err(_) => Said::Stopped,
        };
        let stays = if matches!(said, Said::Saved(_)) {
            STAYS
        } else {
            STAYS_LONG
        };
        page.dispatch(Action::Exported(Exporting::Told(Some(said))));
        tell_after(&page, stays, None);
    });
}

/// Says something once some time has passed; what waited to be said before is not said any more.
fn tell_after(page: &Page, after: u32, said: Option<Said>) {
    let page = page.clone();
    let tell = Timeout::new(after, move || {
        page.dispatch(Action::Exported(Exporting::Told(said)));
    });
    WAITING.replace(Some(tell));
}

/// The day where the person is.
fn today() -> String {
    let now = Date::new_0();
    crate::view::due::Day {
        year: now.get_full_year(),
        month: now.get_month() + 1,
        day: now.get_date(),
    }
    .iso()
}

fn sentence(page: &Page, said: &Said) -> Html {
    let words = match said {
        Said::Working => page.text("export.working").into(),
        Said::Saved(name) => page.fill_vi("export.saved", "file", name),
        Said::Missing => page.text("export.missing").into(),
        Said::Stopped => page.text("export.stopped").into(),
    };
    markup! { <span class="export__words" data-said={name(said)}>{ words }</span> }
}

const fn name(said: &Said) -> &'static str {
    match said {
        Said::Working => "working",
        Said::Saved(_) => "saved",
        Said::Missing => "missing",
        Said::Stopped => "stopped",
    }
}

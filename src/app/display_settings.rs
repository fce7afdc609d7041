//! "Aa": how the page looks. Every change acts at once and is remembered.

use super::choice::{Choice, ChoiceOption, choice};
use super::context::{Page, yes};
use super::export_menu;
use super::icon;
use super::line;
use super::markup::markup;
use super::settings::{Lang, Measure, Placement, SIZES, Settings, Theme};
use super::start_page::language;
use super::state::{Action, Dialog, State};
use super::{drawing, places};
use yew::prelude::*;

/// The button and, while open, the panel under it.
pub fn display(page: &Page, state: &State) -> Html {
    let open = state.display;
    let onclick = {
        let page = page.clone();
        move |_| {
            page.dispatch(Action::DisplayToggled);
            drawing::after(|| {
                if let Some(panel) = places::find(".display__panel") {
                    places::focus(&panel);
                }
            });
        }
    };
    markup! {
        <div class="display">
            <button type="button" class="icon-button display__button" id="cach-hien-thi"
                aria-label={page.text("display")} title={page.text("display")}
                aria-haspopup="dialog" aria-expanded={yes(open)} {onclick}>
                <span class="display__sign" aria-hidden="true">{ "A" }<small>{ "a" }</small></span>
            </button>
            if open { { panel(page, state) } }
        </div>
    }
}

fn panel(page: &Page, state: &State) -> Html {
    let settings = state.settings;
    let reading = state.reader().is_some();
    markup! {
        <div class="display__panel" role="dialog" aria-label={page.text("display")} tabindex="-1">
            <h2 class="display__title">{ page.text("display") }</h2>
            { group(page.text("display.size"), sizes(page, settings)) }
            { group(page.text("display.measure"), measures(page, settings)) }
            { group(page.text("display.theme"), themes(page, state)) }
            if reading {
                { group(page.text("placement"), placements(page, state)) }
                if !state.margin && !places::is_phone() {
                    <p class="display__hint">{ page.text("placement.margin") }{ ": " }{ page.text("placement.narrow") }</p>
                }
            }
            { group(page.text("display.marks"), marks(page, settings)) }
            { group(page.text("display.keys"), letters(page, settings)) }
            { group(page.text("language"), language(page, settings)) }
            if reading { { more(page, state) } }
            if state.storage_refused {
                <p class="display__refused" role="status">{ page.text("storage.refused") }</p>
            }
        </div>
    }
}

fn group(title: &'static str, content: Html) -> Html {
    markup! {
        <fieldset class="display__group">
            <legend class="display__legend">{ title }</legend>
            { content }
        </fieldset>
    }
}

/// The size shown where none was chosen: what the styles give at this window.
fn size_now(settings: Settings) -> u8 {
    settings.size.unwrap_or_else(|| {
        let large = places::is_large();
        if large { 19 } else { 18 }
    })
}

/// One step smaller or larger, where there is one.
pub fn stepped(settings: Settings, up: bool) -> Settings {
    let now = size_now(settings);
    let next = if up {
        SIZES.iter().copied().find(|s| *s > now)
    } else {
        SIZES.iter().rev().copied().find(|s| *s < now)
    };
    Settings {
        size: next.or(settings.size),
        ..settings
    }
}

fn sizes(page: &Page, settings: Settings) -> Html {
    let now = size_now(settings);
    markup! {
        <div class="display__sizes">
            <button type="button" aria-label={page.text("display.smaller")} disabled={now <= SIZES[0]}
                onclick={page.reports(Action::SettingsChanged(stepped(settings, false)))}>{ "A" }</button>
            <span role="status">{ now }</span>
            <button type="button" aria-label={page.text("display.larger")} disabled={now >= SIZES[SIZES.len() - 1]}
                onclick={page.reports(Action::SettingsChanged(stepped(settings, true)))}>{ "A" }</button>
        </div>
    }
}

fn measures(page: &Page, settings: Settings) -> Html {
    let option = |m: &Measure| ChoiceOption::new(m.name(), page.lang.text_of("measure", m.name()));
    let page_ = page.clone();
    let on_choose = Callback::from(move |name: &'static str| {
        let measure = Measure::of(name).unwrap_or(Measure::Medium);
        page_.dispatch(Action::SettingsChanged(Settings {
            measure,
            ..settings
        }));
    });
    choice(Choice {
        label: page.text("display.measure"),
        options: Measure::ALL.iter().map(option).collect(),
        chosen: settings.measure.name(),
        on_choose,
        block: "choice",
        kind: "",
    })
}

fn themes(page: &Page, state: &State) -> Html {
    let settings = state.settings;
    let option = |t: &Theme| ChoiceOption::new(t.name(), page.lang.text_of("theme", t.name()));
    let page_ = page.clone();
    let on_choose = Callback::from(move |name: &'static str| {
        let theme = Theme::of(name);
        page_.dispatch(Action::SettingsChanged(Settings { theme, ..settings }));
    });
    choice(Choice {
        label: page.text("display.theme"),
        options: Theme::ALL.iter().map(option).collect(),
        chosen: state.theme().name(),
        on_choose,
        block: "swatches",
        kind: "theme",
    })
}

/// Where notes open: in the bar, and here where the bar has no room.
pub fn placements(page: &Page, state: &State) -> Html {
    let settings = state.settings;
    let narrow = !state.margin;
    let option = |p: &Placement| ChoiceOption {
        unavailable: (narrow && *p == Placement::Margin)
            .then(|| page.text("placement.narrow").into()),
        ..ChoiceOption::new(p.name(), page.lang.text_of("placement", p.name()))
    };
    let chosen = state.placement();
    let page_ = page.clone();
    let on_choose = Callback::from(move |name: &'static str| {
        let placement = Placement::of(name).unwrap_or(Placement::Inline);
        line::hold();
        page_.dispatch(Action::SettingsChanged(Settings {
            placement,
            ..settings
        }));
    });
    choice(Choice {
        label: page.text("placement"),
        options: Placement::ALL.iter().map(option).collect(),
        chosen: chosen.name(),
        on_choose,
        block: "choice",
        kind: "placement",
    })
}

fn marks(page: &Page, settings: Settings) -> Html {
    let switch = |key, on, changed| switch(page, key, on, changed);
    let Settings {
        in_full: f,
        abbreviations: a,
        repairs: r,
        pages: p,
        ..
    } = settings;
    markup! {
        <>
            { switch("abbreviations", a, Settings { abbreviations: !a, ..settings }) }
            { switch("repairs", r, Settings { repairs: !r, ..settings }) }
            { switch("pages", p, Settings { pages: !p, ..settings }) }
            { switch("in-full", f, Settings { in_full: !f, ..settings }) }
        </>
    }
}

/// Who speaks to the machine, or leans on its keys, turns the letters off (WCAG 2.1.4).
fn letters(page: &Page, settings: Settings) -> Html {
    let letters = !settings.letters;
    let changed = Settings {
        letters,
        ..settings
    };
    switch(page, "letters", settings.letters, changed)
}

fn switch(page: &Page, key: &'static str, on: bool, changed: Settings) -> Html {
    markup! {
        <label class="checkbox display__mark">
            <span class="checkbox__box">
                <input type="checkbox" checked={on} data-switch={key}
                    onchange={page.reports(Action::SettingsChanged(changed))} />
                { icon::CHECK.html() }
            </span>
            { page.lang.text_of("marks", key) }
        </label>
    }
}

fn more(page: &Page, state: &State) -> Html {
    let shown = state.reader().is_some_and(|r| r.source.is_some());
    let source = {
        let page = page.clone();
        move |_| super::source_view::toggle(&page, shown)
    };
    let lang: Lang = page.lang;
    let export = {
        let page = page.clone();
        move |_| export_menu::toggle(&page)
    };
    markup! {
        <div class="display__more">
            <button type="button" class="button button--line" data-source="" aria-pressed={yes(shown)} onclick={source}>
                { lang.text(if shown { "source.back" } else { "source.show" }) }
            </button>
            <button type="button" class="link display__print" onclick={page.reports(Action::DialogOpened(Dialog::Print))}>
                { page.text("print") }
            </button>
            <button type="button" class="link" onclick={page.reports(Action::DialogOpened(Dialog::Shortcuts))}>
                { page.text("shortcuts") }
            </button>
            <button type="button" class="link display__export" onclick={export}>{ page.text("export") }</button>
        </div>
    }
}

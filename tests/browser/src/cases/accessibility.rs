//! Nothing bars people who hear the page, enlarge it, choose their own colours or want nothing to move.

use serde_json::json;

use super::keeping::open_corrected;
use super::steps::{
    assert_no_sideways_scrolling, go_home, read_sample, show_table, wait_for_focus, wait_for_state,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_start_page_has_no_barriers,
    windows_over_the_page_have_no_barriers,
    what_is_kept_has_no_barriers,
    tables_have_no_barriers,
    notes_have_no_barriers_wherever_they_stand,
    cards_have_no_barriers,
    the_source_and_display_settings_have_no_barriers,
    a_phone_has_no_barriers,
    every_theme_has_no_barriers,
    forced_colours_keep_states_and_borders,
    nothing_moves_where_motion_is_unwelcome,
    who_wants_more_contrast_gets_it,
    nothing_is_lost_at_twice_the_size,
];

const TABLES: [&str; 5] = ["contents", "tasks", "notes", "abbreviations", "citations"];

/// Looks at every state in light and dark, and tells of all barriers together.
struct Look<'a> {
    page: &'a Page<'a>,
    found: Vec<String>,
}

impl<'a> Look<'a> {
    #[track_caller]
    fn new(page: &'a Page<'a>) -> Self {
        if !page.can_look_for_barriers() {
            let why = "axe-core could not be fetched by npm: nothing was looked for";
            assert!(std::env::var_os("CI").is_none(), "{why}");
            println!("         ({why})");
        }
        Self {
            page,
            found: Vec::new(),
        }
    }

    #[track_caller]
    fn at(&mut self, state: &str) {
        for scheme in ["light", "dark"] {
            self.page.show_scheme(scheme);
            let found = self.page.barriers().into_iter();
            self.found
                .extend(found.map(|barrier| format!("{state}, {scheme}: {barrier}")));
        }
    }

    #[track_caller]
    fn end(self) {
        assert!(self.found.is_empty(), "{}", self.found.join("\n"));
    }
}

fn the_start_page_has_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    page.open("");
    page.wait_for("[data-start]");
    look.at("start");
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    look.at("display settings");
    page.press("Escape");
    page.wait_gone(".display__panel");
    page.upload("#tep", "trống.txt", "");
    page.wait_for("[data-error]");
    look.at("opening error");
    page.drag_file_over("[data-start]", "a.txt");
    page.wait_for("[data-state=over]");
    look.at("file over the page");
    look.end();
}

fn windows_over_the_page_have_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    page.open("");
    page.click("[data-paste]");
    page.wait_for("dialog[open]");
    look.at("paste");
    page.click("[data-paste-read]");
    page.wait_for("dialog [data-error]");
    look.at("nothing pasted");
    page.press("Escape");
    page.wait_gone("dialog");
    page.press("?");
    page.wait_for("dialog[open]");
    look.at("shortcuts");
    read_sample(page, "ket-luan");
    for dialog in ["review", "receipt"] {
        page.click(&format!("[data-dialog={dialog}]"));
        page.wait_for("dialog[open]");
        look.at(dialog);
        page.press("Escape");
        page.wait_gone("dialog");
    }
    look.end();
}

fn what_is_kept_has_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    open_corrected(page);
    page.wait_for("[data-kin]");
    look.at("offer");
    page.click("[data-kin-look]");
    page.wait_for("dialog[open]");
    look.at("tasks of another text");
    page.press("Escape");
    page.click("[data-kin-no]");
    page.upload("#tep", "gãy.json", "{");
    page.wait_for(".notice [role=alert]");
    look.at("a file that does not open");
    go_home(page);
    page.wait_for("[data-recent]");
    look.at("texts opened before");
    page.click("[data-erase]");
    page.wait_for("dialog[open]");
    look.at("erasing");
    page.press("Escape");
    page.click(".recent__remove button");
    page.wait_for("[data-restore]");
    look.at("a text removed");
    page.resize(390, 844);
    look.at("texts opened before, on a phone");
    assert_no_sideways_scrolling(page, "the list of texts on a phone");
    look.end();
}

fn tables_have_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    read_sample(page, "ket-luan");
    for table in TABLES {
        show_table(page, table);
        page.script(
            "document.querySelectorAll('.panel details').forEach((e) => { e.open = true })",
            json!([]),
        );
        look.at(table);
    }
    page.click("#tab-citations");
    page.wait_gone(".panel");
    page.click("[id='I'] .heading__fold");
    page.wait_for(".section__stand-in");
    look.at("no table, a folded section");
    look.end();
}

fn notes_have_no_barriers_wherever_they_stand(page: &Page) {
    let mut look = Look::new(page);
    page.resize(1440, 900);
    read_sample(page, "ket-luan");
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    look.at("notes inline");
    for place in ["margin", "end"] {
        page.click(&format!(".app-bar [data-placement={place}]"));
        wait_for_state(page, "[data-reader]", "data-notes", place);
        look.at(place);
    }
    look.end();
}

fn cards_have_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    read_sample(page, "ket-luan");
    for trigger in ["#c1", "[id='a9-0']", ".repair[id]"] {
        page.scroll_to(trigger);
        page.click(trigger);
        page.wait_for(".card");
        look.at(trigger);
        page.press("Escape");
        page.wait_gone(".card");
    }
    look.end();
}

fn the_source_and_display_settings_have_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    read_sample(page, "ket-luan");
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    look.at("display settings");
    page.click("[data-source]");
    page.wait_for("[data-source-text]");
    look.at("source");
    look.end();
}

fn a_phone_has_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    page.resize(390, 844);
    page.open("");
    page.wait_for("[data-start]");
    look.at("start");
    read_sample(page, "ket-luan");
    look.at("text");
    for table in TABLES {
        show_table(page, table);
        look.at(table);
    }
    page.press("Escape");
    page.wait_gone(".panel");
    page.scroll_to("#c1");
    page.click("#c1");
    page.wait_for(".card");
    look.at("card");
    page.press("Escape");
    page.wait_gone(".card");
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    look.at("display settings");
    look.end();
}

fn every_theme_has_no_barriers(page: &Page) {
    let mut look = Look::new(page);
    read_sample(page, "ket-luan");
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    show_table(page, "tasks");
    for theme in ["light", "sepia", "dark", "contrast"] {
        page.click("#cach-hien-thi");
        page.click(&format!("[data-theme-choice={theme}]"));
        wait_for_state(page, "html", "data-theme", theme);
        let found = page.barriers().into_iter();
        look.found
            .extend(found.map(|barrier| format!("{theme}: {barrier}")));
        page.press("Escape");
        page.wait_gone(".display__panel");
    }
    look.end();
}

/// Where a system gives its own colours, what grounds told must be told by a border.
fn forced_colours_keep_states_and_borders(page: &Page) {
    page.prefer(&[("forced-colors", "active")]);
    page.resize(1440, 900);
    read_sample(page, "ket-luan");
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    let wrong = page.script(
        "const wrong = [];
         const look = (css, what, is) => { for (const e of [...document.querySelectorAll(css)].filter((e) => e.checkVisibility()).slice(0, 40))
           if (!is(getComputedStyle(e), e)) { wrong.push(`${css}: ${what}`); break } };
         const bordered = (s) => ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(s[`border${side}Width`]) > 0 && s[`border${side}Style`] !== 'none');
         const plain = getComputedStyle(document.body);
         look('[aria-pressed=true]', 'pressed shows no border', bordered);
         look('[role=radio][aria-checked=true]', 'chosen has the ground of its neighbours', (s) => s.backgroundColor !== plain.backgroundColor);
         look('[role=tab][aria-selected=true]', 'selected shows no border', bordered);
         look('.chip', 'a chip shows no border', bordered);
         look('.noteref', 'a mark shows no border', bordered);
         look('.checkbox__box', 'a box shows no border', (s, e) => bordered(s) || bordered(getComputedStyle(e.querySelector('input'))));
         return wrong",
        json!([]),
    );
    assert_eq!(wrong, json!([]));
    page.screenshot("forced-colours");
    show_table(page, "tasks");
    page.screenshot("forced-colours-tasks");
    page.press("Tab");
    let ring = page.script(
        "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]",
        json!([]),
    );
    assert_eq!(ring, json!(["solid", "2px"]), "the focus can be seen");
}

fn nothing_moves_where_motion_is_unwelcome(page: &Page) {
    page.prefer(&[("prefers-reduced-motion", "reduce")]);
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    page.press("]");
    show_table(page, "contents");
    page.click(".contents__link[href='#II.2.2']");
    page.wait_gone(".panel");
    let moving = page.script(
        "const at = document.scrollingElement.scrollTop;
         const running = document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 1).map((a) => a.animationName ?? a.transitionProperty);
         return [running, getComputedStyle(document.documentElement).scrollBehavior]",
        json!([]),
    );
    assert_eq!(moving, json!([[], "auto"]));
}

fn who_wants_more_contrast_gets_it(page: &Page) {
    page.prefer(&[("prefers-contrast", "more")]);
    read_sample(page, "ket-luan");
    assert_eq!(page.style("body", "background-color"), "rgba(0, 0, 0, 1)");
    assert_eq!(page.style("body", "color"), "rgba(255, 255, 255, 1)");
    page.click("#cach-hien-thi");
    wait_for_state(page, "[data-theme-choice=contrast]", "aria-checked", "true");
    // Who then chooses another ground has chosen.
    page.click("[data-theme-choice=light]");
    wait_for_state(page, "html", "data-theme", "light");
    assert_eq!(
        page.style("body", "background-color"),
        "rgba(252, 251, 248, 1)"
    );
}

/// 1280 × 1024 at 200 % is a window of 640 × 512, at 400 % one of 320 × 256 (WCAG 1.4.4, 1.4.10).
fn nothing_is_lost_at_twice_the_size(page: &Page) {
    for (width, height) in [(640, 512), (320, 256)] {
        page.resize(width, height);
        page.open("");
        page.wait_for("[data-start]");
        assert_no_sideways_scrolling(page, "the start page");
        read_sample(page, "ket-luan");
        assert_no_sideways_scrolling(page, "the text");
        page.press("Shift+E");
        page.wait_for("aside.footnote:not([hidden])");
        assert_no_sideways_scrolling(page, "open notes");
        // Everything that can be done can be reached: nothing stands outside the window, nothing covers it whole.
        for button in ["#cach-hien-thi", ".app-bar__back", "#tab-citations"] {
            let at = page.rect(button);
            assert!(
                at.left >= 0.0
                    && at.right <= f64::from(width) + 0.5
                    && at.bottom <= f64::from(height) + 0.5,
                "{button} at {width} × {height}: {at:?}"
            );
        }
        page.click("#cach-hien-thi");
        wait_for_focus(page, ".display__panel");
        page.scroll_to(".display__panel .display__more .link:not(.display__print)");
        page.click(".display__panel .display__more .link:not(.display__print)");
        page.wait_for("dialog[open]");
        assert_no_sideways_scrolling(page, "the shortcuts");
        page.press("Escape");
        page.wait_gone("dialog");
        for table in TABLES {
            show_table(page, table);
            assert_no_sideways_scrolling(page, table);
            page.screenshot(&format!("reflow-{width}-{table}"));
        }
        page.press("Escape");
        page.wait_gone(".panel");
        page.scroll_to("#c1");
        page.click("#c1");
        page.wait_for(".card");
        assert_no_sideways_scrolling(page, "a card");
        page.press("Escape");
        page.wait_gone(".card");
        go_home_from(page);
    }
    // The text itself at its largest, in an ordinary window.
    page.resize(1366, 768);
    read_sample(page, "ket-luan");
    for _ in 0..7 {
        page.press("Alt+=");
    }
    wait_for_state(page, "html", "data-size", "28");
    assert_no_sideways_scrolling(page, "the largest text");
    page.screenshot("largest-text");
    go_home(page);
}

fn go_home_from(page: &Page) {
    page.click(".app-bar__back");
    page.wait_for("[data-start]");
}

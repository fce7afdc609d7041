//! Everything by keys: regions, tables, the text, files; single letters that can be turned off.

use serde_json::json;

use super::steps::{
    focus, id, read_sample, read_with_a_card, show_table, wait_for_focus, wait_for_state,
    wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_skip_link_leads_to_the_text,
    keys_scroll_a_text_as_soon_as_it_is_open,
    f6_goes_round_the_regions,
    alt_and_a_digit_open_each_table,
    macs_open_tables_with_control_and_option,
    letters_step_through_short_forms_citations_and_doubts,
    a_task_is_reached_and_ticked_by_letters,
    space_ticks_and_arrows_open_rows,
    the_placement_of_notes_changes_by_a_letter,
    letters_are_left_to_fields_and_settings,
    letters_can_be_turned_off_and_stay_off,
    the_list_of_keys_closes_where_it_was_opened,
    a_closed_table_gives_the_focus_to_its_tab,
    control_o_chooses_a_file_on_every_page,
];

const LETTERS: [&str; 5] = ["n", "a", "c", "]", "t"];

/// The id of what has the focus.
#[track_caller]
fn focused(page: &Page) -> String {
    let id = page.script("return document.activeElement.id", json!([]));
    id.as_str().unwrap_or_default().to_owned()
}

fn the_skip_link_leads_to_the_text(page: &Page) {
    read_sample(page, "ket-luan");
    wait_for_focus(page, "#van-ban");
    focus(page, ".skip-link");
    page.wait_until("it can be seen", |page| page.rect(".skip-link").top >= 0.0);
    assert_eq!(page.text(".skip-link"), "Tới nội dung văn bản");
    page.press("Enter");
    wait_for_focus(page, "#van-ban");
    page.open("");
    focus(page, ".skip-link");
    page.press("Enter");
    wait_for_focus(page, "#mo");
}

fn keys_scroll_a_text_as_soon_as_it_is_open(page: &Page) {
    read_sample(page, "ket-luan");
    wait_for_focus(page, "#van-ban");
    page.press("PageDown");
    page.wait_until("the text has moved", |page| {
        page.property("#van-ban", "scrollTop").as_f64() > Some(200.0)
    });
}

fn f6_goes_round_the_regions(page: &Page) {
    read_with_a_card(page);
    wait_for_focus(page, ".card");
    let round = [
        ".app-bar *",
        "#tab-contents",
        ".panel [data-row]",
        "#van-ban",
        ".card",
    ];
    for region in round {
        page.press("F6");
        wait_for_focus(page, region);
    }
    for region in round.iter().rev().skip(1) {
        page.press("Shift+F6");
        wait_for_focus(page, region);
    }
    page.press("Shift+F6");
    wait_for_focus(page, ".card");
    // The same on a phone, where bars are fixed to the window.
    page.press("Escape");
    page.wait_gone(".card");
    page.click("#tab-contents");
    page.wait_gone(".panel");
    page.resize(390, 844);
    focus(page, "#van-ban");
    for region in [".app-bar *", "[role=tab]", "#van-ban"] {
        page.press("F6");
        wait_for_focus(page, region);
    }
}

fn alt_and_a_digit_open_each_table(page: &Page) {
    read_sample(page, "ket-luan");
    let names = ["contents", "tasks", "notes", "abbreviations", "citations"];
    for (place, name) in names.iter().enumerate().skip(1) {
        page.press(&format!("Alt+{}", place + 1));
        page.wait_for(&format!(".panel[aria-labelledby=tab-{name}]"));
        wait_for_focus(page, &format!("#tab-{name}"));
    }
    page.press("Alt+5");
    page.wait_gone(".panel");
    wait_for_focus(page, "#tab-citations");
}

fn macs_open_tables_with_control_and_option(page: &Page) {
    read_sample(page, "ket-luan");
    page.script(
        "Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })",
        json!([]),
    );
    page.press("Control+Alt+2");
    page.wait_for(".panel[aria-labelledby=tab-tasks]");
    page.press("Alt+3");
    page.settle();
    assert_eq!(page.count(".panel[aria-labelledby=tab-tasks]"), 1);
    page.press("?");
    page.wait_for("dialog[open]");
    assert!(page.text("dialog").contains("⌃ ⌥ 1 – 5"));
}

fn letters_step_through_short_forms_citations_and_doubts(page: &Page) {
    read_sample(page, "ket-luan");
    for (letter, kind) in [
        ("a", ".abbreviation[data-marked]"),
        ("c", ".citation[id]"),
        ("o", ".repair[id]"),
    ] {
        focus(page, "#van-ban");
        page.press(letter);
        wait_for_focus(page, kind);
        let first = id(&focused(page));
        wait_in_view(page, &first);
        if letter != "o" {
            page.press(letter);
            page.wait_until("the next has the focus", |page| {
                page.has_focus(kind) && !page.has_focus(&first)
            });
            page.press(&format!("Shift+{letter}"));
            wait_for_focus(page, &first);
        }
        page.press("Enter");
        page.wait_for(".card");
        wait_for_focus(page, ".card");
        page.press("Escape");
        page.wait_gone(".card");
        wait_for_focus(page, &first);
    }
    // From an open card the next one is the next after its word.
    focus(page, "#c1");
    page.press("Enter");
    wait_for_focus(page, ".card");
    page.press("Shift+c");
    wait_for_focus(page, "#c0");
}

fn a_task_is_reached_and_ticked_by_letters(page: &Page) {
    read_sample(page, "ket-luan");
    page.press("x");
    page.settle();
    assert_eq!(page.count("[data-done]"), 0, "no task is current yet");
    page.press("t");
    page.wait_for("[data-current-task]");
    wait_in_view(page, "[data-current-task]");
    page.wait_until("the task has the focus", |page| {
        page.address().ends_with(&format!("#{}", focused(page)))
    });
    let first = focused(page);
    page.press("t");
    page.wait_until("the next task has the focus", |page| {
        let now = focused(page);
        !now.is_empty() && now != first && page.address().ends_with(&format!("#{now}"))
    });
    page.press("Shift+t");
    wait_for_focus(page, &id(&first));
    page.press("x");
    page.wait_for(".panel[aria-labelledby=tab-tasks]");
    wait_for_state(page, ".task[aria-current=true]", "data-task", &first);
    page.wait_for(".task[aria-current=true][data-done]");
    wait_in_view(page, ".task[aria-current=true]");
    page.wait_until("the progress is said", |page| {
        page.property("[data-progress]", "textContent") == "Đã xong 1 trên 21"
    });
    page.press("x");
    page.wait_gone(".task[data-done]");
    page.screenshot("keys-task");
}

fn space_ticks_and_arrows_open_rows(page: &Page) {
    read_sample(page, "ket-luan");
    show_table(page, "tasks");
    focus(page, ".task .task__text");
    let row = id(&focused(page));
    page.press("Space");
    page.wait_for(&format!(".task[data-done]:has({row})"));
    assert!(page.has_focus(&row), "the focus stays");
    page.press("Space");
    page.wait_gone(".task[data-done]");
    // Enter goes to the sentence.
    page.press("Enter");
    page.wait_for("[data-current-task]");
    page.wait_until("the sentence has the keyboard", |page| {
        page.script(
            "return document.activeElement.closest('.sheet') !== null",
            json!([]),
        ) == true
    });
    show_table(page, "abbreviations");
    let summary = ".panel details .row__summary";
    focus(page, summary);
    page.press("ArrowRight");
    page.wait_for(".panel details[open] .mentions__one");
    page.press("ArrowDown");
    wait_for_focus(page, ".panel details[open] .mentions__one a");
    page.press("ArrowLeft");
    wait_for_focus(page, summary);
    page.press("ArrowLeft");
    page.wait_gone(".panel details[open]");
    page.press("ArrowDown");
    page.wait_until("the next row has the focus", |page| {
        page.has_focus(".row ~ .row .row__summary")
    });
}

fn the_placement_of_notes_changes_by_a_letter(page: &Page) {
    page.resize(1440, 900);
    read_sample(page, "ket-luan");
    for placement in ["margin", "end", "inline"] {
        page.press("m");
        wait_for_state(page, "[data-reader]", "data-notes", placement);
    }
    // Where there is no margin, it is passed over.
    page.resize(900, 900);
    page.press("m");
    wait_for_state(page, "[data-reader]", "data-notes", "end");
}

fn letters_are_left_to_fields_and_settings(page: &Page) {
    read_sample(page, "ket-luan");
    page.script(
        "document.querySelector('.sheet__text').prepend(document.createElement('textarea'))",
        json!([]),
    );
    focus(page, ".sheet__text textarea");
    for letter in LETTERS {
        page.press(letter);
    }
    assert_eq!(page.property(".sheet__text textarea", "value"), "nac]t");
    assert!(page.has_focus("textarea"));
    page.press("Alt+2");
    page.wait_for(".panel[aria-labelledby=tab-tasks]");
    page.click("#cach-hien-thi");
    wait_for_focus(page, ".display__panel");
    page.press("m");
    page.press("n");
    page.settle();
    assert!(page.has_focus(".display__panel"));
    assert_eq!(
        page.attribute("[data-reader]", "data-notes").as_deref(),
        Some("inline")
    );
}

fn letters_can_be_turned_off_and_stay_off(page: &Page) {
    read_sample(page, "ket-luan");
    page.press("?");
    page.wait_for("dialog[open]");
    page.screenshot("keys-list");
    let all = page.count(".shortcuts__row");
    page.press("Escape");
    page.wait_gone("dialog");
    let turn = |page: &Page| {
        page.click("#cach-hien-thi");
        page.click(".display__mark:has([data-switch=letters])");
        page.press("Escape");
        page.wait_gone(".display__panel");
    };
    turn(page);
    read_sample(page, "ket-luan");
    wait_for_focus(page, "#van-ban");
    for letter in LETTERS.iter().chain(&["?", "m"]) {
        page.press(letter);
    }
    page.settle();
    assert!(page.has_focus("#van-ban"));
    assert_eq!(page.count("dialog"), 0);
    page.press("F6");
    wait_for_focus(page, ".app-bar *");
    page.click("#cach-hien-thi");
    page.screenshot("keys-settings");
    page.click(".display__more .link:not(.display__print)");
    page.wait_for("dialog[open]");
    assert!(page.count(".shortcuts__row") < all);
    assert!(page.text("dialog").contains("đang tắt"));
    page.press("Escape");
    page.wait_gone("dialog");
    // And on again, for good.
    turn(page);
    read_sample(page, "ket-luan");
    wait_for_focus(page, "#van-ban");
    page.press("n");
    wait_for_focus(page, ".noteref");
}

fn the_list_of_keys_closes_where_it_was_opened(page: &Page) {
    page.open("");
    let link = ".start-page__foot .link";
    page.click(link);
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_gone("dialog");
    wait_for_focus(page, link);
    page.press("?");
    page.wait_for("dialog[open]");
    page.click("dialog .icon-button");
    page.wait_gone("dialog");
    wait_for_focus(page, link);
    page.click("[data-paste]");
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_gone("dialog");
    wait_for_focus(page, "[data-paste]");
    read_sample(page, "ket-luan");
    focus(page, "#tab-notes");
    page.press("?");
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_gone("dialog");
    wait_for_focus(page, "#tab-notes");
    // The link stood in a panel that is gone by now.
    page.click("#cach-hien-thi");
    page.click(".display__more .link:not(.display__print)");
    page.wait_for("dialog[open]");
    page.press("Escape");
    page.wait_gone("dialog");
    wait_for_focus(page, "#cach-hien-thi");
}

fn a_closed_table_gives_the_focus_to_its_tab(page: &Page) {
    page.resize(900, 900);
    read_sample(page, "ket-luan");
    for close in ["Escape", "button"] {
        page.click("#tab-notes");
        page.wait_for(".panel");
        focus(page, ".panel .row__link");
        match close {
            "button" => page.click(".panel__close"),
            key => page.press(key),
        }
        page.wait_gone(".panel");
        wait_for_focus(page, "#tab-notes");
    }
}

fn control_o_chooses_a_file_on_every_page(page: &Page) {
    // No window of the system can be shown here: the press on the input is what can be seen of it.
    let listen = "document.querySelector('#tep').addEventListener('click', (e) => { e.preventDefault(); window.asked = true })";
    let asked = |page: &Page| page.script("return window.asked ?? false", json!([])) == true;
    page.open("");
    page.wait_for("#tep");
    page.script(listen, json!([]));
    page.press("Control+o");
    page.wait_until("a file is asked for", asked);
    read_sample(page, "ket-luan");
    page.script(listen, json!([]));
    page.press("Control+o");
    page.wait_until("a file is asked for", asked);
    page.upload("#tep", "khác.txt", "KẾT LUẬN\nvề việc khác\n\nCâu đầu.");
    page.wait_until("the other text is open", |page| {
        page.text(".sheet__text").contains("về việc khác")
    });
}

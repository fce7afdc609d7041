//! Small windows: tables as sheets, tabs at the foot, nothing to scroll sideways.

use super::steps::{
    assert_no_sideways_scrolling, go_home, id, read_sample, read_with_a_card, show_table, view,
    wait_for_focus, wait_in_view,
};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    nothing_scrolls_sideways_on_a_phone,
    nothing_scrolls_sideways_on_the_smallest_phone,
    nothing_scrolls_sideways_in_other_windows,
    tabs_stay_at_the_foot_of_a_phone,
    a_table_is_a_sheet_that_opens_and_closes,
    going_to_a_place_closes_the_sheet,
    a_note_opens_on_a_phone,
    a_card_is_a_sheet_on_a_phone,
];

#[track_caller]
fn look_for_sideways_scrolling(page: &Page, width: u32, height: u32) {
    page.resize(width, height);
    page.open("");
    page.wait_for("[data-start]");
    assert_no_sideways_scrolling(page, "the start page");
    page.click("#cach-hien-thi");
    page.wait_for(".display__panel");
    assert_no_sideways_scrolling(page, "the display panel");
    for sample in ["ket-luan", "ke-hoach", "nghi-quyet"] {
        read_sample(page, sample);
        assert_no_sideways_scrolling(page, sample);
    }
    read_sample(page, "ket-luan");
    page.press("Shift+E");
    page.wait_for("aside.footnote:not([hidden])");
    assert_no_sideways_scrolling(page, "open notes");
    for table in ["tasks", "notes", "abbreviations", "citations", "contents"] {
        show_table(page, table);
        assert_no_sideways_scrolling(page, table);
    }
}

fn nothing_scrolls_sideways_on_a_phone(page: &Page) {
    look_for_sideways_scrolling(page, 390, 844);
}

fn nothing_scrolls_sideways_on_the_smallest_phone(page: &Page) {
    look_for_sideways_scrolling(page, 320, 568);
}

fn nothing_scrolls_sideways_in_other_windows(page: &Page) {
    read_sample(page, "ke-hoach");
    for (width, height) in [
        (641, 900),
        (768, 1024),
        (1100, 800),
        (1101, 800),
        (1920, 1080),
    ] {
        page.resize(width, height);
        page.wait_until("the page has the new width", |page| {
            view(page)[0] == f64::from(width)
        });
        assert_no_sideways_scrolling(page, &format!("{width}×{height}"));
    }
}

fn tabs_stay_at_the_foot_of_a_phone(page: &Page) {
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    page.scroll_to(&id("II.3"));
    wait_in_view(page, &id("II.3"));
    let rail = page.rect(".rail");
    assert!(
        (rail.bottom - 844.0).abs() < 1.0
            && rail.left.abs() < 1.0
            && (rail.right - view(page)[0]).abs() < 1.0,
        "{rail:?}"
    );
    for tab in ["contents", "tasks", "notes", "abbreviations", "citations"] {
        let tab = page.rect(&format!("#tab-{tab}"));
        assert!(
            tab.bottom - tab.top >= 44.0 && tab.right - tab.left >= 44.0,
            "{tab:?}"
        );
    }
    assert!(page.is_visible(".app-bar__back"));
}

fn a_table_is_a_sheet_that_opens_and_closes(page: &Page) {
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    assert_eq!(page.count(".panel"), 0, "the text comes first");
    for close in ["tab", "button", "Escape"] {
        page.click("#tab-tasks");
        page.wait_for(".panel");
        page.wait_until("the sheet stands over the tabs", |page| {
            let (sheet, rail) = (page.rect(".panel"), page.rect(".rail"));
            sheet.left.abs() < 1.0
                && (sheet.right - view(page)[0]).abs() < 1.0
                && sheet.top >= 0.0
                && (sheet.bottom - rail.top).abs() < 2.0
        });
        match close {
            "tab" => page.click("#tab-tasks"),
            "button" => page.click(".panel__close"),
            key => page.press(key),
        }
        page.wait_gone(".panel");
    }
}

fn going_to_a_place_closes_the_sheet(page: &Page) {
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    show_table(page, "contents");
    page.click(".contents__link[href='#II.2.2']");
    page.wait_gone(".panel");
    wait_in_view(page, &id("II.2.2"));
    let (place, bar) = (page.rect(&id("II.2.2")), page.rect(".running-head"));
    assert!(
        place.top >= bar.bottom - 1.0,
        "{place:?} lies under {bar:?}"
    );
    page.click(".app-bar__back");
    page.wait_for("[data-start]");
}

fn a_note_opens_on_a_phone(page: &Page) {
    page.resize(390, 844);
    read_sample(page, "ket-luan");
    let mark = ".noteref[href='#n6']";
    page.scroll_to(mark);
    page.click(mark);
    page.wait_until("the note is open", |page| page.is_visible("#n6"));
    let (note, at) = (page.rect("#n6"), page.rect(mark));
    assert!(
        note.left >= 0.0 && note.right <= 390.0 && note.top > at.top,
        "{note:?} {at:?}"
    );
    page.scroll_to("#n6 .footnote__close");
    page.click("#n6 .footnote__close");
    page.wait_until("the note is closed", |page| !page.is_visible("#n6"));
    wait_for_focus(page, mark);
}

fn a_card_is_a_sheet_on_a_phone(page: &Page) {
    page.resize(390, 844);
    read_with_a_card(page);
    page.wait_until("the card is whole in the window", |page| {
        let card = page.rect(".card");
        card.left >= 0.0 && card.right <= 390.0 && card.bottom <= 845.0 && card.top > 200.0
    });
    page.click(".card__close");
    page.wait_gone(".card");
    page.click(".app-bar__back");
    page.wait_for("[data-start]");
    page.resize(1366, 768);
    page.click("[data-sample='ket-luan']");
    page.wait_for(".panel");
    go_home(page);
}

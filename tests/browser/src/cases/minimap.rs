//! The map of the whole text at the right edge.

use serde_json::json;

use super::steps::{focus, id, read_sample, wait_for_focus};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_map_shows_headings_notes_doubts_and_the_view,
    a_press_on_the_map_goes_there_and_dragging_scrolls,
    the_map_follows_scrolling_folding_and_notes,
    the_map_shows_hits,
    the_map_gives_way_on_phones_and_in_print,
];

/// The heights of the lines of one kind.
#[track_caller]
fn lines(page: &Page, kind: &str) -> Vec<i64> {
    let path = page.script(
        "return document.querySelector('.minimap__' + arguments[0])?.getAttribute('d') ?? ''",
        json!([kind]),
    );
    let path = path.as_str().unwrap_or_default().to_owned();
    path.split('M')
        .filter_map(|line| line.split_once(' ')?.1.split_once('h')?.0.parse().ok())
        .collect()
}

#[track_caller]
fn scroll_top(page: &Page) -> f64 {
    page.property(".pane__scroll", "scrollTop")
        .as_f64()
        .unwrap_or(-1.0)
}

#[track_caller]
fn read(page: &Page) {
    read_sample(page, "ket-luan");
    page.wait_until("the map is measured", |page| {
        !lines(page, "tops").is_empty()
    });
}

/// Presses on the map at a share of its height, and moves on to others before letting go.
#[track_caller]
fn drag(page: &Page, shares: &[f64]) {
    page.script(
        "const map = document.querySelector('.minimap__map');
         const box = map.getBoundingClientRect();
         const fire = (target, type, share) => target.dispatchEvent(new PointerEvent(type,
           { bubbles: true, cancelable: true, button: 0, clientX: box.left + 9, clientY: box.top + box.height * share }));
         fire(map, 'pointerdown', arguments[0][0]);
         for (const share of arguments[0].slice(1)) fire(document, 'pointermove', share);
         fire(document, 'pointerup', arguments[0].at(-1))",
        json!([shares]),
    );
}

fn the_map_shows_headings_notes_doubts_and_the_view(page: &Page) {
    read(page);
    assert_eq!(lines(page, "tops").len(), 3);
    assert!(lines(page, "headings").len() > 5);
    assert_eq!(lines(page, "notes").len(), 8);
    assert!(!lines(page, "doubts").is_empty());
    assert_eq!(
        page.attribute(".minimap", "aria-hidden").as_deref(),
        Some("true")
    );
    let (map, pane, view) = (
        page.rect(".minimap__map"),
        page.rect(".pane"),
        page.rect(".minimap__view"),
    );
    assert!(
        (map.right - pane.right).abs() < 1.0 && (map.bottom - pane.bottom).abs() < 1.5,
        "{map:?} {pane:?}"
    );
    assert!(
        (map.top - view.top).abs() < 1.0 && view.bottom - view.top >= 24.0,
        "{view:?}"
    );
    assert_eq!(page.style(".pane__scroll", "scrollbar-width"), "none");
}

fn a_press_on_the_map_goes_there_and_dragging_scrolls(page: &Page) {
    read(page);
    drag(page, &[0.5]);
    page.wait_until("the middle is in view", |page| scroll_top(page) > 400.0);
    let middle = scroll_top(page);
    // From inside the box the text follows the hand.
    drag(page, &[0.5, 0.6, 0.7]);
    page.wait_until("the text has followed", |page| {
        scroll_top(page) > middle + 200.0
    });
    let after = scroll_top(page);
    // Once let go, it does not.
    page.script(
        "document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientY: 100 }))",
        json!([]),
    );
    page.settle();
    page.script(
        "document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientY: 100 }))",
        json!([]),
    );
    page.settle();
    assert_eq!(scroll_top(page), after);
    drag(page, &[1.0]);
    page.wait_until("the end is in view", |page| {
        let end = page.script(
            "const p = document.querySelector('.pane__scroll'); return p.scrollHeight - p.clientHeight - p.scrollTop < 2",
            json!([]),
        );
        end == true
    });
}

fn the_map_follows_scrolling_folding_and_notes(page: &Page) {
    read(page);
    let top = page.rect(".minimap__view").top;
    page.scroll_to(&id("III"));
    page.wait_until("the box has moved", |page| {
        page.rect(".minimap__view").top > top + 100.0
    });
    let headings = lines(page, "headings").len();
    let notes = lines(page, "notes");
    focus(page, "#van-ban");
    page.press("Shift+E");
    page.wait_until("the notes have moved", |page| lines(page, "notes") != notes);
    page.press("Shift+E");
    page.click(&format!("{} .heading__fold", id("III")));
    page.scroll_to(&id("II"));
    page.click(&format!("{} .heading__fold", id("II")));
    page.wait_until("headings out of sight are gone", |page| {
        lines(page, "headings").len() < headings - 4 && lines(page, "notes").len() < 4
    });
    let before = lines(page, "tops");
    page.resize(1366, 600);
    page.wait_until("the map is measured again", |page| {
        lines(page, "tops") != before
    });
}

fn the_map_shows_hits(page: &Page) {
    read(page);
    page.press("Control+f");
    wait_for_focus(page, ".search__field");
    page.type_into(".search__field", "ban thuong vu");
    page.wait_until("hits are on the map", |page| {
        lines(page, "hits").len() > 2 && lines(page, "active").len() == 1
    });
    let active = lines(page, "active");
    page.press("Enter");
    page.wait_until("another hit is looked at", |page| {
        lines(page, "active") != active
    });
    page.press("Escape");
    page.wait_until("no hits are left", |page| {
        lines(page, "hits").is_empty() && lines(page, "active").is_empty()
    });
}

fn the_map_gives_way_on_phones_and_in_print(page: &Page) {
    read(page);
    page.show_print();
    assert!(!page.is_visible(".minimap"));
    page.prefer(&[("forced-colors", "active")]);
    assert!(!page.is_visible(".minimap"));
    assert_ne!(page.style(".pane__scroll", "scrollbar-width"), "none");
    page.prefer(&[]);
    page.resize(390, 844);
    assert!(!page.is_visible(".minimap"));
}

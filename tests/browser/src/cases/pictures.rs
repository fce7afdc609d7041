//! Pictures of the main states, for people to look at: large, laptop and phone, light and dark.

use super::steps::{pictures, read_sample, show_table};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    pictures_of_a_large_window,
    pictures_of_a_laptop,
    pictures_of_a_phone,
];

fn pictures_of_a_large_window(page: &Page) {
    take(page, "large", 1440, 900);
}

fn pictures_of_a_laptop(page: &Page) {
    take(page, "laptop", 1366, 768);
}

fn pictures_of_a_phone(page: &Page) {
    take(page, "phone", 390, 844);
}

#[track_caller]
fn take(page: &Page, window: &str, width: u32, height: u32) {
    page.resize(width, height);
    let both = |state: &str| pictures(page, window, state);
    page.open("");
    page.wait_until("the samples are counted", |page| {
        page.all(".samples__facts")
            .iter()
            .all(|facts| !facts.is_empty())
    });
    both("start");
    read_sample(page, "ket-luan");
    both("text");
    page.press("Shift+E");
    page.wait_for("#n6:not([hidden])");
    page.scroll_to(".noteref[href='#n6']");
    both("notes");
    page.scroll_to("#c1");
    page.click("#c1");
    page.wait_for(".card");
    both("card");
    page.press("Escape");
    page.wait_gone(".card");
    show_table(page, "tasks");
    both("tasks");
}

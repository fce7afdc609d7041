//! Opening the page from any host.

use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_page_opens_under_a_sub_path,
    each_file_is_fetched_once_and_nothing_afterwards,
    every_address_names_the_release,
    a_module_announced_with_the_wrong_type_still_starts,
];

fn the_page_opens_under_a_sub_path(page: &Page) {
    page.open("");
    assert!(page.text("body").contains("Chú Giải"));
    assert_eq!(page.title(), "Chú Giải");
    page.screenshot("opening");
}

fn each_file_is_fetched_once_and_nothing_afterwards(page: &Page) {
    page.open("");
    page.settle();
    let mut asked: Vec<_> = page
        .site()
        .requests()
        .into_iter()
        .map(|request| (request.target, request.status))
        .collect();
    asked.sort();
    for (target, status) in &asked {
        assert_eq!(*status, 200, "{target}");
    }
    let names: Vec<&str> = asked
        .iter()
        .filter_map(|(target, _)| target.split('?').next()?.rsplit('/').next())
        .collect();
    assert_eq!(
        names,
        [
            "",
            "boot.js",
            "chugiai.js",
            "chugiai_bg.wasm",
            "icon.svg",
            "keeping.js",
            "styles.css"
        ]
    );
}

fn every_address_names_the_release(page: &Page) {
    page.open("");
    let releases: Vec<_> = page
        .site()
        .requests()
        .iter()
        .filter_map(|request| Some(request.target.split_once("?v=")?.1.to_owned()))
        .collect();
    assert!(releases.len() >= 4, "{releases:?}");
    assert!(
        releases
            .iter()
            .all(|release| *release == releases[0] && release.len() == 16),
        "{releases:?}"
    );
}

fn a_module_announced_with_the_wrong_type_still_starts(page: &Page) {
    page.site().announce("wasm", "application/octet-stream");
    page.open("");
    assert!(page.text("body").contains("Chú Giải"));
    assert_eq!(page.count(".boot"), 0);
}

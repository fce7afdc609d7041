//! Runs the tests one after the other and tells how they went.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use static_server::Site;

use crate::browser::Browser;
use crate::cases::{self, Test};
use crate::options::Options;
use crate::page::{Page, Workplace};
use crate::webdriver::LEFT_OUT;

/// The page must work from any path; so every test opens it from a deep one.
const MOUNT: &str = "/mot/hai/";

/// Where and why the last assertion failed.
static FAILURE: Mutex<String> = Mutex::new(String::new());

/// Runs all tests that the filter lets through; gives the number of failed ones.
pub fn run(options: &Options) -> Result<usize, String> {
    let tests: Vec<Test> = cases::all()
        .into_iter()
        .filter(|test| test.sentence().contains(&options.filter))
        .collect();
    if tests.is_empty() {
        return Err(format!("no test has “{}” in its name", options.filter));
    }
    let workplace = Workplace::new(&options.work, &options.screens, options.axe.as_deref())?;
    panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let why = panic.payload_as_str().unwrap_or("a panic without words");
        *FAILURE
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = format!("{place}\n{why}");
    }));
    println!(
        "browser tests in {}: {}",
        options.engine.name(),
        tests.len()
    );
    let mut browser = Browser::start(options)?;
    let (mut failed, mut left_out, mut again) = (0, 0, 0);
    for test in &tests {
        let started = Instant::now();
        let mut outcome = run_one(*test, &browser, options, &workplace);
        if let Err(why) = &outcome
            && reason_to_leave_out(why).is_none()
        {
            // A machine that stumbles once is no fault of the page; one that shows twice is.
            println!("  again           {}", test.sentence());
            tell(why);
            again += 1;
            drop(browser);
            browser = Browser::start(options)?;
            outcome = run_one(*test, &browser, options, &workplace);
        }
        let seconds = started.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("  ok     {seconds:>5.1} s  {}", test.sentence()),
            Err(why) if reason_to_leave_out(&why).is_some() => {
                left_out += 1;
                let why = reason_to_leave_out(&why).unwrap_or_default();
                println!("  left out        {} ({why})", test.sentence());
            }
            Err(why) => {
                failed += 1;
                println!("  FAILED {seconds:>5.1} s  {}", test.sentence());
                tell(&why);
                // Whatever state this one left behind shall not disturb the next.
                drop(browser);
                browser = Browser::start(options)?;
            }
        }
    }
    if let Some(folder) = workplace.pictures() {
        println!("pictures are in {}", folder.display());
    }
    if again > failed {
        println!("{} passed only at the second try", again - failed);
    }
    let passed = tests.len() - failed - left_out;
    match left_out {
        0 => println!("{passed} passed, {failed} failed"),
        _ => println!(
            "{passed} passed, {failed} failed, {left_out} left out: the driver cannot do what they need"
        ),
    }
    Ok(failed)
}

/// Why a test failed, set in under its name.
fn tell(why: &str) {
    why.lines().for_each(|line| println!("           {line}"));
}

/// What the engine lacks, where a test came to that.
fn reason_to_leave_out(why: &str) -> Option<&str> {
    let (_, reason) = why.split_once(&format!("\n{LEFT_OUT}: "))?;
    reason.lines().next()
}

/// Gives the test a tab and a server of its own, and checks afterwards what no test needs to ask for.
fn run_one(
    test: Test,
    browser: &Browser,
    options: &Options,
    workplace: &Workplace,
) -> Result<(), String> {
    let site = Site::open(&options.page, MOUNT, 0)
        .map_err(|error| format!("cannot serve the page: {error}"))?;
    empty(&browser.downloads)?;
    let page = Page::open_tab(browser, site, workplace).map_err(|fault| fault.to_string())?;
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        (test.run)(&page);
        page.assert_quiet();
    }));
    outcome.map_err(|_| {
        let why = FAILURE
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .clone();
        format!("{why}\n{}", page.describe(test.name))
    })
}

/// Takes away what an earlier test saved, so that each only meets its own files.
fn empty(folder: &Path) -> Result<(), String> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        fs::remove_file(entry.path())
            .map_err(|error| format!("{}: {error}", entry.path().display()))?;
    }
    Ok(())
}

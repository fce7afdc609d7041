//! The finished page in a real browser.
//!
//! `cargo xtask browser [FILTER]` builds the page, finds the browser and runs this program. The tests are the
//! functions of [`cases`]; each gets a [`Page`]: a fresh tab on a server of its own, under a sub-path.
//! Whatever a test does, it also fails when the page asks another host for anything or the console shows an error.

mod browser;
mod cases;
mod chromium;
mod engine;
mod firefox;
mod options;
mod page;
mod runner;
mod webdriver;
mod webkit;

use std::process::ExitCode;

pub use page::Page;

fn main() -> ExitCode {
    match options::Options::read().and_then(|options| runner::run(&options)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("browser tests: {error}");
            ExitCode::FAILURE
        }
    }
}

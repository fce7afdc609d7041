//! `cargo xtask`: builds, shows and checks the reader. Two commands are enough for a newcomer, `start` and `test`.

mod alone;
mod arrange;
mod bench;
mod browser;
mod check;
mod dist;
mod engines;
mod fuzz;
mod licences;
mod minify;
mod names;
mod page;
mod panics;
mod score;
mod shrink;
mod split;
mod start;
mod styles;
mod tools;
mod version;
mod weight;
mod workspace;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use engines::Wish;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask start [--port N] [--dev]   build the reader and serve it on this machine
                                       (--dev: quicker to build, larger and slower to run)
cargo xtask test [STEP...]             run every check there is, or only the steps named:
                                       format lint lint-page core unit page browser
                                       (--engines chromium|firefox|webkit|installed|all: where
                                       the browser tests run, installed if unsaid)
cargo xtask dist                       write the finished page to dist/ and weigh it
cargo xtask browser [FILTER]           write the page and run the browser tests whose names contain FILTER
                                       (--engines as above)
cargo xtask score [OPTION...]          score the native command on the documents of ../shared
                                       (options go to ../shared/tools/score.py)
cargo xtask bench [NAME]               measure reading next to comrak and pulldown-cmark, or only
                                       one of: speed growth memory
cargo xtask fuzz [MINUTES]             hold the laws to any bytes and any phrases, 10 minutes each
                                       (needs a nightly toolchain and cargo-fuzz)";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words.is_empty()
        || words
            .iter()
            .any(|word| matches!(*word, "-h" | "--help" | "help"))
    {
        println!("{HELP}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match words.as_slice() {
        ["start", options @ ..] => start::start(&workspace, options),
        ["test", "--engines", wish, steps @ ..] => {
            check::run_steps(&workspace, steps, Wish::read(wish)?)
        }
        ["test", steps @ ..] => check::run_steps(&workspace, steps, Wish::Installed),
        ["dist"] => dist::write_and_weigh(&workspace),
        ["browser", "--engines", wish, filter @ ..] => {
            browser::test(&workspace, Wish::read(wish)?, filter)
        }
        ["browser", filter @ ..] => browser::test(&workspace, Wish::Installed, filter),
        ["bench"] => bench::bench(&workspace, None),
        ["bench", name] => bench::bench(&workspace, Some(name)),
        ["fuzz"] => fuzz::fuzz(&workspace, "10"),
        ["fuzz", minutes] => fuzz::fuzz(&workspace, minutes),
        ["score", options @ ..] => score::score(&workspace, options),
        [unknown, ..] => bail!("no such command: {unknown}\n\n{HELP}"),
        [] => unreachable!("handled above"),
    }
}

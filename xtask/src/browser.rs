//! The browser tests: hands each browser and the finished page to `tests/browser`.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::dist;
use crate::engines::Wish;
use crate::tools::npm_file;
use crate::workspace::{Workspace, run};

/// What looks for barriers to people who hear or enlarge the page (MPL-2.0; runs in the tests, never travels with the page).
const AXE: &str = "axe-core@4.14.1";

/// As long as the engines before took no longer, one that nobody asked for by name runs too.
const TIME_FOR_OTHERS: Duration = Duration::from_secs(25 * 60);

/// Writes the finished page and runs the browser tests on it in each engine; with `filter`, those whose names contain
/// it. An engine that is asked for and cannot be had is a failure, never a reason to skip.
pub fn test(workspace: &Workspace, wish: Wish, filter: &[&str]) -> Result<()> {
    ensure!(
        filter.len() < 2,
        "one filter at a time: {}",
        filter.join(" ")
    );
    let found = wish.find(workspace)?;
    dist::write(workspace)?;
    let (mut ran, mut failed) = (Vec::new(), Vec::new());
    let begun = Instant::now();
    for (name, (browser, driver)) in &found {
        if wish == Wish::Installed && begun.elapsed() > TIME_FOR_OTHERS {
            println!(
                "{name}: this machine is too slow or too busy (--engines all runs it all the same)"
            );
            continue;
        }
        ran.push(*name);
        let mut command = workspace.cargo(&["run", "--quiet", "--package", "browser-tests", "--"]);
        command.arg("--page").arg(dist::folder(workspace));
        command.args(["--engine", name]);
        command.arg("--browser").arg(browser);
        command.arg("--driver").arg(driver);
        // Whether going without it is a failure, the tests decide: they say so in either case.
        if let Some(axe) = npm_file(workspace, AXE, "axe-core/axe.min.js") {
            command.arg("--axe").arg(axe);
        }
        command.arg("--work").arg(workspace.work_folder("browser")?);
        // Pictures of one engine do not replace those of another.
        let screens = match *name {
            "chromium" => "screens".to_owned(),
            other => format!("screens/{other}"),
        };
        command
            .arg("--screens")
            .arg(workspace.work_folder(&screens)?);
        let started = Instant::now();
        let outcome = run(command.args(filter));
        println!("{name}: {:.0} s", started.elapsed().as_secs_f32());
        // What one engine does wrong is no reason not to hear of the others.
        if let Err(error) = outcome {
            eprintln!("{error:#}");
            failed.push(*name);
        }
    }
    println!("the browser tests ran in: {}", ran.join(" "));
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    wish.tell_of_others(&names);
    ensure!(
        failed.is_empty(),
        "browser tests failed in: {}",
        failed.join(" ")
    );
    Ok(())
}

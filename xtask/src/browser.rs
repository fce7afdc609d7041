//! The browser tests: finds or fetches a browser, then hands it and the finished page to `tests/browser`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::dist;
use crate::tools::find;
use crate::workspace::{Workspace, run};

/// A browser and the program that steers it.
struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

/// Writes the finished page and runs the browser tests on it; with `filter`, those whose names contain it.
pub fn test(workspace: &Workspace, filter: Option<&str>) -> Result<()> {
    let browser = Browser::find_or_fetch()?;
    dist::write(workspace)?;
    let mut command = workspace.cargo(&["run", "--quiet", "--package", "browser-tests", "--"]);
    command.arg("--page").arg(dist::folder(workspace));
    command
        .arg("--chromium")
        .arg(browser.chromium)
        .arg("--chromedriver")
        .arg(browser.driver);
    command.arg("--work").arg(workspace.work_folder("browser")?);
    command
        .arg("--screens")
        .arg(workspace.work_folder("screens")?);
    run(command.args(filter))
}

impl Browser {
    fn find() -> Option<Browser> {
        Some(Browser {
            chromium: find(&[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ])?,
            driver: find(&["chromedriver"])?,
        })
    }

    /// A missing browser is never a reason to skip: either it can be fetched, or the test fails and says why.
    fn find_or_fetch() -> Result<Browser> {
        if let Some(browser) = Browser::find() {
            return Ok(browser);
        }
        if Path::new("/etc/debian_version").exists()
            && we_are_root()
            && let Err(error) = fetch_by_apt()
        {
            eprintln!("{error:#}");
        }
        match Browser::find() {
            Some(browser) => Ok(browser),
            None => bail!(
                "the browser tests need chromium (or google-chrome) and chromedriver on the PATH; \
                 on Debian: sudo apt-get install chromium chromium-driver"
            ),
        }
    }
}

fn fetch_by_apt() -> Result<()> {
    println!("fetching chromium and chromium-driver by apt");
    let apt = || {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .arg("--quiet");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "chromium", "chromium-driver"]))
}

/// Whether this process may install packages.
#[cfg(unix)]
fn we_are_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn we_are_root() -> bool {
    false
}

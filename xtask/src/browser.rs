//! The browser tests: finds or fetches browsers, then hands each and the finished page to `tests/browser`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::dist;
use crate::tools::{find, npm_file};
use crate::workspace::{Workspace, run};

/// What looks for barriers to people who hear or enlarge the page (MPL-2.0; runs in the tests, never travels with the page).
const AXE: &str = "axe-core@4.14.1";

/// Steers Firefox; Debian has no package of it.
const GECKODRIVER: [&str; 3] = ["geckodriver", "--version", "0.37.1"];

/// Whose browsers can run the tests; the first always does.
const ENGINES: [Engine; 2] = [
    Engine {
        name: "chromium",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        driver: "chromedriver",
        packages: &["chromium", "chromium-driver"],
    },
    Engine {
        name: "firefox",
        programs: &["firefox-esr", "firefox"],
        driver: "geckodriver",
        packages: &["firefox-esr"],
    },
];

/// A browser by the names of its program, the program that steers it, and Debian's packages.
struct Engine {
    name: &'static str,
    programs: &'static [&'static str],
    driver: &'static str,
    packages: &'static [&'static str],
}

/// Which engines are wanted: `chromium`, `firefox`, or `all`.
pub fn engines(wish: &str) -> Result<Vec<&'static str>> {
    let chosen = ENGINES.iter().map(|engine| engine.name);
    let chosen: Vec<_> = chosen
        .filter(|name| wish == "all" || wish == *name)
        .collect();
    ensure!(
        !chosen.is_empty(),
        "no engine is called {wish}; there are: chromium firefox all"
    );
    Ok(chosen)
}

/// Writes the finished page and runs the browser tests on it in each engine; with `filter`, those whose names contain
/// it. An engine that is asked for and cannot be had is a failure, never a reason to skip.
pub fn test(workspace: &Workspace, engines: &[&str], filter: &[&str]) -> Result<()> {
    ensure!(
        filter.len() < 2,
        "one filter at a time: {}",
        filter.join(" ")
    );
    let wanted = ENGINES
        .iter()
        .filter(|engine| engines.contains(&engine.name));
    let found = wanted.map(|engine| Ok((engine.name, engine.find_or_fetch(workspace)?)));
    let found = found.collect::<Result<Vec<_>>>()?;
    dist::write(workspace)?;
    for (name, (browser, driver)) in &found {
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
        run(command.args(filter)).with_context(|| format!("in {name}"))?;
    }
    let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    println!("the browser tests ran in: {}", names.join(" "));
    Ok(())
}

impl Engine {
    /// Browser and driver.
    fn find(&self, workspace: &Workspace) -> Option<(PathBuf, PathBuf)> {
        let installed = || {
            let folder = workspace.work_folder("tools").ok()?;
            let file = folder.join(self.driver).join("bin").join(self.driver);
            file.is_file().then_some(file)
        };
        let driver = find(&[self.driver]).or_else(installed)?;
        Some((find(self.programs)?, driver))
    }

    /// A missing browser is never a reason to skip: either it can be fetched, or the test fails and says why.
    fn find_or_fetch(&self, workspace: &Workspace) -> Result<(PathBuf, PathBuf)> {
        if let Some(found) = self.find(workspace) {
            return Ok(found);
        }
        if let Err(error) = self.fetch(workspace) {
            eprintln!("{error:#}");
        }
        match self.find(workspace) {
            Some(found) => Ok(found),
            None => bail!(
                "the browser tests in {} need {} and {} on the PATH; on Debian: sudo apt-get install {}{}",
                self.name,
                self.programs.join(" or "),
                self.driver,
                self.packages.join(" "),
                if self.driver == GECKODRIVER[0] {
                    "; cargo install geckodriver"
                } else {
                    ""
                },
            ),
        }
    }

    fn fetch(&self, workspace: &Workspace) -> Result<()> {
        let debian = Path::new("/etc/debian_version").exists() && we_are_root();
        if debian && find(self.programs).is_none() {
            fetch_by_apt(self.packages)?;
        }
        if self.driver == GECKODRIVER[0] && self.find(workspace).is_none() {
            println!("fetching geckodriver by cargo");
            let folder = workspace.work_folder("tools/geckodriver")?;
            let mut command = workspace.cargo(&["install", "--locked", "--root"]);
            run(command.arg(folder).args(GECKODRIVER))?;
        }
        Ok(())
    }
}

fn fetch_by_apt(packages: &[&str]) -> Result<()> {
    println!("fetching {} by apt", packages.join(" and "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .arg("--quiet");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes"]).args(packages))
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

#[cfg(test)]
mod tests {
    use super::engines;

    #[test]
    fn engines_are_chosen_by_name() {
        assert_eq!(engines("firefox").ok(), Some(vec!["firefox"]));
        assert_eq!(engines("all").ok(), Some(vec!["chromium", "firefox"]));
        assert!(engines("netscape").is_err());
    }
}

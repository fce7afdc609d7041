//! Whose browsers run the tests: where they are, and how the missing ones are fetched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::tools::find;
use crate::workspace::{Workspace, run};

/// Steers Firefox; Debian has no package of it.
const GECKODRIVER: [&str; 3] = ["geckodriver", "--version", "0.37.1"];

/// Whose browsers can run the tests; the first always does.
const ENGINES: [Engine; 3] = [
    Engine {
        name: "chromium",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        driver: "chromedriver",
        screen: None,
        packages: &["chromium", "chromium-driver"],
    },
    Engine {
        name: "firefox",
        programs: &["firefox-esr", "firefox"],
        driver: "geckodriver",
        screen: None,
        packages: &["firefox-esr"],
    },
    Engine {
        name: "webkit",
        programs: &["MiniBrowser"],
        driver: "WebKitWebDriver",
        // It cannot do without a window.
        screen: Some("Xvfb"),
        // The last has what `localedef` makes Vietnamese of.
        packages: &["webkit2gtk-driver", "xvfb", "locales"],
    },
];

/// A browser by the names of its program, the program that steers it, and Debian's packages.
struct Engine {
    name: &'static str,
    programs: &'static [&'static str],
    driver: &'static str,
    screen: Option<&'static str>,
    packages: &'static [&'static str],
}

/// In which engines the tests are to run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wish {
    /// In this one.
    One(&'static str),
    /// In the first, and in the others where they are installed.
    Installed,
    /// In each.
    All,
}

/// An engine's name, its browser and its driver.
pub type Found = (&'static str, (PathBuf, PathBuf));

impl Wish {
    /// By its word: `chromium`, `firefox`, `webkit`, `installed` or `all`.
    pub fn read(word: &str) -> Result<Wish> {
        let named = ENGINES.iter().find(|engine| engine.name == word);
        match (word, named) {
            (_, Some(engine)) => Ok(Wish::One(engine.name)),
            ("installed", _) => Ok(Wish::Installed),
            ("all", _) => Ok(Wish::All),
            _ => bail!(
                "no engine is called {word}; there are: {} installed all",
                ENGINES.map(|engine| engine.name).join(" ")
            ),
        }
    }

    /// The engines, those fetched that must be there and are not.
    pub fn find(self, workspace: &Workspace) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        for (place, engine) in ENGINES.iter().enumerate() {
            let must = match self {
                Wish::One(name) => name == engine.name,
                Wish::Installed => place == 0,
                Wish::All => true,
            };
            if must {
                found.push((engine.name, engine.find_or_fetch(workspace)?));
            } else if self == Wish::Installed
                && let Some(programs) = engine.find(workspace)
            {
                found.push((engine.name, programs));
            }
        }
        Ok(found)
    }

    /// Says what did not run only because it is not installed.
    pub fn tell_of_others(self, ran: &[&str]) {
        let others = ENGINES.iter().filter(|engine| !ran.contains(&engine.name));
        let others: Vec<&str> = others.map(|engine| engine.name).collect();
        if self == Wish::Installed && !others.is_empty() {
            println!(
                "not installed here: {} (--engines all fetches them)",
                others.join(" ")
            );
        }
    }
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
        if let Some(screen) = self.screen {
            find(&[screen])?;
        }
        Some((self.find_program()?, driver))
    }

    fn find_program(&self) -> Option<PathBuf> {
        find(self.programs).or_else(|| self.programs.iter().find_map(|name| beside_library(name)))
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
                "the browser tests in {} need {}, {}{} on the PATH; on Debian: sudo apt-get install {}{}",
                self.name,
                self.programs.join(" or "),
                self.driver,
                self.screen
                    .map(|screen| format!(", {screen}"))
                    .unwrap_or_default(),
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
        let packaged = self.driver != GECKODRIVER[0];
        if debian && (self.find_program().is_none() || packaged) {
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

/// WebKit's browser is not meant for the PATH: it lies beside its library, in a folder named for the processor.
fn beside_library(name: &str) -> Option<PathBuf> {
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = ["/usr/libexec", "/usr/lib", "/usr/lib64"].map(PathBuf::from);
    let deeper = inside("/usr/lib".into()).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = folders
        .into_iter()
        .chain(deeper.filter(|path| path.to_string_lossy().ends_with("-linux-gnu")))
        .flat_map(inside)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("webkit"))
        .map(|entry| entry.path().join(name))
        .filter(|file| file.is_file())
        .collect();
    // Of two, the newer.
    found.sort();
    found.pop()
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
    use super::Wish;

    #[test]
    fn engines_are_chosen_by_name() {
        assert_eq!(Wish::read("firefox").ok(), Some(Wish::One("firefox")));
        assert_eq!(Wish::read("webkit").ok(), Some(Wish::One("webkit")));
        assert_eq!(Wish::read("all").ok(), Some(Wish::All));
        assert!(Wish::read("netscape").is_err());
    }
}

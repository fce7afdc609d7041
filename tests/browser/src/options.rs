//! What `cargo xtask` tells this program.

use std::env;
use std::path::PathBuf;

use crate::engine::Engine;

/// Where everything is.
pub struct Options {
    /// The folder of the finished page.
    pub page: PathBuf,
    pub engine: Engine,
    pub browser: PathBuf,
    pub driver: PathBuf,
    /// The script of axe-core, where it could be fetched.
    pub axe: Option<PathBuf>,
    /// A folder for files that only matter during the run.
    pub work: PathBuf,
    /// A folder for pictures that a person may want to see.
    pub screens: PathBuf,
    /// Only tests whose names contain this.
    pub filter: String,
}

impl Options {
    /// Reads the command line.
    pub fn read() -> Result<Options, String> {
        let mut words = env::args().skip(1);
        let (mut page, mut browser, mut driver, mut work, mut screens) =
            (None, None, None, None, None);
        let mut engine = None;
        let mut axe = None;
        let mut filter = String::new();
        while let Some(word) = words.next() {
            let place = match word.as_str() {
                "--page" => &mut page,
                "--engine" => {
                    engine = words.next().as_deref().and_then(Engine::of);
                    continue;
                }
                "--browser" => &mut browser,
                "--driver" => &mut driver,
                "--axe" => &mut axe,
                "--work" => &mut work,
                "--screens" => &mut screens,
                _ if word.starts_with("--") => return Err(format!("unknown option {word}")),
                _ => {
                    filter = word.replace('_', " ");
                    continue;
                }
            };
            *place = words.next().map(PathBuf::from);
        }
        let need = |place: Option<PathBuf>, name| {
            place.ok_or_else(|| format!("{name} is missing; run cargo xtask browser"))
        };
        Ok(Options {
            page: need(page, "--page")?,
            engine: engine.ok_or("--engine is missing or unknown")?,
            browser: need(browser, "--browser")?,
            driver: need(driver, "--driver")?,
            axe,
            work: need(work, "--work")?,
            screens: need(screens, "--screens")?,
            filter,
        })
    }
}

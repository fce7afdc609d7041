//! What `cargo xtask` tells this program.

use std::env;
use std::path::PathBuf;

/// Where everything is.
pub struct Options {
    /// The folder of the finished page.
    pub page: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
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
        let (mut page, mut chromium, mut chromedriver, mut work, mut screens) =
            (None, None, None, None, None);
        let mut filter = String::new();
        while let Some(word) = words.next() {
            let place = match word.as_str() {
                "--page" => &mut page,
                "--chromium" => &mut chromium,
                "--chromedriver" => &mut chromedriver,
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
            chromium: need(chromium, "--chromium")?,
            chromedriver: need(chromedriver, "--chromedriver")?,
            work: need(work, "--work")?,
            screens: need(screens, "--screens")?,
            filter,
        })
    }
}

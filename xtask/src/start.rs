//! Shows the reader on this machine.

use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::{Context, Result, bail};
use static_server::Site;

use crate::dist;
use crate::page::{self, Effort};
use crate::workspace::Workspace;

/// Where the reader is served when nobody says otherwise; a few ports after it are tried too.
const USUAL_PORT: u16 = 8080;
const TRIES: u16 = 20;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: Option<u16>,
    effort: Effort,
}

/// Builds the reader and serves it until the person stops it.
pub fn start(workspace: &Workspace, options: &[&str]) -> Result<()> {
    let options = Options::read(options)?;
    let parts = dist::assemble(workspace, page::build(workspace, options.effort)?)?;
    let folder = workspace.target.join("xtask/site");
    dist::lay_down(&parts, &folder)?;
    let site = open(&folder, options.port)?;
    println!("\nChú Giải: {}\n(Ctrl+C stops it)", site.url());
    site.serve_forever();
    Ok(())
}

fn open(folder: &Path, port: Option<u16>) -> Result<Site> {
    if let Some(port) = port {
        return Site::open(folder, "/", port)
            .with_context(|| format!("cannot serve on port {port}"));
    }
    let taken = |error: &io::Error| error.kind() == ErrorKind::AddrInUse;
    for port in USUAL_PORT..USUAL_PORT + TRIES {
        match Site::open(folder, "/", port) {
            Err(error) if taken(&error) => {}
            opened => return opened.context("cannot serve"),
        }
    }
    bail!(
        "ports {USUAL_PORT} to {} are all taken: choose one with --port",
        USUAL_PORT + TRIES - 1
    )
}

impl Options {
    fn read(words: &[&str]) -> Result<Options> {
        let mut options = Options {
            port: None,
            effort: Effort::Full,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--port" => {
                    let port = words.next().context("--port wants a number")?;
                    options.port = Some(
                        port.parse()
                            .with_context(|| format!("--port wants a number, not {port}"))?,
                    );
                }
                "--dev" => options.effort = Effort::Quick,
                "--release" => options.effort = Effort::Full,
                unknown => bail!("start knows no {unknown}; see cargo xtask --help"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_words_the_full_page_is_served() {
        assert_eq!(
            Options::read(&[]).expect("no words, no trouble"),
            Options {
                port: None,
                effort: Effort::Full
            }
        );
    }

    #[test]
    fn port_and_effort_can_be_chosen() {
        let options = Options::read(&["--port", "9000", "--dev"]).expect("both are known");
        assert_eq!(
            options,
            Options {
                port: Some(9000),
                effort: Effort::Quick
            }
        );
    }

    #[test]
    fn a_wrong_word_is_refused() {
        for words in [&["--port"][..], &["--port", "x"], &["--open"]] {
            assert!(Options::read(words).is_err(), "{words:?}");
        }
    }
}

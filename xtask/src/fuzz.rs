//! The laws held to texts that nobody thought of: the targets of `fuzz/`, run by cargo-fuzz on a nightly toolchain.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::workspace::{Workspace, run};

/// Runs each target for so many minutes; a find stops it and stays in `fuzz/artifacts/`.
pub fn fuzz(workspace: &Workspace, minutes: &str) -> Result<()> {
    let minutes: u32 = minutes.parse().context("minutes are a number")?;
    let seconds = format!("-max_total_time={}", 60 * minutes);
    let installed = |arguments: &[&str]| {
        let output = Command::new("cargo").args(arguments).output();
        output.is_ok_and(|output| output.status.success())
    };
    ensure!(
        installed(&["+nightly", "fuzz", "--version"]),
        "this needs a nightly toolchain and cargo-fuzz: rustup toolchain install nightly; cargo install cargo-fuzz"
    );
    lint(workspace)?;
    for target in ["bytes", "phrases"] {
        let corpus = workspace.work_folder(&format!("fuzz/corpus/{target}"))?;
        let mut command = Command::new("cargo");
        // The toolchain of this program is not the one that is wanted.
        command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        command.current_dir(&workspace.root);
        command.env("CARGO_TARGET_DIR", workspace.target.join("fuzz"));
        // Without a sanitizer: nothing in the engine is unsafe, and so ten times as many texts are tried.
        command.args(["+nightly", "fuzz", "run", "--sanitizer", "none", target]);
        command.arg(corpus).args(beginnings(workspace, target));
        command.args(["--", &seconds, "-max_len=6000", "-timeout=10"]);
        run(&mut command)?;
    }
    Ok(())
}

/// Texts to begin with; phrases are chosen by numbers and have none.
fn beginnings(workspace: &Workspace, target: &str) -> Vec<std::path::PathBuf> {
    let folders = ["samples", "tests/fixtures"].map(|folder| workspace.root.join(folder));
    let there = folders.into_iter().filter(|folder| Path::is_dir(folder));
    there.filter(|_| target == "bytes").collect()
}

/// The targets are no members of the workspace: nobody else lints them.
fn lint(workspace: &Workspace) -> Result<()> {
    let mut command = workspace.cargo(&["clippy", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]);
    command.env("CARGO_TARGET_DIR", &workspace.target);
    run(command.args(["--", "-D", "warnings"]))
}

//! How well the native command reads real documents, where those are at hand.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::workspace::{Workspace, run};

/// Builds the native command and scores it against the hand-made answers beside the repository.
pub fn score(workspace: &Workspace, options: &[&str]) -> Result<()> {
    let shared = workspace.root.join("../shared");
    ensure!(
        shared.is_dir(),
        "the documents for scoring are not here: {} is missing",
        shared.display()
    );
    run(&mut workspace.cargo(&[
        "build",
        "--release",
        "--bin",
        "chugiai",
        "--no-default-features",
    ]))?;
    let program = workspace
        .target
        .join("release")
        .join("chugiai")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let mut command = Command::new("python3");
    command
        .current_dir(&workspace.root)
        .arg(shared.join("tools/score.py"));
    command
        .arg("--docs")
        .arg(shared.join("seeds"))
        .arg("--gold")
        .arg(shared.join("gold"));
    command
        .arg("--cmd")
        .arg(format!("{} facts", program.display()));
    command.args(["--min", "tests/floors.json"]).args(options);
    run(&mut command)
}

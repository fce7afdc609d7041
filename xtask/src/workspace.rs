//! Where the project stands, and how other programs are run from there.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// The two folders everything else is found by.
pub struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo writes, wherever that was configured to be.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo, as only cargo knows every way to move the target folder.
    pub fn find() -> Result<Workspace> {
        let metadata = metadata(
            cargo()
                .args(["metadata", "--no-deps", "--format-version", "1"])
                .arg("--manifest-path")
                .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")),
        )?;
        let folder = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("cargo metadata names no {key}"))
        };
        Ok(Workspace {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// A cargo command in the root folder.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo();
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// A folder under the target folder, made when missing.
    pub fn work_folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.target.join(name);
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder)
    }
}

/// The cargo that runs this program, so that both are of one toolchain.
fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// What `cargo metadata` tells.
pub fn metadata(command: &mut Command) -> Result<Value> {
    let output = command.output().context("cargo does not start")?;
    ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Runs a command whose output the person sees; anything but success is an error that names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let line = words(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// The command as a person would type it.
pub fn words(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program
        .file_stem()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    command.get_args().fold(name, |line, argument| {
        line + " " + &argument.to_string_lossy()
    })
}

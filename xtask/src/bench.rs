//! How fast and how small reading is, next to other readers: the benchmarks of `benches/`, a workspace of its own.

use anyhow::Result;

use crate::workspace::{Workspace, run};

/// Lints the benchmarks, then runs them, or only the one named: `speed`, `growth` or `memory`.
pub fn bench(workspace: &Workspace, name: Option<&str>) -> Result<()> {
    let manifest = ["--manifest-path", "benches/Cargo.toml"];
    let cargo = |arguments: &[&str]| {
        let mut command = workspace.cargo(arguments);
        // Their Cargo.lock is their own; what is compiled may lie with the rest.
        command.env("CARGO_TARGET_DIR", &workspace.target);
        command
    };
    run(cargo(&["clippy", "--quiet", "--all-targets"])
        .args(manifest)
        .args(["--", "-D", "warnings"]))?;
    for bench in ["speed", "growth", "memory"] {
        if name.is_none_or(|name| name == bench) {
            run(cargo(&["bench", "--quiet", "--bench", bench]).args(manifest))?;
        }
    }
    Ok(())
}

//! Takes remarks, blanks and long local names out of the glue and the style sheet, where esbuild can be had.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::tools::{npm_tool, run_within};
use crate::workspace::Workspace;

/// The npm package: one program, no dependencies. Never required: without it the page is 2 kB heavier.
const PACKAGE: &str = "esbuild@0.28.2";
const LIMIT: Duration = Duration::from_secs(60);

/// The text of `name` (a `.js` module or a `.css` sheet), smaller where that can be had; else as it is.
pub fn minify(workspace: &Workspace, name: &str, text: Vec<u8>) -> Result<Vec<u8>> {
    let Some(tool) = npm_tool(workspace, PACKAGE, "esbuild") else {
        return Ok(text);
    };
    let folder = workspace.work_folder("xtask/minify")?;
    let (before, after) = (folder.join(name), folder.join("out").join(name));
    fs::write(&before, &text)?;
    let _ = fs::remove_file(&after);
    let mut command = Command::new(tool);
    command.args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=error",
    ]);
    if name.ends_with(".js") {
        command.args(["--format=esm", "--tree-shaking=true"]);
    }
    command
        .arg(&before)
        .arg(format!("--outfile={}", after.display()));
    let status = run_within(&mut command, LIMIT)?;
    let small = fs::read(&after)
        .ok()
        .filter(|small| !small.is_empty() && small.len() < text.len());
    Ok(match status {
        Some(status) if status.success() => small.unwrap_or(text),
        _ => text,
    })
}

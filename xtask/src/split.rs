//! Cuts the page's module in two where `src/app/later.rs` says: what is reached only through its door becomes a module
//! of its own, functions and data, which shares memory and table with the first.
//!
//! What the linker tells of its work (`--emit-relocs`) says who calls and who reads what.

use std::fs;

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::workspace::Workspace;

/// The page's module, in two.
pub struct Parts {
    pub first: Vec<u8>,
    pub later: Vec<u8>,
}

/// Cuts a module that was linked with `--emit-relocs`.
pub fn split(workspace: &Workspace, module: &[u8]) -> Result<Parts> {
    let folder = workspace.work_folder("xtask/split")?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(module);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let parts = transform(options).map_err(|e| anyhow!("the page cannot be cut: {e:#}"))?;
    let [later] = &parts.split_modules[..] else {
        return Err(anyhow!(
            "the page falls into {} parts, not into two",
            parts.split_modules.len() + 1
        ));
    };
    let read = |file| fs::read(file).context("the splitter wrote nothing");
    Ok(Parts {
        first: read(&first)?,
        later: read(later)?,
    })
}

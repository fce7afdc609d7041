//! Makes the module smaller with Binaryen's `wasm-opt`, where that can be had. The page works without.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::arrange;
use crate::tools::{find, npm_tool, run_within};
use crate::version::fingerprint;
use crate::workspace::Workspace;

/// The npm package that carries `wasm-opt` as WebAssembly: nothing in it is native or downloaded afterwards.
const PACKAGE: &str = "binaryen@132.0.0";

const SHRINK_LIMIT: Duration = Duration::from_secs(300);

/// Size above all, and size as it travels: shared subexpressions make the module smaller but not its brotli (1.4 kB),
/// for each takes a local more; so does a large function inlined into its only caller (1.5 kB). The lowest kilobyte of
/// memory is the far end of the stack, where nothing has an address.
const SMALLER: [&str; 5] = [
    "-Oz",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--one-caller-inline-max-function-size",
    "50",
];

/// Brings the functions into the order of the names that [`arrange::named`] gives them. wasm-bindgen's few functions with
/// two results have lost the section that told of them.
const ARRANGED: [&str; 3] = [
    "--enable-multivalue",
    "--reorder-functions-by-name",
    "--memory-packing",
];

/// The features are what rustc uses by default for `wasm32-unknown-unknown`, each by name: with `--all-features`
/// wasm-opt writes encodings that today's browsers refuse.
const ALWAYS: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The module of this name, smaller when a `wasm-opt` could be found that understands it; else as it came, with a note.
pub fn shrink(workspace: &Workspace, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = workspace.work_folder(&format!("xtask/shrink/{name}"))?;
    let how = [
        SMALLER.concat(),
        ARRANGED.concat(),
        ALWAYS.concat(),
        PACKAGE.to_owned(),
    ]
    .concat();
    let mark = fingerprint([wasm, how.as_bytes(), &[arrange::KEPT as u8]]);
    let kept = folder.join(&mark).with_extension("wasm");
    if let Ok(small) = fs::read(&kept) {
        return Ok(small);
    }
    for tool in [on_path, in_npm] {
        if let Some(tool) = tool(workspace)
            && let Some(small) = shrunk_by(&tool, &folder, wasm)?
        {
            // Only the newest is worth keeping.
            fs::remove_dir_all(&folder)?;
            fs::create_dir_all(&folder)?;
            fs::write(kept, &small)?;
            return Ok(small);
        }
    }
    println!("no usable wasm-opt, and npm cannot fetch one: the module stays a little larger");
    Ok(wasm.to_vec())
}

fn on_path(_: &Workspace) -> Option<PathBuf> {
    find(&["wasm-opt"])
}

/// `wasm-opt` of the npm package.
fn in_npm(workspace: &Workspace) -> Option<PathBuf> {
    npm_tool(workspace, PACKAGE, "wasm-opt")
}

/// What one tool makes of the module; `None` when the tool is too old, too slow or makes nothing smaller.
fn shrunk_by(tool: &Path, folder: &Path, wasm: &[u8]) -> Result<Option<Vec<u8>>> {
    let small = optimised(tool, &SMALLER, folder, wasm)?;
    let Some(small) = small.filter(|small| small.len() < wasm.len()) else {
        println!("{} cannot read the module (too old?)", tool.display());
        return Ok(None);
    };
    let arranged = optimised(tool, &ARRANGED, folder, &arrange::named(&small)?)?;
    Ok(Some(arranged.unwrap_or(small)))
}

/// The module as the tool leaves it; `None` where it fails.
fn optimised(tool: &Path, how: &[&str], folder: &Path, wasm: &[u8]) -> Result<Option<Vec<u8>>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, wasm)?;
    let _ = fs::remove_file(&after);
    let mut command = Command::new(tool);
    command
        .args(how)
        .args(ALWAYS)
        .arg(&before)
        .arg("-o")
        .arg(&after);
    let status = run_within(&mut command, SHRINK_LIMIT)?;
    let done = status.is_some_and(|status| status.success());
    Ok(fs::read(after).ok().filter(|_| done))
}

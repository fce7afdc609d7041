//! From Rust to what a browser runs: the page with its glue, and the reading engine that works beside it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::alone::alone;
use crate::names;
use crate::panics;
use crate::split::{self, Parts};
use crate::tools::{self, WASM};
use crate::version::fingerprint;
use crate::workspace::{Workspace, run};

/// The stem of both files of the page; `boot.js` and `index.html` name them.
const STEM: &str = "chugiai";

/// The package of the engine; `boot.js` names the file.
const READER: &str = "chugiai-reader";

/// The package that writes files, and its doors; `boot.js` names the file.
const WRITER: &str = "chugiai-writer";
const WRITER_DOORS: [&str; 2] = ["room", "write_file"];

/// What LLVM leaves undone for the page. Each of these steps makes loops a little faster by keeping more values in
/// locals, and which local an instruction names is what compresses worst: without them the page is 3.7 kB smaller.
const LEFT_UNDONE: [&str; 4] = [
    "--",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-load-pre=false",
    "-Cllvm-args=-disable-machine-licm",
];

/// What makes the page's module one that can be cut (`split.rs`): no code for the second part in the first, and what
/// the linker knows.
const TO_BE_CUT: [&str; 2] = ["--features", "parted"];
const LINKED_OPENLY: &str = "-Clink-arg=--emit-relocs";

/// What stands in the place of the second part where the page is whole: a module with nothing in it.
const NOTHING: [u8; 8] = *b"\0asm\x01\0\0\0";

/// How much the compiler works on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Compiles fast.
    Quick,
    /// Loads fast.
    Full,
}

/// The program as the browser gets it.
pub struct Page {
    /// JavaScript that starts the module and lends it the browser's functions.
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What only an open text needs of it, which needs no glue.
    pub later: Vec<u8>,
    /// The module that reads, which needs no glue.
    pub reader: Vec<u8>,
    /// The module that writes files, which needs none either.
    pub writer: Vec<u8>,
}

/// Compiles all modules.
pub fn build(workspace: &Workspace, effort: Effort) -> Result<Page> {
    tools::ensure_wasm_target(workspace)?;
    let reader = silent(compile(workspace, READER, effort)?, effort)?;
    // Its panics keep their words: they mean what crates write with them, and nobody waits for its bytes.
    let writer = alone(&compile(workspace, WRITER, effort)?, &WRITER_DOORS)?;
    let page = silent(compile(workspace, STEM, effort)?, effort)?;
    let parts = match effort {
        Effort::Quick => Parts {
            first: page,
            later: NOTHING.into(),
        },
        Effort::Full => split::split(workspace, &page)?,
    };
    let (Parts { first, later }, glue) = glued(workspace, parts, effort)?;
    Ok(Page {
        glue,
        wasm: first,
        later,
        reader,
        writer,
    })
}

/// What the compiler makes of a package.
fn compile(workspace: &Workspace, package: &str, effort: Effort) -> Result<Vec<u8>> {
    let (profile, folder, flags) = match effort {
        Effort::Quick => ("dev", "debug", &[][..]),
        Effort::Full => ("page", "page", &LEFT_UNDONE[..]),
    };
    let mut compiler = workspace.cargo(&[
        "rustc",
        "--package",
        package,
        "--lib",
        "--crate-type",
        "cdylib",
        "--target",
        WASM,
        "--profile",
        profile,
    ]);
    let cut = package == STEM && effort == Effort::Full;
    if cut {
        compiler.args(TO_BE_CUT);
    }
    compiler.args(flags);
    if cut {
        compiler.arg(LINKED_OPENLY);
    }
    // Panics name the source of dependencies; where this machine keeps them is nobody's business.
    if let Some(registry) = registry() {
        let plain = format!("--remap-path-prefix={}=crates", registry.display());
        compiler.env("CARGO_ENCODED_RUSTFLAGS", plain);
    }
    run(&mut compiler)?;
    let module = workspace
        .target
        .join(WASM)
        .join(folder)
        .join(package.replace('-', "_"))
        .with_extension("wasm");
    fs::read(&module).with_context(|| format!("cannot read {}", module.display()))
}

/// The module as it travels: its panics without words.
fn silent(wasm: Vec<u8>, effort: Effort) -> Result<Vec<u8>> {
    match effort {
        Effort::Quick => Ok(wasm),
        Effort::Full => panics::silence(&wasm),
    }
}

/// The page's module with the glue that starts it.
fn glued(workspace: &Workspace, parts: Parts, effort: Effort) -> Result<(Parts, String)> {
    let out = bound(workspace, parts.first)?;
    ensure!(
        !out.join("snippets").exists(),
        "a dependency brings a JavaScript snippet of its own; dist.rs does not know how to ship those"
    );
    let glue = fs::read_to_string(out.join(format!("{STEM}.js")))?;
    let wasm = fs::read(out.join(format!("{STEM}_bg.wasm")))?;
    let parts = Parts {
        first: wasm,
        later: parts.later,
    };
    match effort {
        Effort::Quick => Ok((parts, glue)),
        Effort::Full => names::shorten(&parts, &glue),
    }
}

/// Where cargo keeps the sources of dependencies.
fn registry() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("registry/src"))
}

/// The folder with glue and module, made anew only when the compiler's module or this program has changed.
fn bound(workspace: &Workspace, bytes: Vec<u8>) -> Result<PathBuf> {
    let myself = fs::metadata(env::current_exe()?)?.modified()?;
    let name = fingerprint([&bytes[..], format!("{myself:?}").as_bytes()]);
    let folder = workspace.work_folder("xtask/bindgen")?;
    let out = folder.join(name);
    if !out.exists() {
        fs::remove_dir_all(&folder)?;
        let unfinished = folder.join("unfinished");
        bind(bytes, &unfinished).context("wasm-bindgen does not accept the module")?;
        fs::rename(unfinished, &out)?;
    }
    Ok(out)
}

/// Makes the glue; `boot.js` tells it where the module is, so it needs no address of its own.
fn bind(module: Vec<u8>, out: &Path) -> Result<()> {
    Bindgen::new()
        .input_bytes(STEM, module)
        .out_name(STEM)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The second part works in the table of the first.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
}

//! Programs from outside: where they are, how long they may take, how the missing ones are fetched.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::workspace::{Workspace, run};

/// The compiler's name for the page's machine.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The first of `names` that stands on the PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
            .find(|file| file.is_file())
    })
}

/// Runs a program in silence; `None` when it had to be stopped after `limit`.
pub fn run_within(command: &mut Command, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let started = Instant::now();
    while started.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(50));
    }
    stop(&mut child);
    Ok(None)
}

/// Ends a child of ours and waits until it is gone.
fn stop(child: &mut Child) {
    // Both fail only when it has ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// Sees to it that Rust can compile for the browser. `rust-toolchain.toml` asks rustup for the same, but its
/// automatic installing may be switched off.
pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(&workspace.root)
        .output()
        .context("rustc does not start")?;
    let sysroot = String::from_utf8(output.stdout).context("the sysroot has an unreadable name")?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    if find(&["rustup"]).is_none() {
        bail!(
            "the Rust target {WASM} is missing, and so is rustup: install the target with your package manager"
        );
    }
    println!("fetching the Rust target {WASM}");
    run(Command::new("rustup")
        .args(["target", "add", WASM])
        .current_dir(&workspace.root))
}

/// How long npm may take; on a closed network it gives up by itself much sooner.
const INSTALL_LIMIT: Duration = Duration::from_secs(120);

/// A tool of an npm package (`name@version`); see [`npm_file`].
pub fn npm_tool(workspace: &Workspace, package: &str, tool: &str) -> Option<PathBuf> {
    npm_file(workspace, package, &format!(".bin/{tool}"))
}

/// A file under `node_modules` after an npm package (`name@version`) is there: fetched into the target folder when it
/// is not yet; `None` where there is no npm or no network. Install scripts do not run: what the package carries is
/// all there is.
pub fn npm_file(workspace: &Workspace, package: &str, file: &str) -> Option<PathBuf> {
    // A folder for each package: npm removes from a folder what the newest call does not name.
    let stem = package.split('@').next().unwrap_or(package);
    let folder = workspace.work_folder(&format!("tools/{stem}")).ok()?;
    let path = folder.join("node_modules").join(file);
    if !path.exists() {
        println!("fetching {package} by npm into {}", folder.display());
        let mut npm = Command::new(find(&["npm"])?);
        npm.args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--fetch-retries=1",
        ]);
        run_within(npm.arg("--prefix").arg(&folder).arg(package), INSTALL_LIMIT).ok()?;
    }
    path.exists().then_some(path)
}

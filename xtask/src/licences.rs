//! The licences of everything that travels inside the module, as those licences ask.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::tools::WASM;
use crate::workspace::{Workspace, metadata};

/// The package whose dependencies travel.
const OURS: &str = "chugiai";

/// Names every package in the page and repeats their licence texts, each text once.
pub fn gather(workspace: &Workspace) -> Result<String> {
    let only = ["--filter-platform", WASM];
    let metadata = metadata(
        workspace
            .cargo(&["metadata", "--format-version", "1"])
            .args(only),
    )?;
    let mut list = String::from(
        "The page contains, besides Chú Giải, the Rust standard library (MIT OR Apache-2.0, The Rust Project\n\
         contributors) and the packages below. Their licences follow.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in travelling(&metadata)? {
        let name = format!("{} {}", word(package, "name"), word(package, "version"));
        writeln!(
            list,
            "{name}: {}  {}",
            word(package, "license"),
            word(package, "repository")
        )?;
        let folder = Path::new(word(package, "manifest_path"))
            .parent()
            .context("a manifest lies in a folder")?;
        for text in texts_in(folder)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    for (text, packages) in texts {
        write!(
            list,
            "\n{}\n{}:\n\n{text}\n",
            "-".repeat(80),
            packages.join(", ")
        )?;
    }
    Ok(list)
}

/// The packages compiled into the module, in the order of their names: no build scripts, tests or macros.
fn travelling(metadata: &Value) -> Result<Vec<&Value>> {
    let by_id = |list: &'_ Value| -> HashMap<String, Value> {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|item| (word(item, "id").to_owned(), item.clone()))
            .collect()
    };
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    let is_macro = |id: &str| {
        packages.iter().any(|package| {
            word(package, "id") == id && package["targets"].to_string().contains("proc-macro")
        })
    };
    let root = packages
        .iter()
        .find(|package| word(package, "name") == OURS)
        .context("chugiai itself is not among the packages")?;
    let mut found = BTreeSet::from([word(root, "id").to_owned()]);
    let mut open: Vec<String> = found.iter().cloned().collect();
    while let Some(id) = open.pop() {
        for dependency in nodes
            .get(&id)
            .and_then(|node| node["deps"].as_array())
            .into_iter()
            .flatten()
        {
            let travels = dependency["dep_kinds"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|kind| kind["kind"].is_null());
            let id = word(dependency, "pkg");
            if travels && !is_macro(id) && found.insert(id.into()) {
                open.push(id.into());
            }
        }
    }
    let mut others: Vec<&Value> = packages
        .iter()
        .filter(|package| *package != root && found.contains(word(package, "id")))
        .collect();
    others.sort_by_key(|package| (word(package, "name"), word(package, "version")));
    Ok(others)
}

/// The licence texts in a package: the MIT one alone where there is a choice, else all.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"]
                .iter()
                .any(|start| name.starts_with(start))
        {
            files.push((name, path));
        }
    }
    files.sort();
    if files.iter().any(|(name, _)| name.contains("MIT")) {
        files.retain(|(name, _)| name.contains("MIT"));
    }
    let read = |(_, path): &(String, std::path::PathBuf)| {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(text.replace('\r', "").trim().to_owned())
    };
    files.iter().map(read).collect()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

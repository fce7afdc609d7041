//! Which room may import what (design, "The house"): held by reading the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a room may import besides itself.
struct Room {
    name: &'static str,
    /// Other rooms, or one module of a room.
    rooms: &'static [&'static str],
    crates: Crates,
}

/// Crates besides `std`.
enum Crates {
    Only(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

const PAGE: [&str; 5] = [
    "yew",
    "gloo",
    "web_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
];

const ROOMS: [Room; 6] = [
    Room {
        name: "model",
        rooms: &[],
        crates: Crates::Only(&["serde"]),
    },
    Room {
        name: "import",
        rooms: &["model"],
        crates: Crates::AllBut(&["yew", "gloo"]),
    },
    Room {
        name: "parse",
        rooms: &["model"],
        crates: Crates::Only(&[]),
    },
    Room {
        name: "view",
        rooms: &["model", "parse::letters"],
        crates: Crates::Only(&["serde", "postcard"]),
    },
    Room {
        name: "export",
        rooms: &["model", "view", "import"],
        crates: Crates::AllBut(&PAGE),
    },
    Room {
        name: "app",
        rooms: &["model", "view", "export", "import", "read"],
        crates: Crates::AllBut(&[]),
    },
];

#[test]
fn every_room_imports_only_what_its_table_allows() {
    let mut broken = Vec::new();
    for file in files(&source()) {
        let module = module(&file);
        let Some(room) = ROOMS
            .iter()
            .find(|room| module.first().is_some_and(|m| m == room.name))
        else {
            continue;
        };
        let of = |path: &str| module.join("::") + " imports " + path;
        for path in imports(&file, &module) {
            match path.strip_prefix("crate::") {
                Some(inner) => {
                    let mut allowed = room.rooms.iter().chain([&room.name]);
                    if !allowed.any(|a| inner == *a || inner.starts_with(&format!("{a}::"))) {
                        broken.push(of(&path));
                    }
                }
                None => {
                    let name = path.split("::").next().unwrap_or_default();
                    let allowed = matches!(name, "std" | "core" | "alloc")
                        || match room.crates {
                            Crates::Only(list) => list.contains(&name),
                            Crates::AllBut(list) => !list.contains(&name),
                        };
                    if !allowed {
                        broken.push(of(&path));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn stages_of_the_parser_meet_only_in_its_one_road() {
    let parse = source().join("parse");
    let road = std::fs::read_to_string(parse.join("mod.rs")).expect("the road");
    // A stage is what the road calls; from another it may know the shapes, not the deeds.
    let helpers = ["letters", "labels", "known", "grammar"];
    let is_stage = |name: &str| name != "annotate" && road.contains(&format!("{name}::"));
    let mut broken = Vec::new();
    for file in files(&parse)
        .into_iter()
        .filter(|file| *file != parse.join("mod.rs"))
    {
        let module = module(&file);
        for path in imports(&file, &module) {
            let Some(inner) = path.strip_prefix("crate::parse::") else {
                continue;
            };
            let steps: Vec<&str> = inner.split("::").collect();
            let stage = steps.iter().position(|step| is_stage(step));
            let Some(stage) = stage.filter(|_| !helpers.contains(&steps[0])) else {
                continue;
            };
            let is_own = module.iter().any(|m| m == steps[stage]);
            let is_shape = steps
                .last()
                .is_some_and(|s| s.starts_with(char::is_uppercase));
            if !is_own && !is_shape {
                broken.push(format!("{} calls {path}", module.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn imports_are_read_with_their_braces_and_supers() {
    let module = [
        "parse".to_owned(),
        "annotate".to_owned(),
        "tasks".to_owned(),
    ];
    let text = "pub(crate) use super::super::{letters::{self, lower}, known};\nuse regex::Regex as R;\n\
                fn f() { crate::view::reading(x) } // crate::app\n#[cfg(test)]\nuse yew::prelude::*;";
    let found: Vec<String> = paths(text)
        .iter()
        .map(|p| resolve(p, &module, Path::new(".")))
        .collect();
    assert_eq!(
        found,
        [
            "crate::parse::letters::self",
            "crate::parse::letters::lower",
            "crate::parse::known",
            "regex::Regex",
            "crate::view::reading"
        ]
    );
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `src/parse/annotate/mod.rs` is parse::annotate.
fn module(file: &Path) -> Vec<String> {
    let inside = file
        .strip_prefix(source())
        .expect("inside src")
        .with_extension("");
    let steps = inside
        .iter()
        .map(|step| step.to_string_lossy().into_owned());
    steps.filter(|step| step != "mod").collect()
}

/// What a file imports, from the root of the crate: "crate::model::Span", "regex::Regex".
fn imports(file: &Path, module: &[String]) -> BTreeSet<String> {
    let text = std::fs::read_to_string(file).expect("a source file");
    let folder = if file.ends_with("mod.rs") {
        file.with_file_name("")
    } else {
        file.with_extension("")
    };
    let mut found: BTreeSet<String> = paths(&text)
        .iter()
        .map(|p| resolve(p, module, &folder))
        .collect();
    found.retain(|path| !path.is_empty());
    found
}

/// The paths of all `use` lines and every `crate::` path outside them, without tests and comments.
fn paths(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for statement in code
        .split_inclusive([';', '}', '{'])
        .scan(String::new(), statement)
    {
        match use_tree(&statement) {
            Some(tree) => flatten("", &tree, &mut paths),
            None => paths.extend(statement.match_indices("crate::").map(|(at, _)| {
                let rest = &statement[at..];
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
                rest[..end.unwrap_or(rest.len())]
                    .trim_end_matches(':')
                    .to_owned()
            })),
        }
    }
    paths
}

/// Gathers a `use` statement up to its semicolon; anything else goes by as it comes.
fn statement(open: &mut String, part: &str) -> Option<String> {
    open.push_str(part);
    if use_tree(open).is_some() && !part.ends_with(';') {
        return Some(String::new());
    }
    Some(std::mem::take(open))
}

fn use_tree(statement: &str) -> Option<String> {
    let mut rest = statement.trim_start();
    while rest.starts_with("#[") {
        rest = rest.split_once(']')?.1.trim_start();
    }
    for visibility in ["pub(crate) ", "pub(super) ", "pub "] {
        rest = rest.strip_prefix(visibility).unwrap_or(rest);
    }
    Some(rest.strip_prefix("use ")?.trim_end_matches(';').to_owned())
}

fn flatten(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default().trim();
        if !name.is_empty() {
            paths.push(format!("{prefix}{name}"));
        }
        return;
    };
    let group = group.trim_end().trim_end_matches('}');
    let (mut depth, mut start) = (0, 0);
    // The closing brace of this group is cut off above; those of inner groups are counted.
    let group = format!(
        "{group}{}",
        "}".repeat(group.matches('{').count() - group.matches('}').count())
    );
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                flatten(&format!("{prefix}{head}"), &group[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// From the root of the crate, where the path is one of its own.
fn resolve(path: &str, module: &[String], folder: &Path) -> String {
    let mut base = module.to_vec();
    let mut rest = path;
    let mut is_own = false;
    while let Some(after) = rest.strip_prefix("super::") {
        base.pop();
        (rest, is_own) = (after, true);
    }
    if let Some(after) = rest.strip_prefix("self::") {
        (rest, is_own) = (after, true);
    }
    let first = rest.split("::").next().unwrap_or_default();
    let is_child =
        folder.join(format!("{first}.rs")).exists() || folder.join(first).join("mod.rs").exists();
    if is_own || (is_child && first != "crate") {
        base.push(rest.to_owned());
        return format!("crate::{}", base.join("::"));
    }
    rest.to_owned()
}

//! The finished page: a folder that any static web host can serve from any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::minify::minify;
use crate::page::{self, Effort};
use crate::shrink::shrink;
use crate::version::fingerprint;
use crate::weight::Weight;
use crate::workspace::Workspace;
use crate::{licences, styles};

/// The texts that the start page offers (`src/app/samples.rs`).
const SAMPLES: [&str; 3] = ["ket-luan", "nghi-quyet", "ke-hoach"];

/// One file of the finished page.
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
    pub fetched: Fetched,
}

/// When a browser asks for a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetched {
    /// When the page is opened.
    OnFirstVisit,
    /// When the first text is opened.
    WithFirstText,
    /// When something is saved as a file.
    WithFirstExport,
    /// By those who want it.
    Never,
}

/// Where the finished page stands.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("dist")
}

/// Builds the finished page and writes it to `dist/`.
pub fn write(workspace: &Workspace) -> Result<Vec<Part>> {
    let mut page = page::build(workspace, Effort::Full)?;
    for (name, module) in [
        ("page", &mut page.wasm),
        ("later", &mut page.later),
        ("reader", &mut page.reader),
        ("writer", &mut page.writer),
    ] {
        *module = shrink(workspace, name, module)?;
    }
    let parts = assemble(workspace, page)?;
    lay_down(&parts, &folder(workspace))?;
    Ok(parts)
}

/// The same for a person: says what the page weighs and where it is.
pub fn write_and_weigh(workspace: &Workspace) -> Result<()> {
    let parts = write(workspace)?;
    Weight::of(&parts)?.print();
    println!("the page is in {}", folder(workspace).display());
    Ok(())
}

/// Brings the program together with the files beside it.
pub fn assemble(workspace: &Workspace, page: page::Page) -> Result<Vec<Part>> {
    let read = |name: &str| {
        let file = workspace.root.join(name);
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let visited = |name: &str, bytes: Vec<u8>| Part {
        name: name.into(),
        bytes,
        fetched: Fetched::OnFirstVisit,
    };
    let styles = styles::gather(&workspace.root.join("styles"))?.into_bytes();
    let smaller = |name: &str, text: Vec<u8>| -> Result<Part> {
        Ok(visited(name, minify(workspace, name, text)?))
    };
    let mut parts = vec![
        smaller("boot.js", read("web/boot.js")?)?,
        smaller("keeping.js", read("web/keeping.js")?)?,
        smaller("chugiai.js", page.glue.into_bytes())?,
        visited("chugiai_bg.wasm", page.wasm),
        smaller("styles.css", styles)?,
        visited("icon.svg", read("web/icon.svg")?),
    ];
    let index = String::from_utf8(read("index.html")?).context("index.html is not UTF-8")?;
    let reading = minify(workspace, "reading.js", read("web/reading.js")?)?;
    let contents = parts.iter().map(|part| &part.bytes[..]).chain([
        index.as_bytes(),
        &reading,
        &page.later,
        &page.reader,
        &page.writer,
    ]);
    let version = fingerprint(contents);
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let index = with_version(&index, &names, &version)?;
    parts.insert(0, visited("index.html", index.into_bytes()));

    for (name, bytes) in [
        ("reading.js", reading),
        ("reading.wasm", page.reader),
        ("later.wasm", page.later),
    ] {
        parts.push(Part {
            name: name.into(),
            bytes,
            fetched: Fetched::WithFirstText,
        });
    }
    parts.push(Part {
        name: "writing.wasm".into(),
        bytes: page.writer,
        fetched: Fetched::WithFirstExport,
    });
    let enclosed = |name: &str, bytes| Part {
        name: name.into(),
        bytes,
        fetched: Fetched::Never,
    };
    for sample in SAMPLES {
        let name = format!("samples/{sample}.txt");
        let text = read(&name)?;
        parts.push(enclosed(&name, text));
    }
    parts.push(enclosed("README.txt", read("web/hosting.txt")?));
    parts.push(enclosed("LICENSE-MIT", read("LICENSE-MIT")?));
    parts.push(enclosed("LICENSE-APACHE", read("LICENSE-APACHE")?));
    let others = licences::gather(workspace)?;
    parts.push(enclosed("LICENSES-OF-OTHERS.txt", others.into_bytes()));
    Ok(parts)
}

/// Marks every address in the page with the release it belongs to. `boot.js` hands its own mark on to the glue
/// and the module, so that a browser or a proxy which kept half of an old release fetches the new one whole.
fn with_version(index: &str, names: &[&str], version: &str) -> Result<String> {
    names.iter().try_fold(index.to_owned(), |index, name| {
        let address = format!("\"{name}\"");
        ensure!(
            index.contains(&address),
            "index.html does not mention {name}"
        );
        Ok(index.replace(&address, &format!("\"{name}?v={version}\"")))
    })
}

/// Writes the parts into a folder that holds nothing else afterwards.
pub fn lay_down(parts: &[Part], folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder)?;
    for part in parts {
        let file = folder.join(&part.name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, &part.bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn every_address_carries_the_version() {
        let index = r#"<link href="a.css"><script src="boot.js"></script>"#;
        let marked = with_version(index, &["a.css", "boot.js"], "7f").expect("both are mentioned");
        assert_eq!(
            marked,
            r#"<link href="a.css?v=7f"><script src="boot.js?v=7f"></script>"#
        );
    }

    #[test]
    fn a_file_that_the_page_forgets_is_an_error() {
        assert!(with_version("<p>", &["boot.js"], "7f").is_err());
    }
}

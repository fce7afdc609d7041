//! The folders that tests use.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of pictures of failures begin.
pub(super) const FAILED: &str = "failed-";

/// Where files for uploading lie and where pictures go.
pub struct Workplace {
    uploads: PathBuf,
    screens: PathBuf,
    /// The script of axe-core, where it could be fetched.
    pub(super) axe: Option<String>,
    has_pictures: Cell<bool>,
}

impl Workplace {
    /// Makes the folders.
    pub fn new(work: &Path, screens: &Path, axe: Option<&Path>) -> Result<Workplace, String> {
        let uploads = work.join("uploads");
        for folder in [&uploads, &screens.to_owned()] {
            fs::create_dir_all(folder)
                .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        }
        // Pictures of failures are of the last run only.
        for entry in fs::read_dir(screens).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(FAILED) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let axe = axe.map(fs::read_to_string).transpose();
        Ok(Workplace {
            uploads,
            axe: axe.map_err(|error| format!("cannot read axe-core: {error}"))?,
            screens: screens.to_owned(),
            has_pictures: Cell::new(false),
        })
    }

    /// The folder of pictures, when there are any.
    pub fn pictures(&self) -> Option<&Path> {
        self.has_pictures.get().then_some(self.screens.as_path())
    }

    /// Puts a file where the browser can pick it up.
    pub(super) fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let file = self.uploads.join(name);
        fs::write(&file, content).expect("the folder is ours");
        file
    }

    /// Keeps what was printed.
    pub(super) fn paper(&self, name: &str, pdf: &[u8]) {
        fs::write(self.screens.join(name).with_extension("pdf"), pdf).expect("the folder is ours");
        self.has_pictures.set(true);
    }

    /// Keeps a picture.
    pub(super) fn picture(&self, name: &str, png: &[u8]) -> PathBuf {
        let file = self.screens.join(name).with_extension("png");
        fs::write(&file, png).expect("the folder is ours");
        self.has_pictures.set(true);
        file
    }
}

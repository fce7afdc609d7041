//! What WebKit is started with. Its browser always opens a window; so it gets a screen that nobody sees.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// Nothing around the page asks for width: the window may become as narrow as a phone.
const NARROW: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; \
                      -gtk-icon-transform: scale(0.01) }";

/// Where the window stands. The screen's own pointer rests in the middle of the screen, and the window under it has the
/// keyboard: so the window's corner stands there, with the bar above the page, not the page itself, below the pointer.
pub const CORNER: [i64; 2] = [SCREEN[0] / 2 - 5, SCREEN[1] / 2 - 5];
const SCREEN: [i64; 2] = [3600, 2800];

/// A screen in memory, large enough for any window of the tests beyond its middle.
pub struct Screen(Child);

impl Screen {
    /// Opens it; gives it with the name by which programs find it.
    pub fn open() -> Result<(Screen, String), String> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0"])
            .arg(format!("{}x{}x24", SCREEN[0], SCREEN[1]))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb does not start: {error}"))?;
        let output = process.stdout.take();
        // From here on the drop below ends the process, whatever happens.
        let screen = Screen(process);
        let mut number = String::new();
        output
            .and_then(|output| BufReader::new(output).read_line(&mut number).ok())
            .filter(|_| !number.trim().is_empty())
            .ok_or("Xvfb finds no free display")?;
        Ok((screen, format!(":{}", number.trim())))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Writes what the browser reads at its start, and gives the environment that leads it there.
pub fn environment(
    screen: &str,
    profile: &Path,
    downloads: &Path,
) -> Result<Vec<(&'static str, String)>, String> {
    let settings = profile.join("gtk-3.0");
    fs::create_dir_all(&settings).map_err(|error| error.to_string())?;
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    for (file, content) in [
        (settings.join("gtk.css"), NARROW),
        (profile.join("user-dirs.dirs"), &folders),
    ] {
        fs::write(&file, content).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let here = profile.display().to_string();
    let mut environment: Vec<(&str, String)> = [
        ("DISPLAY", screen),
        ("GDK_BACKEND", "x11"),
        ("XDG_CONFIG_HOME", &here),
        ("XDG_DATA_HOME", &here),
        ("XDG_CACHE_HOME", &here),
        // Nobody listens to its windows, and a picture card there is not.
        ("NO_AT_BRIDGE", "1"),
        ("LIBGL_ALWAYS_SOFTWARE", "1"),
        // As root, and within other sandboxes, its own does not start; it opens no page but ours.
        ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    if make_vietnamese(profile) {
        environment.push(("LOCPATH", here));
        environment.push(("LC_ALL", "vi_VN.UTF-8".into()));
    }
    Ok(environment)
}

/// The browser speaks the language of its system. Where the system cannot make Vietnamese, it speaks what it speaks.
fn make_vietnamese(folder: &Path) -> bool {
    let mut command = Command::new("localedef");
    command.args(["-i", "vi_VN", "-f", "UTF-8"]);
    command.arg(folder.join("vi_VN.UTF-8"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// A session of WebKit.
pub fn capabilities(program: &Path) -> Value {
    json!({
        "browserName": "MiniBrowser",
        "unhandledPromptBehavior": "ignore",
        "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
    })
}

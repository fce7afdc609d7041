//! What Firefox is started with, and what its own windows do for a page that WebDriver has no word for.

use std::path::Path;

use serde_json::{Value, json};

/// Listens on `port`, and lets the tests reach the browser's own windows.
pub fn driver_arguments(port: u16) -> Vec<String> {
    // Without a port of its own for the newer protocol two runs on one machine would meet.
    let port = port.to_string();
    [
        "--port",
        &port,
        "--websocket-port",
        "0",
        "--allow-system-access",
    ]
    .map(str::to_owned)
    .into()
}

/// A session of Firefox.
pub fn capabilities(program: &Path, downloads: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "unhandledPromptBehavior": "ignore",
        "moz:firefoxOptions": {
            "binary": program,
            "args": ["-headless", "-width", "1366", "-height", "900"],
            "prefs": {
                "intl.accept_languages": "vi,en",
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "app.update.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
            },
        },
    })
}

/// Takes back what the test before wished, and lets the window be as narrow as a phone.
pub const FRESH: &str = "
    document.documentElement.style.setProperty('min-width', '0', 'important');
    Services.prefs.setIntPref('ui.prefersReducedMotion', 0);
    Services.prefs.setCharPref('intl.accept_languages', 'vi,en');
    Services.console.reset();
    Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).clearEvents();";

/// States wishes, as `[name, value]`, and shows the page on a medium (`\"\"`: the screen). Gives a wish it cannot state.
pub const WISH: &str = "
    const [medium, wishes] = arguments;
    const page = gBrowser.selectedBrowser.browsingContext;
    const wished = (name) => wishes.find((wish) => wish[0] === name)?.[1];
    page.mediumOverride = medium;
    page.prefersColorSchemeOverride = wished('prefers-color-scheme') ?? 'none';
    page.forcedColorsOverride = wished('forced-colors') ?? 'none';
    Services.prefs.setIntPref('ui.prefersReducedMotion', wished('prefers-reduced-motion') === 'reduce' ? 1 : 0);
    const known = ['prefers-color-scheme', 'forced-colors', 'prefers-reduced-motion'];
    return wishes.map(([name]) => name).find((name) => !known.includes(name)) ?? null";

/// Speaks these languages.
pub const SPEAK: &str = "Services.prefs.setCharPref('intl.accept_languages', arguments[0])";

/// Cuts the network of the page, or joins it again.
pub const CUT: &str = "gBrowser.selectedBrowser.browsingContext.forceOffline = arguments[0]";

/// What the console shows as errors of the page at this address, each once.
pub const ERRORS: &str = "
    const origin = arguments[0];
    const errors = Services.console.getMessageArray()
      .filter((line) => line instanceof Ci.nsIScriptError && !(line.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)))
      .filter((line) => line.sourceName.startsWith(origin))
      .map((line) => line.errorMessage);
    const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
      .filter((line) => line.level === 'error' && line.filename.startsWith(origin))
      .map((line) => line.arguments.join(' '));
    return [...new Set([...errors, ...said])]";

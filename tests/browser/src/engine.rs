//! The engines: what each is started with. What is not common to all stands here and in `chromium.rs`.

use std::path::Path;

use serde_json::{Value, json};

use crate::chromium;

/// Whose browser runs the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
}

impl Engine {
    /// By the name that `cargo xtask` gives it.
    pub fn of(name: &str) -> Option<Engine> {
        match name {
            "chromium" => Some(Engine::Chromium),
            "firefox" => Some(Engine::Firefox),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
        }
    }

    /// How its driver is told where to listen; Chromium's finds a free port itself and says which.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium => vec!["--port=0".into()],
            // Without a port of its own for the newer protocol two runs on one machine would meet.
            Engine::Firefox => ["--port", &port.to_string(), "--websocket-port", "0"]
                .map(str::to_owned)
                .into(),
        }
    }

    /// What a session asks for: no window where that can be had, an empty profile, Vietnamese, files kept in a folder.
    pub fn capabilities(self, program: &Path, profile: &Path, downloads: &Path) -> Value {
        match self {
            Engine::Chromium => chromium::capabilities(program, profile, downloads),
            Engine::Firefox => json!({
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
            }),
        }
    }
}

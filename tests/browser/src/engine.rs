//! The engines: what each is started with. What is not common to all stands here and in
//! `chromium.rs`, `firefox.rs` and `webkit.rs`.

use std::path::Path;

use serde_json::Value;

use crate::{chromium, firefox, webkit};

/// Whose browser runs the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// By the name that `cargo xtask` gives it.
    pub fn of(name: &str) -> Option<Engine> {
        match name {
            "chromium" => Some(Engine::Chromium),
            "firefox" => Some(Engine::Firefox),
            "webkit" => Some(Engine::WebKit),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// How its driver is told where to listen; Chromium's finds a free port itself and says which.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium => vec!["--port=0".into()],
            Engine::Firefox => firefox::driver_arguments(port),
            Engine::WebKit => vec![format!("--port={port}")],
        }
    }

    /// What a session asks for: no window where that can be had, an empty profile, Vietnamese, files kept in a folder.
    pub fn capabilities(self, program: &Path, profile: &Path, downloads: &Path) -> Value {
        match self {
            Engine::Chromium => chromium::capabilities(program, profile, downloads),
            Engine::WebKit => webkit::capabilities(program),
            Engine::Firefox => firefox::capabilities(program, downloads),
        }
    }
}

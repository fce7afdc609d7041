//! What the browser remembers between visits. A refusal is a fact, never a failure.

use super::settings::Settings;
use web_sys::Storage;

const SETTINGS: &str = "chugiai.settings";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The settings of the last visit, or the first ones.
pub fn settings() -> Settings {
    storage()
        .and_then(|s| s.get_item(SETTINGS).ok().flatten())
        .map_or_else(Settings::default, |text| Settings::from_text(&text))
}

/// Keeps the settings; false when the browser refuses.
pub fn keep(settings: Settings) -> bool {
    storage().is_some_and(|s| s.set_item(SETTINGS, &settings.to_text()).is_ok())
}

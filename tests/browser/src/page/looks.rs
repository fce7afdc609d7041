//! The screen and the person's wishes about it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Page;
use crate::webdriver::Answer;

impl Page<'_> {
    /// Sets the size of the view in CSS pixels; every test begins with 1366 × 768.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.must(self.try_resize(width, height));
    }

    pub(super) fn try_resize(&self, width: u32, height: u32) -> Answer {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser
            .command("Emulation.setDeviceMetricsOverride", size)
    }

    /// States wishes as a system would: `[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]`.
    #[track_caller]
    pub fn prefer(&self, wishes: &[(&str, &str)]) {
        self.emulate_media("", wishes);
    }

    /// Shows the page as it prints.
    #[track_caller]
    pub fn show_print(&self) {
        self.emulate_media("print", &[]);
    }

    #[track_caller]
    fn emulate_media(&self, media: &str, wishes: &[(&str, &str)]) {
        let features: Vec<Value> = wishes
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.must(self.browser.command(
            "Emulation.setEmulatedMedia",
            json!({ "media": media, "features": features }),
        ));
    }

    /// Makes the browser speak these languages, best first (`"en,vi"`), from the next opening on; it begins with
    /// Vietnamese.
    #[track_caller]
    pub fn speak(&self, languages: &str) {
        let agent = self.script("return navigator.userAgent", json!([]));
        let wish = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.must(self.browser.command("Emulation.setUserAgentOverride", wish));
    }

    /// Cuts the network, or joins it again.
    #[track_caller]
    pub fn set_offline(&self, offline: bool) {
        let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.must(
            self.browser
                .command("Network.emulateNetworkConditions", line),
        );
    }

    /// Keeps a picture of the view as `target/screens/NAME.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) {
        let png = self.must(self.picture(false));
        self.workplace.picture(name, &png);
    }

    /// The same for the whole page, however long.
    #[track_caller]
    pub fn screenshot_whole(&self, name: &str) {
        let png = self.must(self.picture(true));
        self.workplace.picture(name, &png);
    }

    pub(super) fn picture(&self, whole: bool) -> Result<Vec<u8>, crate::webdriver::Fault> {
        let answer = self.browser.command(
            "Page.captureScreenshot",
            json!({ "captureBeyondViewport": whole }),
        )?;
        Ok(BASE64_STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .unwrap_or_default())
    }
}

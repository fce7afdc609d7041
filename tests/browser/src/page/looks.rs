//! The screen and the person's wishes about it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Page;
use crate::webdriver::{Answer, Fault};

impl Page<'_> {
    /// Sets the size of the view in CSS pixels; every test begins with 1366 × 768.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.must(self.try_resize(width, height));
    }

    pub(super) fn try_resize(&self, width: u32, height: u32) -> Answer {
        if !self.browser.is_chromium() {
            return self.resize_window(width, height);
        }
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser
            .command("Emulation.setDeviceMetricsOverride", size)
    }

    /// Makes the window itself as large as the view needs it; some systems refuse small ones.
    fn resize_window(&self, width: u32, height: u32) -> Answer {
        let size = [width, height].map(i64::from);
        let mut frame = [0, 0];
        for _ in 0..2 {
            let whole = json!({ "width": size[0] + frame[0], "height": size[1] + frame[1] });
            self.session().post("window/rect", whole)?;
            let look = "return [innerWidth, innerHeight, outerWidth, outerHeight]";
            let now = self.session().script(look, json!([]))?;
            let side = |place: usize| now[place].as_i64().unwrap_or_default();
            if [side(0), side(1)] == size {
                return Ok(now);
            }
            frame = [side(2) - side(0), side(3) - side(1)];
        }
        Err(Fault::left_out(format_args!("view of {width} × {height}")))
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

    pub(super) fn picture(&self, whole: bool) -> Result<Vec<u8>, Fault> {
        let png = if self.browser.is_chromium() {
            let how = json!({ "captureBeyondViewport": whole });
            self.browser.command("Page.captureScreenshot", how)?["data"].take()
        } else {
            self.session().get("screenshot")?
        };
        Ok(BASE64_STANDARD
            .decode(png.as_str().unwrap_or_default())
            .unwrap_or_default())
    }
}

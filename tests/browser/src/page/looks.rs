//! The screen and the person's wishes about it.

use std::thread;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::{BETWEEN_LOOKS, Page};
use crate::webdriver::{Answer, Fault};
use crate::{firefox, webkit};

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
            .command("size of a view", "Emulation.setDeviceMetricsOverride", size)
    }

    /// Makes the window itself as large as the view needs it; some systems refuse small ones.
    fn resize_window(&self, width: u32, height: u32) -> Answer {
        let size = [width, height].map(i64::from);
        let mut frame = [0, 0];
        // Windows obey when they find the time.
        for _ in 0..40 {
            let mut whole = json!({ "width": size[0] + frame[0], "height": size[1] + frame[1] });
            if self.browser.is_webkit() {
                let [x, y] = webkit::CORNER;
                whole["x"] = x.into();
                whole["y"] = y.into();
            }
            self.session().post("window/rect", whole)?;
            let look = "return [innerWidth, innerHeight, outerWidth, outerHeight]";
            for _ in 0..5 {
                let now = self.session().script(look, json!([]))?;
                let side = |place: usize| now[place].as_i64().unwrap_or_default();
                if [side(0), side(1)] == size {
                    // The page hears of it when it next draws.
                    let drawn = "const [done] = arguments;
                        setTimeout(done, 10000);
                        requestAnimationFrame(() => requestAnimationFrame(() => done()))";
                    let body = json!({ "script": drawn, "args": [] });
                    return self.session().post("execute/async", body);
                }
                frame = [side(2) - side(0), side(3) - side(1)];
                thread::sleep(BETWEEN_LOOKS);
            }
        }
        Err(Fault::left_out(format_args!("view of {width} × {height}")))
    }

    /// States wishes as a system would: `[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]`.
    #[track_caller]
    pub fn prefer(&self, wishes: &[(&str, &str)]) {
        self.emulate_media("", wishes);
    }

    /// Shows what is open now in `"light"` or `"dark"`, with nothing moving. Where no wish can be stated, the page is
    /// told its theme as its own settings tell it.
    #[track_caller]
    pub fn show_scheme(&self, scheme: &str) {
        if self.browser.is_chromium() || self.browser.is_firefox() {
            let still = ("prefers-reduced-motion", "reduce");
            return self.prefer(&[("prefers-color-scheme", scheme), still]);
        }
        let theme = "document.documentElement.setAttribute('data-theme', arguments[0])";
        self.script(theme, json!([scheme]));
        self.wait_until("nothing moves any more", |page| {
            let moving = "return document.getAnimations().filter((a) => a.playState === 'running' && a.effect.getComputedTiming().endTime < 5000).length";
            page.script(moving, json!([])) == 0
        });
    }

    /// Shows the page as it prints.
    #[track_caller]
    pub fn show_print(&self) {
        self.emulate_media("print", &[]);
    }

    #[track_caller]
    fn emulate_media(&self, media: &str, wishes: &[(&str, &str)]) {
        if self.browser.is_firefox() {
            let wishes = json!([media, wishes]);
            let unknown = self.privileged("wishes of a system", firefox::WISH, wishes);
            if let Some(unknown) = unknown.as_str() {
                self.must::<()>(Err(Fault::left_out(format_args!("wish of {unknown}"))));
            }
            return;
        }
        let features: Vec<Value> = wishes
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let wish = json!({ "media": media, "features": features });
        self.must(
            self.browser
                .command("wishes of a system", "Emulation.setEmulatedMedia", wish),
        );
    }

    /// Makes the browser speak these languages, best first (`"en,vi"`), from the next opening on; it begins with
    /// Vietnamese.
    #[track_caller]
    pub fn speak(&self, languages: &str) {
        if self.browser.is_firefox() {
            self.privileged("choice of language", firefox::SPEAK, json!([languages]));
            return;
        }
        let agent = self.script("return navigator.userAgent", json!([]));
        let wish = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.must(self.browser.command(
            "choice of language",
            "Emulation.setUserAgentOverride",
            wish,
        ));
    }

    /// Cuts the network, or joins it again.
    #[track_caller]
    pub fn set_offline(&self, offline: bool) {
        if self.browser.is_firefox() {
            self.privileged("network to cut", firefox::CUT, json!([offline]));
            return;
        }
        let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.must(
            self.browser
                .command("network to cut", "Network.emulateNetworkConditions", line),
        );
    }

    #[track_caller]
    fn privileged(&self, need: &str, script: &str, arguments: Value) -> Value {
        self.must(self.browser.among_windows(need, script, arguments))
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
            self.browser
                .command("pictures", "Page.captureScreenshot", how)?["data"]
                .take()
        } else {
            self.session().get("screenshot")?
        };
        Ok(BASE64_STANDARD
            .decode(png.as_str().unwrap_or_default())
            .unwrap_or_default())
    }
}

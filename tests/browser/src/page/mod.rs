//! What a test can do with a page. Every helper waits for what it needs and fails the test, with the line that
//! called it, when that does not come; so tests neither sleep nor handle errors.

mod acting;
mod barriers;
mod files;
mod looks;
mod reading;
mod watch;
mod windows;
mod workplace;

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use static_server::Site;

use crate::browser::Browser;
use crate::firefox;
use crate::webdriver::{Fault, Session};
use watch::Expectations;
pub use workplace::Workplace;

/// How long a helper waits before it fails: long enough for a machine that does three other things as well.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// What passes by itself while a page is still at work.
const PASSING: [&str; 5] = [
    // WebKit, asked while one page gives way to the next.
    "no such frame",
    "no such element",
    "stale element reference",
    "element click intercepted",
    "element not interactable",
];

/// A fresh tab, on a server of its own: nothing stored, nothing opened yet.
pub struct Page<'a> {
    browser: &'a Browser,
    workplace: &'a Workplace,
    site: Site,
    expected: Expectations,
}

impl<'a> Page<'a> {
    /// Opens a tab of the usual size and closes the one before.
    pub fn open_tab(
        browser: &'a Browser,
        site: Site,
        workplace: &'a Workplace,
    ) -> Result<Page<'a>, Fault> {
        let session = &browser.session;
        let fresh = session.post("window/new", json!({ "type": "tab" }))?;
        session.delete("window")?;
        session.post("window", json!({ "handle": fresh["handle"] }))?;
        // What earlier pages said is not said by this one.
        browser.console("")?;
        if browser.is_firefox() {
            browser.among_windows("windows", firefox::FRESH, json!([]))?;
        }
        browser.asked_for()?;
        let page = Page {
            browser,
            workplace,
            site,
            expected: Expectations::default(),
        };
        page.try_resize(1366, 768)?;
        if browser.is_chromium() {
            // A tab without a window in front never has the focus; styles of the focus would not show.
            browser.command(
                "focus without a window",
                "Emulation.setFocusEmulationEnabled",
                json!({ "enabled": true }),
            )?;
        }
        Ok(page)
    }

    /// The server: what was asked of it, and ways to make it behave badly.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Goes to an address relative to the page (`""`, `"?doc=mau.txt"`, `"#n3"`) and waits until the program runs.
    #[track_caller]
    pub fn open(&self, address: &str) {
        self.go(address);
        self.wait_until("the program has started", |page| {
            // It marks the root when it listens, one step after the first drawing.
            page.count(".boot--opening") == 0 && page.count("html[data-measure], .boot--failed") > 0
        });
    }

    /// Goes to an address and does not wait for the program.
    #[track_caller]
    pub fn go(&self, address: &str) {
        self.must(
            self.session()
                .post("url", json!({ "url": self.site.url() + address })),
        );
    }

    /// Waits until an element matches.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.patiently(css, || self.session().find(css));
    }

    /// Waits until no element matches.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(&format!("no element matches {css}"), |page| {
            page.count(css) == 0
        });
    }

    /// Waits until something is so; `what` completes "this never came true: …".
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Page) -> bool) {
        let started = Instant::now();
        while !is_so(self) {
            assert!(started.elapsed() < PATIENCE, "this never came true: {what}");
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Gives the page time to do what it should not do: for tests that something does *not* happen.
    #[track_caller]
    pub fn settle(&self) {
        let script = "
            const [done] = arguments;
            // WebKit does not tell when it is idle.
            const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
            setTimeout(() => idle(() => done(), { timeout: 2000 }), 300)";
        self.must(
            self.session()
                .post("execute/async", json!({ "script": script, "args": [] })),
        );
    }

    /// Runs the body of a function in the page and gives what it returns.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Value) -> Value {
        self.must(self.session().script(script, arguments))
    }

    /// The same for a body that waits with `await`.
    #[track_caller]
    pub fn script_awaiting(&self, script: &str, arguments: Value) -> Value {
        let whole = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(done, (error) => done(`${{error}}`))"
        );
        let body = json!({ "script": whole, "args": arguments });
        self.must(self.session().post("execute/async", body))
    }

    /// Whether the page runs in Chromium, by whose figures its speed is judged.
    pub fn is_chromium(&self) -> bool {
        self.browser.is_chromium()
    }

    /// Leaves the test out where only Chromium has what it needs.
    #[track_caller]
    pub fn needs_chromium(&self, need: &str) {
        if !self.browser.is_chromium() {
            self.must::<()>(Err(Fault::left_out(need)));
        }
    }

    fn session(&self) -> &Session {
        &self.browser.session
    }

    /// A command that has no reason to fail.
    #[track_caller]
    fn must<T>(&self, answer: Result<T, Fault>) -> T {
        match answer {
            Ok(value) => value,
            Err(fault) => panic!("{fault}"),
        }
    }

    /// Tries again while the reason for failing may pass.
    #[track_caller]
    fn patiently<T>(&self, what: &str, attempt: impl Fn() -> Result<T, Fault>) -> T {
        let started = Instant::now();
        loop {
            match attempt() {
                Ok(value) => return value,
                Err(fault)
                    if PASSING.contains(&fault.kind.as_str()) && started.elapsed() < PATIENCE =>
                {
                    thread::sleep(BETWEEN_LOOKS);
                }
                Err(fault) => panic!("{what}: {fault}"),
            }
        }
    }
}

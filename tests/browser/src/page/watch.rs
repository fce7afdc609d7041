//! What every test watches without saying so: no error in the console, no request to another host.

use std::cell::RefCell;
use std::fmt::Write;

use super::Page;
use super::workplace::FAILED;

/// What a test announced beforehand.
#[derive(Default)]
pub(super) struct Expectations {
    errors: RefCell<Vec<String>>,
    hosts: RefCell<Vec<String>>,
}

impl Page<'_> {
    /// The console will show an error that contains `part`; the test fails when it does not.
    pub fn expect_error(&self, part: &str) {
        let mut errors = self.expected.errors.borrow_mut();
        if !errors.iter().any(|known| known == part) {
            errors.push(part.into());
        }
    }

    /// The page will try to reach this origin; whether it succeeds is for the test to find out.
    pub fn expect_request(&self, origin: &str) {
        self.expected.hosts.borrow_mut().push(origin.into());
    }

    /// Fails on errors that nobody announced, on announced ones that did not come, and on any other host.
    #[track_caller]
    pub fn assert_quiet(&self) {
        // WebKit's driver does not tell what its browser logs.
        let console = self.must(self.browser.console(&self.site.origin()));
        let errors: Vec<&str> = console
            .iter()
            .filter(|line| line.is_error)
            .map(|line| line.text.as_str())
            .collect();
        let expected = self.expected.errors.borrow();
        if !self.browser.is_chromium() {
            // Each engine has its own words for an error: one that was announced may be any.
            assert!(
                errors.is_empty() || !expected.is_empty(),
                "the console shows an error: {errors:?}"
            );
            return;
        }
        for error in &errors {
            assert!(
                expected.iter().any(|part| error.contains(part)),
                "the console shows an error: {error}"
            );
        }
        for part in expected.iter() {
            assert!(
                errors.iter().any(|error| error.contains(part)),
                "the console shows no error with “{part}”: {errors:?}"
            );
        }
        for address in self.must(self.browser.asked_for()) {
            assert!(
                self.may_ask_for(&address),
                "the page asked another host: {address}"
            );
        }
    }

    fn may_ask_for(&self, address: &str) -> bool {
        let own = [self.site.origin()];
        let hosts = self.expected.hosts.borrow();
        let of = |origin: &String| {
            address
                .strip_prefix(origin.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        let inside = ["data:", "blob:", "about:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        inside || own.iter().chain(hosts.iter()).any(of)
    }

    /// What a person wants to know when a test failed. Never fails itself.
    pub fn describe(&self, name: &str) -> String {
        let mut told = String::new();
        if let Ok(text) = self
            .session()
            .script("return (document.querySelector('.boot pre')?.textContent ?? '') + document.body.innerText", serde_json::json!([]))
        {
            let text: String = text
                .as_str()
                .unwrap_or_default()
                .chars()
                .take(400)
                .collect();
            let _ = writeln!(told, "the page says: {}", text.replace('\n', " / "));
        }
        for line in self
            .browser
            .console(&self.site.origin())
            .into_iter()
            .flatten()
        {
            let _ = writeln!(told, "console: {}", line.text);
        }
        if let Ok(png) = self.picture(false) {
            let _ = writeln!(
                told,
                "picture: {}",
                self.workplace
                    .picture(&format!("{FAILED}{name}"), &png)
                    .display()
            );
        }
        told
    }
}

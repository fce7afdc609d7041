//! Nothing leaves the device: the policy is there, and it holds.

use serde_json::json;
use static_server::Site;

use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    the_policy_names_no_other_place,
    another_host_cannot_be_reached,
    injected_script_does_not_run,
];

fn the_policy_names_no_other_place(page: &Page) {
    page.open("");
    let policy = page
        .attribute("meta[http-equiv='Content-Security-Policy']", "content")
        .expect("a policy");
    assert_eq!(
        policy,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'"
    );
}

fn another_host_cannot_be_reached(page: &Page) {
    let elsewhere = Site::open(std::path::Path::new("."), "/", 0).expect("a free port");
    page.open("");
    for attempt in [
        "fetch(arguments[0]).catch(() => {})",
        "new Image().src = arguments[0]",
        "navigator.sendBeacon(arguments[0], 'text')",
        "import(arguments[0]).catch(() => {})",
        "try { new WebSocket(arguments[0].replace('http', 'ws')) } catch {}",
    ] {
        page.expect_error("Content Security Policy");
        page.script(attempt, json!([elsewhere.url()]));
        page.settle();
    }
    page.expect_request(&elsewhere.origin());
    assert_eq!(elsewhere.requests(), []);
}

fn injected_script_does_not_run(page: &Page) {
    page.needs_chromium(
        "script that the page's policy binds: what WebDriver runs has rights of its own",
    );
    page.open("");
    page.expect_error("Content Security Policy");
    // Later, as the browser lets code that it runs for WebDriver itself do more than the page may.
    page.script(
        "const script = document.createElement('script');
         script.text = 'window.inlineRan = true';
         document.body.append(script);
         setTimeout(() => { try { window.evalRan = eval('true') } catch { window.evalRan = false } })",
        json!([]),
    );
    page.wait_until("eval was tried", |page| {
        page.script("return window.evalRan", json!([])) != json!(null)
    });
    let ran = page.script(
        "return [window.inlineRan ?? false, window.evalRan]",
        json!([]),
    );
    assert_eq!(ran, json!([false, false]));
}

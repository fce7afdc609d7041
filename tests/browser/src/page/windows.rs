//! A second window beside the first.

use serde_json::json;

use super::Page;

impl Page<'_> {
    /// Opens an address in a tab of its own and goes on there; gives the tab left behind.
    #[track_caller]
    pub fn open_beside(&self, address: &str) -> String {
        let here = self.must(self.session().get("window"));
        let fresh = self.must(self.session().post("window/new", json!({ "type": "tab" })));
        self.turn_to(fresh["handle"].as_str().unwrap_or_default());
        self.must(self.try_resize(1366, 768));
        self.open(address);
        here.as_str().unwrap_or_default().to_owned()
    }

    /// Goes on in another tab; gives the one left behind.
    #[track_caller]
    pub fn turn_to(&self, window: &str) -> String {
        let here = self.must(self.session().get("window"));
        self.must(self.session().post("window", json!({ "handle": window })));
        here.as_str().unwrap_or_default().to_owned()
    }

    /// Closes this tab and goes on in another.
    #[track_caller]
    pub fn close_for(&self, window: &str) {
        self.must(self.session().delete("window"));
        self.must(self.session().post("window", json!({ "handle": window })));
    }
}

//! What axe-core finds: barriers to people who hear the page, enlarge it, or see few colours.

use serde_json::{Value, json};

use super::Page;

/// Runs axe-core with every rule that holds for a whole page, and the size of targets, which it leaves out by itself.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
    axe.run(document, options).then(
      ({ violations }) => done(violations.flatMap((rule) => rule.nodes.slice(0, 4).map((node) =>
        `${rule.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)} ${node.any.concat(node.all, node.none).map((c) => c.message).join('; ').slice(0, 200)}`))),
      (error) => done([`axe-core fails: ${error}`]));";

impl Page<'_> {
    /// Whether axe-core could be fetched.
    pub fn can_look_for_barriers(&self) -> bool {
        self.workplace.axe.is_some()
    }

    /// What axe-core objects to in what the page shows now. The script comes by WebDriver: the page's own policy
    /// stays as it is.
    #[track_caller]
    pub fn barriers(&self) -> Vec<String> {
        let Some(axe) = &self.workplace.axe else {
            return Vec::new();
        };
        if self.script("return typeof axe", json!([])) == "undefined" {
            self.script(axe, json!([]));
        }
        let look = json!({ "script": LOOK, "args": [] });
        let found = self.must(self.session().post("execute/async", look));
        let found = found.as_array().into_iter().flatten();
        found.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

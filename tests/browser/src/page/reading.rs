//! What the page shows.

use serde_json::{Value, json};

use super::Page;

/// Where an element stands in the view, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Page<'_> {
    /// The title of the page.
    #[track_caller]
    pub fn title(&self) -> String {
        text_of(&self.must(self.session().get("title")))
    }

    /// The address after the folder of the page: query and fragment.
    #[track_caller]
    pub fn address(&self) -> String {
        let address = text_of(&self.must(self.session().get("url")));
        address
            .strip_prefix(&self.site.url())
            .map(str::to_owned)
            .unwrap_or(address)
    }

    /// The visible text of the first match, as a person would select it.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        let session = self.session();
        if self.browser.is_webkit() {
            // Its driver takes some texts that can be seen for hidden.
            self.wait_for(css);
            // And what is left alone out of view has no text of its look.
            let look = "element => element.checkVisibility() ? (element.innerText || element.textContent).trim().replace(/[^\\S\\n]*\\n[^\\S\\n]*/g, '\\n') : ''";
            return self
                .each(css, look)
                .first()
                .map(text_of)
                .unwrap_or_default();
        }
        text_of(&self.patiently(css, || session.get(&session.find(css)?.command("text"))))
    }

    /// The visible texts of all matches there are now; none is an empty list.
    #[track_caller]
    pub fn all(&self, css: &str) -> Vec<String> {
        // In Firefox what is left alone out of view has no text of its look.
        let texts = self.each(css, "element => element.innerText || element.textContent");
        texts
            .iter()
            .map(|text| text_of(text).trim().to_owned())
            .collect()
    }

    /// How many elements match now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.script(
            "return document.querySelectorAll(arguments[0]).length",
            json!([css]),
        )
        .as_u64()
        .unwrap_or_default() as usize
    }

    /// Whether the first match can be seen (it exists, and neither it nor a parent is hidden).
    #[track_caller]
    pub fn is_visible(&self, css: &str) -> bool {
        let look = "element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })";
        self.each(css, look).first() == Some(&Value::Bool(true))
    }

    /// An attribute of the first match, such as `aria-expanded`.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.wait_for(css);
        // WebKit's driver calls an attribute empty that is not there.
        let look = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        let value = self.script(look, json!([css, name]));
        value.as_str().map(str::to_owned)
    }

    /// A property of the first match as JSON, such as `checked`, `value`, `scrollTop`.
    #[track_caller]
    pub fn property(&self, css: &str, name: &str) -> Value {
        let session = self.session();
        self.patiently(css, || {
            session.get(&session.find(css)?.command(&format!("property/{name}")))
        })
    }

    /// A computed style of the first match, such as `color`.
    #[track_caller]
    pub fn style(&self, css: &str, property: &str) -> String {
        let session = self.session();
        text_of(&self.patiently(css, || {
            session.get(&session.find(css)?.command(&format!("css/{property}")))
        }))
    }

    /// Where the first match stands in the view.
    #[track_caller]
    pub fn rect(&self, css: &str) -> Rect {
        self.wait_for(css);
        let look = "element => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] }";
        let side = |place: usize, sides: &Value| sides[place].as_f64().unwrap_or_default();
        let sides = self.each(css, look).first().cloned().unwrap_or_default();
        Rect {
            left: side(0, &sides),
            top: side(1, &sides),
            right: side(2, &sides),
            bottom: side(3, &sides),
        }
    }

    /// Whether the keyboard acts on the element that matches.
    #[track_caller]
    pub fn has_focus(&self, css: &str) -> bool {
        self.script(
            "return document.activeElement?.matches(arguments[0]) ?? false",
            json!([css]),
        ) == true
    }

    /// What a function says of each match.
    #[track_caller]
    fn each(&self, css: &str, look: &str) -> Vec<Value> {
        let script = format!("return Array.from(document.querySelectorAll(arguments[0]), {look})");
        match self.script(&script, json!([css])) {
            Value::Array(answers) => answers,
            other => panic!("{css}: expected a list, the page gave {other}"),
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

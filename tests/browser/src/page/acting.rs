//! What a person does with mouse and keyboard.

use serde_json::{Value, json};

use super::Page;

impl Page<'_> {
    /// Clicks the first match, once it is there and nothing lies over it.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let session = self.session();
        self.patiently(css, || {
            let element = session.find(css)?;
            let pressed = session.post(&element.command("click"), json!({}));
            if pressed
                .as_ref()
                .is_err_and(|fault| fault.kind == "element not interactable")
            {
                // WebKit's driver does not scroll to what is not laid out; a person does.
                let script = "arguments[0].scrollIntoView({ block: 'center' })";
                session.post(
                    "execute/sync",
                    json!({ "script": script, "args": [element.to_json()] }),
                )?;
            }
            pressed
        });
    }

    /// Moves the mouse over the first match.
    #[track_caller]
    pub fn hover(&self, css: &str) {
        let session = self.session();
        self.patiently(css, || {
            let element = session.find(css)?;
            let moves = json!([{ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element.to_json() }]);
            session.post("actions", json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": moves }] }))
        });
    }

    /// Writes into the first match, after what already stands there.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        let session = self.session();
        self.patiently(css, || {
            session.post(
                &session.find(css)?.command("value"),
                json!({ "text": text }),
            )
        });
    }

    /// Empties the first match.
    #[track_caller]
    pub fn clear(&self, css: &str) {
        let session = self.session();
        self.patiently(css, || {
            session.post(&session.find(css)?.command("clear"), json!({}))
        });
    }

    /// Presses keys where the focus is: `"Escape"`, `"Shift+Enter"`, `"Control+f"`, `"n"`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        // The plus sign itself comes last in a chord: "Control++".
        let names: Vec<&str> = match chord.strip_suffix('+') {
            Some(held) => held
                .split('+')
                .filter(|name| !name.is_empty())
                .chain(["+"])
                .collect(),
            None => chord.split('+').collect(),
        };
        let keys: Vec<String> = names.into_iter().map(key).collect();
        let stroke = |kind: &str, key: &String| json!({ "type": kind, "value": key });
        let down = keys.iter().map(|key| stroke("keyDown", key));
        let up = keys.iter().rev().map(|key| stroke("keyUp", key));
        let strokes: Vec<Value> = down.chain(up).collect();
        self.must(self.session().post(
            "actions",
            json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }),
        ));
    }

    /// Scrolls the first match into the middle of the view, as often as what comes into view and is laid out there moves it.
    #[track_caller]
    pub fn scroll_to(&self, css: &str) {
        self.wait_for(css);
        // A person scrolls by the wheel: what still corrects a jump hears of it.
        let script = "document.dispatchEvent(new WheelEvent('wheel'));
             const element = document.querySelector(arguments[0]);
             element?.scrollIntoView({ block: 'center', behavior: 'instant' });
             return element?.getBoundingClientRect().top";
        let mut stood = None;
        for _ in 0..20 {
            let stands = self.script(script, json!([css])).as_f64();
            if stands == stood {
                return;
            }
            stood = stands;
            self.settle();
        }
    }
}

/// WebDriver's code of a key; a letter or sign stands for itself.
#[track_caller]
fn key(name: &str) -> String {
    let code = match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "Meta" => '\u{e03d}',
        _ => match name
            .strip_prefix('F')
            .and_then(|number| number.parse::<u32>().ok())
        {
            Some(number @ 1..=12) => {
                char::from_u32(0xe030 + number).expect("a private use character")
            }
            _ => return single(name),
        },
    };
    code.into()
}

#[track_caller]
fn single(name: &str) -> String {
    assert!(name.chars().count() == 1, "no key is called {name}");
    name.into()
}

//! Files that go in and come out.

use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Page;
use crate::webdriver::Fault;

impl Page<'_> {
    /// Chooses a file in the first match, an `input type=file`; the input itself may be hidden.
    #[track_caller]
    pub fn upload(&self, css: &str, name: &str, content: impl AsRef<[u8]>) {
        let file = self.workplace.file(name, content.as_ref());
        let session = self.session();
        self.patiently(css, || {
            session.post(
                &session.find(css)?.command("value"),
                json!({ "text": file }),
            )
        });
    }

    /// Drops a file on the first match, as if dragged from a folder.
    #[track_caller]
    pub fn drop_file(&self, css: &str, name: &str, content: impl AsRef<[u8]>) {
        self.drag_file(
            css,
            name,
            content.as_ref(),
            &["dragenter", "dragover", "drop"],
        );
    }

    /// Holds a file over the first match without letting go.
    #[track_caller]
    pub fn drag_file_over(&self, css: &str, name: &str) {
        self.drag_file(css, name, b"", &["dragenter", "dragover"]);
    }

    #[track_caller]
    fn drag_file(&self, css: &str, name: &str, content: &[u8], events: &[&str]) {
        self.wait_for(css);
        let script = "
            const [css, name, base64, events] = arguments;
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([bytes], name));
            for (const type of events) {
                const init = { bubbles: true, cancelable: true, composed: true, dataTransfer };
                document.querySelector(css).dispatchEvent(new DragEvent(type, init));
            }";
        self.script(
            script,
            json!([css, name, BASE64_STANDARD.encode(content), events]),
        );
    }

    /// Pastes text where the focus is, as Ctrl+V does.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        let script = "
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', arguments[0]);
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
            // Firefox and WebKit make a transfer of their own from what they are given.
            Object.defineProperty(event, 'clipboardData', { value: clipboardData });
            (document.activeElement ?? document.body).dispatchEvent(event);";
        self.script(script, json!([text]));
    }

    /// What Ctrl+C puts on the clipboard: plain text and HTML; nothing where the browser is left to itself.
    #[track_caller]
    pub fn copied(&self) -> (String, String) {
        let script = "
            const clipboardData = new DataTransfer();
            const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, composed: true });
            Object.defineProperty(event, 'clipboardData', { value: clipboardData });
            (document.activeElement ?? document.body).dispatchEvent(event);
            return ['text/plain', 'text/html'].map((kind) => clipboardData.getData(kind))";
        let both = self.script(script, json!([]));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&both[0]), text(&both[1]))
    }

    /// The page as it prints: a PDF on A4 with the margins that the page asks for, kept as `target/screens/NAME.pdf`.
    #[track_caller]
    pub fn print(&self, name: &str) -> Vec<u8> {
        // Centimetres.
        let paper = json!({ "width": 21.0, "height": 29.7 });
        let margin = json!({ "top": 2.0, "right": 2.0, "bottom": 2.2, "left": 3.0 });
        let wish = json!({ "page": paper, "margin": margin, "shrinkToFit": false });
        let answer = self.session().post("print", wish);
        let answer = self.must(answer.map_err(|fault| match fault.kind.as_str() {
            "unknown command" => Fault::left_out("printing"),
            _ => fault,
        }));
        let pdf = BASE64_STANDARD
            .decode(answer.as_str().unwrap_or_default())
            .unwrap_or_default();
        assert!(pdf.starts_with(b"%PDF"), "this is no PDF");
        self.workplace.paper(name, &pdf);
        pdf
    }

    /// The content of a file that the page saved, once it is there.
    #[track_caller]
    pub fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.browser.downloads.join(name);
        // Chromium writes under another name and renames at the end. Firefox puts an empty file in its place first and
        // writes beside it, into one that ends in `.part`.
        let is_whole = || {
            let size = fs::metadata(&file).map_or(0, |about| about.len());
            let others = fs::read_dir(&self.browser.downloads).into_iter().flatten();
            let mut names = others.flatten().map(|entry| entry.file_name());
            size > 0 && !names.any(|other| other.to_string_lossy().ends_with(".part"))
        };
        self.wait_until(&format!("{name} has been saved"), |_| is_whole());
        if self.browser.is_webkit() {
            // Its window opens a bar that tells of the file, and what stands at the foot of the page moves.
            self.settle();
        }
        fs::read(&file).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

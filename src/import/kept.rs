//! Kept work: texts with their plans and decisions in one file, to be opened again here or on another device.
//!
//! The same JSON is a file of its own and lies in a saved page (`export/files/page.rs`). The plan and the decisions are
//! in it as [`Plan::to_text`](crate::model::Plan::to_text) and `Decisions::to_text` write them.

use super::json::{Json, push_text};
use crate::model::fingerprint;

/// What the file says it is.
const FORMAT: &str = "chugiai-state";
/// A newer version is not read: what it means is not known here.
const VERSION: &str = "1";

/// In a saved page the JSON stands between these.
pub const PAGE_STATE_BEGIN: &str = "<script type=\"application/json\" id=\"chugiai-state\">";
pub const PAGE_STATE_END: &str = "</script>";

/// Everything kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub texts: Vec<KeptText>,
    /// What short forms mean to the person, as lines.
    pub meanings: String,
}

/// One text and the work on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptText {
    /// The name of its source.
    pub name: String,
    pub text: String,
    pub plan: String,
    pub decisions: String,
}

impl Kept {
    /// As JSON that may stand in a page.
    pub fn to_json(&self) -> String {
        let mut out = ["{\"format\":\"", FORMAT, "\",\"version\":", VERSION].concat();
        out.push_str(",\"documents\":[");
        for (i, text) in self.texts.iter().enumerate() {
            out.push_str(if i > 0 { ",{" } else { "{" });
            let hash = fingerprint(&text.text).to_string();
            let fields = [
                ("name", &text.name),
                ("text", &text.text),
                ("hash", &hash),
                ("plan", &text.plan),
                ("decisions", &text.decisions),
            ];
            for (i, (name, value)) in fields.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_text(name, &mut out);
                out.push(':');
                push_text(value, &mut out);
            }
            out.push('}');
        }
        out.push_str("],\"meanings\":");
        push_text(&self.meanings, &mut out);
        out.push('}');
        out
    }

    /// Reads the JSON; nothing where it is another thing, of a newer version, or a text is not the one it was kept as.
    pub fn from_json(text: &str) -> Option<Self> {
        let json = Json::of(text)?;
        let version = json.get("version")?;
        if json.text("format")? != FORMAT || *version != Json::Bare(VERSION.to_owned()) {
            return None;
        }
        let Json::List(documents) = json.get("documents")? else {
            return None;
        };
        let texts = documents.iter().map(|document| {
            let field = |name| document.text(name).unwrap_or_default().to_owned();
            let text = document.text("text")?.to_owned();
            let whole = document.text("hash")? == fingerprint(&text).to_string();
            whole.then(|| KeptText {
                name: field("name"),
                text,
                plan: field("plan"),
                decisions: field("decisions"),
            })
        });
        Some(Self {
            texts: texts.collect::<Option<_>>()?,
            meanings: json.text("meanings").unwrap_or_default().to_owned(),
        })
    }
}

/// What a saved page carries; nothing in any other page.
pub fn state_in_page(page: &str) -> Option<Kept> {
    let (_, rest) = page.split_once(PAGE_STATE_BEGIN)?;
    let (json, _) = rest.split_once(PAGE_STATE_END)?;
    Kept::from_json(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let text = KeptText {
            name: "Kết luận.txt".into(),
            text: "I. NHIỆM VỤ\r\n\r\n</script><script>alert(1)</script> \"x\" \\ \u{2028}".into(),
            plan: "t-1\tstate\tdone\nt-1\tnote\tmột\\nhai\n".into(),
            decisions: "fix\t1+2\tbảo đảm\n".into(),
        };
        Kept {
            texts: vec![text, KeptText::default()],
            meanings: "BTC\tBan Tổ chức\n".into(),
        }
    }

    #[test]
    fn work_comes_back_as_it_was_kept() {
        let json = kept().to_json();
        assert_eq!(Kept::from_json(&json), Some(kept()));
        assert_eq!(
            Kept::from_json(&Kept::default().to_json()),
            Some(Kept::default())
        );
        let other = serde_json::from_str::<serde_json::Value>(&json).expect("others read it too");
        assert_eq!(other["documents"][0]["plan"], kept().texts[0].plan);
    }

    #[test]
    fn a_saved_page_gives_its_work_back_and_no_text_ends_it_early() {
        let json = kept().to_json();
        let page = ["<p>x</p>", PAGE_STATE_BEGIN, &json, PAGE_STATE_END, "<p>"].concat();
        assert_eq!(page.matches("</script>").count(), 1);
        assert_eq!(state_in_page(&page), Some(kept()));
        assert_eq!(state_in_page("<script>{}</script>"), None);
        assert_eq!(state_in_page(&page.replace("</script>", "")), None);
    }

    #[test]
    fn what_is_broken_newer_or_changed_is_not_taken() {
        let json = kept().to_json();
        for (from, to) in [
            ("\"version\":1", "\"version\":2"),
            ("chugiai-state", "other"),
            ("NHIỆM VỤ", "NHIỆM VU"),
            ("\"hash\"", "\"hush\""),
            ("\"documents\"", "\"papers\""),
            ("}]", "}"),
        ] {
            assert_ne!(json.replace(from, to), json);
            assert_eq!(Kept::from_json(&json.replace(from, to)), None, "{from}");
        }
    }
}

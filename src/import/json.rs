//! JSON as far as kept work needs it: read whole or not at all. The page has no other use for JSON, so it carries no
//! crate for it.

/// A value; numbers stay as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A number, or `true`, `false`, `null`.
    Bare(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Deeper nests are no kept work; they would only fill the stack.
const DEEPEST: usize = 32;

impl Json {
    /// Reads a whole text.
    pub fn of(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.blanks();
        reader.rest.is_empty().then_some(value)
    }

    /// The value of a name in an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text of a name in an object.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Adds a text as JSON writes it. What could end a `<script>` is written by its number.
pub fn push_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' | '\u{7f}' => {
                out.push_str("\\u");
                let number = u32::from(c);
                for shift in [12, 8, 4, 0] {
                    let digit = char::from_digit(number >> shift & 15, 16);
                    out.push(digit.unwrap_or('0'));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    fn takes(&mut self, sign: char) -> bool {
        self.blanks();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        if self.takes('{') {
            let mut fields = Vec::new();
            self.each('}', |reader| {
                let name = reader.takes('"').then(|| reader.text())??;
                let value = reader.takes(':').then(|| reader.value(depth + 1))??;
                fields.push((name, value));
                Some(())
            })?;
            Some(Json::Object(fields))
        } else if self.takes('[') {
            let mut values = Vec::new();
            self.each(']', |reader| {
                values.push(reader.value(depth + 1)?);
                Some(())
            })?;
            Some(Json::List(values))
        } else if self.takes('"') {
            self.text().map(Json::Text)
        } else {
            let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
            let end = self.rest.find(|c| !is_bare(c)).unwrap_or(self.rest.len());
            let (bare, rest) = self.rest.split_at(end);
            self.rest = rest;
            let known = matches!(bare, "true" | "false" | "null");
            let number = bare.starts_with(|c: char| c == '-' || c.is_ascii_digit());
            (known || number).then(|| Json::Bare(bare.to_owned()))
        }
    }

    /// What stands between commas up to the closing sign.
    fn each(&mut self, close: char, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.takes(close) {
            return Some(());
        }
        loop {
            one(self)?;
            if self.takes(close) {
                return Some(());
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A text whose opening mark is behind.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\'])?;
            text.push_str(&self.rest[..end]);
            let mut after = self.rest[end..].chars();
            if after.next() == Some('"') {
                self.rest = after.as_str();
                return Some(text);
            }
            let sign = after.next()?;
            self.rest = after.as_str();
            text.push(match sign {
                '"' | '\\' | '/' => sign,
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => self.escaped()?,
                _ => return None,
            });
        }
    }

    /// The letter of a number, or of the two halves of one.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let second = self
            .unit()?
            .checked_sub(0xdc00)
            .filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
        self.rest = self.rest.get(4..)?;
        u32::from_str_radix(digits, 16).ok().filter(|_| plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let text = "Nghị quyết \"18\" \\ </script><!-- & \u{2028}\t\n\r\u{0}\u{1f600}đ";
        let mut written = String::new();
        push_text(text, &mut written);
        assert!(
            !written.contains(['<', '>', '&', '\n', '\u{2028}']),
            "{written}"
        );
        assert_eq!(Json::of(&written), Some(Json::Text(text.into())));
        assert_eq!(
            serde_json::from_str::<String>(&written).ok().as_deref(),
            Some(text)
        );
    }

    #[test]
    fn values_of_every_kind_are_read() {
        let json = Json::of(r#" {"a":[1,-2.5e3,true,null,[],{}],"b":"\u00e1\ud83d\ude00\/"} "#);
        let json = json.expect("it is JSON");
        assert_eq!(json.text("b"), Some("á😀/"));
        let Some(Json::List(list)) = json.get("a") else {
            panic!("a list");
        };
        assert_eq!((list.len(), &list[1]), (6, &Json::Bare("-2.5e3".into())));
    }

    #[test]
    fn what_is_broken_gives_nothing() {
        let deep = "[".repeat(99) + &"]".repeat(99);
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\"}",
            "{a:1}",
            "\"a",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\u00\"",
            "yes",
            "1 2",
            "\"\\u+0e1\"",
            "[1 2]",
            &deep,
        ] {
            assert_eq!(Json::of(text), None, "{text}");
        }
    }
}

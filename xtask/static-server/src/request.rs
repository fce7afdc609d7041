//! One request as it came over the wire.

use std::io::{self, BufRead, Read};

/// Longest request head that is read; browsers send about one kilobyte.
const LONGEST_HEAD: u64 = 32 * 1024;

/// What a visitor asked for, and what they were told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// Path and query exactly as asked.
    pub target: String,
    /// The status of the answer, 0 until there is one.
    pub status: u16,
}

impl Request {
    /// Reads one request head; `None` when the visitor closed the connection without asking (browsers open
    /// spare connections) or did not speak HTTP.
    pub(crate) fn read(connection: &mut impl BufRead) -> io::Result<Option<Request>> {
        let mut head = connection.take(LONGEST_HEAD);
        let mut first = String::new();
        head.read_line(&mut first)?;
        let mut words = first.split_ascii_whitespace();
        let (Some(method), Some(target), Some(_version)) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(None);
        };
        let mut line = Vec::new();
        while head.read_until(b'\n', &mut line)? > 2 {
            line.clear();
        }
        Ok(Some(Request {
            method: method.into(),
            target: target.into(),
            status: 0,
        }))
    }

    /// The path asked for, with its percent signs resolved and without the query; `None` when it is not UTF-8.
    pub(crate) fn path(&self) -> Option<String> {
        let path = self.target.split(['?', '#']).next().unwrap_or_default();
        let mut bytes = Vec::with_capacity(path.len());
        let mut rest = path.as_bytes();
        while let Some((&byte, tail)) = rest.split_first() {
            match (byte, tail) {
                (b'%', [high, low, after @ ..]) => {
                    bytes.push(hex(*high)? << 4 | hex(*low)?);
                    rest = after;
                }
                _ => {
                    bytes.push(byte);
                    rest = tail;
                }
            }
        }
        String::from_utf8(bytes).ok()
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(&mut text.as_bytes()).expect("a slice reads without trouble")
    }

    #[test]
    fn the_first_line_gives_method_and_target() {
        let request = read("GET /a/b?v=1 HTTP/1.1\r\nHost: x\r\n\r\n").expect("a request");
        assert_eq!(
            (request.method.as_str(), request.target.as_str()),
            ("GET", "/a/b?v=1")
        );
    }

    #[test]
    fn silence_and_noise_are_not_requests() {
        assert_eq!(read(""), None);
        assert_eq!(read("\r\n"), None);
        assert_eq!(read("GET\r\n\r\n"), None);
    }

    #[test]
    fn percent_signs_resolve_to_vietnamese_letters() {
        let request =
            read("GET /v%C4%83n%20b%E1%BA%A3n.txt?x HTTP/1.1\r\n\r\n").expect("a request");
        assert_eq!(request.path().as_deref(), Some("/văn bản.txt"));
    }

    #[test]
    fn a_broken_escape_is_no_path() {
        assert_eq!(
            read("GET /%zz HTTP/1.1\r\n\r\n").and_then(|request| request.path()),
            None
        );
        assert_eq!(
            read("GET /%ff HTTP/1.1\r\n\r\n").and_then(|request| request.path()),
            None
        );
    }
}

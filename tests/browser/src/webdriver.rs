//! The W3C WebDriver protocol, as far as the tests need it: JSON over plain HTTP on this machine.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

/// How long one command may take; loading the page is the slowest.
const PATIENCE: Duration = Duration::from_secs(60);
/// The key under which WebDriver names elements; a constant of the standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why a command was not carried out.
#[derive(Debug)]
pub struct Fault {
    /// The standard's name for it, such as `no such element`; `lost` when the driver did not answer at all.
    pub kind: String,
    pub message: String,
}

pub type Answer = Result<Value, Fault>;

/// An open session with a browser.
pub struct Session {
    driver: SocketAddr,
    id: String,
}

/// An element of the page; it goes stale when the page replaces it.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Session {
    /// Opens a browser with the given capabilities.
    pub fn open(driver: SocketAddr, capabilities: Value) -> Result<Session, Fault> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = exchange(driver, "POST", "/session", Some(&body))?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or_else(|| Fault::lost("the driver names no session"))?;
        Ok(Session {
            driver,
            id: id.into(),
        })
    }

    pub fn get(&self, command: &str) -> Answer {
        self.send("GET", command, None)
    }

    pub fn post(&self, command: &str, body: Value) -> Answer {
        self.send("POST", command, Some(&body))
    }

    pub fn delete(&self, command: &str) -> Answer {
        self.send("DELETE", command, None)
    }

    /// Runs the body of a function in the page; `arguments` reach it under that name.
    pub fn script(&self, script: &str, arguments: Value) -> Answer {
        self.post(
            "execute/sync",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// The first element that a CSS selector matches.
    pub fn find(&self, css: &str) -> Result<Element, Fault> {
        let found = self.post("element", json!({ "using": "css selector", "value": css }))?;
        Element::read(&found)
    }

    /// All elements that a CSS selector matches.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element>, Fault> {
        let found = self.post("elements", json!({ "using": "css selector", "value": css }))?;
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(Element::read)
            .collect()
    }

    /// Closes the browser. Fails only when there is none any more.
    pub fn end(&self) -> Answer {
        let path = format!("/session/{}", self.id);
        exchange(self.driver, "DELETE", &path, None)
    }

    fn send(&self, method: &str, command: &str, body: Option<&Value>) -> Answer {
        let path = format!("/session/{}/{command}", self.id);
        exchange(self.driver, method, &path, body)
    }
}

impl Element {
    fn read(value: &Value) -> Result<Element, Fault> {
        let id = value[ELEMENT]
            .as_str()
            .ok_or_else(|| Fault::lost("the driver names no element"))?;
        Ok(Element(id.into()))
    }

    /// The address of a command on this element.
    pub fn command(&self, name: &str) -> String {
        format!("element/{}/{name}", self.0)
    }

    /// The element as an argument of a script or the origin of a pointer move.
    pub fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// How the reason begins when a test needs what only another engine has.
pub const LEFT_OUT: &str = "left out";

impl Fault {
    /// What only Chromium has a command for.
    pub fn left_out(need: impl fmt::Display) -> Fault {
        Fault {
            kind: LEFT_OUT.into(),
            message: format!("this engine has no {need}"),
        }
    }

    fn lost(message: impl fmt::Display) -> Fault {
        Fault {
            kind: "lost".into(),
            message: message.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Chromedriver appends its own call stack after the first line.
        write!(
            out,
            "{}: {}",
            self.kind,
            self.message.lines().next().unwrap_or_default()
        )
    }
}

/// One command and its answer.
fn exchange(driver: SocketAddr, method: &str, path: &str, body: Option<&Value>) -> Answer {
    let answer = converse(driver, method, path, body).map_err(Fault::lost)?;
    let mut answer: Value = serde_json::from_slice(&answer).map_err(Fault::lost)?;
    let value = answer["value"].take();
    match (value["error"].as_str(), value["message"].as_str()) {
        (Some(kind), Some(message)) => Err(Fault {
            kind: kind.into(),
            message: message.into(),
        }),
        _ => Ok(value),
    }
}

fn converse(
    driver: SocketAddr,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> io::Result<Vec<u8>> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut connection = TcpStream::connect(driver)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    write!(
        connection,
        "{method} {path} HTTP/1.1\r\nHost: {driver}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut connection = BufReader::new(connection);
    let mut length = None;
    let mut line = String::new();
    while connection.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
        line.clear();
    }
    let mut answer = Vec::new();
    match length {
        Some(length) => connection.take(length).read_to_end(&mut answer)?,
        None => connection.read_to_end(&mut answer)?,
    };
    Ok(answer)
}

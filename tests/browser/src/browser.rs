//! A browser and its driver.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::firefox;
use crate::options::Options;
use crate::webdriver::{Answer, Fault, Session};
use crate::webkit::{self, Screen};

/// How long a driver that was asked to go may take.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long it may take to begin to listen.
const WELCOME: Duration = Duration::from_secs(20);

/// A running browser.
pub struct Browser {
    engine: Engine,
    pub session: Session,
    /// Where the browser puts what the page saves.
    pub downloads: PathBuf,
    // Dropped in this order, after the session has ended.
    _driver: Driver,
    _screen: Option<Screen>,
}

/// The program that steers it.
struct Driver {
    process: Child,
    address: SocketAddr,
}

/// One line of the browser's console.
pub struct ConsoleLine {
    pub is_error: bool,
    pub text: String,
}

impl Browser {
    /// Starts the driver on a free port and a browser with an empty profile.
    pub fn start(options: &Options) -> Result<Browser, String> {
        let engine = options.engine;
        let downloads = empty_folder(&options.work.join("downloads"))?;
        let profile = empty_folder(&options.work.join("profile"))?;
        let (screen, environment) = match engine {
            Engine::WebKit => {
                let (screen, name) = Screen::open()?;
                let environment = webkit::environment(&name, &profile, &downloads)?;
                (Some(screen), environment)
            }
            _ => (None, Vec::new()),
        };
        let driver = Driver::start(engine, &options.driver, environment)?;
        let wishes = engine.capabilities(&options.browser, &profile, &downloads);
        let session = Session::open(driver.address, wishes)
            .map_err(|fault| format!("{} does not start: {fault}", engine.name()))?;
        // Longer than the driver would wait: a machine may have other things to do.
        session
            .post("timeouts", json!({ "script": 55_000 }))
            .map_err(|fault| fault.to_string())?;
        Ok(Browser {
            engine,
            session,
            downloads,
            _driver: driver,
            _screen: screen,
        })
    }

    /// Whether it has Chromium's own commands and logs besides WebDriver's.
    pub fn is_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// A command of Chromium's own protocol, for what WebDriver has no word for. A test that needs one is left out in
    /// the other engines.
    pub fn command(&self, need: &str, name: &str, parameters: Value) -> Answer {
        if !self.is_chromium() {
            return Err(Fault::left_out(need));
        }
        self.session.post(
            "goog/cdp/execute",
            json!({ "cmd": name, "params": parameters }),
        )
    }

    pub fn is_firefox(&self) -> bool {
        self.engine == Engine::Firefox
    }

    pub fn is_webkit(&self) -> bool {
        self.engine == Engine::WebKit
    }

    /// A script among Firefox's own windows, for the same.
    pub fn among_windows(&self, need: &str, script: &str, arguments: Value) -> Answer {
        if !self.is_firefox() {
            return Err(Fault::left_out(need));
        }
        let enter = |place: &str| {
            self.session
                .post("moz/context", json!({ "context": place }))
        };
        enter("chrome")?;
        let answer = self.session.script(script, arguments);
        enter("content")?;
        answer
    }

    /// What the console has said since it was last asked; in Firefox about the page of this origin, errors only.
    pub fn console(&self, origin: &str) -> Result<Vec<ConsoleLine>, Fault> {
        if self.is_firefox() {
            let errors = self.among_windows("console", firefox::ERRORS, json!([origin]))?;
            let errors = errors.as_array().into_iter().flatten();
            let read = |text: &str| ConsoleLine {
                is_error: true,
                text: text.to_owned(),
            };
            return Ok(errors.filter_map(Value::as_str).map(read).collect());
        }
        let lines = self.log("browser")?;
        let read = |line: &Value| ConsoleLine {
            is_error: line["level"] == "SEVERE",
            text: line["message"].as_str().unwrap_or_default().to_owned(),
        };
        Ok(lines.iter().map(read).collect())
    }

    /// The addresses that pages have asked for since this was last called, those refused by a policy included.
    pub fn asked_for(&self) -> Result<Vec<String>, Fault> {
        let events = self.log("performance")?;
        let events = events
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        let requests =
            events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
        Ok(requests
            .filter_map(|event| {
                Some(
                    event["message"]["params"]["request"]["url"]
                        .as_str()?
                        .to_owned(),
                )
            })
            .collect())
    }

    /// Only Chromium's driver hands out what its browser logs.
    fn log(&self, kind: &str) -> Result<Vec<Value>, Fault> {
        if !self.is_chromium() {
            return Ok(Vec::new());
        }
        let entries = self.session.post("se/log", json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Firefox and WebKit would outlive their drivers.
        let _ = self.session.end();
    }
}

impl Driver {
    fn start(
        engine: Engine,
        program: &Path,
        environment: Vec<(&str, String)>,
    ) -> Result<Driver, String> {
        let free = free_port().map_err(|error| format!("no port is free: {error}"))?;
        let mut process = Command::new(program)
            .args(engine.driver_arguments(free))
            // Dates on the page must not depend on where the tests run.
            .env("TZ", "Asia/Ho_Chi_Minh")
            .envs(environment)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", program.display()))?;
        let port = match engine {
            Engine::Chromium => announced_port(&mut process),
            Engine::Firefox | Engine::WebKit => answering_port(&mut process, free),
        };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.unwrap_or_default()));
        // From here on the drop below ends the process, whatever happens.
        let driver = Driver { process, address };
        port.map(|_| driver)
            .ok_or_else(|| format!("{} does not say where it listens", program.display()))
    }

    /// Asks the driver to close its browser and go.
    fn say_farewell(&self) -> io::Result<()> {
        let mut connection = TcpStream::connect_timeout(&self.address, FAREWELL)?;
        connection.set_read_timeout(Some(FAREWELL))?;
        write!(
            connection,
            "GET /shutdown HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )?;
        connection.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that cannot be asked any more is killed all the same.
        let _ = self.say_farewell();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads "… started successfully on port N." and keeps on emptying the pipe, so that the driver never waits for us.
fn announced_port(process: &mut Child) -> Option<u16> {
    let mut output = BufReader::new(process.stdout.take()?);
    let mut line = String::new();
    let port = loop {
        line.clear();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some((_, port)) = line
            .trim_end()
            .trim_end_matches('.')
            .rsplit_once("successfully on port ")
        {
            break port.parse().ok()?;
        }
    };
    thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    Some(port)
}

/// A port that nobody listens on now.
fn free_port() -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Waits until the driver listens where it was told to, and empties its pipe from then on.
fn answering_port(process: &mut Child, port: u16) -> Option<u16> {
    let mut output = process.stdout.take()?;
    thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    let started = Instant::now();
    while started.elapsed() < WELCOME {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Some(port);
        }
        thread::sleep(Duration::from_millis(50));
    }
    None
}

fn empty_folder(folder: &Path) -> Result<PathBuf, String> {
    // Missing before the first run; anything else shows in the next line.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder.to_owned())
}

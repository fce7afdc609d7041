//! Chromium and its driver. What is not common to every browser stands here and nowhere else.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::options::Options;
use crate::webdriver::{Answer, Fault, Session};

/// No window, no profile, no errands of its own, and no host but this machine.
const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--force-device-scale-factor=1",
    "--window-size=1366,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// How long a driver that was asked to go may take.
const FAREWELL: Duration = Duration::from_secs(5);

/// A running browser.
pub struct Chromium {
    pub session: Session,
    /// Where the browser puts what the page saves.
    pub downloads: PathBuf,
    // Dropped after the session's fields: ends the browser too.
    _driver: Driver,
}

/// A running chromedriver.
struct Driver {
    process: Child,
    address: SocketAddr,
}

/// One line of the browser's console.
pub struct ConsoleLine {
    pub is_error: bool,
    pub text: String,
}

impl Chromium {
    /// Starts the driver on a free port and a browser with an empty profile.
    pub fn start(options: &Options) -> Result<Chromium, String> {
        let downloads = empty_folder(&options.work.join("downloads"))?;
        let profile = empty_folder(&options.work.join("profile"))?;
        let driver = Driver::start(&options.chromedriver)?;
        let session = Session::open(
            driver.address,
            capabilities(&options.chromium, &profile, &downloads),
        )
        .map_err(|fault| format!("chromium does not start: {fault}"))?;
        Ok(Chromium {
            session,
            downloads,
            _driver: driver,
        })
    }

    /// A command of Chromium's own protocol, for what WebDriver has no word for.
    pub fn command(&self, name: &str, parameters: Value) -> Answer {
        self.session.post(
            "goog/cdp/execute",
            json!({ "cmd": name, "params": parameters }),
        )
    }

    /// What the console has said since it was last asked.
    pub fn console(&self) -> Result<Vec<ConsoleLine>, Fault> {
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

    fn log(&self, kind: &str) -> Result<Vec<Value>, Fault> {
        let entries = self.session.post("se/log", json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }
}

fn capabilities(program: &Path, profile: &Path, downloads: &Path) -> Value {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push(format!("--user-data-dir={}", profile.display()));
    json!({
        "browserName": "chrome",
        "unhandledPromptBehavior": "ignore",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": program,
            "args": flags,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            "prefs": {
                "intl.accept_languages": "vi,en",
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    })
}

impl Driver {
    fn start(program: &Path) -> Result<Driver, String> {
        let mut process = Command::new(program)
            .arg("--port=0")
            // Dates on the page must not depend on where the tests run.
            .env("TZ", "Asia/Ho_Chi_Minh")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", program.display()))?;
        let port = announced_port(&mut process);
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

fn empty_folder(folder: &Path) -> Result<PathBuf, String> {
    // Missing before the first run; anything else shows in the next line.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder.to_owned())
}

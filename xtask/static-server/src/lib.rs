//! Serves one folder as any plain web host would, and remembers every request.
//!
//! `cargo xtask start` shows the reader with it; the browser tests ask it afterwards what the page fetched.
//! It listens on this machine only, keeps nothing in any cache and never leaves its folder.

mod answer;
mod request;

use std::collections::HashMap;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use request::Request;

/// How long a connection may stay silent before its thread gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A folder on the air. Dropping it closes the address.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

/// What the listening threads and the owner both see.
struct Shared {
    folder: PathBuf,
    /// Begins and ends with a slash.
    mount: String,
    closing: AtomicBool,
    state: Mutex<State>,
}

/// What changes while the site is on the air.
#[derive(Default)]
struct State {
    requests: Vec<Request>,
    /// Media types that replace the right one, by extension.
    types: HashMap<String, String>,
    /// Files that hide those of the folder; `None` stands for a missing file.
    overlay: HashMap<String, Option<Vec<u8>>>,
}

impl Site {
    /// Serves `folder` under the path `mount` (`/` or `/a/b/`); port 0 takes any free one.
    pub fn open(folder: &Path, mount: &str, port: u16) -> io::Result<Site> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let inner = mount.trim_matches('/');
        let shared = Arc::new(Shared {
            folder: folder.canonicalize()?,
            mount: if inner.is_empty() {
                "/".into()
            } else {
                format!("/{inner}/")
            },
            closing: AtomicBool::new(false),
            state: Mutex::default(),
        });
        let listening = Some(thread::spawn({
            let shared = Arc::clone(&shared);
            move || listen(&listener, &shared)
        }));
        Ok(Site {
            address,
            shared,
            listening,
        })
    }

    /// Where the folder is seen, with a slash at the end.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.shared.mount)
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far, in the order in which they came.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }

    /// From now on files ending in `.extension` are announced as `media_type`, as a host set up wrongly would.
    pub fn announce(&self, extension: &str, media_type: &str) {
        self.shared
            .state()
            .types
            .insert(extension.into(), media_type.into());
    }

    /// From now on `name` (relative to the folder) answers with `body`, whether or not such a file exists.
    pub fn put(&self, name: &str, body: impl Into<Vec<u8>>) {
        self.shared
            .state()
            .overlay
            .insert(name.into(), Some(body.into()));
    }

    /// From now on `name` (relative to the folder) is not there.
    pub fn remove(&self, name: &str) {
        self.shared.state().overlay.insert(name.into(), None);
    }

    /// From now on `name` is what it is in the folder.
    pub fn restore(&self, name: &str) {
        self.shared.state().overlay.remove(name);
    }

    /// Serves until the process ends.
    pub fn serve_forever(mut self) {
        if let Some(thread) = self.listening.take() {
            // The listening thread ends only in `drop`, which cannot run before this returns.
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // Wakes the thread that waits in `accept`.
        if TcpStream::connect(self.address).is_ok()
            && let Some(thread) = self.listening.take()
        {
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// A panic while the lock was held cannot have left the lists half-written: use them as they are.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.closing.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A visitor who hangs up early is not an error of ours.
            let _ = converse(&connection, &shared);
        });
    }
}

/// One request, one answer, then the connection closes: slow, plain and never surprising.
fn converse(mut connection: &TcpStream, shared: &Shared) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = Request::read(&mut BufReader::new(connection))? else {
        return Ok(());
    };
    let answer = answer::to(&request, shared);
    shared.state().requests.push(Request {
        status: answer.status(),
        ..request.clone()
    });
    connection.write_all(&answer.into_bytes(request.method == "HEAD"))?;
    connection.flush()
}

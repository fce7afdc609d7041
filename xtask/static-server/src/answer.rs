//! From a request to an answer: the file under the folder, and nothing outside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Request, Shared};

/// What a visitor is told.
pub(crate) enum Answer {
    File {
        media_type: String,
        body: Vec<u8>,
    },
    /// The address of a folder was asked without its slash, on which relative addresses rest.
    Moved(String),
    NotFound,
    MethodNotAllowed,
}

/// Decides the answer to `request`.
pub(crate) fn to(request: &Request, shared: &Shared) -> Answer {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Answer::MethodNotAllowed;
    }
    let Some(path) = request.path() else {
        return Answer::NotFound;
    };
    if format!("{path}/") == shared.mount {
        return Answer::Moved(shared.mount.clone());
    }
    let Some(name) = path
        .strip_prefix(&shared.mount)
        .filter(|name| stays_inside(name))
    else {
        return Answer::NotFound;
    };
    let name = if name.is_empty() || name.ends_with('/') {
        format!("{name}index.html")
    } else {
        name.to_owned()
    };
    let state = shared.state();
    let body = match state.overlay.get(&name) {
        Some(body) => body.clone(),
        None => match inside(&shared.folder, &name) {
            Some(found) if found.is_dir() => return Answer::Moved(format!("{path}/")),
            Some(found) => fs::read(found).ok(),
            None => None,
        },
    };
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let media_type = state
        .types
        .get(extension)
        .map_or(media_type(extension), String::as_str);
    body.map_or(Answer::NotFound, |body| Answer::File {
        media_type: media_type.into(),
        body,
    })
}

/// Whether a relative name can only lead downwards, on any system.
fn stays_inside(name: &str) -> bool {
    !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| part != "..")
        && !name.starts_with('/')
}

/// The file `name` of `folder`, unless a symbolic link leads out of it.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    folder
        .join(name)
        .canonicalize()
        .ok()
        .filter(|found| found.starts_with(folder))
}

/// The media type of a file name ending.
fn media_type(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

impl Answer {
    /// The HTTP status code.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Answer::File { .. } => 200,
            Answer::Moved(_) => 301,
            Answer::NotFound => 404,
            Answer::MethodNotAllowed => 405,
        }
    }

    /// The answer as it goes over the wire; `head_only` leaves the body out.
    pub(crate) fn into_bytes(self, head_only: bool) -> Vec<u8> {
        let status = self.status();
        let (reason, own_header, media_type, body) = match self {
            Answer::File { media_type, body } => ("OK", String::new(), media_type, body),
            Answer::Moved(to) => (
                "Moved Permanently",
                format!("Location: {to}\r\n"),
                plain(),
                Vec::new(),
            ),
            Answer::NotFound => (
                "Not Found",
                String::new(),
                plain(),
                b"404: no such file\n".to_vec(),
            ),
            Answer::MethodNotAllowed => (
                "Method Not Allowed",
                "Allow: GET, HEAD\r\n".into(),
                plain(),
                Vec::new(),
            ),
        };
        let mut bytes = format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n{own_header}\
             Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            body.len()
        )
        .into_bytes();
        if !head_only {
            bytes.extend(body);
        }
        bytes
    }
}

fn plain() -> String {
    media_type("txt").into()
}

//! The server seen from outside, over a real connection.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use static_server::Site;

/// A fresh folder holding `site/index.html`, `site/app.wasm` and, outside of it, `secret.txt`.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let site = folder.join("site");
    fs::create_dir_all(site.join("sub")).expect("the folder is ours");
    fs::write(site.join("index.html"), "<p>Chú Giải").expect("the folder is ours");
    fs::write(site.join("app.wasm"), b"\0asm").expect("the folder is ours");
    fs::write(folder.join("secret.txt"), "secret").expect("the folder is ours");
    site
}

/// Sends one request line and returns the whole answer.
fn ask(site: &Site, line: &str) -> String {
    let address = site.origin().replace("http://", "");
    let mut connection = TcpStream::connect(address).expect("the site is on the air");
    write!(connection, "{line} HTTP/1.1\r\nHost: test\r\n\r\n").expect("the site listens");
    let mut answer = Vec::new();
    connection
        .read_to_end(&mut answer)
        .expect("the site answers");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn files_come_with_their_types_and_stay_out_of_caches() {
    let site = Site::open(&folder("types"), "/mot/hai/", 0).expect("a free port");
    let page = ask(&site, "GET /mot/hai/?v=1");
    assert!(
        page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"),
        "{page}"
    );
    assert!(
        page.contains("Cache-Control: no-store") && page.ends_with("<p>Chú Giải"),
        "{page}"
    );
    assert!(ask(&site, "GET /mot/hai/app.wasm").contains("application/wasm"));
    let head = ask(&site, "HEAD /mot/hai/app.wasm");
    assert!(
        head.contains("Content-Length: 4") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

#[test]
fn a_folder_without_its_slash_is_sent_to_it() {
    let site = Site::open(&folder("slash"), "mot", 0).expect("a free port");
    assert!(ask(&site, "GET /mot").contains("301 Moved Permanently"));
    assert!(ask(&site, "GET /mot/sub").contains("Location: /mot/sub/\r\n"));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::open(&folder("walls"), "/", 0).expect("a free port");
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/sub/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/none",
    ] {
        let answer = ask(&site, &format!("GET {target}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
    }
    assert!(ask(&site, "POST /").starts_with("HTTP/1.1 405"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = folder("links");
    let link = folder.join("link.txt");
    let _ = fs::remove_file(&link);
    std::os::unix::fs::symlink(folder.join("../secret.txt"), &link).expect("the folder is ours");
    let site = Site::open(&folder, "/", 0).expect("a free port");
    assert!(ask(&site, "GET /link.txt").starts_with("HTTP/1.1 404"));
}

#[test]
fn every_request_is_remembered_with_its_answer() {
    let site = Site::open(&folder("memory"), "/", 0).expect("a free port");
    ask(&site, "GET /?v=1");
    ask(&site, "GET /none");
    let seen: Vec<_> = site
        .requests()
        .into_iter()
        .map(|request| (request.target, request.status))
        .collect();
    assert_eq!(seen, [("/?v=1".to_owned(), 200), ("/none".to_owned(), 404)]);
}

#[test]
fn files_can_be_put_taken_away_and_announced_wrongly() {
    let site = Site::open(&folder("overlay"), "/", 0).expect("a free port");
    site.put("extra.txt", "thêm");
    site.remove("index.html");
    site.announce("wasm", "application/octet-stream");
    assert!(ask(&site, "GET /extra.txt").ends_with("thêm"));
    assert!(ask(&site, "GET /").starts_with("HTTP/1.1 404"));
    assert!(ask(&site, "GET /app.wasm").contains("application/octet-stream"));
}

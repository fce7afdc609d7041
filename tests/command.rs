//! The native command, run as a person runs it.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PAPER: &str = "Số 08-KL/XYZ\r\n\r\nKẾT LUẬN\r\n\r\nI. NHIỆM VỤ\r\n\r\nRà soát 02 đề án¹.\r\n\r\n¹ (1) Một; (2) Hai.\r\n";

#[test]
fn facts_are_one_json_object_with_the_fields_of_the_contract() {
    let file = paper("facts.txt", PAPER.as_bytes());
    let answer = run(&["facts", &file.display().to_string()]);
    assert_eq!(status(&answer), 0);
    let facts: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    let fields: Vec<&String> = facts.as_object().unwrap().keys().collect();
    let mut expected = [
        "meta",
        "footnotes",
        "joins",
        "outline",
        "abbreviations",
        "citations",
        "deadlines",
        "tasks",
        "ocr_errors",
        "boilerplate",
    ];
    expected.sort_unstable();
    assert_eq!(fields, expected);
    let meta: Vec<&String> = facts["meta"].as_object().unwrap().keys().collect();
    let mut expected = [
        "kind",
        "number",
        "number_as_printed",
        "issuer",
        "place",
        "date",
        "title",
        "signer",
        "signer_role",
        "recipients",
        "copy",
    ];
    expected.sort_unstable();
    assert_eq!(meta, expected);
}

#[test]
fn text_is_the_source_again_byte_for_byte() {
    let file = paper("text.txt", PAPER.as_bytes());
    let answer = run(&["text", &file.display().to_string()]);
    assert_eq!((status(&answer), answer.stdout), (0, PAPER.into()));
}

#[test]
fn the_byte_order_mark_is_no_part_of_the_text() {
    let file = paper("mark.txt", &[b"\xEF\xBB\xBF", PAPER.as_bytes()].concat());
    let answer = run(&["text", &file.display().to_string()]);
    assert_eq!((status(&answer), answer.stdout), (0, PAPER.into()));
}

#[test]
fn a_dash_reads_standard_input() {
    let answer = piped(&["text", "-"], PAPER.as_bytes());
    assert_eq!((status(&answer), answer.stdout), (0, PAPER.into()));
}

#[test]
fn json_is_the_whole_reading_and_says_where_it_came_from() {
    let file = paper("whole.txt", PAPER.as_bytes());
    let answer = run(&["json", &file.display().to_string()]);
    assert_eq!(status(&answer), 0);
    let whole: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(whole["source"]["text"], PAPER);
    assert_eq!(whole["source"]["name"], "whole.txt");
    assert!(
        whole["paragraphs"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
}

#[test]
fn the_outline_is_an_indented_tree() {
    let answer = piped(
        &["outline", "-"],
        "I. NHIỆM VỤ\n\n- Rà soát đề án.\n".as_bytes(),
    );
    assert_eq!(status(&answer), 0);
    let tree = String::from_utf8(answer.stdout).unwrap();
    assert_eq!(tree, "I NHIỆM VỤ\n  - Rà soát đề án.\n");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_cause_and_what_to_do() {
    let folder = std::env::temp_dir().display().to_string();
    let pdf = paper("scan.pdf", b"%PDF-1.7 and more")
        .display()
        .to_string();
    let old = paper("old.txt", b"Ngh\xE3 quy\xD5t").display().to_string();
    let blank = paper("blank.txt", b" \n").display().to_string();
    for (file, cause) in [
        ("/no/such/file.txt", "no such file; check"),
        (folder.as_str(), "is a folder; name"),
        (pdf.as_str(), "is a .pdf file, not text; save"),
        (old.as_str(), "is not text in UTF-8 or UTF-16; save"),
        (blank.as_str(), "holds no text"),
    ] {
        let answer = run(&["facts", file]);
        let why = String::from_utf8(answer.stderr.clone()).unwrap();
        assert_eq!(status(&answer), 1, "{file}: {why}");
        assert!(answer.stdout.is_empty());
        assert!(why.contains(file) && why.contains(cause), "{why}");
    }
}

#[test]
fn a_command_line_that_is_not_understood_ends_with_two_and_the_usage() {
    for arguments in [
        &[][..],
        &["read", "x"],
        &["facts"],
        &["facts", "a", "b"],
        &["--colour"],
    ] {
        let answer = run(arguments);
        let why = String::from_utf8(answer.stderr.clone()).unwrap();
        assert_eq!(status(&answer), 2, "{arguments:?}");
        assert!(why.contains("Usage:") && answer.stdout.is_empty(), "{why}");
    }
}

#[test]
fn help_and_version_are_answers() {
    for arguments in [&["--help"][..], &["-h"], &["facts", "--help"], &["help"]] {
        let answer = run(arguments);
        assert_eq!(status(&answer), 0);
        let help = String::from_utf8(answer.stdout).unwrap();
        assert!(
            ["facts", "json", "outline", "text"]
                .iter()
                .all(|command| help.contains(command))
        );
    }
    let version = run(&["--version"]).stdout;
    assert_eq!(
        String::from_utf8(version).unwrap().trim(),
        concat!("chugiai ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_name_that_begins_with_a_dash_can_be_given_after_two_dashes() {
    let answer = run(&["facts", "--", "-no-such-file"]);
    assert_eq!(status(&answer), 1);
}

#[test]
fn a_reader_that_closes_early_is_no_error() {
    let long = paper("long.txt", PAPER.repeat(3000).as_bytes());
    let mut child = command(&["text", &long.display().to_string()])
        .spawn()
        .unwrap();
    let mut first = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let answer = child.wait_with_output().unwrap();
    let why = String::from_utf8(answer.stderr.clone()).unwrap();
    assert_eq!((status(&answer), why.as_str()), (0, ""));
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chugiai"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn status(answer: &Output) -> i32 {
    answer.status.code().unwrap_or(-1)
}

/// A file of these bytes in a folder of this run.
fn paper(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn export_writes_each_format_and_says_what_it_does_not_understand() {
    let file = paper("export.txt", PAPER.as_bytes()).display().to_string();
    for (format, begins) in [
        ("markdown", "Số 08-KL/XYZ".as_bytes()),
        ("word", b"PK\x03\x04"),
        ("page", b"<!doctype html>"),
        ("xlsx", b"PK\x03\x04"),
        ("csv", b"\xEF\xBB\xBFSTT,"),
        ("word-plan", b"PK\x03\x04"),
        ("calendar", b"BEGIN:VCALENDAR\r\n"),
        ("plan-json", b"{\n  \"schema\""),
    ] {
        let answer = run(&["export", format, &file, "--day", "2026-03-31"]);
        assert_eq!(status(&answer), 0, "{format}");
        assert!(answer.stdout.starts_with(begins), "{format}");
    }
    for arguments in [
        &["export"][..],
        &["export", "pdf", &file],
        &["export", "csv"],
        &["export", "csv", &file, "--day", "31/3/2026"],
        &["export", "csv", &file, "-o"],
        &["export", "csv", &file, "--colour"],
    ] {
        let answer = run(arguments);
        assert_eq!(status(&answer), 2, "{arguments:?}");
        assert!(answer.stdout.is_empty());
    }
}

#[test]
fn export_takes_a_plan_and_writes_to_a_file() {
    let file = paper("planned.txt", PAPER.as_bytes()).display().to_string();
    let whole: serde_json::Value =
        serde_json::from_slice(&run(&["export", "plan-json", &file]).stdout).unwrap();
    let id = whole["tasks"][0]["id"].as_str().unwrap();
    let lines = format!("{id}\tlead\tVăn phòng\n");
    let plan = paper("plan.txt", lines.as_bytes()).display().to_string();
    let out = paper("out.csv", b"").display().to_string();
    let answer = run(&["export", "csv", &file, "--plan", &plan, "-o", &out]);
    assert_eq!((status(&answer), answer.stdout.len()), (0, 0));
    let csv = std::fs::read_to_string(&out).unwrap();
    assert!(csv.contains("Văn phòng"), "{csv}");
    let answer = run(&["export", "csv", &file, "-o", "/no/such/folder/x.csv"]);
    assert_eq!(status(&answer), 1);
}

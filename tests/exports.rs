//! The files that a text and its plan are saved as, against files that a person has read (`tests/fixtures/exports/`).
//!
//! After a wanted change `CHUGIAI_BLESS=1 cargo test --test exports` writes them anew: read what git shows then.

use chugiai::export::files::{Wish, Work, Written, write};
use chugiai::export::{Format, Tongue};
use chugiai::import::{import, state_in_page};
use chugiai::model::{Fact, Field, Plan, fingerprint};
use chugiai::view::decisions::{Decisions, Verdict, spot};
use chugiai::view::due::Day;
use chugiai::view::ledger::{LedgerGroup, LedgerRow};
use chugiai::view::meanings::Meanings;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;

const TEXT: &[u8] = include_bytes!("fixtures/exports/mau.txt");

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exports")
}

/// The invented paper with the work of an invented person.
fn work(wish: Wish) -> Work {
    let source = import(TEXT, "mau.txt").expect("it is text");
    let reading = chugiai::view::reading(&chugiai::read(&source));
    let mut decisions = Decisions::default();
    let spots: Vec<_> = reading.targets.repairs.iter().map(spot).collect();
    decisions.decide(&spots[..1], Some(&Verdict::Fixed("Đẩy mạnh".into())));
    let bare = Work::new(
        source,
        reading,
        Plan::default(),
        decisions,
        Meanings::default(),
        wish,
    );
    let ids: Vec<String> = bare
        .ledger
        .rows()
        .iter()
        .map(|(_, row)| row.id.clone())
        .collect();
    let item = bare.ledger.rows()[1].1.rows[0].id.clone();
    let mut plan = Plan::default();
    plan.apply(&[
        Fact::new(&ids[0], Field::State, "done"),
        Fact::new(&ids[0], Field::Note, "=1+2; gửi \"bản thảo\"\nhai vòng"),
        Fact::new(&item, Field::State, "done"),
        Fact::new(&ids[3], Field::Deadline, "2026-03-31"),
        Fact::new(&ids[3], Field::Lead, "-Tổ giám sát"),
    ]);
    let mut meanings = Meanings::default();
    meanings.give("TCCSĐ", "tổ chức cơ sở đảng");
    let mut work = Work::new(
        bare.source,
        bare.reading,
        plan,
        bare.decisions,
        meanings,
        wish,
    );
    fill(&mut work);
    work
}

/// What the reading finds of these fields is its own matter: here they are given.
fn fill(work: &mut Work) {
    fn rows(groups: &mut [LedgerGroup]) -> Vec<&mut LedgerRow> {
        let mut all = Vec::new();
        for group in groups {
            all.extend(group.rows.iter_mut());
            all.extend(rows(&mut group.groups));
        }
        all
    }
    let dates: [&[&str]; 5] = [
        &["2026-06-30"],
        &["2026"],
        &["every quarter"],
        &["event: Đại hội"],
        &["2026-Q1", "periodically"],
    ];
    for (i, row) in rows(&mut work.ledger.groups).into_iter().enumerate() {
        row.dates = dates[i].iter().map(|date| (*date).to_owned()).collect();
        row.page = Some(1);
        row.product.said = if i == 1 {
            "đề án".into()
        } else {
            String::new()
        };
        row.target.said = if i == 3 {
            "ít nhất 12%".into()
        } else {
            String::new()
        };
        row.basis = if i == 0 {
            vec!["Nghị quyết số 15-NQ/TU".into()]
        } else {
            Vec::new()
        };
        for part in &mut row.rows {
            part.dates = Vec::new();
            part.page = Some(1);
        }
    }
}

fn wish() -> Wish {
    Wish {
        tongue: Tongue::Vi,
        in_full: false,
        today: Day::of("2026-02-01").expect("a day"),
    }
}

/// A text that nobody has worked on yet.
fn untouched(text: &[u8]) -> Work {
    let source = import(text, "").expect("it is text");
    let reading = chugiai::view::reading(&chugiai::read(&source));
    Work::new(
        source,
        reading,
        Plan::default(),
        Decisions::default(),
        Meanings::default(),
        wish(),
    )
}

fn written(format: Format, wish: Wish) -> Written {
    write(format, &work(wish)).expect("it can be written")
}

fn text(format: Format, wish: Wish) -> String {
    String::from_utf8(written(format, wish).bytes).expect("it is text")
}

#[track_caller]
fn compare(name: &str, found: &str) {
    let file = folder().join(name);
    if std::env::var_os("CHUGIAI_BLESS").is_some() {
        std::fs::write(&file, found).expect("the file is written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = expected
        .lines()
        .zip(found.lines())
        .position(|(a, b)| a != b);
    assert!(
        expected == found,
        "{name} differs, first in line {:?}; CHUGIAI_BLESS=1 writes it anew",
        differs.map(|line| line + 1)
    );
}

/// A part of a packed file, an element a line.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is packed");
    let mut part = String::new();
    let mut file = zip.by_name(name).expect("the part is there");
    file.read_to_string(&mut part).expect("it is text");
    let paragraphs = ["</w:p>", "</row>", "</si>", "</w:tr>", "<w:footnote "];
    paragraphs
        .iter()
        .fold(part, |part, end| match end.strip_prefix('<') {
            Some(_) if !end.starts_with("</") => part.replace(end, &["\n", end].concat()),
            _ => part.replace(end, &[end, "\n"].concat()),
        })
}

#[test]
fn markdown() {
    compare("mau.md", &text(Format::Markdown, wish()));
}

#[test]
fn csv() {
    let csv = text(Format::Csv, wish());
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    compare("mau.csv", &csv);
}

#[test]
fn calendar() {
    let calendar = written(Format::Calendar, wish());
    assert_eq!(calendar.left, 1, "what is done regularly has no day");
    let calendar = String::from_utf8(calendar.bytes).expect("it is text");
    assert!(
        calendar
            .split_terminator("\r\n")
            .all(|line| line.len() <= 75)
    );
    compare("mau.ics", &calendar);
}

#[test]
fn data() {
    compare("mau.json", &text(Format::Json, wish()));
}

#[test]
fn page() {
    let page = text(Format::Page, wish());
    for never in [
        "<script src",
        "http://",
        "https://",
        " style=",
        "onclick",
        "<link",
        "<img",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    compare("mau.html", &page);
}

#[test]
fn a_saved_page_gives_the_work_back() {
    let work = work(wish());
    let page = write(Format::Page, &work).expect("it can be written").bytes;
    let page = String::from_utf8(page).expect("it is text");
    assert_eq!(
        page.matches("</script>").count(),
        1,
        "no text ends it early"
    );
    let state = state_in_page(&page).expect("it carries its work");
    let state: serde_json::Value = serde_json::from_str(state).expect("it is JSON");
    assert_eq!(
        (&state["format"], &state["version"]),
        (&"chugiai-state".into(), &1.into())
    );
    let document = &state["documents"][0];
    assert_eq!(document["text"], work.source.text);
    assert_eq!(document["hash"], fingerprint(&work.source.text).to_string());
    let text = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(Plan::from_text(&text("plan")), work.plan);
    assert_eq!(text("decisions"), work.decisions.to_text());
    assert_eq!(state["meanings"], work.meanings.to_text());
}

#[test]
fn word() {
    let file = written(Format::Word, wish()).bytes;
    compare("mau.word.document.xml", &part(&file, "word/document.xml"));
    compare("mau.word.footnotes.xml", &part(&file, "word/footnotes.xml"));
    assert_eq!(
        file,
        written(Format::Word, wish()).bytes,
        "the same work gives the same bytes"
    );
}

#[test]
fn word_plan() {
    let file = written(Format::WordPlan, wish()).bytes;
    compare(
        "mau.word-plan.document.xml",
        &part(&file, "word/document.xml"),
    );
}

#[test]
fn workbook() {
    let file = written(Format::Workbook, wish()).bytes;
    for name in ["sheet1", "sheet2", "sheet3"] {
        let sheet = part(&file, &format!("xl/worksheets/{name}.xml"));
        assert!(!sheet.contains("<f>"), "no cell is a formula");
        compare(&format!("mau.{name}.xml"), &sheet);
    }
    compare("mau.strings.xml", &part(&file, "xl/sharedStrings.xml"));
    assert_eq!(
        file,
        written(Format::Workbook, wish()).bytes,
        "the same work gives the same bytes"
    );
}

#[test]
fn every_format_can_be_in_english_and_in_full() {
    let wish = Wish {
        tongue: Tongue::En,
        in_full: true,
        ..wish()
    };
    let markdown = text(Format::Markdown, wish);
    assert!(
        markdown.contains("bảo đảm mỗi tổ chức cơ sở đảng có"),
        "{markdown}"
    );
    assert!(markdown.contains("## Tasks"), "{markdown}");
    assert!(text(Format::Csv, wish).contains("No.,Task,Lead body"));
    assert!(text(Format::Calendar, wish).contains("(within 2026)"));
    assert!(text(Format::Page, wish).contains("<h2 id=\"nhiem-vu\" lang=\"en\">Tasks</h2>"));
    for format in Format::ALL {
        assert!(written(format, wish).bytes.len() > 500);
    }
}

#[test]
fn what_is_open_stays_as_printed_and_what_is_decided_does_not() {
    let work = work(wish());
    let decided =
        |format| write(format, &work).map(|w| String::from_utf8_lossy(&w.bytes).into_owned());
    let markdown = decided(Format::Markdown).expect("it can be written");
    assert!(markdown.contains("Đẩy mạnh sinh hoạt") && !markdown.contains("Đây mạnh"));
    let open = Work::new(
        work.source.clone(),
        work.reading.clone(),
        Plan::default(),
        Decisions::default(),
        Meanings::default(),
        wish(),
    );
    let markdown = String::from_utf8(
        write(Format::Markdown, &open)
            .expect("it can be written")
            .bytes,
    );
    assert!(markdown.is_ok_and(|text| text.contains("Đây mạnh sinh hoạt")));
}

#[test]
fn a_text_without_anything_can_be_saved_too() {
    for words in [
        "x",
        "Một dòng chữ.\n\nHai dòng chữ.",
        "1 2 3\n\n¹ Chú thích không có dấu.\n",
    ] {
        let work = untouched(words.as_bytes());
        for format in Format::ALL {
            assert!(
                write(format, &work).is_ok_and(|w| !w.bytes.is_empty()),
                "{words}: {}",
                format.name()
            );
        }
    }
}

#[test]
fn notes_of_the_title_and_of_notes_are_in_every_file() {
    let text = include_bytes!("fixtures/notes_in_notes_and_in_the_title.txt");
    let work = untouched(text);
    // Word opens no file with a note called in a note: its words follow those of the other.
    let file = write(Format::Word, &work).expect("it can be written").bytes;
    let notes = part(&file, "word/footnotes.xml");
    assert!(!notes.contains("footnoteReference w:"));
    let one = notes.find("hợp nhất từ hai Thông tư");
    let three = notes.find("có hiệu lực từ ngày 01 tháng 7");
    let two = notes.find("có căn cứ ban hành");
    assert!(one.is_some() && one < three && three < two, "{notes}");
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:footnoteReference").count(), 3);
    let page = write(Format::Page, &work).expect("it can be written").bytes;
    let page = String::from_utf8(page).expect("it is text");
    assert_eq!(page.matches("id=\"r1\"").count(), 1);
    for link in page.split("href=\"#").skip(1) {
        let id = link.split('"').next().expect("it ends");
        assert!(
            page.contains(&format!("id=\"{id}\"")),
            "nothing is named {id}"
        );
    }
}

/// `cargo test --test exports -- --ignored`; `PYTHON` names another Python, `soffice` must be on the path.
#[test]
#[ignore = "needs LibreOffice, and Python with openpyxl, icalendar and python-docx"]
fn other_programs_open_every_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    std::fs::create_dir_all(&folder).expect("a folder");
    let files = [
        (Format::Word, "mau.docx"),
        (Format::WordPlan, "mau.plan.docx"),
        (Format::Workbook, "mau.xlsx"),
        (Format::Csv, "mau.csv"),
        (Format::Calendar, "mau.ics"),
        (Format::Page, "mau.html"),
    ];
    for (format, name) in files {
        std::fs::write(folder.join(name), written(format, wish()).bytes).expect("it is written");
    }
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/exports_read.py");
    let read = Command::new(python).arg(script).arg(&folder).status();
    assert!(read.expect("Python starts").success());
    for name in ["mau.docx", "mau.plan.docx", "mau.xlsx", "mau.html"] {
        let pdf = folder.join(name).with_extension("pdf");
        let _ = std::fs::remove_file(&pdf);
        let made = Command::new("soffice")
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .args([&folder, &folder.join(name)])
            .status();
        assert!(
            made.expect("LibreOffice starts").success() && pdf.exists(),
            "{name}"
        );
        std::fs::rename(&pdf, folder.join([name, ".pdf"].concat())).expect("a name of its own");
    }
}

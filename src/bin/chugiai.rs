//! The command: reads one file and writes what it says to standard output.

use chugiai::export::files::{Wish, Work};
use chugiai::export::{Format, Tongue};
use chugiai::import::{self, ImportError};
use chugiai::model::{Directive, Plan, Source};
use chugiai::view::decisions::Decisions;
use chugiai::view::due::Day;
use chugiai::view::meanings::Meanings;
use chugiai::{export, view};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

const HELP: &str = "\
Chú Giải reads a Vietnamese directive healed: notes where they are called, short forms
explained, tasks in an outline. Nothing leaves this machine.

Usage: chugiai COMMAND FILE
       chugiai COMMAND -        read standard input
       chugiai export FORMAT FILE [OPTIONS]

Commands:
  facts      what the directive says, as one JSON object: header, notes, joins, outline,
             short forms, cited documents, deadlines, tasks, suspected errors
  json       the whole reading as JSON, with the place of everything in the source
  outline    the sections and listed notes as an indented tree
  text       the source again, byte for byte, put together from the leaves of the reading
  export     the healed text or the plan of work in another format:
             markdown, word, page (one .html file), xlsx, csv, word-plan, calendar, plan-json

Options of export:
  -o FILE          write to this file, not to standard output
  --plan FILE      what was made of the tasks: lines of task, field and value between tabs
  --lang en        heads and remarks in English
  --in-full        short forms written out
  --day YYYY-MM-DD the day of writing, where it is not to be today

Options:
  -h, --help       this text
  -V, --version    the version

Files are plain text or Markdown-like text of a scan, in UTF-8 or UTF-16.

Examples:
  chugiai outline \"Kết luận 08-KL.txt\"
      I ĐÁNH GIÁ TÌNH HÌNH
        (1) Làm tốt công tác tham mưu…
  chugiai facts ket-luan.txt | jq '.tasks[].head'
  chugiai export xlsx ket-luan.txt -o nhiem-vu.xlsx

Exit status: 0 done, 1 the file cannot be read, 2 the command line is not understood.
";

#[derive(Clone, Copy)]
enum Command {
    Facts,
    Json,
    Outline,
    Text,
}

/// What the command line asks for.
enum Asked {
    Help,
    Version,
    Run(Command, OsString),
    Export(Box<Export>),
}

/// A file to be written.
struct Export {
    format: Format,
    file: OsString,
    out: Option<OsString>,
    plan: Option<OsString>,
    wish: Wish,
}

/// Why the command stopped: a sentence for standard error, and the exit status.
struct Failure(String, u8);

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let answer = match asked(&arguments) {
        Ok(Asked::Help) => print(HELP.as_bytes()),
        Ok(Asked::Version) => {
            print(concat!("chugiai ", env!("CARGO_PKG_VERSION"), "\n").as_bytes())
        }
        Ok(Asked::Run(command, file)) => {
            run(command, &file).and_then(|text| print(text.as_bytes()))
        }
        Ok(Asked::Export(wish)) => export_to(&wish),
        Err(failure) => Err(failure),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why, status)) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(io::stderr(), "chugiai: {why}");
            ExitCode::from(status)
        }
    }
}

fn asked(arguments: &[OsString]) -> Result<Asked, Failure> {
    if arguments.first().is_some_and(|first| first == "export") {
        return asked_to_export(&arguments[1..]);
    }
    let mut words: Vec<&OsStr> = Vec::new();
    let mut only_words = false;
    for argument in arguments {
        match argument.to_str() {
            _ if only_words => words.push(argument),
            Some("-h" | "--help") => return Ok(Asked::Help),
            Some("-V" | "--version") => return Ok(Asked::Version),
            Some("--") => only_words = true,
            Some(option) if option.starts_with('-') && option != "-" => {
                return Err(usage(&format!("no option {option}")));
            }
            _ => words.push(argument),
        }
    }
    let [command, files @ ..] = words.as_slice() else {
        return Err(usage("no command given"));
    };
    let command = match command.to_str() {
        Some("facts") => Command::Facts,
        Some("json") => Command::Json,
        Some("outline") => Command::Outline,
        Some("text") => Command::Text,
        Some("help") => return Ok(Asked::Help),
        _ => return Err(usage(&format!("no command {}", command.display()))),
    };
    match files {
        [file] => Ok(Asked::Run(command, (*file).to_owned())),
        [] => Err(usage("no file given; \"-\" reads standard input")),
        _ => Err(usage("more than one file given; name one at a time")),
    }
}

fn asked_to_export(arguments: &[OsString]) -> Result<Asked, Failure> {
    let (mut words, mut out, mut plan) = (Vec::new(), None, None);
    let mut wish = Wish {
        tongue: Tongue::Vi,
        in_full: false,
        today: today(),
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let option = argument.to_str().unwrap_or_default();
        let mut value = || {
            let missing = || usage(&format!("{option} needs a value"));
            rest.next().ok_or_else(missing)
        };
        match option {
            "-h" | "--help" => return Ok(Asked::Help),
            "-o" => out = Some(value()?.clone()),
            "--plan" => plan = Some(value()?.clone()),
            "--lang" => wish.tongue = Tongue::of(&value()?.to_string_lossy()),
            "--in-full" => wish.in_full = true,
            "--day" => {
                let day = value()?.to_string_lossy();
                let none = || usage(&format!("{day} is no day; write it as 2026-03-31"));
                wish.today = Day::of(&day).ok_or_else(none)?;
            }
            "--" => words.extend(rest.by_ref()),
            _ if option.starts_with('-') && option != "-" => {
                return Err(usage(&format!("no option {option}")));
            }
            _ => words.push(argument),
        }
    }
    match words.as_slice() {
        [format, file] => {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            let none = || {
                usage(&format!(
                    "no format {}; there are: {}",
                    format.display(),
                    names.join(", ")
                ))
            };
            Ok(Asked::Export(Box::new(Export {
                format: format.to_str().and_then(Format::of).ok_or_else(none)?,
                file: (*file).clone(),
                out,
                plan,
                wish,
            })))
        }
        _ => Err(usage("export needs a format and a file")),
    }
}

/// The day by the clock of this machine, in the time of Greenwich.
fn today() -> Day {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mut left = since.as_secs() / 86_400;
    let mut year = 1970;
    let days = |year: u32| {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        if leap { 366 } else { 365 }
    };
    while left >= days(year) {
        left -= days(year);
        year += 1;
    }
    // Days that there are not give nothing, so the one after the last of a month is the first of the next.
    let all = (1..=12).flat_map(|month| (1..=31).map(move |day| Day { year, month, day }));
    let real = all.filter(|day| Day::of(&day.iso()).is_some());
    let first = Day {
        year,
        month: 1,
        day: 1,
    };
    real.into_iter().nth(left as usize).unwrap_or(first)
}

fn export_to(wish: &Export) -> Result<(), Failure> {
    let source = source(&wish.file)?;
    let plan = match &wish.plan {
        Some(file) => self::source(file)?.text,
        None => String::new(),
    };
    let reading = view::reading(&chugiai::read(&source));
    let (plan, nothing) = (Plan::from_text(&plan), Decisions::default());
    let work = Work::new(
        source,
        reading,
        plan,
        nothing,
        Meanings::default(),
        wish.wish,
    );
    let cannot = |why: String| Failure(format!("{}: {why}", wish.file.display()), 1);
    let written = export::files::write(wish.format, &work).map_err(cannot)?;
    if written.left > 0 {
        let left = format!(
            "{} deadlines have no day and are not in the calendar",
            written.left
        );
        let _ = writeln!(io::stderr(), "chugiai: {left}");
    }
    match &wish.out {
        Some(out) => std::fs::write(out, &written.bytes)
            .map_err(|error| Failure(format!("{}: cannot be written: {error}", out.display()), 1)),
        None => print(&written.bytes),
    }
}

fn usage(why: &str) -> Failure {
    let commands = "facts, json, outline, text, export";
    let why =
        format!("{why}\nUsage: chugiai COMMAND FILE (commands: {commands}; more: chugiai --help)");
    Failure(why, 2)
}

fn run(command: Command, file: &OsStr) -> Result<String, Failure> {
    let directive: Directive = chugiai::read(&source(file)?);
    let json = match command {
        Command::Text => return Ok(directive.source_from_leaves()),
        Command::Outline => return Ok(export::outline(&view::reading(&directive))),
        // What is quoted is quoted in the letters of the file.
        Command::Facts if directive.source.icelandic => {
            export::json(&export::facts(&directive)).map(|facts| facts.replace('Đ', "Ð"))
        }
        Command::Facts => export::json(&export::facts(&directive)),
        Command::Json => export::json(&directive),
    };
    json.map_err(|error| {
        Failure(
            format!("{}: no JSON can be made: {error}", file.display()),
            1,
        )
    })
}

fn source(file: &OsStr) -> Result<Source, Failure> {
    let shown = if file == "-" {
        "standard input".to_owned()
    } else {
        file.display().to_string()
    };
    let fail = |why: String| Failure(format!("{shown}: {why}"), 1);
    let bytes = bytes(file).map_err(|error| fail(cause(&error)))?;
    let name = Path::new(file).file_name().filter(|_| file != "-");
    let name = name.map_or_else(String::new, |name| name.display().to_string());
    import::import(&bytes, &name).map_err(|error| fail(explain(&error)))
}

/// The file's bytes; reading stops where it is too large anyway.
fn bytes(file: &OsStr) -> io::Result<Vec<u8>> {
    let most = import::MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file; check the name".to_owned(),
        ErrorKind::PermissionDenied => "may not be read; check its permissions".to_owned(),
        ErrorKind::IsADirectory => "is a folder; name a file in it".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

fn explain(error: &ImportError) -> String {
    match error {
        ImportError::WrongType(kind) => {
            format!("is a {kind} file, not text; save it as plain text (.txt, UTF-8) first")
        }
        ImportError::Encoding => {
            "is not text in UTF-8 or UTF-16; save it as UTF-8, or convert it from its old encoding \
             (TCVN3, VNI) first"
                .to_owned()
        }
        ImportError::TooLarge(_) => format!(
            "is larger than {} MB; split it first",
            import::MAX_BYTES / 1024 / 1024
        ),
        ImportError::Empty => "holds no text; was the scan recognised?".to_owned(),
    }
}

/// Writes `answer` as it is. A reader that closes early (`| head`) has what it wants.
fn print(answer: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(answer).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the answer: {error}"), 1))
        }
        _ => Ok(()),
    }
}

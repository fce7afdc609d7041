//! The command: reads one file and writes what it says to standard output.

use chugiai::import::{self, ImportError};
use chugiai::model::{Directive, Source};
use chugiai::{export, view};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
Chú Giải reads a Vietnamese directive healed: notes where they are called, short forms
explained, tasks in an outline. Nothing leaves this machine.

Usage: chugiai COMMAND FILE
       chugiai COMMAND -        read standard input

Commands:
  facts      what the directive says, as one JSON object: header, notes, joins, outline,
             short forms, cited documents, deadlines, tasks, suspected errors
  json       the whole reading as JSON, with the place of everything in the source
  outline    the sections and listed notes as an indented tree
  text       the source again, byte for byte, put together from the leaves of the reading

Options:
  -h, --help       this text
  -V, --version    the version

Files are plain text or Markdown-like text of a scan, in UTF-8 or UTF-16.

Examples:
  chugiai outline \"Kết luận 08-KL.txt\"
      I ĐÁNH GIÁ TÌNH HÌNH
        (1) Làm tốt công tác tham mưu…
  chugiai facts ket-luan.txt | jq '.tasks[].head'

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
}

/// Why the command stopped: a sentence for standard error, and the exit status.
struct Failure(String, u8);

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let answer = match asked(&arguments) {
        Ok(Asked::Help) => Ok(HELP.to_owned()),
        Ok(Asked::Version) => Ok(concat!("chugiai ", env!("CARGO_PKG_VERSION"), "\n").to_owned()),
        Ok(Asked::Run(command, file)) => run(command, &file),
        Err(failure) => Err(failure),
    };
    match answer.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why, status)) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(io::stderr(), "chugiai: {why}");
            ExitCode::from(status)
        }
    }
}

fn asked(arguments: &[OsString]) -> Result<Asked, Failure> {
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

fn usage(why: &str) -> Failure {
    let commands = "facts, json, outline, text";
    let why =
        format!("{why}\nUsage: chugiai COMMAND FILE (commands: {commands}; more: chugiai --help)");
    Failure(why, 2)
}

fn run(command: Command, file: &OsStr) -> Result<String, Failure> {
    let directive: Directive = chugiai::read(&source(file)?);
    let json = match command {
        Command::Text => return Ok(directive.source_from_leaves()),
        Command::Outline => return Ok(export::outline(&view::reading(&directive))),
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

/// Writes `text` as it is. A reader that closes early (`| head`) has what it wants.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the answer: {error}"), 1))
        }
        _ => Ok(()),
    }
}

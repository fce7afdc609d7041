//! The texts that are measured.

use std::path::Path;

use chugiai::import::import;
use chugiai::model::Source;

/// Name and content of every paper at hand: the samples, and the real ones beside the project.
pub fn papers() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut papers = Vec::new();
    for folder in ["samples", "../shared/seeds"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            println!("no {folder} here: measured without them");
            continue;
        };
        let mut paths: Vec<_> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        paths.sort();
        for path in paths {
            let name = path.file_stem().unwrap_or_default().display().to_string();
            let text = std::fs::read_to_string(&path).expect("a paper is text");
            papers.push((name, text));
        }
    }
    papers
}

/// The longest paper, and the same ten and a hundred times over.
pub fn repeated() -> Vec<(String, String)> {
    let longest = papers().into_iter().max_by_key(|(_, text)| text.len());
    let (name, text) = longest.expect("the samples are always there");
    [1, 10, 100]
        .map(|times| (format!("{name} × {times}"), text.repeat(times)))
        .into()
}

/// Texts that no office would write, each of about `length` bytes, or four times as long where its name says so.
pub fn hostile(length: usize) -> Vec<(&'static str, String)> {
    let filled = |part: &str| part.repeat(length.div_ceil(part.len()));
    let numbered = |line: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        (1..)
            .take_while(|n| {
                text.push_str(&line(*n));
                text.len() < length
            })
            .for_each(drop);
        text
    };
    let words = "Ban Tổ chức Trung ương chủ trì, phối hợp với các cơ quan triển khai thực hiện ";
    vec![
        ("only marks", numbered(&|n| format!("từ[{n}] "))),
        ("only superscripts", filled("¹²³")),
        ("only notes", numbered(&|n| format!("[{n}] Chú thích\n\n"))),
        ("only \"- \"", filled("- ")),
        ("only \"- \" lines", filled("- a\n")),
        ("only parentheses", filled("(")),
        ("only brackets", filled("[")),
        ("only \"(6)\"", filled("(6)")),
        ("only pairs of them", filled("(1) ")),
        ("one line, × 4", filled(words).repeat(4)),
        ("one line of numbers", filled("18-NQ/TW, ")),
        (
            "one line of papers and bodies",
            numbered(&|n| format!("Nghị quyết số {n}-NQ/TW của Ban Bí thư về mẫu; ")),
        ),
        (
            "deepest numbering",
            numbered(&|n| format!("{}\n", "1.".repeat(1 + n % 60))),
        ),
        ("climbing numbers", numbered(&|n| format!("{n}. a\n"))),
        (
            "only articles",
            numbered(&|n| format!("Điều {n}. Tham mưu\n1. a\na) b\n")),
        ),
        ("only stars", filled("**")),
        ("stars below a long line", {
            let line = "a".repeat(length / 2);
            ["**", &line, "\n", &"x ** ".repeat(length / 10)].concat()
        }),
        (
            "only short forms",
            numbered(&|n| format!("tổ chức số {n} (TC{n}), TC{n}. ")),
        ),
        ("only blank lines", filled("x\n\n\n\n\n\n\n\n")),
        (
            "only page numbers",
            numbered(&|n| format!("a b c d\n\n{n}\n\n")),
        ),
    ]
}

/// The text as the engine gets it.
pub fn source(text: &str) -> Source {
    import(text.as_bytes(), "").expect("every text measured here can be read")
}

/// Millions of bytes a second.
pub fn speed(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds / 1e6
}

//! The texts that the laws are held to: samples, real papers when they are there, the same damaged
//! in every way a scan or a careless hand damages them, and texts put together at random.

use super::law::Case;
use super::phrases;
use chugiai::import::import_text;
use std::path::Path;
use std::sync::OnceLock;

/// All texts, read once for all laws.
pub fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let mut texts = Vec::new();
        for (name, text) in papers() {
            texts.extend(damaged(&name, &text));
            texts.push((name, text));
        }
        texts.extend(small());
        texts.extend((1..=250).map(|seed| {
            let mut dice = Dice(seed * 0x9E37_79B9 + 1);
            let text = phrases::shuffled(|bound| dice.below(bound));
            (format!("random {seed}"), text)
        }));
        read_all(texts)
    })
}

/// Reads on all processors; unoptimised, a long paper takes most of a second.
fn read_all(mut texts: Vec<(String, String)>) -> Vec<Case> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    // Dealt out in turn, since long papers stand together.
    let mut hands: Vec<Vec<(String, String)>> = Vec::new();
    hands.resize_with(workers, Vec::new);
    for (i, text) in texts.drain(..).enumerate() {
        hands[i % workers].push(text);
    }
    std::thread::scope(|scope| {
        let reading: Vec<_> = hands
            .into_iter()
            .map(|hand| {
                scope.spawn(move || {
                    let cases = hand.into_iter().filter_map(|(name, text)| {
                        Some(Case::read(import_text(&text, &name).ok()?))
                    });
                    cases.collect::<Vec<_>>()
                })
            })
            .collect();
        let cases = reading
            .into_iter()
            .flat_map(|r| r.join().expect("no text may panic"));
        cases.collect()
    })
}

/// The samples of the product, and the real papers beside the project when they are there.
fn papers() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut papers = Vec::new();
    for folder in ["samples", "../shared/seeds"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            eprintln!("no {folder} here: the laws are held without them");
            continue;
        };
        let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).expect("a paper is text");
            papers.push((
                format!("{folder}/{}", path.file_name().unwrap().display()),
                text,
            ));
        }
    }
    papers
}

fn damaged(name: &str, text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut dice = Dice(text.len() as u64 | 1);
    let mut shuffled = lines.clone();
    for i in (1..shuffled.len()).rev() {
        shuffled.swap(i, dice.below(i + 1));
    }
    let dropped: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|_| dice.below(5) > 0)
        .collect();
    let doubled: Vec<&str> = lines
        .iter()
        .flat_map(|l| vec![*l; 1 + usize::from(dice.below(5) == 0)])
        .collect();
    let no_blanks: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|l| !l.trim().is_empty())
        .collect();
    let mut all = vec![
        ("lines shuffled", shuffled.join("\n")),
        ("lines dropped", dropped.join("\n")),
        ("lines doubled", doubled.join("\n")),
        ("blank lines removed", no_blanks.join("\n")),
        ("CRLF", lines.join("\r\n")),
        ("old Mac line ends", lines.join("\r")),
        ("decomposed", decomposed(text)),
        ("wrapped at 80", wrapped(text, 80)),
        ("one endless line", lines.join(" ")),
        ("no spaces", text.replace(' ', "")),
    ]
    .into_iter()
    .map(|(how, text)| (format!("{name}, {how}"), text))
    .collect::<Vec<_>>();
    // Cut off at every 1000th character, of long papers only at some of them.
    let step = 1000 * (1 + text.len() / 10_000);
    let ends = text.char_indices().map(|(at, _)| at).step_by(step).skip(1);
    all.extend(ends.map(|end| (format!("{name}, up to byte {end}"), text[..end].to_owned())));
    all
}

fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for word in line.split(' ') {
            if width > 0 && width + word.chars().count() >= columns {
                out.push('\n');
                width = 0;
            } else if width > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += word.chars().count();
        }
        out.push('\n');
    }
    out
}

/// Short texts, each of one difficulty.
fn small() -> Vec<(String, String)> {
    let deep: String = (1..=40).map(|n| format!("{}\n", "1.".repeat(n))).collect();
    [
        "x",
        "*",
        "¹",
        "I.",
        "(1)",
        "-",
        "#",
        "\n\n\nĐ\n",
        "\u{feff}\u{feff}x",
        "a\u{301}\u{323}",
        "Nhiệm vụ¹ ² ³ [4] (5)⁶.\n\n¹ Một\n\n³ Ba\n\n³ Lại ba",
        "¹ (1) Một; (2) hai\n\nNội dung không có dấu.",
        "1.1.1. Không có cha\n\n2. Có\n\n- a\n+ b\n- c",
        "**I. MỤC**\n***\n**chưa đóng *lẫn** lộn*",
        "Nơi nhận:\n- Lưu.",
        "Số: /-KL/\n\nSố 1-2-3/4/5-6",
        "tổ chức cơ sở đảng (TCCSĐ) TCCSD TCCSĐ",
        "Điều 1. A\n1. b\na) c\nđ) d\nĐiều 3. E",
        "|a|b|\n|-|-|\n<!-- page: 3 -->\n",
        "Một chữ[^*a*] hai[^b] ba (1), bốn này2.\n\n[^*a*]: Nội *dung*\n1 Luật\n2 Luật này*.\n* Theo",
        "Luật này1 và này2\n1 Luật số 5.\n2 Luật số 6 “\n3 Điều này2\n”4 a)5\n1 Luật",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([
        deep,
        "¹".repeat(3000),
        "(1) ".repeat(3000),
        "(6)".repeat(3000),
        "(".repeat(3000),
        "[".repeat(3000),
        "**".repeat(3000),
        "- \n".repeat(3000),
    ])
    .enumerate()
    .map(|(i, text)| (format!("small {i}"), text))
    .collect()
}

/// Numbers that look random and are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

//! One style sheet out of the files in `styles/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Files with a fixed place at the front: the order of layers first, then what the others rest on.
const FIRST: [&str; 4] = ["layers.css", "tokens.css", "base.css", "layout.css"];
/// The file that has the last word.
const LAST: &str = "print.css";

/// All files of the folder in their order. Each names its own `@layer`, so the order only matters within one.
pub fn gather(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    put_in_order(&mut names);
    let mut sheet = String::new();
    for name in names {
        sheet += &fs::read_to_string(folder.join(&name))
            .with_context(|| format!("cannot read {name}"))?;
        sheet.push('\n');
    }
    Ok(without_remarks(&sheet))
}

/// The sheet without comments, indentation and empty lines: they are for us, not for visitors. Quoted text stays
/// as it is.
fn without_remarks(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut quote = None;
    let mut rest = sheet.chars();
    while let Some(letter) = rest.next() {
        match (quote, letter) {
            (None, '/') if rest.as_str().starts_with('*') => {
                let after = rest
                    .as_str()
                    .split_once("*/")
                    .map_or("", |(_, after)| after);
                rest = after.chars();
                continue;
            }
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (Some(_), '\\') => {
                kept.push(letter);
                kept.extend(rest.next());
                continue;
            }
            _ => {}
        }
        kept.push(letter);
    }
    let lines = kept.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .fold(String::new(), |sheet, line| sheet + line + "\n")
}

fn put_in_order(names: &mut [String]) {
    names.sort_by_key(|name| {
        let place = match FIRST.iter().position(|first| first == name) {
            Some(place) => place,
            None if name == LAST => FIRST.len() + 1,
            None => FIRST.len(),
        };
        (place, name.clone())
    });
}

#[cfg(test)]
mod tests {
    use super::{put_in_order, without_remarks};

    #[test]
    fn remarks_go_and_quoted_text_stays() {
        let sheet = "/* why */\na {\n  color: red; /* lotus */\n}\n\nb::after { content: \"/* \\\" */\"; }\n";
        assert_eq!(
            without_remarks(sheet),
            "a {\ncolor: red;\n}\nb::after { content: \"/* \\\" */\"; }\n"
        );
    }

    #[test]
    fn a_remark_that_never_ends_swallows_the_rest() {
        assert_eq!(without_remarks("a {}\n/* b {}"), "a {}\n");
    }

    #[test]
    fn foundations_come_first_then_components_by_name_then_print() {
        let mut names = [
            "print", "note", "tokens", "card", "layers", "layout", "base",
        ]
        .map(|name| format!("{name}.css"));
        put_in_order(&mut names);
        assert_eq!(
            names.join(" "),
            "layers.css tokens.css base.css layout.css card.css note.css print.css"
        );
    }
}

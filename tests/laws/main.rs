//! The laws that hold for any text, held to every text of `texts`.

mod directive;
mod law;
mod phrases;
mod reading;
mod texts;

use law::{Case, Held};
use texts::cases;

/// Holds a law to every text and names the first that break it.
fn hold(law: fn(&Case) -> Held) {
    let broken: Vec<String> = cases()
        .iter()
        .filter_map(|case| Some(format!("{}: {}", case.source.name, law(case).err()?)))
        .collect();
    let first = broken
        .iter()
        .take(12)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    let (some, all) = (broken.len(), cases().len());
    assert!(broken.is_empty(), "{some} of {all} texts break it\n{first}");
}

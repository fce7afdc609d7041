//! What a first visit costs, and what the first text adds: every part as a good web host sends it, and the limits.

use anyhow::{Result, ensure};
use brotli::enc::BrotliEncoderParams;

use crate::dist::{Fetched, Part};

/// What a first visit may transfer at the most, in bytes. On a 3G line (about 200 kB/s) that is half a
/// second.
const FIRST_VISIT_LIMIT: usize = 103_500;

/// The same with what the first text fetches besides, while the person still chooses it or its own bytes travel.
/// Deeper reading of State and Party papers has taken it past 400 (docs/decisions/engine-beside-the-page.md).
const WITH_FIRST_TEXT_LIMIT: usize = 440_000;

/// What the first file saved may fetch: whoever saves waits for it once, and it is no part of reading.
const WITH_FIRST_EXPORT_LIMIT: usize = 700_000;

/// The compressed size of each part that a reader fetches.
pub struct Weight {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    fetched: Fetched,
    bytes: usize,
    compressed: usize,
}

impl Weight {
    /// Compresses the parts that a reader fetches.
    pub fn of(parts: &[Part]) -> Result<Weight> {
        let rows = parts.iter().filter(|part| part.fetched != Fetched::Never);
        let rows = rows.map(|part| {
            Ok(Row {
                name: part.name.clone(),
                fetched: part.fetched,
                bytes: part.bytes.len(),
                compressed: compressed(&part.bytes)?,
            })
        });
        Ok(Weight {
            rows: rows.collect::<Result<_>>()?,
        })
    }

    fn total(&self, fetched: Fetched) -> usize {
        let rows = self.rows.iter().filter(|row| row.fetched == fetched);
        rows.map(|row| row.compressed).sum()
    }

    /// The first visit, the first visit with a text, and what a file saved fetches by itself.
    fn totals(&self) -> [usize; 3] {
        let visit = self.total(Fetched::OnFirstVisit);
        let text = visit + self.total(Fetched::WithFirstText);
        [visit, text, self.total(Fetched::WithFirstExport)]
    }

    /// Shows part by part what travels.
    pub fn print(&self) {
        let [visit, with_text, export] = self.totals();
        println!("a first visit transfers (brotli, quality 11):");
        self.print_rows(Fetched::OnFirstVisit);
        print_sum("in all", visit, FIRST_VISIT_LIMIT);
        println!("the first text fetches besides:");
        self.print_rows(Fetched::WithFirstText);
        print_sum("with the visit", with_text, WITH_FIRST_TEXT_LIMIT);
        println!("the first file saved fetches besides:");
        self.print_rows(Fetched::WithFirstExport);
        print_sum("by itself", export, WITH_FIRST_EXPORT_LIMIT);
    }

    fn print_rows(&self, fetched: Fetched) {
        for row in self.rows.iter().filter(|row| row.fetched == fetched) {
            let (small, whole) = (kilobytes(row.compressed), kilobytes(row.bytes));
            println!("  {:<18}{small:>10}   of {whole:>10}", row.name);
        }
    }

    /// Fails when the page has grown past a limit.
    pub fn within_limit(&self) -> Result<()> {
        let limits = [
            FIRST_VISIT_LIMIT,
            WITH_FIRST_TEXT_LIMIT,
            WITH_FIRST_EXPORT_LIMIT,
        ];
        for (total, limit) in self.totals().into_iter().zip(limits) {
            ensure!(
                total <= limit,
                "what travels is {}, past the limit of {} (xtask/src/weight.rs)",
                kilobytes(total),
                kilobytes(limit)
            );
        }
        Ok(())
    }
}

fn print_sum(name: &str, total: usize, limit: usize) {
    let (total, limit) = (kilobytes(total), kilobytes(limit));
    println!("  {name:<18}{total:>10}   limit {limit}");
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut output, &parameters)?;
    Ok(output.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(visit: usize, text: usize) -> Weight {
        let row = |fetched, compressed| Row {
            name: "a".into(),
            fetched,
            bytes: compressed,
            compressed,
        };
        let rows = [
            row(Fetched::OnFirstVisit, visit),
            row(Fetched::OnFirstVisit, 1),
            row(Fetched::WithFirstText, text),
        ];
        Weight { rows: rows.into() }
    }

    #[test]
    fn the_limits_themselves_are_still_allowed() {
        let rest = WITH_FIRST_TEXT_LIMIT - FIRST_VISIT_LIMIT;
        assert!(weight(FIRST_VISIT_LIMIT - 1, rest).within_limit().is_ok());
        assert!(weight(FIRST_VISIT_LIMIT, 0).within_limit().is_err());
        assert!(
            weight(FIRST_VISIT_LIMIT - 1, rest + 1)
                .within_limit()
                .is_err()
        );
    }

    #[test]
    fn parts_that_nobody_fetches_by_opening_weigh_nothing() {
        let part = |name: &str, fetched| Part {
            name: name.into(),
            bytes: vec![b'a'; 5000],
            fetched,
        };
        let parts = [
            part("index.html", Fetched::OnFirstVisit),
            part("README.txt", Fetched::Never),
        ];
        let weight = Weight::of(&parts).expect("memory is written");
        assert_eq!(weight.rows.len(), 1);
        assert!(weight.totals()[1] < 100, "5000 equal letters compress well");
    }
}

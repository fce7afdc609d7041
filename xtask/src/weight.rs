//! What a first visit costs: every part as a good web host sends it, and the limit on their sum.

use anyhow::{Result, ensure};
use brotli::enc::BrotliEncoderParams;

use crate::dist::Part;

/// What a first visit may transfer at the most, in bytes. On a 3G line (about 200 kB/s) that is one second.
const FIRST_VISIT_LIMIT: usize = 220_000;

/// The compressed size of each part of a first visit.
pub struct Weight {
    rows: Vec<(String, usize, usize)>,
}

impl Weight {
    /// Compresses the parts that a first visit fetches.
    pub fn of(parts: &[Part]) -> Result<Weight> {
        let rows = parts.iter().filter(|part| part.on_first_visit);
        let rows = rows.map(|part| {
            Ok((
                part.name.clone(),
                part.bytes.len(),
                compressed(&part.bytes)?,
            ))
        });
        Ok(Weight {
            rows: rows.collect::<Result<_>>()?,
        })
    }

    fn total(&self) -> usize {
        self.rows.iter().map(|(_, _, compressed)| compressed).sum()
    }

    /// Shows part by part what travels.
    pub fn print(&self) {
        println!("a first visit transfers (brotli, quality 11):");
        for (name, bytes, compressed) in &self.rows {
            println!(
                "  {name:<18}{:>10}   of {:>10}",
                kilobytes(*compressed),
                kilobytes(*bytes)
            );
        }
        let (total, limit) = (kilobytes(self.total()), kilobytes(FIRST_VISIT_LIMIT));
        println!("  {:<18}{total:>10}   limit {limit}", "in all");
    }

    /// Fails when the page has grown past its limit.
    pub fn within_limit(&self) -> Result<()> {
        let total = self.total();
        ensure!(
            total <= FIRST_VISIT_LIMIT,
            "a first visit transfers {}, past the limit of {} (FIRST_VISIT_LIMIT in xtask/src/weight.rs)",
            kilobytes(total),
            kilobytes(FIRST_VISIT_LIMIT)
        );
        Ok(())
    }
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

    fn weight(compressed: usize) -> Weight {
        Weight {
            rows: vec![("a".into(), compressed, compressed), ("b".into(), 1, 1)],
        }
    }

    #[test]
    fn the_limit_itself_is_still_allowed() {
        assert!(weight(FIRST_VISIT_LIMIT - 1).within_limit().is_ok());
        assert!(weight(FIRST_VISIT_LIMIT).within_limit().is_err());
    }

    #[test]
    fn parts_that_a_first_visit_does_not_fetch_weigh_nothing() {
        let part = |name: &str, on_first_visit| Part {
            name: name.into(),
            bytes: vec![b'a'; 5000],
            on_first_visit,
        };
        let weight = Weight::of(&[part("index.html", true), part("README.txt", false)])
            .expect("memory is written");
        assert_eq!(weight.rows.len(), 1);
        assert!(weight.total() < 100, "5000 equal letters compress well");
    }
}

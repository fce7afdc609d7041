//! Whether the work grows in step with the length, on texts made to prevent it: ten times the text may take ten
//! times as long.

use std::hint::black_box;
use std::time::Instant;

use chugiai::{read, view};
use chugiai_benches::{hostile, source, speed};

const SHORT: usize = 2_000_000;
const LONG: usize = 20_000_000;

fn main() {
    println!(
        "{:<24}{:>10}{:>10}{:>10}",
        "hostile text", "2 MB, s", "20 MB, s", "MB/s"
    );
    for ((name, short), (_, long)) in hostile(SHORT).into_iter().zip(hostile(LONG)) {
        let (short_takes, long_takes) = (seconds(&short), seconds(&long));
        println!(
            "{name:<24}{short_takes:>10.2}{long_takes:>10.2}{:>10.1}   × {:.1}",
            speed(long.len(), long_takes),
            long_takes / short_takes
        );
    }
}

fn seconds(text: &str) -> f64 {
    let source = source(text);
    let started = Instant::now();
    black_box(view::reading(&read(black_box(&source))));
    started.elapsed().as_secs_f64()
}

//! Whether the work grows in step with the length, on texts made to prevent it: ten times the text may take ten
//! times as long, and somewhat more where it no longer fits the processor's memory.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use chugiai::{read, view};
use chugiai_benches::{hostile, source, speed};

const SHORT: usize = 500_000;
const LONG: usize = 5_000_000;

/// Work that grows with the square of the length would take a hundred times as long.
const LIMIT: f64 = 40.0;

fn main() -> ExitCode {
    println!(
        "{:<24}{:>10}{:>10}{:>10}{:>10}",
        "hostile text", "0.5 MB, s", "5 MB, s", "times", "MB/s"
    );
    let mut slowest: f64 = 0.0;
    for ((name, short), (_, long)) in hostile(SHORT).into_iter().zip(hostile(LONG)) {
        let (short_takes, long_takes) = (seconds(&short), seconds(&long));
        let times = long_takes / short_takes;
        let speed = speed(long.len(), long_takes);
        println!("{name:<24}{short_takes:>10.3}{long_takes:>10.2}{times:>10.1}{speed:>10.1}");
        slowest = slowest.max(times);
    }
    println!("ten times the text takes at most {slowest:.0} times as long; limit {LIMIT:.0}");
    ExitCode::from(u8::from(slowest > LIMIT))
}

fn seconds(text: &str) -> f64 {
    let source = source(text);
    let started = Instant::now();
    black_box(view::reading(&read(black_box(&source))));
    started.elapsed().as_secs_f64()
}

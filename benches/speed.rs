//! How fast papers are read, beside two readers of Markdown on the same texts in the same run: `comrak` building its
//! tree, `pulldown-cmark` telling its events.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use chugiai_benches::{papers, repeated, source, speed};
use comrak::{Arena, Options, parse_document};
use criterion::{Criterion, SamplingMode, Throughput};
use pulldown_cmark::Parser;

const READERS: [&str; 3] = ["chugiai", "comrak", "pulldown-cmark"];

/// Slower than this part of comrak would be a fault, not a fluctuation.
const FLOOR: f64 = 0.2;

fn main() {
    let folder = PathBuf::from(concat!(env!("CARGO_TARGET_TMPDIR"), "/criterion"));
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1000));
    let mut texts = papers();
    texts.extend(repeated());
    for (place, (name, text)) in texts.iter().enumerate() {
        measure(&mut criterion, &group(place), name, text);
    }

    println!(
        "\n{:<16}{:>8}  {:>9}{:>9}{:>9}   of comrak   of pulldown",
        "MB/s", "kB", READERS[0], READERS[1], "pulldown"
    );
    let mut lowest = f64::INFINITY;
    for (place, (name, text)) in texts.iter().enumerate() {
        let [own, comrak, pulldown] =
            READERS.map(|reader| speed(text.len(), median(&folder, &group(place), reader)));
        println!(
            "{name:<16}{:>8.1}  {own:>9.1}{comrak:>9.1}{pulldown:>9.1}{:>10.0} %{:>11.0} %",
            text.len() as f64 / 1e3,
            100.0 * own / comrak,
            100.0 * own / pulldown
        );
        lowest = lowest.min(own / comrak);
    }
    println!(
        "lowest: {:.0} % of comrak's speed; floor: {:.0} %",
        100.0 * lowest,
        100.0 * FLOOR
    );
}

/// Names of papers are not fit for folders everywhere.
fn group(place: usize) -> String {
    format!("text-{place}")
}

fn measure(criterion: &mut Criterion, group: &str, name: &str, text: &str) {
    println!("measuring {name}");
    let source = source(text);
    let text = source.text.as_str();
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(READERS[0], |b| b.iter(|| chugiai::read(black_box(&source))));
    group.bench_function(READERS[1], |b| {
        b.iter(|| {
            let arena = Arena::new();
            black_box(parse_document(&arena, black_box(text), &Options::default()));
        });
    });
    group.bench_function(READERS[2], |b| {
        b.iter(|| Parser::new(black_box(text)).for_each(|event| drop(black_box(event))));
    });
    group.finish();
}

/// The median in seconds, as criterion wrote it down.
fn median(folder: &std::path::Path, group: &str, reader: &str) -> f64 {
    let file = folder.join(group).join(reader).join("new/estimates.json");
    let text = fs::read_to_string(&file).expect("criterion wrote its estimates");
    let estimates: serde_json::Value = serde_json::from_str(&text).expect("they are JSON");
    estimates["median"]["point_estimate"]
        .as_f64()
        .expect("nanoseconds")
        / 1e9
}

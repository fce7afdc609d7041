//! How much memory reading takes at its peak, for each byte of the source: a counting allocator tells.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use chugiai_benches::{hostile, papers, repeated, source};

/// Bytes at the peak for each byte of a paper.
const LIMIT: f64 = 12.0;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    println!(
        "{:<24}{:>10}{:>10}{:>18}",
        "peak of memory", "kB", "kept kB", "per byte of text"
    );
    // What is known beforehand is laid out once, by the first reading.
    chugiai::read(&source("x"));
    let mut highest: f64 = 0.0;
    for (name, text) in papers().into_iter().chain(repeated()) {
        highest = highest.max(print(&name, &text));
    }
    for (name, text) in hostile(200_000) {
        print(name, &text);
    }
    let verdict = if highest > LIMIT { "over" } else { "within" };
    println!("highest of the papers: {highest:.1}, {verdict} the limit of {LIMIT:.0}");
}

/// Reads a text and prints what that took; the answer is bytes for each byte of it.
fn print(name: &str, text: &str) -> f64 {
    let source = source(text);
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let directive = black_box(chugiai::read(black_box(&source)));
    let (peak, kept) = (PEAK.load(Relaxed) - before, NOW.load(Relaxed) - before);
    drop(directive);
    let ratio = peak as f64 / text.len() as f64;
    println!(
        "{name:<24}{:>10.0}{:>10.0}{ratio:>18.1}",
        peak as f64 / 1e3,
        kept as f64 / 1e3
    );
    ratio
}

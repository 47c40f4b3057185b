//! A typical report in every layout, beside two yardsticks over the same bytes: the validation of
//! UTF-8, and one pass of the fold.
//!
//! Clocks are noisy; instructions are not. For a comparison of two builds:
//!
//! ```text
//! cargo bench --bench parse --no-run          # prints where the program is
//! GONGKAI_ONCE=tabs valgrind --tool=callgrind --callgrind-out-file=out <program>
//! callgrind_annotate --inclusive=yes out | head -50
//! ```
//!
//! With `GONGKAI_ONCE` the program reads the report in that layout 100 times and ends.

#![allow(clippy::print_stdout, reason = "it prints what it measured")]

mod sample;

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gongkai::form::Edition;
use gongkai::writer::{Layout, write};

fn main() {
    if let Ok(name) = std::env::var("GONGKAI_ONCE") {
        let layout = name.parse().unwrap_or(Layout::Tabs);
        let text = text(layout);
        for _ in 0..100 {
            let _ = black_box(gongkai::parse(black_box(&text)));
        }
        return;
    }
    if !std::env::args().any(|it| it == "--test") {
        ratios();
    }
    divan::main();
}

fn text(layout: Layout) -> String {
    write(&sample::report(Edition::Of2021), layout)
}

fn layouts() -> impl Iterator<Item = Layout> {
    let all = Layout::ALL.iter().copied();
    all.filter(|&layout| cfg!(feature = "html") || layout != Layout::Html)
}

/// The fastest of some runs.
fn fastest<T>(mut run: impl FnMut() -> T) -> Duration {
    let mut fastest = Duration::MAX;
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_millis(300) {
        let start = Instant::now();
        for _ in 0..8 {
            black_box(run());
        }
        fastest = fastest.min(start.elapsed() / 8);
    }
    fastest
}

/// What a report costs in each layout, in multiples of the yardsticks.
fn ratios() {
    println!(
        "{:<20} {:>7} {:>9} {:>8} {:>9} {:>9}",
        "layout", "bytes", "µs", "MB/s", "× utf-8", "× fold"
    );
    for layout in layouts() {
        let text = text(layout);
        let bytes = text.as_bytes();
        let utf8 = fastest(|| std::str::from_utf8(black_box(bytes)).is_ok());
        let fold = fastest(|| gongkai::bench::fold(black_box(&text)));
        let parse = fastest(|| gongkai::parse(black_box(&text)).is_ok());
        let per = |of: Duration| parse.as_secs_f64() / of.as_secs_f64();
        let micros = parse.as_secs_f64() * 1e6;
        let speed = text.len().to_string().parse().unwrap_or(0.0) / micros;
        println!(
            "{:<20} {:>7} {micros:>9.1} {speed:>8.1} {:>9.1} {:>9.2}",
            layout.as_str(),
            text.len(),
            per(utf8),
            per(fold)
        );
    }
}

#[divan::bench(args = layouts())]
fn parse(bencher: Bencher<'_, '_>, layout: Layout) {
    let text = text(layout);
    bencher
        .counter(BytesCount::of_str(&text))
        .counter(ItemsCount::new(1_usize))
        .bench(|| gongkai::parse(black_box(&text)));
}

#[divan::bench(args = layouts())]
fn yardstick_utf8(bencher: Bencher<'_, '_>, layout: Layout) {
    let text = text(layout);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
}

#[divan::bench(args = layouts())]
fn yardstick_fold(bencher: Bencher<'_, '_>, layout: Layout) {
    let text = text(layout);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| gongkai::bench::fold(black_box(&text)));
}

//! Long and hostile input, at n, 2n, 4n and 8n: how much longer twice as much takes.
//!
//! Linear is 2. A line with a ratio over 3 is marked, and so is one that takes longer than a second
//! for a megabyte. `GONGKAI_LARGEST` is the size of 8n in bytes, 10 MB if it says nothing; an
//! argument is a part of the names to run.

#![allow(clippy::print_stdout, reason = "it prints what it measured")]

mod hostile;

use std::hint::black_box;
use std::time::{Duration, Instant};

use hostile::HOSTILE;

fn main() {
    let is_test = std::env::args().any(|it| it == "--test");
    let largest = std::env::var("GONGKAI_LARGEST")
        .ok()
        .and_then(|it| it.parse().ok());
    let largest = largest.unwrap_or(if is_test { 80_000 } else { 10_000_000 });
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>9}   {:>5} {:>5} {:>5}",
        "input", "n", "2n", "4n", "8n", "2n:n", "4n:2n", "8n:4n"
    );
    let asked = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let is_asked = |name: &str| asked.as_deref().is_none_or(|it| name.contains(it));
    for (name, head, unit, tail) in HOSTILE.iter().filter(|(name, ..)| is_asked(name)) {
        let mut times = Vec::new();
        for part in [8, 4, 2, 1] {
            let n_units = (largest / part / unit.len()).max(1);
            let text = format!("{head}{}{tail}", unit.repeat(n_units));
            times.push(time(&text));
            // What is far beyond linear is not worth the wait.
            if times.last().is_some_and(|it| *it > Duration::from_secs(60)) {
                break;
            }
        }
        let mut line = format!("{name:<34}");
        for time in &times {
            line.push_str(&format!(" {:>7.1}ms", time.as_secs_f64() * 1e3));
        }
        line.push_str("  ");
        let mut is_bad = times.len() < 4;
        for pair in times.windows(2) {
            if let [one, two] = pair {
                let ratio = two.as_secs_f64() / one.as_secs_f64();
                is_bad |= ratio > 3.0 && *two > Duration::from_millis(20);
                line.push_str(&format!(" {ratio:>5.2}"));
            }
        }
        let megabytes = largest.to_string().parse().unwrap_or(0.0) / 1e6;
        is_bad |= times.last().is_some_and(|it| it.as_secs_f64() > megabytes);
        println!("{line}{}", if is_bad { "  !" } else { "" });
    }
}

/// The fastest of three, unless it is long.
fn time(text: &str) -> Duration {
    let mut fastest = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let _ = black_box(gongkai::parse(black_box(text)));
        fastest = fastest.min(start.elapsed());
        if fastest > Duration::from_secs(2) {
            break;
        }
    }
    fastest
}

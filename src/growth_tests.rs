//! Twice as much of anything is about twice the work: hostile inputs, and no clock.

#[path = "../benches/hostile/mod.rs"]
mod hostile;

use crate::source::looked::n_looked_at;

/// Long enough for what is looked at more than once to be most of it.
const LEN: usize = 12_000;

#[test]
fn twice_the_text_is_twice_the_work() {
    let work = |(_, head, unit, tail): &(&str, &str, &str, &str), len: usize| {
        let text = format!("{head}{}{tail}", unit.repeat(len / unit.len()));
        n_looked_at(|| drop(crate::parse(&text)))
    };
    let grown: Vec<String> = hostile::HOSTILE
        .iter()
        .filter_map(|input| {
            let (one, two) = (work(input, LEN), work(input, 2 * LEN));
            let is_linear = two <= 5 * one / 2 + 1_000;
            (!is_linear).then(|| format!("{}: {one}, then {two}", input.0))
        })
        .collect();
    assert!(grown.is_empty(), "{grown:#?}");
}

//! Han characters, which are all that counts of a label.
//!
//! Takes text; tells its Han characters from the others. Does not know what they say.

use crate::source::set::CharSet;

/// The characters that count in a key.
static HAN: CharSet = HAN_CHARACTERS;
static OTHERS: CharSet = HAN_CHARACTERS.complement();
const HAN_CHARACTERS: CharSet = CharSet::of_ranges(&[
    ('〇', '〇'),
    ('\u{3400}', '\u{4DBF}'),
    ('\u{4E00}', '\u{9FFF}'),
]);

/// Whether a character counts in a key.
#[inline]
pub(crate) fn is_han(c: char) -> bool {
    HAN.has(c)
}

/// How many bytes of Han characters a text begins with.
pub(crate) fn han_len(text: &str) -> usize {
    OTHERS.none_of(text.as_bytes())
}

/// The runs of Han characters of a text, each with where it starts.
pub(crate) fn han_runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += HAN.none_of(&text.as_bytes()[at..]);
            let run = &text[at..];
            let run = &run[..han_len(run)];
            if !run.is_empty() {
                at += run.len();
                return Some((at - run.len(), run));
            }
            // Characters beyond the plane are in neither set.
            at += text[at..].chars().next()?.len_utf8();
        }
    })
}

/// The first Han characters of a text.
pub(crate) fn first_han(text: &str, n_chars: usize) -> String {
    let longest = n_chars * '。'.len_utf8();
    let mut first = String::with_capacity(longest);
    for (_, run) in han_runs(text) {
        first.push_str(&run[..run.len().min(longest - first.len())]);
        if first.len() == longest {
            break;
        }
    }
    first
}

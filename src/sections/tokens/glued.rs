//! Cells with nothing between them, not even a blank: whether a text has such, and what may stand glued.
//!
//! Takes folded text; knows digits, marks and words for nothing, and no labels.

use std::ops::Range;
use std::sync::LazyLock;

use crate::form::words::NOT_CONCERNED;
use crate::grammar::trie::Trie;
use crate::source::looked::looked_at;

use super::figures::is_of_value;

/// Whether cells are glued to each other and to their labels: few values stand between blanks.
pub(crate) fn is_glued(text: &str) -> bool {
    /// More between blanks than sentences have.
    const MOST_APART: usize = 16;
    let is_blank = |b: Option<&u8>| b.is_none_or(|b| matches!(b, b' ' | b'\n'));
    let bytes = text.as_bytes();
    let (mut n_values, mut n_apart) = (0, 0);
    let mut at = 0;
    while n_apart < MOST_APART
        && let Some(n) = bytes[at..].iter().position(|b| is_of_value(*b))
    {
        let start = at + n;
        let len = bytes[start..]
            .iter()
            .take_while(|b| is_of_value(**b))
            .count();
        at = start + len;
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        n_values += 1;
        n_apart += usize::from(is_blank(before) && is_blank(bytes.get(at)));
    }
    n_apart < MOST_APART && n_apart * 4 < n_values
}

/// How many dashes are one mark: `—` or `——`.
pub(crate) fn mark_len(text: &str) -> usize {
    let is_dash = |b: u8| b == b'-';
    let runs = text
        .as_bytes()
        .chunk_by(|one, next| is_dash(*one) == is_dash(*next));
    let mut dashes = runs.filter(|run| run.first().is_some_and(|b| is_dash(*b)));
    1 + usize::from(dashes.all(|run| run.len().is_multiple_of(2)))
}

/// 无, which may stand glued to figures and labels.
pub(crate) const NONE: &str = "无";

/// The words for nothing that may.
pub(crate) fn glued_words() -> impl Iterator<Item = &'static str> {
    std::iter::once(NONE).chain(NOT_CONCERNED.iter().copied())
}

/// The first of them in a run of Han characters.
pub(crate) fn glued_nothing(run: &str) -> Option<Range<usize>> {
    static WORDS: LazyLock<Trie<()>> =
        LazyLock::new(|| Trie::new(glued_words().map(|words| (words, ()))));
    let found = WORDS.find_iter(run).next();
    looked_at(found.map_or(run.len(), |(_, _, end)| end));
    let (_, start, end) = found?;
    Some(start..end)
}

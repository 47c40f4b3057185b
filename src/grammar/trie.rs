//! Lists of words as trees of characters: the longest word that a text begins with.
//!
//! Takes words that begin with a character from U+3000 to U+9FFF, as all words of the form do, and
//! what each stands for. Most characters begin no word; one look at a bitmap tells. Knows nothing of
//! what the words mean.

use std::collections::VecDeque;
use std::ops::Range;

/// The characters that may begin a word.
const FIRST: u32 = 0x3000;
const LAST: u32 = 0x9FFF;

/// So many characters share a word of the bitmap.
const BLOCK: u32 = u64::BITS;
const N_BLOCKS: usize = ((LAST + 1 - FIRST) / BLOCK) as usize;

/// A list of words, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Trie<T> {
    /// Which characters begin a word.
    bitmap: [u64; N_BLOCKS],
    /// How many characters do that stand in the blocks before.
    n_before: [usize; N_BLOCKS],
    /// Those that begin a word come first, in their order; of each, those that may follow stand
    /// together.
    nodes: Vec<Node<T>>,
}

#[derive(Debug)]
struct Node<T> {
    c: char,
    /// What the word stands for that ends here.
    word: Option<T>,
    next: Range<u16>,
}

impl<T: Copy> Trie<T> {
    /// Where a word stands twice, the first counts.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut words: Vec<(&str, T)> = words
            .into_iter()
            .filter(|(word, _)| word.chars().next().and_then(place).is_some())
            .collect();
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);
        let mut trie = Self {
            bitmap: [0; N_BLOCKS],
            n_before: [0; N_BLOCKS],
            nodes: Vec::new(),
        };
        trie.grow(&words);
        let firsts = words.iter().filter_map(|(word, _)| word.chars().next());
        for (block, bit) in firsts.filter_map(place) {
            trie.bitmap[block] |= bit;
        }
        let mut n = 0;
        for (n_before, bits) in trie.n_before.iter_mut().zip(trie.bitmap) {
            *n_before = n;
            n += bits.count_ones() as usize;
        }
        trie
    }

    /// Adds the nodes of sorted words, level by level.
    fn grow(&mut self, words: &[(&str, T)]) {
        let index = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let mut queue = VecDeque::from([(words, 0, None)]);
        while let Some((words, at, parent)) = queue.pop_front() {
            let start = self.nodes.len();
            let next = |word: &str| word.get(at..).and_then(|rest| rest.chars().next());
            for group in words.chunk_by(|(a, _), (b, _)| next(a) == next(b)) {
                let (shortest, value) = group[0];
                // The first group may be the word that ended one level above.
                let Some(c) = next(shortest) else { continue };
                let end = at + c.len_utf8();
                queue.push_back((group, end, Some(self.nodes.len())));
                self.nodes.push(Node {
                    c,
                    word: (shortest.len() == end).then_some(value),
                    next: 0..0,
                });
            }
            let end = self.nodes.len();
            if let Some(parent) = parent.and_then(|at: usize| self.nodes.get_mut(at)) {
                parent.next = index(start)..index(end);
            }
        }
    }

    /// Whether a word begins with `c`.
    #[inline]
    pub(crate) fn begins(&self, c: char) -> bool {
        place(c).is_some_and(|(block, bit)| self.bitmap[block] & bit != 0)
    }

    /// What the longest word stands for that a text begins with, and how long it is.
    #[inline]
    pub(crate) fn longest(&self, text: &str) -> Option<(T, usize)> {
        let mut longest = None;
        self.walk(text, |word, len| longest = Some((word, len)));
        longest
    }

    /// Gives what every word stands for that is in a text, those within and across others too.
    pub(crate) fn each(&self, text: &str, mut give: impl FnMut(T)) {
        for (at, c) in text.char_indices() {
            if self.begins(c) {
                self.walk(&text[at..], |word, _| give(word));
            }
        }
    }

    /// Gives what the words stand for that a text begins with, the shortest first, and their length.
    #[inline]
    pub(crate) fn walk(&self, text: &str, mut give: impl FnMut(T, usize)) {
        let mut chars = text.chars();
        let Some((block, bit)) = chars.next().and_then(place) else {
            return;
        };
        if self.bitmap[block] & bit == 0 {
            return;
        }
        let rank = (self.bitmap[block] & (bit - 1)).count_ones() as usize;
        let mut node = self.nodes.get(self.n_before[block] + rank);
        while let Some(here) = node {
            if let Some(word) = here.word {
                give(word, text.len() - chars.as_str().len());
            }
            let next = usize::from(here.next.start)..usize::from(here.next.end);
            let next = self.nodes.get(next).unwrap_or(&[]);
            let Some(c) = chars.next() else { return };
            node = next.iter().find(|next| next.c == c);
        }
    }

    /// Where words stand in a text, from the first on the longest at each place: what each stands
    /// for, where it starts and ends.
    pub(crate) fn find_iter(&self, text: &str) -> impl Iterator<Item = (T, usize, usize)> {
        let mut chars = text.chars();
        std::iter::from_fn(move || {
            loop {
                let rest = chars.as_str();
                if !self.begins(chars.next()?) {
                    continue;
                }
                if let Some((word, len)) = self.longest(rest) {
                    chars = rest[len..].chars();
                    let start = text.len() - rest.len();
                    return Some((word, start, start + len));
                }
            }
        })
    }
}

/// The block of a character and its bit in it.
#[inline]
const fn place(c: char) -> Option<(usize, u64)> {
    match (c as u32).checked_sub(FIRST) {
        Some(n) if n <= LAST - FIRST => Some(((n / BLOCK) as usize, 1 << (n % BLOCK))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_word_at_each_place() {
        let trie = Trie::new([
            ("公开", 1),
            ("申请公开", 2),
            ("申请", 3),
            ("公开申请书", 4),
            ("申请", 5),
        ]);
        assert_eq!(trie.longest("申请公平"), Some((3, 6)));
        assert_eq!(trie.longest("申诉"), None);
        assert_eq!(trie.longest("A"), None);
        assert_eq!(trie.longest("公"), None);
        let found: Vec<_> = trie.find_iter("依申请公开申请书,公开申请").collect();
        assert_eq!(found, [(2, 3, 15), (3, 15, 21), (1, 25, 31), (3, 31, 37)]);
        let mut each = Vec::new();
        trie.each("申请公开申请", |word| each.push(word));
        assert_eq!(each, [3, 2, 1, 3]);
    }
}

//! Lists of words as trees of characters: the longest word that a text begins with.
//!
//! Takes words of characters from U+3000 to U+9FFF, as all words of the form are, and what each stands
//! for. In UTF-8 each of these has three bytes, so that texts are compared without telling characters.
//! Most characters begin no word; one look at a set tells. Knows nothing of what the words mean.

use std::collections::VecDeque;
use std::ops::Range;

use crate::source::set::{CharSet, WORDS};

/// The UTF-8 of a character.
type Char = [u8; 3];

/// A list of words, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Trie<T> {
    /// The characters that begin a word.
    firsts: CharSet,
    /// How many of them stand before each word of the set.
    n_before: [u16; WORDS],
    /// Those that begin a word come first, in their order; of each, those that may follow stand
    /// together.
    nodes: Vec<Node<T>>,
}

#[derive(Debug)]
struct Node<T> {
    c: Char,
    /// What the word stands for that ends here.
    word: Option<T>,
    next: Range<u16>,
    /// A bit for the last byte of each character that may follow: most others are told by it.
    followers: u64,
}

impl<T: Copy> Trie<T> {
    /// Where a word stands twice, the first counts.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let is_of_the_form =
            |word: &str| word.chars().all(|c| matches!(c, '\u{3000}'..='\u{9FFF}'));
        let mut words: Vec<(&[Char], T)> = words
            .into_iter()
            .filter(|(word, _)| !word.is_empty() && is_of_the_form(word))
            .map(|(word, value)| (word.as_bytes().as_chunks().0, value))
            .collect();
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);
        let firsts = words.iter().filter_map(|(word, _)| word.first());
        let firsts = CharSet::new(firsts.filter_map(|c| str::from_utf8(c).ok()?.chars().next()));
        let mut n_before = [0; WORDS];
        let mut n = 0;
        for (n_before, count) in n_before.iter_mut().zip(firsts.counts()) {
            *n_before = index(n);
            n += count;
        }
        let mut trie = Self {
            firsts,
            n_before,
            nodes: Vec::new(),
        };
        trie.grow(&words);
        trie
    }

    /// Adds the nodes of sorted words, level by level.
    fn grow(&mut self, words: &[(&[Char], T)]) {
        let mut queue = VecDeque::from([(words, 0, None)]);
        while let Some((words, level, parent)) = queue.pop_front() {
            let start = self.nodes.len();
            let mut followers = 0;
            for group in words.chunk_by(|(a, _), (b, _)| a.get(level) == b.get(level)) {
                let (shortest, value) = group[0];
                // The first group may be the word that ended one level above.
                let Some(&c) = shortest.get(level) else {
                    continue;
                };
                queue.push_back((group, level + 1, Some(self.nodes.len())));
                followers |= bit_of(c);
                self.nodes.push(Node {
                    c,
                    word: (shortest.len() == level + 1).then_some(value),
                    next: 0..0,
                    followers: 0,
                });
            }
            let end = self.nodes.len();
            if let Some(parent) = parent.and_then(|at: usize| self.nodes.get_mut(at)) {
                parent.next = index(start)..index(end);
                parent.followers = followers;
            }
        }
    }

    /// What the longest word stands for that a text begins with, and how long it is.
    #[inline]
    pub(crate) fn longest(&self, text: &str) -> Option<(T, usize)> {
        self.longest_of(text.as_bytes())
    }

    #[inline]
    pub(crate) fn longest_of(&self, text: &[u8]) -> Option<(T, usize)> {
        let mut longest = None;
        self.walk_bytes(text, |word, len| longest = Some((word, len)));
        longest
    }

    /// Gives what every word stands for that is in a text, those within and across others too.
    pub(crate) fn each(&self, text: &str, mut give: impl FnMut(T)) {
        let mut rest = self.at_first(text.as_bytes());
        while let Some(&lead) = rest.first() {
            self.walk_bytes(rest, |word, _| give(word));
            rest = self.at_first(rest.get(len_of(lead)..).unwrap_or(&[]));
        }
    }

    /// A text from the first character on that may begin a word.
    #[inline]
    fn at_first<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        &text[self.firsts.none_of(text)..]
    }

    /// Gives what the words stand for that a text begins with, the shortest first, and their length.
    pub(crate) fn walk(&self, text: &str, give: impl FnMut(T, usize)) {
        self.walk_bytes(text.as_bytes(), give);
    }

    #[inline]
    fn walk_bytes(&self, text: &[u8], mut give: impl FnMut(T, usize)) {
        let Some((&first, mut rest)) = text.split_first_chunk() else {
            return;
        };
        let Some((word, rank)) = self.firsts.rank(first) else {
            return;
        };
        let mut node = self.nodes.get(usize::from(self.n_before[word]) + rank);
        while let Some(here) = node {
            if let Some(word) = here.word {
                give(word, text.len() - rest.len());
            }
            let Some((c, behind)) = rest.split_first_chunk() else {
                return;
            };
            if here.followers & bit_of(*c) == 0 {
                return;
            }
            let next = usize::from(here.next.start)..usize::from(here.next.end);
            let next = self.nodes.get(next).unwrap_or(&[]);
            node = next.iter().find(|next| next.c == *c);
            rest = behind;
        }
    }

    /// Where words stand in a text, from the first on the longest at each place: what each stands
    /// for, where it starts and ends.
    pub(crate) fn find_iter(&self, text: &str) -> impl Iterator<Item = (T, usize, usize)> {
        let mut rest = text.as_bytes();
        std::iter::from_fn(move || {
            rest = self.at_first(rest);
            while let Some(&lead) = rest.first() {
                let start = text.len() - rest.len();
                let found = self.longest_of(rest);
                let len = found.map_or(len_of(lead), |(_, len)| len);
                rest = rest.get(len..).unwrap_or(&[]);
                if let Some((word, len)) = found {
                    return Some((word, start, start + len));
                }
                rest = self.at_first(rest);
            }
            None
        })
    }
}

/// One of 64 bits: characters with the same have the same last byte.
#[inline]
const fn bit_of([_, _, last]: Char) -> u64 {
    1 << (last & 63)
}

/// How many bytes a character has whose first one is `lead`.
#[inline]
const fn len_of(lead: u8) -> usize {
    match lead {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// A place among the nodes; there are far fewer than these.
fn index(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
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

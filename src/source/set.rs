//! Sets of characters, and the quickest way to the next of them in a text.
//!
//! Takes characters of the Basic Multilingual Plane; says how much of a text holds none of them. Does
//! not know what they are for.

/// Behind the last character of the plane.
const PLANE: usize = 0x1_0000;

/// A word of the bitmap holds the characters whose UTF-8 differs in the last byte only.
pub(crate) const WORDS: usize = PLANE / 64;

/// A set of characters of the Basic Multilingual Plane, as a bitmap: small enough to stay in the
/// nearest cache.
#[derive(Debug)]
pub(crate) struct CharSet([u64; WORDS]);

impl CharSet {
    /// Characters beyond the plane are left out.
    pub(crate) fn new(characters: impl IntoIterator<Item = char>) -> Self {
        let mut set = Self([0; WORDS]);
        for c in characters {
            set.insert(c);
        }
        set
    }

    /// All characters from the first to the last of each pair.
    pub(crate) const fn of_ranges(ranges: &[(char, char)]) -> Self {
        let mut bitmap = [0; WORDS];
        let mut n = 0;
        while n < ranges.len() {
            let (first, last) = ranges[n];
            let mut c = first as usize;
            while c <= last as usize && c < PLANE {
                bitmap[c / 64] |= 1 << (c % 64);
                c += 1;
            }
            n += 1;
        }
        Self(bitmap)
    }

    /// The characters that are not in the set.
    pub(crate) const fn complement(mut self) -> Self {
        let mut n = 0;
        while n < WORDS {
            self.0[n] = !self.0[n];
            n += 1;
        }
        self
    }

    /// Adds a character; not one beyond the plane.
    pub(crate) fn insert(&mut self, c: char) {
        if let Some(word) = self.0.get_mut(c as usize / 64) {
            *word |= 1 << (c as usize % 64);
        }
    }

    /// Takes a character out.
    pub(crate) fn remove(&mut self, c: char) {
        if let Some(word) = self.0.get_mut(c as usize / 64) {
            *word &= !(1 << (c as usize % 64));
        }
    }

    /// Whether `c` is in the set.
    #[inline]
    pub(crate) fn has(&self, c: char) -> bool {
        let word = self.0.get(c as usize / 64);
        word.is_some_and(|word| word >> (c as usize % 64) & 1 != 0)
    }

    /// How many of the set stand in each word of the bitmap.
    pub(crate) fn counts(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|word| word.count_ones() as usize)
    }

    /// If the UTF-8 of a character in the set is given: its word, and how many of the set stand before it
    /// there.
    #[inline]
    pub(crate) fn rank(&self, [a, b, c]: [u8; 3]) -> Option<(usize, usize)> {
        let word = word_of(a, b);
        let bits = self.0.get(word).filter(|bits| has(**bits, c))?;
        Some((word, (bits & ((1 << (c & 63)) - 1)).count_ones() as usize))
    }

    /// How many bytes at the start of `text`, which is UTF-8, are of characters that are not in the set.
    ///
    /// Stops early at characters beyond the plane.
    #[inline]
    pub(crate) fn none_of(&self, text: &[u8]) -> usize {
        let mut rest = text;
        loop {
            // Characters of one length come in runs, mostly of three bytes or of one.
            while let [a, b, c, tail @ ..] = rest
                && let Some(word) = self.0.get(word_of(*a, *b))
            {
                if has(*word, *c) {
                    return text.len() - rest.len();
                }
                rest = tail;
            }
            let [a, tail @ ..] = rest else { break };
            rest = match (a, tail) {
                (..0x80, _) if !has(self.0[usize::from(a >> 6)], *a) => {
                    let ends = |a: &u8| *a >= 0x80 || has(self.0[usize::from(a >> 6)], *a);
                    &tail[tail.iter().position(ends).unwrap_or(tail.len())..]
                }
                (0xC0..0xE0, [b, tail @ ..]) if !has(self.0[usize::from(a & 0x1F)], *b) => tail,
                _ => break,
            };
        }
        text.len() - rest.len()
    }

    /// Where the last characters of `text`, which is UTF-8, begin that are not in the set.
    ///
    /// Stops early at characters that have neither three bytes nor one.
    #[inline]
    pub(crate) fn none_behind(&self, text: &[u8]) -> usize {
        let mut rest = text;
        loop {
            while let [head @ .., a, b, c] = rest
                && let Some(word) = self.0.get(word_of(*a, *b))
            {
                if has(*word, *c) {
                    return rest.len();
                }
                rest = head;
            }
            match rest {
                [head @ .., a @ ..0x80] if !has(self.0[usize::from(a >> 6)], *a) => rest = head,
                _ => return rest.len(),
            }
        }
    }
}

/// Where the word stands of a character of three bytes; behind the last for a character of fewer or more.
#[inline]
fn word_of(a: u8, b: u8) -> usize {
    const FIRST: usize = (0xE0 << 6) + 0x80;
    ((usize::from(a) << 6) + usize::from(b)).wrapping_sub(FIRST)
}

#[inline]
const fn has(word: u64, last_byte: u8) -> bool {
    word >> (last_byte & 63) & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_the_first_of_the_set() {
        let set = CharSet::new("9é。\u{FFFD}😀".chars());
        for (text, len) in [
            ("", 0),
            ("8甲è\u{FFFC}", 9),
            ("甲9", 3),
            ("8è é", 4),
            ("甲乙。", 6),
            ("\u{FFFD}", 0),
            ("甲😀", 3),
        ] {
            assert_eq!(set.none_of(text.as_bytes()), len, "{text}");
        }
    }
}

//! Sets of characters, and the quickest way to the next of them in a text.
//!
//! Takes characters of the Basic Multilingual Plane; says how much of a text holds none of them. Does
//! not know what they are for.

/// Behind the last character of the plane.
const PLANE: usize = 0x1_0000;

/// A word of the bitmap holds the characters whose UTF-8 differs in the last byte only.
const WORDS: usize = PLANE / 64;

/// A set of characters of the Basic Multilingual Plane, as a bitmap: small enough to stay in the
/// nearest cache.
#[derive(Debug)]
pub(crate) struct CharSet([u64; WORDS]);

impl CharSet {
    /// Characters beyond the plane are left out.
    pub(crate) fn new(characters: impl IntoIterator<Item = char>) -> Self {
        let mut bitmap = [0; WORDS];
        for c in characters {
            if let Some(word) = bitmap.get_mut(c as usize / 64) {
                *word |= 1 << (c as usize % 64);
            }
        }
        Self(bitmap)
    }

    /// How many bytes at the start of `text`, which is UTF-8, are of characters that are not in the set.
    ///
    /// Stops early at characters beyond the plane.
    #[inline]
    pub(crate) fn none_of(&self, text: &[u8]) -> usize {
        let mut rest = text;
        loop {
            rest = match rest {
                [a, b, c, tail @ ..] if a & 0xF0 == 0xE0 => {
                    if self.has(usize::from(a & 0xF) << 6 | usize::from(b & 0x3F), *c) {
                        break;
                    }
                    tail
                }
                [a, tail @ ..] if *a < 0x80 => {
                    if self.has(usize::from(a >> 6), *a) {
                        break;
                    }
                    tail
                }
                [a, b, tail @ ..] if a & 0xE0 == 0xC0 => {
                    if self.has(usize::from(a & 0x1F), *b) {
                        break;
                    }
                    tail
                }
                _ => break,
            };
        }
        text.len() - rest.len()
    }

    #[inline]
    fn has(&self, word: usize, last_byte: u8) -> bool {
        self.0[word % WORDS] >> (last_byte & 63) & 1 != 0
    }
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

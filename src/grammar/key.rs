//! Keys: what of a text is compared with the words of the form.
//!
//! Takes text; gives its key, and a hash for it. Does not know whose key it is.

use std::hash::Hasher;

use crate::form::words::WORDINGS;

use super::han::han_runs;

/// Sets the key of a text: its Han characters, in the wording of the form.
pub(crate) fn set_key(key: &mut String, text: &str) {
    key.clear();
    key.extend(han_runs(text).map(|(_, run)| run));
    // In a key all characters have three bytes.
    let (chars, _) = key.as_bytes().as_chunks::<3>();
    let may_be_in = |wording: &str| chars.iter().any(|c| wording.as_bytes().starts_with(c));
    if WORDINGS.iter().any(|(wording, _)| may_be_in(wording)) {
        for (wording, form) in WORDINGS {
            *key = key.replace(wording, form);
        }
    }
}

/// Keys are the form's own and few, so that a hash need not withstand an attack.
#[derive(Debug, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        /// Odd, with its bits evenly spread.
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        let (words, rest) = bytes.as_chunks();
        let words = words.iter().map(|word| u64::from_le_bytes(*word));
        // The end once more, unless the key is shorter than a word.
        let end = bytes.last_chunk().map_or_else(
            || rest.iter().fold(0, |word, b| word << 8 | u64::from(*b)),
            |end| u64::from_le_bytes(*end),
        );
        for word in words.chain([end]) {
            self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(FACTOR);
        }
    }

    /// Behind every key stands the same byte.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

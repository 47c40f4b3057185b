//! How near two words are to each other.
//!
//! Takes characters; counts the edits between them. Does not know which words are worth comparing.

/// The characters of a word, to be compared with those of others.
#[derive(Debug)]
pub(super) struct Spelling {
    chars: Vec<char>,
    /// A bit for each of its characters; some share one.
    bits: u64,
}

impl Spelling {
    pub(super) fn of(chars: impl Iterator<Item = char>) -> Self {
        let chars: Vec<char> = chars.collect();
        let bits = chars.iter().fold(0, |bits, c| bits | 1 << (*c as u32 % 64));
        Self { chars, bits }
    }

    pub(super) const fn n_chars(&self) -> usize {
        self.chars.len()
    }

    /// Edits between two words, if no more than `allowed`.
    pub(super) fn distance(&self, other: &Self, allowed: usize) -> Option<usize> {
        let (a, b) = (&self.chars, &other.chars);
        // Every character that the other has not is an edit.
        let n_alien = |one: &Self, other: &Self| (one.bits & !other.bits).count_ones() as usize;
        let fewest = n_alien(self, other).max(n_alien(other, self));
        if fewest.max(a.len().abs_diff(b.len())) > allowed {
            return None;
        }
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, &x) in a.iter().enumerate() {
            let mut diagonal = row[0];
            row[0] = i + 1;
            for (j, &y) in b.iter().enumerate() {
                let next = if x == y {
                    diagonal
                } else {
                    1 + diagonal.min(row[j]).min(row[j + 1])
                };
                diagonal = row[j + 1];
                row[j + 1] = next;
            }
        }
        row.last().copied().filter(|&edits| edits <= allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_differ_by_edits() {
        for (one, other, allowed, distance) in [
            ("重复申请", "重复申请", 1, Some(0)),
            ("重复申请", "重覆申请", 1, Some(1)),
            ("重复申请", "申请重复", 4, Some(4)),
            ("重复申请", "申请重复", 1, None),
            ("重复申请", "重复", 2, Some(2)),
            ("重复申请", "重复", 1, None),
            ("重复申请", "其他处理", 3, None),
            // The first characters share a bit.
            ("一复申请", "乀复申请", 1, Some(1)),
        ] {
            let [a, b] = [one, other].map(|word| Spelling::of(word.chars()));
            assert_eq!(a.distance(&b, allowed), distance, "{one} {other}");
            assert_eq!(b.distance(&a, allowed), distance, "{other} {one}");
        }
    }
}

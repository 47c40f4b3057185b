//! Lines and columns, for people: where in a text an offset is.
//!
//! Takes a text once and keeps no part of it, only where its characters and its lines start; gives
//! positions when asked. Nothing that reads a report needs them.

use memchr::memchr2_iter;

use super::Span;

/// The lines of a text, and the way from an offset to a line and a column.
///
/// A line ends with LF, CR LF or CR. A text that ends with one of these has an empty last line.
///
/// ```
/// use gongkai::{LineCol, LineIndex};
///
/// let text = "一、总体情况\r\n收到申请 3 件";
/// let index = LineIndex::new(text);
///
/// let at = text.find('3').and_then(|at| at.try_into().ok()).expect("a short text");
/// assert_eq!(index.line_col(at), Some(LineCol { line: 2, column: 6 }));
/// assert_eq!(index.line_col(1), None, "inside 一");
///
/// let line = index.line_span(1).expect("there is a first line");
/// assert_eq!(line.slice(text), Some("一、总体情况"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// Every line without its break; never empty.
    lines: Vec<Span>,
    /// One bit for each byte and one for the end of the text: whether a character starts there. An
    /// eighth of the text, and columns are found by counting bits.
    starts: Vec<u64>,
}

/// A position in a text as people count: from one, and in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LineCol {
    /// Number of the line; the first is 1.
    pub line: u32,
    /// Number of the character in its line; the first is 1.
    pub column: u32,
}

impl std::fmt::Display for LineCol {
    /// `13:14`, as compilers write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}:{}", self.line, self.column))
    }
}

impl LineIndex {
    /// Indexes `text`, of which anything beyond 4 GiB is out of reach of offsets and left out.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();

        let mut lines = Vec::new();
        let mut start = 0;
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            // The second half of CR LF: the line has ended already.
            if at < start {
                continue;
            }
            let is_pair = bytes[at..].starts_with(b"\r\n");
            lines.extend(span(start, at));
            start = at + 1 + usize::from(is_pair);
        }
        lines.extend(span(start, bytes.len()));

        let mut starts: Vec<u64> = bytes
            .chunks(64)
            .map(|chunk| {
                chunk
                    .iter()
                    .rev()
                    .fold(0, |bits, it| bits << 1 | u64::from(it & 0xC0 != 0x80))
            })
            .collect();
        match starts.last_mut() {
            Some(last) if !bytes.len().is_multiple_of(64) => *last |= 1 << (bytes.len() % 64),
            _ => starts.push(1),
        }
        Self { lines, starts }
    }

    /// The line and column of the character at `offset`, or of the end of the text.
    ///
    /// `None` if `offset` is inside a character or beyond the end. The characters of a line break
    /// belong to the line they end.
    #[must_use]
    pub fn line_col(&self, offset: u32) -> Option<LineCol> {
        let (word, bit) = place(offset);
        if self.starts.get(word)? >> bit & 1 == 0 {
            return None;
        }
        let line = self.lines.partition_point(|it| it.start <= offset);
        let start = self.lines.get(line.checked_sub(1)?)?.start;
        Some(LineCol {
            line: u32::try_from(line).ok()?,
            column: 1 + self.count(start, offset)?,
        })
    }

    /// The span of a line, its break not included; lines are numbered from 1.
    #[must_use]
    pub fn line_span(&self, line: u32) -> Option<Span> {
        self.lines.get((line as usize).checked_sub(1)?).copied()
    }

    /// How many lines there are: one at least, and at most one more than there are line breaks.
    #[must_use]
    pub fn n_lines(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    /// How many characters start from `start` up to `end`.
    fn count(&self, start: u32, end: u32) -> Option<u32> {
        let ((first, low), (last, high)) = (place(start), place(end));
        let words = self.starts.get(first..=last)?;
        let all: u32 = words.iter().map(|it| it.count_ones()).sum();
        let before = (words.first()? & ((1 << low) - 1)).count_ones();
        let behind = (words.last()? >> high).count_ones();
        all.checked_sub(before + behind)
    }
}

/// The word and the bit that stand for an offset.
const fn place(offset: u32) -> (usize, u32) {
    (offset as usize / 64, offset % 64)
}

fn span(start: usize, end: usize) -> Option<Span> {
    Some(Span::new(
        u32::try_from(start).ok()?,
        u32::try_from(end).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let index = LineIndex::new(text);
        (1..=index.n_lines())
            .filter_map(|it| index.line_span(it)?.slice(text))
            .collect()
    }

    fn line_col(text: &str, offset: u32) -> Option<(u32, u32)> {
        LineIndex::new(text)
            .line_col(offset)
            .map(|it| (it.line, it.column))
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        assert_eq!(lines("甲\n乙\r\n丙\r丁"), ["甲", "乙", "丙", "丁"]);
        assert_eq!(lines("\n\r\r\n\n"), ["", "", "", "", ""]);
        assert_eq!(lines("甲\n"), ["甲", ""]);
        assert_eq!(lines(""), [""]);
    }

    #[test]
    fn columns_count_characters() {
        let text = "ab乙c\r\n丁";
        let found: Vec<_> = (0..=12).map(|it| line_col(text, it)).collect();
        let at = |line, column| Some((line, column));
        assert_eq!(
            found,
            [
                at(1, 1),
                at(1, 2),
                at(1, 3),
                None,
                None,
                at(1, 4),
                at(1, 5),
                at(1, 6),
                at(2, 1),
                None,
                None,
                at(2, 2),
                None,
            ]
        );
        assert_eq!(line_col("", 0), at(1, 1));
        assert_eq!(line_col("", 1), None);
        assert_eq!(line_col(text, u32::MAX), None);
    }

    #[test]
    fn ends_at_the_edge_of_a_word() {
        for len in [63, 64, 65, 128] {
            let text = "a".repeat(len as usize);
            assert_eq!(line_col(&text, len), Some((1, len + 1)));
            assert_eq!(line_col(&text, len + 1), None);
        }
    }

    #[test]
    fn no_such_line() {
        let index = LineIndex::new("甲\n乙");
        assert_eq!(index.n_lines(), 2);
        assert_eq!(index.line_span(0), None);
        assert_eq!(index.line_span(3), None);
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "[a乙é😀\r\n]{0,150}") {
            let index = LineIndex::new(&text);
            for offset in 0..=text.len() + 1 {
                let expected = text.get(..offset).map(|before| {
                    // A CR is a break of its own unless the LF of its pair comes after it.
                    let ends = before.match_indices(['\n', '\r']).filter(|(at, _)| {
                        !text[*at..].starts_with("\r\n")
                    });
                    let start = ends.clone().next_back().map_or(0, |(at, _)| at + 1);
                    let column = before[start..].chars().count() + 1;
                    LineCol {
                        line: u32::try_from(ends.count() + 1).unwrap(),
                        column: u32::try_from(column).unwrap(),
                    }
                });
                proptest::prop_assert_eq!(index.line_col(u32::try_from(offset).unwrap()), expected);
            }
        }
    }
}

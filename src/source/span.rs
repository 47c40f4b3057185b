//! Half-open byte ranges of a text, and values that carry theirs.
//!
//! Takes and gives numbers only; does not know any text.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, of the text a report was read from.
///
/// Offsets are `u32`: a report is never 4 GiB long, and every cell carries a span. A range whose
/// `end` lies before its `start` holds nothing; [`Span::new`] makes none, and a document that
/// has one is refused.
///
/// ```
/// use gongkai::Span;
///
/// let span = Span::new(3, 9);
/// assert_eq!(span.slice("第三十件"), Some("三十"));
/// assert_eq!(span.join(Span::new(12, 14)), Span::new(3, 14));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; an `end` before `start` is taken as `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The empty range at `at`: where something is missing.
    #[must_use]
    pub const fn at(at: u32) -> Self {
        Self { start: at, end: at }
    }

    /// How many bytes it holds.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies within it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// As a range of `usize`; [`slice`](Self::slice) is the way to the text that cannot fail.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it names, if it lies within `text` on character boundaries.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }
}

/// A place in a text as spans have it. Those beyond 4 GiB stay at its end; texts of that size are refused
/// before anything looks for places in them.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl From<Range<u32>> for Span {
    fn from(range: Range<u32>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(rename = "Span")]
        struct Unchecked {
            start: u32,
            end: u32,
        }
        let Unchecked { start, end } = Unchecked::deserialize(from)?;
        if end < start {
            let what = format!("a span ends at {end}, before it starts at {start}");
            return Err(serde::de::Error::custom(what));
        }
        Ok(Self { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_range_the_wrong_way_round_holds_nothing() {
        let wrong = Span { start: 9, end: 3 };
        assert_eq!((wrong.len(), wrong.is_empty()), (0, true));
        assert_eq!(wrong.slice("零一二三四五"), None);
        assert_eq!(wrong.join(Span::new(3, 9)), Span::new(3, 9));
        assert_eq!(Span::new(9, 3), Span::at(9));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_document_with_such_a_range_is_refused() {
        let read = serde_json::from_str::<Span>;
        assert!(read(r#"{"start": 3, "end": 9}"#).is_ok());
        assert!(read(r#"{"start": 3, "end": 3}"#).is_ok());
        assert!(read(r#"{"start": 9, "end": 3}"#).is_err());
    }
}

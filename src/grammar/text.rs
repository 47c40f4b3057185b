//! Input of the leaf grammars: a fragment of the folded text that knows its offset, the miss they
//! fail with, the small parsers that they share, and the doors between them and the rest of the crate.
//!
//! Takes a piece of text; gives values with spans of that text. Does not know blocks or reports.

use nom::bytes::take_while;
use nom::combinator::{all_consuming, consumed};
use nom::error::{ErrorKind, FromExternalError, ParseError};
use nom::{Err, Input, Mode, Offset, OutputMode, PResult, Parser};

use crate::source::looked::looked_at;
use crate::{Span, offset};

/// The first byte of 。 in UTF-8, which few other characters have.
pub(crate) const STOP: u8 = 0xE3;

/// A fragment and where it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    fragment: &'a str,
    at: u32,
}

impl<'a> Text<'a> {
    /// `fragment` begins at `at` of the text it is part of.
    pub(crate) const fn new(fragment: &'a str, at: u32) -> Self {
        Self { fragment, at }
    }

    pub(crate) const fn as_str(&self) -> &'a str {
        self.fragment
    }

    pub(crate) const fn start(&self) -> u32 {
        self.at
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.at, self.at.saturating_add(offset(self.fragment.len())))
    }
}

impl<'a> Input for Text<'a> {
    type Item = char;
    type Iter = std::str::Chars<'a>;
    type IterIndices = std::str::CharIndices<'a>;

    fn input_len(&self) -> usize {
        self.fragment.len()
    }

    fn take(&self, index: usize) -> Self {
        Text {
            fragment: &self.fragment[..index],
            at: self.at,
        }
    }

    fn take_from(&self, index: usize) -> Self {
        Text {
            fragment: &self.fragment[index..],
            at: self.at.saturating_add(offset(index)),
        }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(char) -> bool>(&self, predicate: P) -> Option<usize> {
        let found = self.fragment.find(predicate);
        looked_at(found.unwrap_or(self.fragment.len()));
        found
    }

    fn iter_elements(&self) -> Self::Iter {
        self.fragment.chars()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.fragment.char_indices()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        self.fragment.slice_index(count)
    }
}

impl Offset for Text<'_> {
    fn offset(&self, later: &Self) -> usize {
        (later.at - self.at) as usize
    }
}

impl nom::Compare<&str> for Text<'_> {
    fn compare(&self, tag: &str) -> nom::CompareResult {
        self.fragment.compare(tag)
    }

    fn compare_no_case(&self, tag: &str) -> nom::CompareResult {
        self.fragment.compare_no_case(tag)
    }
}

impl nom::FindSubstring<&str> for Text<'_> {
    fn find_substring(&self, part: &str) -> Option<usize> {
        self.fragment.find(part)
    }
}

/// Why a grammar did not match: where, and what it wanted there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Miss {
    pub(crate) at: u32,
    pub(crate) expected: Option<&'static str>,
}

impl Miss {
    pub(crate) const fn new(at: u32) -> Self {
        Self { at, expected: None }
    }

    const fn wanted(self, what: &'static str, start: u32) -> Self {
        if self.at == start || self.expected.is_none() {
            Self {
                expected: Some(what),
                ..self
            }
        } else {
            self
        }
    }
}

/// An input whose place can be told: what [`Miss`] needs of it.
pub(crate) trait Place {
    fn place(&self) -> u32;
}

impl Place for Text<'_> {
    fn place(&self) -> u32 {
        self.at
    }
}

impl<I: Place> ParseError<I> for Miss {
    fn from_error_kind(input: I, _: ErrorKind) -> Self {
        Self::new(input.place())
    }

    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if self.at > other.at { self } else { other }
    }
}

impl<I: Place, E> FromExternalError<I, E> for Miss {
    fn from_external_error(input: I, _: ErrorKind, _: E) -> Self {
        Self::new(input.place())
    }
}

/// Names what a grammar wanted, in nom's check mode too.
#[derive(Debug)]
pub(crate) struct Expect<P> {
    what: &'static str,
    inner: P,
}

impl<I: Place, P: Parser<I, Error = Miss>> Parser<I> for Expect<P> {
    type Output = P::Output;
    type Error = Miss;

    fn process<OM: OutputMode>(&mut self, input: I) -> PResult<OM, I, P::Output, Miss> {
        let (what, start) = (self.what, input.place());
        match self.inner.process::<OM>(input) {
            Err(Err::Error(miss)) => Err(Err::Error(OM::Error::map(miss, |miss: Miss| {
                miss.wanted(what, start)
            }))),
            other => other,
        }
    }
}

/// `inner`, and on a miss at its start, `what` is what was wanted.
pub(crate) const fn expect<P>(what: &'static str, inner: P) -> Expect<P> {
    Expect { what, inner }
}

/// A value and the text it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// `inner` with the span it consumed.
pub(crate) fn spanned<'a, O>(
    inner: impl Parser<Text<'a>, Output = O, Error = Miss>,
) -> impl Parser<Text<'a>, Output = Spanned<O>, Error = Miss> {
    consumed(inner).map(|(text, value): (Text<'a>, O)| Spanned {
        value,
        span: text.span(),
    })
}

/// blank = { " " } ;
pub(crate) fn blank<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    take_while(|c: char| c == ' ')
}

/// gap = { " " | "\t" | line end } ;
pub(crate) fn gap<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    take_while(|c: char| matches!(c, ' ' | '\n' | '\t'))
}

/// words = the first of a list of words that the text begins with, blanks among its characters or none ;
///
/// Regular: `地址`; odd: `地 址`.
pub(crate) fn words<'a>(
    list: &'static [&'static str],
) -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    move |text: Text<'a>| {
        let found = list.iter().find_map(|word| spaced(text.as_str(), word));
        found.map_or_else(
            || Err(Err::Error(Miss::new(text.place()))),
            |len| Ok(text.take_split(len)),
        )
    }
}

/// How much of a text a word is, if the text begins with it.
fn spaced(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    for (n, wanted) in word.chars().enumerate() {
        let is_skipped = |c: char| n > 0 && c == ' ';
        if rest.find(|c| !is_skipped(*c)) != Some(wanted) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// The value of the whole text, or where it stopped making sense.
pub(crate) fn whole<'a, O>(
    parser: impl Parser<Text<'a>, Output = O, Error = Miss>,
    text: Text<'a>,
) -> Result<O, Miss> {
    match all_consuming(parser).parse_complete(text) {
        Ok((_, value)) => Ok(value),
        Err(Err::Error(miss) | Err::Failure(miss)) => Err(miss),
        Err(Err::Incomplete(_)) => Err(Miss::new(text.span().end)),
    }
}

/// The value at the start of the text and what follows it.
pub(crate) fn prefix<'a, O>(
    mut parser: impl Parser<Text<'a>, Output = O, Error = Miss>,
    text: Text<'a>,
) -> Option<(Text<'a>, O)> {
    parser.parse_complete(text).ok()
}

//! Tokens: what every layout is brought to, and the input of the section grammars.
//!
//! Takes tokens in reading order; gives nom an input of them, the small parsers all sections
//! share, and the one recovery. Does not know which layout the tokens came from.

use nom::{Input, Offset, Parser};

use crate::Span;
use crate::form::labels::Label;
use crate::form::words::Part;
use crate::source::looked::looked_at;

use super::text::{Miss, Place};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words of the form.
    Label(Label),
    /// Digits, with what belongs to them.
    Figure,
    /// A mark or words for nothing.
    Nothing,
    /// Words that are not the form's.
    Words,
    /// An empty cell; a slack one may be what is left of a merged cell.
    Blank { slack: bool },
    /// The end of a row or line.
    Break,
    /// A paragraph that opens a part of the overview, or an item beside its parts.
    Opening(Option<Part>),
    /// A paragraph that turns from problems to what is done about them.
    Turn,
    /// A paragraph that turns to problems from what was done about those of the year before.
    Problems,
    /// A line that names a body, and nothing else.
    Body,
    /// A line that is a day, and nothing else.
    Day,
    /// A line of the page, not of the report.
    Furniture,
}

/// How a figure that says a count is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Digits and nothing else.
    Plain,
    /// With commas, a unit, a remark, or in words.
    Dressed,
    /// In groups of three with blanks between them: there may be several figures.
    Grouped,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// The value, where the figure is a whole number.
    pub(crate) count: Option<u64>,
    pub(crate) written: Written,
    /// Whether the figure begins with a sign; `count` is what stands behind it.
    pub(crate) signed: bool,
    /// Whether nothing else stands on its line: it may be a page number.
    pub(crate) alone: bool,
    /// Whether the label is spelt as the form has it.
    pub(crate) exact: bool,
}

impl Token {
    pub(crate) const fn new(kind: Kind, span: Span) -> Self {
        Self {
            kind,
            span,
            count: None,
            written: Written::Plain,
            signed: false,
            alone: false,
            exact: true,
        }
    }

    /// The value, where the figure is digits and nothing else.
    pub(crate) fn plain(&self) -> Option<u64> {
        self.count.filter(|_| self.written == Written::Plain)
    }

    /// Whether it stands in a cell as a value may.
    pub(crate) const fn is_value(&self) -> bool {
        matches!(
            self.kind,
            Kind::Figure | Kind::Nothing | Kind::Words | Kind::Blank { .. }
        )
    }

    /// Whether a row or line ends here.
    pub(crate) const fn is_break(&self) -> bool {
        matches!(self.kind, Kind::Break)
    }

    pub(crate) const fn is_label(&self) -> bool {
        matches!(self.kind, Kind::Label(_))
    }

    /// Whether it is an empty cell.
    pub(crate) const fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Blank { .. })
    }

    /// Whether it is an empty cell that may be what is left of a merged one.
    pub(crate) const fn is_slack(&self) -> bool {
        matches!(self.kind, Kind::Blank { slack: true })
    }

    /// Whether it is what stands before the bar that opens a line.
    pub(crate) const fn is_opening(&self) -> bool {
        self.is_blank() && self.span.is_empty()
    }

    /// Whether something stands in the cell.
    pub(crate) const fn is_solid(&self) -> bool {
        matches!(self.kind, Kind::Figure | Kind::Nothing | Kind::Words)
    }
}

/// Tokens of one section, from some place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tokens<'a>(&'a [Token]);

impl<'a> Tokens<'a> {
    pub(crate) const fn new(tokens: &'a [Token]) -> Self {
        Self(tokens)
    }

    pub(crate) const fn as_slice(&self) -> &'a [Token] {
        self.0
    }
}

impl Place for Tokens<'_> {
    fn place(&self) -> u32 {
        self.0.first().map_or(u32::MAX, |token| token.span.start)
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = &'a Token;
    type Iter = std::slice::Iter<'a, Token>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'a, Token>>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Self(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Self(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        let found = self.0.iter().position(predicate);
        looked_at(found.unwrap_or(self.0.len()));
        found
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.0.len() {
            Ok(count)
        } else {
            Err(nom::Needed::new(count - self.0.len()))
        }
    }
}

impl Offset for Tokens<'_> {
    /// Both are ends of one section's tokens, so the difference is what was consumed.
    fn offset(&self, later: &Self) -> usize {
        self.0.len().saturating_sub(later.0.len())
    }
}

/// One token that `f` makes something of.
pub(crate) fn token<'a, O>(
    f: impl Fn(&'a Token) -> Option<O>,
) -> impl Parser<Tokens<'a>, Output = O, Error = Miss> {
    move |tokens: Tokens<'a>| {
        let found = tokens.0.split_first();
        let found = found.and_then(|(first, rest)| Some((Tokens(rest), f(first)?)));
        found.ok_or_else(|| nom::Err::Error(Miss::new(tokens.place())))
    }
}

/// A label that `f` makes something of, with its token.
pub(crate) fn label<'a, O>(
    f: impl Fn(Label) -> Option<O>,
) -> impl Parser<Tokens<'a>, Output = (O, &'a Token), Error = Miss> {
    token(move |token| match token.kind {
        Kind::Label(label) => f(label).map(|it| (it, token)),
        _ => None,
    })
}

/// Tokens up to the next label.
pub(crate) fn up_to_label<'a>() -> impl Parser<Tokens<'a>, Output = &'a [Token], Error = Miss> {
    nom::bytes::take_till(|token: &'a Token| token.is_label())
        .map(|tokens: Tokens<'a>| tokens.as_slice())
}

/// A part, or what stood in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recovered<'a, O> {
    Read(O),
    /// What was skipped, and the miss that made it so.
    Skipped(Tokens<'a>, Miss),
}

impl<'a, O> Recovered<'a, O> {
    /// The part, or what `stray` makes of what was skipped.
    pub(crate) fn or_stray(self, stray: impl FnOnce(Tokens<'a>) -> O) -> O {
        match self {
            Self::Read(part) => part,
            Self::Skipped(tokens, _) => stray(tokens),
        }
    }
}

/// The one recovery: `part`, and where it misses, the tokens up to the next at which `anchor`
/// says that a part may begin. It always moves on, and never fails before the end.
pub(crate) fn recover<'a, O>(
    mut part: impl Parser<Tokens<'a>, Output = O, Error = Miss>,
    anchor: impl Fn(&Token) -> bool,
) -> impl Parser<Tokens<'a>, Output = Recovered<'a, O>, Error = Miss> {
    move |input: Tokens<'a>| match part.parse_complete(input) {
        Ok((rest, value)) => Ok((rest, Recovered::Read(value))),
        Err(nom::Err::Error(miss) | nom::Err::Failure(miss)) if !input.0.is_empty() => {
            let next = input
                .0
                .iter()
                .skip(1)
                .position(&anchor)
                .map_or(input.0.len(), |n| n + 1);
            let (rest, skipped) = input.take_split(next);
            Ok((rest, Recovered::Skipped(skipped, miss)))
        }
        Err(nom::Err::Error(miss) | nom::Err::Failure(miss)) => Err(nom::Err::Error(miss)),
        Err(nom::Err::Incomplete(_)) => Err(nom::Err::Error(Miss::new(input.place()))),
    }
}

/// All of it: the parts of a section's grammar, however much had to be skipped.
pub(crate) fn all<'a, O>(
    part: impl Parser<Tokens<'a>, Output = O, Error = Miss>,
    tokens: &'a [Token],
) -> Vec<O> {
    let room = || Vec::with_capacity(tokens.len() / 2);
    let push = |mut parts: Vec<O>, part| {
        parts.push(part);
        parts
    };
    nom::multi::fold_many0(part, room, push)
        .parse_complete(Tokens::new(tokens))
        .map_or_else(|_| Vec::new(), |(_, parts)| parts)
}

/// How many of the values behind a label are its own: where every value stands on a line of its own, all of them up
/// to another row, else those up to the end of the line that makes `enough`.
pub(crate) fn lines_of(values: &[Token], enough: usize) -> usize {
    let lines = values
        .split(Token::is_break)
        .filter(|line| !line.is_empty());
    let (mut single, mut several, mut is_row) = (0, 0, false);
    for line in lines {
        match line.len() {
            1 => single += 1,
            _ => several += 1,
        }
        is_row |= line.len() >= enough;
    }
    if enough > 1 && !is_row && single > several {
        return before_another_row(values, enough).unwrap_or(values.len());
    }
    let mut n_values = 0;
    for (n, token) in values.iter().enumerate() {
        if !token.is_break() {
            n_values += 1;
        } else if n_values >= enough {
            return n;
        }
    }
    values.len()
}

/// Where words stand that have as many cells before and behind them as a row: a row that the form does not have.
fn before_another_row(values: &[Token], width: usize) -> Option<usize> {
    let is_cell = |token: &&Token| !token.is_break() && !token.is_opening();
    let is_words = |token: &Token| token.kind == Kind::Words;
    let first = values.iter().position(is_words)?;
    let (before, behind) = (&values[..first], &values[first + 1..]);
    let behind = behind.split(is_words).next().unwrap_or(behind);
    let is_row = |cells: &[Token]| cells.iter().filter(is_cell).count() >= width;
    (is_row(before) && is_row(behind)).then_some(first)
}

/// The tokens that hold something.
pub(crate) fn solid(tokens: &[Token]) -> impl DoubleEndedIterator<Item = &Token> + Clone {
    tokens.iter().filter(|token| token.is_solid())
}

/// How many of them hold something.
pub(crate) fn n_solid(tokens: &[Token]) -> usize {
    solid(tokens).count()
}

/// Whether so many of them hold something.
pub(crate) fn has_n_solid(tokens: &[Token], n: usize) -> bool {
    tokens.len() >= n && n_solid(tokens) == n
}

/// From the first token's start to the last one's end.
pub(crate) fn span_of(tokens: &[Token]) -> Option<Span> {
    Some(tokens.first()?.span.join(tokens.last()?.span))
}

//! 四、政府信息公开行政复议、行政诉讼情况.
//!
//! ```text
//! review  = { column | values | stray } ;
//! column  = 行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉 | 结果维持 | … | 总计 ;
//! values  = value , { value | break } , in whose first line stands a figure or mark ;
//! value   = figure | mark | blank ;
//! ```
//!
//! Regular: fifteen values in one row under a header of three rows. Odd: the second halves of header
//! cells lost, so that 结果 stands for two columns; a small table for every group.

use nom::Input as _;
use nom::Parser;
use nom::branch::alt;

use crate::form::labels::Label;
use crate::form::{Forum, Ruling};
use crate::grammar::text::{Miss, Place as _};
use crate::grammar::token::{Kind, Recovered, Token, Tokens, all, label, recover};

/// A label of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Forum(Forum),
    Litigation,
    Ruling(Ruling),
}

/// What the section holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Review<'a> {
    pub(crate) columns: Vec<(Column, &'a Token)>,
    /// Values and breaks, of all stretches of values one after the other.
    pub(crate) values: Vec<Token>,
    /// Blanks on lines of their own before the first value: cells, or what is left of the header.
    pub(crate) before: Vec<Token>,
}

/// The parts of the section; values are empty where there is no table.
pub(crate) fn review(tokens: &[Token]) -> Review<'_> {
    let mut review = Review {
        columns: Vec::new(),
        values: Vec::new(),
        before: Vec::new(),
    };
    let anchor = |token: &Token| token.kind != Kind::Break && !matches!(token.kind, Kind::Words);
    for part in all(recover(alt((column(), values())), anchor), tokens) {
        match part {
            Recovered::Read(Part::Column(column, token)) => review.columns.push((column, token)),
            Recovered::Read(Part::Values(values)) => review.values.extend_from_slice(values),
            Recovered::Read(Part::Stray) | Recovered::Skipped(..) => {}
        }
    }
    if let Some(first) = review.values.first()
        && let Some(at) = tokens.iter().position(|token| token == first)
    {
        let lines = tokens[..at].rsplit(|token| token.kind == Kind::Break);
        let is_blank = |token: &Token| matches!(token.kind, Kind::Blank { .. });
        let blanks = lines.skip(1).take_while(|line| line.iter().all(is_blank));
        review.before = blanks.flatten().copied().collect();
        review.before.reverse();
    }
    // A form nobody filled in has a row of blanks behind its last label.
    if review.values.is_empty()
        && let Some(label) = tokens
            .iter()
            .rposition(|token| matches!(token.kind, Kind::Label(_)))
    {
        let blanks = tokens[label..]
            .iter()
            .skip_while(|token| token.kind != Kind::Break);
        review
            .values
            .extend(blanks.filter(|token| matches!(token.kind, Kind::Blank { .. })));
    }
    review
}

enum Part<'a> {
    Column(Column, &'a Token),
    Values(&'a [Token]),
    /// A line in which no figure stands, up to the next label.
    Stray,
}

fn column<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    let column = label(|label| match label {
        Label::Forum(forum) => Some(Column::Forum(forum)),
        Label::Litigation => Some(Column::Litigation),
        Label::Ruling(ruling) => Some(Column::Ruling(ruling)),
        Label::Total => Some(Column::Ruling(Ruling::Total)),
        _ => None,
    });
    column.map(|(column, token)| Part::Column(column, token))
}

/// Values from a line that holds a figure, up to the next label or words; a value that cannot be
/// read is still a value where the rest of its line is.
fn values<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    |input: Tokens<'a>| {
        let tokens = input.as_slice();
        let line = tokens
            .iter()
            .position(|token| matches!(token.kind, Kind::Break | Kind::Label(_)))
            .unwrap_or(tokens.len());
        let line = &tokens[..line];
        let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Nothing);
        let is_label = |token: &Token| matches!(token.kind, Kind::Label(_));
        if line.is_empty() {
            return Err(nom::Err::Error(Miss::new(input.place())));
        }
        if !line.iter().any(is_figure) {
            return Ok((input.take_from(line.len()), Part::Stray));
        }
        let end = tokens[line.len()..]
            .iter()
            .position(|token| is_label(token) || token.kind == Kind::Words)
            .map_or(tokens.len(), |n| line.len() + n);
        let (rest, values) = input.take_split(end);
        Ok((rest, Part::Values(values.as_slice())))
    }
}

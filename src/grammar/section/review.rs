//! 四、政府信息公开行政复议、行政诉讼情况.
//!
//! ```text
//! review  = { column | values | blanks | row end | stray } ;
//! column  = 行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉 | 结果维持 | … | 总计 ;
//! values  = value , { value | break } , in whose first line stands a figure or mark ;
//! value   = figure | mark | blank ;
//! blanks  = break , [ blank ] , 5 * blank , ( break | end ) ;
//! ```
//!
//! Columns and what stands behind them, up to the next column, are a stretch. Regular: one stretch, of a header
//! of three rows and fifteen values in one row. Odd: the second halves of header cells lost, so that 结果 stands
//! for two columns; a small table for every group, each a stretch.

use nom::Input as _;
use nom::Parser;
use nom::branch::alt;

use crate::form::labels::Label;
use crate::form::{Forum, Ruling};
use crate::grammar::text::{Miss, Place as _};
use crate::grammar::token::{Kind, Token, Tokens, all, label, recover, token};

/// A label of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Forum(Forum),
    Litigation,
    Ruling(Ruling),
}

/// A label of the header, and the how-manyth row it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named<'a> {
    pub(crate) column: Column,
    pub(crate) token: &'a Token,
    pub(crate) row: usize,
}

/// Labels, and what stands behind them up to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch<'a> {
    pub(crate) columns: Vec<Named<'a>>,
    /// Values and breaks, of all stretches of values one after the other.
    pub(crate) values: Vec<Token>,
    /// The last row of as many blanks as a group has cells.
    pub(crate) blanks: &'a [Token],
}

/// What the section holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Review<'a> {
    pub(crate) stretches: Vec<Stretch<'a>>,
    /// Blanks on lines of their own before the first value: cells, or what is left of the header.
    pub(crate) before: Vec<Token>,
    /// Blanks behind the last label: the row of a form nobody filled in.
    pub(crate) behind: Vec<Token>,
}

/// The parts of the section; values are empty where there is no table.
pub(crate) fn review(tokens: &[Token]) -> Review<'_> {
    let anchor = |token: &Token| token.kind != Kind::Words;
    let part = alt((column(), values(), blanks(), row_end()));
    let part = recover(part, anchor).map(|part| part.or_stray(|_| Part::Stray));
    let stretches = stretches(all(part, tokens));
    Review {
        before: before(tokens, &stretches),
        behind: behind(tokens),
        stretches,
    }
}

/// The parts by what heads them; what stands before the first column is a stretch as well.
fn stretches(parts: Vec<Part<'_>>) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut open = Stretch::default();
    let mut row = 0;
    for part in parts {
        match part {
            Part::Column(column, token) => {
                if !open.values.is_empty() || !open.blanks.is_empty() {
                    stretches.push(std::mem::take(&mut open));
                }
                open.columns.push(Named { column, token, row });
                continue;
            }
            Part::Values(values) => open.values.extend_from_slice(values),
            Part::Blanks(blanks) => open.blanks = blanks,
            Part::RowEnd => {}
            Part::Stray => continue,
        }
        row += 1;
    }
    stretches.push(open);
    stretches
}

/// The blanks on lines of their own that stand last before the first value.
fn before(tokens: &[Token], stretches: &[Stretch<'_>]) -> Vec<Token> {
    let mut blanks = Vec::new();
    if let Some(first) = stretches.iter().find_map(|it| it.values.first())
        && let Some(at) = tokens.iter().position(|token| token == first)
    {
        let lines = tokens[..at].rsplit(Token::is_break);
        let lines = lines
            .skip(1)
            .take_while(|line| line.iter().all(Token::is_blank));
        blanks = lines.flatten().copied().collect();
        blanks.reverse();
    }
    blanks
}

/// The blanks of the rows behind the last label.
fn behind(tokens: &[Token]) -> Vec<Token> {
    let label = tokens
        .iter()
        .rposition(Token::is_label)
        .unwrap_or(tokens.len());
    let rows = tokens[label..].iter();
    rows.skip_while(|token| !token.is_break())
        .filter(|token| token.is_blank())
        .copied()
        .collect()
}

enum Part<'a> {
    Column(Column, &'a Token),
    Values(&'a [Token]),
    Blanks(&'a [Token]),
    RowEnd,
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
/// read is still a value where the rest of its line is, or where each has a line and the next is one.
fn values<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    |input: Tokens<'a>| {
        let tokens = input.as_slice();
        let line = tokens
            .iter()
            .position(|token| token.is_break() || token.is_label())
            .unwrap_or(tokens.len());
        let line = &tokens[..line];
        let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Nothing);
        if line.is_empty() {
            return Err(nom::Err::Error(Miss::new(input.place())));
        }
        if !line.iter().any(is_figure) {
            return Ok((input.take_from(line.len()), Part::Stray));
        }
        let ends = |n: &usize| match tokens[*n].kind {
            Kind::Label(_) => true,
            Kind::Words => !is_cell(&tokens[*n..]),
            _ => false,
        };
        let end = (line.len()..tokens.len()).find(ends);
        let end = end.unwrap_or(tokens.len());
        let (rest, values) = input.take_split(end);
        Ok((rest, Part::Values(values.as_slice())))
    }
}

/// Whether words are all of a line, short, and the next cell is a figure or a mark.
fn is_cell(tokens: &[Token]) -> bool {
    /// As long as `见附件说明材料`: longer words are a note.
    const LONGEST: u32 = 24;
    let [words, behind @ ..] = tokens else {
        return false;
    };
    let next = behind.iter().find(|token| !token.is_break());
    let goes_on = next.is_some_and(|it| matches!(it.kind, Kind::Figure | Kind::Nothing));
    words.alone && words.span.len() <= LONGEST && goes_on
}

/// A row of as many blanks as a group has cells, and nothing else; behind a bar that opens the row may stand
/// one that is no cell.
fn blanks<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    |input: Tokens<'a>| {
        let n_cells = Ruling::ALL.len();
        let row = match input.as_slice() {
            [first, row @ ..] if first.is_break() => row,
            _ => &[],
        };
        let row = &row[..row.iter().position(Token::is_break).unwrap_or(row.len())];
        if !row.iter().all(Token::is_blank) || !(n_cells..=n_cells + 1).contains(&row.len()) {
            return Err(nom::Err::Error(Miss::new(input.place())));
        }
        let rest = input.take_from(1 + row.len());
        Ok((rest, Part::Blanks(&row[row.len() - n_cells..])))
    }
}

fn row_end<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    token(|token| token.is_break().then_some(Part::RowEnd))
}

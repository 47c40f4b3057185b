//! 四、政府信息公开行政复议、行政诉讼情况.
//!
//! ```text
//! review = header , values , { stray } ;
//! header = { 行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉 | 结果维持 | … | words | blank | break } ;
//! values = { figure | mark | words | blank | break } ;
//! ```
//!
//! Regular: fifteen values in one row under a header of three rows. Odd: the second halves of header
//! cells lost, so that 结果 stands for two columns; the values are what is sure.

use nom::Parser;

use crate::form::labels::Label;
use crate::form::{Forum, Ruling};
use crate::grammar::text::Miss;
use crate::grammar::token::{Kind, Recovered, Token, Tokens, all, label, recover, up_to_label};

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
    pub(crate) values: &'a [Token],
}

/// The parts of the section; values are empty where there is no table.
pub(crate) fn review(tokens: &[Token]) -> Review<'_> {
    let (head, body) = tokens.split_at(values_start(tokens));
    let is_label = |token: &Token| matches!(token.kind, Kind::Label(_));
    let columns = all(recover(column(), is_label), head)
        .into_iter()
        .filter_map(|part| match part {
            Recovered::Read(column) => Some(column),
            Recovered::Skipped(..) => None,
        })
        .collect();
    let values = up_to_label()
        .parse_complete(Tokens::new(body))
        .map_or(&[][..], |(_, values)| values);
    Review { columns, values }
}

fn column<'a>() -> impl Parser<Tokens<'a>, Output = (Column, &'a Token), Error = Miss> {
    label(|label| match label {
        Label::Forum(forum) => Some(Column::Forum(forum)),
        Label::Litigation => Some(Column::Litigation),
        Label::Ruling(ruling) => Some(Column::Ruling(ruling)),
        Label::Total => Some(Column::Ruling(Ruling::Total)),
        _ => None,
    })
}

/// The values begin with the row of the first figure or mark; where there is none, behind the
/// row of the last label.
fn values_start(tokens: &[Token]) -> usize {
    let is_break = |token: &Token| token.kind == Kind::Break;
    let last_label = tokens
        .iter()
        .rposition(|token| matches!(token.kind, Kind::Label(_)));
    let figure = tokens
        .iter()
        .position(|token| matches!(token.kind, Kind::Figure | Kind::Nothing));
    let label_before = |end: usize| {
        tokens[..end]
            .iter()
            .rposition(|token| matches!(token.kind, Kind::Label(_)))
            .map_or(0, |n| n + 1)
    };
    match (figure, last_label) {
        (Some(figure), _) => {
            let line = tokens[..figure]
                .iter()
                .rposition(is_break)
                .map_or(0, |n| n + 1);
            line.max(label_before(figure))
        }
        (None, Some(label)) => tokens[label..]
            .iter()
            .position(is_break)
            .map_or(tokens.len(), |n| label + n + 1),
        (None, None) => tokens.len(),
    }
}

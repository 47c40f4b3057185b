//! 三、收到和处理政府信息公开申请情况.
//!
//! ```text
//! requests = { column | stray } , { rows | header | stray } ;
//! header   = column , column , { column } ;
//! column   = 自然人 | 商业企业 | … | 其他 | 总计 ;
//! rows     = row , { group | break } , { row , { group | break } } , { value | break } , { blank | break } ;
//! row      = 一、本年新收… | … | （六）其他处理 | （七）总计 | 四、结转… ;
//! value    = figure | mark | words | blank ;
//! ```
//!
//! Regular: a label and its seven values. Odd: three labels and then their twenty-one values; a
//! label repeated in every column it spans; （六）其他处理 as a row of its own.

use nom::branch::alt;
use nom::combinator::{not, peek, recognize};
use nom::multi::{fold_many_m_n, many0_count, many1};
use nom::sequence::{preceded, terminated};
use nom::{Input as _, Parser};

use crate::form::labels::{Group, Label};
use crate::form::{RequestRow, Requester};
use crate::grammar::text::{Miss, expect};
use crate::grammar::token::{
    Kind, Token, Tokens, all, label, lines_of, n_solid, recover, token, up_to_label,
};

/// What the section holds, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// A label of the header.
    Column(Requester, &'a Token),
    /// One row label, or several in a row, and the values that stand before the next.
    Rows(Rows<'a>),
    /// What no rule of the form wants where it stands.
    Stray(Tokens<'a>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows<'a> {
    pub(crate) labels: Vec<(RequestRow, &'a Token)>,
    /// Values and breaks, as they stand.
    pub(crate) values: &'a [Token],
}

/// So many values on a line are those of a row, and no cell alone.
pub(crate) const FEWEST_OF_ROW: usize = 4;

/// The parts of the section.
pub(crate) fn requests(tokens: &[Token]) -> Vec<Part<'_>> {
    let is_row_label = |token: &Token| matches!(token.kind, Kind::Label(Label::Row(_)));
    let body = tokens.iter().position(is_row_label).unwrap_or(tokens.len());
    let (head, body) = tokens.split_at(body);
    let is_row = |line: &[Token]| n_solid(line) >= FEWEST_OF_ROW;
    let lines_are_rows = body.split(Token::is_break).any(is_row);
    let head_part = column().map(|(requester, token)| Part::Column(requester, token));
    let head_part = recover(head_part, Token::is_label).map(|part| part.or_stray(Part::Stray));
    let body_part = alt((
        rows(lines_are_rows).map(Part::Rows),
        header().map(Part::Stray),
    ));
    let body_part = recover(body_part, Token::is_label).map(|part| part.or_stray(Part::Stray));
    let mut parts = all(head_part, head);
    parts.extend(all(body_part, body));
    parts
}

/// In the header, 总计 and 其他 are columns.
fn column<'a>() -> impl Parser<Tokens<'a>, Output = (Requester, &'a Token), Error = Miss> {
    let requester = |label| match label {
        Label::Requester(requester) => Some(requester),
        Label::Total => Some(Requester::Total),
        Label::Other => Some(Requester::Other),
        _ => None,
    };
    expect("a kind of requester", label(requester))
}

/// The header once more, between rows: its 其他 and 总计 are no rows.
fn header<'a>() -> impl Parser<Tokens<'a>, Output = Tokens<'a>, Error = Miss> {
    let is_requester = |label| matches!(label, Label::Requester(_)).then_some(());
    let is_column = |token: &Token| {
        matches!(
            token.kind,
            Kind::Label(Label::Requester(_) | Label::Other | Label::Total) | Kind::Blank { .. }
        )
        .then_some(())
    };
    let mut names = recognize((label(is_requester), many1(token(is_column))));
    move |input: Tokens<'a>| {
        let (rest, found): (_, Tokens<'a>) = names.parse_complete(input)?;
        match row_behind(found.as_slice(), rest.as_slice()) {
            Some(at) => Ok(input.take_split(at)),
            None => Ok((rest, found)),
        }
    }
}

/// Where the row 3.其他 or 总计 begins that stands right behind the names of columns: its label is there twice, and
/// values follow.
fn row_behind(names: &[Token], rest: &[Token]) -> Option<usize> {
    let at = names.iter().rposition(Token::is_label)?;
    let last = names.get(at)?.kind;
    let is_row = matches!(last, Kind::Label(Label::Other | Label::Total));
    let is_twice = || names.iter().filter(|token| token.kind == last).count() > 1;
    let mut next = rest
        .iter()
        .filter(|token| !token.is_break() && !token.is_blank());
    let mut has_values = || next.next().is_some_and(Token::is_solid);
    (is_row && is_twice() && has_values()).then_some(at)
}

fn rows<'a>(lines_are_rows: bool) -> impl Parser<Tokens<'a>, Output = Rows<'a>, Error = Miss> {
    let mut labels = many1(terminated(row(), filler())).map(|mut labels: Vec<_>| {
        labels.dedup_by(|(next, behind), (last, token)| {
            use RequestRow::{NotCorrected, OtherTotal};
            if next == last {
                // Of a label that stands twice, the last is beside the values.
                *token = behind;
            }
            // The name of （六）, level with its first row, stands among the lines of that row's label.
            next == last || (*last, *next) == (NotCorrected, OtherTotal)
        });
        labels
    });
    move |input: Tokens<'a>| {
        let (rest, labels) = labels.parse_complete(input)?;
        let (rest, values) = values(labels.len(), lines_are_rows).parse_complete(rest)?;
        Ok((rest, Rows { labels, values }))
    }
}

/// In the body, 总计 is the row （七）, and 其他 the row 3.其他; （六）其他处理 is a row where no
/// row of its group follows.
fn row<'a>() -> impl Parser<Tokens<'a>, Output = (RequestRow, &'a Token), Error = Miss> {
    let other_row = (other_group(), not(peek(row_of_other_group())));
    let plain = label(|label| match label {
        Label::Row(row) => Some(row),
        Label::Total => Some(RequestRow::OutcomeTotal),
        Label::Other => Some(RequestRow::Miscellaneous),
        _ => None,
    });
    let plain = preceded(not(cut_group()), plain);
    expect("a row label", alt((plain, other_row.map(|(row, ())| row))))
}

/// 其他 before the first rows of （六）: the name of the group, cut before 处理.
fn cut_group<'a>() -> impl Parser<Tokens<'a>, Output = (), Error = Miss> {
    let name = label(|label| (label == Label::Other).then_some(()));
    let row = label(|label| {
        use RequestRow::{FeeUnpaid, NotCorrected};
        matches!(label, Label::Row(NotCorrected | FeeUnpaid)).then_some(())
    });
    (name, peek((gap(), row))).map(|_| ())
}

/// （六）其他处理.
fn other_group<'a>() -> impl Parser<Tokens<'a>, Output = (RequestRow, &'a Token), Error = Miss> {
    label(|label| (label == Label::Group(Group::Other)).then_some(RequestRow::OtherTotal))
}

/// Nothing but the name of （六）, blanks and line ends.
fn gap<'a>() -> impl Parser<Tokens<'a>, Output = usize, Error = Miss> {
    /// The blank cells of a row, each on a line of its own, with the group's name on either side.
    const MOST_BETWEEN: usize = 32;
    let between = token(|token| {
        matches!(
            token.kind,
            Kind::Break | Kind::Blank { .. } | Kind::Label(Label::Group(Group::Other))
        )
        .then_some(())
    });
    fold_many_m_n(0, MOST_BETWEEN, between, || 0, |n, ()| n + 1)
}

/// A row of （六）, with nothing before it but the group once more, blanks and line ends.
fn row_of_other_group<'a>() -> impl Parser<Tokens<'a>, Output = (), Error = Miss> {
    let row = label(|label| {
        use RequestRow::{FeeUnpaid, Miscellaneous, NotCorrected};
        matches!(
            label,
            Label::Other | Label::Row(NotCorrected | FeeUnpaid | Miscellaneous)
        )
        .then_some(())
    });
    (gap(), row).map(|_| ())
}

/// Between a label and its values may stand the label of its group, or a line end.
fn filler<'a>() -> impl Parser<Tokens<'a>, Output = usize, Error = Miss> {
    let group = token(|token| match token.kind {
        Kind::Label(Label::Group(Group::Other)) => None,
        Kind::Label(Label::Group(_)) | Kind::Break => Some(()),
        _ => None,
    });
    let other = (other_group(), peek(row_of_other_group())).map(|_| ());
    many0_count(alt((group, other, cut_group())))
}

/// Values up to the next label, or, where lines are rows, up to its line; where a line holds several, to the end of
/// the line that holds enough for the rows. Line ends and blanks behind those are what is left of cells of the stub.
fn values<'a>(
    n_rows: usize,
    lines_are_rows: bool,
) -> impl Parser<Tokens<'a>, Output = &'a [Token], Error = Miss> {
    move |input: Tokens<'a>| {
        let (_, values) = up_to_label().parse_complete(input)?;
        let values = if lines_are_rows {
            before_line_of_label(values)
        } else {
            values
        };
        let own = lines_of(values, n_rows * Requester::ALL.len());
        let (rest, values) = input.take_split(own);
        let is_left = |token: &Token| token.is_break() || token.is_blank();
        let next = rest.position(|token| !is_left(token));
        let left = &rest.as_slice()[..next.unwrap_or(rest.input_len())];
        let is_value = next.is_some_and(|next| rest.as_slice()[next].is_solid());
        // Before a value, the blanks on its line are cells of its row.
        let line = left
            .iter()
            .rposition(Token::is_break)
            .map_or(0, |end| end + 1);
        let rest = rest.take_from(if is_value { line } else { left.len() });
        Ok((rest, values.as_slice()))
    }
}

/// Values without the blanks and words that stand before the label behind them, on its line: the corner of a header,
/// say.
fn before_line_of_label(values: &[Token]) -> &[Token] {
    let is_beside = |token: &Token| token.is_blank() || token.kind == Kind::Words;
    let n_before = values.iter().rposition(|token| !is_beside(token));
    let before = n_before.map_or(&[][..], |last| &values[..=last]);
    match before.last() {
        Some(last) if !last.is_break() => values,
        _ => before,
    }
}

//! Which stretch of the section is the table: labels of its rows recur in narrative, in fragments of the table, and in
//! tables of other years.
//!
//! Takes the tokens of the section; gives those of the table, and says what stands beside it. Does not read the values.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::RequestRow;
use crate::form::labels::Label;
use crate::grammar::token::{Kind, Token, span_of};
use crate::sections::page::Page;

use super::FEWEST_ROWS;

/// The tokens of the table itself: where 一、本年新收 stands more than once, in narrative or in
/// fragments, the table is the first with most of the rows; what other stretches have of the table comes
/// behind it, for rows that it lacks. A stretch of other figures is another table, such as that of another year.
pub(super) fn body<'t>(
    page: &Page<'_>,
    tokens: &'t [Token],
    sink: &mut dyn Sink,
) -> Cow<'t, [Token]> {
    let is = |token: &Token, label: Label| token.kind == Kind::Label(label);
    let is_start = |n: usize| is(&tokens[n], Label::Row(RequestRow::Received));
    let starts: Vec<usize> = (0..tokens.len())
        .filter(|&n| is_start(n) && (n == 0 || !is_start(n - 1)))
        .collect();
    if starts.len() < 2 {
        return Cow::Borrowed(tokens);
    }
    let stretch = |n: usize| {
        let end = starts.get(n + 1).copied().unwrap_or(tokens.len());
        &tokens[starts[n]..end]
    };
    let n_rows = |n: usize| {
        RequestRow::ALL
            .iter()
            .filter(|row| stretch(n).iter().any(|token| is(token, Label::Row(**row))))
            .count()
    };
    let n_rows: Vec<usize> = (0..starts.len()).map(n_rows).collect();
    // Damage costs a table some of its rows, and fragments have few.
    let most = n_rows.iter().max().copied().unwrap_or(0);
    let own = n_rows.iter().position(|n| 4 * n >= 3 * most).unwrap_or(0);
    let mut order: Vec<usize> = (0..starts.len()).collect();
    order.sort_by_key(|&n| (n != own, std::cmp::Reverse(n_rows[n])));
    let own = says(page, stretch(own));
    let mut kept = tokens[..starts[0]].to_vec();
    for (n, &at) in order.iter().enumerate() {
        if n > 0 && n_rows[at] < FEWEST_ROWS {
            continue;
        }
        let is_own = n == 0 || !are_others(&own, &says(page, stretch(at)));
        if is_own {
            kept.extend_from_slice(stretch(at));
        }
        if n > 0 {
            let span = span_of(stretch(at)).map(|span| page.span(span));
            let (expected, chinese) = if is_own {
                (
                    "the table once; these rows were read only where it lacks them",
                    "收到和处理政府信息公开申请情况表的若干行重复出现",
                )
            } else {
                (
                    "the table once; these rows have other figures and were not read",
                    "收到和处理政府信息公开申请情况表的若干行以不同数值重复出现，未读取",
                )
            };
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .at(span)
                    .found("rows of table `requests` once more")
                    .expected(expected)
                    .chinese(chinese),
            );
        }
    }
    Cow::Owned(kept)
}

/// A row, and the figures behind its label.
type Said<'a> = (RequestRow, Vec<&'a str>);

/// What rows say that have a figure other than 0, each where it stands first.
fn says<'a>(page: &Page<'a>, tokens: &[Token]) -> Vec<Said<'a>> {
    let mut rows: Vec<Said<'a>> = Vec::new();
    for row in tokens.chunk_by(|_, next| !next.is_label()) {
        let Some(Kind::Label(Label::Row(label))) = row.first().map(|label| label.kind) else {
            continue;
        };
        // Labels may stand any number of times.
        if rows.iter().any(|(known, _)| *known == label) {
            continue;
        }
        let figures = || row.iter().filter(|token| token.kind == Kind::Figure);
        if figures().any(|token| token.count != Some(0)) {
            rows.push((label, figures().map(|it| page.words(it.span)).collect()));
        }
    }
    rows
}

/// Whether rows that two stretches have in common say something else in most cases.
fn are_others(own: &[Said<'_>], further: &[Said<'_>]) -> bool {
    let are_same = further.iter().filter_map(|(row, said)| {
        let (_, own) = own.iter().find(|(it, _)| it == row)?;
        Some(own == said)
    });
    let (n_rows, n_same) = are_same.fold((0, 0), |(n, same), it| (n + 1, same + usize::from(it)));
    n_rows > 2 * n_same
}

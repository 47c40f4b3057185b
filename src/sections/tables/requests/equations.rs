//! The form's relations between the rows of the table, which hold in every column.
//!
//! Takes which rows there are, and what they may be read as; says whether a column comes out. Does not choose.

use crate::form::{CellPath, Edition, Relation, RequestRow, Requester};
use crate::sections::tables::row::choose::Equation;
use crate::sections::tables::row::reading::Candidates;

/// The relations between rows, as far as the rows are there. They are the same in every column, so those of 总计 stand
/// for all.
pub(super) fn equations(rows: &[RequestRow], edition: Edition) -> Vec<Equation> {
    let column = Requester::Total;
    let equation = |relation: Relation| {
        let term = |(cell, is_left)| {
            let CellPath::Requests(row, _) = cell else {
                return None;
            };
            let at = rows.iter().position(|it| *it == row)?;
            Some((at, if is_left { 1 } else { -1 }))
        };
        relation.terms().map(term).collect()
    };
    [
        Relation::OutcomeSum(edition, column),
        Relation::Balance(column),
    ]
    .into_iter()
    .filter_map(equation)
    .collect()
}

/// Whether an equation holds in a column, where each row has one reading that says its value.
pub(super) fn comes_out(rows: &[Candidates], equation: &Equation, column: usize) -> Option<bool> {
    let mut sum = 0_i128;
    for &(row, sign) in equation {
        let [reading] = &rows.get(row)?.readings[..] else {
            return None;
        };
        sum += i128::from(sign) * i128::from(reading.get(column)?.weight(false)?);
    }
    Some(sum == 0)
}

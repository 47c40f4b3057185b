//! A table without any label: its rows are the form's where all sums say so.
//!
//! Takes the parts that the grammar found; gives them with the rows of an edition. Does not read words.

use crate::form::{CellPath, Edition, Relation, RequestRow, Requester};
use crate::grammar::section::requests::{Part, Rows};
use crate::grammar::token::Token;
use crate::sections::tables::row::reading::{Sum, adds_up, read};

use super::batch::WIDTH;

/// Gives lines of seven figures to the rows of the form in their order, where there are as many as an edition has and
/// each sum of a row and of a column comes out, one at least of more than 0.
pub(super) fn place_all<'a>(
    lines: Vec<&'a [Token]>,
    sums: &[Sum],
    columns: &[Requester; WIDTH],
) -> Option<Vec<Part<'a>>> {
    let edition = [Edition::Of2021, Edition::Of2019]
        .into_iter()
        .find(|edition| RequestRow::of(*edition).count() == lines.len())?;
    let counts = |line: &[Token]| -> Option<[u64; WIDTH]> {
        let counts: Option<Vec<u64>> = line.iter().map(Token::plain).collect();
        counts?.try_into().ok()
    };
    let counts: Vec<[u64; WIDTH]> = lines.iter().map(|it| counts(it)).collect::<Option<_>>()?;
    let is_sound = |line: &&[Token]| adds_up(sums, &line.iter().map(read).collect::<Vec<_>>());
    let rows: Vec<RequestRow> = RequestRow::of(edition).collect();
    let comes_out = |relation: Relation, column: usize| {
        let term = |(cell, is_left)| {
            let CellPath::Requests(row, _) = cell else {
                return None;
            };
            let at = rows.iter().position(|it| *it == row)?;
            let count = i128::from(counts.get(at)?[column]);
            Some(if is_left { count } else { -count })
        };
        relation.terms().map(term).sum::<Option<i128>>() == Some(0)
    };
    let are_sound = (0..WIDTH).all(|column| {
        comes_out(Relation::OutcomeSum(edition, columns[column]), column)
            && comes_out(Relation::Balance(columns[column]), column)
    });
    let at = rows
        .iter()
        .position(|row| *row == RequestRow::OutcomeTotal)?;
    let has_figures = counts.get(at)?.iter().any(|count| *count > 0);
    if !(has_figures && are_sound && lines.iter().all(is_sound)) {
        return None;
    }
    let part = |(row, cells): (RequestRow, &'a [Token])| {
        Some(Part::Rows(Rows {
            labels: vec![(row, cells.first()?)],
            values: cells,
        }))
    };
    rows.into_iter().zip(lines).map(part).collect()
}

//! Rows of which a bar, and no cell, stands behind the first figure: one cell merged over all columns leaves as many
//! bars as blank cells do.
//!
//! Takes the rows of the table and what they may be read as; leaves no reading where the figure may be that of all
//! columns. Does not know the labels.

use crate::grammar::token::{Kind, Token};
use crate::sections::tables::row::choose::Equation;
use crate::sections::tables::row::reading::Candidates;

use super::batch::{Row, WIDTH, Whose};
use super::equations::comes_out;
use super::totals::TOTAL;

/// Figures that stand alone are those of the first column where that column comes out with them, in a table that has
/// totals in their own: where no row has one, those of merged cells add up as well.
pub(super) fn leave_out_merged(
    rows: &[Row<'_>],
    offered: &mut [Candidates],
    equations: impl FnOnce() -> Vec<Equation>,
) {
    if !rows.iter().any(may_be_merged) {
        return;
    }
    let has_total = |row: &Candidates| {
        let total = row.readings.first().and_then(|it| it.get(TOTAL));
        total.and_then(|total| total.weight(true)) > Some(0)
    };
    let equations = equations();
    let comes_out = |equation: &Equation| comes_out(offered, equation, 0) == Some(true);
    if equations.len() == 2 && equations.iter().all(comes_out) && offered.iter().any(has_total) {
        return;
    }
    for (row, offered) in rows.iter().zip(offered) {
        if may_be_merged(row) {
            *offered = Candidates::NONE;
        }
    }
}

/// Whether a row is a figure and what may be left of merged cells; one of the blanks may have kept its space. What is
/// 0 in all columns is 0 in the first.
fn may_be_merged(row: &Row<'_>) -> bool {
    let mut cells = row.values.iter().filter(|token| !token.is_break());
    let first = cells.next();
    let is_figure = first.is_some_and(|first| first.kind == Kind::Figure && first.count != Some(0));
    let is_own = row.whose == Whose::Own && is_figure;
    is_own && cells.clone().all(Token::is_blank) && {
        let n_slack = cells.filter(|cell| cell.is_slack()).count();
        n_slack + 2 >= WIDTH
    }
}

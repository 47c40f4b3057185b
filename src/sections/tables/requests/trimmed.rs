//! Tables whose lines were trimmed, so that blank cells at the ends of rows left no trace.
//!
//! Takes the rows of the table and how they stand; gives readings that its columns bear out. Does not know the labels.

use crate::grammar::token::{Token, solid};
use crate::sections::tables::row::choose::Equation;
use crate::sections::tables::row::reading::Candidates;
use crate::sections::tables::row::scattered::is_total_last;
use crate::sections::tables::row::trimmed::trimmed;
use crate::sections::tables::row::whole::Whole;

use super::batch::{Row, WIDTH};
use super::equations::comes_out;
use super::spread::Spreads;

/// Each row from its first column on, where some have too few cells, none ends in a blank one, and most of those that
/// have too few do not end in what may be their total. Columns bear it out: all of them, or, where blanks stand in
/// their columns, more than twice as many as do not.
pub(super) fn trimmed_rows(
    rows: &[Row<'_>],
    spreads: &Spreads,
    equations: impl FnOnce() -> Vec<Equation>,
) -> Option<Vec<Candidates>> {
    let mut offered = Vec::with_capacity(rows.len());
    /// Of so many rows without a figure but 0, not each has lost another cell.
    const FEWEST_ZEROS: usize = 3;
    let (mut n_short, mut n_totals, mut n_zeros, mut has_blank) = (0, 0, 0, false);
    for (n, row) in rows.iter().enumerate() {
        if row.is_mixed() {
            return None;
        }
        if let Some(whole) = Whole::of(&row.values, WIDTH) {
            offered.push(whole.into());
            continue;
        }
        let mut cells = row.values.iter().filter(|token| !token.is_break());
        let n_cells = cells.clone().count();
        if cells.next_back().is_some_and(Token::is_blank) {
            return None;
        }
        let lead = spreads.first_column(n)?;
        let figures: Vec<&Token> = solid(&row.values).collect();
        let is_some = figures.iter().any(|figure| figure.count > Some(0));
        if n_cells < lead + WIDTH {
            n_short += usize::from(is_some);
            // Where a column is lost, totals are more than what is left.
            let may_be_total = n_cells + 1 == lead + WIDTH && is_at_least_others(&figures);
            n_totals += usize::from(is_some && (may_be_total || is_total_last(&figures)));
            n_zeros += usize::from(!is_some && !figures.is_empty());
        }
        has_blank |= cells.skip(lead).any(Token::is_blank);
        offered.push(trimmed(&row.values, lead, WIDTH)?);
    }
    if n_short == 0 && n_zeros < FEWEST_ZEROS || 2 * n_totals > n_short {
        return None;
    }
    let has_values = |column: usize| {
        let values = offered.iter().flat_map(|row| row.readings.first());
        let mut values = values.filter_map(|row| row.get(column)?.weight(true));
        values.any(|value| value > 0)
    };
    // One figure a row may be the total, merged over all columns; what is 0 in all is 0 in the first.
    if has_values(0) && !(1..WIDTH).any(has_values) {
        return None;
    }
    let mut verdicts = Vec::new();
    let equations = equations();
    for column in (0..WIDTH - 1).filter(|column| has_values(*column)) {
        let of = |equation| comes_out(&offered, equation, column);
        verdicts.extend(equations.iter().map(of));
    }
    let n_of = |verdict| verdicts.iter().filter(|it| **it == Some(verdict)).count();
    let (n_true, n_false) = (n_of(true), n_of(false));
    let all_come_out = equations.len() == 2 && n_true == verdicts.len();
    let is_borne_out = all_come_out || has_blank && n_totals == 0 && n_true > 2 * n_false;
    is_borne_out.then_some(offered)
}

/// Whether the last figure is more than 0, and no less than the sum of those before it.
fn is_at_least_others(figures: &[&Token]) -> bool {
    let counts = || figures.iter().map(|figure| figure.count.unwrap_or(0));
    let last = counts().next_back().unwrap_or(0);
    let all = counts().fold(0, u64::saturating_add);
    last > 0 && last >= all - last
}

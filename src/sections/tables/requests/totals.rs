//! Totals that are not where the form has them: blank in every row, or a column early in one.
//!
//! Takes the rows of the table and what they may be read as; gives readings that the other columns bear out. Does not
//! know the labels.

use crate::grammar::token::{Token, has_n_solid, solid};
use crate::model::Basis;
use crate::sections::tables::row::choose::Equation;
use crate::sections::tables::row::reading::{Candidates, Read, Sum, What, Why, read, with_hole};
use crate::sections::tables::row::whole::Whole;

use super::batch::{Row, WIDTH};
use super::equations::comes_out;

/// The column of 总计 in the form's order.
pub(super) const TOTAL: usize = WIDTH - 1;

/// Rows of six figures, of which the last is not the sum of the others, beside fewer of seven: their blank totals left
/// no trace if every other column comes out.
pub(super) fn without_totals(
    rows: &[Row<'_>],
    sums: &[Sum],
    equations: impl FnOnce() -> Vec<Equation>,
) -> Option<Vec<Candidates>> {
    if !are_last(sums) || !rows.iter().any(|row| has_n_solid(&row.values, TOTAL)) {
        return None;
    }
    // A total is no less than what it is the sum of, though a column of it is blank.
    let (mut n_whole, mut n_short, mut n_less) = (0, 0, 0);
    let mut offered = Vec::with_capacity(rows.len());
    for row in rows {
        if row.is_mixed() {
            return None;
        }
        if let Some(whole) = Whole::of(&row.values, WIDTH) {
            offered.push(Candidates::from(whole));
            n_whole += 1;
            continue;
        }
        let figures = solid(&row.values);
        let counts: Option<Vec<u64>> = figures.clone().map(|it| it.count).collect();
        let counts = counts.filter(|it| it.len() == TOTAL)?;
        let (last, parts) = counts.split_last()?;
        let sum = parts.iter().copied().fold(0, u64::saturating_add);
        if row.values.iter().any(Token::is_blank) {
            return None;
        }
        n_short += usize::from(sum > 0 || *last > 0);
        n_less += usize::from(*last < sum);
        let end = figures.clone().next_back().map_or(0, |last| last.span.end);
        let cells = figures.map(read).chain([Read::lost(end)]);
        offered.push(Candidates {
            readings: vec![cells.collect()],
            basis: Basis::Decided,
            why: Why::Shifted,
        });
    }
    // A blank cell in a row of zeros may be any.
    if 2 * n_whole >= rows.len() {
        return None;
    }
    let equations = equations();
    let comes_out = |equation: &Equation| {
        (0..TOTAL).all(|column| comes_out(&offered, equation, column) == Some(true))
    };
    let is_sure = 2 * n_less > n_short && equations.len() == 2;
    (is_sure && equations.iter().all(comes_out)).then_some(offered)
}

/// Where rows have totals, one whose total is blank and whose last figure may be the sum of those before it and of
/// another may have lost a cell, if not all columns come out as it is written: they tell which. A figure whose place
/// tells its column is no total, whatever it is the sum of, if no column speaks against it.
pub(super) fn open_shifted(
    offered: &mut [Candidates],
    sums: &[Sum],
    equations: impl FnOnce() -> Vec<Equation>,
) {
    let has_total = |row: &&Candidates| {
        let total = row.readings.first().and_then(|it| it.get(TOTAL));
        total.is_some_and(|total| total.weight(true).is_some())
    };
    if !are_last(sums) || 2 * offered.iter().filter(has_total).count() <= offered.len() {
        return;
    }
    let may_be_shifted =
        |(n, row)| Some((n, Untotalled::of(row)?)).filter(|(_, it)| it.may_be_shifted());
    let shifted: Vec<(usize, Untotalled)> = offered
        .iter()
        .enumerate()
        .filter_map(may_be_shifted)
        .collect();
    if shifted.is_empty() {
        return;
    }
    let equations = equations();
    for (n, row) in shifted {
        let is_own = |it: &&Equation| it.iter().any(|(row, _)| *row == n);
        let own: Vec<&Equation> = equations.iter().filter(is_own).collect();
        let verdicts = |rows: &[Candidates]| -> Vec<Option<bool>> {
            let of = |it| (0..WIDTH).map(move |column| comes_out(rows, it, column));
            own.iter().copied().flat_map(of).collect()
        };
        let is_broken = |rows: &[Candidates]| verdicts(rows).contains(&Some(false));
        let as_written = verdicts(offered);
        let mut of_equations = as_written.chunks(WIDTH);
        if row.is_placed && !of_equations.any(|it| it[..TOTAL].contains(&Some(false))) {
            continue;
        }
        let may_be_written = !row.ends_in_total() && !as_written.contains(&Some(false));
        let is_borne_out = !as_written.is_empty() && as_written.iter().all(|it| *it == Some(true));
        // One part is as much as its total by chance.
        if may_be_written && (is_borne_out || row.n_parts < 2) {
            continue;
        }
        let written = std::mem::take(&mut offered[n].readings);
        let cells = written.first().map_or(&[][..], |row| &row[..TOTAL]);
        let mut fitting = Vec::new();
        for at in 0..TOTAL {
            offered[n].readings = vec![with_hole(cells.to_vec(), at)];
            if !is_broken(offered) {
                fitting.append(&mut offered[n].readings);
            }
        }
        if fitting.is_empty() {
            offered[n].readings = written;
        } else {
            if may_be_written {
                fitting.extend(written);
            }
            offered[n] = Candidates {
                readings: fitting,
                basis: Basis::Decided,
                why: Why::Missing,
            };
        }
    }
}

/// A row whose total is blank: its last figure, and those before it, which may be its parts.
struct Untotalled {
    last: u64,
    sum: u64,
    n_parts: usize,
    /// Whether the places of its figures tell their columns.
    is_placed: bool,
}

impl Untotalled {
    fn of(row: &Candidates) -> Option<Self> {
        let [reading] = &row.readings[..] else {
            return None;
        };
        let [parts @ .., last, total] = &reading[..] else {
            return None;
        };
        let counts = parts.iter().filter_map(|it| it.weight(true));
        let last = last.weight(true).filter(|_| total.what == What::Blank)?;
        Some(Self {
            last,
            sum: counts.clone().fold(0, u64::saturating_add),
            n_parts: counts.filter(|it| *it > 0).count(),
            is_placed: row.why == Why::Placed,
        })
    }

    /// Whether the last figure may be the sum of the others and of one that is lost.
    const fn may_be_shifted(&self) -> bool {
        self.last > 0 && self.last >= self.sum
    }

    /// What comes to all before it is a total, though the columns cannot tell.
    const fn ends_in_total(&self) -> bool {
        self.last == self.sum && self.n_parts > 1
    }
}

/// Whether the last column is the sum of all others.
fn are_last(sums: &[Sum]) -> bool {
    matches!(sums, [(parts, TOTAL)] if *parts == (0..TOTAL))
}

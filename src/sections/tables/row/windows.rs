//! Rows with more cells than columns, some of which are what is left of merged cells, or no cells at all.
//!
//! Takes the cells; gives the readings in each of which others are left out. Does not choose.

use crate::grammar::token::Token;
use crate::model::Basis;

use super::miscounted::too_few;
use super::reading::{
    Candidates, Read, Shape, Sum, Sums, What, Why, as_written, bears_out, by_sums, prefer_sums,
    read, read_all,
};
use super::spaced::{readings, ways};

/// More cells than columns, of which some among the figures, and any behind them, may be no cells at all: every way
/// to leave out as many. Nothing where all of those stand beside the figures.
pub(super) fn without_slack(cells: &[&Token], width: usize) -> Option<Vec<Vec<Read>>> {
    /// A row with more cells too many is read by its figures alone.
    const MOST_EXTRA: usize = 4;
    let first = cells.iter().position(|cell| cell.is_solid())?;
    let last = cells.iter().rposition(|cell| cell.is_solid())?;
    let is_within = cells[first..last].iter().any(|cell| cell.is_slack());
    let n_extra = cells.len() - width;
    if !is_within || n_extra > MOST_EXTRA {
        return None;
    }
    let end = cells[last].span.end;
    let is_open = |cell: &Token| cell.is_slack() || cell.span.start >= end;
    let mut rows: Vec<Vec<&Token>> = vec![cells.to_vec()];
    for _ in 0..n_extra {
        rows = rows
            .iter()
            .flat_map(|row| {
                // Of blanks side by side, one is as good as the other.
                (0..row.len())
                    .filter(|&n| {
                        is_open(row[n]) && row.get(n + 1).is_none_or(|next| !is_open(next))
                    })
                    .map(|n| [&row[..n], &row[n + 1..]].concat())
            })
            .collect();
        rows.sort_by_key(|row| row.iter().map(|cell| cell.span.start).collect::<Vec<_>>());
        rows.dedup();
    }
    Some(rows.iter().map(|row| read_all(row)).collect())
}

/// Figures among more cells than the row has: every stretch of cells that holds all figures, or the one
/// where rows of its kind have them, unless the sums speak for another.
pub(super) fn windows(cells: &[&Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    let window = |start: usize| &cells[start..start + width];
    let Some(first) = cells.iter().position(|token| token.is_solid()) else {
        return as_written(window(0));
    };
    let last = cells
        .iter()
        .rposition(|token| token.is_solid())
        .unwrap_or(first);
    let starts = (last + 1).saturating_sub(width)..=first.min(cells.len() - width);
    // A row that has not as many cells as its kind may be shifted; where its kind does not agree on the
    // first column, it may on the last.
    let own = match shape.lead {
        Some(lead) => Some(lead),
        None => shape
            .tail
            .and_then(|tail| (cells.len() - width).checked_sub(tail)),
    };
    let own = own.filter(|own| starts.contains(own));
    if own.is_none() && shape.sums.len() > 1 {
        return by_most_sums(cells, shape);
    }
    let row = |start| window(start).iter().map(|token| read(token)).collect();
    let all: Vec<Vec<Read>> = starts.clone().map(row).collect();
    // Where others of its kind begin elsewhere, a blank of its own may stand anywhere.
    if own.is_none()
        && shape.lead.is_some()
        && let Some(spaced) = without_blanks(cells, shape)
    {
        return spaced;
    }
    let Some(own) = own.or((all.len() == 1).then_some(*starts.start())) else {
        return prefer_sums(all, Why::Shifted, shape);
    };
    let of = |row: &Vec<Read>| Sums::of(row, shape);
    let own_sums = all.get(own - starts.start()).map(of);
    let best = all.iter().map(of).max();
    if best < Some(Sums::For)
        && let Some(spaced) = without_blanks(cells, shape)
    {
        return spaced;
    }
    let is_longer = |(lead, tail)| cells.len() > lead + width + tail;
    if best == Some(Sums::Against)
        && shape.lead.zip(shape.tail).is_some_and(is_longer)
        && let Some(spaced) = without_total(cells, shape)
    {
        return spaced;
    }
    if best == Some(Sums::Against) && shape.lead.is_some_and(|lead| lead != own) {
        return Candidates::NONE;
    }
    if shape.lead.is_none() || own_sums == best {
        return as_written(window(own));
    }
    // A total that is wrong at the source speaks against its row, too.
    let is_fit = |row: &Vec<Read>| best != Some(Sums::For) || of(row) == Sums::For;
    Candidates {
        readings: all.into_iter().filter(is_fit).collect(),
        basis: Basis::Decided,
        why: Why::Shifted,
    }
}

/// A row of several groups with more cells than columns, which does not begin where it should: without which blank
/// cells the most groups come out. Where none does, and the blank ones may be none at all, it may be a cell too few.
fn by_most_sums(cells: &[&Token], shape: Shape<'_>) -> Candidates {
    let n_sums = |row: &Vec<Read>| {
        let comes_out = |sum: &&Sum| bears_out(std::slice::from_ref(sum), row, sum.1);
        shape.sums.iter().filter(comes_out).count()
    };
    let best = |all: Vec<Vec<Read>>| -> (Vec<Vec<Read>>, Vec<Vec<Read>>) {
        let most = all.iter().map(n_sums).max().unwrap_or(0);
        all.into_iter()
            .partition(|row| shape.adds_up(row) && n_sums(row) == most)
    };
    let ways = ways(&[cells.to_vec()], shape.width());
    let (fit, others) = best(readings(cells, &ways));
    let may_be_few = || {
        cells
            .iter()
            .all(|token| token.is_solid() || token.is_slack())
    };
    if fit.is_empty() && may_be_few() {
        let solid: Vec<&Token> = cells
            .iter()
            .copied()
            .filter(|token| token.is_solid())
            .collect();
        let (few, why) = too_few(&solid, shape);
        let (fit, _) = best(few);
        if fit.iter().any(|row| n_sums(row) > 0) {
            return Candidates {
                basis: Basis::Decided,
                readings: fit,
                why,
            };
        }
    }
    Candidates {
        basis: by_sums(!fit.is_empty() && !others.is_empty()),
        readings: if fit.is_empty() { others } else { fit },
        why: Why::Shifted,
    }
}

/// More cells than columns: what the row is read as without blank cells among its figures, where its sums come out
/// then.
pub(super) fn without_blanks(cells: &[&Token], shape: Shape<'_>) -> Option<Candidates> {
    // A group whose figures lost their total to the next bears nothing out.
    let has_total = |row: &[Read], (parts, total): &Sum| {
        let mut cells = row[parts.clone()].iter().chain([&row[*total]]);
        row[*total].weight(true).is_some() || cells.all(|read| read.what == What::Blank)
    };
    let are_judged = |row: &[Read]| shape.sums.iter().all(|sum| has_total(row, sum));
    fitting(cells, shape, |row| {
        Sums::of(row, shape) == Sums::For && are_judged(row)
    })
}

/// More cells than its like, and a sum that does not come out: what the row is read as without a blank cell among its
/// figures, if its total is blank then.
fn without_total(cells: &[&Token], shape: Shape<'_>) -> Option<Candidates> {
    fitting(cells, shape, |row| Sums::of(row, shape) == Sums::Silent)
}

/// The readings that fit of a row with more cells than columns, in each of which others are left out.
fn fitting(
    cells: &[&Token],
    shape: Shape<'_>,
    is_fit: impl Fn(&[Read]) -> bool,
) -> Option<Candidates> {
    let ways = ways(&[cells.to_vec()], shape.width());
    let mut readings = readings(cells, &ways);
    readings.retain(|row| is_fit(row));
    (!readings.is_empty()).then_some(Candidates {
        readings,
        basis: Basis::Decided,
        why: Why::Shifted,
    })
}

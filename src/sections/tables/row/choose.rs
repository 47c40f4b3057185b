//! Choice between readings by the form's sums.
//!
//! Takes the readings of every row of a table and the equations that hold in every column; gives
//! for each cell the value on which all readings that fit agree, and says where they do not. The
//! fewest broken equations win, so that an error at the source does not make the rest unreadable.
//! Does not know which table it is.

use std::ops::Range;

use crate::model::Basis;

use super::reading::{Candidates, Read, What, Why};

/// How many steps the search may take; a table of twenty-five rows with a handful of open rows needs
/// some hundreds. What exceeds it leaves the open rows unreadable.
const MOST_STEPS: usize = 200_000;

/// So many broken sums are an error at the source; more are a misreading.
const MOST_BROKEN: usize = 4;

/// An equation that holds in every column: rows with their signs; the sum is 0.
pub(crate) type Equation = Vec<(usize, i64)>;

/// What a row is read as.
#[derive(Clone, Debug)]
pub(crate) enum Chosen {
    /// Nothing can be made of it.
    Nothing,
    /// The layout allows one reading.
    Written,
    /// The layout allows more.
    Judged(Vec<Verdict>),
}

impl Chosen {
    /// What the cell of a column is read as, of the readings that there were to choose among.
    pub(crate) fn verdict(&self, candidates: &Candidates, column: usize) -> Option<Verdict> {
        match self {
            Self::Nothing => None,
            Self::Written => {
                let read = candidates.readings.first()?.get(column)?;
                Some(Verdict::Written(*read))
            }
            Self::Judged(verdicts) => verdicts.get(column).copied(),
        }
    }

    /// Notes that it was decided, for a reason, which values stand in some columns.
    pub(crate) fn decide_in(
        &mut self,
        candidates: &mut Candidates,
        columns: &Range<usize>,
        why: Why,
    ) {
        if matches!(self, Self::Nothing) {
            return;
        }
        let decide = |column| match self.verdict(candidates, column)? {
            Verdict::Written(read) if columns.contains(&column) => Some(Verdict::Decided(read)),
            other => Some(other),
        };
        *self = Self::Judged((0..).map_while(decide).collect());
        if candidates.why == Why::Whole {
            candidates.why = why;
        }
    }

    /// Whether more than one reading is left of a cell.
    pub(crate) fn is_open(&self) -> bool {
        let is_open = |verdict: &Verdict| matches!(verdict, Verdict::Open(_));
        matches!(self, Self::Judged(verdicts) if verdicts.iter().any(is_open))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The layout allows this alone.
    Written(Read),
    /// The layout allows more; the sums leave this.
    Decided(Read),
    /// More than one reading is left; all of them lie within this one's span.
    Open(Read),
}

/// Chooses a reading for every row; a blank in the columns `totals` says nothing.
pub(crate) fn choose(
    rows: &[Candidates],
    equations: &[Equation],
    width: usize,
    totals: &[usize],
) -> Vec<Chosen> {
    let open: Vec<usize> = (0..rows.len())
        .filter(|&n| rows[n].readings.len() > 1)
        .collect();
    let fitting = if open.is_empty() {
        Vec::new()
    } else {
        Search::new(rows, equations, width, totals, &open).run()
    };
    rows.iter()
        .enumerate()
        .map(|(n, candidates)| {
            let fits = open
                .iter()
                .position(|&row| row == n)
                .and_then(|at| fitting.get(at));
            judge(candidates, fits.map(Vec::as_slice))
        })
        .collect()
}

/// Reads one row; all of its readings fit where `fitting` does not say which do.
pub(crate) fn judge(candidates: &Candidates, fitting: Option<&[bool]>) -> Chosen {
    let all = &candidates.readings;
    let Some(first) = all.first() else {
        return Chosen::Nothing;
    };
    let is_written = candidates.basis == Basis::AsWritten;
    if all.len() == 1 && is_written {
        return Chosen::Written;
    }
    let fits = |n: usize| fitting.is_none_or(|fitting| fitting.get(n) == Some(&true));
    let fit: Vec<&Vec<Read>> = all
        .iter()
        .enumerate()
        .filter(|(n, _)| fits(*n))
        .map(|(_, row)| row)
        .collect();
    let chosen = fit.first().copied().unwrap_or(first);
    let verdict = |at: usize| {
        let agrees = |row: &Vec<Read>| row.get(at) == chosen.get(at);
        let read = chosen[at];
        if is_written && all.iter().all(agrees) {
            Verdict::Written(read)
        } else if !fit.is_empty() && fit.iter().all(|row| agrees(row)) {
            Verdict::Decided(read)
        } else {
            let span = all
                .iter()
                .filter_map(|row| row.get(at))
                .fold(read.span, |span, read| span.join(read.span));
            Verdict::Open(Read {
                what: What::Words,
                span,
            })
        }
    };
    Chosen::Judged((0..chosen.len()).map(verdict).collect())
}

/// Sums are kept for every equation and column, one equation after the other; those that cannot be
/// judged are `None`.
struct Search<'a> {
    open: &'a [usize],
    width: usize,
    /// Signs of each open row in the equations.
    signs: Vec<Vec<i64>>,
    /// What the cells of each open row weigh, one reading after the other.
    weights: Vec<Vec<Option<i64>>>,
    /// The least and the most that the open rows from one on can add.
    bounds: Vec<Vec<(i64, i64)>>,
    /// Sums of the closed rows, then with each open row added to those before it.
    sums: Vec<Option<i64>>,
    fitting: Vec<Vec<bool>>,
    path: Vec<usize>,
    steps: usize,
    found: bool,
}

impl<'a> Search<'a> {
    fn new(
        rows: &[Candidates],
        equations: &[Equation],
        width: usize,
        totals: &[usize],
        open: &'a [usize],
    ) -> Self {
        let sign = |equation: &Equation, row: usize| {
            equation
                .iter()
                .find(|(term, _)| *term == row)
                .map_or(0, |(_, sign)| *sign)
        };
        let weight = |row: &[Read], column: usize| {
            i64::try_from(row.get(column)?.weight(totals.contains(&column))?).ok()
        };
        let closed = |equation: &Equation, column: usize| {
            equation
                .iter()
                .filter(|(row, _)| !open.contains(row))
                .try_fold(0_i64, |sum, &(row, sign)| {
                    let weight = weight(rows.get(row)?.readings.first()?, column)?;
                    sum.checked_add(sign.checked_mul(weight)?)
                })
        };
        let mut sums: Vec<Option<i64>> = equations
            .iter()
            .flat_map(|equation| (0..width).map(move |column| closed(equation, column)))
            .collect();
        let n_sums = sums.len();
        sums.resize(n_sums * (open.len() + 1), None);
        let readings = || {
            open.iter()
                .filter_map(|&row| Some(&rows.get(row)?.readings))
        };
        let mut search = Self {
            open,
            // No table is without columns.
            width: width.max(1),
            signs: open
                .iter()
                .map(|&row| equations.iter().map(|it| sign(it, row)).collect())
                .collect(),
            weights: readings()
                .map(|readings| {
                    let rows = readings.iter();
                    rows.flat_map(|row| (0..width).map(move |column| weight(row, column)))
                        .collect()
                })
                .collect(),
            bounds: vec![vec![(0, 0); n_sums]],
            sums,
            fitting: readings()
                .map(|readings| vec![false; readings.len()])
                .collect(),
            path: Vec::new(),
            steps: 0,
            found: false,
        };
        search.set_bounds();
        search
    }

    fn set_bounds(&mut self) {
        /// A hole can be anything, so it bounds nothing.
        const ANYTHING: (i64, i64) = (i64::MIN / 4, i64::MAX / 4);
        for (signs, weights) in self.signs.iter().zip(&self.weights).rev() {
            let mut here = self.bounds.last().cloned().unwrap_or_default();
            for (bounds, &sign) in here.chunks_mut(self.width).zip(signs) {
                for (column, bound) in bounds.iter_mut().enumerate().filter(|_| sign != 0) {
                    let (low, high) = weights
                        .iter()
                        .skip(column)
                        .step_by(self.width)
                        .map(|weight| weight.map_or(ANYTHING, |it| (sign * it, sign * it)))
                        .reduce(|(low, high), (least, most)| (low.min(least), high.max(most)))
                        .unwrap_or((0, 0));
                    *bound = (
                        bound.0.saturating_add(low).max(ANYTHING.0),
                        bound.1.saturating_add(high).min(ANYTHING.1),
                    );
                }
            }
            self.bounds.push(here);
        }
        self.bounds.reverse();
    }

    /// For each open row, which readings fit with the fewest broken equations; all where the search
    /// was given up.
    fn run(mut self) -> Vec<Vec<bool>> {
        for budget in 0..=MOST_BROKEN {
            self.steps += 1;
            let n_sums = self.bounds[0].len();
            let sums = self.sums[..n_sums].iter().zip(&self.bounds[0]);
            if sums
                .filter(|(sum, bounds)| is_broken(**sum, **bounds))
                .count()
                <= budget
            {
                self.go(0, budget);
            }
            if self.found || self.steps >= MOST_STEPS {
                break;
            }
        }
        if !self.found || self.steps >= MOST_STEPS {
            for row in &mut self.fitting {
                row.fill(true);
            }
        }
        self.fitting
    }

    fn go(&mut self, depth: usize, budget: usize) {
        if depth == self.open.len() {
            self.found = true;
            for (row, &reading) in self.fitting.iter_mut().zip(&self.path) {
                row[reading] = true;
            }
            return;
        }
        for reading in 0..self.fitting[depth].len() {
            self.steps += 1;
            if self.steps >= MOST_STEPS {
                return;
            }
            if self.add(depth, reading, budget) {
                self.path.push(reading);
                self.go(depth + 1, budget);
                self.path.pop();
            }
        }
    }

    /// Adds a reading of an open row to the sums of those before it, unless it breaks more of them
    /// than it may.
    fn add(&mut self, depth: usize, reading: usize, budget: usize) -> bool {
        let n_sums = self.bounds[depth].len();
        let (before, behind) = self.sums.split_at_mut((depth + 1) * n_sums);
        let before = before[depth * n_sums..].chunks(self.width);
        let sums = behind.chunks_mut(self.width);
        let bounds = self.bounds[depth + 1].chunks(self.width);
        let weights = &self.weights[depth][reading * self.width..];
        let mut n_broken = 0;
        for (((before, sums), bounds), &sign) in
            before.zip(sums).zip(bounds).zip(&self.signs[depth])
        {
            let columns = before.iter().zip(sums).zip(bounds).zip(weights);
            for (((before, sum), bounds), weight) in columns {
                *sum = match (sign, before, weight) {
                    (0, before, _) => *before,
                    (_, Some(before), Some(weight)) => before.checked_add(sign * weight),
                    _ => None,
                };
                n_broken += usize::from(is_broken(*sum, *bounds));
            }
            if n_broken > budget {
                return false;
            }
        }
        true
    }
}

/// Whether a sum cannot come to 0, whatever is added within the bounds.
fn is_broken(sum: Option<i64>, (low, high): (i64, i64)) -> bool {
    sum.is_some_and(|sum| sum.saturating_add(low) > 0 || sum.saturating_add(high) < 0)
}

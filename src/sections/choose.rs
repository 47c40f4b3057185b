//! Choice between readings by the form's sums.
//!
//! Takes the readings of every row of a table and the equations that hold in every column; gives
//! for each cell the value on which all readings that fit agree, and says where they do not. The
//! fewest broken equations win, so that an error at the source does not make the rest unreadable.
//! Does not know which table it is.

use super::candidates::{Candidates, Read, What};

/// How many steps the search may take; a table of twenty-five rows with a handful of open rows needs
/// some hundreds. What exceeds it leaves the open rows unreadable.
const MOST_STEPS: usize = 200_000;

/// So many broken sums are an error at the source; more are a misreading.
const MOST_BROKEN: usize = 4;

/// An equation that holds in every column: rows with their signs; the sum is 0.
pub(crate) type Equation = Vec<(usize, i64)>;

/// What a row is read as.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// `None` where nothing can be made of the row.
    pub(crate) row: Option<Vec<Verdict>>,
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
            Chosen {
                row: verdicts(candidates, fits.map(Vec::as_slice)),
            }
        })
        .collect()
}

fn verdicts(candidates: &Candidates, fitting: Option<&[bool]>) -> Option<Vec<Verdict>> {
    let all = &candidates.readings;
    let first = all.first()?;
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
        if all.iter().all(agrees) && !candidates.by_sums {
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
    Some((0..chosen.len()).map(verdict).collect())
}

struct Search<'a> {
    rows: &'a [Candidates],
    open: &'a [usize],
    width: usize,
    /// Columns that hold the rows' totals.
    totals: &'a [usize],
    /// Signs of the open rows in each equation.
    signs: Vec<Vec<i64>>,
    /// Sums of the closed rows, by equation and column; `None` where the equation cannot be judged.
    closed: Vec<Vec<Option<i64>>>,
    /// The least and the most that the open rows from one on can add, by equation and column.
    bounds: Vec<Vec<Vec<(i64, i64)>>>,
    fitting: Vec<Vec<bool>>,
    path: Vec<usize>,
    steps: usize,
    found: bool,
}

impl<'a> Search<'a> {
    fn new(
        rows: &'a [Candidates],
        equations: &[Equation],
        width: usize,
        totals: &'a [usize],
        open: &'a [usize],
    ) -> Self {
        let sign = |equation: &Equation, row: usize| {
            equation
                .iter()
                .find(|(term, _)| *term == row)
                .map_or(0, |(_, sign)| *sign)
        };
        let signs = equations
            .iter()
            .map(|equation| open.iter().map(|&row| sign(equation, row)).collect())
            .collect();
        let closed = equations
            .iter()
            .map(|equation| {
                (0..width)
                    .map(|column| {
                        equation
                            .iter()
                            .filter(|(row, _)| !open.contains(row))
                            .try_fold(0_i64, |sum, &(row, sign)| {
                                let read = rows.get(row)?.readings.first()?.get(column)?;
                                sum.checked_add(sign.checked_mul(
                                    i64::try_from(read.weight(totals.contains(&column))?).ok()?,
                                )?)
                            })
                    })
                    .collect()
            })
            .collect();
        let mut search = Self {
            rows,
            open,
            width,
            totals,
            signs,
            closed,
            bounds: Vec::new(),
            fitting: open
                .iter()
                .map(|&row| vec![false; rows[row].readings.len()])
                .collect(),
            path: Vec::new(),
            steps: 0,
            found: false,
        };
        search.bounds = search.bounds_from_each();
        search
    }

    fn weight(&self, open: usize, reading: usize, column: usize) -> Option<i64> {
        let row = self.rows.get(*self.open.get(open)?)?;
        i64::try_from(
            row.readings
                .get(reading)?
                .get(column)?
                .weight(self.totals.contains(&column))?,
        )
        .ok()
    }

    /// A hole can be anything, so it bounds nothing.
    fn bounds_from_each(&self) -> Vec<Vec<Vec<(i64, i64)>>> {
        const ANYTHING: (i64, i64) = (i64::MIN / 4, i64::MAX / 4);
        let none = vec![vec![(0_i64, 0_i64); self.width]; self.signs.len()];
        let mut bounds = vec![none];
        for open in (0..self.open.len()).rev() {
            let behind = bounds.last().cloned().unwrap_or_default();
            let mut here = behind;
            for (equation, columns) in here.iter_mut().enumerate() {
                let sign = self.signs[equation][open];
                for (column, bound) in columns.iter_mut().enumerate().filter(|_| sign != 0) {
                    let mut own: Option<(i64, i64)> = None;
                    for reading in 0..self.fitting[open].len() {
                        let (low, high) = match self.weight(open, reading, column) {
                            Some(weight) => (sign * weight, sign * weight),
                            None => ANYTHING,
                        };
                        let (least, most) = own.unwrap_or((low, high));
                        own = Some((least.min(low), most.max(high)));
                    }
                    let (low, high) = own.unwrap_or((0, 0));
                    *bound = (
                        bound.0.saturating_add(low).max(ANYTHING.0),
                        bound.1.saturating_add(high).min(ANYTHING.1),
                    );
                }
            }
            bounds.push(here);
        }
        bounds.reverse();
        bounds
    }

    /// For each open row, which readings fit with the fewest broken equations; all where the search
    /// was given up.
    fn run(mut self) -> Vec<Vec<bool>> {
        for budget in 0..=MOST_BROKEN {
            let sums = self.closed.clone();
            self.go(0, &sums, budget);
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

    fn go(&mut self, depth: usize, sums: &[Vec<Option<i64>>], budget: usize) {
        self.steps += 1;
        if self.steps >= MOST_STEPS {
            return;
        }
        let broken = sums
            .iter()
            .zip(&self.bounds[depth])
            .flat_map(|(sums, bounds)| sums.iter().zip(bounds))
            .filter(|(sum, (low, high))| {
                sum.is_some_and(|sum| sum.saturating_add(*low) > 0 || sum.saturating_add(*high) < 0)
            })
            .count();
        if broken > budget {
            return;
        }
        if depth == self.open.len() {
            self.found = true;
            for (row, &reading) in self.fitting.iter_mut().zip(&self.path) {
                row[reading] = true;
            }
            return;
        }
        for reading in 0..self.fitting[depth].len() {
            let next: Vec<Vec<Option<i64>>> = sums
                .iter()
                .enumerate()
                .map(|(equation, sums)| {
                    let sign = self.signs[equation][depth];
                    sums.iter()
                        .enumerate()
                        .map(|(column, &sum)| {
                            if sign == 0 {
                                return sum;
                            }
                            sum?.checked_add(sign * self.weight(depth, reading, column)?)
                        })
                        .collect()
                })
                .collect();
            self.path.push(reading);
            self.go(depth + 1, &next, budget);
            self.path.pop();
        }
    }
}

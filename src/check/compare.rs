//! Two reports cell by cell, as data.

use crate::Report;
use crate::form::{CellPath, Table};
use crate::model::{Number, State};

use super::tally::{Tally, counterpart, state};

/// 对比: two reports, cell by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Comparison {
    /// Every cell of either report's editions, in the form's order.
    pub rows: Vec<Difference>,
}

/// 变化: one cell in two reports. Amounts are in 万元.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Difference {
    /// The cell, in the edition of the second report where both have it.
    pub cell: CellPath,
    /// Its state in the first report; `None` where that report's form has no such cell.
    pub old_state: Option<State>,
    /// Its state in the second report; `None` where that report's form has no such cell.
    pub new_state: Option<State>,
    /// Its number in the first report. Blank is no number.
    pub old: Option<Number>,
    /// Its number in the second report.
    pub new: Option<Number>,
    /// New less old, where both are numbers.
    pub absolute: Option<Number>,
    /// `absolute` divided by the old number, rounded to four decimals; `None` where that is 0.
    pub relative: Option<Number>,
}

impl Difference {
    /// Whether number or state differ.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.old != self.new || self.old_state != self.new_state
    }
}

impl Comparison {
    /// The cells that differ, the largest change first; those without a number on both sides last.
    #[must_use]
    pub fn largest_first(&self) -> Vec<&Difference> {
        let mut changes: Vec<_> = self.rows.iter().filter(|row| row.is_change()).collect();
        // The sort is stable: changes of one size keep the form's order.
        changes.sort_by_key(|row| {
            std::cmp::Reverse(row.absolute.map(|change| change.decimal().abs()))
        });
        changes
    }
}

/// 对比: two reports cell by cell: a body in two years, or two bodies in one.
///
/// 其他处理, one row in the form of 2019, is compared with the sum of the three rows of 2021; other
/// cells that one form lacks have a state in one report only.
///
/// ```
/// use gongkai::{Report, Span, check, model::Field};
///
/// let (mut old, mut new) = (Report::default(), Report::default());
/// old.requests.received.total = Field::read(8, Span::default());
/// new.requests.received.total = Field::read(10, Span::default());
/// let comparison = check::compare(&old, &new);
/// let first = comparison.largest_first()[0];
/// assert_eq!(first.cell.to_string(), "requests.received.total");
/// assert_eq!(first.absolute.map(|it| it.to_string()).as_deref(), Some("2"));
/// assert_eq!(first.relative.map(|it| it.to_string()).as_deref(), Some("0.25"));
/// ```
#[must_use]
pub fn compare(old: &Report, new: &Report) -> Comparison {
    let mut rows = Vec::new();
    for &table in Table::ALL {
        let (before, now) = (old.table_edition(table), new.table_edition(table));
        rows.extend(CellPath::of(table, now).map(|cell| difference(old, new, cell)));
        if before != now {
            let gone = CellPath::of(table, before).filter(|cell| !cell.is_in(now));
            rows.extend(gone.map(|cell| difference(old, new, cell)));
        }
    }
    Comparison { rows }
}

fn difference(old: &Report, new: &Report, cell: CellPath) -> Difference {
    let (old_state, before) = side(old, cell);
    let (new_state, now) = side(new, cell);
    let absolute = match (before, now) {
        (Some(before), Some(now)) => now.decimal().checked_sub(before.decimal()),
        _ => None,
    };
    let relative = absolute.and_then(|change| change.checked_div(before?.decimal()));
    Difference {
        cell,
        old_state,
        new_state,
        old: before,
        new: now,
        absolute: absolute.map(|change| Number::new(change.normalize())),
        relative: relative.map(|part| Number::new(part.round_dp(4).normalize())),
    }
}

/// What a report has for a cell, in the edition of its own table.
fn side(report: &Report, cell: CellPath) -> (Option<State>, Option<Number>) {
    let cells = counterpart(report, cell);
    let states = || cells.iter().map(|&cell| state(report, cell));
    let Some(first) = states().next() else {
        return (None, None);
    };
    let state = states().find(|&it| it != State::Value).unwrap_or(first);
    let tally = Tally::of(report, &cells);
    (Some(state), (state == State::Value).then(|| tally.number()))
}

//! Cells of a report added up exactly, with what stood in the way.

use crate::Report;
use crate::form::{CellPath, RequestRow};
use crate::model::{CellRef, Decimal, Number, State};

pub(super) fn state(report: &Report, cell: CellPath) -> State {
    report.cell(cell).map_or(State::Absent, CellRef::state)
}

/// A sum of cells in which blanks count as 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) sum: Decimal,
    /// The cells that are blank or not applicable.
    pub(super) blank: Vec<CellPath>,
    /// The cells that are unreadable or absent.
    pub(super) missing: Vec<CellPath>,
}

impl Tally {
    pub(super) fn of(report: &Report, cells: &[CellPath]) -> Self {
        let mut tally = Self::default();
        for &cell in cells {
            tally.add(report, cell);
        }
        tally
    }

    pub(super) fn add(&mut self, report: &Report, cell: CellPath) {
        match report.cell(cell).and_then(CellRef::number) {
            Some(number) => self.plus(number.decimal(), cell),
            None if matches!(state(report, cell), State::Blank | State::NotApplicable) => {
                self.blank.push(cell);
            }
            None => self.missing.push(cell),
        }
    }

    /// Adds what `cell` comes to. Sums of figures that were read never reach the limits of a decimal;
    /// were they to, the sum could not be judged.
    pub(super) fn plus(&mut self, term: Decimal, cell: CellPath) {
        match self.sum.checked_add(term) {
            Some(sum) => self.sum = sum,
            None => self.missing.push(cell),
        }
    }

    pub(super) fn number(&self) -> Number {
        Number::new(self.sum.normalize())
    }
}

/// The cells of a report that say what `cell` says, in the edition of the report's own table:
/// itself, or what the other edition prints for it. Empty where the editions do not compare.
pub(super) fn counterpart(report: &Report, cell: CellPath) -> Vec<CellPath> {
    let edition = report.table_edition(cell.table());
    if cell.is_in(edition) {
        return vec![cell];
    }
    match cell {
        // 其他处理 is one row in the form of 2019 and three in that of 2021.
        CellPath::Requests(RequestRow::OtherTotal, column) => [
            RequestRow::NotCorrected,
            RequestRow::FeeUnpaid,
            RequestRow::Miscellaneous,
        ]
        .map(|row| CellPath::Requests(row, column))
        .to_vec(),
        _ => Vec::new(),
    }
}

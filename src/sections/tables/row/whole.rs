//! Rows with a value in each of their columns, as most rows have.
//!
//! Takes the values behind a label; gives their one reading.

use crate::grammar::token::{Kind, Token, solid};
use crate::model::Basis;

use super::reading::{Candidates, Read, Why, read};

/// The values of a row that has a solid cell for each column, as most rows have: its one reading. The cells may not
/// stand side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole<'a> {
    values: &'a [Token],
    pub(crate) why: Why,
}

impl<'a> Whole<'a> {
    /// Nothing where there are more or fewer.
    pub(crate) fn of(values: &'a [Token], width: usize) -> Option<Self> {
        // Cells from the first solid one up to where it stands, and up to the last solid one.
        let (mut n_solid, mut n_cells, mut reach) = (0, 0, 0);
        let mut last = None;
        for token in values.iter().filter(|token| !token.is_break()) {
            if token.is_solid() {
                n_solid += 1;
                reach = n_cells + 1;
                last = Some(token.kind);
            }
            n_cells += usize::from(n_solid > 0);
        }
        // Words behind others may remark on a row whose first cells are blank.
        let is_remark = || {
            let n_all = values.iter().filter(|token| !token.is_break()).count();
            last == Some(Kind::Words) && n_all > width
        };
        (n_solid == width && !is_remark()).then_some(Self {
            values,
            why: if reach == width {
                Why::Whole
            } else {
                Why::Shifted
            },
        })
    }

    pub(crate) fn reads(self) -> impl Iterator<Item = Read> {
        solid(self.values).map(read)
    }
}

impl From<Whole<'_>> for Candidates {
    fn from(row: Whole<'_>) -> Self {
        let mut reading = Vec::with_capacity(row.values.len());
        reading.extend(row.reads());
        Self {
            readings: vec![reading],
            basis: Basis::AsWritten,
            why: row.why,
        }
    }
}

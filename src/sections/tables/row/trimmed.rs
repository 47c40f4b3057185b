//! Rows that lost the blank cells at their ends, as they do where lines are trimmed: `14` for `14 | | | `.
//!
//! Takes the values of a row; gives its one reading. Whether lines were trimmed is not known here.

use crate::grammar::token::Token;
use crate::model::Basis;

use super::reading::{Candidates, Read, Why, read};

/// The reading of a row from its first column on, which stands `lead` blank cells behind the label: what it has no
/// cells for was blank. Nothing where a figure stands before that column, or more cells than columns behind it.
pub(crate) fn trimmed(values: &[Token], lead: usize, width: usize) -> Option<Candidates> {
    let cells: Vec<&Token> = values.iter().filter(|token| !token.is_break()).collect();
    let (before, own) = cells.split_at(lead.min(cells.len()));
    if own.len() > width || !before.iter().all(|cell| cell.is_blank()) {
        return None;
    }
    let end = cells.last().map_or(0, |last| last.span.end);
    let mut reading: Vec<Read> = own.iter().map(|cell| read(cell)).collect();
    reading.resize(width, Read::lost(end));
    Some(Candidates {
        readings: vec![reading],
        basis: Basis::AsWritten,
        why: Why::Missing,
    })
}

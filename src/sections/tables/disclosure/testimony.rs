//! What the narrative states of documents, for where figures of their row have run together.
//!
//! Takes what is claimed and the readings of a row; leaves of them the one that bears out all of it, and says which
//! words did it. Where none does, or several do, nothing is decided: the narrative may be wrong, or of a part.

use crate::diagnostic::Sink;
use crate::form::CellPath;
use crate::model::Basis;
use crate::sections::page::Page;
use crate::sections::tables::row::reading::{Candidates, Read};
use crate::sections::tables::stated::Statement;

/// Leaves one reading of several, if what is stated of the row's cells leaves one.
pub(super) fn narrow<'a>(
    page: &Page<'_>,
    stated: impl Iterator<Item = Statement<'a>>,
    paths: &[CellPath],
    offered: &mut Candidates,
    sink: &mut dyn Sink,
) {
    let stated: Vec<(Statement<'_>, usize)> = stated
        .filter_map(|stated| {
            let column = paths.iter().position(|path| *path == stated.path)?;
            Some((stated, column))
        })
        .collect();
    let bears_out = |reading: &Vec<Read>| {
        let mut stated = stated.iter();
        stated.all(|(stated, column)| stated.is_borne_out(reading, *column))
    };
    let mut fitting = offered.readings.iter().filter(|it| bears_out(it));
    if stated.is_empty() || fitting.next().is_none() || fitting.next().is_some() {
        return;
    }
    offered.readings.retain(bears_out);
    offered.basis = Basis::Stated;
    for (stated, _) in &stated {
        stated.say(page, sink);
    }
}

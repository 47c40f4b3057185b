//! What the narrative states of documents, for where figures of their row have run together.
//!
//! Takes what is claimed and the readings of a row; leaves of them the one that bears out all of it, and says which
//! words did it. Where none does, or several do, nothing is decided: the narrative may be wrong, or of a part.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition};
use crate::model::{Basis, Claim, Quantity};
use crate::sections::page::Page;

use crate::sections::tables::row::reading::{Candidates, Read};

/// Leaves one reading of several, if what is stated of the row's cells leaves one.
pub(super) fn narrow(
    page: &Page<'_>,
    stated: &[Claim],
    edition: Edition,
    paths: &[CellPath],
    offered: &mut Candidates,
    sink: &mut dyn Sink,
) {
    // A year that is not the last one named is another report's.
    let year = stated.iter().filter_map(|claim| claim.year).max();
    let of_year = |claim: &&Claim| claim.year.is_none() || claim.year == year;
    let said: Vec<(usize, u64, &Claim)> = stated
        .iter()
        .filter(of_year)
        .filter_map(|claim| {
            let cells = claim.cells(|_| edition).concat();
            let [cell] = cells[..] else { return None };
            let Quantity::Exact(number) = claim.quantity else {
                return None;
            };
            let column = paths.iter().position(|path| *path == cell)?;
            Some((column, u64::try_from(number.decimal()).ok()?, claim))
        })
        .collect();
    let bears_out = |reading: &Vec<Read>| {
        let mut said = said.iter();
        said.all(|(column, count, _)| {
            let read = reading.get(*column);
            read.is_some_and(|read| read.weight(true) == Some(*count))
        })
    };
    let mut fitting = offered.readings.iter().filter(|it| bears_out(it));
    if said.is_empty() || fitting.next().is_none() || fitting.next().is_some() {
        return;
    }
    offered.readings.retain(bears_out);
    offered.basis = Basis::Stated;
    for (column, count, claim) in said {
        sink.take(
            Diagnostic::new(Code::CellTestimony)
                .on(paths[column])
                .at(page.span(claim.span))
                .found(format!("{count} in the text"))
                .expected("the table itself to leave one reading")
                .chinese(format!("正文所述{count}，用以在表格的多种读法中取舍")),
        );
    }
}

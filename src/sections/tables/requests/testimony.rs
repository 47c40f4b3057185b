//! What the narrative states of table `requests`, for where the sums leave a tie.
//!
//! Takes the overview and the readings of the table's rows; leaves of them those that bear out what
//! is stated, and says which words did it. What nothing bears out is left as it is: the narrative
//! may be wrong.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, RequestRow, Requester};
use crate::grammar::claim::claims;
use crate::model::{Basis, Claim, Quantity};
use crate::sections::page::Page;

use crate::sections::tables::row::reading::{Candidates, Read};

/// What the table is that claims are of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stated<'a> {
    pub(crate) edition: Edition,
    pub(crate) rows: &'a [RequestRow],
    pub(crate) columns: &'a [Requester],
}

/// Narrows the readings of rows that have several, each by what the narrative states of its cells;
/// whether there was anything to narrow.
pub(crate) fn narrow(
    page: &Page<'_>,
    overview: Span,
    table: Stated<'_>,
    offered: &mut [Candidates],
    sink: &mut dyn Sink,
) -> bool {
    let stated = claims(page.leaf(overview));
    // A year that is not the last one named is another report's.
    let year = stated.iter().filter_map(|claim| claim.year).max();
    let mut is_narrower = false;
    for claim in stated
        .iter()
        .filter(|it| it.year.is_none() || it.year == year)
    {
        let Some((row, requester, count)) = cell(claim, table.edition) else {
            continue;
        };
        let at = table.rows.iter().position(|it| *it == row);
        let column = table.columns.iter().position(|it| *it == requester);
        let Some((candidates, column)) = at.and_then(|at| offered.get_mut(at)).zip(column) else {
            continue;
        };
        let bears_out = |reading: &Vec<Read>| {
            let read = reading.get(column);
            read.is_some_and(|read| read.weight(true) == Some(count))
        };
        let n_fitting = candidates
            .readings
            .iter()
            .filter(|it| bears_out(it))
            .count();
        if n_fitting == 0 || n_fitting == candidates.readings.len() {
            continue;
        }
        candidates.readings.retain(bears_out);
        candidates.basis = Basis::Stated;
        is_narrower = true;
        sink.take(
            Diagnostic::new(Code::CellTestimony)
                .on(CellPath::Requests(row, requester))
                .at(page.span(claim.span))
                .found(format!("{count} in the text"))
                .expected("the table itself to leave one reading")
                .chinese(format!("正文所述{count}，用以在表格的多种读法中取舍")),
        );
    }
    is_narrower
}

/// The one cell that a claim is of, and what it says of it.
fn cell(claim: &Claim, edition: Edition) -> Option<(RequestRow, Requester, u64)> {
    let cells = claim.cells(|_| edition).concat();
    let [CellPath::Requests(row, requester)] = cells[..] else {
        return None;
    };
    let Quantity::Exact(number) = claim.quantity else {
        return None;
    };
    Some((row, requester, u64::try_from(number.decimal()).ok()?))
}

//! What the narrative states of table `requests`, for where the sums leave a tie.
//!
//! Takes the narrative and the readings of the table's rows; leaves of them those that bear out what
//! is stated, and says which words did it. What nothing bears out is left as it is: the narrative
//! may be wrong.

use crate::diagnostic::Sink;
use crate::form::{CellPath, Edition, RequestRow, Requester};
use crate::model::Basis;
use crate::sections::page::Page;
use crate::sections::tables::row::reading::{Candidates, Read};
use crate::sections::tables::stated::Narrative;

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
    narrative: &Narrative<'_, '_>,
    table: Stated<'_>,
    offered: &mut [Candidates],
    sink: &mut dyn Sink,
) -> bool {
    let mut is_narrower = false;
    for stated in narrative.statements(table.edition) {
        let CellPath::Requests(row, requester) = stated.path else {
            continue;
        };
        let at = table.rows.iter().position(|it| *it == row);
        let column = table.columns.iter().position(|it| *it == requester);
        let Some((candidates, column)) = at.and_then(|at| offered.get_mut(at)).zip(column) else {
            continue;
        };
        let bears_out = |reading: &Vec<Read>| stated.is_borne_out(reading, column);
        let fitting = candidates.readings.iter().filter(|it| bears_out(it));
        let n_fitting = fitting.count();
        if n_fitting == 0 || n_fitting == candidates.readings.len() {
            continue;
        }
        candidates.readings.retain(bears_out);
        candidates.basis = Basis::Stated;
        is_narrower = true;
        stated.say(page, sink);
    }
    is_narrower
}

//! What the narrative states of table `requests`, for where the sums leave a tie.
//!
//! Takes the overview and the readings of the table's rows; leaves of them those that bear out what
//! is stated, and says which words did it. What nothing bears out is left as it is: the narrative
//! may be wrong.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, RequestRow, Requester};
use crate::grammar::claim::claims;
use crate::model::{Basis, Claim, ClaimRequester, ClaimSubject, Quantity};
use crate::sections::page::Page;

use super::reading::{Candidates, Read, What};

/// Narrows the readings of rows that have several, each by what the narrative states of its cells;
/// whether there was anything to narrow.
pub(crate) fn narrow(
    page: &Page<'_>,
    overview: Span,
    rows: &[RequestRow],
    columns: &[Requester],
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
        let Some((row, requester, count)) = cell(claim) else {
            continue;
        };
        let at = rows.iter().position(|it| *it == row);
        let column = columns.iter().position(|it| *it == requester);
        let Some((candidates, column)) = at.and_then(|at| offered.get_mut(at)).zip(column) else {
            continue;
        };
        let bears_out = |reading: &Vec<Read>| {
            let read = reading.get(column);
            read.is_some_and(|read| read.what == What::Figure(Some(count)))
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

/// The cell that a claim is of, and what it says of it.
fn cell(claim: &Claim) -> Option<(RequestRow, Requester, u64)> {
    let row = match claim.subject {
        ClaimSubject::Received => RequestRow::Received,
        ClaimSubject::CarriedOver => RequestRow::CarriedOver,
        ClaimSubject::CarriedForward => RequestRow::CarriedForward,
        ClaimSubject::Answered => RequestRow::OutcomeTotal,
        ClaimSubject::Granted => RequestRow::Granted,
        ClaimSubject::PartiallyGranted => RequestRow::PartiallyGranted,
        _ => return None,
    };
    let requester = match claim.requester {
        None => Requester::Total,
        Some(ClaimRequester::NaturalPerson) => Requester::NaturalPerson,
        Some(ClaimRequester::Enterprise) => Requester::Enterprise,
        Some(ClaimRequester::Research) => Requester::Research,
        Some(ClaimRequester::PublicInterest) => Requester::PublicInterest,
        Some(ClaimRequester::LegalService) => Requester::LegalService,
        Some(_) => return None,
    };
    let Quantity::Exact(number) = claim.quantity else {
        return None;
    };
    Some((row, requester, u64::try_from(number.decimal()).ok()?))
}

//! What the narrative states of single cells of a table, for where its readings leave a tie.
//!
//! Takes the overview, and reads its claims once a table asks; gives those that say one cell's value, and says which of
//! them were made use of. Does not choose.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::words::claims::{ACCEPT, NEWLY_RECEIVED, RECEIVE};
use crate::form::{CellPath, Edition};
use crate::grammar::claim::claims;
use crate::model::{Claim, ClaimSubject, Quantity};
use crate::sections::page::Page;

use super::row::reading::Read;

/// What is stated of one cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement<'a> {
    pub(super) path: CellPath,
    count: u64,
    claim: &'a Claim,
}

impl Statement<'_> {
    /// Whether a reading has the value in a column.
    pub(super) fn is_borne_out(&self, reading: &[Read], column: usize) -> bool {
        let read = reading.get(column);
        read.is_some_and(|read| read.weight(true) == Some(self.count))
    }

    /// Says that it decided between readings.
    pub(super) fn say(&self, page: &Page<'_>, sink: &mut dyn Sink) {
        let count = self.count;
        sink.take(
            Diagnostic::new(Code::CellTestimony)
                .on(self.path)
                .at(page.span(self.claim.span))
                .found(format!("{count} in the text"))
                .expected("the table itself to leave one reading")
                .chinese(format!("正文所述{count}，用以在表格的多种读法中取舍")),
        );
    }
}

/// The overview, for what it states.
pub(crate) struct Narrative<'a, 'p> {
    page: &'a Page<'p>,
    overview: Option<Span>,
    claims: OnceCell<Vec<Claim>>,
}

impl<'a, 'p> Narrative<'a, 'p> {
    pub(crate) fn new(page: &'a Page<'p>, overview: Option<Span>) -> Self {
        let claims = OnceCell::new();
        Self {
            page,
            overview,
            claims,
        }
    }

    /// What is stated of single cells, in its order. A year that is not the last one named is another report's.
    pub(super) fn statements(&self, edition: Edition) -> impl Iterator<Item = Statement<'_>> {
        let read = |overview| claims(self.page.leaf(overview));
        let claims = self
            .claims
            .get_or_init(|| self.overview.map(read).unwrap_or_default());
        let year = claims.iter().filter_map(|claim| claim.year).max();
        let of_year = move |claim: &&Claim| claim.year.is_none() || claim.year == year;
        let apart: HashSet<Option<u16>> = claims
            .iter()
            .filter(|claim| claim.subject == ClaimSubject::CarriedOver)
            .map(|claim| claim.year)
            .collect();
        let mut all = None;
        let claims = claims.iter().filter(move |claim| {
            if claim.subject != ClaimSubject::Received {
                return true;
            }
            if claim.requester.is_none() {
                all = Some(*claim);
            }
            let all = all.unwrap_or(*claim);
            apart.contains(&claim.year) || !self.may_include_carried_over(all)
        });
        claims.filter(of_year).filter_map(move |claim| {
            let cells = claim.cells(|_| edition).concat();
            let [path] = cells[..] else { return None };
            let Quantity::Exact(number) = claim.quantity else {
                return None;
            };
            let count = u64::try_from(number.decimal()).ok()?;
            Some(Statement { path, count, claim })
        })
    }

    /// 受理12件: whether what is said to have come in may be that with what was carried over.
    fn may_include_carried_over(&self, received: &Claim) -> bool {
        let words = self.page.words(received.span);
        let says_new = |it: &&str| *it != ACCEPT && words.contains(it);
        words.contains(ACCEPT) && !RECEIVE.iter().chain(NEWLY_RECEIVED).any(says_new)
    }
}

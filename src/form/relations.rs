//! 勾稽关系: the sums that hold between the cells of a sound report.

use super::cells::{Forum, RequestRow, Requester, Ruling};
use super::edition::Edition;
use super::path::{CellPath, Table};

/// 勾稽关系: two groups of cells whose sums are equal in a sound report.
///
/// ```
/// use gongkai::form::{CellPath, Edition, Relation, Requester, Table};
///
/// let relation = Relation::Balance(Requester::Total);
/// let left: Vec<_> = relation.left().map(|cell| cell.to_string()).collect();
/// assert_eq!(left, ["requests.received.total", "requests.carried_over.total"]);
/// assert_eq!(relation.right().count(), 2);
/// assert_eq!(Relation::of(Table::Requests, Edition::Of2021).count(), 7 + 7 + 25);
/// # Ok::<(), gongkai::form::UnknownPath>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Relation {
    /// `requests.balance`: 本年新收 + 上年结转 = 办理结果总计 + 结转下年度, in one column.
    Balance(Requester),
    /// `requests.outcome_sum`: （七）总计 = the sum of the outcome rows of an edition, in one
    /// column.
    OutcomeSum(Edition, Requester),
    /// `requests.row_sum`: 总计 = the sum of the six kinds of requester, in one row.
    RowSum(RequestRow),
    /// `review.sum`: 总计 = the sum of the four results, in one group.
    ReviewSum(Forum),
}

impl Relation {
    /// The relations of a table in an edition, in the form's order; table `disclosure` has none.
    pub fn of(table: Table, edition: Edition) -> impl Iterator<Item = Self> {
        let known = edition != Edition::Indicators;
        let requests = known && table == Table::Requests;
        let review = known && table == Table::Review;
        let columns = move || Requester::ALL.iter().filter(move |_| requests).copied();
        columns()
            .map(Self::Balance)
            .chain(columns().map(move |column| Self::OutcomeSum(edition, column)))
            .chain(
                RequestRow::of(edition)
                    .filter(move |_| requests)
                    .map(Self::RowSum),
            )
            .chain(
                Forum::ALL
                    .iter()
                    .filter(move |_| review)
                    .map(|&forum| Self::ReviewSum(forum)),
            )
    }

    /// Its stable name, which is that of the diagnostic that says it is broken.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Balance(_) => "requests.balance",
            Self::OutcomeSum(..) => "requests.outcome_sum",
            Self::RowSum(_) => "requests.row_sum",
            Self::ReviewSum(_) => "review.sum",
        }
    }

    /// The cells of one side: the total that is printed, or what came in.
    pub fn left(self) -> impl Iterator<Item = CellPath> + Clone {
        let (first, second) = match self {
            Self::Balance(column) => (
                CellPath::Requests(RequestRow::Received, column),
                Some(CellPath::Requests(RequestRow::CarriedOver, column)),
            ),
            Self::OutcomeSum(_, column) => {
                (CellPath::Requests(RequestRow::OutcomeTotal, column), None)
            }
            Self::RowSum(row) => (CellPath::Requests(row, Requester::Total), None),
            Self::ReviewSum(forum) => (CellPath::Review(forum, Ruling::Total), None),
        };
        std::iter::once(first).chain(second)
    }

    /// The cells of the other side: the parts, or what went out and what is left.
    pub fn right(self) -> impl Iterator<Item = CellPath> + Clone {
        // One list for each axis, of which all but the relation's own are empty: so every
        // relation has the same iterator.
        let rows: &[RequestRow] = match self {
            Self::Balance(_) => &[RequestRow::OutcomeTotal, RequestRow::CarriedForward],
            Self::OutcomeSum(..) => RequestRow::ALL,
            _ => &[],
        };
        let kinds: &[Requester] = match self {
            Self::RowSum(_) => Requester::KINDS,
            _ => &[],
        };
        let results: &[Ruling] = match self {
            Self::ReviewSum(_) => Ruling::RESULTS,
            _ => &[],
        };
        let in_column = rows.iter().filter_map(move |&row| match self {
            Self::Balance(column) => Some(CellPath::Requests(row, column)),
            Self::OutcomeSum(edition, column) if row.is_outcome() && row.is_in(edition) => {
                Some(CellPath::Requests(row, column))
            }
            _ => None,
        });
        let in_row = kinds.iter().filter_map(move |&kind| match self {
            Self::RowSum(row) => Some(CellPath::Requests(row, kind)),
            _ => None,
        });
        let in_group = results.iter().filter_map(move |&result| match self {
            Self::ReviewSum(forum) => Some(CellPath::Review(forum, result)),
            _ => None,
        });
        in_column.chain(in_row).chain(in_group)
    }

    /// All its cells, the left side first, each with whether it stands on the left.
    pub fn terms(self) -> impl Iterator<Item = (CellPath, bool)> + Clone {
        let left = self.left().map(|cell| (cell, true));
        left.chain(self.right().map(|cell| (cell, false)))
    }
}

impl std::fmt::Display for Relation {
    /// Its name and where it holds: `requests.row_sum of outcome.granted`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = match self {
            Self::Balance(column) | Self::OutcomeSum(_, column) => column.segment(),
            Self::RowSum(row) => row.segment(),
            Self::ReviewSum(forum) => forum.segment(),
        };
        write!(f, "{} of {place}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_summed_cell_is_in_its_edition_and_in_two_relations() {
        for edition in [Edition::Of2019, Edition::Of2021] {
            let relations: Vec<_> = Relation::of(Table::Requests, edition).collect();
            for cell in CellPath::of(Table::Requests, edition) {
                let uses = relations
                    .iter()
                    .filter(|relation| relation.terms().any(|(term, _)| term == cell))
                    .count();
                let total = matches!(cell, CellPath::Requests(RequestRow::OutcomeTotal, _));
                assert_eq!(uses, if total { 3 } else { 2 }, "{cell}");
            }
            for relation in relations {
                for (cell, _) in relation.terms() {
                    assert!(cell.is_in(edition), "{relation}: {cell}");
                }
            }
        }
    }

    #[test]
    fn the_form_of_indicators_has_no_relation() {
        for &table in Table::ALL {
            assert_eq!(Relation::of(table, Edition::Indicators).count(), 0);
        }
        assert_eq!(Relation::of(Table::Disclosure, Edition::Of2021).count(), 0);
        assert_eq!(Relation::of(Table::Review, Edition::Of2019).count(), 3);
    }

    #[test]
    fn outcome_sum_of_each_edition_has_its_own_rows() {
        let rows = |edition| {
            Relation::OutcomeSum(edition, Requester::Total)
                .right()
                .count()
        };
        assert_eq!(rows(Edition::Of2021), 21);
        assert_eq!(rows(Edition::Of2019), 19);
    }
}

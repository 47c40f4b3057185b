//! The relations of one table with what its cells come to.

use std::collections::BTreeMap;

use crate::Report;
use crate::form::{CellPath, Relation, Table};
use crate::model::{Basis, CellRef, State};

/// A cell as the sums see it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) path: CellPath,
    pub(super) state: State,
    pub(super) basis: Basis,
    /// What it adds to a sum: its value, 0 for blank and not applicable; `None` if unreadable or
    /// absent.
    pub(super) value: Option<i128>,
    /// The relations it is a term of, as an index, and the side: 1 left, -1 right.
    pub(super) uses: Vec<(usize, i128)>,
}

impl Entry {
    /// The value that was read, if one was.
    pub(super) fn read(&self) -> Option<u64> {
        match self.state {
            State::Value => self.value.and_then(|value| u64::try_from(value).ok()),
            _ => None,
        }
    }
}

/// What a relation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    /// It holds, but one of its values was chosen so that sums hold.
    ByConstruction,
    HoldsWithBlanks,
    Broken,
    /// A blank stands in a sum that does not come out with it as 0.
    BlankInTheWay,
    /// A term is unreadable or absent.
    TermMissing,
}

/// A relation with the sums of its sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) relation: Relation,
    pub(super) left: i128,
    pub(super) right: i128,
    pub(super) verdict: Verdict,
}

impl Judged {
    /// How much the left side has too much; `None` if a term is missing.
    pub(super) fn excess(&self) -> Option<i128> {
        (self.verdict != Verdict::TermMissing).then_some(self.left - self.right)
    }

    pub(super) fn is_off(&self) -> bool {
        self.excess().is_some_and(|excess| excess != 0)
    }
}

/// The relations and cells of one table or of one group of it.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    pub(super) judged: Vec<Judged>,
    pub(super) entries: Vec<Entry>,
    index: BTreeMap<CellPath, usize>,
}

impl Ledger {
    /// The ledgers of a report: one for table `requests`, one for each group of table `review`,
    /// since groups share no cell.
    pub(super) fn of(report: &Report) -> impl Iterator<Item = Self> {
        let requests: Vec<_> =
            Relation::of(Table::Requests, report.table_edition(Table::Requests)).collect();
        let groups = Relation::of(Table::Review, report.table_edition(Table::Review))
            .map(|relation| vec![relation]);
        std::iter::once(requests)
            .chain(groups)
            .map(|relations| Self::new(report, &relations))
    }

    fn new(report: &Report, relations: &[Relation]) -> Self {
        let mut ledger = Self {
            judged: Vec::with_capacity(relations.len()),
            entries: Vec::new(),
            index: BTreeMap::new(),
        };
        for (at, &relation) in relations.iter().enumerate() {
            for (cell, is_left) in relation.terms() {
                let entry = ledger.enter(report, cell);
                entry.uses.push((at, if is_left { 1 } else { -1 }));
            }
            let judged = ledger.judge(relation);
            ledger.judged.push(judged);
        }
        ledger
    }

    fn enter(&mut self, report: &Report, path: CellPath) -> &mut Entry {
        let next = self.entries.len();
        let at = *self.index.entry(path).or_insert(next);
        if at == next {
            let (state, basis, value) = match report.cell(path) {
                Some(CellRef::Count(cell)) => (cell.state(), cell.basis(), cell.value()),
                _ => (State::Absent, Basis::AsWritten, None),
            };
            self.entries.push(Entry {
                path,
                state,
                basis,
                value: match state {
                    State::Blank | State::NotApplicable => Some(0),
                    _ => value.copied().map(i128::from),
                },
                uses: Vec::new(),
            });
        }
        &mut self.entries[at]
    }

    fn judge(&self, relation: Relation) -> Judged {
        let (mut left, mut right) = (0, 0);
        let (mut blank, mut missing, mut decided) = (false, false, false);
        for (cell, is_left) in relation.terms() {
            let Some(entry) = self.entry(cell) else {
                missing = true;
                continue;
            };
            *(if is_left { &mut left } else { &mut right }) += entry.value.unwrap_or(0);
            missing |= entry.value.is_none();
            blank |= matches!(entry.state, State::Blank | State::NotApplicable);
            decided |= entry.basis != Basis::AsWritten;
        }
        let verdict = match (missing, left == right, blank, decided) {
            (true, ..) => Verdict::TermMissing,
            (_, true, true, _) => Verdict::HoldsWithBlanks,
            (_, true, _, true) => Verdict::ByConstruction,
            (_, true, ..) => Verdict::Holds,
            (_, false, true, _) => Verdict::BlankInTheWay,
            (_, false, false, _) => Verdict::Broken,
        };
        Judged {
            relation,
            left,
            right,
            verdict,
        }
    }

    pub(super) fn at(&self, cell: CellPath) -> Option<usize> {
        self.index.get(&cell).copied()
    }

    pub(super) fn entry(&self, cell: CellPath) -> Option<&Entry> {
        self.at(cell).and_then(|at| self.entries.get(at))
    }

    /// Whether the source has none of its cells.
    pub(super) fn is_absent(&self) -> bool {
        self.entries
            .iter()
            .all(|entry| entry.state == State::Absent)
    }
}

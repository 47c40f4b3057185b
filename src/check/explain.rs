//! Which cells explain broken sums: the sums are a code that finds its errors.
//!
//! Takes a ledger; gives the smallest changes after which every sum that can be judged holds.
//! They are suggestions: nothing is changed.

use std::collections::BTreeSet;

use crate::Report;
use crate::form::{CellPath, Forum, RequestRow, Requester, Ruling, Table};
use crate::name::named;

use super::ledger::{Entry, Judged, Ledger};

/// 建议的更正: another value for one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Change {
    /// The cell.
    pub cell: CellPath,
    /// What was read; `None` for a cell that is blank or not applicable.
    pub read: Option<u64>,
    /// What would mend the sums.
    pub mended: u64,
}

/// How the changes of an [`Explanation`] belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Why {
    /// One figure was cut over two neighbouring cells: `2 | 0` for 20.
    CutInTwo,
    /// Two neighbouring figures were run together: `12 | 0` for 1 and 2.
    RunTogether,
    /// One cell is wrong.
    OneCell,
    /// Two cells are wrong, or one figure stands in the wrong cell.
    TwoCells,
    /// There are more than two errors; this change mends every sum that the cell is part of.
    Crossing,
}

impl Why {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::CutInTwo,
        Self::RunTogether,
        Self::OneCell,
        Self::TwoCells,
        Self::Crossing,
    ];

    /// The name used in every export.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CutInTwo => "cut_in_two",
            Self::RunTogether => "run_together",
            Self::OneCell => "one_cell",
            Self::TwoCells => "two_cells",
            Self::Crossing => "crossing",
        }
    }
}

named! {
    Why::as_str, "a way in which changes belong together", "cut_in_two";
}

/// 可能的差错: changes after which the broken sums hold and no other breaks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Explanation {
    /// How the changes belong together.
    pub why: Why,
    /// The changes, in the form's order.
    pub changes: Vec<Change>,
}

/// 差错定位: what would explain the broken sums of a report, table by table, likeliest first.
///
/// A table whose sums hold has no explanation; a broken one may have none, or several.
///
/// ```
/// use gongkai::{Report, Span, check, form::{Forum, Ruling}, model::Field};
///
/// let mut report = Report::default();
/// for (&ruling, count) in Ruling::ALL.iter().zip([2, 0, 0, 0, 20]) {
///     *report.review.cell_mut(ruling) = Field::read(count, Span::default());
/// }
/// let first = &check::explanations(&report)[0];
/// assert_eq!(first.why, check::Why::CutInTwo);
/// assert_eq!(first.changes[0].cell.to_string(), "review.upheld");
/// assert_eq!(first.changes[0].mended, 20);
/// ```
#[must_use]
pub fn explanations(report: &Report) -> Vec<Explanation> {
    Ledger::of(report)
        .flat_map(|ledger| explain(&ledger))
        .collect()
}

pub(super) fn explain(ledger: &Ledger) -> Vec<Explanation> {
    if !ledger.judged.iter().any(Judged::is_off) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for line in lines(ledger) {
        redrawn(ledger, &line, &mut found);
    }
    for entry in &ledger.entries {
        if let Some(change) = mend_alone(ledger, entry, Scope::Every) {
            add(&mut found, Why::OneCell, vec![change]);
        }
    }
    if found.is_empty() {
        pairs(ledger, &mut found);
    }
    if found.is_empty() {
        for entry in &ledger.entries {
            if let Some(change) = mend_alone(ledger, entry, Scope::Its) {
                add(&mut found, Why::Crossing, vec![change]);
            }
        }
    }
    found
}

/// Keeps an explanation unless a likelier one says the same.
fn add(found: &mut Vec<Explanation>, why: Why, changes: Vec<Change>) {
    if !changes.is_empty() && found.iter().all(|earlier| earlier.changes != changes) {
        found.push(Explanation { why, changes });
    }
}

/// Which sums a change has to mend.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// All that are broken.
    Every,
    /// Those of the cell, which must be two at least: its row and its column cross.
    Its,
}

/// The one value of a cell that mends the sums of the scope, if there is one.
fn mend_alone(ledger: &Ledger, entry: &Entry, scope: Scope) -> Option<Change> {
    let by = own_shift(ledger, entry, None)?;
    let touched = touched(ledger, entry).count();
    let enough = match scope {
        Scope::Every => touched == ledger.judged.iter().filter(|sum| sum.is_off()).count(),
        Scope::Its => touched >= 2,
    };
    if !enough {
        return None;
    }
    shifted(entry, by)
}

/// The broken relations of a cell.
fn touched<'a>(ledger: &'a Ledger, entry: &'a Entry) -> impl Iterator<Item = usize> + 'a {
    entry
        .uses
        .iter()
        .map(|&(at, _)| at)
        .filter(|&at| ledger.judged[at].is_off())
}

/// By how much a cell must change to mend all its relations but `shared`, if they agree.
fn own_shift(ledger: &Ledger, entry: &Entry, shared: Option<usize>) -> Option<i128> {
    let mut shift = None;
    for &(at, side) in &entry.uses {
        if Some(at) == shared {
            continue;
        }
        let Some(excess) = ledger.judged[at].excess() else {
            continue;
        };
        let needed = -excess * side;
        if *shift.get_or_insert(needed) != needed {
            return None;
        }
    }
    shift.filter(|&by| by != 0)
}

fn shifted(entry: &Entry, by: i128) -> Option<Change> {
    Some(Change {
        cell: entry.path,
        read: entry.read(),
        mended: u64::try_from(entry.value?.checked_add(by)?).ok()?,
    })
}

/// Two cells that mend all sums together: two errors, or a figure in the wrong row or column.
fn pairs(ledger: &Ledger, found: &mut Vec<Explanation>) {
    let n_off = ledger.judged.iter().filter(|sum| sum.is_off()).count();
    // A cell has three relations at most, so two cells never break more than six.
    if n_off > 6 {
        return;
    }
    let suspects: Vec<&Entry> = ledger
        .entries
        .iter()
        .filter(|entry| entry.value.is_some() && touched(ledger, entry).next().is_some())
        .collect();
    for (n, first) in suspects.iter().enumerate() {
        for second in &suspects[n + 1..] {
            if let Some(changes) = mend_together(ledger, first, second, n_off) {
                add(found, Why::TwoCells, changes);
            }
        }
    }
}

fn mend_together(
    ledger: &Ledger,
    first: &Entry,
    second: &Entry,
    n_off: usize,
) -> Option<Vec<Change>> {
    let side_in = |entry: &Entry, at: usize| {
        let mut uses = entry.uses.iter();
        uses.find(|&&(other, _)| other == at).map(|&(_, side)| side)
    };
    // Two cells have at most one relation in common: a row, a column or a balance.
    let shared = first
        .uses
        .iter()
        .map(|&(at, _)| at)
        .find(|&at| side_in(second, at).is_some());
    let both = shared.filter(|&at| ledger.judged[at].is_off());
    let n_touched = touched(ledger, first).count() + touched(ledger, second).count()
        - usize::from(both.is_some());
    if n_touched != n_off {
        return None;
    }
    let by_first = own_shift(ledger, first, shared)?;
    let by_second = own_shift(ledger, second, shared)?;
    if let Some(at) = shared
        && let Some(excess) = ledger.judged[at].excess()
        && excess + side_in(first, at)? * by_first + side_in(second, at)? * by_second != 0
    {
        return None;
    }
    Some(vec![shifted(first, by_first)?, shifted(second, by_second)?])
}

/// The rows of cells in which figures can be cut or run together.
fn lines(ledger: &Ledger) -> Vec<Vec<&Entry>> {
    let line = |cells: Vec<CellPath>| -> Option<Vec<&Entry>> {
        cells.into_iter().map(|cell| ledger.entry(cell)).collect()
    };
    let requests = RequestRow::ALL.iter().filter_map(|&row| {
        line(
            Requester::ALL
                .iter()
                .map(|&column| CellPath::Requests(row, column))
                .collect(),
        )
    });
    let review = Forum::ALL.iter().filter_map(|&forum| {
        line(
            Ruling::ALL
                .iter()
                .map(|&ruling| CellPath::Review(forum, ruling))
                .collect(),
        )
    });
    requests.chain(review).collect()
}

/// Neighbours of which one figure was cut in two, or whose two figures were run together.
fn redrawn(ledger: &Ledger, line: &[&Entry], found: &mut Vec<Explanation>) {
    for pair in line.windows(2) {
        let &[left, right] = pair else { continue };
        let (Some(first), Some(second)) = (left.value, right.value) else {
            continue;
        };
        let mut offer = |why, new_first: i128, new_second: i128| {
            let moves = [(left, new_first - first), (right, new_second - second)];
            if let Some(changes) = mend_all(ledger, &moves) {
                add(found, why, changes);
            }
        };
        if let (Some(_), Some(_)) = (left.read(), right.read())
            && first != 0
            && let Ok(whole) = format!("{first}{second}").parse()
        {
            offer(Why::CutInTwo, whole, 0);
            offer(Why::CutInTwo, 0, whole);
        }
        if second == 0 {
            for (head, tail) in splits(first) {
                offer(Why::RunTogether, head, tail);
            }
        }
        if first == 0 {
            for (head, tail) in splits(second) {
                offer(Why::RunTogether, head, tail);
            }
        }
    }
    // Two figures in one cell push the rest of the row to the right, over a last 0.
    let values: Option<Vec<i128>> = line.iter().map(|entry| entry.value).collect();
    let Some(values) = values else { return };
    let Some((_, kinds)) = values.split_last() else {
        return;
    };
    for at in 0..kinds.len().saturating_sub(2) {
        if kinds.last() != Some(&0) {
            return;
        }
        for (head, tail) in splits(kinds[at]) {
            let mut pushed = kinds[..at].to_vec();
            pushed.extend([head, tail]);
            pushed.extend(&kinds[at + 1..kinds.len() - 1]);
            let moves: Vec<_> = line
                .iter()
                .zip(pushed.iter().zip(kinds))
                .map(|(&entry, (new, old))| (entry, new - old))
                .collect();
            if let Some(changes) = mend_all(ledger, &moves) {
                add(found, Why::RunTogether, changes);
            }
        }
    }
}

/// The ways of cutting a figure in two, neither with a leading 0.
fn splits(value: i128) -> impl Iterator<Item = (i128, i128)> {
    let mut power = 10;
    std::iter::from_fn(move || {
        let (head, tail) = (value / power, value % power);
        let tail_fits = tail * 10 >= power || power == 10;
        power *= 10;
        (head > 0).then_some(tail_fits.then_some((head, tail)))
    })
    .flatten()
}

/// The changes, if after them every sum that can be judged holds.
fn mend_all(ledger: &Ledger, moves: &[(&Entry, i128)]) -> Option<Vec<Change>> {
    let moved: BTreeSet<usize> = moves
        .iter()
        .filter(|(_, by)| *by != 0)
        .flat_map(|(entry, _)| entry.uses.iter().map(|&(at, _)| at))
        .collect();
    let all_hold = ledger.judged.iter().enumerate().all(|(at, sum)| {
        let Some(excess) = sum.excess() else {
            return true;
        };
        if !moved.contains(&at) {
            return excess == 0;
        }
        let shift: i128 = moves
            .iter()
            .flat_map(|(entry, by)| {
                let uses = entry.uses.iter().filter(move |&&(other, _)| other == at);
                uses.map(move |&(_, side)| side * by)
            })
            .sum();
        excess + shift == 0
    });
    if !all_hold {
        return None;
    }
    let changed = moves.iter().filter(|(_, by)| *by != 0);
    changed.map(|&(entry, by)| shifted(entry, by)).collect()
}

impl Explanation {
    /// The table whose sums it mends.
    #[must_use]
    pub fn table(&self) -> Table {
        self.changes
            .first()
            .map_or(Table::Requests, |change| change.cell.table())
    }
}

//! A reading of a row: what each of its cells is taken to be.
//!
//! Gives the readings that a row has, why it has them, and what is known of a row before it is read; how
//! they are found is for `candidates` and what it asks.

use std::ops::Range;

use crate::Span;
use crate::form::Unit;
use crate::grammar::token::{Kind, Token, Written};
use crate::model::Basis;

/// More readings than this are as good as none: the sums of a table leave one of a handful.
pub(crate) const MOST_READINGS: usize = 2_000;

/// One cell of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) what: What,
    /// Of the view.
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A figure, with its value where it is a plain whole number.
    Figure(Option<u64>),
    /// A whole number that is written with more than its digits.
    Dressed(u64),
    /// Groups of three digits with blanks between them: a whole number, if a sum bears it out.
    Grouped(u64),
    Blank,
    Nothing,
    /// Words where a value should stand.
    Words,
    /// The source has no such cell.
    Hole,
    /// It was blank, and the text does not show where.
    Lost,
}

impl Read {
    /// A cell that the source does not have, between those that it has.
    pub(crate) const fn hole(place: u32) -> Self {
        Self {
            what: What::Hole,
            span: Span::at(place),
        }
    }

    /// A cell that left no trace: nothing stands in it.
    pub(crate) const fn lost(place: u32) -> Self {
        Self {
            what: What::Lost,
            span: Span::at(place),
        }
    }

    /// A cell with nothing in it.
    pub(crate) const fn blank(place: u32) -> Self {
        Self {
            what: What::Blank,
            span: Span::at(place),
        }
    }

    /// What it adds to a sum; blanks count as 0 when readings are weighed, but a blank total is none:
    /// many bodies leave it out.
    pub(crate) const fn weight(self, is_total: bool) -> Option<u64> {
        match self.what {
            What::Figure(count) => count,
            What::Dressed(count) | What::Grouped(count) => Some(count),
            What::Blank | What::Nothing | What::Lost if !is_total => Some(0),
            _ => None,
        }
    }
}

/// Why a row has the readings it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The cells are all there.
    Whole,
    /// Blanks around the figures leave it open in which columns they stand.
    Shifted,
    /// Blanks part the figures, and where they stand tells their columns.
    Placed,
    /// Among the values of several rows one is too few or too many.
    Aligned,
    /// The values stand apart from their label.
    Apart,
    /// Figures run together.
    Fused,
    /// A figure is cut over two cells.
    Cut,
    /// A figure too many.
    Extra,
    /// A cell is missing.
    Missing,
    /// Nothing can be made of it.
    Unreadable,
}

/// What a row may be read as.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    /// The readings to choose among.
    pub(crate) readings: Vec<Vec<Read>>,
    /// What ruled out others: as written, nothing did.
    pub(crate) basis: Basis,
    pub(crate) why: Why,
}

impl Candidates {
    /// Nothing can be made of the row.
    pub(crate) const NONE: Self = Self {
        readings: Vec::new(),
        basis: Basis::AsWritten,
        why: Why::Unreadable,
    };

    /// Puts a cell that the source does not have into every reading.
    pub(crate) fn leave_out(&mut self, column: usize, place: u32) {
        for row in &mut self.readings {
            let before = column.checked_sub(1).and_then(|n| row.get(n));
            let hole = Read::hole(before.map_or(place, |read| read.span.end));
            row.insert(column.min(row.len()), hole);
        }
    }
}

/// How readings were come by where the sums may have ruled out others.
pub(crate) const fn by_sums(have_ruled_out: bool) -> Basis {
    if have_ruled_out {
        Basis::Decided
    } else {
        Basis::AsWritten
    }
}

/// How likely figures are to have run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fused {
    /// Cells are parted: each holds a figure, unless two were run together by damage.
    Never,
    /// Blanks part figures in most rows, and may be lost in one.
    Rarely,
    /// Nothing parts figures.
    Mostly,
}

/// Columns that add up to another.
pub(crate) type Sum = (Range<usize>, usize);

/// What is known of a row before it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape<'a> {
    /// The folded text that the tokens' spans are of.
    pub(crate) view: &'a str,
    pub(crate) columns: &'a [Unit],
    /// Which columns add up to which.
    pub(crate) sums: &'a [Sum],
    /// How likely figures are to have run together.
    pub(crate) fused: Fused,
    /// Where values begin behind the label in rows of this kind that are whole, if they agree.
    pub(crate) lead: Option<usize>,
    /// How many cells stand behind the values in rows that are whole, if they agree.
    pub(crate) tail: Option<usize>,
    /// Whether the row has another number of cells than its like: it lost one.
    pub(crate) lost: bool,
    /// Whether blank cells left no trace in the table.
    pub(crate) lost_blanks: bool,
}

impl Shape<'_> {
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    pub(crate) fn adds_up(&self, row: &[Read]) -> bool {
        adds_up(self.sums, row)
    }
}

/// Whether every sum of a row that can be judged comes out.
pub(crate) fn adds_up(sums: &[Sum], row: &[Read]) -> bool {
    sums.iter().all(|(parts, whole)| {
        let parts = row.get(parts.clone()).unwrap_or(&[]);
        let whole = row.get(*whole).and_then(|read| read.weight(true));
        let sum = parts
            .iter()
            .map(|read| read.weight(false))
            .try_fold(0_u64, |sum, part| sum.checked_add(part?));
        match (sum, whole) {
            (Some(sum), Some(whole)) => sum == whole,
            _ => true,
        }
    })
}

/// Whether a total of a row is there that is more than 0: one of 0 bears nothing out, since blanks and zeros add up
/// anywhere.
pub(crate) fn has_total(sums: &[Sum], row: &[Read]) -> bool {
    let mut totals = sums.iter().filter_map(|(_, total)| row.get(*total));
    totals.any(|total| total.weight(true).is_some_and(|total| total > 0))
}

/// Whether a sum of a row bears out what stands in a column: its cells come to a total that is not 0.
pub(crate) fn bears_out(sums: &[Sum], row: &[Read], column: usize) -> bool {
    let comes_out = |(parts, total): &Sum| {
        let parts = row.get(parts.clone()).unwrap_or(&[]);
        let total = row.get(*total).and_then(|read| read.weight(true));
        let mut parts = parts.iter().map(|read| read.weight(false));
        let sum = parts.try_fold(0_u64, |sum, part| sum.checked_add(part?));
        total.is_some_and(|total| total > 0) && sum == total
    };
    let is_of = |(parts, total): &&Sum| parts.contains(&column) || *total == column;
    sums.iter().filter(is_of).any(comes_out)
}

/// The cells with a missing one among them.
pub(crate) fn with_hole(mut row: Vec<Read>, at: usize) -> Vec<Read> {
    let behind = row.last().map_or(0, |last| last.span.end);
    let place = row.get(at).map_or(behind, |next| next.span.start);
    row.insert(at, Read::hole(place));
    row
}

/// A cell as its token has it.
pub(crate) fn read(token: &Token) -> Read {
    let what = match token.kind {
        Kind::Figure => match (token.count.filter(|_| !token.signed), token.written) {
            (Some(count), Written::Dressed) => What::Dressed(count),
            (Some(count), Written::Grouped) => What::Grouped(count),
            (count, _) => What::Figure(count),
        },
        Kind::Nothing => What::Nothing,
        Kind::Blank { .. } => What::Blank,
        _ => What::Words,
    };
    Read {
        what,
        span: token.span,
    }
}

/// Cells as their tokens have them.
pub(super) fn read_all(cells: &[&Token]) -> Vec<Read> {
    cells.iter().map(|token| read(token)).collect()
}

/// The one reading of a row whose cells are these.
pub(super) fn as_written(cells: &[&Token]) -> Candidates {
    Candidates {
        readings: vec![cells.iter().map(|token| read(token)).collect()],
        basis: Basis::AsWritten,
        why: Why::Whole,
    }
}

/// Where several readings are left, those that add up, if there are any.
pub(super) fn prefer_sums(readings: Vec<Vec<Read>>, why: Why, shape: Shape<'_>) -> Candidates {
    if readings.is_empty() || readings.len() > MOST_READINGS {
        return Candidates {
            readings: Vec::new(),
            basis: Basis::AsWritten,
            why,
        };
    }
    let n_readings = readings.len();
    // Where it is open which columns the figures stand in, a blank total bears nothing out.
    let is_judged = |row: &[Read]| {
        let has_total = |total: &Read| total.weight(true).is_some();
        let totals = shape.sums.iter().filter_map(|(_, total)| row.get(*total));
        why != Why::Shifted || totals.into_iter().all(has_total)
    };
    let is_sound = |row: &Vec<Read>| shape.adds_up(row) && is_judged(row);
    let (sound, others): (Vec<_>, Vec<_>) = readings.into_iter().partition(is_sound);
    let readings = if sound.is_empty() { others } else { sound };
    Candidates {
        basis: by_sums(readings.len() < n_readings),
        readings,
        why,
    }
}

/// What the sums of a row say to a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sums {
    Against,
    Silent,
    For,
}

impl Sums {
    pub(super) fn of(row: &[Read], shape: Shape<'_>) -> Self {
        match shape.adds_up(row) {
            false => Self::Against,
            true if has_total(shape.sums, row) => Self::For,
            true => Self::Silent,
        }
    }
}
